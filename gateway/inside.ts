import type { FormattedExecutionResult } from 'graphql';
import type { Logger } from 'pino';
import type { Viewer } from './guard/viewer.ts';
import type { InProcessSubgraph } from './transport/in-process-client.ts';

/** What a subgraph is given to run in this process. */
export interface InsideOptions {
  /** Folder of its embedded database. */
  readonly dataDirectory: string;
  /** PostgreSQL in its place; null for the embedded one. */
  readonly databaseUrl: string | null;
  /** How long changes are kept for those who come back. */
  readonly retentionHours: number;
  /** Private networks that webhooks may reach; null for none. */
  readonly webhookNetworks: readonly string[] | null;
  /** Whether the demonstration data centre lives. */
  readonly demoActivity: boolean;
  readonly log: Logger;
}

/** The whole graph, as somebody inside this process asks it. */
export interface GraphAccess {
  execute(request: GraphAccessRequest): Promise<FormattedExecutionResult>;
  subscribe(
    request: GraphAccessRequest,
  ): Promise<AsyncIterableIterator<FormattedExecutionResult> | FormattedExecutionResult>;
}

export interface GraphAccessRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
  readonly signal?: AbortSignal;
}

export interface InsideSubgraph extends InProcessSubgraph {
  /** Null while all is well, else what is wrong. */
  findTrouble(): Promise<string | null>;
  /** Whether its store holds data that is somebody's own. */
  hasOwnData(): Promise<boolean>;
  /** Begins what it does of its own accord, such as connectors and simulators, once the graph answers. */
  start(graph: GraphAccess, options: { demonstration: boolean }): Promise<void>;
}

/**
 * The subgraphs that can run in this process, by their names in the supergraph. The one file of the gateway that may
 * import products.
 */
export const SUBGRAPHS_INSIDE: Readonly<
  Record<string, (options: InsideOptions) => Promise<InsideSubgraph>>
> = Object.fromEntries(
  ['operations-manager', 'service-manager', 'virtual-machine-manager', 'orchestrator'].map(
    (name) => [name, (options: InsideOptions) => run(name, options)],
  ),
);

/** Products are loaded here and not above: a gateway whose subgraphs are all elsewhere never reads their code. */
async function run(name: string, options: InsideOptions): Promise<InsideSubgraph> {
  const { dataDirectory, databaseUrl, retentionHours, webhookNetworks, log } = options;
  const [{ PRODUCTS }, { toLocation }, { beginDemonstration }] = await Promise.all([
    import('../subgraphs/products.ts'),
    import('../subgraphs/kit/serving/subgraph-process.ts'),
    import('../subgraphs/demonstration/begin-demonstration.ts'),
  ]);
  const create = PRODUCTS[name];
  if (create === undefined)
    throw new Error(`Cannot run subgraph "${name}": there is no such product`);
  const product = await create({
    location: toLocation({ dataDirectory, databaseUrl }, name),
    log,
    retentionHours,
    ...(webhookNetworks === null ? {} : { webhookNetworks }),
  });
  let endDemonstration = (): void => undefined;
  return {
    ...product,
    hasOwnData: () => product.demonstration.hasOwnData(),
    async start(graph, { demonstration }) {
      product.joinGraph?.(graph);
      const { demoActivity } = options;
      endDemonstration = await beginDemonstration(product, { demonstration, demoActivity }, log);
    },
    async close() {
      endDemonstration();
      await product.close();
    },
  };
}
