import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeFixture, type GatewayFixture } from '../gateway/fixture.ts';
import { isServing } from '../harness/check-answers.ts';
import type { Contestant } from '../harness/compare.ts';
import { startProcess, waitUntilReady } from '../harness/processes.ts';
import { startService, toContestant, type Service } from '../harness/start-contestant.ts';
import { ROOT } from '../stores/filled-store.ts';

interface Candidate {
  readonly name: string;
  /** Who serves the subgraphs, each in a process of its own; null where they live in the gateway's. */
  readonly subgraphs: 'ours' | 'apollo-server' | null;
  readonly path: string;
  readonly args: (fixture: GatewayFixture, port: number) => readonly string[];
}

/** Ours first: the others' ratios are told against it. */
const CANDIDATES: readonly Candidate[] = [
  {
    name: 'ours, one process',
    subgraphs: null,
    path: '/graphql',
    args: ({ fixtureFile }, port) => ['bench/memory/our-process.ts', fixtureFile, String(port)],
  },
  {
    name: 'ours, apart',
    subgraphs: 'ours',
    path: '/graphql',
    args: ({ supergraphFile }, port) => [
      'gateway/main.ts',
      `--supergraph=${supergraphFile}`,
      `--port=${port}`,
    ],
  },
  {
    name: 'Apollo Server subgraphs, Apollo Gateway',
    subgraphs: 'apollo-server',
    path: '/',
    args: ({ fixtureFile }, port) => [
      'bench/gateway/candidates/apollo-gateway.ts',
      fixtureFile,
      String(port),
    ],
  },
];

/** Starts all of them; the processes of its subgraphs count as a candidate's own. */
export async function startMemoryCandidates(
  running: AsyncDisposableStack,
  directory: string,
): Promise<Contestant[]> {
  const contestants: Contestant[] = [];
  for (const { name, subgraphs, path, args } of CANDIDATES) {
    const home = join(directory, name.replaceAll(/\W+/g, '-'));
    mkdirSync(home);
    const fixture = await writeFixture(home);
    const pids = subgraphs === null ? [] : await startSubgraphs(subgraphs, fixture, running);
    const service: Service = {
      name,
      path,
      directory: ROOT,
      args: (port) => args(fixture, port),
      environment: () => ({ LOG_LEVEL: 'warn' }),
    };
    contestants.push(toContestant(service, await startService(service, running, home), pids));
  }
  return contestants;
}

async function startSubgraphs(
  server: 'ours' | 'apollo-server',
  { subgraphs, directory }: GatewayFixture,
  running: AsyncDisposableStack,
): Promise<number[]> {
  const pids: number[] = [];
  for (const { name, port } of subgraphs) {
    const started = running.use(
      startProcess({
        command: process.execPath,
        args: ['bench/memory/subgraph-process.ts', server, name, String(port)],
        directory: ROOT,
        cores: 'measured',
        logFile: join(directory, `${name}.log`),
      }),
    );
    const isReady = () => isServing({ port, path: '/graphql' });
    await waitUntilReady(started, { what: `${server}, ${name}`, isReady });
    pids.push(started.pid);
  }
  return pids;
}
