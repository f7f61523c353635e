import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { CurrentGraph } from '../../gateway/supergraph/current-graph.ts';
import { createGraph } from '../../gateway/supergraph/create-graph.ts';
import { createHttpSubgraphClient } from '../../gateway/transport/http-client.ts';
import { quietLog } from '../support/quiet-log.ts';
import { buildTestSchema, compose, type TestSubgraph } from './support/federation.ts';
import { startTestGateway, until } from './support/gateway-fixture.ts';
import { serveRaw, serveSchema, type HttpSubgraph } from './support/http-subgraphs.ts';

const STOCK: TestSubgraph = {
  name: 'stock',
  typeDefs: 'type Query { price: Int }',
  resolvers: { Query: { price: () => 7 } },
};
const REVIEWS: TestSubgraph = {
  name: 'reviews',
  typeDefs: 'type Query { stars: Int }',
  resolvers: { Query: { stars: () => 5 } },
};

/** A gateway over subgraphs on sockets of their own, which may come and go. */
async function startOver(urls: { stock: string; reviews: string }) {
  await using started = new AsyncDisposableStack();
  const graphs = await CurrentGraph.start(compose([STOCK, REVIEWS]), {
    log: quietLog,
    createGraph: (supergraphSdl) =>
      createGraph({
        supergraphSdl,
        createClient: ({ name }) =>
          createHttpSubgraphClient({ name, url: urls[name as keyof typeof urls], maxRetries: 0 }),
      }),
  });
  started.defer(() => graphs.close());
  const gateway = started.use(await startTestGateway({ graphs }));
  const owned = started.move();
  return {
    gateway,
    async askReady() {
      const response = await fetch(new URL('/health/ready', gateway.url));
      return { status: response.status, body: (await response.json()) as object };
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

const AWAY = 'it cannot be reached';
const unreachable = (name: string, why: string) => ({
  name,
  reachable: false,
  trouble: `Cannot ask subgraph "${name}": ${why}`,
});

describe('a gateway whose subgraphs are elsewhere', () => {
  test('stays ready when one of them is away, and names it', async () => {
    await using stock = await serveSchema(buildTestSchema(STOCK));
    const reviews = await serveSchema(buildTestSchema(REVIEWS));
    await using stand = await startOver({ stock: stock.url, reviews: reviews.url });
    const both = [
      { name: 'reviews', reachable: true },
      { name: 'stock', reachable: true },
    ];
    expect(await stand.askReady()).toMatchObject({
      status: 200,
      body: { status: 'ready', subgraphs: both },
    });

    await reviews[Symbol.asyncDispose]();
    await until('it is noticed', async () => JSON.stringify(await stand.askReady()).includes(AWAY));
    expect(await stand.askReady()).toMatchObject({
      status: 200,
      body: { status: 'ready', subgraphs: [unreachable('reviews', AWAY), both[1]] },
    });
  });

  test('is not ready before it has reached any of them, and ready from then on', async () => {
    const port = await findFreePort();
    const url = `http://127.0.0.1:${port}/graphql`;
    await using stand = await startOver({ stock: url, reviews: url });
    const none = [unreachable('reviews', AWAY), unreachable('stock', AWAY)];
    expect(await stand.askReady()).toEqual({
      status: 503,
      body: {
        status: 'not ready',
        trouble: 'no subgraph has been reached yet',
        subgraphs: none,
      },
    });

    const stock = await serveSchema(buildTestSchema(STOCK), port);
    await until('it is ready', async () => (await stand.askReady()).status === 200);
    await stock[Symbol.asyncDispose]();
    await until('they are gone', async () => JSON.stringify(await stand.askReady()).includes(AWAY));
    expect(await stand.askReady()).toMatchObject({ status: 200, body: { subgraphs: none } });
  });

  test('says within a second which of them does not answer', async () => {
    await using stock = await serveSchema(buildTestSchema(STOCK));
    await using reviews = await serveRaw(() => undefined);
    await using stand = await startOver({ stock: stock.url, reviews: reviews.url });
    expect(await stand.askReady()).toMatchObject({
      status: 200,
      body: {
        subgraphs: [
          unreachable('reviews', 'it did not answer within 800 ms'),
          { name: 'stock', reachable: true },
        ],
      },
    });
  });

  test('asks them no more often because it is asked more often', async () => {
    await using stock: HttpSubgraph = await serveSchema(buildTestSchema(STOCK));
    await using stand = await startOver({ stock: stock.url, reviews: stock.url });
    await Promise.all(Array.from({ length: 20 }, () => stand.askReady()));
    expect(stock.requests.map(({ body }) => body)).toEqual([
      '{"query":"{ __typename }","variables":{}}',
      '{"query":"{ __typename }","variables":{}}',
    ]);
  });
});

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
