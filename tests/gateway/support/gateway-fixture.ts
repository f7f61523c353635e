import pino from 'pino';
import { startGateway, type GatewayOptions } from '../../../gateway/gateway.ts';
import type { GraphqlEndpoint } from '../../../gateway/http/graphql-endpoint.ts';
import { createMetrics, type Metrics } from '../../../gateway/http/metrics.ts';
import { identifyEverybodyAsAdministrator } from '../../../gateway/guard/identify.ts';
import { checkOperationLimits } from '../../../gateway/guard/operation-limits.ts';
import type { RequestCore } from '../../../gateway/request-core.ts';
import { CurrentGraph } from '../../../gateway/supergraph/current-graph.ts';
import { createGraph } from '../../../gateway/supergraph/create-graph.ts';
import type { Graph } from '../../../gateway/supergraph/graph.ts';
import { compose, createTestClient, type TestSubgraph } from './federation.ts';
import { Feed } from './gateway-feed.ts';

export interface PriceChange {
  readonly upc: string;
  readonly price: number;
  readonly cursor: string;
  readonly note: string;
}

/** Two subgraphs, of which one streams what the test publishes. */
export class Shop {
  readonly feed = new Feed<PriceChange>();
  readonly #published: PriceChange[] = [];
  /** How often prices were looked at, to see whether something ran. */
  executions = 0;
  /** Holds back the field `slow` until it is settled. */
  readonly slow = Promise.withResolvers<string>();
  /** The signals of the callers of `slow`. */
  readonly callers: { signal?: AbortSignal }[] = [];

  readonly stock: TestSubgraph = {
    name: 'stock',
    typeDefs: `
      type Query { product(upc: ID!): Product  slow: String  fails: String  echo(text: String): String }
      type Mutation { setPrice(upc: ID!, price: Int!): Product }
      type Subscription {
        priceChanges(upc: ID, after: String, snapshot: Boolean): PriceChange!
        refusedChanges: PriceChange!
        countdown(from: Int!): Int!
      }
      type PriceChange { cursor: String! product: Product! note: String! }
      type Product @key(fields: "upc") { upc: ID! price: Int }
    `,
    resolvers: {
      Query: {
        product: (_root: unknown, { upc }: { upc: string }) => this.#look(upc),
        slow: (_root: unknown, _args: unknown, caller: { signal?: AbortSignal }) => {
          this.callers.push(caller);
          return this.slow.promise;
        },
        fails: () => {
          throw new Error('out of order');
        },
        echo: (_root: unknown, { text }: { text: string }) => text,
      },
      Mutation: {
        setPrice: (_root: unknown, { upc, price }: PriceChange) => ({ upc, price }),
      },
      Subscription: {
        priceChanges: {
          subscribe: (_root: unknown, { after }: { after?: string | null }) =>
            this.feed.subscribe(this.#behind(after ?? null)),
          resolve: ({ upc, price, ...change }: PriceChange) => ({
            ...change,
            product: { upc, price },
          }),
        },
        refusedChanges: {
          subscribe: () => {
            throw new Error('the cursor has expired');
          },
        },
        countdown: {
          subscribe: (_root: unknown, { from }: { from: number }) => count(from),
          resolve: (value: number) => value,
        },
      },
    },
  };

  readonly reviews: TestSubgraph = {
    name: 'reviews',
    typeDefs: `type Product @key(fields: "upc") { upc: ID! stars: Int }`,
    resolvers: {
      Product: {
        __resolveReference: ({ upc }: { upc: string }) => {
          this.executions += 1;
          return { upc, stars: 5 };
        },
      },
    },
  };

  publish(price: number, changes: Partial<PriceChange> = {}): void {
    const change = { upc: '1', price, cursor: `c${price}`, note: '', ...changes };
    this.#published.push(change);
    this.feed.publish(change);
  }

  #behind(cursor: string | null): PriceChange[] {
    if (cursor === null) return [];
    return this.#published.slice(
      1 + this.#published.findIndex((change) => change.cursor === cursor),
    );
  }

  #look(upc: string) {
    this.executions += 1;
    return { upc, price: 7 };
  }
}

