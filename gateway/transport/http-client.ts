import type { LeaveSignal } from '../execution/leave-signal.ts';
import {
  SubgraphUnavailable,
  type SubgraphAnswer,
  type SubgraphClient,
  type SubgraphOperation,
  type SubgraphRequest,
} from '../execution/subgraph-client.ts';
import { Cancellation } from './cancellation.ts';
import { createFaultPolicies, type FaultLimits } from './fault-policies.ts';
import { HttpPool } from './http-pool.ts';
import { MalformedResponse, TooManyBytes } from './http-response.ts';
import { Aborted, DeadlinePassed, post, type PostResponse } from './post-request.ts';
import { createRequestHeads } from './request-heads.ts';
import { checkContentType, readAnswer, tooLarge, unpack, unusable } from './read-answer.ts';
import { noteMutation, SharedRequests } from './shared-requests.ts';
import { createWebsocketClient } from './websocket-client.ts';
import { createViewerEncoder } from './viewer-header.ts';

export interface HttpClientOptions extends Partial<HttpClientLimits> {
  readonly name: string;
  readonly url: string;
  /** Signs who is asking; without it the subgraph must trust whoever reaches it. */
  readonly viewerSecret?: string | undefined;
  /** Identical queries under way at the same time are asked once. On unless switched off. */
  readonly shareRequests?: boolean;
  /** Asks for compressed answers, which pays over slow networks only. */
  readonly compress?: boolean;
  /** How subscriptions reach the subgraph: a websocket at the same address unless said otherwise. */
  readonly streams?: Pick<SubgraphClient, 'subscribe' | 'close'>;
  readonly websocketUrl?: string | undefined;
}

export interface HttpClientLimits extends FaultLimits {
  /** From the call to the last byte, waiting and retries included. */
  readonly deadlineMs: number;
  readonly maxAnswerBytes: number;
  readonly maxConnections: number;
}

const DEFAULT_LIMITS: HttpClientLimits = {
  deadlineMs: 15_000,
  maxAnswerBytes: 64 * 1024 * 1024,
  maxConnections: 256,
  maxConcurrent: 1_000,
  maxWaiting: 4_000,
  maxRetries: 2,
  breakAtFailureShare: 0.5,
  breakAfterRequests: 20,
};

/** Reaches a subgraph over HTTP. */
export function createHttpSubgraphClient(options: HttpClientOptions): SubgraphClient {
  const { name, shareRequests = true } = options;
  const limits = { ...DEFAULT_LIMITS, ...withoutUndefined(options) };
  const url = new URL(options.url);
  const pool = new HttpPool(url, {
    maxConnections: limits.maxConnections,
    idleMs: 30_000,
  });
  const policies = createFaultPolicies(name, limits);
  const shared = new SharedRequests<PostResponse>();
  const blamed = new WeakSet<PostResponse>();
  const streams =
    options.streams ??
    createWebsocketClient({
      name,
      url: options.websocketUrl ?? options.url,
      viewerSecret: options.viewerSecret,
      maxAnswerBytes: limits.maxAnswerBytes,
    });
  const heads = createRequestHeads(url, {
    encodeViewer: createViewerEncoder({ secret: options.viewerSecret }),
    compress: options.compress === true,
  });

  function send(message: Message, cancellation: Cancellation | null): Promise<PostResponse> {
    const deadline = performance.now() + limits.deadlineMs;
    return policies.run(() => exchange(message, cancellation, deadline), message.isQuery);
  }

  async function exchange(
    { head, body }: Message,
    cancellation: Cancellation | null,
    deadline: number,
  ): Promise<PostResponse> {
    const { maxAnswerBytes: maxBytes } = limits;
    const deadlineMs = Math.max(1, deadline - performance.now());
    try {
      const response = await post(pool, { head, body, maxBytes, cancellation, deadlineMs });
      if (RETRIED_STATUSES.has(response.status) && !isOfGraphql(response)) {
        throw unusable(name, 'SUBGRAPH_UNREACHABLE', `it answered status ${response.status}`);
      }
      checkContentType(response, name);
      return 'text' in response ? response : await unpack(response, { subgraph: name, maxBytes });
    } catch (error) {
      throw describe(error);
    }
  }

  function describe(error: unknown): SubgraphUnavailable {
    if (error instanceof SubgraphUnavailable) return error;
    if (error instanceof DeadlinePassed) {
      return unusable(name, 'SUBGRAPH_TIMEOUT', `it did not answer within ${limits.deadlineMs} ms`);
    }
    if (error instanceof TooManyBytes) return tooLarge(name, limits.maxAnswerBytes);
    if (error instanceof MalformedResponse) {
      const message = `it answered what is not HTTP: ${error.message}`;
      return unusable(name, 'SUBGRAPH_ANSWER_INVALID', message);
    }
    if (error instanceof Aborted || (error as Error).name === 'AbortError') {
      return unusable(name, 'REQUEST_ABORTED', 'the client left');
    }
    return unusable(name, 'SUBGRAPH_UNREACHABLE', 'it cannot be reached', error);
  }

  async function sendAlone(message: Message, signal: LeaveSignal | null): Promise<PostResponse> {
    if (signal === null) return await send(message, null);
    const cancellation = new Cancellation();
    const cancel = () => cancellation.cancel();
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel);
    try {
      return await send(message, cancellation);
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  function read(answer: PostResponse, { reader }: SubgraphRequest): SubgraphAnswer {
    try {
      return readAnswer(answer, name, reader);
    } catch (error) {
      // Once, however many have shared it.
      if (!blamed.has(answer)) policies.blame(error);
      blamed.add(answer);
      throw error;
    }
  }

  return {
    name,
    async execute(request) {
      const { operation, caller } = request;
      const isQuery = operation.kind === 'query';
      // A mutation that was sent takes its course; only who does not read changes nothing.
      const signal = isQuery ? (caller.signal ?? null) : null;
      try {
        const head = heads.headFor(caller);
        const body = `${bodyStart(operation)}${request.variablesText}}`;
        const message = { head, body, isQuery };
        const answer = await (isQuery && shareRequests && request.mayShare
          ? shared.ask(
              { operationText: operation.text, asker: head, body },
              signal,
              (cancellation) => send(message, cancellation),
            )
          : sendAlone(message, signal));
        return read(answer, request);
      } catch (error) {
        throw describe(error);
      } finally {
        // Also if nothing is known of it: it may have changed what was read before.
        if (operation.kind === 'mutation') noteMutation();
      }
    },
    subscribe: (request) => streams.subscribe(request),
    async close() {
      await Promise.all([pool.close(), streams.close()]);
    },
  };
}

interface Message {
  readonly head: string;
  readonly body: string;
  readonly isQuery: boolean;
}

/** Answered by what stands before the subgraph when the subgraph is not there. */
const RETRIED_STATUSES: ReadonlySet<number> = new Set([502, 503, 504]);

/** Nobody else answers with this type, so it is the subgraph that speaks. */
function isOfGraphql({ contentType = '' }: Pick<PostResponse, 'contentType'>): boolean {
  return /^application\/graphql-response\+json\b/i.test(contentType);
}

/** The part of a request's body that depends on the operation alone. */
function bodyStart(operation: SubgraphOperation): string {
  let start = BODY_STARTS.get(operation);
  if (start === undefined) {
    start = `{"query":${JSON.stringify(operation.text)},"variables":`;
    BODY_STARTS.set(operation, start);
  }
  return start;
}

const BODY_STARTS = new WeakMap<SubgraphOperation, string>();

function withoutUndefined(options: HttpClientOptions): Partial<HttpClientLimits> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
