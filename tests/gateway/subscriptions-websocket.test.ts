import { createClient, type Client } from 'graphql-ws';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import {
  joined,
  startTestGateway,
  until,
  type GatewayUnderTest,
} from './support/gateway-fixture.ts';
import { openSocket } from './support/gateway-socket.ts';

const CHANGES = 'subscription { priceChanges { cursor product { upc price stars } } }';
const INIT = { type: 'connection_init' };
const SUBSCRIBE = { type: 'subscribe', id: '1', payload: { query: CHANGES } };
/** Half of a pair that stands for one character. */
const ILL_FORMED =
  '{"type":"subscribe","id":"1","payload":{"query":"{ __typename }","variables":{"a":"\\ud800"}}}';

describe('the graphql-transport-ws protocol', () => {
  test('an event carries what another subgraph adds to it, with the id last in its frame', async () => {
    await using server = await startTestGateway();
    await using socket = await openSocket(server);
    await socket.initialise();
    socket.subscribe('a"1', CHANGES);
    await until('the stream is read', () => server.shop.feed.readers === 1);
    server.shop.publish(5);
    expect(await socket.nextText()).toBe(
      '{"type":"next","payload":{"data":{"priceChanges":{"cursor":"c5","product":{"upc":"1","price":5,"stars":5}}}},"id":"a\\"1"}',
    );
  });

  test('queries and mutations are answered with next and complete', async () => {
    await using server = await startTestGateway();
    await using socket = await openSocket(server);
    await socket.initialise();
    socket.subscribe('q', '{ product(upc: "1") { price stars } }');
    expect(await socket.next()).toEqual({
      type: 'next',
      id: 'q',
      payload: { data: { product: { price: 7, stars: 5 } } },
    });
    expect(await socket.next()).toEqual({ type: 'complete', id: 'q' });
    socket.subscribe('m', 'mutation ($p: Int!) { setPrice(upc: "1", price: $p) { price } }', {
      p: 3,
    });
    expect(await socket.next()).toMatchObject({ payload: { data: { setPrice: { price: 3 } } } });
    expect(await socket.next()).toEqual({ type: 'complete', id: 'm' });
  });

  test.each([
    ['a syntax error', '{', {}, 'GRAPHQL_PARSE_FAILED'],
    ['a validation error', '{ nothing }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['a wrong variable', 'query ($t: String) { echo(text: $t) }', { t: 1 }, 'BAD_USER_INPUT'],
    ['an operation too large', `{ ${'__typename '.repeat(101)} }`, {}, 'OPERATION_TOO_LARGE'],
  ])(
    '%s is an error of that operation only, and nothing follows it',
    async (_name, query, variables, code) => {
      await using server = await startTestGateway();
      await using socket = await openSocket(server);
      await socket.initialise();
      socket.subscribe('bad', query, variables);
      const message = await socket.next();
      expect(message).toMatchObject({ type: 'error', id: 'bad' });
      expect(message.payload).toMatchObject([{ extensions: { code } }]);

      socket.subscribe('bad', '{ __typename }');
      expect(await socket.next()).toMatchObject({ type: 'next', id: 'bad' });
    },
  );

  test('a message that cannot be read is refused by its id, and the others go on', async () => {
    await using server = await startTestGateway();
    await using socket = await openSocket(server);
    await socket.initialise();
    socket.send(ILL_FORMED);
    expect(await socket.next()).toEqual({
      type: 'error',
      id: '1',
      payload: [
        {
          message: 'Cannot read the message: a text in it is not well-formed Unicode',
          extensions: { code: 'BAD_REQUEST' },
        },
      ],
    });
    socket.subscribe('1', '{ __typename }');
    expect(await socket.next()).toMatchObject({ type: 'next', id: '1' });
  });

  test('a stream that ends is completed', async () => {
    await using server = await startTestGateway();
    await using socket = await openSocket(server);
    await socket.initialise();
    socket.subscribe('1', 'subscription { countdown(from: 2) }');
    expect([await socket.next(), await socket.next(), await socket.next()]).toMatchObject([
      { payload: { data: { countdown: 2 } } },
      { payload: { data: { countdown: 1 } } },
      { payload: { data: { countdown: 0 } } },
    ]);
    expect(await socket.next()).toEqual({ type: 'complete', id: '1' });
  });

  test('a stream that a subgraph refuses tells why, and is over', async () => {
    await using server = await startTestGateway();
    await using socket = await openSocket(server);
    await socket.initialise();
    socket.subscribe('1', 'subscription { refusedChanges { cursor } }');
    expect(await socket.next()).toMatchObject({
      type: 'next',
      payload: { data: null, errors: [{ message: 'the cursor has expired' }] },
    });
    expect(await socket.next()).toEqual({ type: 'complete', id: '1' });
  });

  test('nothing follows what a client completes, and its stream upstream ends', async () => {
    await using server = await startTestGateway();
    await using socket = await openSocket(server);
    await socket.initialise();
    socket.subscribe('1', CHANGES);
    await until('the stream is read', () => server.shop.feed.readers === 1);
    socket.send({ type: 'complete', id: '1' });
    await until('the stream is left', () => server.shop.feed.readers === 0);
    server.shop.publish(1);
    socket.send({ type: 'ping', payload: { still: 'there' } });
    expect(await socket.next()).toEqual({ type: 'pong', payload: { still: 'there' } });
  });

  test.each<[string, unknown[], number, string]>([
    ['an operation before the connection is initialised', [SUBSCRIBE], 4401, 'Unauthorized'],
    ['a second initialisation', [INIT, INIT], 4429, 'Too many initialisation requests'],
    ['an id that is in use', [INIT, SUBSCRIBE, SUBSCRIBE], 4409, 'Subscriber for 1 already exists'],
    ['what is no JSON', ['{'], 4400, 'Invalid message received: it is not valid JSON'],
    [
      'a text that is no Unicode, before anybody is known',
      [ILL_FORMED],
      4400,
      'Invalid message received: a text in it is not well-formed Unicode',
    ],
    [
      'a text that is no Unicode, under an id that is in use',
      [INIT, SUBSCRIBE, ILL_FORMED],
      4400,
      'Invalid message received: a text in it is not well-formed Unicode',
    ],
    [
      'a text that is no Unicode, where no operation is asked for',
      [INIT, '{"type":"ping","payload":{"a":"\\ud800"}}'],
      4400,
      'Invalid message received: a text in it is not well-formed Unicode',
    ],
    ['an unknown type', [{ type: 'start' }], 4400, 'Invalid message received'],
    [
      'a query that is no text',
      [INIT, { ...SUBSCRIBE, payload: {} }],
      4400,
      'Invalid message received',
    ],
    ['bytes', [Buffer.from('{}')], 4400, 'Invalid message received'],
    [
      'an acknowledgement',
      [{ type: 'connection_ack' }],
      4400,
      'Only a server may send "connection_ack"',
    ],
    [
      'a result',
      [INIT, { type: 'next', id: '1', payload: {} }],
      4400,
      'Only a server may send "next"',
    ],
    [
      'a flood of pings',
      Array.from({ length: 60 }, () => ({ type: 'ping' })),
      4400,
      'Too many pings',
    ],
  ])('%s closes the socket by its code', async (_name, messages, code, reason) => {
    await using server = await startTestGateway();
    await using socket = await openSocket(server);
    for (const message of messages) {
      socket.send(message);
      // Each after the answer to the one before it, where there is one.
      if (message === INIT && messages.length > 1) await socket.next().catch(() => null);
    }
    expect(await socket.closed).toEqual({ code, reason });
  });

  test('who never initialises is closed with 4408', async () => {
    await using server = await startTestGateway({ initialisationMs: 50 });
    await using socket = await openSocket(server);
    expect(await socket.closed).toEqual({
      code: 4408,
      reason: 'Connection initialisation timeout',
    });
  });

  test('who cannot be identified is closed with 4403', async () => {
    await using server = await startTestGateway({
      identify: ({ connectionParams }) => (connectionParams === null ? null : null),
    });
    await using socket = await openSocket(server);
    socket.send(INIT);
    expect(await socket.closed).toEqual({ code: 4403, reason: 'Forbidden' });
  });

  test('who cannot be identified at present is told to come back, by a code that clients do', async () => {
    await using server = await startTestGateway({
      identify: () => Promise.reject(new Error('nobody to ask')),
    });
    await using socket = await openSocket(server);
    socket.send(INIT);
    expect(await socket.closed).toEqual({ code: 1013, reason: 'Try again later' });
  });

  test('another subprotocol is closed with 4406', async () => {
    await using server = await startTestGateway();
    const socket = new WebSocket(server.webSocketUrl, 'graphql-ws');
    const closed = await new Promise((resolve) => {
      socket.on('close', (code) => resolve(code));
      socket.on('error', () => resolve('refused by the client'));
    });
    expect(['refused by the client', 4406]).toContain(closed);
  });

  test('a page of a foreign origin is refused before it has a socket', async () => {
    await using server = await startTestGateway({ allowedOrigins: ['https://studio.example'] });
    expect(await upgradeStatus(server, 'https://evil.example')).toBe(403);
    expect(await upgradeStatus(server, 'https://studio.example')).toBe(101);
    expect(await upgradeStatus(server, new URL(server.url).origin)).toBe(101);
    expect(await upgradeStatus(server, 'null')).toBe(403);
    const elsewhere = {
      ...server,
      webSocketUrl: server.webSocketUrl.replace('/graphql', '/other'),
    };
    expect(await upgradeStatus(elsewhere, 'https://studio.example')).toBe(404);
  });

  test('operations beyond the limit of a socket are refused one by one, and freed slots are free', async () => {
    await using server = await startTestGateway({ socketOperationsLimit: 2 });
    await using socket = await openSocket(server);
    await socket.initialise();
    socket.subscribe('1', CHANGES);
    socket.subscribe('2', 'subscription { priceChanges { cursor } }');
    socket.subscribe('3', CHANGES);
    expect(await socket.next()).toMatchObject({
      type: 'error',
      id: '3',
      payload: [{ extensions: { code: 'TOO_MANY_OPERATIONS' } }],
    });
    for (let round = 0; round < 100; round += 1) {
      socket.send({ type: 'complete', id: '1' });
      socket.subscribe('1', CHANGES);
    }
    socket.send({ type: 'complete', id: '2' });
    socket.subscribe('3', '{ __typename }');
    expect(await socket.next()).toMatchObject({ type: 'next', id: '3' });
  });

  test('a message beyond the limit closes the socket with 1009', async () => {
    await using server = await startTestGateway();
    await using socket = await openSocket(server);
    socket.send('x'.repeat(200_000));
    expect(await socket.closed).toMatchObject({ code: 1009 });
  });

  test('a query that its client leaves is aborted', async () => {
    await using server = await startTestGateway();
    await using socket = await openSocket(server);
    await socket.initialise();
    socket.subscribe('1', '{ slow }');
    await until('the field runs', () => server.shop.callers.length === 1);
    const signal = server.shop.callers[0]?.signal;
    socket.send({ type: 'complete', id: '1' });
    await until('the signal is aborted', () => signal?.aborted === true);
    server.shop.slow.resolve('');
    socket.send({ type: 'ping' });
    expect(await socket.next()).toEqual({ type: 'pong' });
  });

  test('the official client runs three operations on one socket and stops one', async () => {
    await using server = await startTestGateway();
    await using client = openClient(server);
    const seen: string[] = [];
    const stops = ['a', 'b', 'c'].map((name) =>
      client.subscribe(
        { query: CHANGES },
        {
          next: ({ data }) =>
            seen.push(`${name}${JSON.stringify(data).match(/"price":(\d)/)?.[1]}`),
          error: (error) => seen.push(String(error)),
          complete: () => seen.push(`${name}.`),
        },
      ),
    );
    await joined(server, 3);
    server.shop.publish(1);
    await until('all have it', () => seen.length === 3);
    stops[1]?.();
    await until('one has left', () => server.gateway.streams.subscriberCount === 2);
    server.shop.publish(2);
    await until('the others have it', () => seen.length === 6);
    expect(seen).toEqual(['a1', 'b1', 'c1', 'b.', 'a2', 'c2']);
    expect(server.gateway.streams.streamCount).toBe(1);
  });
});

function openClient({ webSocketUrl }: GatewayUnderTest): Client & AsyncDisposable {
  const client = createClient({ url: webSocketUrl, webSocketImpl: WebSocket });
  return Object.assign(client, {
    [Symbol.asyncDispose]: async () => {
      await client.dispose();
    },
  });
}

async function upgradeStatus(server: GatewayUnderTest, origin: string): Promise<number> {
  const socket = new WebSocket(server.webSocketUrl, 'graphql-transport-ws', { origin });
  return await new Promise((resolve) => {
    socket.on('error', () => undefined);
    socket.on('open', () => {
      socket.close();
      resolve(101);
    });
    socket.on('unexpected-response', (_request, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
  });
}
