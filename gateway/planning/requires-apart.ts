import {
  Kind,
  parse,
  type ConstArgumentNode,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';
import { readArguments } from '../supergraph/directive-arguments.ts';

/**
 * The planner finds no way to a field with @requires when its entity was reached by a jump into the very subgraph the
 * field lives in: it would have to leave that subgraph and come back. So such fields are put into a subgraph of their
 * own at the same address, which knows the entities by a key alone, and the way out and back becomes two ordinary
 * jumps. Of several keys the planner may take one that is not known where it comes from, so there is either one such
 * subgraph, with the key that most subgraphs share, or one for each key. Plans over this supergraph ask more often than
 * needed: they are only made when there is no other.
 */
export function setRequiresApart(supergraph: DocumentNode, keys: ApartKeys): DocumentNode | null {
  const graphs = new Set(listMoves(supergraph).map(({ graph }) => graph));
  if (graphs.size === 0) return null;
  let document = supergraph;
  for (const graph of graphs) document = setGraphApart(document, graph, keys);
  return document;
}

export type ApartKeys = 'shared' | 'each';

/** The subgraph that a subgraph set apart was taken from. */
export function toOriginalName(name: string): string {
  return name.replace(NAME_SUFFIX, '');
}

const NAME_SUFFIX = / \(requires \d+\)$/;

type Composite = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

interface Move {
  readonly graph: string;
  readonly type: string;
  readonly field: FieldDefinitionNode;
  readonly requires: string;
}

function setGraphApart(supergraph: DocumentNode, graph: string, keys: ApartKeys): DocumentNode {
  const needs = collectNeeds(supergraph, graph);
  const count = keys === 'shared' ? 1 : countKeys(supergraph, graph, needs);
  const aparts = Array.from({ length: count }, (_, index) => `${graph}__REQUIRES_${index}`);
  return {
    ...supergraph,
    definitions: supergraph.definitions.map((definition) => {
      // oxlint-disable-next-line switch-exhaustiveness-check -- The rest stays as it is.
      switch (definition.kind) {
        case Kind.OBJECT_TYPE_DEFINITION:
        case Kind.INTERFACE_TYPE_DEFINITION:
          return moveFields(definition, { graph, aparts, needs });
        case Kind.ENUM_TYPE_DEFINITION:
          return definition.name.value === 'join__Graph'
            ? addGraphs(definition, graph, aparts)
            : copyEnum(definition, graph, aparts);
        case Kind.UNION_TYPE_DEFINITION:
        case Kind.SCALAR_TYPE_DEFINITION:
          return copyDirectives(definition, graph, aparts);
        case Kind.INPUT_OBJECT_TYPE_DEFINITION: {
          const fields = definition.fields?.map((field) => copyDirectives(field, graph, aparts));
          return { ...copyDirectives(definition, graph, aparts), fields: fields ?? [] };
        }
        default:
          return definition;
      }
    }),
  };
}

/** The most keys that one of the types has. */
function countKeys(supergraph: DocumentNode, graph: string, { fields }: Needs): number {
  let most = 1;
  for (const [name, type] of indexComposites(supergraph)) {
    if (fields.has(name)) most = Math.max(most, listKeys(type, graph).length);
  }
  return most;
}

interface Needs {
  /** By type: the fields that the new subgraph knows besides those that move there. */
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>;
  /** `Type.field` of what moves there. */
  readonly moved: ReadonlySet<string>;
  readonly queryRoot: string;
}

/** What the new subgraph must know: keys, what is required, and what the moved fields lead to. */
function collectNeeds(supergraph: DocumentNode, graph: string): Needs {
  const types = indexComposites(supergraph);
  const unions = indexUnions(supergraph);
  const fields = new Map<string, Set<string>>();
  const moved = new Set<string>();
  const moves = listMoves(supergraph).filter((move) => move.graph === graph);
  for (const { type, field } of moves) {
    moved.add(`${type}.${field.name.value}`);
    // An interface that has the field would otherwise promise it for all its objects.
    for (const { name } of types.get(type)?.interfaces ?? []) {
      if (types.get(name.value)?.fields?.some((own) => own.name.value === field.name.value)) {
        moved.add(`${name.value}.${field.name.value}`);
      }
    }
  }
  for (const { type, field, requires } of moves) {
    needKeys(type);
    needSelection(type, parseFieldSet(requires));
    needType(namedType(field.type));
  }
  return { fields, moved, queryRoot: findQueryRoot(supergraph) };

  function fieldsOf(type: string): Set<string> {
    let known = fields.get(type);
    if (known === undefined) fields.set(type, (known = new Set()));
    return known;
  }

  function needKeys(type: string): void {
    fieldsOf(type);
    for (const key of listKeys(types.get(type), graph)) needSelection(type, parseFieldSet(key));
    for (const { name } of types.get(type)?.interfaces ?? []) {
      if (isIn(types.get(name.value), graph)) needKeys(name.value);
    }
  }

  function needSelection(type: string, selectionSet: SelectionSetNode): void {
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) {
        fieldsOf(type).add(selection.name.value);
        const inner = findField(types.get(type), selection.name.value);
        if (inner !== undefined && selection.selectionSet !== undefined) {
          needSelection(namedType(inner.type), selection.selectionSet);
        } else if (inner !== undefined) {
          needType(namedType(inner.type));
        }
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        needSelection(selection.typeCondition?.name.value ?? type, selection.selectionSet);
      }
    }
  }

  /** An entity is known by its keys and jumped from; a value is known wholly, since there is no other way to it. */
  function needType(name: string): void {
    for (const member of unions.get(name) ?? []) needType(member);
    const type = types.get(name);
    if (type === undefined || fields.has(name) || !isIn(type, graph)) return;
    needKeys(name);
    if (type.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      for (const [implementing, candidate] of types) {
        if (candidate.interfaces?.some((one) => one.name.value === name)) needType(implementing);
      }
    }
    if (listKeys(type, graph).length > 0) return;
    for (const field of type.fields ?? []) {
      if (moved.has(`${name}.${field.name.value}`) || !servesField(field, graph)) continue;
      fieldsOf(name).add(field.name.value);
      needType(namedType(field.type));
    }
  }
}

