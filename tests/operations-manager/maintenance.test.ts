import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addMs } from '../../subgraphs/kit/clock.ts';
import { openProductStore, type ProductStore } from '../../subgraphs/kit/product-store.ts';
import { LOCAL_ADMINISTRATOR } from '../../subgraphs/kit/viewer.ts';
import { setMaintenanceMode } from '../../subgraphs/operations-manager/maintenance/maintenance-actions.ts';
import { createMaintenanceScheduler } from '../../subgraphs/operations-manager/maintenance/maintenance-scheduler.ts';
import { operationsManagerMigrations } from '../../subgraphs/operations-manager/migrations.ts';
import { reportMonitoredObjects } from '../../subgraphs/operations-manager/monitored-objects/monitored-object-actions.ts';
import {
  createStores,
  type OperationsManagerStores,
} from '../../subgraphs/operations-manager/stores.ts';
import { ask, follow } from '../support/ask.ts';
import { createTestLocation, STORES } from '../support/databases.ts';
import { quietLog } from '../support/quiet-log.ts';
import { createTestClock, type TestClock } from '../support/test-clock.ts';
import {
  describeComputer,
  endMaintenance,
  readStates,
  reportObjects,
  reportState,
  setMaintenance,
} from './support/estate.ts';
import {
  startOperationsManager,
  type TestOperationsManager,
} from './support/operations-manager.ts';

const MINUTE_MS = 60_000;

