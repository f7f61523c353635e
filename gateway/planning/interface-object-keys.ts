import { Kind, parse, type DocumentNode, type FieldNode } from 'graphql';
import { readArguments } from '../supergraph/directive-arguments.ts';

/**
 * The keys by which subgraphs know interfaces as objects (@interfaceObject). Whatever is fetched of such an object, its key
 * must come along: only another subgraph can tell what it really is, and the planner does not always ask for it.
 */
export type InterfaceObjectKeys = (subgraph: string, typename: string) => readonly FieldNode[];

export function readInterfaceObjectKeys(supergraph: DocumentNode): InterfaceObjectKeys {
  const names = new Map<string, string>();
  const keys = new Map<string, FieldNode[]>();
  for (const definition of supergraph.definitions) {
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph') {
      for (const value of definition.values ?? []) {
        for (const directive of value.directives ?? []) {
          const { name } = readArguments(directive);
          if (typeof name === 'string') names.set(value.name.value, name);
        }
      }
    }
    if (definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const directive of definition.directives ?? []) {
      const { graph, key, isInterfaceObject } = readArguments(directive);
      if (directive.name.value !== 'join__type' || isInterfaceObject !== true) continue;
      if (typeof graph !== 'string' || typeof key !== 'string') continue;
      const place = `${graph} ${definition.name.value}`;
      keys.set(place, [...(keys.get(place) ?? []), ...readFields(key)]);
    }
  }

  const bySubgraph = new Map<string, readonly FieldNode[]>();
  for (const [place, fields] of keys) {
    const [graph = '', typename = ''] = place.split(' ');
    bySubgraph.set(`${typename} ${names.get(graph) ?? graph}`, fields);
  }
  return (subgraph, typename) => bySubgraph.get(`${typename} ${subgraph}`) ?? [];
}

function readFields(key: string): FieldNode[] {
  const [operation] = parse(`{${key}}`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
  return operation.selectionSet.selections.filter(({ kind }) => kind === Kind.FIELD) as FieldNode[];
}
