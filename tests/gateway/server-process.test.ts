import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { graphql } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { describe, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { describeStartFailure } from '../../gateway/start-failure.ts';
import { StoreUnavailable } from '../../subgraphs/kit/database/errors.ts';
import { buildTestSchema, compose, type TestSubgraph } from './support/federation.ts';
import { until } from './support/gateway-fixture.ts';
import { readUrl, startProcess } from './support/gateway-process.ts';

const STOCK: TestSubgraph = {
  name: 'stock',
  typeDefs: 'type Query { price: Int  slow: String } type Subscription { prices: Int }',
  resolvers: {
    Subscription: {
      prices: {
        subscribe: async function* () {
          yield await Promise.resolve(1);
          yield await Promise.resolve(2);
        },
        resolve: (price: number) => price,
      },
    },
    Query: {
      price: () => 7,
      slow: () => new Promise((resolve) => setTimeout(() => resolve('done'), 700)),
    },
  },
};

describe('the command', () => {
  test('serves a supergraph of somebody else alone, ready within two seconds', async () => {
    await using stand = await startStand();
    await using gateway = startProcess(['--supergraph', stand.file, '--port', '0']);
    const url = await readUrl(gateway);
    // As the process counts them: on a machine that does other things too, a clock would measure those.
    const metrics = await (await fetch(new URL('/metrics', url))).text();
    const cpuSeconds = /^process_cpu_seconds_total ([\d.]+)/m.exec(metrics)?.[1];
    expect(Number(cpuSeconds)).toBeLessThan(2);
    expect(await post(url, '{ price }')).toEqual({ data: { price: 7 } });
    expect(await post(url.replace('/graphql', '/'), '{ price }')).toEqual({ data: { price: 7 } });
  });

  test('says where everything is, and proposes no operation that the supergraph does not serve', async () => {
    await using stand = await startStand();
    await using gateway = startProcess(['--supergraph', stand.file, '--port', '0']);
    const url = await readUrl(gateway);
    const authority = new URL(url).host;
    expect(gateway.output.stdout).toBe(`
System Center Graph is ready

  GraphQL         http://${authority}/graphql
  Websocket       ws://${authority}/graphql
  Apollo Sandbox  http://${authority}/
  GraphiQL        http://${authority}/graphiql
  Health          http://${authority}/health/ready

  No identity provider is configured: the server listens to this machine only, and whoever uses it is its administrator.

`);
  });

  test('takes its settings from the environment, and a subgraph from another address', async () => {
    await using stand = await startStand('http://127.0.0.1:1/graphql');
    await using gateway = startProcess([], {
      SUPERGRAPH: stand.file,
      PORT: '0',
      INTROSPECTION: 'off',
      STOCK_URL: stand.subgraphUrl,
    });
    const url = await readUrl(gateway);
    expect(await post(url, '{ price }')).toEqual({ data: { price: 7 } });
    expect(await post(url, '{ __schema { queryType { name } } }')).toMatchObject({
      errors: [{ extensions: { code: 'INTROSPECTION_DISABLED' } }],
    });
    const guess = await post(url, '{ prise }');
    expect(guess).toMatchObject({
      errors: [{ message: 'Cannot query field "prise" on type "Query".' }],
    });
  });

  test('a subscription reaches a subgraph elsewhere over its websocket', async () => {
    await using stand = await startStand();
    await using gateway = startProcess(['--supergraph', stand.file, '--port', '0']);
    const response = await fetch(await readUrl(gateway), {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: 'subscription { prices }' }),
    });
    expect(await response.text()).toBe(
      ':\n\n' +
        'event: next\ndata: {"data":{"prices":1}}\n\n' +
        'event: next\ndata: {"data":{"prices":2}}\n\n' +
        'event: complete\ndata: \n\n',
    );
  });

  test('takes authorization for an affair of the subgraphs where the graph knows of no keys', async () => {
    await using stand = await startStand();
    await using gateway = startProcess(['--supergraph', stand.file, '--port', '0']);
    const response = await fetch(await readUrl(gateway), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer of another house' },
      body: JSON.stringify({ query: '{ price }' }),
    });
    expect(await response.json()).toEqual({ data: { price: 7 } });
  });

  test('answers through Apollo Server where that is wanted', async () => {
    await using stand = await startStand();
    await using gateway = startProcess(['--supergraph', stand.file, '--port', '0'], {
      HTTP_MOUNT: 'apollo-server',
    });
    expect(await post(await readUrl(gateway), '{ price }')).toEqual({ data: { price: 7 } });
  });
});

