import type { DocumentNode, GraphQLFormattedError } from 'graphql';

/** Who is asking and until when it matters; travels unread from the mount to whoever serves the fetch. */
export interface Caller {
  /** Opaque to the engine: the guard made it, the subgraph understands it. */
  readonly viewer: unknown;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
  /** Headers of the client's request that configuration says to hand on. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * One operation that a plan sends to a subgraph. The same object for every execution of the plan, so a transport may
 * keep what it compiles from it by identity.
 */
export interface SubgraphOperation {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly text: string;
  readonly document: DocumentNode;
}

export interface SubgraphRequest {
  readonly operation: SubgraphOperation;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
}

/** What a subgraph said. Untrusted: any part may be missing or of the wrong shape. */
export interface SubgraphAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** One way to reach one subgraph. Failures of the way are thrown as SubgraphUnavailable, never as bare errors. */
export interface SubgraphClient {
  readonly name: string;
  execute(request: SubgraphRequest): Promise<SubgraphAnswer>;
  subscribe(request: SubgraphRequest): AsyncIterableIterator<SubgraphAnswer>;
  close(): Promise<void>;
}
