import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startGateway } from '../../../gateway/gateway.ts';
import { createGraphAccess } from '../../../gateway/graph-access.ts';
import { identifyConnectors } from '../../../gateway/guard/identify-connectors.ts';
import { rightsOf } from '../../../gateway/guard/rights.ts';
import { createMetrics } from '../../../gateway/http/metrics.ts';
import { CurrentGraph } from '../../../gateway/supergraph/current-graph.ts';
import { createGraph } from '../../../gateway/supergraph/create-graph.ts';
import {
  createInProcessClient,
  type InProcessSubgraph,
} from '../../../gateway/transport/in-process-client.ts';
import {
  startOperationsManager,
  type TestOperationsManager,
} from '../../operations-manager/support/operations-manager.ts';
import { startLine } from '../../support/line.ts';
import { quietLog } from '../../support/quiet-log.ts';

/** The gateway over Operations Manager, with a line to it that can be cut. */
export interface LiveGraph extends AsyncDisposable {
  readonly manager: TestOperationsManager;
  /** Of the websocket endpoint, through the line. */
  readonly url: string;
  /** Breaks every connection that there is; new ones can be made at once. */
  cutLines(): void;
}

export async function startLiveGraph(): Promise<LiveGraph> {
  await using started = new AsyncDisposableStack();
  const manager = started.use(
    await startOperationsManager('sqlite', {
      connectors: { watchMs: 20, standByPollMs: 20, leaseMs: 2_000 },
    }),
  );
  // The subgraph takes viewers of its own kind; those of this test are.
  const client = createInProcessClient(manager as unknown as InProcessSubgraph);
  const graphs = await CurrentGraph.start(
    readFileSync(join(import.meta.dirname, '../../../schema/supergraph.graphql'), 'utf8'),
    {
      log: quietLog,
      onSwap: () => undefined,
      createGraph: (supergraphSdl) =>
        createGraph({
          supergraphSdl,
          rightsOf,
          createClient: ({ name }) => ({
            ...client,
            ...(name === manager.name
              ? {}
              : { execute: () => Promise.reject(new Error(`There is no ${name} here`)) }),
            close: () => Promise.resolve(),
          }),
        }),
    },
  );
  started.defer(() => graphs.close());
  const gateway = await startGateway({
    graphs,
    metrics: createMetrics(),
    log: quietLog,
    // Nobody gets in here without a key.
    identify: identifyConnectors({
      graphs,
      access: createGraphAccess(graphs),
      field: 'connectorOfKey',
      identifyOthers: () => null,
    }),
    host: '127.0.0.1',
    port: 0,
    allowedOrigins: [],
    loopbackNamesOnly: true,
    forwardHeaders: [],
    hideSchema: false,
    mostObjects: 200_000,
    explore: false,
    exposeMetrics: false,
    shareSubscriptions: true,
    batchLimit: 0,
    bodyLimitBytes: 100_000,
    messageLimitBytes: 100_000,
    persistedQueriesLimit: 100,
    socketOperationsLimit: 1_000,
    subscriberBacklogBytes: 4_194_304,
    requestTimeoutMs: 30_000,
    heartbeatSeconds: 1,
  });
  started.defer(() => gateway.close(0));
  const line = started.use(await startLine(gateway.port));
  const owned = started.move();
  return {
    manager,
    url: `ws://127.0.0.1:${line.port}/graphql`,
    cutLines: () => line.cut(),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
