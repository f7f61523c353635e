import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pino, { type Logger } from 'pino';
import type { DatabaseLocation } from '../database/database.ts';
import { StoreUnavailable } from '../database/errors.ts';
import type { Subgraph } from '../subgraph.ts';
import { readProcessConfig, type ProcessConfig } from './process-config.ts';
import { serveSubgraph } from './subgraph-server.ts';

/** What a product's main.ts adds to what all four processes do alike. */
export interface SubgraphProcess<Product extends Subgraph> {
  readonly name: string;
  readonly defaultPort: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly create: (options: {
    location: DatabaseLocation;
    log: Logger;
    retentionHours: number;
    webhookNetworks?: readonly string[];
  }) => Promise<Product>;
  /** Once it serves: begins what it does of its own accord, and gives what ends that. */
  readonly begin: (product: Product, config: ProcessConfig, log: Logger) => Promise<() => void>;
}

/** Runs one subgraph as a process of its own until a signal ends it. */
export async function runSubgraphProcess<Product extends Subgraph>(
  options: SubgraphProcess<Product>,
): Promise<void> {
  const { name, environment, defaultPort, create, begin } = options;
  try {
    // It is told everything by its environment; an option that did nothing would surprise.
    parseArgs({ options: {} });
    const config = readProcessConfig(environment, defaultPort);
    // What is logged goes to stderr: stdout is for whoever started it.
    const log = pino({ name, level: config.logLevel }, pino.destination(2));
    const subgraph = await create({
      location: toLocation(config, name),
      log,
      retentionHours: config.journalRetentionHours,
      ...(config.webhookNetworks === null ? {} : { webhookNetworks: config.webhookNetworks }),
    });
    const server = await serveSubgraph(subgraph, { ...config, log });
    const end = await begin(subgraph, config, log);
    log.info({ url: server.url }, 'ready');
    process.stdout.write(`${name} serves ${server.url}\n`);
    endOnSignal(log, config, async () => {
      end();
      await server.close();
      await subgraph.close();
    });
  } catch (error) {
    process.stderr.write(`${describeStart(error)}\n`);
    process.exit(1);
  }
}

/** One embedded file or one schema of a database for each subgraph. */
export function toLocation(
  { databaseUrl, dataDirectory }: Pick<ProcessConfig, 'databaseUrl' | 'dataDirectory'>,
  name: string,
): DatabaseLocation {
  return databaseUrl === null
    ? { kind: 'sqlite', file: join(dataDirectory, `${name}.sqlite`) }
    : { kind: 'postgres', url: databaseUrl, schema: name.replaceAll('-', '_') };
}

function endOnSignal(log: Logger, config: ProcessConfig, close: () => Promise<void>): void {
  let ending = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (ending) process.exit(1);
      ending = true;
      log.info({ signal }, 'ending');
      setTimeout(() => process.exit(1), config.shutdownGraceSeconds * 1_000).unref();
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

/** Why a start failed: one sentence for each thing that went wrong, from the outermost inwards. */
export function describeStart(error: unknown): string {
  const reasons: string[] = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    reasons.push(cause.message);
    if (cause instanceof StoreUnavailable) break;
  }
  const sentence = reasons.length === 0 ? String(error) : reasons.join(': ');
  return sentence.startsWith('Cannot') ? sentence : `Cannot start: ${sentence}`;
}
