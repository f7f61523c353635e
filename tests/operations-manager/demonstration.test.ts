import { describe, expect, test } from 'vitest';
import {
  alertIdOf,
  alertIndexOfIncident,
  describeDataCentre,
  incidentIdOf,
} from '../../subgraphs/demonstration/data-centre.ts';
import { createRandom } from '../../subgraphs/demonstration/random.ts';
import type { Database } from '../../subgraphs/kit/database/database.ts';
import { rawRows } from '../../subgraphs/kit/database/raw-rows.ts';
import {
  AGENTS,
  createOperationsManagerActivity,
} from '../../subgraphs/operations-manager/demonstration/activity.ts';
import {
  ConnectorHub,
  USUAL_CONNECTOR_SETTINGS,
} from '../../subgraphs/operations-manager/connectors/connector-hub.ts';
import { createRaiseTogether } from '../../subgraphs/operations-manager/alerts/alert-raise-actions.ts';
import { createResolutionStateCache } from '../../subgraphs/operations-manager/alerts/resolution-state-cache.ts';
import { fillOperationsManager } from '../../subgraphs/operations-manager/demonstration/fill-operations-manager.ts';
import { createAlertHistory } from '../../subgraphs/operations-manager/demonstration/alerts.ts';
import { describeEstate } from '../../subgraphs/operations-manager/demonstration/estate.ts';
import { loadAlerts } from '../../subgraphs/operations-manager/demonstration/load.ts';
import { operationsManagerMigrations } from '../../subgraphs/operations-manager/migrations.ts';
import { createOperationsManager } from '../../subgraphs/operations-manager/operations-manager.ts';
import { createContext } from '../../subgraphs/operations-manager/context.ts';
import { createStores } from '../../subgraphs/operations-manager/stores.ts';
import { openProductStore } from '../../subgraphs/kit/product-store.ts';
import { ask } from '../support/ask.ts';
import { createTestLocation, openTestStore, STORES } from '../support/databases.ts';
import { quietLog } from '../support/quiet-log.ts';

const NOW = '2026-01-31T09:30:00.000Z';
const SCALE = 0.1;

async function countRows(database: Database, table: string): Promise<number> {
  const row = (await database.reader(table).count({ rows: '*' }).first()) as { rows: number };
  return Number(row.rows);
}

