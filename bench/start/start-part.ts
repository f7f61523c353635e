import { setTimeout as sleep } from 'node:timers/promises';
import { GATEWAY_CANDIDATES } from '../gateway/candidates.ts';
import { writeFixture, type GatewayFixture } from '../gateway/fixture.ts';
import { writeFloor } from '../gateway/floor.ts';
import { join } from 'node:path';
import { isServing } from '../harness/check-answers.ts';
import { formatNumber } from '../harness/comparison-table.ts';
import { readCpuMs, readResidentMb } from '../harness/cpu-time.ts';
import type { Part, PartRun } from '../harness/part.ts';
import { startProcess, waitUntilReady } from '../harness/processes.ts';
import { startService, type Service } from '../harness/start-contestant.ts';
import { median, spread } from '../harness/statistics.ts';
import { openSqliteStore, ROOT } from '../stores/filled-store.ts';

/** How long from the command to the first right answer, and how much memory does it hold when nobody asks anything? */
export const startPart: Part = { name: 'start', title: 'Start', run: measureStarts };

const MODES = {
  full: { rounds: 3, restMs: 1_500, alerts: 1_000_000 },
  short: { rounds: 2, restMs: 300, alerts: 10_000 },
} as const;

interface Start {
  readonly readyMs: number;
  readonly cpuMs: number;
  readonly residentMb: number;
}

async function measureStarts({ report, mode, directory }: PartRun): Promise<void> {
  const { rounds, restMs, alerts } = MODES[mode];
  await using running = new AsyncDisposableStack();
  const store = running.use(await openSqliteStore(alerts));
  const fixture = await writeFixture(directory);
  await writeFloor(fixture);
  await startSubgraphs(fixture, running);

  const services: Service[] = [
    {
      name: `ours, everything in one process over ${alerts.toLocaleString('en')} alerts`,
      path: '/graphql',
      directory: ROOT,
      args: (port) => ['gateway/main.ts', '--port', String(port)],
      environment: () => ({ ...store.environment, LOG_LEVEL: 'warn' }),
    },
    ...GATEWAY_CANDIDATES.filter(({ isFloor }) => isFloor !== true).map((candidate) => {
      const { command, directory: home = directory } = candidate.command(fixture, 0);
      return {
        name: candidate.name === 'ours' ? 'ours, the gateway alone' : candidate.name,
        path: candidate.path,
        directory: home,
        command,
        args: (port: number) => candidate.command(fixture, port).args,
      };
    }),
  ];

  report.ask('How long does a start take until the first answer, and what is held at rest?');
  const starts = new Map<Service, Start[]>(services.map((service) => [service, []]));
  // The first start of each fills its compile cache and is not counted.
  for (const service of services) await startOnce(service, { directory, restMs: 0 });
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? services : services.toReversed();
    for (const service of order) {
      starts.get(service)?.push(await startOnce(service, { directory, restMs }));
    }
  }
  report.table({
    columns: ['', 'ready ms', '±', 'CPU ms until then', 'RSS MB at rest'],
    rows: [...starts].map(([{ name }, measured]) => {
      const readyMs = measured.map((start) => start.readyMs);
      return [
        name,
        formatNumber(median(readyMs)),
        `${Math.round(spread(readyMs) * 100)}%`,
        formatNumber(median(measured.map(({ cpuMs }) => cpuMs))),
        formatNumber(median(measured.map(({ residentMb }) => residentMb))),
      ];
    }),
  });
}

async function startOnce(
  service: Service,
  { directory, restMs }: { directory: string; restMs: number },
): Promise<Start> {
  await using running = new AsyncDisposableStack();
  const startedAt = performance.now();
  // As `npm start` has it; the others on Node get the same.
  const cache = { NODE_COMPILE_CACHE: join(directory, 'compile-cache') };
  const environment = (port: number) => ({ ...service.environment?.(port), ...cache });
  const { process: started } = await startService({ ...service, environment }, running, directory);
  const readyMs = performance.now() - startedAt;
  const cpuMs = readCpuMs([started.pid]);
  await sleep(restMs);
  return { readyMs, cpuMs, residentMb: readResidentMb([started.pid]) };
}

async function startSubgraphs(
  fixture: GatewayFixture,
  running: AsyncDisposableStack,
): Promise<void> {
  const subgraphs = running.use(
    startProcess({
      command: process.execPath,
      args: [join(import.meta.dirname, '../gateway/subgraphs-process.ts'), fixture.fixtureFile],
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
