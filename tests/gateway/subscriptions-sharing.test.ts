import { once } from 'node:events';
import { createClient } from 'graphql-ws';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Viewer } from '../../gateway/guard/viewer.ts';
import { joined, startTestGateway, until } from './support/gateway-fixture.ts';
import { openSocket } from './support/gateway-socket.ts';

const CHANGES = 'subscription { priceChanges { cursor product { price stars } } }';

describe('identical live operations', () => {
  test('share one stream upstream and one execution per event', async () => {
    await using server = await startTestGateway();
    const sockets = await Promise.all(Array.from({ length: 20 }, () => openSocket(server)));
    for (const [position, socket] of sockets.entries()) {
      await socket.initialise();
      socket.subscribe('x'.repeat(1 + position), CHANGES);
    }
    await joined(server, 20);
    server.shop.publish(1);
    server.shop.publish(2);
    for (const [position, socket] of sockets.entries()) {
      const id = 'x'.repeat(1 + position);
      expect([await socket.next(), await socket.next()]).toEqual([
        { type: 'next', id, payload: change(1) },
        { type: 'next', id, payload: change(2) },
      ]);
    }
    expect(server.shop.feed.opened).toBe(1);
    expect(server.shop.executions).toBe(2);
    for (const socket of sockets) await socket[Symbol.asyncDispose]();
    await until('the stream is left', () => server.shop.feed.readers === 0);
  });

  test.each<[string, { query?: string; variables?: Record<string, unknown> }]>([
    ['another text', { query: 'subscription { priceChanges { cursor } }' }],
    ['other variables', { variables: { upc: '2' } }],
  ])('%s makes a stream of its own', async (_name, other) => {
    await using server = await startTestGateway();
    await using socket = await openSocket(server);
    const query = 'subscription ($upc: ID) { priceChanges(upc: $upc) { cursor } }';
    await socket.initialise();
    socket.subscribe('1', query, { upc: '1' });
    socket.subscribe('2', other.query ?? query, other.variables ?? { upc: '1' });
    socket.subscribe('3', query, { upc: '1' });
    await joined(server, 3);
    expect(server.gateway.streams.streamCount).toBe(2);
  });

  test('viewers share if they may see the same, whatever their names', async () => {
    const viewers: Viewer[] = [
      { name: 'anna', profile: 'OPERATOR', groupIds: ['g1', 'g2'] },
      { name: 'bert', profile: 'OPERATOR', groupIds: ['g2', 'g1'] },
      { name: 'carl', profile: 'OPERATOR', groupIds: ['g1'] },
      { name: 'dora', profile: 'ADMINISTRATOR', groupIds: null },
      { name: 'desk', profile: 'CONNECTOR', groupIds: null, connectorId: 'c1' },
      { name: 'bridge', profile: 'CONNECTOR', groupIds: null, connectorId: 'c2' },
    ];
    await using server = await startTestGateway({
      identify({ connectionParams }) {
        const viewer = viewers.find(({ name }) => name === connectionParams?.['name']);
        return viewer === undefined ? null : { viewer, stillHolds: null };
      },
    });
    const sockets = [];
    for (const { name } of viewers) {
      const socket = await openSocket(server);
      sockets.push(socket);
      socket.send({ type: 'connection_init', payload: { name } });
      expect(await socket.next()).toEqual({ type: 'connection_ack' });
      socket.subscribe('1', CHANGES);
    }
    await joined(server, 6);
    expect(server.gateway.streams.streamCount).toBe(5);
    for (const socket of sockets) await socket[Symbol.asyncDispose]();
  });

  test.each<[string, string, Record<string, unknown>, string, Record<string, unknown>, number]>([
    ['two of one cursor', 'after: $after', { after: 'c1' }, 'after: $after', { after: 'c1' }, 1],
    ['two cursors', 'after: $after', { after: 'c1' }, 'after: $after', { after: 'c2' }, 2],
    [
      'a cursor in the text and in a variable',
      'after: "c1"',
      {},
      'after: $after',
      { after: 'c1' },
      1,
    ],
    ['a cursor and none', 'after: $after', { after: 'c1' }, 'after: $after', {}, 2],
    ['a cursor of null and none', 'after: $after', { after: null }, 'upc: null', {}, 2],
    ['a cursor of null and no cursor', 'after: $after', { after: null }, 'after: $after', {}, 1],
    ['two snapshots', 'snapshot: $snapshot', { snapshot: true }, 'snapshot: true', {}, 2],
    ['no snapshot and none', 'snapshot: false', {}, 'snapshot: $snapshot', { snapshot: false }, 1],
  ])('%s', async (_name, args, variables, otherArgs, otherVariables, streams) => {
    await using server = await startTestGateway();
    await using socket = await openSocket(server);
    await socket.initialise();
    socket.subscribe('1', withArguments(args), variables);
    socket.subscribe('2', withArguments(otherArgs), otherVariables);
    await until('both have joined', () => server.gateway.streams.subscriberCount === 2);
    expect(server.gateway.streams.streamCount).toBe(streams);
  });

  test('where sharing is switched off each has a stream of its own', async () => {
    await using server = await startTestGateway({ shareSubscriptions: false });
    await using socket = await openSocket(server);
    await socket.initialise();
    socket.subscribe('1', CHANGES);
    socket.subscribe('2', CHANGES);
    await joined(server, 2);
    expect(server.gateway.streams.streamCount).toBe(2);
  });

  test('all events of one turn reach a socket in one write', async () => {
    await using server = await startTestGateway();
    await using socket = await openSocket(server);
    await socket.initialise();
    for (let id = 0; id < 50; id += 1) socket.subscribe(String(id), CHANGES);
    await joined(server, 50);
    const chunks: number[] = [];
    tcpOf(socket.webSocket).on('data', (chunk: Buffer) => chunks.push(chunk.length));
    server.shop.publish(1);
    for (let id = 0; id < 50; id += 1) await socket.next();
    expect(chunks.length).toBe(1);
  });
});