function moveFields(
  definition: Composite,
  { graph, aparts, needs }: { graph: string; aparts: readonly string[]; needs: Needs },
): DefinitionNode {
  const name = definition.name.value;
  const wanted = needs.fields.get(name);
  const isMoved = (field: FieldDefinitionNode) => needs.moved.has(`${name}.${field.name.value}`);
  const isQueryRoot = name === needs.queryRoot;
  const movesAny = definition.fields?.some(isMoved) === true;
  if (wanted === undefined && !movesAny && !isQueryRoot) return definition;

  const graphs = listGraphs(definition);
  const fields = (definition.fields ?? []).map((field) => {
    const directives = withExplicitGraphs(field, graphs);
    if (isMoved(field)) {
      return { ...field, directives: directives.flatMap((one) => retargets(one, graph, aparts)) };
    }
    if (wanted?.has(field.name.value) !== true) return { ...field, directives };
    return { ...field, directives: directives.flatMap((one) => withCopies(one, graph, aparts)) };
  });
  return { ...definition, directives: joinByOneKey(definition, graph, aparts), fields };
}

/** A field without `@join__field` is served wherever its type is; with a new subgraph that must be said. */
function withExplicitGraphs(
  field: FieldDefinitionNode,
  graphs: readonly string[],
): readonly ConstDirectiveNode[] {
  const directives = field.directives ?? [];
  if (directives.some(({ name }) => name.value === 'join__field')) return directives;
  return [...directives, ...graphs.map((graph) => joinField(graph))];
}

/** Each new subgraph knows the type by one of its keys, the first of them by the one that most subgraphs share. */
function joinByOneKey(
  definition: Composite,
  graph: string,
  aparts: readonly string[],
): ConstDirectiveNode[] {
  const keys = listKeys(definition, graph);
  const ranked = keys.toSorted(
    (one, other) => countShares(definition, other) - countShares(definition, one),
  );
  return (definition.directives ?? []).flatMap((directive) => {
    const { key } = directive.name.value === 'join__type' ? readArguments(directive) : {};
    if (typeof key !== 'string' || graphOf(directive) !== graph) {
      return withCopies(directive, graph, aparts);
    }
    const rank = ranked.indexOf(key);
    const knowing = aparts.filter((_, index) => Math.min(index, keys.length - 1) === rank);
    return withCopies(directive, graph, knowing);
  });
}

function countShares(definition: Composite, key: string): number {
  return (definition.directives ?? []).filter(
    (directive) => directive.name.value === 'join__type' && readArguments(directive)['key'] === key,
  ).length;
}

function copyDirectives<
  Node extends { readonly directives?: readonly ConstDirectiveNode[] | undefined },
>(node: Node, graph: string, aparts: readonly string[]): Node {
  const directives = (node.directives ?? []).flatMap((one) => withCopies(one, graph, aparts));
  return { ...node, directives };
}

function copyEnum(
  definition: EnumTypeDefinitionNode,
  graph: string,
  aparts: readonly string[],
): EnumTypeDefinitionNode {
  const values = definition.values?.map((value) => copyDirectives(value, graph, aparts)) ?? [];
  return { ...copyDirectives(definition, graph, aparts), values };
}

function addGraphs(
  definition: EnumTypeDefinitionNode,
  graph: string,
  aparts: readonly string[],
): EnumTypeDefinitionNode {
  const values = (definition.values ?? []).flatMap((value) => {
    if (value.name.value !== graph) return value;
    const copies = aparts.map((apart, index) => ({
      ...value,
      name: { ...value.name, value: apart },
      directives: (value.directives ?? []).map((directive) => withNameSuffix(directive, index)),
    }));
    return [value, ...copies];
  });
  return { ...definition, values };
}

