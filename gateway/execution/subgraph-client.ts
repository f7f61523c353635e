import type { DocumentNode, GraphQLFormattedError } from 'graphql';
import type { LeaveSignal } from './leave-signal.ts';

/** Who is asking and until when it matters; travels unread from the mount to whoever serves the fetch. */
export interface Caller {
  /** Opaque to the engine: the guard made it, the subgraph understands it. */
  readonly viewer: unknown;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: LeaveSignal;
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
  /** The same variables as JSON. Either form is made when it is read first, so read the one you need. */
  readonly variablesText: string;
  readonly caller: Caller;
  /**
   * Whether the answer to the same request of somebody else, asked a moment ago, would do. Not after a mutation and not for
   * an event: both must see what has just happened.
   */
  readonly mayShare: boolean;
  /** For a transport that has the answer as text. */
  readonly reader?: AnswerReader | null;
}

export interface AnswerReader {
  /** What parsing would give, but for passages in place of what nobody reads; null if the answer must be parsed. */
  read(text: string): Record<string, unknown> | null;
}

/**
 * What a subgraph said. Untrusted: any part may be missing or of the wrong shape. The objects and lists belong to
 * whoever asked, who merges other answers into them; the values of custom scalars inside are never changed.
 */
export interface SubgraphAnswer {
  readonly data?: Record<string, unknown> | null | undefined;
  readonly errors?: readonly GraphQLFormattedError[] | undefined;
  /** Said by the transport: none of its texts holds anything that JSON escapes. */
  readonly plain?: boolean;
}

/** One way to reach one subgraph. Failures of the way are thrown as SubgraphUnavailable, never as bare errors. */
export interface SubgraphClient {
  readonly name: string;
  execute(request: SubgraphRequest): Promise<SubgraphAnswer>;
  /** Returning the iterator ends the subgraph's stream and settles a `next()` that is waiting. */
  subscribe(request: SubgraphRequest): AsyncIterableIterator<SubgraphAnswer>;
  close(): Promise<void>;
}

/** What clients are told when a subgraph could not be asked or did not answer as GraphQL. */
export type UnavailableCode =
  | 'SUBGRAPH_UNREACHABLE'
  | 'SUBGRAPH_TIMEOUT'
  | 'SUBGRAPH_BUSY'
  | 'SUBGRAPH_SUSPENDED'
  | 'SUBGRAPH_ANSWER_INVALID'
  | 'SUBGRAPH_ANSWER_TOO_LARGE'
  | 'SUBGRAPH_FAILED'
  | 'REQUEST_ABORTED';

/** The message is safe for clients: it names the subgraph and what is wrong, the cause stays for the log. */
export class SubgraphUnavailable extends Error {
  override readonly name = 'SubgraphUnavailable';
  readonly subgraph: string;
  readonly code: UnavailableCode;

  constructor(
    subgraph: string,
    reason: { code: UnavailableCode; message: string; cause?: unknown },
  ) {
    super(`Cannot ask subgraph "${subgraph}": ${reason.message}`, { cause: reason.cause });
    this.subgraph = subgraph;
    this.code = reason.code;
  }
}
