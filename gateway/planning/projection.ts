import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLLeafType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { isInherited } from '../execution/data.ts';
import type { Access } from './access-rules.ts';
import { isIncluded, type ConditionValues } from './conditions.ts';
import type { OperationParts } from './selected-operation.ts';

/**
 * What the client is to be given, compiled from the operation: which keys in which order, and for every value what
 * graphql-js would make of it. Objects are compiled when the first of their type is met.
 */
export interface ObjectProjection {
  readonly typename: string;
  readonly fields: readonly FieldProjection[];
}

export interface FieldProjection {
  readonly responseKey: string;
  /** The same as JSON writes it, with the colon. */
  readonly writtenKey: string;
  readonly sourceKey: string;
  /** One of the keys is a name that every object inherits; reading and writing it takes care. */
  readonly inherited: boolean;
  readonly value: ValueProjection;
}

export type ValueProjection = {
  readonly nonNull: boolean;
  /** `Type.field`, for messages. */
  readonly coordinate: string;
} & (
  | { readonly kind: LeafKind; readonly type: GraphQLLeafType }
  | { readonly kind: 'enum'; readonly type: GraphQLLeafType; readonly names: ReadonlySet<string> }
  | { readonly kind: 'list'; readonly item: ValueProjection }
  | { readonly kind: 'object'; readonly object: () => ObjectProjection }
  | {
      readonly kind: 'abstract';
      readonly typename: string;
      /** Null for a name that clients must not see. */
      readonly select: (typename: unknown) => ObjectProjection | null;
    }
  | { readonly kind: 'typename'; readonly typename: string }
  | { readonly kind: 'schema'; readonly field: FieldNode }
  /** Whoever asks may not see it. */
  | { readonly kind: 'denied' }
);

export type LeafKind = 'string' | 'id' | 'int' | 'float' | 'boolean' | 'scalar';

const BUILT_IN_LEAVES: Readonly<Record<string, LeafKind>> = {
  [GraphQLString.name]: 'string',
  [GraphQLID.name]: 'id',
  [GraphQLInt.name]: 'int',
  [GraphQLFloat.name]: 'float',
  [GraphQLBoolean.name]: 'boolean',
};

export interface ProjectionSource {
  readonly parts: OperationParts;
  readonly conditions: ConditionValues;
  readonly access: Access;
  readonly schema: GraphQLSchema;
}

export function compileProjection(source: ProjectionSource): ObjectProjection {
  const { parts, schema } = source;
  const root = schema.getRootType(parts.operation.operation);
  if (root === undefined || root === null)
    throw new TypeError('a validated operation has a root type');
  return compileObject(root, { declared: root, sets: [parts.operation.selectionSet] }, source);
}

/** What is asked of an object, and of the type that the field around it is declared with. */
interface Selections {
  readonly declared: GraphQLNamedType;
  readonly sets: readonly SelectionSetNode[];
}

function compileObject(
  type: GraphQLCompositeType,
  selections: Selections,
  source: ProjectionSource,
): ObjectProjection {
  const fields: FieldProjection[] = [];
  for (const [responseKey, asked] of collectFields(type, selections, source)) {
    // A field that may be seen by one of the ways it is asked for is seen.
    const nodes = asked.allowed.length > 0 ? asked.allowed : asked.denied;
    const [node] = nodes;
    if (node === undefined) continue;
    const value = compileField(type, nodes, {
      node,
      isDenied: asked.allowed.length === 0,
      source,
    });
    if (value === null) continue;
    const from = source.parts.sourceKeys.of(node);
    const inherited = isInherited(responseKey) || isInherited(from);
    const writtenKey = `"${responseKey}":`;
    fields.push({ responseKey, writtenKey, sourceKey: from, inherited, value });
  }
  return { typename: type.name, fields };
}

interface AskedField {
  readonly allowed: FieldNode[];
  readonly denied: FieldNode[];
}

/** https://spec.graphql.org/October2021/#CollectFields(), with conditions already decided. */
function collectFields(
  type: GraphQLCompositeType,
  { declared, sets }: Selections,
  { parts, conditions, access, schema }: ProjectionSource,
): Map<string, AskedField> {
  const fields = new Map<string, AskedField>();
  const visited = new Set<string>();
  for (const selectionSet of sets) collect(selectionSet, declared);
  return fields;

  function collect(selectionSet: SelectionSetNode, on: GraphQLNamedType | undefined): void {
    for (const selection of selectionSet.selections) {
      if (!isIncluded(selection, conditions)) continue;
      switch (selection.kind) {
        case Kind.FIELD: {
          const key = selection.alias?.value ?? selection.name.value;
          let asked = fields.get(key);
          if (asked === undefined) fields.set(key, (asked = { allowed: [], denied: [] }));
          // An interface may demand what one of its objects does not: then there is no way through the interface.
          const isDenied = [on?.name ?? type.name, type.name].some((name) =>
            access.denies(name, selection.name.value),
          );
          (isDenied ? asked.denied : asked.allowed).push(selection);
          break;
        }
        case Kind.INLINE_FRAGMENT: {
          const condition = selection.typeCondition?.name.value;
          if (condition === undefined) collect(selection.selectionSet, on);
          else if (applies(condition)) collect(selection.selectionSet, schema.getType(condition));
          break;
        }
        case Kind.FRAGMENT_SPREAD: {
          const name = selection.name.value;
          const fragment = parts.fragments.get(name);
          if (visited.has(name) || fragment === undefined) break;
          visited.add(name);
          const condition = fragment.typeCondition.name.value;
          if (applies(condition)) collect(fragment.selectionSet, schema.getType(condition));
          break;
        }
      }
    }
  }

  function applies(condition: string): boolean {
    if (condition === type.name) return true;
    const conditionType = schema.getType(condition);
    return (
      isAbstractType(conditionType) &&
      (isObjectType(type) || isInterfaceType(type)) &&
      schema.isSubType(conditionType, type)
    );
  }
}

