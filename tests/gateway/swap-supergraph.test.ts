import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import pino from 'pino';
import { describe, expect, test } from 'vitest';
import { watchSupergraph } from '../../gateway/supergraph/watch-supergraph.ts';
import { joined, startTestGateway, until } from './support/gateway-fixture.ts';
import { openSocket } from './support/gateway-socket.ts';

const CHANGES = 'subscription { priceChanges { cursor } }';

describe('swapping the supergraph', () => {
  test('100 swaps under load: no failed request, no ended subscription, flat memory', async () => {
    await using server = await startTestGateway();
    await using socket = await openSocket(server);
    await socket.initialise();
    socket.subscribe('first', CHANGES);
    await joined(server, 1);

    let swapping = true;
    let answered = 0;
    const wrong: string[] = [];
    const load = Promise.all(
      Array.from({ length: 8 }, async () => {
        while (swapping) {
          const response = await server.post({ query: '{ product(upc: "1") { price stars } }' });
          const text = await response.text();
          answered += 1;
          if (text !== '{"data":{"product":{"price":7,"stars":5}}}') wrong.push(text);
        }
      }),
    );

    let level = 0;
    for (let swap = 1; swap <= 100; swap += 1) {
      expect(await server.graphs.offer(`${server.supergraphSdl}\n# ${swap}`)).toBe('taken');
      const answeredBefore = answered;
      await until('requests run on it', () => answered > answeredBefore + 5);
      if (swap === 40) level = measureHeap();
    }
    swapping = false;
    await load;
    expect(wrong).toEqual([]);

    server.shop.publish(1);
    expect(await socket.next()).toMatchObject({
      type: 'next',
      payload: { data: { priceChanges: { cursor: 'c1' } } },
    });
    // The new one, and the first one for its subscription.
    await until('the others are closed', () => server.graphs.served === 2);
    socket.send({ type: 'complete', id: 'first' });
    await until('the first one is closed', () => server.graphs.served === 1);
    expect(measureHeap() - level).toBeLessThan(8_000_000);
    expect(await server.metrics.toText()).toContain('supergraph_swaps_total{outcome="taken"} 100');
  });

  test('a request that runs finishes on the graph it began on', async () => {
    await using server = await startTestGateway();
    const running = server.post({ query: '{ slow }' });
    await until('the field runs', () => server.shop.callers.length === 1);
    await server.graphs.offer(`${server.supergraphSdl}\n#`);
    expect(server.graphs.served).toBe(2);
    server.shop.slow.resolve('done');
    expect(await (await running).json()).toEqual({ data: { slow: 'done' } });
    await until('the old one is closed', () => server.graphs.served === 1);
  });

  test('a new field is served to new operations, subscriptions included', async () => {
    await using server = await startTestGateway();
    const query = '{ product(upc: "1") { renamed: price } __type(name: "PriceTag") { name } }';
    await server.graphs.offer(
      `${server.supergraphSdl}\ntype PriceTag @join__type(graph: STOCK) { label: String @join__field(graph: STOCK) }`,
    );
    expect(await (await server.post({ query })).json()).toEqual({
      data: { product: { renamed: 7 }, __type: { name: 'PriceTag' } },
    });
    await using socket = await openSocket(server);
    await socket.initialise();
    socket.subscribe('1', CHANGES);
    await joined(server, 1);
    server.shop.publish(1);
    expect(await socket.next()).toMatchObject({ type: 'next' });
  });

  test.each([
    ['nothing', ''],
    ['what is no SDL', 'type {'],
    ['a schema without a query root', 'type A { b: String }'],
    ['a schema that is no supergraph', 'type Query { a: String }'],
  ])('%s is refused loudly, and the old one keeps serving', async (_name, sdl) => {
    await using server = await startTestGateway();
    const { id } = server.graphs.graph;
    expect(await server.graphs.offer(sdl)).toBe('refused');
    expect(server.graphs.graph.id).toBe(id);
    expect((await server.post({ query: '{ __typename }' })).status).toBe(200);
    expect(await server.metrics.toText()).toContain('supergraph_swaps_total{outcome="refused"} 1');
  });

  test('the file is watched, written in place or replaced, and a fault in it heals', async () => {
    await using server = await startTestGateway();
    const folder = await mkdtemp(join(tmpdir(), 'supergraph-'));
    const file = join(folder, 'supergraph.graphql');
    await writeFile(file, server.supergraphSdl);
    const log = pino({ level: 'silent' });
    const watch = watchSupergraph(file, { graphs: server.graphs, log });
    const first = server.graphs.graph.id;

    await writeFile(file, `${server.supergraphSdl}\n# in place`);
    await until('it is taken', () => server.graphs.graph.id !== first);
    const second = server.graphs.graph.id;

    await writeFile(file, 'half a su');
    await until('it is refused', async () =>
      (await server.metrics.toText()).includes('outcome="refused"'),
    );
    expect(server.graphs.graph.id).toBe(second);

    await writeFile(join(folder, 'new'), `${server.supergraphSdl}\n# replaced`);
    await rename(join(folder, 'new'), file);
    await until('it is taken', () => server.graphs.graph.id !== second);

    watch.close();
    await writeFile(file, server.supergraphSdl);
    // What a signal asks for is read at once, watched or not.
    await watch.readNow();
    expect(server.graphs.graph.id).toBe(first);
    await rm(folder, { recursive: true });
    await watch.readNow();
    expect(server.graphs.graph.id).toBe(first);
  });
});

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function measureHeap(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
