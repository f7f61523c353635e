import {
  compare,
  type Contestant,
  type MakeRequests,
  type Measurement,
} from '../harness/compare.ts';
import { formatNumber, medianOf } from '../harness/comparison-table.ts';
import type { Part, PartRun } from '../harness/part.ts';
import { drawGrowth, type Series } from '../harness/plot.ts';
import { fitExponent } from '../harness/statistics.ts';
import { toRaiseRequests } from '../ingest/raise-requests.ts';
import { startLoadGenerator, type LoadGenerator } from '../load/load-generator.ts';
import { listObjectIds } from '../stack/raise-alerts.ts';
import { resolveByFilter, resolveOneByOne } from '../stack/resolve-requests.ts';
import { startOursInOne } from '../stack/stack-candidates.ts';
import { listStackOperations, toCheckedRequests } from '../stack/stack-operations.ts';
import { openSqliteStore } from '../stores/filled-store.ts';
import { measureSubscriberGrowth } from './subscriber-growth.ts';

/** How does the cost of everything grow with the number of alerts, and with the number of those who watch? */
export const growthPart: Part = {
  name: 'growth',
  title: 'Growth',
  async run(partRun) {
    await measureAlertGrowth(partRun);
    await measureSubscriberGrowth(partRun);
  },
};

const MODES = {
  full: {
    sizes: [1_000, 10_000, 100_000, 1_000_000],
    rounds: 3,
    roundMs: 500,
    single: 200,
    bulk: 1_000,
  },
  short: { sizes: [1_000, 3_000, 10_000], rounds: 2, roundMs: 200, single: 20, bulk: 100 },
} as const;

interface Sized extends Contestant {
  readonly size: number;
  readonly requestsOf: ReadonlyMap<string, MakeRequests>;
}

async function measureAlertGrowth({ report, mode, directory }: PartRun): Promise<void> {
  const { sizes } = MODES[mode];
  await using running = new AsyncDisposableStack();
  const load = running.use(startLoadGenerator(directory));
  const contestants: Sized[] = [];
  for (const size of sizes) {
    const store = running.use(await openSqliteStore(size));
    const ours = await startOursInOne({ store, databasePids: [], running, directory });
    const objectIds = await listObjectIds(store, 500);
    const { single, bulk } = MODES[mode];
    const requestsOf = new Map<string, MakeRequests>();
    for (const operation of await listStackOperations(store)) {
      const requests = await toCheckedRequests(operation, ours);
      requestsOf.set(operation.name, () => Promise.resolve(requests));
    }
    requestsOf.set('raise one', () =>
      Promise.resolve(toRaiseRequests(single, { alertsEach: 1, objectIds })),
    );
    requestsOf.set('resolve one', resolveOneByOne(ours, objectIds, single));
    requestsOf.set(
      `resolve ${bulk} by filter`,
      resolveByFilter(ours, store, { objectIds, count: bulk }),
    );
    contestants.push({ ...ours, name: size.toLocaleString('en'), size, requestsOf });
  }

  report.ask('SQLite: how many CPU seconds do 1,000 operations take, by the number of alerts?');
  const series: Series[] = [];
  for (const name of contestants[0]?.requestsOf.keys() ?? []) {
    series.push({ name, points: await measureOne(load, name, { contestants, mode }) });
  }
  report.table({
    columns: ['', ...sizes.map((size) => size.toLocaleString('en')), 'exponent'],
    rows: series.map(({ name, points }) => [
      name,
      ...sizes.map((size) => formatNumber(points.find(([of]) => of === size)?.[1] ?? Number.NaN)),
      fitExponent(points).toFixed(2),
    ]),
  });
  report.plot({
    file: 'growth-alerts.svg',
    title: 'Cost by the number of alerts',
    svg: drawGrowth('Cost by the number of alerts', {
      series,
      sizeLabel: 'alerts',
      costLabel: 'CPU seconds per 1,000 operations',
    }),
  });
}

const CHANGES = /^(raise|resolve)/;

async function measureOne(
  load: LoadGenerator,
  name: string,
  { contestants, mode }: { contestants: readonly Sized[]; mode: PartRun['mode'] },
): Promise<(readonly [number, number])[]> {
  const { rounds, roundMs } = MODES[mode];
  const isChange = CHANGES.test(name);
  const measurements = await compare(load, {
    contestants,
    requests: async (contestant, occasion) => {
      const sized = contestants.find(({ port }) => port === contestant.port);
      return (await sized?.requestsOf.get(name)?.(contestant, occasion)) ?? [];
    },
    once: isChange,
    connections: 4,
    rounds,
    roundMs: isChange ? 60_000 : roundMs,
    warmUpMs: isChange ? 60_000 : roundMs,
  });
  return measurements.map((measurement, index) => [
    contestants[index]?.size ?? Number.NaN,
    costOf(measurement, name),
  ]);
}

function costOf(measurement: Measurement, operation: string): number {
  if (measurement.kind === 'measured') return medianOf(measurement.rounds, 'cpuMs');
  throw new Error(`Cannot measure "${operation}" at ${measurement.name}: ${measurement.reason}`);
}