describe('a subscriber that resumes', () => {
  const RESUMED = 'subscription ($after: String) { priceChanges(after: $after) { cursor } }';

  test('where others stand already joins them at once', async () => {
    await using server = await startTestGateway();
    await using socket = await openSocket(server);
    await socket.initialise();
    socket.subscribe('live', 'subscription { priceChanges { cursor } }');
    await joined(server, 1);
    server.shop.publish(1);
    expect(await socket.next()).toMatchObject(event('live', 'c1'));

    socket.subscribe('resumed', RESUMED, { after: 'c1' });
    await joined(server, 2);
    expect([server.gateway.streams.streamCount, server.shop.feed.opened]).toEqual([1, 1]);
    server.shop.publish(2);
    expect(await socket.next()).toMatchObject(event('live', 'c2'));
    expect(await socket.next()).toMatchObject(event('resumed', 'c2'));
  });

  test('behind the others catches up by itself, and joins them at the exact position', async () => {
    await using server = await startTestGateway();
    await using live = await openSocket(server);
    await live.initialise();
    live.subscribe('live', 'subscription { priceChanges { cursor } }');
    await joined(server, 1);
    for (let price = 1; price <= 5; price += 1) {
      server.shop.publish(price);
      expect(await live.next()).toMatchObject(event('live', `c${price}`));
    }

    await using behind = await openSocket(server);
    await behind.initialise();
    behind.subscribe('resumed', RESUMED, { after: 'c2' });
    expect(await behind.next()).toMatchObject(event('resumed', 'c3'));
    expect(await behind.next()).toMatchObject(event('resumed', 'c4'));
    expect(await behind.next()).toMatchObject(event('resumed', 'c5'));
    // At c5 both stand at the same position, and one stream is enough from here.
    await until('one stream is left', () => server.gateway.streams.streamCount === 1);
    expect([server.gateway.streams.subscriberCount, server.shop.feed.readers]).toEqual([2, 1]);

    server.shop.publish(6);
    expect(await behind.next()).toMatchObject(event('resumed', 'c6'));
    expect(await live.next()).toMatchObject(event('live', 'c6'));
    live.send({ type: 'complete', id: 'live' });
    await until('one is left', () => server.gateway.streams.subscriberCount === 1);
    server.shop.publish(7);
    expect(await behind.next()).toMatchObject(event('resumed', 'c7'));
    behind.send({ type: 'complete', id: 'resumed' });
    await until('the stream is left', () => server.shop.feed.readers === 0);
  });

  test('from long ago is told no faster than it reads, and is not taken for slow', async () => {
    await using server = await startTestGateway({ subscriberBacklogBytes: 500_000 });
    await using socket = await openSocket(server);
    await socket.initialise();
    for (let price = 0; price <= 20_000; price += 1) {
      server.shop.publish(price, { note: 'n'.repeat(1_000) });
    }
    let seen = 0;
    socket.webSocket.on('message', () => (seen += 1));
    const query = 'subscription ($after: String) { priceChanges(after: $after) { cursor note } }';
    socket.subscribe('1', query, { after: 'c0' });
    await until('all 20,000 have arrived', () => seen >= 20_000);
    expect(seen).toBe(20_000);
  });

  test.each([
    ['does not ask for cursors', 'priceChanges(after: $after) { note }'],
    ['calls something else a cursor', 'priceChanges(after: $after) { cursor: note }'],
  ])('and %s keeps a stream of its own', async (_name, field) => {
    await using server = await startTestGateway();
    await using socket = await openSocket(server);
    const query = `subscription ($after: String) { ${field} }`;
    await socket.initialise();
    socket.subscribe('1', query);
    socket.subscribe('2', query, { after: 'c0' });
    await until('both have joined', () => server.shop.feed.readers === 2);
    server.shop.publish(1, { note: 'c1' });
    await socket.next();
    await socket.next();
    expect(server.gateway.streams.streamCount).toBe(2);
  });

  function event(id: string, cursor: string) {
    return { type: 'next', id, payload: { data: { priceChanges: { cursor } } } };
  }
});

