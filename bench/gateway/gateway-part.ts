import { join } from 'node:path';
import { checkAnswers, isServing } from '../harness/check-answers.ts';
import { compare, type Contestant } from '../harness/compare.ts';
import { toComparisonTable } from '../harness/comparison-table.ts';
import type { Part, PartRun } from '../harness/part.ts';
import { findFreePort, startProcess, waitUntilReady } from '../harness/processes.ts';
import { startLoadGenerator } from '../load/load-generator.ts';
import { GATEWAY_CANDIDATES, type GatewayCandidate } from './candidates.ts';
import { toCheckedRequests } from './expected-answers.ts';
import { writeFixture, type GatewayFixture } from './fixture.ts';
import { writeFloor } from './floor.ts';
import { GATEWAY_OPERATIONS } from './operations.ts';

/**
 * How much CPU does one request cost in a gateway, when the subgraphs behind it cost next to nothing? Ours beside the
 * gateways one would pick otherwise, and beside two floors: the HTTP calls without any GraphQL, and HTTP alone.
 */
export const gatewayPart: Part = {
  name: 'gateway',
  title: 'The gateway alone, over the same HTTP subgraphs',
  run: measureGateways,
};

const MODES = {
  full: { rounds: 6, roundMs: 1_000, warmUpMs: 2_500, connections: 16 },
  short: { rounds: 2, roundMs: 500, warmUpMs: 500, connections: 16 },
} as const;

async function measureGateways({ report, mode, directory }: PartRun): Promise<void> {
  await using running = new AsyncDisposableStack();
  const fixture = await writeFixture(directory);
  await writeFloor(fixture);
  const load = running.use(startLoadGenerator(directory));
  await startSubgraphs(fixture, running);
  const contestants: Contestant[] = [];
  for (const candidate of GATEWAY_CANDIDATES) {
    contestants.push(await startCandidate(candidate, fixture, running));
  }

  for (const operation of GATEWAY_OPERATIONS) {
    report.ask(`What does "${operation.name}" cost: ${operation.about}?`);
    const requests = await toCheckedRequests(operation);
    const measurements = await compare(load, { contestants, requests, ...MODES[mode] });
    report.table(toComparisonTable(measurements));
  }
}

async function startSubgraphs(
  fixture: GatewayFixture,
  running: AsyncDisposableStack,
): Promise<void> {
  const subgraphs = running.use(
    startProcess({
      command: process.execPath,
      args: [join(import.meta.dirname, 'subgraphs-process.ts'), fixture.fixtureFile],
      directory: fixture.directory,
      cores: 'others',
      logFile: join(fixture.directory, 'subgraphs.log'),
    }),
  );
  for (const { name, port } of fixture.subgraphs) {
    const isReady = () => isServing({ port, path: '/graphql' });
    await waitUntilReady(subgraphs, { what: `subgraph "${name}"`, isReady });
  }
}

async function startCandidate(
  candidate: GatewayCandidate,
  fixture: GatewayFixture,
  running: AsyncDisposableStack,
): Promise<Contestant> {
  const { name, path, isFloor = false } = candidate;
  const port = await findFreePort();
  const { command, args, directory = fixture.directory } = candidate.command(fixture, port);
  const child = running.use(
    startProcess({
      command,
      args,
      directory,
      cores: 'measured',
      logFile: join(fixture.directory, `${name.replaceAll(/\W+/g, '-')}.log`),
    }),
  );
  await waitUntilReady(child, { what: name, isReady: () => isReady(port, candidate) });
  return { name, isFloor, port, path, pids: [child.pid] };
}

/** A floor knows only the prepared requests, so it is ready when it answers the first of them. */
async function isReady(port: number, { path, isFloor }: GatewayCandidate): Promise<boolean> {
  const [tiny] = GATEWAY_OPERATIONS;
  if (isFloor !== true || tiny === undefined) return await isServing({ port, path });
  const [first] = await toCheckedRequests(tiny);
  if (first === undefined) return false;
  const verdict = await checkAnswers({ port, path }, [first]);
  return verdict.kind === 'right';
}
