import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { STORES } from '../support/databases.ts';
import { describeComputer, reportObjects, reportState } from './support/estate.ts';
import {
  startOperationsManager,
  type TestOperationsManager,
} from './support/operations-manager.ts';
import { listAlerts, raiseMany } from './support/storms.ts';

describe.each(STORES)('consequences on %s', (kind) => {
  let manager: TestOperationsManager;
  beforeEach(async () => {
    manager = await startOperationsManager(kind);
    await reportObjects(manager, [
      { ...describeComputer('cluster'), unitMonitors: describeMonitors('AVAILABILITY') },
      { ...describeComputer('host', 'cluster'), unitMonitors: describeMonitors('AVAILABILITY') },
      { ...describeComputer('machine', 'host'), unitMonitors: describeMonitors('AVAILABILITY') },
      {
        ...describeComputer('database', 'machine'),
        unitMonitors: describeMonitors('AVAILABILITY'),
      },
    ]);
  });
  afterEach(() => manager[Symbol.asyncDispose]());

  const findCause = async (monitoredObjectId: string): Promise<string | null> => {
    const [alert] = await raiseMany(manager, 1, { monitoredObjectId, name: 'Does not answer' });
    return alert?.consequenceOf?.id ?? null;
  };

  test('an alert is a consequence of nothing while everything around its object is well', async () => {
    expect(await findCause('database')).toBeNull();
  });

  test('an alert on what a container that is down contains, at any depth, is a consequence of it', async () => {
    await reportState(manager, { monitoredObjectId: 'host', state: 'ERROR' });
    expect(await findCause('machine')).toBe('host');
    expect(await findCause('database')).toBe('host');
    expect(await findCause('host')).toBeNull();
    expect(await findCause('cluster')).toBeNull();
    expect(await findCause('computer-1')).toBeNull();
  });

  test('of several that are down it is the one nearest to the top', async () => {
    await reportState(manager, { monitoredObjectId: 'machine', state: 'ERROR' });
    await reportState(manager, { monitoredObjectId: 'cluster', state: 'ERROR' });
    expect(await findCause('database')).toBe('cluster');
  });

  test('a container that is not available is down', async () => {
    await reportObjects(manager, [{ id: 'host', isAvailable: false }]);
    expect(await findCause('machine')).toBe('host');
  });

  test('a container that only looks bad because of what it contains is not down', async () => {
    await reportState(manager, { monitoredObjectId: 'machine', state: 'ERROR' });
    expect(await findCause('machine')).toBeNull();
    expect(await findCause('database')).toBe('machine');
  });

  test('a container that is slow, misconfigured or only in a warning state is not down', async () => {
    await reportObjects(manager, [
      { ...describeComputer('slow-host'), unitMonitors: describeMonitors('PERFORMANCE') },
      { ...describeComputer('slow-machine', 'slow-host') },
    ]);
    await reportState(manager, { monitoredObjectId: 'slow-host', state: 'ERROR' });
    await reportState(manager, { monitoredObjectId: 'host', state: 'WARNING' });
    expect(await findCause('slow-machine')).toBeNull();
    expect(await findCause('machine')).toBeNull();
  });

  test('the alert of a monitor is a consequence like any other, and stays one', async () => {
    await reportState(manager, { monitoredObjectId: 'host', state: 'ERROR' });
    await reportState(manager, { monitoredObjectId: 'machine', state: 'ERROR' });
    await reportState(manager, { monitoredObjectId: 'host', state: 'SUCCESS' });
    expect(await listAlerts(manager, { isConsequence: true })).toMatchObject([
      { name: 'Service is down', consequenceOf: { id: 'host' } },
    ]);
    expect((await listAlerts(manager, { isConsequence: false })).map(({ name }) => name)).toEqual([
      'Service is down',
    ]);
  });

  test('a batch finds all its causes in one statement', async () => {
    await reportState(manager, { monitoredObjectId: 'cluster', state: 'ERROR' });
    manager.takeStatements();
    await raiseMany(manager, 50, { monitoredObjectId: 'database' });
    expect(manager.takeStatements().filter((sql) => /recursive above/.test(sql))).toHaveLength(1);
  });
});

function describeMonitors(aspect: string) {
  return describeComputer('any').unitMonitors.map((monitor) => ({ ...monitor, aspect }));
}
