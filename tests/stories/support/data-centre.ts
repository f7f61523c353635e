import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FormattedExecutionResult } from 'graphql';
import type { SubgraphClient } from '../../../gateway/execution/subgraph-client.ts';
import { createGraphAccess } from '../../../gateway/graph-access.ts';
import { rightsOf } from '../../../gateway/guard/rights.ts';
import { createGraph } from '../../../gateway/supergraph/create-graph.ts';
import {
  createInProcessClient,
  type InProcessSubgraph,
} from '../../../gateway/transport/in-process-client.ts';
import { describeDataCentre } from '../../../subgraphs/demonstration/data-centre.ts';
import { LOCAL_ADMINISTRATOR, type Viewer } from '../../../subgraphs/kit/viewer.ts';
import { createOperationsManager } from '../../../subgraphs/operations-manager/operations-manager.ts';
import { createOrchestrator } from '../../../subgraphs/orchestrator/orchestrator.ts';
import { createServiceManager } from '../../../subgraphs/service-manager/service-manager.ts';
import type { Product } from '../../../subgraphs/products.ts';
import { createVirtualMachineManager } from '../../../subgraphs/virtual-machine-manager/virtual-machine-manager.ts';
import { createTestLocation } from '../../support/databases.ts';
import { quietLog } from '../../support/quiet-log.ts';

/** The whole graph over the demonstration data centre, in this process, with an eye on what it costs. */
export interface TestDataCentre extends AsyncDisposable {
  ask<Data>(query: string, variables?: Record<string, unknown>, viewer?: Viewer): Promise<Data>;
  askForAnswer(
    query: string,
    variables?: Record<string, unknown>,
    viewer?: Viewer,
  ): Promise<FormattedExecutionResult>;
  follow<Data>(query: string, variables?: Record<string, unknown>): Promise<Followed<Data>>;
  /** How often each subgraph was asked, and how many statements its store ran, since the last look. */
  takeCosts(): Record<string, { fetches: number; statements: number }>;
  /** Lets a subgraph fail from now on, or work again. */
  setFailing(name: string, failing: boolean): void;
}

export interface Followed<Data> extends AsyncDisposable {
  next(): Promise<Data>;
}

const PRODUCTS = {
  'operations-manager': createOperationsManager,
  'service-manager': createServiceManager,
  'virtual-machine-manager': createVirtualMachineManager,
  orchestrator: createOrchestrator,
} as const;

export async function startDataCentre(): Promise<TestDataCentre> {
  await using started = new AsyncDisposableStack();
  const clients = new Map<string, SubgraphClient>();
  const failing = new Set<string>();
  let costs = emptyCosts();

  const products: Product[] = [];
  for (const [name, create] of Object.entries(PRODUCTS)) {
    const { location } = started.use(await createTestLocation('sqlite'));
    const product: Product = await create({
      location,
      log: quietLog,
      onQuery(sql) {
        // The journal's reader looks when it is woken, not because somebody asked.
        const cost = costs[name];
        if (cost !== undefined && !sql.includes('journal')) cost.statements += 1;
      },
    });
    products.push(product);
    started.defer(() => product.close());
    await product.demonstration.prepare(describeDataCentre());
    // The subgraph takes viewers of its own kind; those of this test are.
    const client = createInProcessClient(product as unknown as InProcessSubgraph);
    clients.set(name, {
      ...client,
      execute(request) {
        const cost = costs[name];
        if (cost !== undefined) cost.fetches += 1;
        if (failing.has(name)) return Promise.reject(new Error('out of order'));
        return client.execute(request);
      },
      close: () => Promise.resolve(),
    });
  }
  const graph = createGraph({
    supergraphSdl: readFileSync(
      join(import.meta.dirname, '../../../schema/supergraph.graphql'),
      'utf8',
    ),
    rightsOf,
    createClient({ name }) {
      const client = clients.get(name);
      if (client === undefined) throw new Error(`There is no subgraph "${name}"`);
      return client;
    },
  });
  started.defer(() => graph.close());
  for (const product of products) product.joinGraph?.(createGraphAccess({ graph }));
  costs = emptyCosts();
  const owned = started.move();

  function prepare(query: string) {
    const operation = graph.prepare({ query });
    if (operation.kind === 'refused') throw operation.errors[0];
    return operation;
  }

  async function askForAnswer(
    query: string,
    variables: Record<string, unknown> = {},
    viewer = LOCAL_ADMINISTRATOR,
  ) {
    return (await prepare(query).execute(variables, { viewer })).toObject();
  }

  return {
    askForAnswer,
    async ask<Data>(query: string, variables?: Record<string, unknown>, viewer?: Viewer) {
      const { data, errors } = await askForAnswer(query, variables, viewer);
      if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
      return JSON.parse(JSON.stringify(data)) as Data;
    },
    async follow<Data>(query: string, variables: Record<string, unknown> = {}) {
      const stream = await prepare(query).subscribe(variables, { viewer: LOCAL_ADMINISTRATOR });
      if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream.toObject()));
      return {
        async next() {
          const { value, done } = await stream.next();
          if (done === true) throw new Error('The stream ended');
          const { data, errors } = value.toObject();
          if (errors !== undefined)
            throw new Error(errors.map(({ message }) => message).join('\n'));
          return JSON.parse(JSON.stringify(data)) as Data;
        },
        async [Symbol.asyncDispose]() {
          await stream.return?.();
        },
      };
    },
    takeCosts() {
      const taken = costs;
      costs = emptyCosts();
      return taken;
    },
    setFailing(name, isFailing) {
      if (isFailing) failing.add(name);
      else failing.delete(name);
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

function emptyCosts(): Record<string, { fetches: number; statements: number }> {
  return Object.fromEntries(
    Object.keys(PRODUCTS).map((name) => [name, { fetches: 0, statements: 0 }]),
  );
}
