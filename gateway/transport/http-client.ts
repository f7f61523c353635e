import { Pool } from 'undici';
import {
  SubgraphUnavailable,
  type SubgraphClient,
  type SubgraphOperation,
} from '../execution/subgraph-client.ts';
import { onAbort } from './abort-listeners.ts';
import { Cancellation } from './cancellation.ts';
import { createFaultPolicies, type FaultLimits } from './fault-policies.ts';
import { Aborted, DeadlinePassed, post, TooManyBytes, type PostResponse } from './post-request.ts';
import { readAnswer, readBody, tooLarge, unusable } from './read-answer.ts';
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

/** The text of an answer. Sharers parse it each for themselves, since each merges into what it gets. */
interface AnswerText extends Pick<PostResponse, 'status' | 'headers'> {
  readonly text: string;
}

/** Reaches a subgraph over HTTP. */
export function createHttpSubgraphClient(options: HttpClientOptions): SubgraphClient {
  const { name, shareRequests = true } = options;
  const limits = { ...DEFAULT_LIMITS, ...withoutUndefined(options) };
  const url = new URL(options.url);
  const path = url.pathname + url.search;
  const pool = new Pool(url.origin, {
    connections: limits.maxConnections,
    keepAliveTimeout: 30_000,
    connectTimeout: limits.deadlineMs,
    maxResponseSize: -1,
  });
  const policies = createFaultPolicies(name, limits);
  const shared = new SharedRequests<AnswerText>();
  const encodeViewer = createViewerEncoder({ secret: options.viewerSecret });
  const streams =
    options.streams ??
    createWebsocketClient({
      name,
      url: options.websocketUrl ?? options.url,
      viewerSecret: options.viewerSecret,
      maxAnswerBytes: limits.maxAnswerBytes,
    });
  const headersOfAll = [
    'content-type',
    'application/json',
    'accept',
    'application/graphql-response+json, application/json;q=0.9',
    ...(options.compress === true ? ['accept-encoding', 'gzip, br'] : []),
  ];

  async function send(message: Message, cancellation: Cancellation | null): Promise<AnswerText> {
    const deadline = performance.now() + limits.deadlineMs;
    return await policies.run(() => exchange(message, cancellation, deadline), message.isQuery);
  }

  async function exchange(
    { body, headers }: Message,
    cancellation: Cancellation | null,
    deadline: number,
  ): Promise<AnswerText> {
    const { maxAnswerBytes: maxBytes } = limits;
    const deadlineMs = Math.max(1, deadline - performance.now());
    try {
      const response = await post(pool, {
        path,
        headers,
        body,
        maxBytes,
        cancellation,
        deadlineMs,
      });
      if (RETRIED_STATUSES.has(response.status)) {
        throw unusable(name, 'SUBGRAPH_UNREACHABLE', `it answered status ${response.status}`);
      }
      const isPlain = response.headers['content-encoding'] === undefined;
      const bytes = isPlain
        ? response.body
        : await readBody(response, { subgraph: name, maxBytes });
      return { status: response.status, headers: response.headers, text: bytes.toString('utf8') };
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
    if (error instanceof Aborted || (error as Error).name === 'AbortError') {
      return unusable(name, 'REQUEST_ABORTED', 'the client left');
    }
    return unusable(name, 'SUBGRAPH_UNREACHABLE', 'it cannot be reached', error);
  }

  async function shareRequest(
    message: Message,
    own: readonly string[],
    signal: AbortSignal | null,
  ): Promise<AnswerText> {
    try {
      const key = { asker: own.join('\n'), body: message.body };
      return await shared.ask(key, signal, (cancellation) => send(message, cancellation));
    } catch (error) {
      throw describe(error);
    }
  }

  async function sendAlone(message: Message, signal: AbortSignal | null): Promise<AnswerText> {
    if (signal === null) return await send(message, null);
    const cancellation = new Cancellation();
    const cancel = () => cancellation.cancel();
    if (signal.aborted) cancel();
    const forgetSignal = onAbort(signal, cancel);
    try {
      return await send(message, cancellation);
    } finally {
      forgetSignal();
    }
  }

  return {
    name,
    async execute(request) {
      const { operation, caller } = request;
      const body = `${bodyStart(operation)}${request.variablesText}}`;
      const own = [...encodeViewer(caller.viewer)];
      for (const header in caller.headers) own.push(header, caller.headers[header] ?? '');
      const isQuery = operation.kind === 'query';
      const message = { body, headers: [...headersOfAll, ...own], isQuery };
      // A mutation that was sent takes its course; only who does not read changes nothing.
      const signal = isQuery ? (caller.signal ?? null) : null;
      const answer =
        isQuery && shareRequests && request.mayShare
          ? await shareRequest(message, own, signal)
          : await sendAlone(message, signal);
      if (operation.kind === 'mutation') noteMutation();
      return readAnswer(answer.text, answer, name, request.passages);
    },
    subscribe: (request) => streams.subscribe(request),
    async close() {
      await Promise.all([pool.close(), streams.close()]);
    },
  };
}

interface Message {
  readonly body: string;
  readonly headers: string[];
  readonly isQuery: boolean;
}

/** Answered by what stands before the subgraph when the subgraph is not there. */
const RETRIED_STATUSES: ReadonlySet<number> = new Set([502, 503, 504]);

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
