import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../harness/statistics.ts';
import {
  EVENT_NUMBER,
  type OpenOrder,
  type RunOrder,
  type RunResult,
  type SubscriberOrder,
  type SubscriberReply,
} from './subscribers.ts';
import { openWebsocket, type WebsocketClient } from './websocket-client.ts';

/** The process that all subscribers live in; it publishes the events too, so that one clock times both ends. */
process.on('message', (order: SubscriberOrder) => {
  carryOut(order).then(
    (result) => process.send?.({ kind: 'done', result } satisfies SubscriberReply),
    (error: unknown) =>
      process.send?.({ kind: 'failed', reason: String(error) } satisfies SubscriberReply),
  );
});

interface Crowd {
  readonly clients: WebsocketClient[];
  readonly stalled: StalledReader[];
  readonly groups: number;
  /** How many events each subscriber has received in this run. */
  readonly received: Uint32Array;
  onEvent: (subscriber: number) => void;
  readonly marker: Buffer;
  sample: string;
  extra: number;
  closed: number;
  /** Rejects with the first message that should not have come. */
  readonly failed: PromiseWithResolvers<never>;
}

const crowds = new Map<string, Crowd>();
const agent = new Agent({ keepAlive: true });

async function carryOut(order: SubscriberOrder): Promise<RunResult | null> {
  switch (order.kind) {
    case 'open':
      await open(order);
      return null;
    case 'run':
      return await run(order);
    case 'close':
      for (const client of crowds.get(order.key)?.clients ?? []) client.close();
      for (const reader of crowds.get(order.key)?.stalled ?? []) reader.leave();
      crowds.delete(order.key);
      return null;
  }
}

const OPENED_AT_ONCE = 100;

async function open(order: OpenOrder): Promise<void> {
  const { key, port, path, subscribers, payloads, stalled = 0 } = order;
  const crowd: Crowd = {
    clients: [],
    stalled: [],
    groups: payloads.length,
    received: new Uint32Array(subscribers),
    onEvent: () => undefined,
    marker: Buffer.from(order.marker),
    sample: '',
    extra: 0,
    closed: 0,
    failed: Promise.withResolvers(),
  };
  crowd.failed.promise.catch(() => undefined);
  crowds.set(key, crowd);
  for (let from = 0; from < subscribers; from += OPENED_AT_ONCE) {
    const count = Math.min(OPENED_AT_ONCE, subscribers - from);
    const opened = await Promise.all(
      Array.from({ length: count }, (_, index) =>
        subscribe(crowd, from + index, { port, path, payloads }),
      ),
    );
    crowd.clients.push(...opened);
  }
  for (let index = 0; index < stalled; index += 1) {
    const payload = payloads[index % payloads.length];
    crowd.stalled.push(new StalledReader({ port, path }, { id: `stalled-${index}`, payload }));
  }
  // Nothing in the protocol says when a subscription has begun.
  await Promise.race([sleep(1_000), crowd.failed.promise]);
}

const NEXT = Buffer.from('"type":"next"');
const ACKNOWLEDGED = Buffer.from('"type":"connection_ack"');
const PING = Buffer.from('"type":"ping"');
/** Where the type stands if it comes first, as all candidates but ours put it. */
const HEAD_BYTES = 80;

async function subscribe(
  crowd: Crowd,
  subscriber: number,
  { port, path, payloads }: Pick<OpenOrder, 'port' | 'path' | 'payloads'>,
): Promise<WebsocketClient> {
  const acknowledged = Promise.withResolvers<void>();
  const client = await openWebsocket(
    { port, path },
    {
      onText(payload) {
        const head = payload.subarray(0, HEAD_BYTES);
        if (head.includes(NEXT) || payload.includes(NEXT)) {
          if (!payload.includes(crowd.marker)) {
            crowd.extra += 1;
            return;
          }
          if (crowd.sample === '') crowd.sample = payload.toString('utf8');
          crowd.onEvent(subscriber);
        } else if (head.includes(ACKNOWLEDGED)) {
          acknowledged.resolve();
        } else if (head.includes(PING)) {
          client.send('{"type":"pong"}');
        } else {
          const text = payload.toString('utf8').slice(0, 300);
          crowd.failed.reject(new Error(`An unexpected message: ${text}`));
        }
      },
      onClose: () => {
        crowd.closed += 1;
      },
    },
  );
  client.send('{"type":"connection_init"}');
  await Promise.race([acknowledged.promise, crowd.failed.promise]);
  const id = `subscription-${String(subscriber).padStart(23, '0')}`;
  const payload = payloads[subscriber % payloads.length];
  client.send(JSON.stringify({ id, type: 'subscribe', payload }));
  return client;
}

/** Long enough for what the operating system keeps for a reader to be full. */
const STALLED_FOR_MS = 10_000;

