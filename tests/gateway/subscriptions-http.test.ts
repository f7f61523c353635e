import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { createClient } from 'graphql-sse';
import { describe, expect, test } from 'vitest';
import {
  joined,
  startTestGateway,
  until,
  type GatewayUnderTest,
} from './support/gateway-fixture.ts';

const CHANGES = 'subscription { priceChanges { cursor product { price stars } } }';
const MULTIPART = 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0,application/json';

describe('Server-Sent Events, distinct connections mode', () => {
  test('the official client reads a stream and leaves it', async () => {
    await using server = await startTestGateway();
    const client = createClient({ url: server.url, retryAttempts: 0 });
    const events = client.iterate({ query: CHANGES });
    const first = events.next();
    await until('the stream is read', () => server.shop.feed.readers === 1);
    server.shop.publish(5);
    expect((await first).value).toEqual({
      data: { priceChanges: { cursor: 'c5', product: { price: 5, stars: 5 } } },
    });
    await events.return?.();
    await until('the stream is left', () => server.shop.feed.readers === 0);
  });

  test('a stream that ends is completed, in the bytes of the protocol', async () => {
    await using server = await startTestGateway();
    const response = await server.post(
      { query: 'subscription { countdown(from: 1) }' },
      { accept: 'text/event-stream' },
    );
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
    ]);
    expect(await response.text()).toBe(
      ':\n\n' +
        'event: next\ndata: {"data":{"countdown":1}}\n\n' +
        'event: next\ndata: {"data":{"countdown":0}}\n\n' +
        'event: complete\ndata: \n\n',
    );
  });

  test('a query is a stream of one answer, and so is what is refused', async () => {
    await using server = await startTestGateway();
    const ask = async (query: string) => {
      const response = await server.post({ query }, { accept: 'text/event-stream' });
      return await response.text();
    };
    expect(await ask('{ echo(text: "a") }')).toBe(
      ':\n\nevent: next\ndata: {"data":{"echo":"a"}}\n\nevent: complete\ndata: \n\n',
    );
    expect(await ask('{ nothing }')).toMatch(
      /^:\n\nevent: next\ndata: \{"errors":\[.*\]\}\n\nevent: complete\ndata: \n\n$/,
    );
  });

  test('a stream can be asked for by GET, but a mutation cannot', async () => {
    await using server = await startTestGateway();
    const ask = (query: string) =>
      fetch(`${server.url}?query=${encodeURIComponent(query)}`, {
        headers: { accept: 'text/event-stream', 'apollo-require-preflight': '1' },
      });
    expect(await (await ask('subscription { countdown(from: 0) }')).text()).toContain(
      'data: {"data":{"countdown":0}}',
    );
    const refused = await ask('mutation { setPrice(upc: "1", price: 1) { price } }');
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test('a quiet stream gives signs of life', async () => {
    await using server = await startTestGateway({ heartbeatSeconds: 0.05 });
    const response = await openStream(server, CHANGES, 'text/event-stream');
    let text = '';
    response.on('data', (chunk: Buffer) => (text += chunk.toString()));
    await until('three heartbeats', () => text === ':\n\n:\n\n:\n\n:\n\n');
    response.destroy();
    await until('the stream is left', () => server.shop.feed.readers === 0);
  });
});

describe('the multipart subscription protocol', () => {
  test('each event is a part that is whole at once', async () => {
    await using server = await startTestGateway();
    const response = await openStream(server, CHANGES, MULTIPART);
    expect(response.headers['content-type']).toBe(
      'multipart/mixed;boundary="graphql";subscriptionSpec=1.0',
    );
    let text = '';
    response.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const opening = '--graphql\r\ncontent-type: application/json\r\n\r\n{}\r\n--graphql';
    await until('it is open', () => text === opening && server.shop.feed.readers === 1);
    server.shop.publish(5);
    const event =
      '\r\ncontent-type: application/json\r\n\r\n' +
      '{"payload":{"data":{"priceChanges":{"cursor":"c5","product":{"price":5,"stars":5}}}}}\r\n--graphql';
    await until('the event is there', () => text === opening + event);
    response.destroy();
    await until('the stream is left', () => server.shop.feed.readers === 0);
  });

  test('a stream that ends closes the last boundary', async () => {
    await using server = await startTestGateway();
    const response = await server.post(
      { query: 'subscription { countdown(from: 0) }' },
      { accept: MULTIPART },
    );
    expect(await response.text()).toBe(
      '--graphql\r\ncontent-type: application/json\r\n\r\n{}\r\n--graphql' +
        '\r\ncontent-type: application/json\r\n\r\n{"payload":{"data":{"countdown":0}}}\r\n--graphql--\r\n',
    );
  });

  test('what is refused is answered as JSON, with 400 where the client takes that', async () => {
    await using server = await startTestGateway();
    const response = await server.post(
      { query: 'subscription { nothing }' },
      { accept: MULTIPART },
    );
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
  });
});

describe('either stream', () => {
  test('a subscription is refused with 406 to who accepts one answer only', async () => {
    await using server = await startTestGateway();
    const response = await server.post({ query: CHANGES });
    expect(response.status).toBe(406);
    expect(server.shop.feed.opened).toBe(0);
  });

  test.each([
    ['text/event-stream', /^:\n\n$/],
    [MULTIPART, /"payload":null,"errors":\[.*"code":"SERVICE_RESTART".*\r\n--graphql--\r\n$/],
  ])('at a shutdown readers of %s are told to come back', async (accept, ending) => {
    await using server = await startTestGateway();
    const response = await openStream(server, CHANGES, accept);
    let text = '';
    response.on('data', (chunk: Buffer) => (text += chunk.toString()));
    await until('it is open', () => text !== '');
    const ended = once(response, 'end');
    await server.gateway.close(2_000);
    await ended;
    expect(text).toMatch(ending);
    expect(server.shop.feed.readers).toBe(0);
  });

  test('the official client takes the end at a shutdown for a lost connection, which it retries', async () => {
    await using server = await startTestGateway();
    const client = createClient({ url: server.url, retryAttempts: 0 });
    const events = client.iterate({ query: CHANGES });
    const first = events.next();
    first.catch(() => undefined);
    await joined(server, 1);
    await server.gateway.close(2_000);
    await expect(first).rejects.toThrow('Connection closed while having active streams');
  });

  test('websockets, event streams and multipart share one stream upstream', async () => {
    await using server = await startTestGateway();
    const responses = [
      await openStream(server, CHANGES, 'text/event-stream'),
      await openStream(server, CHANGES, MULTIPART),
    ];
    await joined(server, 2);
    expect([server.shop.feed.opened, server.gateway.streams.streamCount]).toEqual([1, 1]);
    for (const response of responses) response.destroy();
    await until('both have left', () => server.gateway.streams.subscriberCount === 0);
    expect(server.shop.feed.readers).toBe(0);
  });
});

async function openStream(
  server: GatewayUnderTest,
  query: string,
  accept: string,
): Promise<IncomingMessage> {
  const request = get(`${server.url}?query=${encodeURIComponent(query)}`, {
    headers: { accept, 'apollo-require-preflight': '1' },
    agent: false,
  });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.on('error', () => undefined);
  return response;
}