describe.each(STORES)('maintenance on %s', (kind) => {
  let manager: TestOperationsManager;
  beforeEach(async () => {
    manager = await startOperationsManager(kind);
    await reportObjects(manager, [
      describeComputer('host'),
      describeComputer('vm-1', 'host'),
      describeComputer('vm-2', 'host'),
      describeComputer('app', 'vm-1'),
      describeComputer('other'),
    ]);
  });
  afterEach(() => manager[Symbol.asyncDispose]());

  const listMaintained = async () =>
    Object.entries(await readStates(manager, ['host', 'vm-1', 'vm-2', 'app', 'other']))
      .filter(([, { inMaintenance }]) => inMaintenance)
      .map(([id]) => id);

  test('an object takes all it contains along, at any depth', async () => {
    const answer = await setMaintenance(manager, {
      monitoredObjectIds: ['host'],
      minutes: 90,
      reason: 'PLANNED_HARDWARE_MAINTENANCE',
      comment: 'new memory',
    });
    expect(answer).toEqual({
      maintenanceWindows: [
        {
          id: expect.any(String) as string,
          scheduledEndAt: '2026-01-31T11:00:00.000Z',
          endedAt: null,
          endedBy: null,
          isPlanned: true,
          comment: 'new memory',
          monitoredObject: { id: 'host' },
        },
      ],
      startedCount: 4,
      prolongedCount: 0,
      unchangedCount: 0,
      cursor: expect.any(String) as string,
      userErrors: [],
    });
    expect(await listMaintained()).toEqual(['host', 'vm-1', 'vm-2', 'app']);
  });

  test('an object can go alone', async () => {
    const { startedCount } = await setMaintenance(manager, {
      monitoredObjectIds: ['host', 'vm-2'],
      endAt: '2026-01-31T10:00:00+00:00',
      includeContained: false,
    });
    expect(startedCount).toBe(2);
    expect(await listMaintained()).toEqual(['host', 'vm-2']);
  });

  test('a group goes with all its members', async () => {
    const answer = await setMaintenance(manager, { groupId: 'group-web', minutes: 10 });
    expect(answer.maintenanceWindows.map(({ monitoredObject }) => monitoredObject.id)).toEqual([
      'disk-1',
      'computer-1',
    ]);
    expect(answer.startedCount).toBe(2);
  });

  test('how many statements it takes does not depend on how much is contained', async () => {
    const count = async (id: string) => {
      manager.takeStatements();
      await setMaintenance(manager, { monitoredObjectIds: [id], minutes: 60 });
      // The journal is read in the background meanwhile.
      return manager
        .takeStatements()
        .filter((sql) => /(monitored_objects|maintenance_windows|group_members)/.test(sql)).length;
    };
    const few = await count('vm-1');
    await reportObjects(
      manager,
      Array.from({ length: 200 }, (_, index) => describeComputer(`part-${index}`, 'vm-2')),
    );
    expect(await count('vm-2')).toBe(few);
    expect((await readStates(manager, ['part-199']))['part-199']?.inMaintenance).toBe(true);
  });

  test('where two overlap the furthest end counts', async () => {
    await setMaintenance(manager, { monitoredObjectIds: ['vm-1'], minutes: 60, comment: 'first' });
    const longer = await setMaintenance(manager, {
      monitoredObjectIds: ['host'],
      minutes: 120,
      comment: 'second',
    });
    expect(longer).toMatchObject({ startedCount: 2, prolongedCount: 2, unchangedCount: 0 });
    const shorter = await setMaintenance(manager, {
      monitoredObjectIds: ['vm-1'],
      minutes: 5,
      comment: 'third',
    });
    expect(shorter).toMatchObject({
      maintenanceWindows: [
        {
          monitoredObject: { id: 'vm-1' },
          scheduledEndAt: '2026-01-31T11:30:00.000Z',
          comment: 'second',
        },
      ],
      startedCount: 0,
      prolongedCount: 0,
      unchangedCount: 2,
      cursor: null,
    });
  });

  test('the same request under the same key is done once, however late it comes again', async () => {
    const input = { monitoredObjectIds: ['vm-1'], minutes: 60, idempotencyKey: 'key-1' };
    const first = await setMaintenance(manager, input);
    manager.clock.advanceMs(MINUTE_MS);
    expect(await setMaintenance(manager, input)).toEqual({
      ...first,
      startedCount: 0,
      unchangedCount: 1,
    });
    expect(await setMaintenance(manager, { ...input, minutes: 90 })).toMatchObject({
      userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }],
    });
  });

  test('nobody raises an alert on what is in maintenance', async () => {
    await setMaintenance(manager, { monitoredObjectIds: ['vm-1'], minutes: 60 });
    expect(
      await ask(
        manager,
        `mutation {
          raiseAlert(input: { monitoredObjectId: "app", name: "Broken" }) { alert { id } userErrors { code } }
        }`,
      ),
    ).toEqual({ raiseAlert: { alert: null, userErrors: [{ code: 'IN_MAINTENANCE' }] } });
  });

  test('it ends for an object and all it contains, or for one alone', async () => {
    await setMaintenance(manager, { monitoredObjectIds: ['host'], minutes: 60 });
    expect(
      await endMaintenance(manager, { monitoredObjectIds: ['vm-2'], includeContained: false }),
    ).toMatchObject({
      endedCount: 1,
      maintenanceWindows: [
        {
          monitoredObject: { id: 'vm-2' },
          endedAt: '2026-01-31T09:30:00.000Z',
          endedBy: 'local administrator',
        },
      ],
    });
    expect(await listMaintained()).toEqual(['host', 'vm-1', 'app']);
    expect(await endMaintenance(manager, { monitoredObjectIds: ['host'] })).toMatchObject({
      endedCount: 3,
    });
    expect(await listMaintained()).toEqual([]);
  });

  test('ending what was never begun is refused', async () => {
    expect(await endMaintenance(manager, { monitoredObjectIds: ['other'] })).toMatchObject({
      endedCount: 0,
      cursor: null,
      userErrors: [
        {
          code: 'NOT_IN_MAINTENANCE',
          message: 'Cannot end maintenance mode: none of the 1 objects is in maintenance',
        },
      ],
    });
  });

  test.each([
    [{ monitoredObjectIds: ['vm-1'], minutes: 4 }, 'OUT_OF_RANGE', ['input', 'minutes']],
    [{ monitoredObjectIds: ['vm-1'], minutes: 1_051_201 }, 'OUT_OF_RANGE', ['input', 'minutes']],
    [
      { monitoredObjectIds: ['vm-1'], endAt: '2020-01-01T00:00:00Z' },
      'OUT_OF_RANGE',
      ['input', 'endAt'],
    ],
    [{ monitoredObjectIds: ['vm-1'] }, 'CONTRADICTION', ['input', 'minutes']],
    [{ minutes: 5 }, 'CONTRADICTION', ['input', 'monitoredObjectIds']],
    [
      { monitoredObjectIds: ['vm-1'], groupId: 'group-web', minutes: 5 },
      'CONTRADICTION',
      ['input', 'monitoredObjectIds'],
    ],
    [{ monitoredObjectIds: [], minutes: 5 }, 'OUT_OF_RANGE', ['input', 'monitoredObjectIds']],
    [
      { monitoredObjectIds: ['vm-1', 'nothing'], minutes: 5 },
      'NOT_FOUND',
      ['input', 'monitoredObjectIds', '1'],
    ],
    [{ groupId: 'nothing', minutes: 5 }, 'NOT_FOUND', ['input', 'groupId']],
    [
      { monitoredObjectIds: ['vm-1'], minutes: 5, comment: 'x'.repeat(1_001) },
      'BAD_LENGTH',
      ['input', 'comment'],
    ],
  ])('%j is refused with %s, and nothing goes into maintenance', async (input, code, field) => {
    const { userErrors } = await setMaintenance(manager, input);
    expect(userErrors).toMatchObject([{ code, field }]);
    expect(await listMaintained()).toEqual([]);
  });

  test('who sees only some groups maintains nothing else', async () => {
    const viewer = { name: 'kim', profile: 'OPERATOR' as const, groupIds: ['group-web'] };
    const { userErrors } = await setMaintenance(
      manager,
      { monitoredObjectIds: ['vm-1'], minutes: 5 },
      viewer,
    );
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const { startedCount } = await setMaintenance(
      manager,
      { monitoredObjectIds: ['computer-1'], minutes: 5 },
      viewer,
    );
    expect(startedCount).toBe(2);
  });

  test('windows are found by what they are about, who asked for them and when they end', async () => {
    await setMaintenance(manager, {
      monitoredObjectIds: ['vm-1'],
      minutes: 60,
      reason: 'SECURITY_ISSUE',
      includeContained: false,
    });
    manager.clock.advanceMs(MINUTE_MS);
    await setMaintenance(manager, {
      monitoredObjectIds: ['computer-1'],
      minutes: 10,
      includeContained: false,
    });
    await endMaintenance(manager, { monitoredObjectIds: ['vm-1'] });
    const list = async (filter: object, orderBy?: object) =>
      (
        await ask<{ maintenanceWindows: { nodes: { monitoredObject: { id: string } }[] } }>(
          manager,
          `query ($filter: MaintenanceWindowFilter, $orderBy: MaintenanceWindowOrder) {
            maintenanceWindows(filter: $filter, orderBy: $orderBy) { nodes { monitoredObject { id } } }
          }`,
          { variables: { filter, ...(orderBy === undefined ? {} : { orderBy }) } },
        )
      ).maintenanceWindows.nodes.map((window) => window.monitoredObject.id);

    expect(await list({})).toEqual(['computer-1', 'vm-1']);
    expect(await list({}, { field: 'SCHEDULED_END_AT', direction: 'DESC' })).toEqual([
      'vm-1',
      'computer-1',
    ]);
    expect(await list({ isActive: true })).toEqual(['computer-1']);
    expect(await list({ isPlanned: false })).toEqual(['vm-1']);
    expect(await list({ reason: { in: ['SECURITY_ISSUE', 'PLANNED_OTHER'] } })).toHaveLength(2);
    expect(await list({ group: { eq: 'group-web' } })).toEqual(['computer-1']);
    expect(await list({ monitoredObjectId: { eq: 'vm-1' } })).toEqual(['vm-1']);
    expect(await list({ user: { eq: 'nobody' } })).toEqual([]);
    expect(await list({ endedAt: { isNull: true } })).toEqual(['computer-1']);
    expect(await list({ startedAt: { lte: '2026-01-31T09:30:00Z' } })).toEqual(['vm-1']);
  });

  test('the stream tells of each beginning, prolonging and end', async () => {
    await using changes = await follow<{
      kind: string;
      by: string | null;
      monitoredObject: object;
    }>(
      manager,
      `subscription {
        maintenanceChanges(filter: { monitoredObjectId: { eq: "vm-2" } }) {
          kind by comment changes { field }
          maintenanceWindow { isActive monitoredObject { id inMaintenance } }
        }
      }`,
    );
    await setMaintenance(manager, { monitoredObjectIds: ['host'], minutes: 60, comment: 'disks' });
    expect((await changes.next()).value).toEqual({
      kind: 'CREATED',
      by: 'local administrator',
      comment: 'disks',
      changes: [],
      maintenanceWindow: { isActive: true, monitoredObject: { id: 'vm-2', inMaintenance: true } },
    });
    await setMaintenance(manager, { monitoredObjectIds: ['vm-2'], minutes: 90 });
    expect((await changes.next()).value).toMatchObject({
      kind: 'CHANGED',
      changes: [{ field: 'scheduledEndAt' }, { field: 'comment' }],
    });
    await endMaintenance(manager, { monitoredObjectIds: ['host'] });
    expect((await changes.next()).value).toMatchObject({
      kind: 'CHANGED',
      changes: [{ field: 'endedAt' }, { field: 'isActive' }, { field: 'endedBy' }],
      maintenanceWindow: { isActive: false, monitoredObject: { inMaintenance: false } },
    });
  });

  test('windows that are read and then followed from the cursor of the page miss nothing', async () => {
    const { maintenanceWindows } = await ask<{ maintenanceWindows: { cursor: string } }>(
      manager,
      '{ maintenanceWindows { cursor } }',
    );
    await setMaintenance(manager, { monitoredObjectIds: ['vm-2'], minutes: 60 });
    await using changes = await follow<object>(
      manager,
      `subscription ($after: String) {
        maintenanceChanges(after: $after) { kind maintenanceWindow { monitoredObject { id } } }
      }`,
      { variables: { after: maintenanceWindows.cursor } },
    );
    const told = { kind: 'CREATED', maintenanceWindow: { monitoredObject: { id: 'vm-2' } } };
    // What was committed just before the page may be told again.
    await vi.waitFor(async () => expect((await changes.next()).value).toEqual(told));
  });

  test('going into maintenance and out of it is a change of the object’s health record too', async () => {
    await using changes = await follow<object>(
      manager,
      `subscription {
        healthChanges(filter: { inMaintenance: true }) { kind changes { field from to } monitoredObject { id } }
      }`,
    );
    await setMaintenance(manager, { monitoredObjectIds: ['other'], minutes: 60 });
    expect((await changes.next()).value).toEqual({
      kind: 'CHANGED',
      changes: [{ field: 'inMaintenance', from: false, to: true }],
      monitoredObject: { id: 'other' },
    });
    await endMaintenance(manager, { monitoredObjectIds: ['other'] });
    expect((await changes.next()).value).toMatchObject({ kind: 'LEFT' });
  });

  test('what a monitor found meanwhile takes effect at the end, the last of it only', async () => {
    await setMaintenance(manager, { monitoredObjectIds: ['vm-1'], minutes: 60 });
    await reportState(manager, { monitoredObjectId: 'app', state: 'ERROR' });
    await reportState(manager, { monitoredObjectId: 'app', state: 'WARNING' });
    await reportState(manager, { monitoredObjectId: 'vm-1', state: 'ERROR' });
    await reportState(manager, { monitoredObjectId: 'vm-1', state: 'SUCCESS' });
    await endMaintenance(manager, { monitoredObjectIds: ['host'] });
    expect(await readStates(manager, ['app', 'vm-1', 'host'])).toMatchObject({
      app: { health: 'WARNING', openAlertCount: 1 },
      'vm-1': { health: 'WARNING', openAlertCount: 0 },
      host: { health: 'WARNING' },
    });
  });
});