describe.each(STORES)('the demonstration of Operations Manager on %s', (kind) => {
  test('has everything the data centre describes', async () => {
    await using store = await openTestStore(kind, operationsManagerMigrations);
    await fillOperationsManager(store, describeDataCentre(SCALE), () => NOW);
    const counts = await Promise.all(
      ['management_groups', 'monitored_objects', 'alerts', 'journal'].map((table) =>
        countRows(store, table),
      ),
    );
    expect(counts).toEqual([2, 400, 300, 0]);
    const open = (await store.reader('alerts').where({ is_open: 1 }).select('id')) as object[];
    expect(open).toHaveLength(50);
  });

  test('leaves tables and indexes as the migrations made them when it loads very many alerts', async () => {
    await using store = await openTestStore(kind, operationsManagerMigrations);
    const before = await listSchema(store);
    const dataCentre = describeDataCentre(SCALE);
    const history = createAlertHistory(dataCentre, describeEstate(dataCentre, NOW), NOW);
    await loadAlerts(store, history, { manyAlerts: 0 });

    expect(await listSchema(store)).toEqual(before);
    const found = await createStores(store.reader).alerts.list({
      filter: { name: { contains: 'heartbeat' } } as object,
      orderBy: { field: 'RAISED_AT', direction: 'DESC' },
      sight: null,
    });
    expect(found.nodes.length).toBeGreaterThan(0);
  });

  test('is healthy exactly where nothing is wrong, all the way up', async () => {
    await using place = await createTestLocation(kind);
    const manager = await createOperationsManager({
      location: place.location,
      log: quietLog,
      now: () => NOW,
    });
    await using _closing = { [Symbol.asyncDispose]: () => manager.close() };
    await manager.demonstration.prepare(describeDataCentre(SCALE));
    const { monitoredObjects } = await ask<{
      monitoredObjects: {
        nodes: {
          id: string;
          health: string;
          healthTree: { state: string };
          monitors: { kind: string; state: string; openAlert: { id: string } | null }[];
          contained: { nodes: { health: string; inMaintenance: boolean }[] };
        }[];
      };
    }>(
      manager,
      `{
        monitoredObjects(filter: { className: { in: ["Microsoft.Windows.Computer", "Microsoft.Linux.Computer"] } }, first: 200) {
          nodes {
            id health healthTree { state }
            monitors { kind state openAlert { id } }
            contained { nodes { health inMaintenance } }
          }
        }
      }`,
    );
    expect(monitoredObjects.nodes).toHaveLength(126);
    for (const { health, healthTree, monitors, contained } of monitoredObjects.nodes) {
      expect(healthTree.state).toBe(health);
      const units = monitors.filter((monitor) => monitor.kind === 'UNIT');
      for (const unit of units) expect(unit.openAlert !== null).toBe(unit.state !== 'SUCCESS');
      const isWellInside = contained.nodes.every(
        (member) => member.inMaintenance || member.health === 'SUCCESS',
      );
      if (isWellInside && units.every((unit) => unit.state === 'SUCCESS')) {
        expect(health).toBe('SUCCESS');
      }
    }
  });

  test('has maintenance behind it and some going on', async () => {
    await using store = await openTestStore(kind, operationsManagerMigrations);
    await fillOperationsManager(store, describeDataCentre(1), () => NOW);
    const windows = (await store
      .reader('maintenance_windows')
      .where({ is_active: 1 })
      .select('object_id')) as { object_id: string }[];
    const maintained = (await store
      .reader('monitored_objects')
      .where({ in_maintenance: 1 })
      .select('id')) as { id: string }[];
    expect(windows.length).toBeGreaterThan(0);
    expect(windows.map((window) => window.object_id).toSorted()).toEqual(
      maintained.map(({ id }) => id).toSorted(),
    );
    const [past] = (await store
      .reader('maintenance_windows')
      .where({ is_active: 0 })
      .count({ windows: '*' })) as { windows: number }[];
    expect(Number(past?.windows)).toBeGreaterThan(100);
  });

  test('goes on by itself, through the actions that everybody uses', async () => {
    await using place = await createTestLocation(kind);
    const store = await openProductStore({
      location: place.location,
      migrations: operationsManagerMigrations,
      createStores,
      now: () => NOW,
      log: quietLog,
    });
    await using _closing = { [Symbol.asyncDispose]: () => store.close() };
    await fillOperationsManager(store.database, describeDataCentre(SCALE), () => NOW);
    const context = createContext(
      {
        store,
        now: () => NOW,
        resolutionStates: createResolutionStateCache(store.stores.resolutionStates),
        raiseTogether: createRaiseTogether(),
        connectorHub: new ConnectorHub(USUAL_CONNECTOR_SETTINGS, quietLog),
      },
      { viewer: AGENTS },
    );
    const activity = createOperationsManagerActivity(context);
    const random = createRandom(7);
    for (let step = 0; step < 40; step += 1) await activity.step(random);

    const written = (await store.database.reader('journal').distinct('noun', 'by_name')) as {
      noun: string;
      by_name: string;
    }[];
    expect(written.map(({ noun }) => noun).toSorted()).toEqual(
      expect.arrayContaining(['alert', 'health']),
    );
    expect(new Set(written.map((entry) => entry.by_name))).toEqual(new Set(['CONTOSO\\om-agents']));
  });
});

describe('the alerts of the demonstration', () => {
  const dataCentre = describeDataCentre(SCALE);
  const estate = describeEstate(dataCentre, NOW);
  const history = createAlertHistory(dataCentre, estate, NOW);
  const alerts = Array.from({ length: history.count }, (_, index) => history.describe(index));

  test('are the same every time', () => {
    const again = createAlertHistory(dataCentre, describeEstate(dataCentre, NOW), NOW);
    expect(again.describe(17)).toEqual(alerts[17]);
    expect(alerts[17]?.id).toBe(alertIdOf(17));
  });

  test('go from the oldest to the newest, within the last ninety days', () => {
    const moments = alerts.map((alert) => alert.raised_at);
    expect(moments).toEqual(moments.toSorted());
    expect((moments[0] ?? '') >= '2025-11-02T09:30:00.000Z').toBe(true);
    expect((moments.at(-1) ?? '~') <= NOW).toBe(true);
  });

  test('carry the numbers of the incidents that came from them', () => {
    const index = alertIndexOfIncident(0, dataCentre);
    expect(alerts[index ?? -1]?.ticket_id).toBe(incidentIdOf(0));
  });

  test('never have two open ones of one problem', () => {
    const open = alerts.filter((alert) => alert.is_open === 1).map((alert) => alert.problem_id);
    expect(new Set(open).size).toBe(open.length);
  });
});

/** Everything that makes up the tables, by name. */
async function listSchema(database: Database): Promise<readonly object[]> {
  return await rawRows<object>(
    database.reader,
    database.kind === 'sqlite'
      ? 'select type, name, sql from sqlite_master order by type, name'
      : `select indexname as name, regexp_replace(indexdef, 'test_[0-9a-f]+', '') as sql
           from pg_indexes where schemaname = current_schema() order by indexname`,
  );
}
