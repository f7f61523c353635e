import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import type {
  Caller,
  SubgraphAnswer,
  SubgraphClient,
  SubgraphRequest,
} from '../../../gateway/execution/subgraph-client.ts';
import { createHttpSubgraphClient } from '../../../gateway/transport/http-client.ts';
import { serveRaw, type Answering } from '../support/http-subgraphs.ts';

function request(
  text = '{a}',
  variables: Record<string, unknown> = {},
  caller: Caller = { viewer: null },
): SubgraphRequest {
  const document = parse(text);
  const kind = text.startsWith('mutation') ? 'mutation' : 'query';
  const variablesText = JSON.stringify(variables);
  return {
    operation: { kind, text, document },
    variables,
    variablesText,
    caller,
    mayShare: true,
    reader: null,
  };
}

function json(body: unknown, status = 200): Answering {
  return (_body, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
}

async function failureOf(answer: Promise<SubgraphAnswer>): Promise<unknown> {
  const outcome = await answer.then(
    (value) => ({ value }),
    (error: unknown) => error,
  );
  return outcome instanceof Error
    ? { message: outcome.message, code: (outcome as { code?: string }).code }
    : outcome;
}

async function using<Value>(
  client: SubgraphClient,
  use: (client: SubgraphClient) => Promise<Value>,
): Promise<Value> {
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}

test('a query is posted as JSON and its answer read', async () => {
  await using server = await serveRaw(json({ data: { a: 1 } }));
  const client = createHttpSubgraphClient({ name: 'things', url: server.url });

  const answer = await using(client, (it) => it.execute(request('query($n:Int){a}', { n: 3 })));

  expect(answer).toMatchObject({ data: { a: 1 } });
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]?.body).toBe('{"query":"query($n:Int){a}","variables":{"n":3}}');
  expect(server.requests[0]?.headers['content-type']).toBe('application/json');
  expect(server.requests[0]?.headers['accept-encoding']).toBeUndefined();
});

test('the viewer travels in a header that is signed when there is a secret', async () => {
  await using server = await serveRaw(json({ data: {} }));
  const client = createHttpSubgraphClient({
    name: 'things',
    url: server.url,
    viewerSecret: 'a secret',
  });

  await using(client, (it) =>
    it.execute(request('{a}', {}, { viewer: { name: 'Zoë' }, headers: { 'x-trace': '7' } })),
  );

  const headers = server.requests[0]?.headers ?? {};
  const viewer = String(headers['x-graph-viewer']);
  const [, seconds, digest] =
    /^t=(\d+),v1=([0-9a-f]+)$/.exec(String(headers['x-graph-signature'])) ?? [];
  expect(JSON.parse(Buffer.from(viewer, 'base64url').toString('utf8'))).toEqual({ name: 'Zoë' });
  expect(digest).toBe(
    createHmac('sha256', 'a secret').update(`${seconds}.${viewer}`).digest('hex'),
  );
  expect(Math.abs(Number(seconds) - Date.now() / 1000)).toBeLessThan(60);
  expect(headers['x-trace']).toBe('7');
});

test('errors inside a well-formed answer are an answer, whatever the status', async () => {
  await using server = await serveRaw(json({ errors: [{ message: 'no' }], data: null }, 500));
  const client = createHttpSubgraphClient({ name: 'things', url: server.url });

  const answer = await using(client, (it) => it.execute(request()));

  expect(answer).toMatchObject({ errors: [{ message: 'no' }], data: null });
});

test.each<[string, Record<string, string>, (text: string) => Buffer | string]>([
  ['begins with a byte order mark', {}, (text) => `\uFEFF${text}`],
  ['is packed as "x-gzip"', { 'content-encoding': 'x-gzip' }, gzipSync],
])('an answer is read though it %s', async (_how, headers, write) => {
  await using server = await serveRaw((_body, response) => {
    response.writeHead(200, { 'content-type': 'application/json', ...headers });
    response.end(write('{"data":{"a":1}}'));
  });
  const client = createHttpSubgraphClient({ name: 'things', url: server.url });
  const answer = await using(client, (it) => it.execute(request()));
  expect(answer.data).toEqual({ a: 1 });
});

test('what a subgraph itself says with status 503 is an answer and not asked for again', async () => {
  await using server = await serveRaw((_body, response) => {
    response.writeHead(503, { 'content-type': 'application/graphql-response+json' });
    response.end('{"errors":[{"message":"maintenance"}]}');
  });
  const client = createHttpSubgraphClient({ name: 'things', url: server.url });
  const answer = await using(client, (it) => it.execute(request()));
  expect(answer).toMatchObject({ errors: [{ message: 'maintenance' }] });
  expect(server.requests).toHaveLength(1);
});

