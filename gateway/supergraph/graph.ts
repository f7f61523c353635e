import type {
  DocumentNode,
  FormattedExecutionResult,
  GraphQLError,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import type { SubgraphState } from '../execution/probe-subgraphs.ts';
import type { Caller, SubgraphClient } from '../execution/subgraph-client.ts';
import type { SubgraphAddress } from './supergraph.ts';

/** One composed schema, ready to serve: immutable, so that running operations keep the one they started on. */
export interface Graph {
  /** Hash of the SDL. */
  readonly id: string;
  /** What clients see. An instance of its own: a server that is handed it may instrument it. */
  readonly apiSchema: GraphQLSchema;
  readonly subgraphs: readonly SubgraphAddress[];
  /**
   * Parses, checks, validates; cached (bounded LRU) by text and operation name. Planning follows with the first
   * execution, since it depends on the variables that decide @skip and @include.
   */
  readonly prepare: (request: OperationRequest) => PreparedOperation | RefusedOperation;
  /**
   * Rejects with UnusableSupergraph when the planner cannot take the supergraph, which it says from a process of its own:
   * await this before letting the graph take over. Operations wait for it by themselves.
   */
  readonly ready: Promise<void>;
  /** How each subgraph stands at this moment, asked in this viewer's name. Takes a second at the most, and never rejects. */
  probe(viewer: unknown): Promise<readonly SubgraphState[]>;
  /** Waits for what still runs on it, then closes its subgraph clients. */
  close(): Promise<void>;
}

export interface OperationRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
}

export interface RefusedOperation {
  readonly kind: 'refused';
  /** Each with `extensions.code`: GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED or OPERATION_RESOLUTION_FAILURE. */
  readonly errors: readonly GraphQLError[];
}

export interface PreparedOperation {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | null;
  /** Of a query or mutation. Never rejects: whatever goes wrong is in the answer. */
  execute(variables: Variables, caller: Caller): Promise<GraphAnswer>;
  /**
   * Of a subscription: each event is an execution of its own. Errors before the stream are an answer. Returning the
   * iterator ends the subgraph's stream and settles a `next()` that is waiting.
   */
  subscribe(
    variables: Variables,
    caller: Caller,
  ): Promise<AsyncIterableIterator<GraphAnswer> | GraphAnswer>;
}

export type Variables = Readonly<Record<string, unknown>> | null | undefined;

/** What a client is told. */
export interface GraphAnswer {
  /** The whole response body in one flat piece. */
  toJson(): string;
  /** The same as an object; built once, not to be changed. */
  toObject(): FormattedExecutionResult;
  readonly hasErrors: boolean;
  /** True when nothing was executed (variables of the wrong type): there is no `data` entry. */
  readonly refused: boolean;
}

/**
 * Looks at an operation after parsing and before validating, which is where limits on depth, aliases and expansion
 * belong: some validation rules cost the square of what they are given. Must itself withstand cyclic fragments.
 */
export type OperationCheck = (
  document: DocumentNode,
  apiSchema: GraphQLSchema,
) => readonly GraphQLError[];

/** What a caller may see where the schema says @authenticated, @requiresScopes or @policy. */
export interface Rights {
  readonly authenticated: boolean;
  readonly scopes: ReadonlySet<string>;
  readonly policies?: ReadonlySet<string>;
}

export interface GraphOptions {
  readonly supergraphSdl: string;
  readonly createClient: (subgraph: SubgraphAddress) => SubgraphClient;
  /** Operations with more tokens than this are not even parsed. */
  readonly maxTokens?: number;
  /** How many operation texts are kept with their plans. */
  readonly maxOperations?: number;
  readonly checks?: readonly OperationCheck[];
  /** Without it nobody is authenticated and nobody holds a scope. */
  readonly rightsOf?: (caller: Caller) => Rights;
  /** Labels of @override that are switched on. */
  readonly overrideLabels?: ReadonlySet<string>;
  /** Between 0 and 1; decides @override by percentage. */
  readonly random?: () => number;
  /** Told once of each operation that nobody finds a plan for, with its text. */
  readonly onUnplanned?: (failure: unknown, operation: string) => void;
}
