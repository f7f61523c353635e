import {
  Kind,
  type ConstArgumentNode,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
} from 'graphql';
import { readArguments } from '../supergraph/directive-arguments.ts';
import { collectNeeds, countKeys, listMoves, type Needs } from './requires-needs.ts';
import { graphOf, listGraphs, listKeys, type Composite } from './supergraph-types.ts';

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
