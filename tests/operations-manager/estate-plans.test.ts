import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeDataCentre } from '../../subgraphs/demonstration/data-centre.ts';
import type { Database } from '../../subgraphs/kit/database/database.ts';
import { rawRows } from '../../subgraphs/kit/database/raw-rows.ts';
import { fillOperationsManager } from '../../subgraphs/operations-manager/demonstration/fill-operations-manager.ts';
import { operationsManagerMigrations } from '../../subgraphs/operations-manager/migrations.ts';
import type {
  MaintenanceWindowFilter,
  MonitoredObjectFilter,
} from '../../subgraphs/operations-manager/schema-types.generated.ts';
import {
  createStores,
  type OperationsManagerStores,
} from '../../subgraphs/operations-manager/stores.ts';
import { openTestStore } from '../support/databases.ts';

const AT = '2026-01-31T09:30:00.000Z';
type Work = (stores: OperationsManagerStores) => Promise<unknown>;

/** SQLite keeps no statistics here, so what it chooses for these tables it chooses for any number of rows. */
describe('how SQLite finds what is asked of the estate', () => {
  let stack: AsyncDisposableStack;
  let database: Database;
  const statements: string[] = [];

  beforeAll(async () => {
    stack = new AsyncDisposableStack();
    database = stack.use(
      await openTestStore('sqlite', operationsManagerMigrations, {
        onQuery: (sql) => statements.push(sql),
      }),
    );
    await fillOperationsManager(database, describeDataCentre(0.1), () => AT);
  });
  afterAll(() => stack.disposeAsync());

  /** The steps of every statement that the work needs. */
  async function explain(work: Work): Promise<string[]> {
    statements.length = 0;
    await work(createStores(database.reader));
    const steps: string[] = [];
    for (const sql of statements.splice(0)) {
      const plan = await rawRows<{ detail: string }>(
        database.reader,
        `explain query plan ${sql.replaceAll('?', 'null')}`,
      );
      steps.push(...plan.map(({ detail }) => detail));
    }
    return steps;
  }

  const listObjects =
    (filter: MonitoredObjectFilter | null): Work =>
    ({ monitoredObjects }) =>
      monitoredObjects.list({
        filter,
        orderBy: { field: 'DISPLAY_NAME', direction: 'ASC' },
        sight: null,
      });
  const listWindows =
    (filter: MaintenanceWindowFilter | null): Work =>
    ({ maintenanceWindows }) =>
      maintenanceWindows.list({
        filter,
        orderBy: { field: 'STARTED_AT', direction: 'DESC' },
        sight: null,
      });

  test.each<[string, Work]>([
    ...(
      [
        null,
        { id: { in: ['a', 'b'] } },
        { displayName: { eq: 'a' } },
        { displayName: { contains: 'web' } },
        { path: { eq: 'a' } },
        { path: { contains: 'web' } },
        { className: { eq: 'a' } },
        { className: { in: ['a', 'b'] } },
        { principalName: { eq: 'a' } },
        { containerId: { eq: 'a' } },
        { managementGroupId: { eq: 'a' } },
        { group: { eq: 'a' } },
        { health: { eq: 'ERROR' } },
        { health: { gte: 'WARNING' } },
        { isAvailable: false },
        { inMaintenance: true },
        { isManaged: false },
        { isRemoved: true },
        { healthLastModifiedAt: { gte: AT } },
        { lastModifiedAt: { gte: AT } },
      ] satisfies (MonitoredObjectFilter | null)[]
    ).map((filter): [string, Work] => [`objects ${JSON.stringify(filter)}`, listObjects(filter)]),
    ...(['HEALTH', 'HEALTH_LAST_MODIFIED_AT', 'LAST_MODIFIED_AT'] as const).map(
      (field): [string, Work] => [
        `objects ordered by ${field}`,
        ({ monitoredObjects }) =>
          monitoredObjects.list({
            filter: null,
            orderBy: { field, direction: 'DESC' },
            sight: null,
          }),
      ],
    ),
    ...(
      [
        null,
        { isActive: true },
        { monitoredObjectId: { eq: 'a' } },
        { group: { eq: 'a' } },
        { reason: { eq: 'SECURITY_ISSUE' } },
        { isPlanned: true },
        { user: { eq: 'a' } },
        { startedAt: { gte: AT } },
        { scheduledEndAt: { gte: AT } },
        { endedAt: { gte: AT } },
      ] satisfies (MaintenanceWindowFilter | null)[]
    ).map((filter): [string, Work] => [`windows ${JSON.stringify(filter)}`, listWindows(filter)]),
  ])('%s are read off an index', async (_name, work) => {
    const steps = await explain(work);
    expect(
      steps.filter((step) => /^SCAN (monitored_objects|maintenance_windows)$/.test(step)),
    ).toEqual([]);
    expect(steps.join()).toMatch(/USING (COVERING INDEX|INDEX|INTEGER PRIMARY KEY)/);
  });

  test('a roll-up looks at what is contained and at nothing else', async () => {
    const steps = await explain(async ({ monitors }) => {
      await monitors.countMemberStates(['a', 'b'], ['c']);
      await monitors.listOfObjects(['a']);
    });
    expect(steps.filter((step) => /^(SEARCH|SCAN)/.test(step))).toEqual([
      'SEARCH monitored_objects USING INDEX monitored_objects_container_id_id_index (container_id=?)',
      'SEARCH monitors USING INDEX monitors_object_id_name_unique (object_id=? AND name=?)',
      'SEARCH monitors USING INDEX monitors_object_id_name_unique (object_id=?)',
    ]);
  });

  test('containment is followed from one level to the next by index', async () => {
    const steps = await explain(({ monitoredObjects }) =>
      monitoredObjects.listWithContained(['a']),
    );
    expect(steps).toContain(
      'SEARCH o USING INDEX monitored_objects_container_id_id_index (container_id=?)',
    );
  });

  test('the open alerts of monitors are found one by one', async () => {
    const steps = await explain(({ objectAlerts }) => objectAlerts.findOpenOfMonitors(['a', 'b']));
    expect(steps.join()).toMatch(
      /alerts USING INDEX alerts_(problem_id|open_problem) \(problem_id=\?/,
    );
  });

  test('what is due is read off the end of an index', async () => {
    const steps = await explain(async ({ maintenanceWindows }) => {
      await maintenanceWindows.listObjectsDue(AT, 10);
      await maintenanceWindows.findNextEnd();
    });
    expect(steps.every((step) => step.startsWith('SEARCH maintenance_windows USING'))).toBe(true);
  });
});
