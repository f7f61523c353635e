import type { DocumentNode, ExecutionResult } from 'graphql';
import {
  SubgraphUnavailable,
  type SubgraphAnswer,
  type SubgraphClient,
  type SubgraphRequest,
} from '../execution/subgraph-client.ts';
import { UntilLeft } from '../execution/until-left.ts';

/** A subgraph that lives in this process (structural: the gateway imports no product and no kit). */
export interface InProcessSubgraph {
  readonly name: string;
  /** Documents are the same objects from one execution to the next, so their compiled form may be kept by identity. */
  execute(request: InProcessRequest): Promise<ExecutionResult>;
  subscribe(
    request: InProcessRequest,
  ): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult>;
  close(): Promise<void>;
}

export interface InProcessRequest {
  readonly document: DocumentNode;
  readonly variables: Record<string, unknown>;
  readonly caller: { readonly viewer: never };
}

/** Calls a subgraph without HTTP, text or JSON in between. */
export function createInProcessClient(subgraph: InProcessSubgraph): SubgraphClient {
  return {
    name: subgraph.name,
    async execute(request) {
      try {
        return toAnswer(await subgraph.execute(toInProcess(request)));
      } catch (cause) {
        throw failed(subgraph.name, cause);
      }
    },
    subscribe: (request) => subscribeInProcess(subgraph, request),
    close: () => subgraph.close(),
  };
}

/** The subgraph is asked at once, so that no event between this call and the first `next()` is missed. */
function subscribeInProcess(
  subgraph: InProcessSubgraph,
  request: SubgraphRequest,
): AsyncIterableIterator<SubgraphAnswer> {
  let ended = false;
  const source = subgraph.subscribe(toInProcess(request)).catch((cause: unknown) => {
    throw failed(subgraph.name, cause);
  });
  // Whoever leaves before the first event must not leave an unhandled rejection behind.
  source.catch(() => undefined);
  const untilLeft = new UntilLeft<IteratorResult<SubgraphAnswer>>();

  async function pull(): Promise<IteratorResult<SubgraphAnswer>> {
    const stream = await source;
    if (!isStream(stream)) {
      ended = true;
      return { done: false, value: toAnswer(stream) };
    }
    try {
      const event = await stream.next();
      if (event.done === true) return { done: true, value: undefined };
      return { done: false, value: toAnswer(event.value) };
    } catch (cause) {
      throw failed(subgraph.name, cause);
    }
  }

  return {
    next() {
      if (ended) return Promise.resolve({ done: true, value: undefined });
      return untilLeft.wait(pull());
    },
    async return() {
      if (ended) return { done: true, value: undefined };
      ended = true;
      untilLeft.leave({ done: true, value: undefined });
      const stream = await source.catch(() => null);
      if (stream !== null && isStream(stream)) await stream.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function isStream(
  result: AsyncIterableIterator<ExecutionResult> | ExecutionResult,
): result is AsyncIterableIterator<ExecutionResult> {
  return Symbol.asyncIterator in result;
}

function toInProcess({ operation, variables, caller }: SubgraphRequest): InProcessRequest {
  return {
    document: operation.document,
    variables,
    // The engine hands the viewer on unread; what made it and what reads it agree on its shape.
    caller: caller as InProcessRequest['caller'],
  };
}

/** Errors of graphql-js carry their origin; what leaves here is what the subgraph would have sent. */
function toAnswer({ data, errors }: ExecutionResult): SubgraphAnswer {
  return {
    ...(data === undefined ? {} : { data }),
    ...(errors === undefined || errors.length === 0
      ? {}
      : { errors: errors.map((error) => ('toJSON' in error ? error.toJSON() : error)) }),
  };
}

function failed(subgraph: string, cause: unknown): SubgraphUnavailable {
  return new SubgraphUnavailable(subgraph, {
    code: 'SUBGRAPH_FAILED',
    message: 'it failed',
    cause,
  });
}