/** Subscribes and reads no more, over and over: sooner or later each server closes such a socket. */
class StalledReader {
  #client: WebsocketClient | null = null;
  #left = false;

  constructor(address: { port: number; path: string }, subscription: object) {
    void this.#comeBack(address, subscription);
  }

  leave(): void {
    this.#left = true;
    this.#client?.close();
  }

  async #comeBack(address: { port: number; path: string }, subscription: object): Promise<void> {
    // Not all at once, so that as many are stalled at any time.
    await sleep(Math.random() * STALLED_FOR_MS);
    while (!this.#left) {
      const acknowledged = Promise.withResolvers<void>();
      const client = await openWebsocket(address, {
        onText: () => acknowledged.resolve(),
        onClose: () => acknowledged.resolve(),
      });
      this.#client = client;
      client.send('{"type":"connection_init"}');
      await acknowledged.promise;
      client.send(JSON.stringify({ ...subscription, type: 'subscribe' }));
      client.stall();
      await sleep(STALLED_FOR_MS);
      client.close();
    }
  }
}

async function run(order: RunOrder): Promise<RunResult> {
  const crowd = crowds.get(order.key);
  if (crowd === undefined) throw new Error(`There are no subscribers "${order.key}"`);
  const { groups, received, clients } = crowd;
  const { messagesPerEvent = 1, everyMs } = order;
  received.fill(0);
  crowd.sample = '';
  crowd.extra = 0;
  const sentAt: number[] = [];
  const missing: number[] = [];
  const latencies: number[] = [];
  let delivered = 0;
  let completed = 0;
  let wake = Promise.withResolvers<void>();
  crowd.onEvent = (subscriber) => {
    const turn = Math.floor((received[subscriber] ?? 0) / messagesPerEvent);
    const event = (subscriber % groups) + turn * groups;
    received[subscriber] = (received[subscriber] ?? 0) + 1;
    const startedAt = sentAt[event];
    if (startedAt === undefined) {
      crowd.failed.reject(new Error(`An event came that was not published: number ${event}`));
      return;
    }
    latencies.push(performance.now() - startedAt);
    delivered += 1;
    const left = (missing[event] ?? 0) - 1;
    missing[event] = left;
    if (left === 0) {
      completed += 1;
      wake.resolve();
    }
  };

  const startedAt = performance.now();
  const endAt = startedAt + order.durationMs;
  // Every group is reached equally often, so that the next run begins with the first again.
  while (performance.now() < endAt || sentAt.length % groups !== 0) {
    if (everyMs === undefined) {
      while (sentAt.length - completed < order.window) publishNext();
      await untilWoken(wake.promise, crowd);
      wake = Promise.withResolvers();
    } else {
      publishNext();
      await Promise.race([
        sleep(Math.max(0, startedAt + sentAt.length * everyMs - performance.now())),
        crowd.failed.promise,
      ]);
    }
  }
  while (completed < sentAt.length) {
    await untilWoken(wake.promise, crowd);
    wake = Promise.withResolvers();
  }
  const elapsedMs = performance.now() - startedAt;

  const sorted = Float64Array.from(latencies).sort();
  return {
    events: sentAt.length,
    delivered,
    extra: crowd.extra,
    elapsedMs,
    p50Ms: percentile(sorted, 0.5),
    p99Ms: percentile(sorted, 0.99),
    longestMs: sorted.at(-1) ?? Number.NaN,
    sample: crowd.sample,
  };

  function publishNext(): void {
    const event = sentAt.length;
    const subscribers = Math.ceil((clients.length - (event % groups)) / groups);
    missing.push(subscribers * messagesPerEvent);
    sentAt.push(performance.now());
    publish(order, event).catch((error: unknown) => crowd?.failed.reject(error));
  }
}

const PATIENCE_MS = 20_000;

async function untilWoken(woken: Promise<void>, crowd: Crowd): Promise<void> {
  const patience = new AbortController();
  await Promise.race([
    woken,
    crowd.failed.promise,
    sleep(PATIENCE_MS, undefined, { signal: patience.signal }).then(() => {
      throw new Error(`An event has not reached everybody; ${crowd.closed} sockets were closed`);
    }),
  ]).finally(() => patience.abort());
}

let eventNumber = 0;

function publish({ publishPort, publishPath, bodies }: RunOrder, event: number): Promise<void> {
  eventNumber += 1;
  const body = (bodies[event % bodies.length] ?? '').replaceAll(EVENT_NUMBER, String(eventNumber));
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        host: '127.0.0.1',
        port: publishPort,
        path: publishPath,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          // Which group a bare broadcast is for; GraphQL servers find out themselves.
          'x-event': String(event),
        },
      },
      (response) => {
        response.resume();
        response.on('end', () => {
          if (response.statusCode === 200) resolve();
          else reject(new Error(`Publishing was answered with status ${response.statusCode}`));
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
