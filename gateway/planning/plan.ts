import type { AnswerReader, SubgraphOperation } from '../execution/subgraph-client.ts';
import type { EntityPath } from './entity-path.ts';
import type { KeyRename } from './key-renames.ts';
import type { Representation } from './representation.ts';

/**
 * The language of plans, everything in it that depends on the operation alone already computed. A plan is immutable
 * and serves any number of executions at once.
 */
export type PlanNode = SequenceNode | ParallelNode | RootFetch | EntityFetch;

export interface SequenceNode {
  readonly kind: 'sequence';
  readonly nodes: readonly PlanNode[];
}

export interface ParallelNode {
  readonly kind: 'parallel';
  readonly nodes: readonly PlanNode[];
}

/** Asks a subgraph for fields of the query, mutation or subscription root. */
export interface RootFetch extends SubgraphFetch {
  readonly kind: 'rootFetch';
  /** Response keys it answers for: where an error belongs when the subgraph does not answer at all. */
  readonly rootKeys: readonly string[];
  readonly renames: readonly KeyRename[];
}

/** Asks a subgraph for more about entities that earlier fetches found. */
export interface EntityFetch extends SubgraphFetch {
  readonly kind: 'entityFetch';
  readonly lookups: readonly EntityLookup[];
}

export interface SubgraphFetch {
  readonly subgraph: string;
  readonly operation: SubgraphOperation;
  /** The client's variables that the operation uses. */
  readonly variables: readonly string[];
  /** How its answer is read as far as anybody looks at it; null where all of it must be parsed. */
  readonly reader: AnswerReader | null;
}

/** One `_entities` field of an entity fetch. */
export interface EntityLookup {
  /** The key of the list of entities in the answer. */
  readonly alias: string;
  readonly variable: string;
  readonly paths: readonly EntityPath[];
  readonly representation: Representation;
  readonly renames: readonly KeyRename[];
  /** By type: keys that the answer holds for others, and under which the type has another field. */
  readonly foreignKeys: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What one operation comes to under given conditions. */
export interface OperationPlan {
  /** Absent when nothing is to be fetched: introspection only. */
  readonly root: PlanNode | null;
  /** The stream of a subscription; `root` is then what each of its events needs besides. */
  readonly primary: RootFetch | null;
}