async function* count(from: number) {
  for (let value = from; value >= 0; value -= 1) yield await Promise.resolve(value);
}

export interface GatewayUnderTest extends AsyncDisposable {
  readonly url: string;
  readonly webSocketUrl: string;
  readonly shop: Shop;
  readonly graphs: CurrentGraph;
  readonly metrics: Metrics;
  readonly gateway: Awaited<ReturnType<typeof startGateway>>;
  readonly supergraphSdl: string;
  /** Posts a JSON body to /graphql. */
  post(body: unknown, headers?: Record<string, string>): Promise<Response>;
}

export type GatewayChanges = Partial<Omit<GatewayOptions, 'mount'>> & {
  mount?: (graphs: CurrentGraph) => Promise<Mount>;
};

/** Another way to answer, and what ends it. */
export interface Mount extends AsyncDisposable {
  readonly wrap: (lean: GraphqlEndpoint, core: RequestCore) => GraphqlEndpoint;
}

/**
 * Never closed: the planner's process starts with the first graph and ends with the last, and would otherwise be started
 * for each test.
 */
let spare: Graph | null = null;

/** A gateway on a free port over both subgraphs of a shop of its own, with the shipped defaults. */
export async function startTestGateway({
  mount,
  ...changes
}: GatewayChanges = {}): Promise<GatewayUnderTest> {
  const shop = new Shop();
  const subgraphs = [shop.stock, shop.reviews];
  const supergraphSdl = compose(subgraphs);
  spare ??= createGraph({ supergraphSdl, createClient: () => createTestClient(shop.stock) });
  const metrics = createMetrics();
  const log = pino({ level: 'silent' });
  const graphs = await CurrentGraph.start(supergraphSdl, {
    log,
    createGraph: (sdl) =>
      createGraph({
        supergraphSdl: sdl,
        checks: [(document) => checkOperationLimits(document, LIMITS)],
        createClient: ({ name }) => {
          const subgraph = subgraphs.find((candidate) => candidate.name === name);
          if (subgraph === undefined) throw new Error(`No fixture for subgraph "${name}"`);
          return createTestClient(subgraph);
        },
      }),
    onSwap: (outcome) => metrics.countSwap(outcome),
  });
  const mounted = mount === undefined ? null : await mount(graphs);
  const gateway = await startGateway({
    graphs,
    metrics,
    log,
    identify: identifyEverybodyAsAdministrator,
    host: '127.0.0.1',
    port: 0,
    allowedOrigins: [],
    loopbackNamesOnly: true,
    forwardHeaders: [],
    hideSchema: false,
    mostObjects: 200_000,
    explore: true,
    exposeMetrics: true,
    shareSubscriptions: true,
    batchLimit: 0,
    bodyLimitBytes: 100_000,
    messageLimitBytes: 100_000,
    persistedQueriesLimit: 100,
    socketOperationsLimit: 1_000,
    subscriberBacklogBytes: 4_194_304,
    requestTimeoutMs: 30_000,
    heartbeatSeconds: 12,
    ...(mounted === null ? {} : { mount: mounted.wrap }),
    ...changes,
  });

  const url = `http://127.0.0.1:${gateway.port}/graphql`;
  return {
    url,
    webSocketUrl: url.replace('http', 'ws'),
    shop,
    graphs,
    metrics,
    gateway,
    supergraphSdl,
    post: (body, headers = {}) =>
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    async [Symbol.asyncDispose]() {
      await gateway.close(0);
      await mounted?.[Symbol.asyncDispose]();
      await graphs.close();
    },
  };
}

const LIMITS = { depth: 50, aliases: 500, rootFields: 100, nodes: 20_000 };

/** Waits until something holds, and fails with its name if it never does. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Waits until so many subscribe, and every stream they share is read upstream. */
export async function joined(
  { gateway: { streams }, shop }: GatewayUnderTest,
  count: number,
): Promise<void> {
  await until(
    `${count} have joined`,
    () => streams.subscriberCount === count && shop.feed.readers === streams.streamCount,
  );
}
