import { buildSchema, parse, type GraphQLSchema } from 'graphql';
import { expect, test } from 'vitest';
import type {
  Caller,
  SubgraphAnswer,
  SubgraphRequest,
} from '../../../gateway/execution/subgraph-client.ts';
import { createWebsocketClient } from '../../../gateway/transport/websocket-client.ts';
import { serveSchema } from '../support/http-subgraphs.ts';

/** A subgraph whose stream counts up from where it is asked to, and goes on when it is told to. */
function createTicking() {
  const wanted: (string | null)[] = [];
  const state = { limit: 0, left: 0 };
  let wake = Promise.withResolvers<void>();
  const schema: GraphQLSchema = buildSchema(`
    type Query { a: Int }
    type Subscription { ticks(after: String): Tick, plain: Int }
    type Tick { number: Int, cursor: String }
  `);
  const ticks = schema.getSubscriptionType()?.getFields()['ticks'];
  if (ticks === undefined) throw new Error('no stream');
  ticks.subscribe = async function* (_root, { after }: { after?: string }) {
    wanted.push(after ?? null);
    try {
      for (let number = Number(after ?? 0) + 1; ; number += 1) {
        while (number > state.limit) await wake.promise;
        yield { ticks: { number, cursor: String(number) } };
      }
    } finally {
      state.left += 1;
    }
  };
  function tickTo(limit: number): void {
    state.limit = limit;
    wake.resolve();
    wake = Promise.withResolvers();
  }
  return {
    schema,
    wanted,
    tickTo,
    /** One more event for whoever still listens; says how many have left. */
    tickOn(): number {
      tickTo(state.limit + 1);
      return state.left;
    },
  };
}

function request(text: string, caller: Caller = { viewer: null }): SubgraphRequest {
  const document = parse(text, { noLocation: true });
  return {
    operation: { kind: 'subscription', text, document },
    variables: {},
    variablesText: '{}',
    caller,
    mayShare: false,
    reader: null,
  };
}

async function take(stream: AsyncIterator<SubgraphAnswer>, count: number): Promise<unknown[]> {
  const events: unknown[] = [];
  while (events.length < count) {
    const { done, value } = await stream.next();
    if (done === true) break;
    events.push((value as SubgraphAnswer).data ?? value);
  }
  return events;
}

test('events come in order, and the viewer is named when the connection is made', async () => {
  const ticking = createTicking();
  await using server = await serveSchema(ticking.schema);
  const client = createWebsocketClient({ name: 'clock', url: server.url, viewerSecret: 's' });
  const stream = client.subscribe(
    request('subscription{ticks{number}}', { viewer: { name: 'me' } }),
  );
  ticking.tickTo(2);

  expect(await take(stream, 2)).toEqual([{ ticks: { number: 1 } }, { ticks: { number: 2 } }]);
  expect(server.connections).toEqual([
    {
      'x-graph-viewer': Buffer.from('{"name":"me"}').toString('base64url'),
      'x-graph-signature': expect.stringMatching(/^t=\d+,v1=[0-9a-f]{64}$/) as string,
    },
  ]);
  await stream.return?.();
  await client.close();
});

test('a dropped connection is re-made and the stream goes on after its last event', async () => {
  const ticking = createTicking();
  await using server = await serveSchema(ticking.schema);
  const client = createWebsocketClient({ name: 'clock', url: server.url, retryDelayMs: 5 });
  const stream = client.subscribe(request('subscription{ticks{number cursor}}'));
  ticking.tickTo(2);
  await take(stream, 2);

  server.dropSockets();
  ticking.tickTo(4);

  expect(await take(stream, 2)).toEqual([
    { ticks: { number: 3, cursor: '3' } },
    { ticks: { number: 4, cursor: '4' } },
  ]);
  expect(ticking.wanted).toEqual([null, '2']);
  await stream.return?.();
  await client.close();
});

test('a stream that cannot be resumed fails with the name of the subgraph', async () => {
  const ticking = createTicking();
  const server = await serveSchema(ticking.schema);
  const client = createWebsocketClient({
    name: 'clock',
    url: server.url,
    retryDelayMs: 1,
    maxRetries: 2,
  });
  const stream = client.subscribe(request('subscription{ticks{number}}'));
  ticking.tickTo(1);
  await take(stream, 1);

  await server[Symbol.asyncDispose]();

  await expect(stream.next()).rejects.toThrow(
    'Cannot ask subgraph "clock": its stream broke off and cannot be resumed',
  );
  expect(await stream.next()).toEqual({ done: true, value: undefined });
  await client.close();
});

test('an operation the subgraph refuses is answered with its errors, and the stream ends', async () => {
  const ticking = createTicking();
  await using server = await serveSchema(ticking.schema);
  const client = createWebsocketClient({ name: 'clock', url: server.url });
  const stream = client.subscribe(request('subscription{nothing}'));

  expect(await stream.next()).toMatchObject({
    value: { errors: [{ message: 'Cannot query field "nothing" on type "Subscription".' }] },
  });
  expect(await stream.next()).toEqual({ done: true, value: undefined });
  await client.close();
});

test('leaving settles a waiting next, ends the stream at the subgraph and closes the socket', async () => {
  const ticking = createTicking();
  await using server = await serveSchema(ticking.schema);
  const client = createWebsocketClient({ name: 'clock', url: server.url });
  const stream = client.subscribe(request('subscription{ticks{number}}'));
  ticking.tickTo(1);
  await take(stream, 1);
  const waiting = stream.next();

  await stream.return?.();

  expect(await waiting).toEqual({ done: true, value: undefined });
  // A generator that waits for its next event can only end when it comes.
  await expect.poll(() => ticking.tickOn()).toBe(1);
  await client.close();
});

test('leaving before the first event leaves nothing behind', async () => {
  const ticking = createTicking();
  await using server = await serveSchema(ticking.schema);
  const client = createWebsocketClient({ name: 'clock', url: server.url });

  const streams = Array.from({ length: 20 }, () =>
    client.subscribe(request('subscription{ticks{number}}')),
  );
  for (const stream of streams) await stream.return?.();

  await expect.poll(() => ticking.wanted.length - ticking.tickOn()).toBe(0);
  await client.close();
});

test('a reader that is too far behind is told, and nothing is dropped silently', async () => {
  const ticking = createTicking();
  await using server = await serveSchema(ticking.schema);
  const client = createWebsocketClient({ name: 'clock', url: server.url, maxWaitingEvents: 3 });
  const stream = client.subscribe(request('subscription{ticks{number}}'));
  ticking.tickTo(10);

  await expect.poll(() => ticking.tickOn()).toBe(1);
  expect(await take(stream, 3)).toHaveLength(3);
  await expect(stream.next()).rejects.toThrow(
    'Cannot ask subgraph "clock": its events come faster than they are read',
  );
  await client.close();
});
