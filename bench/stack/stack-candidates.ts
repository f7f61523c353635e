import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import type { Contestant } from '../harness/compare.ts';
import { startService, toContestant, type Service } from '../harness/start-contestant.ts';
import { ROOT, type FilledStore } from '../stores/filled-store.ts';
import { PEER_SUBGRAPHS } from './peer/peer-subgraphs.ts';

export interface StackOptions {
  readonly store: FilledStore;
  /** What else works for every stack: the database's own processes. */
  readonly databasePids: readonly number[];
  readonly running: AsyncDisposableStack;
  readonly directory: string;
}

const QUIET = { DEMO_ACTIVITY: 'off', LOG_LEVEL: 'warn' };

/** Ours as it starts by default: everything in one process. */
export async function startOursInOne(options: StackOptions): Promise<Contestant> {
  const { store, running, directory, databasePids } = options;
  const service: Service = {
    name: 'ours, one process',
    path: '/graphql',
    directory: ROOT,
    args: (port) => ['gateway/main.ts', '--port', String(port)],
    environment: () => ({ ...QUIET, ...store.environment }),
  };
  return toContestant(service, await startService(service, running, directory), databasePids);
}

/** The same code as five processes that speak HTTP. */
export async function startOursApart(options: StackOptions): Promise<Contestant> {
  const { store, running, directory, databasePids } = options;
  const pids = [...databasePids];
  const urls: Record<string, string> = {};
  for (const { name } of PEER_SUBGRAPHS) {
    const subgraph = await startService(
      {
        name: `ours, ${name}`,
        path: '/graphql',
        directory: ROOT,
        args: () => [`subgraphs/${name}/main.ts`],
        environment: (port) => ({ ...QUIET, ...store.environment, PORT: String(port) }),
      },
      running,
      directory,
    );
    pids.push(subgraph.process.pid);
    urls[`${name.replaceAll('-', '_').toUpperCase()}_URL`] =
      `http://127.0.0.1:${subgraph.port}/graphql`;
  }
  const service: Service = {
    name: 'ours, apart',
    path: '/graphql',
    directory: ROOT,
    args: (port) => ['gateway/main.ts', '--port', String(port)],
    environment: () => ({ ...QUIET, ...urls, SUBGRAPHS_INSIDE: 'none' }),
  };
  return toContestant(service, await startService(service, running, directory), pids);
}

/** Apollo Server subgraphs over knex and DataLoader, behind Apollo's gateway and behind Hive's. */
export async function startPeers(options: StackOptions): Promise<Contestant[]> {
  const { store, running, directory, databasePids } = options;
  const pids = [...databasePids];
  const subgraphs = [];
  for (const { name, typeDefs } of PEER_SUBGRAPHS) {
    const script = join(import.meta.dirname, 'peer/peer-process.ts');
    const subgraph = await startService(
      {
        name: `Apollo Server, ${name}`,
        path: '/',
        directory,
        args: (port) => [script, name, String(port), store.location],
      },
      running,
      directory,
    );
    pids.push(subgraph.process.pid);
    const url = `http://127.0.0.1:${subgraph.port}/`;
    subgraphs.push({ name, url, typeDefs: parse(typeDefs) });
  }

  const fixtureFile = writeSupergraph(directory, subgraphs);
  const contestants: Contestant[] = [];
  for (const [name, path, file, engine] of GATEWAYS) {
    const script = join(import.meta.dirname, '../gateway/candidates', file);
    const service: Service = {
      name: `Apollo Server subgraphs, ${name}`,
      path,
      directory,
      args: (port) => [script, fixtureFile, String(port), engine],
    };
    const started = await startService(service, running, directory);
    contestants.push(toContestant(service, started, pids));
  }
  return contestants;
}

const GATEWAYS = [
  ['Apollo Gateway', '/', 'apollo-gateway.ts', ''],
  ['Hive Gateway', '/graphql', 'hive-gateway.ts', 'router'],
] as const;

function writeSupergraph(
  directory: string,
  subgraphs: Parameters<typeof composeServices>[0],
): string {
  const { supergraphSdl, errors } = composeServices(subgraphs);
  if (supergraphSdl === undefined) {
    const faults = errors.map(({ message }) => message).join('\n');
    throw new Error(`Cannot compose the peers' subgraphs:\n${faults}`);
  }
  const supergraphFile = join(directory, 'peers.graphql');
  const fixtureFile = join(directory, 'peers.json');
  writeFileSync(supergraphFile, supergraphSdl);
  writeFileSync(fixtureFile, JSON.stringify({ supergraphFile }));
  return fixtureFile;
}
