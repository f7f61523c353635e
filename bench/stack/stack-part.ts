import { join } from 'node:path';
import { compare } from '../harness/compare.ts';
import { toComparisonTable } from '../harness/comparison-table.ts';
import type { Part, PartRun } from '../harness/part.ts';
import { startLoadGenerator } from '../load/load-generator.ts';
import {
  KEPT,
  openPostgresStore,
  openSqliteStore,
  type FilledStore,
} from '../stores/filled-store.ts';
import { startPostgres } from '../stores/postgres-server.ts';
import { listObjectIds } from './raise-alerts.ts';
import { resolveByFilter, resolveOneByOne } from './resolve-requests.ts';
import { startOursApart, startOursInOne, startPeers } from './stack-candidates.ts';
import { listStackOperations, toCheckedRequests } from './stack-operations.ts';

/**
 * What does an operator's day cost, from the request to the rows and back, with a million alerts? Ours in one process
 * and apart, beside what one would put together otherwise over the same rows.
 */
export const stackPart: Part = {
  name: 'stack',
  title: 'The whole stack on the same data',
  run: measureStacks,
};

const MODES = {
  full: { rounds: 3, roundMs: 1_000, warmUpMs: 2_000, connections: 4, alerts: 1_000_000 },
  short: { rounds: 2, roundMs: 300, warmUpMs: 300, connections: 4, alerts: 10_000 },
} as const;

/** How many are resolved by one mutation, and how many one by one in a round. */
const BULK = { full: 10_000, short: 1_000 } as const;
const SINGLE = { full: 300, short: 50 } as const;

async function measureStacks(run: PartRun): Promise<void> {
  {
    await using store = await openSqliteStore(MODES[run.mode].alerts);
    await measureStore(run, { label: 'SQLite', store, databasePids: [] });
  }
  await using postgres = await startPostgres(join(KEPT, 'postgres'));
  await using store = await openPostgresStore(postgres, MODES[run.mode].alerts);
  const databasePids = [postgres.pid];
  await measureStore(run, { label: 'PostgreSQL, its processes counted in', store, databasePids });
}

interface StoreUnderTest {
  readonly label: string;
  readonly store: FilledStore;
  readonly databasePids: readonly number[];
}

async function measureStore(
  { report, mode, directory }: PartRun,
  { label, store, databasePids }: StoreUnderTest,
): Promise<void> {
  await using running = new AsyncDisposableStack();
  const load = running.use(startLoadGenerator(directory));
  const options = { store, databasePids, running, directory };
  const ours = await startOursInOne(options);
  const apart = await startOursApart(options);
  const peers = await startPeers(options);
  const contestants = [ours, apart, ...peers];
  const [reference = ours] = peers;
  const size = MODES[mode].alerts.toLocaleString('en');

  for (const operation of await listStackOperations(store)) {
    report.ask(`${label}, ${size} alerts: what does "${operation.name}" cost: ${operation.about}?`);
    const requests = await toCheckedRequests(operation, reference);
    report.table(toComparisonTable(await compare(load, { contestants, requests, ...MODES[mode] })));
  }

  const objectIds = await listObjectIds(store, 500);
  report.ask(`${label}, ${size} alerts: what does it cost to resolve one alert?`);
  report.table(
    toComparisonTable(
      await compare(load, {
        contestants,
        requests: resolveOneByOne(ours, objectIds, SINGLE[mode]),
        ...MODES[mode],
        once: true,
        roundMs: 60_000,
        warmUpMs: 60_000,
      }),
    ),
  );
  report.ask(
    `${label}, ${size} alerts: what does it cost to resolve ${BULK[mode].toLocaleString('en')} by a filter?`,
  );
  report.table(
    toComparisonTable(
      await compare(load, {
        contestants,
        requests: resolveByFilter(ours, store, { objectIds, count: BULK[mode] }),
        ...MODES[mode],
        once: true,
        roundMs: 60_000,
        connections: 1,
      }),
    ),
  );
}
