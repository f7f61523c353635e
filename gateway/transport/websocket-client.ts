import { createClient, type Client, type FormattedExecutionResult } from 'graphql-ws';
import { WebSocket } from 'ws';
import type {
  SubgraphAnswer,
  SubgraphClient,
  SubgraphRequest,
} from '../execution/subgraph-client.ts';
import { EventQueue } from './event-queue.ts';
import { unusable } from './read-answer.ts';
import { createStreamPosition } from './resume-position.ts';
import { createViewerEncoder } from './viewer-header.ts';

export interface WebsocketClientOptions {
  readonly name: string;
  /** ws:, wss:, http: or https:; the subgraph's own address does. */
  readonly url: string;
  readonly viewerSecret?: string | undefined;
  /** Tries to re-make a connection before the streams on it fail. */
  readonly maxRetries?: number;
  /** The first wait; each further one doubles, up to half a minute, with jitter. */
  readonly retryDelayMs?: number;
  /** Events that may wait for a slow reader before its stream fails. */
  readonly maxWaitingEvents?: number;
  readonly maxAnswerBytes?: number;
  /** A connection that is not answering within this time counts as lost. */
  readonly keepAliveMs?: number;
  readonly random?: () => number;
}

/**
 * Reaches the subscriptions of a subgraph over the graphql-transport-ws protocol
 * (https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md). One socket for each viewer, since the protocol says who is asking
 * when the connection is made; it is re-made with back-off when it drops, and closed when nobody listens on it.
 */
export function createWebsocketClient(
  options: WebsocketClientOptions,
): Pick<SubgraphClient, 'subscribe' | 'close'> {
  const { name, maxWaitingEvents = 10_000 } = options;
  const encodeViewer = createViewerEncoder({ secret: options.viewerSecret });
  const connections = new Map<string, Connection>();

  /** The connection of whoever is asking; it is closed when the last stream on it has left. */
  function join({ caller }: SubgraphRequest): { client: Client; leave: () => void } {
    const headers = Object.entries(caller.headers ?? {});
    const key = JSON.stringify([encodeViewer(caller.viewer)[1] ?? null, headers]);
    const params = () => ({ ...toRecord(encodeViewer(caller.viewer)), ...caller.headers });
    const connection = connections.get(key) ?? { client: connect(options, params), streams: 0 };
    connections.set(key, connection);
    connection.streams += 1;
    return {
      client: connection.client,
      leave() {
        connection.streams -= 1;
        if (connection.streams > 0) return;
        if (connections.get(key) === connection) connections.delete(key);
        void closeQuietly(connection.client);
      },
    };
  }

  return {
    subscribe(request) {
      const position = createStreamPosition(request.operation);
      const { variables } = request;
      const payload = {
        // Read anew each time the connection is made.
        get query() {
          return position.text;
        },
        variables,
      };
      const { client, leave } = join(request);
      let over = false;
      const stop = () => {
        if (over) return;
        over = true;
        unsubscribe();
        leave();
      };
      const queue = new EventQueue<SubgraphAnswer>({ maxWaiting: maxWaitingEvents, onLeave: stop });
      const unsubscribe = client.subscribe(payload, {
        next(result) {
          const answer = toAnswer(result);
          position.note(answer);
          if (queue.push(answer)) return;
          queue.fail(unusable(name, 'SUBGRAPH_BUSY', 'its events come faster than they are read'));
          stop();
        },
        error(failure) {
          if (Array.isArray(failure)) {
            queue.push({ errors: failure });
            queue.end();
          } else {
            const message = 'its stream broke off and cannot be resumed';
            queue.fail(unusable(name, 'SUBGRAPH_UNREACHABLE', message, failure));
          }
          stop();
        },
        complete() {
          queue.end();
          stop();
        },
      });
      return queue;
    },
    async close() {
      const open = [...connections.values()];
      connections.clear();
      for (const { client } of open) await closeQuietly(client);
    },
  };
}

interface Connection {
  readonly client: Client;
  streams: number;
}

function connect(
  {
    url,
    maxRetries = 20,
    retryDelayMs = 100,
    maxAnswerBytes = 64 * 1024 * 1024,
    keepAliveMs = 15_000,
    random = Math.random,
  }: WebsocketClientOptions,
  connectionParams: () => Record<string, string>,
): Client {
  let answered = true;
  const client = createClient({
    url: url.replace(/^http/, 'ws'),
    webSocketImpl: class extends WebSocket {
      constructor(address: string, protocol: string) {
        super(address, protocol, { maxPayload: maxAnswerBytes, perMessageDeflate: false });
      }
    },
    connectionParams,
    lazyCloseTimeout: 0,
    keepAlive: keepAliveMs,
    retryAttempts: maxRetries,
    shouldRetry: () => true,
    retryWait(retries) {
      const waitMs = Math.min(30_000, retryDelayMs * 2 ** retries) * (0.5 + random());
      return new Promise((resolve) => setTimeout(resolve, waitMs));
    },
    on: {
      ping(received) {
        if (received) return;
        // A peer that vanished without a word is noticed by the ping it does not answer.
        if (!answered) client.terminate();
        answered = false;
      },
      pong(received) {
        if (received) answered = true;
      },
      connected() {
        answered = true;
      },
    },
  });
  return client;
}

/** A connection that was still being made may fail to be; nobody waits for it any more. */
async function closeQuietly(client: Client): Promise<void> {
  try {
    await client.dispose();
  } catch {
    // Streams on it were told when it broke.
  }
}

function toAnswer({
  data,
  errors,
}: FormattedExecutionResult<Record<string, unknown>, unknown>): SubgraphAnswer {
  return {
    ...(data === undefined ? {} : { data }),
    ...(errors === undefined ? {} : { errors }),
  };
}

function toRecord(headers: readonly string[]): Record<string, string> {
  const record: Record<string, string> = {};
  for (let index = 0; index + 1 < headers.length; index += 2) {
    record[headers[index] ?? ''] = headers[index + 1] ?? '';
  }
  return record;
}
