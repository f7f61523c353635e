import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { identifyEverybodyAsAdministrator } from '../../gateway/guard/identify.ts';
import { startTestGateway, until } from './support/gateway-fixture.ts';

describe('GraphQL over HTTP', () => {
  test('answers a query that needs both subgraphs, at /graphql and at /', async () => {
    await using server = await startTestGateway();
    const body = { query: '{ product(upc: "1") { upc price stars } }' };
    const wanted = { data: { product: { upc: '1', price: 7, stars: 5 } } };
    expect(await (await server.post(body)).json()).toEqual(wanted);

    const root = await fetch(new URL('/', server.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(await root.json()).toEqual(wanted);
  });

  test.each([
    ['application/json', 'application/json; charset=utf-8'],
    ['*/*', 'application/json; charset=utf-8'],
    ['application/*;q=0.5, text/html;q=0.1', 'application/json; charset=utf-8'],
    [
      'application/graphql-response+json, application/json;q=0.9',
      'application/graphql-response+json; charset=utf-8',
    ],
    [
      'application/json;q=0.9, application/graphql-response+json',
      'application/graphql-response+json; charset=utf-8',
    ],
    [
      'multipart/mixed;boundary="graphql";subscriptionSpec=1.0, application/json',
      'application/json; charset=utf-8',
    ],
  ])('to Accept: %s a query is answered as %s', async (accept, type) => {
    await using server = await startTestGateway();
    const response = await server.post({ query: '{ __typename }' }, { accept });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
  });

  test('who accepts no form we have is told so with 406', async () => {
    await using server = await startTestGateway();
    const response = await server.post({ query: '{ __typename }' }, { accept: 'image/png' });
    expect(response.status).toBe(406);
    expect(await response.json()).toEqual({
      errors: [
        {
          message:
            'Cannot answer: the request accepts neither application/json nor application/graphql-response+json',
          extensions: { code: 'NOT_ACCEPTABLE' },
        },
      ],
    });
  });

  test('a field that fails keeps status 200 in both forms, with its error beside the data', async () => {
    await using server = await startTestGateway();
    const response = await server.post(
      { query: '{ fails __typename }' },
      { accept: 'application/graphql-response+json' },
    );
    expect(response.status).toBe(200);
    const { data, errors } = (await response.json()) as { data: unknown; errors: object[] };
    expect(data).toEqual({ fails: null, __typename: 'Query' });
    expect(errors).toMatchObject([{ path: ['fails'] }]);
    expect(JSON.stringify(errors)).not.toContain('at ');
  });
});

describe('bad input over HTTP', () => {
  const JSON_TYPE = 'application/json';
  test.each([
    ['a body that is no JSON', '{', {}, 400, 'it is not valid JSON'],
    ['a body that is no object', '7', {}, 400, 'must be a JSON object'],
    ['NaN', '{"query":"{__typename}","variables":{"a":NaN}}', {}, 400, 'not valid JSON'],
    ['a byte order mark', '\uFEFF{"query":"{ __typename }"}', {}, 400, 'not valid JSON'],
    [
      'a foreign charset',
      '{}',
      { 'content-type': `${JSON_TYPE}; charset=utf-16` },
      415,
      'its charset is "utf-16"',
    ],
    ['another type', '{}', { 'content-type': 'text/xml' }, 415, 'its content-type is "text/xml"'],
    ['an unknown encoding', '{}', { 'content-encoding': 'lzma' }, 415, 'its content-encoding is'],
    ['nested encodings', '{}', { 'content-encoding': 'gzip, gzip' }, 415, 'content-encoding is'],
    ['a false encoding', '{}', { 'content-encoding': 'gzip' }, 400, 'it is not encoded as'],
    [
      'a lone surrogate',
      '{"query":"{ a\\ud800 }"}',
      {},
      400,
      'a text in it is not well-formed Unicode',
    ],
    [
      'deep variables',
      `{"query":"{ __typename }","variables":{"a":${'['.repeat(40_000)}${']'.repeat(40_000)}}}`,
      {},
      400,
      'it is nested deeper than 70 levels',
    ],
    [
      'a member named twice',
      '{"query":"{ __typename }", "query" : "{ fails }"}',
      {},
      400,
      'an object in it has two members of one name',
    ],
    [
      'a variable named twice',
      '{"query":"{ a\\"}","variables":{"a":{"b":"\\\\","\\u0062":1}}}',
      {},
      400,
      'an object in it has two members of one name',
    ],
    [
      'an endless number',
      '{"query":"{ __typename }","variables":{"a":1e400}}',
      {},
      400,
      'a number in it is beyond all bounds',
    ],
    [
      'a list of operations',
      '[{"query":"{ __typename }"}]',
      {},
      400,
      'Operation batching disabled',
    ],
    ['a body too long', `"${'x'.repeat(100_000)}"`, {}, 413, 'longer than 100000 bytes'],
  ] as const)('%s is refused by name', async (_name, body, headers, status, message) => {
    await using server = await startTestGateway();
    const response = await server.post(body, headers);
    const { errors } = (await response.json()) as { errors: { message: string }[] };
    expect(response.status).toBe(status);
    expect(errors[0]?.message).toContain(message);
    expect(JSON.stringify(errors)).not.toMatch(/\.ts|node_modules/);
  });

  test('invalid UTF-8 is refused, not mended', async () => {
    await using server = await startTestGateway();
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': JSON_TYPE },
      body: Buffer.from([0x7b, 0xc0, 0xaf, 0x7d]),
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('it is not valid UTF-8');
  });

  test('a small body that inflates beyond the limit is refused while it inflates', async () => {
    await using server = await startTestGateway();
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': JSON_TYPE, 'content-encoding': 'gzip' },
      body: gzipSync(Buffer.alloc(50_000_000, ' ')),
    });
    expect(response.status).toBe(413);
  });

  test('a compressed body is read', async () => {
    await using server = await startTestGateway();
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': JSON_TYPE, 'content-encoding': 'gzip' },
      body: gzipSync('{"query":"{ __typename }"}'),
    });
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
  });

  test('too many headers and too long headers are refused with 431', async () => {
    await using server = await startTestGateway();
    const many = Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`x-${i}`, '1']));
    expect((await server.post({ query: '{ __typename }' }, many)).status).toBe(431);
    const answer = await sendRaw(
      server.gateway.port,
      `GET /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\nx-long: ${'a'.repeat(40_000)}\r\n\r\n`,
    );
    expect(answer).toContain('HTTP/1.1 431 ');
    expect(answer).toContain('The headers of the request are too long');
  });

  test('what is no HTTP is refused in JSON', async () => {
    await using server = await startTestGateway();
    const answer = await sendRaw(
      server.gateway.port,
      'POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    );
    expect(answer).toContain('HTTP/1.1 400 ');
    expect(answer).toContain('The request is not valid HTTP');
  });

  test('other methods and unknown paths are refused', async () => {
    await using server = await startTestGateway();
    const put = await fetch(server.url, { method: 'PUT', body: '{}' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, POST']);
    expect((await fetch(new URL('/nothing', server.url))).status).toBe(404);
  });

  test('a name made to point at this machine does not open it to the pages of that name', async () => {
    await using server = await startTestGateway();
    const status = await new Promise((resolve) => {
      request(server.url, {
        headers: { host: 'evil.example:4000', 'x-apollo-operation-name': 'a' },
      })
        .on('response', (response) => resolve(response.resume().statusCode))
        .end();
    });
    expect(status).toBe(421);
  });
});

describe('limits of an operation', () => {
  const aliases = (count: number) => Array.from({ length: count }, (_, i) => `a${i}:upc`).join(' ');
  const spread = Array.from(
    { length: 30 },
    (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`,
  ).join('\n');
  test.each([
    ['10,000 levels', `${'{ a '.repeat(10_000)}${'}'.repeat(10_000)}`, /nested|token/i],
    ['60 levels', `${'{ a '.repeat(60)}${'}'.repeat(60)}`, /more than 50 levels/],
    ['10,000 aliases', `{ product(upc: "1") { ${aliases(10_000)} } }`, /token/],
    ['600 aliases', `{ product(upc: "1") { ${aliases(600)} } }`, /more than 500 aliases/],
    [
      '101 mutations',
      `mutation { ${'__typename '.repeat(101)} }`,
      /it has more than 100 root fields/,
    ],
    [
      'fragments that expand to a billion fields',
      `{ ...F0 }\n${spread}\nfragment F30 on Query { __typename }`,
      /more than 100 root fields/,
    ],
    [
      'a fragment that spreads itself',
      '{ ...A } fragment A on Query { ...A __typename }',
      /itself/,
    ],
    [
      'fragments in a circle',
      '{ ...A } fragment A on Query { ...B } fragment B on Query { ...C } fragment C on Query { ...A }',
      /itself/,
    ],
  ])('%s are refused in no time', async (_name, query, message) => {
    await using server = await startTestGateway({ bodyLimitBytes: 1_000_000 });
    const startedAt = performance.now();
    const response = await server.post({ query });
    const { errors } = (await response.json()) as { errors: { message: string }[] };
    expect(errors[0]?.message).toMatch(message);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});

describe('who may call', () => {
  test('a page of a foreign origin is not allowed to read, a listed one is', async () => {
    await using server = await startTestGateway({ allowedOrigins: ['https://studio.example'] });
    const foreign = await fetch(server.url, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
    const listed = await fetch(server.url, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://studio.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect([
      listed.status,
      listed.headers.get('access-control-allow-origin'),
      listed.headers.get('access-control-allow-headers'),
    ]).toEqual([204, 'https://studio.example', 'content-type']);
  });

  test('who cannot be identified is refused with 401', async () => {
    await using server = await startTestGateway({ identify: () => null });
    const response = await server.post({ query: '{ __typename }' });
    expect(response.status).toBe(401);
  });

  test('who cannot be identified at present is told to come back', async () => {
    await using server = await startTestGateway({
      identify: () => Promise.reject(new Error('nobody to ask')),
    });
    const response = await server.post({ query: '{ __typename }' });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await response.json()).toEqual({
      errors: [
        {
          message: 'Cannot run the operation: it cannot be found out at present who asks',
          extensions: { code: 'IDENTITY_UNAVAILABLE' },
        },
      ],
    });
  });
});

describe('batches, where they are switched on', () => {
  test('each operation is answered in its place, and one that is refused costs the others nothing', async () => {
    await using server = await startTestGateway({ batchLimit: 3 });
    const hash = createHash('sha256').update('nothing').digest('hex');
    const response = await server.post([
      { query: '{ __typename }' },
      { extensions: { persistedQuery: { version: 1, sha256Hash: hash } } },
      { query: '{ echo(text: "b") }' },
    ]);
    expect(await response.json()).toEqual([
      { data: { __typename: 'Query' } },
      {
        errors: [
          {
            message: 'PersistedQueryNotFound',
            extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' },
          },
        ],
      },
      { data: { echo: 'b' } },
    ]);
  });

  test.each([
    [[], 'No operations found in request.'],
    [
      Array.from({ length: 4 }, () => ({ query: '{ __typename }' })),
      'Cannot run 4 operations in one request: 3 is the most',
    ],
  ])('a list of no or too many operations is refused (%#)', async (batch, message) => {
    await using server = await startTestGateway({ batchLimit: 3 });
    const response = await server.post(batch);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ message }] });
  });
});

describe('running', () => {
  test('a client that leaves while it is asked who it is leaves nothing behind', async () => {
    const asked = Promise.withResolvers<void>();
    const known = Promise.withResolvers<void>();
    await using server = await startTestGateway({
      identify: async () => {
        asked.resolve();
        await known.promise;
        return identifyEverybodyAsAdministrator();
      },
    });
    const leaving = new AbortController();
    const answer = fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: 'subscription { priceChanges { cursor } }' }),
      signal: leaving.signal,
    }).catch(() => 'left');
    await asked.promise;
    leaving.abort();
    expect(await answer).toBe('left');
    // The connection is gone before the answer to the question comes.
    await until('nobody is connected', async () => (await server.gateway.countConnections()) === 0);
    known.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    expect([server.gateway.streams.subscriberCount, server.shop.feed.opened]).toEqual([0, 0]);
  });

  test('a client that leaves aborts what it asked for', async () => {
    await using server = await startTestGateway();
    const leaving = new AbortController();
    const answer = fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ slow }' }),
      signal: leaving.signal,
    }).catch(() => 'left');
    await until('the field runs', () => server.shop.callers.length === 1);
    const signal = server.shop.callers[0]?.signal;
    expect(signal?.aborted).toBe(false);
    leaving.abort();
    await until('the signal is aborted', () => signal?.aborted === true);
    expect(await answer).toBe('left');
    server.shop.slow.resolve('');
  });

  test('health, readiness and metrics are there', async () => {
    await using server = await startTestGateway();
    await server.post({ query: '{ __typename }' });
    const live = await fetch(new URL('/health/live', server.url));
    expect(await live.json()).toEqual({ status: 'live' });
    const ready = await fetch(new URL('/health/ready', server.url));
    expect(await ready.json()).toEqual({
      status: 'ready',
      supergraph: server.graphs.graph.id,
      subgraphs: [
        { name: 'reviews', reachable: true },
        { name: 'stock', reachable: true },
      ],
    });
    const metrics = await (await fetch(new URL('/metrics', server.url))).text();
    expect(metrics).toContain(
      'graphql_operations_total{transport="http",kind="query",outcome="answered"} 1',
    );
    expect(metrics).toContain('live_streams 0');
  });

  test('who is in trouble is not ready, and says why', async () => {
    let trouble: string | null = 'it is starting';
    await using server = await startTestGateway({ findTrouble: () => Promise.resolve(trouble) });
    const ask = async () => {
      const response = await fetch(new URL('/health/ready', server.url));
      return [response.status, await response.json()];
    };
    expect(await ask()).toEqual([503, { status: 'not ready', trouble: 'it is starting' }]);
    trouble = null;
    expect(await ask()).toMatchObject([200, { status: 'ready' }]);
  });

  test('closing waits for a request that runs, and takes no new ones', async () => {
    await using server = await startTestGateway();
    const running = server.post({ query: '{ slow }' });
    await until('the field runs', () => server.shop.callers.length === 1);
    const closed = server.gateway.close(10_000);
    server.shop.slow.resolve('at last');
    expect(await (await running).json()).toEqual({ data: { slow: 'at last' } });
    await closed;
    await expect(fetch(server.url)).rejects.toThrow('fetch failed');
  });
});

function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}
