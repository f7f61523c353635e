import { createHash } from 'node:crypto';
import { serverAudits } from 'graphql-http';
import { describe, expect, test } from 'vitest';
import { createApolloServerMount } from '../../gateway/apollo-server-mount.ts';
import { identifyEverybodyAsAdministrator } from '../../gateway/guard/identify.ts';
import { quietLog } from '../support/quiet-log.ts';
import { startTestGateway, type GatewayChanges } from './support/gateway-fixture.ts';

const MOUNTS: [string, GatewayChanges][] = [
  ['node:http', {}],
  [
    'Apollo Server',
    {
      mount: (graphs) =>
        createApolloServerMount({
          graphs,
          identify: identifyEverybodyAsAdministrator,
          log: quietLog,
          bodyLimitBytes: 100_000,
          introspection: true,
          forwardHeaders: [],
          plugins: [],
        }),
    },
  ],
];

const QUERY = '{ product(upc: "1") { price stars } }';
const ANSWER = { data: { product: { price: 7, stars: 5 } } };

describe.each(MOUNTS)('mounted on %s', (_name, mount) => {
  test('every audit of GraphQL over HTTP passes', async () => {
    await using server = await startTestGateway(mount);
    const failed: string[] = [];
    const audits = serverAudits({
      url: server.url,
      fetchFn: (url: string, init: RequestInit = {}) =>
        fetch(url, {
          ...init,
          headers: {
            ...(init.method === 'POST' ? {} : { 'apollo-require-preflight': 'true' }),
            ...(init.headers as Record<string, string>),
          },
        }),
    });
    for (const audit of audits) {
      const { status } = await audit.fn();
      if (status !== 'ok') failed.push(audit.name);
    }
    expect(failed).toEqual([]);
  });

  test('a query over both subgraphs is answered to POST and to GET', async () => {
    await using server = await startTestGateway(mount);
    const response = await server.post({ query: QUERY });
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual(ANSWER);
    const got = await fetch(`${server.url}?query=${encodeURIComponent(QUERY)}`, {
      headers: { 'apollo-require-preflight': 'true' },
    });
    expect(await got.json()).toEqual(ANSWER);
  });

  test('variables and operation names are heard, and errors name their place and code', async () => {
    await using server = await startTestGateway(mount);
    const named = await server.post({
      query: 'query A($t: String) { echo(text: $t) } query B { __typename }',
      operationName: 'A',
      variables: { t: 'x' },
    });
    expect(await named.json()).toEqual({ data: { echo: 'x' } });
    const failed = await server.post({ query: '{ fails __typename }' });
    const text = await failed.text();
    expect(JSON.parse(text)).toMatchObject({
      data: { fails: null, __typename: 'Query' },
      errors: [{ path: ['fails'], extensions: { serviceName: 'stock' } }],
    });
    expect(text).not.toContain('stacktrace');
  });

  test('a persisted query is asked for once, kept, and run by its hash from then on', async () => {
    await using server = await startTestGateway(mount);
    const extensions = {
      persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(QUERY).digest('hex') },
    };
    const unknown = await server.post({ extensions });
    expect(unknown.status).toBe(200);
    expect(unknown.headers.get('cache-control')).toBe('private, no-cache, must-revalidate');
    expect(await unknown.json()).toEqual({
      errors: [
        { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } },
      ],
    });
    expect(await (await server.post({ query: QUERY, extensions })).json()).toEqual(ANSWER);
    expect(await (await server.post({ extensions })).json()).toEqual(ANSWER);
    const got = await fetch(
      `${server.url}?extensions=${encodeURIComponent(JSON.stringify(extensions))}`,
      { headers: { 'apollo-require-preflight': 'true' } },
    );
    expect(await got.json()).toEqual(ANSWER);
  });

  test.each([
    [1, 'of another query', createHash('sha256').update('other').digest('hex')],
    [2, 'of an unknown version', createHash('sha256').update(QUERY).digest('hex')],
  ])('a persisted query under a hash %#', async (version, _what, sha256Hash) => {
    await using server = await startTestGateway(mount);
    const response = await server.post({
      query: QUERY,
      extensions: { persistedQuery: { version, sha256Hash } },
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [
        {
          message:
            version === 1
              ? 'provided sha does not match query'
              : 'Unsupported persisted query version',
        },
      ],
    });
  });

  test('an invalid query is not kept', async () => {
    await using server = await startTestGateway(mount);
    const query = '{ nothing }';
    const extensions = {
      persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') },
    };
    await server.post({ query, extensions });
    expect(await (await server.post({ extensions })).json()).toMatchObject({
      errors: [{ message: 'PersistedQueryNotFound' }],
    });
  });

  test.each<[string, string, Record<string, string>, number]>([
    ['a form', 'POST', { 'content-type': 'application/x-www-form-urlencoded' }, 400],
    ['a text', 'POST', { 'content-type': 'text/plain; charset=utf-8' }, 400],
    ['a type nobody understands', 'POST', { 'content-type': 'nonsense' }, 400],
    ['a link', 'GET', {}, 400],
    ['a GET with a crafted type', 'GET', { 'content-type': 'text/plain;/json' }, 400],
    ['an empty header', 'GET', { 'x-apollo-operation-name': '' }, 400],
    ['a GET that asks first', 'GET', { 'x-apollo-operation-name': 'A' }, 200],
    ['a GET that asks first otherwise', 'GET', { 'apollo-require-preflight': '1' }, 200],
    [
      'a GET of another type that asks first',
      'GET',
      { 'content-type': 'text/plain', 'x-apollo-operation-name': 'A' },
      415,
    ],
    ['a GET with a type of JSON', 'GET', { 'content-type': 'application/json' }, 200],
  ])('what any page could send is blocked: %s', async (_what, method, headers, status) => {
    await using server = await startTestGateway(mount);
    const url = method === 'GET' ? `${server.url}?query=${encodeURIComponent(QUERY)}` : server.url;
    const response = await fetch(url, {
      method,
      headers,
      ...(method === 'GET' ? {} : { body: JSON.stringify({ query: QUERY }) }),
    });
    expect(response.status).toBe(status);
    if (status === 400) {
      expect(await response.text()).toContain(
        'This operation has been blocked as a potential Cross-Site Request Forgery (CSRF).',
      );
    }
  });

  test('a mutation is not run by GET', async () => {
    await using server = await startTestGateway(mount);
    const query = 'mutation { setPrice(upc: "1", price: 1) { price } }';
    const response = await fetch(`${server.url}?query=${encodeURIComponent(query)}`, {
      headers: { 'apollo-require-preflight': 'true' },
    });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    expect(await response.json()).toMatchObject({
      errors: [{ message: 'GET requests only support query operations, not mutation operations' }],
    });
  });

  test('a list of operations is refused', async () => {
    await using server = await startTestGateway(mount);
    const response = await server.post([{ query: QUERY }]);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ message: 'Operation batching disabled.' }],
    });
  });

  test.each([
    ['a missing query', {}],
    ['a query that is no text', { query: { kind: 'Document' } }],
    ['variables as a text', { query: QUERY, variables: '{}' }],
    ['extensions as a list', { query: QUERY, extensions: [] }],
  ])('%s is refused with 400', async (_what, body) => {
    await using server = await startTestGateway(mount);
    expect((await server.post(body)).status).toBe(400);
  });

  test('limits hold', async () => {
    await using server = await startTestGateway(mount);
    const response = await server.post({ query: `{ ${'__typename '.repeat(101)} }` });
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'OPERATION_TOO_LARGE' } }],
    });
  });

  test('a browser sees Apollo Sandbox', async () => {
    await using server = await startTestGateway(mount);
    for (const path of ['/', '/graphql']) {
      const response = await fetch(new URL(path, server.url), {
        headers: { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' },
      });
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await response.text()).toContain(
        '<title>System Center Graph – Apollo Sandbox</title>',
      );
    }
  });

  test('streams are served beside it', async () => {
    await using server = await startTestGateway(mount);
    const response = await server.post(
      { query: 'subscription { countdown(from: 0) }' },
      { accept: 'text/event-stream' },
    );
    expect(await response.text()).toContain('data: {"data":{"countdown":0}}');
  });

  test('a new supergraph is served at once', async () => {
    await using server = await startTestGateway(mount);
    const query = '{ __type(name: "PriceTag") { name } }';
    expect(await (await server.post({ query })).json()).toEqual({ data: { __type: null } });
    await server.graphs.offer(
      `${server.supergraphSdl}\ntype PriceTag @join__type(graph: STOCK) { label: String @join__field(graph: STOCK) }`,
    );
    expect(await (await server.post({ query })).json()).toEqual({
      data: { __type: { name: 'PriceTag' } },
    });
  });
});

test('a plugin of Apollo Server sees the operations that it answers', async () => {
  const seen: (string | null | undefined)[] = [];
  await using server = await startTestGateway({
    mount: (graphs) =>
      createApolloServerMount({
        graphs,
        identify: identifyEverybodyAsAdministrator,
        log: quietLog,
        bodyLimitBytes: 100_000,
        introspection: true,
        forwardHeaders: [],
        plugins: [
          {
            requestDidStart: () =>
              Promise.resolve({
                didResolveOperation({ operationName }) {
                  seen.push(operationName);
                  return Promise.resolve();
                },
              }),
          },
        ],
      }),
  });
  await server.post({ query: `query Named ${QUERY}` });
  expect(seen).toEqual(['Named']);
});
