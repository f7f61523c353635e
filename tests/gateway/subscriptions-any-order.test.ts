import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joined, startTestGateway, until } from './support/gateway-fixture.ts';
import { openSocket } from './support/gateway-socket.ts';

const query = fc.constantFrom(
  'subscription { priceChanges { cursor } }',
  'subscription { countdown(from: 2) }',
  'subscription { refusedChanges { cursor } }',
  'subscription { nothing }',
  'subscription { priceChanges { cursor } countdown(from: 1) }',
  'subscription { __typename }',
  '{ product(upc: "1") { stars } }',
  'mutation { setPrice(upc: "1", price: 1) { price } }',
  '{ fails }',
  '{',
  '',
  '{ ...A } fragment A on Query { ...A }',
  'query A { __typename } query B { __typename }',
);

const id = fc.constantFrom('1', '2', '', '__proto__', 'constructor');

const message = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ type: 'connection_init' }) },
  {
    weight: 10,
    arbitrary: fc.record({
      type: fc.constant('subscribe'),
      id,
      payload: fc.record(
        {
          query,
          variables: fc.oneof(fc.constant(null), fc.constant({ __proto__: 1 }), fc.object()),
          operationName: fc.constantFrom(null, 'A', ''),
        },
        { requiredKeys: ['query'] },
      ),
    }),
  },
  { weight: 5, arbitrary: fc.record({ type: fc.constant('complete'), id }) },
  { weight: 1, arbitrary: fc.constantFrom({ type: 'ping' }, { type: 'pong' }) },
  { weight: 1, arbitrary: fc.jsonValue() },
  { weight: 1, arbitrary: fc.string() },
);

/** Whatever a client may be closed for; 1006 is our own leaving. */
const CODES = [1006, 4400, 4401, 4409, 4429];

test('whatever a client sends in whatever order, the server answers by the protocol and keeps nothing', async () => {
  await using server = await startTestGateway();
  await fc.assert(
    fc.asyncProperty(
      fc.array(message, { maxLength: 15 }),
      fc.boolean(),
      async (messages, initialised) => {
        await using socket = await openSocket(server);
        if (initialised) await socket.initialise();
        for (const each of messages) {
          socket.send(typeof each === 'string' ? each : JSON.stringify(each));
        }
        server.shop.publish(1);
        // Either the socket still answers, or it was closed by one of its codes.
        socket.send({ type: 'ping', payload: { last: true } });
        const closed = await Promise.race([socket.closed, answersLastPing(socket)]);
        if (closed !== null) expect(CODES).toContain(closed.code);
      },
    ),
    { numRuns: 200 },
  );
  await until('all sockets are gone', () => server.gateway.sessionCount === 0);
  await until('all streams are left', () => server.shop.feed.readers === 0);
  expect(server.gateway.streams.subscriberCount).toBe(0);

  await using socket = await openSocket(server);
  await socket.initialise();
  socket.subscribe('1', 'subscription { priceChanges { cursor } }');
  await joined(server, 1);
});

async function answersLastPing(socket: Awaited<ReturnType<typeof openSocket>>): Promise<null> {
  for (;;) {
    const { type, payload } = await socket.next().catch(() => ({ type: 'closed', payload: null }));
    if (type === 'closed') return await new Promise(() => undefined);
    if (type === 'pong' && JSON.stringify(payload) === '{"last":true}') return null;
  }
}
