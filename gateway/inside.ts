import type { FormattedExecutionResult } from 'graphql';
import type { Logger } from 'pino';
import { beginDemonstration } from '../subgraphs/demonstration/begin-demonstration.ts';
import { toLocation } from '../subgraphs/kit/serving/subgraph-process.ts';
import { PRODUCTS, type Product, type ProductOptions } from '../subgraphs/products.ts';
import type { Viewer } from './guard/viewer.ts';
import type { InProcessSubgraph } from './transport/in-process-client.ts';

/** What a subgraph is given to run in this process. */
export interface InsideOptions {
  /** Folder of its embedded database. */
  readonly dataDirectory: string;
  /** PostgreSQL in its place; null for the embedded one. */
  readonly databaseUrl: string | null;
  /** Whether an empty store is filled with the demonstration data centre. */
  readonly demonstration: boolean;
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
  /** Begins what it does of its own accord, such as connectors and simulators, once the graph answers. */
  start(graph: GraphAccess): Promise<void>;
}

/**
 * The subgraphs that can run in this process, by their names in the supergraph. The one file of the gateway that may
 * import products.
 */
export const SUBGRAPHS_INSIDE: Readonly<
  Record<string, (options: InsideOptions) => Promise<InsideSubgraph>>
> = Object.fromEntries(
  Object.entries(PRODUCTS).map(([name, create]) => [
    name,
    (options: InsideOptions) => run(name, create, options),
  ]),
);

async function run(
  name: string,
  create: (options: ProductOptions) => Promise<Product>,
  { dataDirectory, databaseUrl, demonstration, demoActivity, log }: InsideOptions,
): Promise<InsideSubgraph> {
  const product = await create({ location: toLocation({ dataDirectory, databaseUrl }, name), log });
  let endDemonstration = (): void => undefined;
  return {
    ...product,
    async start() {
      endDemonstration = await beginDemonstration(product, { demonstration, demoActivity }, log);
    },
    async close() {
      endDemonstration();
      await product.close();
    },
  };
}