describe('a subscriber that does not read', () => {
  test('is closed with 4513 and the last cursor it was sent, and nobody else notices', async () => {
    await using server = await startTestGateway({ subscriberBacklogBytes: 500_000 });
    await using slow = await openSocket(server);
    await using quick = await openSocket(server);
    for (const socket of [slow, quick]) {
      await socket.initialise();
      socket.subscribe('1', 'subscription { priceChanges { cursor note } }');
    }
    await joined(server, 2);
    let quickCursor = '';
    quick.webSocket.on('message', (data: Buffer) => (quickCursor = readCursor(data)));

    tcpOf(slow.webSocket).pause();
    let price = 0;
    while (server.gateway.streams.subscriberCount === 2) {
      price += 1;
      server.shop.publish(price, { note: 'n'.repeat(50_000) });
      await until('the quick one has it', () => quickCursor === `c${price}`);
    }
    const slowSeen: string[] = [];
    slow.webSocket.on('message', (data: Buffer) => slowSeen.push(readCursor(data)));
    tcpOf(slow.webSocket).resume();

    const { code, reason } = await slow.closed;
    expect(code).toBe(4513);
    expect(reason).toBe(`Subscriber too slow; last cursor: ${slowSeen.at(-1)}`);
    // Without a gap up to there, and not all there was.
    expect(slowSeen).toEqual(slowSeen.map((_cursor, position) => `c${position + 1}`));
    expect(slowSeen.length).toBeLessThan(price);
    server.shop.publish(price + 1);
    await until('the quick one goes on', () => quickCursor === `c${price + 1}`);
    expect(await server.metrics.toText()).toContain(
      'graphql_subscribers_too_slow_total{transport="websocket"} 1',
    );
  });

  test('is let in again when the official client comes back by itself', async () => {
    await using server = await startTestGateway({ subscriberBacklogBytes: 500_000 });
    const opened: WebSocket[] = [];
    const codes: unknown[] = [];
    const client = createClient({
      url: server.webSocketUrl,
      webSocketImpl: WebSocket,
      retryWait: () => Promise.resolve(),
      on: {
        opened: (socket) => opened.push(socket as WebSocket),
        closed: (event) => codes.push((event as CloseEvent).code),
      },
    });
    let lastSeen: unknown = null;
    const stop = client.subscribe(
      { query: 'subscription { priceChanges { cursor note } }' },
      {
        next: ({ data }) => (lastSeen = data),
        error: (error) => expect.unreachable(String(error)),
        complete: () => undefined,
      },
    );
    await joined(server, 1);
    const socket = tcpOf(opened[0] as WebSocket);
    socket.pause();
    for (let price = 1; server.gateway.streams.subscriberCount === 1; price += 1) {
      server.shop.publish(price, { note: 'n'.repeat(50_000) });
      await new Promise((resolve) => setImmediate(resolve));
    }
    socket.resume();
    await joined(server, 1);
    server.shop.publish(0);
    await until('it is told', () => JSON.stringify(lastSeen).includes('"c0"'));
    expect(codes).toEqual([4513]);
    stop();
    await client.dispose();
  });

  test('one that catches up before the bound misses nothing', async () => {
    await using server = await startTestGateway({ subscriberBacklogBytes: 50_000_000 });
    await using socket = await openSocket(server);
    await socket.initialise();
    socket.subscribe('1', 'subscription { priceChanges { cursor note } }');
    await joined(server, 1);
    const seen: string[] = [];
    socket.webSocket.on('message', (data: Buffer) => seen.push(readCursor(data)));
    tcpOf(socket.webSocket).pause();
    for (let price = 1; price <= 400; price += 1) {
      server.shop.publish(price, { note: 'n'.repeat(50_000) });
    }
    await until('all were delivered upstream', () => server.shop.feed.readers === 1);
    tcpOf(socket.webSocket).resume();
    await until('all have arrived', () => seen.length === 400);
    expect(seen).toEqual(Array.from({ length: 400 }, (_, position) => `c${position + 1}`));
  });

  test('of an event stream is told so at the end of what it was sent', async () => {
    await using server = await startTestGateway({ subscriberBacklogBytes: 500_000 });
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: 'subscription { priceChanges { cursor note } }' }),
    });
    await joined(server, 1);
    let price = 0;
    while (server.gateway.streams.subscriberCount === 1) {
      price += 1;
      server.shop.publish(price, { note: 'n'.repeat(50_000) });
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    const text = await response.text();
    const cursors = [...text.matchAll(/"cursor":"(c\d+)"/g)].map(([, cursor]) => cursor);
    expect(cursors).toEqual(cursors.map((_cursor, position) => `c${position + 1}`));
    expect(text.slice(text.lastIndexOf('event: next'))).toBe(
      `event: next\ndata: {"errors":[{"message":"Subscriber too slow","extensions":{"code":"SUBSCRIBER_TOO_SLOW","lastCursor":"${cursors.at(-1)}"}}]}\n\nevent: complete\ndata: \n\n`,
    );
  });
});

