import {
  Kind,
  print,
  type ConstDirectiveNode,
  visit,
  type DirectiveNode,
  type DocumentNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
} from 'graphql';
import { readArguments } from '../supergraph/directive-arguments.ts';

/**
 * The supergraph as the planner is given it. Two of its habits depend on what a subgraph author cannot be asked to know:
 * it finds no way from an interface object to the object behind unless the subgraph of the interface comes first by name, and of several
 * keys it takes the last for a field with @requires, whether the subgraph it comes from knows that key or not. So
 * subgraphs get names in a fitting order, and the key that most subgraphs share comes last.
 */
export interface PlannerSupergraph {
  readonly sdl: string;
  /** The subgraph of the composed schema that serves what a plan calls by this name. */
  readonly toSubgraph: (serviceName: string) => string;
}

export function createPlannerSupergraph(supergraph: DocumentNode): PlannerSupergraph {
  const graphs = listGraphs(supergraph);
  const order = orderGraphs(supergraph, graphs);
  /** By the planner's name, the composed schema's. */
  const names = new Map<string, string>();
  /** The other way round. */
  const renamed = new Map<string, string>();
  for (const [index, graph] of order.entries()) {
    const name = graphs.get(graph);
    if (name === undefined) continue;
    const plannerName = String(index).padStart(4, '0');
    names.set(plannerName, name);
    renamed.set(name, plannerName);
  }

  const document: DocumentNode = visit(supergraph, {
    ObjectTypeDefinition: { enter: withOrderedKeys },
    InterfaceTypeDefinition: { enter: withOrderedKeys },
    Directive: (directive) => renameSubgraph(directive, renamed),
  });
  return {
    sdl: print(document),
    toSubgraph: (serviceName) => names.get(serviceName) ?? serviceName,
  };
}

/** Names by the value of `join__Graph`. */
function listGraphs(supergraph: DocumentNode): Map<string, string> {
  const graphs = new Map<string, string>();
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') {
      continue;
    }
    for (const value of definition.values ?? []) {
      for (const directive of value.directives ?? []) {
        const { name } = readArguments(directive);
        if (directive.name.value === 'join__graph' && typeof name === 'string') {
          graphs.set(value.name.value, name);
        }
      }
    }
  }
  return graphs;
}

/** By name, but each subgraph that knows an interface as an object after those that know it as an interface. */
function orderGraphs(supergraph: DocumentNode, graphs: ReadonlyMap<string, string>): string[] {
  const before = listPredecessors(supergraph);
  const ordered = new Set<string>();
  const underWay = new Set<string>();
  const byName = [...graphs].sort(([, one], [, other]) => (one < other ? -1 : 1));
  for (const [graph] of byName) place(graph);
  return [...ordered];

  function place(graph: string): void {
    // Two subgraphs may each extend an interface of the other: then any order is as good.
    if (ordered.has(graph) || underWay.has(graph)) return;
    underWay.add(graph);
    for (const predecessor of before.get(graph) ?? []) place(predecessor);
    ordered.add(graph);
  }
}

function listPredecessors(supergraph: DocumentNode): Map<string, Set<string>> {
  const before = new Map<string, Set<string>>();
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const joins = (definition.directives ?? [])
      .filter(({ name }) => name.value === 'join__type')
      .map(readArguments);
    const homes = joins.filter(({ isInterfaceObject }) => isInterfaceObject !== true);
    for (const { graph, isInterfaceObject } of joins) {
      if (isInterfaceObject !== true || typeof graph !== 'string') continue;
      const predecessors = before.get(graph) ?? new Set();
      for (const home of homes) {
        if (typeof home['graph'] === 'string') predecessors.add(home['graph']);
      }
      before.set(graph, predecessors);
    }
  }
  return before;
}

function withOrderedKeys<Definition extends ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode>(
  definition: Definition,
): Definition {
  return { ...definition, directives: orderKeys(definition.directives ?? []) };
}

function orderKeys(directives: readonly ConstDirectiveNode[]): ConstDirectiveNode[] {
  const shares = new Map<unknown, number>();
  const keyOf = (directive: ConstDirectiveNode) =>
    directive.name.value === 'join__type' ? readArguments(directive)['key'] : undefined;
  for (const directive of directives) {
    const key = keyOf(directive);
    shares.set(key, (shares.get(key) ?? 0) + 1);
  }
  const share = (directive: ConstDirectiveNode) => {
    const key = keyOf(directive);
    return key === undefined ? 0 : (shares.get(key) ?? 0);
  };
  return [...directives].sort((one, other) => share(one) - share(other));
}

/** A subgraph is called by its name where it is declared, and where a field was taken over from it. */
function renameSubgraph(
  directive: DirectiveNode,
  renamed: ReadonlyMap<string, string>,
): DirectiveNode | undefined {
  const argumentName = { join__graph: 'name', join__field: 'override' }[directive.name.value];
  if (argumentName === undefined) return undefined;
  const given = directive.arguments ?? [];
  const changed = given.map((argument) => {
    if (argument.name.value !== argumentName || argument.value.kind !== Kind.STRING)
      return argument;
    const value = renamed.get(argument.value.value);
    return value === undefined ? argument : { ...argument, value: { ...argument.value, value } };
  });
  return { ...directive, arguments: changed };
}
