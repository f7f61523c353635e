import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type ConstDirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { readArguments } from '../supergraph/directive-arguments.ts';
import type { Features } from '../supergraph/features.ts';
import type { Rights } from '../supergraph/graph.ts';

/** What the schema demands of whoever sees a field (@authenticated, @requiresScopes, @policy). */
export interface Demand {
  readonly authenticated: boolean;
  /** All of these; each is satisfied by one of its lists, of which every name must be held. */
  readonly scopes: readonly Alternatives[];
  readonly policies: readonly Alternatives[];
}

type Alternatives = readonly (readonly string[])[];

/**
 * The demands of a supergraph. A field carries its own, those of the type it belongs to and those of the type it
 * leads to, so that no other way to the same type is open.
 */
export class AccessRules {
  readonly #fields = new Map<string, Demand>();
  readonly #types = new Map<string, Demand>();
  readonly #schema: GraphQLSchema;

  constructor(supergraph: DocumentNode, features: Features, schema: GraphQLSchema) {
    this.#schema = schema;
    for (const definition of supergraph.definitions) {
      if (!('name' in definition) || definition.name === undefined) continue;
      const type = definition.name.value;
      // Definitions of a schema hold constants only; the type of all definitions knows operations besides.
      const ofType = readDemand(
        (definition.directives ?? []) as readonly ConstDirectiveNode[],
        features,
      );
      if (ofType !== null) this.#types.set(type, ofType);
      if (
        definition.kind !== Kind.OBJECT_TYPE_DEFINITION &&
        definition.kind !== Kind.INTERFACE_TYPE_DEFINITION
      ) {
        continue;
      }
      for (const field of definition.fields ?? []) {
        const ofField = readDemand(field.directives ?? [], features);
        if (ofField !== null) this.#fields.set(`${type}.${field.name.value}`, ofField);
      }
    }
  }

  get demandNothing(): boolean {
    return this.#fields.size === 0 && this.#types.size === 0;
  }

  demandsOf(typename: string, field: string): readonly Demand[] {
    const type = this.#schema.getType(typename);
    const target =
      isObjectType(type) || isInterfaceType(type) ? type.getFields()[field]?.type : undefined;
    const demands = [
      this.#fields.get(`${typename}.${field}`),
      this.#types.get(typename),
      target === undefined ? undefined : this.#types.get(getNamedType(target).name),
    ];
    return demands.filter((demand) => demand !== undefined);
  }
}

/** The demands an operation may meet, of every type its objects may turn out to be. */
export function listDemands(
  rules: AccessRules,
  { operation, fragments }: OperationWithFragments,
  schema: GraphQLSchema,
): Demand[] {
  const demands = new Set<Demand>();
  if (rules.demandNothing) return [];
  const visited = new Set<string>();
  look(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined);
  return [...demands];

  function look(selectionSet: SelectionSetNode, type: GraphQLNamedType | undefined): void {
    for (const selection of selectionSet.selections) {
      switch (selection.kind) {
        case Kind.FIELD: {
          const name = selection.name.value;
          for (const typename of namesOf(type, schema)) {
            for (const demand of rules.demandsOf(typename, name)) demands.add(demand);
          }
          if (selection.selectionSet !== undefined) {
            look(selection.selectionSet, typeOfField(type, name));
          }
          break;
        }
        case Kind.INLINE_FRAGMENT: {
          const condition = selection.typeCondition?.name.value;
          look(selection.selectionSet, condition === undefined ? type : schema.getType(condition));
          break;
        }
        case Kind.FRAGMENT_SPREAD: {
          const fragment = fragments.get(selection.name.value);
          if (fragment === undefined || visited.has(selection.name.value)) break;
          visited.add(selection.name.value);
          look(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value));
          break;
        }
      }
    }
  }
}

interface OperationWithFragments {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** Decides which fields somebody with certain rights may not see. */
export interface Access {
  /** On an object of this type. */
  readonly denies: (typename: string, field: string) => boolean;
  /** On every object that a selection on this type can be about: such a field is not even fetched. */
  readonly deniesAlways: (type: GraphQLNamedType | undefined, field: string) => boolean;
}

export const UNLIMITED: Access = { denies: () => false, deniesAlways: () => false };

export function createAccess(rules: AccessRules, rights: Rights, schema: GraphQLSchema): Access {
  if (rules.demandNothing) return UNLIMITED;
  const denies = (typename: string, field: string) =>
    rules.demandsOf(typename, field).some((demand) => !satisfies(rights, demand));
  return {
    denies,
    deniesAlways(type, field) {
      const names = namesOf(type, schema);
      if (type !== undefined && denies(type.name, field)) return true;
      return names.length > 0 && names.every((name) => denies(name, field));
    },
  };
}

export function satisfies(rights: Rights, { authenticated, scopes, policies }: Demand): boolean {
  if (authenticated && !rights.authenticated) return false;
  return (
    scopes.every((alternatives) => holdsOne(rights.scopes, alternatives)) &&
    policies.every((alternatives) => holdsOne(rights.policies ?? NONE, alternatives))
  );
}

const NONE: ReadonlySet<string> = new Set();

function holdsOne(held: ReadonlySet<string>, alternatives: Alternatives): boolean {
  return alternatives.some((names) => names.every((name) => held.has(name)));
}

/** The type itself and, of an interface or union, the objects it can be. */
function namesOf(type: GraphQLNamedType | undefined, schema: GraphQLSchema): string[] {
  if (type === undefined || !isCompositeType(type)) return [];
  const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
  return [type.name, ...possible.map(({ name }) => name)];
}

export function typeOfField(
  type: GraphQLNamedType | undefined,
  field: string,
): GraphQLNamedType | undefined {
  if (!isObjectType(type) && !isInterfaceType(type)) return undefined;
  return getNamedType(type.getFields()[field]?.type);
}

function readDemand(directives: readonly ConstDirectiveNode[], features: Features): Demand | null {
  const authenticatedName = features.nameOf('authenticated') ?? 'authenticated';
  const scopesName = features.nameOf('requiresScopes') ?? 'requiresScopes';
  const policyName = features.nameOf('policy') ?? 'policy';
  let authenticated = false;
  const scopes: Alternatives[] = [];
  const policies: Alternatives[] = [];
  for (const directive of directives) {
    const name = directive.name.value;
    if (name === authenticatedName) authenticated = true;
    if (name === scopesName) scopes.push(readAlternatives(readArguments(directive)['scopes']));
    if (name === policyName) policies.push(readAlternatives(readArguments(directive)['policies']));
  }
  const demandsNothing = !authenticated && scopes.length === 0 && policies.length === 0;
  return demandsNothing ? null : { authenticated, scopes, policies };
}

/** A value in place of a list is a list of one, as GraphQL has it. */
function readAlternatives(value: unknown): Alternatives {
  return toList(value).map((names) => toList(names).map(String));
}

function toList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}