describe('what is not an answer is told as such, with the name of the subgraph', () => {
  const page = '<html><body>Bad gateway</body></html>';
  test.each<[string, Answering, string, string]>([
    [
      'an HTML page',
      (_body, response) => {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
        response.end(page);
      },
      'SUBGRAPH_ANSWER_INVALID',
      'it answered status 200 with "text/html" instead of JSON',
    ],
    [
      'invalid JSON',
      (_body, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end('{"data":{"a":');
      },
      'SUBGRAPH_ANSWER_INVALID',
      'it answered status 200 with invalid JSON',
    ],
    [
      'a list',
      json([]),
      'SUBGRAPH_ANSWER_INVALID',
      'it answered status 200 with JSON that is no GraphQL answer',
    ],
    [
      'data that is text',
      json({ data: 'x' }),
      'SUBGRAPH_ANSWER_INVALID',
      'it answered status 200 with JSON that is no GraphQL answer',
    ],
    [
      'errors that are no list',
      json({ errors: 'x' }),
      'SUBGRAPH_ANSWER_INVALID',
      'it answered status 200 with JSON that is no GraphQL answer',
    ],
    [
      'an unknown encoding',
      (_body, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'zz' });
        response.end('{}');
      },
      'SUBGRAPH_ANSWER_INVALID',
      'it answered in the unknown encoding "zz"',
    ],
    [
      'an encoding that every object knows',
      (_body, response) => {
        response.writeHead(200, {
          'content-type': 'application/json',
          'content-encoding': 'constructor',
        });
        response.end('{"data":{}}');
      },
      'SUBGRAPH_ANSWER_INVALID',
      'it answered in the unknown encoding "constructor"',
    ],
    [
      'a connection that is closed in the middle',
      (_body, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 });
        response.write('{"data":');
        setImmediate(() => response.destroy());
      },
      'SUBGRAPH_UNREACHABLE',
      'it cannot be reached',
    ],
    ['status 503', json({}, 503), 'SUBGRAPH_UNREACHABLE', 'it answered status 503'],
  ])('%s', async (_what, answering, code, reason) => {
    await using server = await serveRaw(answering);
    const client = createHttpSubgraphClient({ name: 'things', url: server.url, maxRetries: 0 });

    const failure = await using(client, (it) => failureOf(it.execute(request())));

    expect(failure).toEqual({ code, message: `Cannot ask subgraph "things": ${reason}` });
  });
});

test('a header that would end early is never sent', async () => {
  await using server = await serveRaw(json({ data: {} }));
  const client = createHttpSubgraphClient({ name: 'things', url: server.url });
  const headers = { 'x-trace': 'a\r\ncontent-length: 0' };

  expect(
    await using(client, (it) =>
      failureOf(it.execute(request('{a}', {}, { viewer: null, headers }))),
    ),
  ).toMatchObject({ code: 'SUBGRAPH_UNREACHABLE' });
  expect(server.requests).toEqual([]);
});

test('what is no HTTP is told as such', async () => {
  await using server = await serveRaw((_body, response) => {
    response.socket?.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}');
  });
  const client = createHttpSubgraphClient({ name: 'things', url: server.url, maxRetries: 0 });

  expect(await using(client, (it) => failureOf(it.execute(request())))).toEqual({
    code: 'SUBGRAPH_ANSWER_INVALID',
    message: 'Cannot ask subgraph "things": it answered what is not HTTP: it has two lengths',
  });
});

test('an endless answer is cut at the limit of bytes', async () => {
  await using server = await serveRaw(async (_body, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    while (!response.destroyed) {
      response.write('x'.repeat(10_000));
      await new Promise((resolve) => setImmediate(resolve));
    }
  });
  const client = createHttpSubgraphClient({
    name: 'things',
    url: server.url,
    maxAnswerBytes: 100_000,
  });

  expect(await using(client, (it) => failureOf(it.execute(request())))).toEqual({
    code: 'SUBGRAPH_ANSWER_TOO_LARGE',
    message: 'Cannot ask subgraph "things": it answered more than 100000 bytes',
  });
});

test('a packed answer may not unpack to more than the limit of bytes', async () => {
  const bomb = gzipSync(Buffer.alloc(5_000_000, 32));
  await using server = await serveRaw((_body, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    response.end(bomb);
  });
  const client = createHttpSubgraphClient({
    name: 'things',
    url: server.url,
    compress: true,
    maxAnswerBytes: 100_000,
  });

  expect(await using(client, (it) => failureOf(it.execute(request())))).toEqual({
    code: 'SUBGRAPH_ANSWER_TOO_LARGE',
    message: 'Cannot ask subgraph "things": it answered more than 100000 bytes',
  });
  expect(server.requests[0]?.headers['accept-encoding']).toBe('gzip, br');
});

