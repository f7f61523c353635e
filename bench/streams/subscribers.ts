import { join } from 'node:path';
import { startProcess } from '../harness/processes.ts';

/** Subscribers to one server, each on a socket of its own, in as many groups as there are payloads. */
export interface OpenOrder {
  readonly kind: 'open';
  readonly key: string;
  readonly port: number;
  readonly path: string;
  readonly subscribers: number;
  /** What the subscribers of each group ask for; subscriber n is in group n modulo their number. */
  readonly payloads: readonly Readonly<Record<string, unknown>>[];
  /** So many more ask for the same and then read nothing; they are not counted on. */
  readonly stalled?: number;
  /** What a message holds that an event brings to each subscriber once; others are told apart as extra. */
  readonly marker: string;
}

export const EVENT_NUMBER = '@event@';

/** Events one after the other; event n reaches the subscribers of group n modulo their number and nobody else. */
export interface RunOrder {
  readonly kind: 'run';
  readonly key: string;
  readonly publishPort: number;
  readonly publishPath: string;
  /** In turn; EVENT_NUMBER in one is replaced by a number that no other event has. */
  readonly bodies: readonly string[];
  /** How many events are under way at once: the next is published when one has reached everybody. */
  readonly window: number;
  readonly durationMs: number;
  /** How many messages one event brings each subscriber; 1 if left out. */
  readonly messagesPerEvent?: number;
  /** Publishes at this pace, however late the answers come, instead of waiting for the window. */
  readonly everyMs?: number;
}

export interface RunResult {
  readonly events: number;
  readonly delivered: number;
  readonly extra: number;
  readonly elapsedMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly longestMs: number;
  /** The first message, to be looked at. */
  readonly sample: string;
}

export type SubscriberOrder =
  | OpenOrder
  | RunOrder
  | { readonly kind: 'close'; readonly key: string };
export type SubscriberReply =
  | { readonly kind: 'done'; readonly result: RunResult | null }
  | { readonly kind: 'failed'; readonly reason: string };

export interface Subscribers extends AsyncDisposable {
  open(order: Omit<OpenOrder, 'kind'>): Promise<void>;
  run(order: Omit<RunOrder, 'kind'>): Promise<RunResult>;
  close(key: string): Promise<void>;
}

/** All subscribers live in one process beside the candidates. */
export function startSubscribers(directory: string): Subscribers {
  const running = startProcess({
    command: process.execPath,
    args: [join(import.meta.dirname, 'subscriber-process.ts')],
    directory,
    cores: 'others',
    logFile: join(directory, 'subscribers.log'),
    messages: true,
  });
  let reply = Promise.withResolvers<RunResult | null>();
  reply.promise.catch(() => undefined);
  running.child.on('message', (message: SubscriberReply) => {
    if (message.kind === 'done') reply.resolve(message.result);
    else reply.reject(new Error(`Cannot measure subscribers: ${message.reason}`));
  });
  running.child.on('exit', () => {
    reply.reject(new Error(`Cannot go on subscribing: the process ended\n${running.readLog()}`));
  });

  async function order(message: SubscriberOrder): Promise<RunResult | null> {
    if (!running.child.connected) await reply.promise; // which tells why it ended
    reply = Promise.withResolvers();
    running.child.send(message);
    return await reply.promise;
  }

  return {
    async open(parts) {
      await order({ kind: 'open', ...parts });
    },
    async run(parts) {
      const result = await order({ kind: 'run', ...parts });
      if (result === null) throw new Error('Cannot measure subscribers: there is no result');
      return result;
    },
    async close(key) {
      await order({ kind: 'close', key });
    },
    [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
  };
}