function withNameSuffix(directive: ConstDirectiveNode, index: number): ConstDirectiveNode {
  const changed = (directive.arguments ?? []).map((argument) =>
    argument.name.value === 'name' && argument.value.kind === Kind.STRING
      ? {
          ...argument,
          value: { ...argument.value, value: `${argument.value.value} (requires ${index})` },
        }
      : argument,
  );
  return { ...directive, arguments: changed };
}

function withCopies(
  directive: ConstDirectiveNode,
  graph: string,
  aparts: readonly string[],
): ConstDirectiveNode[] {
  return isAbout(directive, graph)
    ? [directive, ...retargets(directive, graph, aparts)]
    : [directive];
}

/** The same directive about the new subgraphs, if it is about this one. */
function retargets(
  directive: ConstDirectiveNode,
  graph: string,
  aparts: readonly string[],
): ConstDirectiveNode[] {
  if (!isAbout(directive, graph)) return [directive];
  const given = (directive.arguments ?? []).filter(
    ({ name }) => name.value !== 'override' && name.value !== 'overrideLabel',
  );
  return aparts.map((apart) => ({
    ...directive,
    arguments: given.map((argument) =>
      argument.name.value === 'graph' ? graphArgument(apart) : argument,
    ),
  }));
}

function isAbout(directive: ConstDirectiveNode, graph: string): boolean {
  return directive.name.value.startsWith('join__') && graphOf(directive) === graph;
}

function joinField(graph: string): ConstDirectiveNode {
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: 'join__field' },
    arguments: [graphArgument(graph)],
  };
}

function graphArgument(graph: string): ConstArgumentNode {
  return {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: 'graph' },
    value: { kind: Kind.ENUM, value: graph },
  };
}

function listMoves(supergraph: DocumentNode): Move[] {
  const moves: Move[] = [];
  for (const [type, definition] of indexComposites(supergraph)) {
    for (const field of definition.fields ?? []) {
      for (const directive of field.directives ?? []) {
        if (directive.name.value !== 'join__field') continue;
        const { graph, requires } = readArguments(directive);
        if (typeof graph === 'string' && typeof requires === 'string' && requires !== '') {
          moves.push({ graph, type, field, requires });
        }
      }
    }
  }
  return moves;
}

function indexComposites(supergraph: DocumentNode): Map<string, Composite> {
  const types = new Map<string, Composite>();
  for (const definition of supergraph.definitions) {
    if (
      definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
      definition.kind === Kind.INTERFACE_TYPE_DEFINITION
    ) {
      types.set(definition.name.value, definition);
    }
  }
  return types;
}

function indexUnions(supergraph: DocumentNode): Map<string, string[]> {
  const unions = new Map<string, string[]>();
  for (const definition of supergraph.definitions) {
    if (definition.kind === Kind.UNION_TYPE_DEFINITION) {
      unions.set(definition.name.value, definition.types?.map(({ name }) => name.value) ?? []);
    }
  }
  return unions;
}

function listKeys(type: Composite | undefined, graph: string): string[] {
  return (type?.directives ?? []).flatMap((directive) => {
    if (directive.name.value !== 'join__type' || graphOf(directive) !== graph) return [];
    const { key } = readArguments(directive);
    return typeof key === 'string' ? key : [];
  });
}

function listGraphs(type: Composite): string[] {
  const graphs = (type.directives ?? []).flatMap((directive) =>
    directive.name.value === 'join__type' ? (graphOf(directive) ?? []) : [],
  );
  return [...new Set(graphs)];
}

function isIn(type: Composite | undefined, graph: string): boolean {
  return type !== undefined && listGraphs(type).includes(graph);
}

function servesField(field: FieldDefinitionNode, graph: string): boolean {
  const joins = (field.directives ?? []).filter(({ name }) => name.value === 'join__field');
  return joins.length === 0 || joins.some((directive) => graphOf(directive) === graph);
}

function graphOf(directive: ConstDirectiveNode): string | null {
  const value = directive.arguments?.find(({ name }) => name.value === 'graph')?.value;
  return value?.kind === Kind.ENUM ? value.value : null;
}

function findField(type: Composite | undefined, name: string): FieldDefinitionNode | undefined {
  return type?.fields?.find((field) => field.name.value === name);
}

function findQueryRoot(supergraph: DocumentNode): string {
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION) continue;
    for (const { operation, type } of definition.operationTypes) {
      if (operation === 'query') return type.name.value;
    }
  }
  return 'Query';
}

function parseFieldSet(text: string): SelectionSetNode {
  const [operation] = parse(`{${text}}`, { noLocation: true }).definitions;
  if (operation?.kind === Kind.OPERATION_DEFINITION) return operation.selectionSet;
  return { kind: Kind.SELECTION_SET, selections: [] };
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