test('a trickle of bytes does not stretch the deadline', async () => {
  await using server = await serveRaw(async (_body, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    while (!response.destroyed) {
      response.write(' ');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  const client = createHttpSubgraphClient({ name: 'things', url: server.url, deadlineMs: 150 });
  const start = performance.now();

  expect(await using(client, (it) => failureOf(it.execute(request())))).toEqual({
    code: 'SUBGRAPH_TIMEOUT',
    message: 'Cannot ask subgraph "things": it did not answer within 150 ms',
  });
  expect(performance.now() - start).toBeLessThan(2_000);
});

test('a query is tried again when the subgraph could not be reached, a mutation never', async () => {
  let failures = 2;
  await using server = await serveRaw((body, response, incoming) => {
    failures -= 1;
    return json(failures >= 0 ? {} : { data: { a: 1 } }, failures >= 0 ? 503 : 200)(
      body,
      response,
      incoming,
    );
  });
  const client = createHttpSubgraphClient({ name: 'things', url: server.url, maxRetries: 2 });

  await using(client, async (it) => {
    expect(await it.execute(request())).toMatchObject({ data: { a: 1 } });
    expect(server.requests).toHaveLength(3);
    failures = 1;
    expect(await failureOf(it.execute(request('mutation{a}')))).toEqual({
      code: 'SUBGRAPH_UNREACHABLE',
      message: 'Cannot ask subgraph "things": it answered status 503',
    });
    expect(server.requests).toHaveLength(4);
  });
});

test.each<[string, Answering]>([
  [
    'pages',
    (_body, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<html>');
    },
  ],
  [
    'invalid JSON',
    (_body, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{');
    },
  ],
])('a subgraph that keeps answering %s is left alone for a moment', async (_what, answering) => {
  await using server = await serveRaw(answering);
  const client = createHttpSubgraphClient({
    name: 'things',
    url: server.url,
    breakAfterRequests: 20,
    shareRequests: false,
  });
  await using(client, async (it) => {
    for (let index = 0; index < 40; index += 1) await failureOf(it.execute(request()));
    expect(server.requests.length).toBeLessThanOrEqual(20);
    expect(await failureOf(it.execute(request()))).toMatchObject({ code: 'SUBGRAPH_SUSPENDED' });
  });
});

test('an answer that many share speaks against its subgraph once', async () => {
  let isWell = false;
  await using server = await serveRaw((_body, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    setTimeout(() => response.end(isWell ? '{"data":{"a":1}}' : '{'), 20);
  });
  const client = createHttpSubgraphClient({ name: 'things', url: server.url });
  await using(client, async (it) => {
    const failures = await Promise.all(
      Array.from({ length: 40 }, () => failureOf(it.execute(request()))),
    );
    expect(server.requests).toHaveLength(1);
    expect(failures).toHaveLength(40);
    isWell = true;
    expect(await failureOf(it.execute(request()))).toMatchObject({ value: { data: { a: 1 } } });
  });
});

test('a subgraph that keeps failing is left alone for a moment, and then asked again', async () => {
  let isWell = false;
  await using server = await serveRaw((body, response, incoming) =>
    isWell
      ? json({ data: { a: 1 } })(body, response, incoming)
      : json({}, 502)(body, response, incoming),
  );
  const client = createHttpSubgraphClient({
    name: 'things',
    url: server.url,
    maxRetries: 0,
    breakAfterRequests: 20,
    shareRequests: false,
  });

  await using(client, async (it) => {
    for (let index = 0; index < 50; index += 1) await failureOf(it.execute(request()));
    expect(server.requests).toHaveLength(20);
    expect(await failureOf(it.execute(request()))).toEqual({
      code: 'SUBGRAPH_SUSPENDED',
      message:
        'Cannot ask subgraph "things": it failed too often just now and is left alone for a moment',
    });
    isWell = true;
    await expect
      .poll(() => failureOf(it.execute(request())), { timeout: 15_000 })
      .toMatchObject({ value: { data: { a: 1 } } });
  });
});

test('more requests than may wait are refused at once', async () => {
  const held = Promise.withResolvers<void>();
  await using server = await serveRaw(async (body, response, incoming) => {
    await held.promise;
    await json({ data: { a: 1 } })(body, response, incoming);
  });
  const client = createHttpSubgraphClient({
    name: 'things',
    url: server.url,
    maxConcurrent: 1,
    maxWaiting: 1,
    shareRequests: false,
  });

  await using(client, async (it) => {
    const first = it.execute(request());
    const second = it.execute(request());
    expect(await failureOf(it.execute(request()))).toEqual({
      code: 'SUBGRAPH_BUSY',
      message: 'Cannot ask subgraph "things": too many requests to it are under way',
    });
    held.resolve();
    expect(await Promise.all([first, second])).toMatchObject([
      { data: { a: 1 } },
      { data: { a: 1 } },
    ]);
  });
});

test('a subgraph cannot say what only the transport may', async () => {
  const sent = { data: { a: '"' }, passages: ['},"b":{'], plain: true };
  await using server = await serveRaw(json(sent));
  const client = createHttpSubgraphClient({ name: 'things', url: server.url });
  expect(await using(client, (it) => it.execute(request()))).toEqual({
    data: { a: '"' },
    plain: false,
  });
});

test('identical queries under way are asked once, and each asker gets an answer of its own', async () => {
  const held = Promise.withResolvers<void>();
  await using server = await serveRaw(async (body, response, incoming) => {
    await held.promise;
    await json({ data: { a: [1] } })(body, response, incoming);
  });
  const client = createHttpSubgraphClient({ name: 'things', url: server.url });

  await using(client, async (it) => {
    const asked = [
      it.execute(request('{a}', {}, { viewer: { name: 'one' } })),
      it.execute(request('{a}', {}, { viewer: { name: 'one' } })),
      it.execute(request('{a}', {}, { viewer: { name: 'two' } })),
    ];
    await expect.poll(() => server.requests.length).toBe(2);
    held.resolve();
    const [first, second, third] = await Promise.all(asked);
    expect([first, second, third]).toMatchObject([
      { data: { a: [1] } },
      { data: { a: [1] } },
      { data: { a: [1] } },
    ]);
    expect(first?.data?.['a']).not.toBe(second?.data?.['a']);
    expect(server.requests).toHaveLength(2);
  });
});

test('nobody shares a request that was sent before a mutation was answered', async () => {
  const held = Promise.withResolvers<void>();
  await using server = await serveRaw(async (body, response, incoming) => {
    if (!body.includes('mutation')) await held.promise;
    await json({ data: { a: 1 } })(body, response, incoming);
  });
  const client = createHttpSubgraphClient({ name: 'things', url: server.url });

  await using(client, async (it) => {
    const before = it.execute(request());
    await it.execute(request('mutation{a}'));
    const after = it.execute(request());
    const alone = it.execute({ ...request(), mayShare: false });
    await expect.poll(() => server.requests.length).toBe(4);
    held.resolve();
    expect(await Promise.all([before, after, alone])).toHaveLength(3);
  });
});

test('nor one that was sent before a mutation of which nobody knows what became', async () => {
  const held = Promise.withResolvers<void>();
  await using server = await serveRaw(async (body, response, incoming) => {
    if (body.includes('mutation')) {
      response.destroy();
      return;
    }
    await held.promise;
    await json({ data: { a: 1 } })(body, response, incoming);
  });
  const client = createHttpSubgraphClient({ name: 'things', url: server.url });

  await using(client, async (it) => {
    const before = it.execute(request());
    expect(await failureOf(it.execute(request('mutation{a}')))).toMatchObject({
      code: 'SUBGRAPH_UNREACHABLE',
    });
    const after = it.execute(request());
    await expect.poll(() => server.requests.length).toBe(3);
    held.resolve();
    expect(await Promise.all([before, after])).toHaveLength(2);
  });
});

test('a request is aborted when the last who waits for it leaves', async () => {
  let aborted = false;
  await using server = await serveRaw((_body, response) => {
    response.on('close', () => {
      aborted = true;
    });
  });
  const client = createHttpSubgraphClient({ name: 'things', url: server.url });
  const [one, other] = [new AbortController(), new AbortController()];

  await using(client, async (it) => {
    const first = failureOf(it.execute(request('{a}', {}, { viewer: null, signal: one.signal })));
    const second = failureOf(
      it.execute(request('{a}', {}, { viewer: null, signal: other.signal })),
    );
    await expect.poll(() => server.requests.length).toBe(1);
    one.abort();
    expect(await first).toMatchObject({ code: 'REQUEST_ABORTED' });
    expect(aborted).toBe(false);
    other.abort();
    expect(await second).toMatchObject({ code: 'REQUEST_ABORTED' });
    await expect.poll(() => aborted).toBe(true);
  });
});

test('a mutation that was sent takes its course when the client leaves', async () => {
  const held = Promise.withResolvers<void>();
  await using server = await serveRaw(async (body, response, incoming) => {
    await held.promise;
    await json({ data: { a: 1 } })(body, response, incoming);
  });
  const client = createHttpSubgraphClient({ name: 'things', url: server.url });
  const controller = new AbortController();

  await using(client, async (it) => {
    const answer = it.execute(
      request('mutation{a}', {}, { viewer: null, signal: controller.signal }),
    );
    await expect.poll(() => server.requests.length).toBe(1);
    controller.abort();
    held.resolve();
    expect(await answer).toMatchObject({ data: { a: 1 } });
  });
});