describe('nothing is left behind', () => {
  test('10,000 subscriptions that come and go leave no socket, timer or iterator', async () => {
    await using server = await startTestGateway();
    await subscribeAndLeave(server, 50);
    const before = await countResources();
    for (let round = 0; round < 10; round += 1) await subscribeAndLeave(server, 1_000);
    await until('all streams are left', () => server.shop.feed.readers === 0);
    expect(server.gateway.streams.subscriberCount).toBe(0);
    expect(server.gateway.streams.streamCount).toBe(0);
    await until('all sockets are gone', () => server.gateway.sessionCount === 0);
    await until('resources are as before', async () => (await countResources()) <= before);
    // Each with variables of its own, so none was shared: as many streams were opened as were left.
    expect(server.shop.feed.opened).toBeGreaterThan(5_000);
  });

  test('whoever leaves while the stream is being opened is not forgotten', async () => {
    await using server = await startTestGateway();
    await using socket = await openSocket(server);
    await socket.initialise();
    for (let round = 0; round < 100; round += 1) {
      socket.subscribe('1', CHANGES);
      socket.send({ type: 'complete', id: '1' });
    }
    socket.send({ type: 'ping' });
    expect(await socket.next()).toEqual({ type: 'pong' });
    await until('all streams are left', () => server.shop.feed.readers === 0);
    expect(server.gateway.streams.streamCount).toBe(0);
  });

  test('a socket whose other end is gone without a word is noticed and released', async () => {
    await using server = await startTestGateway({ heartbeatSeconds: 1 });
    await using socket = await openSocket(server);
    await socket.initialise();
    socket.subscribe('1', CHANGES);
    await joined(server, 1);
    tcpOf(socket.webSocket).pause();
    await until('it is released', () => server.gateway.sessionCount === 0);
    expect(server.gateway.streams.subscriberCount).toBe(0);
  });
});