function compileField(
  parent: GraphQLCompositeType,
  nodes: readonly FieldNode[],
  { node, isDenied, source }: { node: FieldNode; isDenied: boolean; source: ProjectionSource },
): ValueProjection | null {
  const name = node.name.value;
  const coordinate = `${parent.name}.${name}`;
  if (name === '__typename') {
    return { kind: 'typename', typename: parent.name, nonNull: true, coordinate };
  }
  const isQueryRoot = parent === source.schema.getQueryType();
  if (isQueryRoot && (name === '__schema' || name === '__type')) {
    return { kind: 'schema', field: mergeNodes(nodes, node), nonNull: false, coordinate };
  }
  const field = 'getFields' in parent ? parent.getFields()[name] : undefined;
  if (field === undefined) return null;
  if (isDenied) {
    return { kind: 'denied', nonNull: isNonNullType(field.type), coordinate };
  }
  const selectionSets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  return compileValue(field.type, selectionSets, coordinate, source);
}

function compileValue(
  type: GraphQLOutputType,
  selectionSets: readonly SelectionSetNode[],
  coordinate: string,
  source: ProjectionSource,
): ValueProjection {
  const nonNull = isNonNullType(type);
  const nullable = nonNull ? type.ofType : type;
  if (isListType(nullable)) {
    const item = compileValue(nullable.ofType, selectionSets, coordinate, source);
    return { kind: 'list', item, nonNull, coordinate };
  }
  if (isObjectType(nullable)) {
    const object = once(() =>
      compileObject(nullable, { declared: nullable, sets: selectionSets }, source),
    );
    return { kind: 'object', object, nonNull, coordinate };
  }
  if (isAbstractType(nullable)) {
    const select = createTypeSelection(nullable, selectionSets, source);
    return { kind: 'abstract', typename: nullable.name, select, nonNull, coordinate };
  }
  if (isEnumType(nullable)) {
    const names = new Set(nullable.getValues().map(({ name }) => name));
    return { kind: 'enum', type: nullable, names, nonNull, coordinate };
  }
  const kind = BUILT_IN_LEAVES[nullable.name] ?? 'scalar';
  return { kind, type: nullable, nonNull, coordinate };
}

/**
 * Finds the projection for an object by what it says it is. Without a name, or with that of an interface (a subgraph
 * that knows the interface as an object says so), any possible type will do.
 */
function createTypeSelection(
  type: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
  source: ProjectionSource,
): (typename: unknown) => ObjectProjection | null {
  const { schema } = source;
  const projections = new Map<string, ObjectProjection | null>();
  const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
  // An interface that nobody implements where clients can see it stands in for its objects itself.
  const anyType: GraphQLCompositeType = possible[0] ?? type;

  return (typename) => {
    const name = typeof typename === 'string' ? typename : type.name;
    let projection = projections.get(name);
    if (projection === undefined) {
      const runtimeType = findRuntimeType(name);
      projection =
        runtimeType === null
          ? null
          : compileObject(runtimeType, { declared: type, sets: selectionSets }, source);
      // Names come from subgraphs: only those of types may be remembered, or a stranger could fill the memory.
      if (runtimeType !== null || schema.getType(name) !== undefined)
        projections.set(name, projection);
    }
    return projection;
  };

  function findRuntimeType(name: string): GraphQLCompositeType | null {
    const named = schema.getType(name);
    if (isInterfaceType(named) || named === type) return anyType;
    if (!isObjectType(named) || !isAbstractType(type)) return null;
    return schema.isSubType(type, named as GraphQLObjectType) ? named : null;
  }
}

/** Several fields of one response key ask for the sum of their selections. */
function mergeNodes(nodes: readonly FieldNode[], first: FieldNode): FieldNode {
  if (nodes.length === 1) return first;
  const selections = nodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
  return { ...first, selectionSet: { kind: Kind.SELECTION_SET, selections } };
}

function once<Value>(compute: () => Value): () => Value {
  let value: Value | undefined;
  return () => (value ??= compute());
}
