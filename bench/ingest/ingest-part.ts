import type { Contestant } from '../harness/compare.ts';
import { compare } from '../harness/compare.ts';
import { toComparisonTable } from '../harness/comparison-table.ts';
import type { Part, PartRun } from '../harness/part.ts';
import { startLoadGenerator } from '../load/load-generator.ts';
import { listObjectIds } from '../stack/raise-alerts.ts';
import { startOursInOne } from '../stack/stack-candidates.ts';
import { connectPeer } from '../stack/peer/connect-peer.ts';
import { openSqliteStore, type FilledStore } from '../stores/filled-store.ts';
import { startSubscribers } from '../streams/subscribers.ts';
import { BOARD_OWNERS, toRaiseRequests } from './raise-requests.ts';
import { measureStorm } from './storm.ts';

/**
 * How many alerts can be raised in a second, each with its journal entry on disk before it is answered, while nobody
 * or a thousand subscribers watch? And how late do they hear of a storm?
 */
export const ingestPart: Part = { name: 'ingest', title: 'Ingest', run: measureIngest };

const MODES = {
  full: { rounds: 3, single: 2_000, batches: 100, subscribers: 1_000, alerts: 100_000 },
  short: { rounds: 2, single: 200, batches: 10, subscribers: 100, alerts: 10_000 },
} as const;

const ALERTS_A_BATCH = 100;

async function measureIngest(run: PartRun): Promise<void> {
  const { report, mode, directory } = run;
  const { rounds, single, batches, subscribers: count, alerts } = MODES[mode];
  await using running = new AsyncDisposableStack();
  const load = running.use(startLoadGenerator(directory));
  const subscribers = running.use(startSubscribers(directory));
  const stores: FilledStore[] = [];
  const contestants: Contestant[] = [];
  for (const name of ['nobody watches', `${count.toLocaleString('en')} subscribers of 50 boards`]) {
    const store = running.use(await openSqliteStore(alerts));
    stores.push(store);
    const ours = await startOursInOne({ store, databasePids: [], running, directory });
    contestants.push({ ...ours, name });
  }
  const [alone, watched] = contestants;
  const [store] = stores;
  if (alone === undefined || watched === undefined || store === undefined) return;
  const objectIds = await listObjectIds(store, 500);
  await subscribers.open({
    key: 'boards',
    port: watched.port,
    path: watched.path,
    subscribers: count,
    payloads: BOARD_OWNERS.map(toSubscription),
    marker: '"kind":"CREATED"',
  });

  for (const [alertsEach, requests, connections] of [
    [1, single, 32],
    [ALERTS_A_BATCH, batches, 4],
  ] as const) {
    const how = alertsEach === 1 ? 'one by one' : `in batches of ${alertsEach}`;
    report.ask(`SQLite: how many alerts a second can be raised ${how}, and what does one cost?`);
    const before = await countRows(store);
    const measurements = await compare(load, {
      contestants: [alone, watched],
      requests: (_contestant, occasion) => {
        const share = { check: 4 / requests, 'warm-up': 0.5, round: 1 }[occasion];
        const options = { alertsEach, objectIds };
        return Promise.resolve(toRaiseRequests(Math.ceil(requests * share), options));
      },
      once: true,
      connections,
      rounds,
      roundMs: 120_000,
      warmUpMs: 120_000,
    });
    report.table(
      toComparisonTable(measurements, { unitsPerOperation: alertsEach, label: 'x unwatched' }),
    );
    await checkRows(store, before, (requests * (rounds + 0.5) + 4) * alertsEach);
  }
  await subscribers.close('boards');
  await measureStorm(run, { ours: alone, objectIds, subscribers });
}

function toSubscription(owner: string): Readonly<Record<string, unknown>> {
  return {
    query: `subscription Board($filter: AlertFilter) {
      alertChanges(filter: $filter) { kind cursor alert { id name severity raisedAt } }
    }`,
    variables: { filter: { owner: { eq: owner } } },
  };
}

interface Rows {
  readonly alerts: number;
  readonly journal: number;
}

async function countRows({ location }: FilledStore): Promise<Rows> {
  const knex = connectPeer('operations-manager', location);
  try {
    const [alerts, journal] = await Promise.all(
      ['alerts', 'journal'].map(async (table) => {
        const [row] = (await knex(table).count({ count: '*' })) as { count: number }[];
        return Number(row?.count);
      }),
    );
    return { alerts: alerts ?? 0, journal: journal ?? 0 };
  } finally {
    await knex.destroy();
  }
}

/** What was answered must be there, and written down. */
async function checkRows(store: FilledStore, before: Rows, raised: number): Promise<void> {
  const after = await countRows(store);
  for (const table of ['alerts', 'journal'] as const) {
    if (after[table] - before[table] < raised) {
      throw new Error(
        `Cannot trust the figures: ${raised} alerts were raised and ${table} has ${after[table] - before[table]} more rows`,
      );
    }
  }
}