describe('a shutdown', () => {
  test('tells websockets to come back, one after the other, and lets queries finish first', async () => {
    await using server = await startTestGateway();
    const sockets = await Promise.all([0, 1, 2].map(() => openSocket(server)));
    for (const socket of sockets) {
      await socket.initialise();
      socket.subscribe('1', CHANGES);
    }
    const [busy] = sockets;
    busy?.subscribe('2', '{ slow }');
    await until('the field runs', () => server.shop.callers.length === 1);

    const closed = server.gateway.close(3_000);
    const times = sockets.slice(1).map(async (socket) => {
      expect(await socket.closed).toEqual({ code: 1012, reason: 'Service restart' });
      return performance.now();
    });
    const [first = 0, second = 0] = await Promise.all(times);
    expect(second - first).toBeGreaterThan(300);
    server.shop.slow.resolve('done');
    expect(await busy?.next()).toMatchObject({ payload: { data: { slow: 'done' } } });
    expect(await busy?.next()).toEqual({ type: 'complete', id: '2' });
    expect(await busy?.closed).toEqual({ code: 1012, reason: 'Service restart' });
    await closed;
    expect(server.shop.feed.readers).toBe(0);
  });

  test('the official client comes back to the next server by itself', async () => {
    const first = await startTestGateway();
    const client = createClient({
      url: first.webSocketUrl,
      webSocketImpl: WebSocket,
      retryAttempts: 100,
      // Between the two servers nobody listens, which the client retries only if it is told to.
      shouldRetry: () => true,
      retryWait: () => new Promise((resolve) => setTimeout(resolve, 20)),
    });
    const seen: unknown[] = [];
    const stop = client.subscribe(
      { query: CHANGES },
      {
        next: ({ data }) => seen.push(data),
        error: (error) => expect.unreachable(String(error)),
        complete: () => undefined,
      },
    );
    await joined(first, 1);
    await first.gateway.close(1_000);
    await first.graphs.close();

    await using second = await startTestGateway({ port: first.gateway.port });
    await joined(second, 1);
    second.shop.publish(1);
    await until('the event arrives', () => seen.length === 1);
    stop();
    await client.dispose();
  });

  test('who does not go is cut off when the grace is over', async () => {
    await using server = await startTestGateway();
    await using socket = await openSocket(server);
    await socket.initialise();
    socket.subscribe('1', '{ slow }');
    await until('the field runs', () => server.shop.callers.length === 1);
    await server.gateway.close(200);
    expect((await socket.closed).code).toBe(1006);
    server.shop.slow.resolve('too late');
  });
});

/** By way of a fragment, since a root field may stand in one. */
function withArguments(args: string): string {
  const types = { after: 'String', snapshot: 'Boolean' };
  const used = Object.entries(types).filter(([name]) => args.includes(`$${name}`));
  const head = used.map(([name, type]) => `$${name}: ${type}`).join(', ');
  return `subscription ${head && `(${head})`} { ...F } fragment F on Subscription { priceChanges(${args}) { cursor } }`;
}

function change(price: number) {
  return { data: { priceChanges: { cursor: `c${price}`, product: { price, stars: 5 } } } };
}

function readCursor(data: Buffer): string {
  return /"cursor":"(c\d+)"/.exec(data.toString())?.[1] ?? '';
}

/** The TCP socket under a client's websocket, to read or not to read. */
function tcpOf(webSocket: WebSocket) {
  return (webSocket as unknown as { _socket: import('node:net').Socket })._socket;
}

/** Half of them over websockets with three operations each, the others as event streams; some leave at once. */
async function subscribeAndLeave(
  server: Awaited<ReturnType<typeof startTestGateway>>,
  count: number,
): Promise<void> {
  const query = 'subscription ($upc: ID) { priceChanges(upc: $upc) { cursor } }';
  let number = 0;
  while (number < count) {
    const socket = await openSocket(server);
    await socket.initialise();
    for (let id = 0; id < 25; id += 1) {
      number += 1;
      socket.subscribe(String(id), query, { upc: `${number}` });
      if (number % 3 === 0) socket.send({ type: 'complete', id: String(id) });
    }
    socket.send({ type: 'ping' });
    await socket.next();
    if (number % 2 === 0) socket.webSocket.close();
    else socket.webSocket.terminate();
    await once(socket.webSocket, 'close');

    const leaving = new AbortController();
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query, variables: { upc: `${number}` } }),
      signal: leaving.signal,
    });
    leaving.abort();
    await response.text().catch(() => null);
    number += 1;
  }
}

/** What keeps a process alive or wakes it up: sockets, timers, immediates. */
async function countResources(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 20));
  return process
    .getActiveResourcesInfo()
    .filter((kind) => ['Timeout', 'Immediate', 'TCPSocketWrap'].includes(kind)).length;
}
