import type { GraphQLFormattedError } from 'graphql';
import type { DataObject } from './data.ts';
import type { AbstractNames } from './merge.ts';
import type { Caller, SubgraphClient } from './subgraph-client.ts';

/** What one execution of a plan works with. Nothing of it outlives the answer. */
export interface Execution {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly clients: ReadonlyMap<string, SubgraphClient>;
  readonly isAbstract: AbstractNames;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
  /** Everything fetched so far, merged; the answer is shaped from it at the end. */
  readonly data: DataObject;
  readonly errors: GraphQLFormattedError[];
  /** No text of the data holds anything that JSON escapes. */
  plain: boolean;
}
