import { Kind, type DocumentNode, type SelectionSetNode } from 'graphql';
import { readArguments } from '../supergraph/directive-arguments.ts';
import { PlanningFailure } from './planning-failure.ts';
import { indexComposites, parseFieldSet, type Composite } from './supergraph-types.ts';

/** What the supergraph says about who can answer what (https://specs.apollo.dev/join/v0.3/). */
export interface JoinKnowledge {
  /** The subgraphs, by the values of `join__Graph`. */
  readonly graphs: readonly string[];
  /** The name of a subgraph. */
  readonly nameOf: (graph: string) => string;
  readonly hasType: (type: string, graph: string) => boolean;
  /** Whether a subgraph that holds an object of the type can give the field, requirements aside. */
  readonly resolves: (type: string, field: string, graph: string) => boolean;
  readonly requiresOf: (type: string, field: string, graph: string) => SelectionSetNode | null;
  /** The keys by which a subgraph looks an entity up. */
  readonly keysOf: (type: string, graph: string) => readonly SelectionSetNode[];
  readonly isInterfaceObject: (type: string, graph: string) => boolean;
}

interface FieldJoin {
  readonly graph: string | null;
  readonly requires: SelectionSetNode | null;
  readonly isOwn: boolean;
}

interface TypeJoin {
  readonly graph: string;
  readonly key: SelectionSetNode | null;
  readonly isInterfaceObject: boolean;
}

export function readJoinKnowledge(supergraph: DocumentNode): JoinKnowledge {
  const names = readNames(supergraph);
  const types = new Map<string, readonly TypeJoin[]>();
  const fields = new Map<string, readonly FieldJoin[]>();
  for (const [name, type] of indexComposites(supergraph)) {
    types.set(name, readTypeJoins(type));
    for (const field of type.fields ?? []) {
      const joins = (field.directives ?? []).filter((one) => one.name.value === 'join__field');
      fields.set(`${name}.${field.name.value}`, joins.map(readArguments).map(toFieldJoin));
    }
  }
  const joinsOf = (type: string, graph: string) =>
    (types.get(type) ?? []).filter((join) => join.graph === graph);

  return {
    graphs: [...names.keys()],
    nameOf: (graph) => names.get(graph) ?? graph,
    hasType: (type, graph) => joinsOf(type, graph).length > 0,
    resolves(type, field, graph) {
      const joins = fields.get(`${type}.${field}`);
      if (joins === undefined || joinsOf(type, graph).length === 0) return false;
      return joins.length === 0 || joins.some((join) => join.graph === graph && join.isOwn);
    },
    requiresOf: (type, field, graph) =>
      fields.get(`${type}.${field}`)?.find((join) => join.graph === graph)?.requires ?? null,
    keysOf: (type, graph) => joinsOf(type, graph).flatMap(({ key }) => key ?? []),
    isInterfaceObject: (type, graph) =>
      joinsOf(type, graph).some(({ isInterfaceObject }) => isInterfaceObject),
  };
}

function readTypeJoins(type: Composite): TypeJoin[] {
  return (type.directives ?? []).flatMap((directive) => {
    const { graph, key, resolvable, isInterfaceObject } = readArguments(directive);
    if (directive.name.value !== 'join__type' || typeof graph !== 'string') return [];
    return {
      graph,
      key: typeof key === 'string' && resolvable !== false ? parseFieldSet(key) : null,
      isInterfaceObject: isInterfaceObject === true,
    };
  });
}

function toFieldJoin(join: Record<string, unknown>): FieldJoin {
  if (typeof join['overrideLabel'] === 'string') {
    throw new PlanningFailure('a field moves between subgraphs by a label');
  }
  const { graph, requires } = join;
  return {
    graph: typeof graph === 'string' ? graph : null,
    requires: typeof requires === 'string' ? parseFieldSet(requires) : null,
    isOwn: join['external'] !== true && join['usedOverridden'] !== true,
  };
}

function readNames(supergraph: DocumentNode): Map<string, string> {
  const names = new Map<string, string>();
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') {
      continue;
    }
    for (const value of definition.values ?? []) {
      for (const directive of value.directives ?? []) {
        const { name } = readArguments(directive);
        if (typeof name === 'string') names.set(value.name.value, name);
      }
    }
  }
  return names;
}