describe('a start that fails says why in one line and ends with 1', () => {
  test('a port in use', async () => {
    await using stand = await startStand();
    const port = new URL(stand.subgraphUrl).port;
    await using gateway = startProcess(['--supergraph', stand.file, '--port', port]);
    expect(await gateway.ended).toEqual({ code: 1, signal: null });
    expect(gateway.output.stderr).toBe(
      `Cannot listen on 127.0.0.1:${port}: another process listens there already\n`,
    );
  });

  test.each([
    [
      'no file',
      ['--supergraph', '/nowhere/supergraph.graphql'],
      {},
      /^Cannot read the supergraph \/nowhere\/supergraph.graphql: .*there is no such file\n$/,
    ],
    ['a folder', ['--supergraph', '/'], {}, /^Cannot read the supergraph \/: .*it is a folder/],
    ['a network', [], { HOST: '0.0.0.0' }, /HOST is "0.0.0.0", but no identity provider/],
    ['an unknown option', ['--prot', '1'], {}, /the command line: Unknown option '--prot'/],
  ])('%s', async (_name, args, environment, message) => {
    await using gateway = startProcess(
      [...args, ...(args.length > 0 ? [] : ['--port', '0'])],
      environment,
    );
    expect((await gateway.ended).code).toBe(1);
    expect(gateway.output.stderr).toMatch(message);
    expect(gateway.output.stderr).not.toContain('    at ');
  });

  test('a text that is no SDL, each thing once', async () => {
    await using stand = await startStand();
    await writeFile(stand.file, 'type Query {');
    await using gateway = startProcess(['--supergraph', stand.file, '--port', '0']);
    expect((await gateway.ended).code).toBe(1);
    expect(gateway.output.stderr).toMatch(
      /^[^\n]*it is not SDL: Syntax Error: Expected Name, found <EOF>\. \(line 1\)\n$/,
    );
  });

  test.each([
    ['nothing listens there', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    ['the file is not an SQLite database', new Error('file is not a database')],
  ])('a store that is not there, each thing once: %s', (condition, cause) => {
    const message = `Cannot open store "x": ${condition}`;
    expect(describeStartFailure(new StoreUnavailable(message, { cause }))).toBe(message);
  });

  test('what is no supergraph', async () => {
    await using stand = await startStand();
    await writeFile(stand.file, 'type Query { a: Int }');
    await using gateway = startProcess(['--supergraph', stand.file, '--port', '0']);
    expect((await gateway.ended).code).toBe(1);
    expect(gateway.output.stderr).toMatch(/^Cannot serve this supergraph: [^\n]*\n$/);
  });
});

describe('signals', () => {
  test('SIGTERM lets what runs finish, and ends with 0', async () => {
    await using stand = await startStand();
    await using gateway = startProcess(['--supergraph', stand.file, '--port', '0']);
    const url = await readUrl(gateway);
    const running = post(url, '{ slow }');
    await stand.asked;
    gateway.child.kill('SIGTERM');
    expect(await running).toEqual({ data: { slow: 'done' } });
    expect(await gateway.ended).toEqual({ code: 0, signal: null });
  });

  test('a second signal ends at once', async () => {
    await using stand = await startStand();
    await using gateway = startProcess(['--supergraph', stand.file, '--port', '0']);
    const running = post(await readUrl(gateway), '{ slow }').catch(() => 'cut off');
    await stand.asked;
    gateway.child.kill('SIGINT');
    await until('it is ending', () => gateway.output.stderr.includes('"msg":"ending"'));
    gateway.child.kill('SIGINT');
    expect(await gateway.ended).toEqual({ code: 1, signal: null });
    expect(await running).toBe('cut off');
  });

  test('SIGHUP reads the supergraph again, and a wrong one is refused while the old one serves', async () => {
    await using stand = await startStand();
    await using gateway = startProcess(['--supergraph', stand.file, '--port', '0']);
    const url = await readUrl(gateway);
    await writeFile(stand.file, 'nonsense');
    gateway.child.kill('SIGHUP');
    await until('it is refused', () =>
      gateway.output.stderr.includes('new supergraph refused; the old one keeps serving'),
    );
    expect(await post(url, '{ price }')).toEqual({ data: { price: 7 } });
    await writeFile(stand.file, `${stand.supergraphSdl}\n# new`);
    gateway.child.kill('SIGHUP');
    await until('it is taken', () => gateway.output.stderr.includes('supergraph taken over'));
    expect(await post(url, '{ price }')).toEqual({ data: { price: 7 } });
  });
});

interface Stand extends AsyncDisposable {
  readonly file: string;
  readonly supergraphSdl: string;
  readonly subgraphUrl: string;
  /** Settled with the first request for `slow`. */
  readonly asked: Promise<void>;
}

/** A subgraph over HTTP, and a file with a supergraph that names it. */
async function startStand(namedUrl?: string): Promise<Stand> {
  const schema = buildTestSchema(STOCK);
  const asked = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { query, variables } = JSON.parse(body) as { query: string; variables: object };
      if (query.includes('slow')) asked.resolve();
      void graphql({ schema, source: query, variableValues: { ...variables } }).then((result) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(result));
      });
    });
  });
  const webSockets = new WebSocketServer({ server });
  useServer({ schema }, webSockets);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const subgraphUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;

  const folder = await mkdtemp(join(tmpdir(), 'gateway-process-'));
  const file = join(folder, 'supergraph.graphql');
  const supergraphSdl = compose([STOCK]).replace(
    'http://stock.test/graphql',
    namedUrl ?? subgraphUrl,
  );
  await writeFile(file, supergraphSdl);
  return {
    file,
    supergraphSdl,
    subgraphUrl,
    asked: asked.promise,
    async [Symbol.asyncDispose]() {
      for (const client of webSockets.clients) client.terminate();
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function post(url: string, query: string): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return await response.json();
}