describe.each(STORES)('maintenance that ends by itself on %s', (kind) => {
  let stack: AsyncDisposableStack;
  let clock: TestClock;
  let open: () => Promise<ProductStore<OperationsManagerStores>>;

  beforeEach(async () => {
    stack = new AsyncDisposableStack();
    clock = createTestClock();
    const { location } = stack.use(await createTestLocation(kind));
    open = async () => {
      const store = await openProductStore({
        location,
        migrations: operationsManagerMigrations,
        createStores,
        now: clock.now,
        log: quietLog,
      });
      stack.defer(() => store.close());
      return store;
    };
    const store = await open();
    await store.database.transaction(async (transaction) => {
      await transaction('management_groups').insert({ id: 'mg-1', name: 'MG', site: 'east' });
    });
    await reportMonitoredObjects(contextOf(store), {
      objects: Array.from({ length: 450 }, (_, index) => ({
        id: `object-${index}`,
        description: {
          managementGroupId: 'mg-1',
          className: 'Contoso.Thing',
          displayName: `object ${index}`,
        },
        unitMonitors: null,
        dependencyMonitors: null,
      })),
      removedIds: [],
      comment: null,
    });
    await setMaintenanceMode(contextOf(store), {
      idempotencyKey: null,
      objectIds: Array.from({ length: 450 }, (_, index) => `object-${index}`),
      groupId: null,
      includeContained: true,
      minutes: 30,
      endAt: null,
      reason: 'PLANNED_OTHER',
      comment: '',
    });
  });
  afterEach(() => stack.disposeAsync());

  const contextOf = (store: ProductStore<OperationsManagerStores>) => ({
    transaction: store.transactionOf(LOCAL_ADMINISTRATOR),
    viewer: LOCAL_ADMINISTRATOR,
    now: clock.now,
  });
  const startScheduler = (store: ProductStore<OperationsManagerStores>) => {
    const scheduler = createMaintenanceScheduler({
      store,
      now: clock.now,
      onError: (error) => {
        throw error;
      },
    });
    stack.defer(() => scheduler.close());
    return scheduler;
  };
  const countActive = async (store: ProductStore<OperationsManagerStores>) =>
    Number(
      (
        (await store.database
          .reader('maintenance_windows')
          .where({ is_active: 1 })
          .count({ windows: '*' })
          .first()) as { windows: number }
      ).windows,
    );

  test('nothing ends before its time', async () => {
    const store = await open();
    const scheduler = startScheduler(store);
    clock.advanceMs(30 * MINUTE_MS - 1);
    expect(await scheduler.endDue()).toBe(0);
    expect(await countActive(store)).toBe(450);
  });

  test('what became due while no process ran ends as soon as one starts, as of when it was due', async () => {
    clock.advanceMs(24 * 60 * MINUTE_MS);
    const store = await open();
    startScheduler(store);
    await expect.poll(() => countActive(store)).toBe(0);

    const [window] = (await store.database.reader('maintenance_windows').limit(1)) as object[];
    expect(window).toMatchObject({
      ended_at: addMs('2026-01-31T09:30:00.000Z', 30 * MINUTE_MS),
      ended_by: null,
    });
    const [entry] = (await store.database
      .reader('journal')
      .where({ noun: 'maintenance', kind: 'CHANGED' })
      .limit(1)) as object[];
    expect(entry).toMatchObject({ by_name: 'maintenance scheduler' });
  });

  test('of two processes on one store only one ends each of them', async () => {
    const [one, other] = [await open(), await open()];
    const schedulers = [startScheduler(one), startScheduler(other)];
    clock.advanceMs(30 * MINUTE_MS);
    const ended = await Promise.all(schedulers.map((scheduler) => scheduler.endDue()));
    await expect.poll(() => countActive(one)).toBe(0);

    expect(ended.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(450);
    const [entries] = (await one.database
      .reader('journal')
      .where({ noun: 'maintenance', kind: 'CHANGED' })
      .count({ entries: '*' })) as { entries: number }[];
    expect(Number(entries?.entries)).toBe(450);
  });

  test('maintenance that was prolonged in time goes on', async () => {
    const store = await open();
    clock.advanceMs(20 * MINUTE_MS);
    await setMaintenanceMode(contextOf(store), {
      idempotencyKey: null,
      objectIds: ['object-7'],
      groupId: null,
      includeContained: true,
      minutes: 60,
      endAt: null,
      reason: 'PLANNED_OTHER',
      comment: '',
    });
    clock.advanceMs(10 * MINUTE_MS);
    const scheduler = startScheduler(store);
    await scheduler.endDue();
    await expect.poll(() => countActive(store)).toBe(1);
  });
});
