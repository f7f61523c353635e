import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pino, { type Logger } from 'pino';
import type { ApolloServerMount } from './apollo-server-mount.ts';
import { writeBanner } from './banner.ts';
import { claimAddress } from './claim-address.ts';
import { readConfig, USAGE, type Config } from './config.ts';
import { createConfiguredGraph, toGatewayOptions } from './configured-gateway.ts';
import { findFirstOperations } from './explore/first-operations.ts';
import { startGateway } from './gateway.ts';
import { createGraphAccess } from './graph-access.ts';
import { identifyConnectors } from './guard/identify-connectors.ts';
import { identifyEverybodyAsAdministrator, type Identify } from './guard/identify.ts';
import { isLoopback } from './guard/loopback.ts';
import { createMetrics } from './http/metrics.ts';
import { SUBGRAPHS_INSIDE, type InsideSubgraph } from './inside.ts';
import { describeStartFailure } from './start-failure.ts';
import { CurrentGraph } from './supergraph/current-graph.ts';
import { watchSupergraph } from './supergraph/watch-supergraph.ts';

/** What has to be put in order after the last client has gone is granted this much more. */
const TIDY_MS = 2_000;

try {
  await main();
} catch (error) {
  process.stderr.write(`${describeStartFailure(error)}\n`);
  process.exit(1);
}

async function main(): Promise<void> {
  if (['--help', '-h'].some((option) => process.argv.includes(option))) {
    process.stdout.write(USAGE);
    return;
  }
  const config = readConfig({
    environment: process.env,
    commandLine: process.argv.slice(2),
    insideNames: Object.keys(SUBGRAPHS_INSIDE),
    defaultSupergraphFile: join(import.meta.dirname, '../schema/supergraph.graphql'),
  });
  // What is logged goes to stderr: stdout is for whoever started it.
  const log = pino({ level: config.LOG_LEVEL }, pino.destination(2));
  const metrics = createMetrics();
  logUnexpected(log);

  const supergraphSdl = await readSupergraph(config.supergraphFile);
  // Before any store is made or brought up to date for a gateway that cannot serve.
  await claimAddress(config);
  const inside = await startInside(config, log);
  const graphs = await CurrentGraph.start(supergraphSdl, {
    log,
    createGraph: (sdl) => createConfiguredGraph(sdl, { config, inside, log }),
    onSwap: (outcome) => metrics.countSwap(outcome),
  });
  const access = createGraphAccess(graphs);
  const identify = identifyConnectors({
    graphs,
    access,
    field: config.CONNECTOR_KEY_FIELD,
    identifyOthers: identifyEverybodyAsAdministrator,
  });
  const mount =
    config.HTTP_MOUNT === 'apollo-server'
      ? await mountApolloServer(config, { graphs, identify, log })
      : null;
  let ready = false;
  const gateway = await startGateway({
    ...toGatewayOptions(config),
    findTrouble: async () => (ready ? await findTrouble(inside) : 'it is starting'),
    ...(mount === null ? {} : { mount: mount.wrap }),
    graphs,
    metrics,
    log,
    identify,
  });
  // A subgraph in this process answers what it was started with; a newer schema needs a newer process.
  const watch = inside.size > 0 ? null : watchSupergraph(config.supergraphFile, { graphs, log });
  process.on('SIGHUP', () => void watch?.readNow());
  const graceMs = config.SHUTDOWN_GRACE_SECONDS * 1_000;
  endOnSignal({ log, graceMs }, async () => {
    watch?.close();
    await gateway.close(graceMs);
    await mount?.[Symbol.asyncDispose]();
    await graphs.close();
    await Promise.all([...inside.values()].map((subgraph) => subgraph.close()));
  });

  const demonstration = config.demonstration && (await mayDemonstrate(inside, log));
  await Promise.all(
    [...inside.values()].map((subgraph) => subgraph.start(access, { demonstration })),
  );
  ready = true;
  log.info({ port: gateway.port, supergraph: graphs.graph.id }, 'ready');
  process.stdout.write(
    writeBanner({
      host: config.HOST,
      port: gateway.port,
      explore: config.EXPLORE,
      loopbackOnly: isLoopback(config.HOST),
      operations: findFirstOperations(graphs.graph.apiSchema),
    }),
  );
}

/** One operation's forgotten failure must not end all others; what was thrown into the open may have broken anything. */
function logUnexpected(log: Logger): void {
  process.on('unhandledRejection', (reason) => {
    log.error({ err: reason }, 'a failure that nobody waited for');
  });
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'an exception that nobody caught');
    process.exit(1);
  });
}

/** All or none: three products full of made-up data beside one with somebody's own would look like one estate. */
async function mayDemonstrate(
  inside: ReadonlyMap<string, InsideSubgraph>,
  log: Logger,
): Promise<boolean> {
  for (const [subgraph, local] of inside) {
    if (!(await local.hasOwnData())) continue;
    log.warn(
      { subgraph },
      'its store holds data of its own, so nothing is filled in for demonstration',
    );
    return false;
  }
  return true;
}

async function readSupergraph(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new Error(`Cannot read the supergraph ${file}`, { cause });
  }
}

async function startInside(
  config: Config,
  log: Logger,
): Promise<ReadonlyMap<string, InsideSubgraph>> {
  const inside = new Map<string, InsideSubgraph>();
  for (const name of config.subgraphsInside) {
    const start = SUBGRAPHS_INSIDE[name];
    if (start === undefined) throw new Error(`Cannot run subgraph "${name}" in this process`);
    inside.set(
      name,
      await start({
        dataDirectory: config.DATA_DIR,
        databaseUrl: config.DATABASE_URL,
        retentionHours: config.JOURNAL_RETENTION_HOURS,
        webhookNetworks: config.WEBHOOK_NETWORKS,
        demoActivity: config.DEMO_ACTIVITY,
        log: log.child({ subgraph: name }),
      }),
    );
  }
  return inside;
}

/** What is wrong with any of the subgraphs inside, by name; null while all is well. */
async function findTrouble(inside: ReadonlyMap<string, InsideSubgraph>): Promise<string | null> {
  const troubles = await Promise.all(
    [...inside].map(async ([name, subgraph]) => {
      const trouble = await subgraph.findTrouble();
      return trouble === null ? null : `${name}: ${trouble}`;
    }),
  );
  return troubles.find((trouble) => trouble !== null) ?? null;
}

/** Loaded only where it is wanted: reading Apollo Server's files takes longer than all the rest of a start. */
async function mountApolloServer(
  config: Config,
  { graphs, identify, log }: { graphs: CurrentGraph; identify: Identify; log: Logger },
): Promise<ApolloServerMount> {
  const { createApolloServerMount } = await import('./apollo-server-mount.ts');
  return await createApolloServerMount({
    graphs,
    identify,
    log,
    bodyLimitBytes: config.BODY_LIMIT_BYTES,
    introspection: config.INTROSPECTION,
    forwardHeaders: config.FORWARD_HEADERS ?? [],
    plugins: [],
  });
}

/** The first signal ends what runs within its grace, the second ends at once. */
function endOnSignal(
  { log, graceMs }: { log: Logger; graceMs: number },
  close: () => Promise<void>,
): void {
  let ending = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (ending) process.exit(1);
      ending = true;
      log.info({ signal }, 'ending');
      // A subgraph that never answers must not keep the process.
      setTimeout(() => {
        log.error({ graceMs }, 'not ended within the grace');
        process.exit(1);
      }, graceMs + TIDY_MS).unref();
      close().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'not ended in order');
          process.exit(1);
        },
      );
    });
  }
}
