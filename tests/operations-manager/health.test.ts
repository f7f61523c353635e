import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ask, follow } from '../support/ask.ts';
import { STORES } from '../support/databases.ts';
import {
  describeComputer,
  endMaintenance,
  readHealth,
  readStates,
  reportObjects,
  reportState,
  SERVICE_MONITOR,
  setMaintenance,
  type Problem,
} from './support/estate.ts';
import {
  startOperationsManager,
  type TestOperationsManager,
} from './support/operations-manager.ts';

const RESET = `mutation ($input: ResetMonitorInput!) {
  resetMonitor(input: $input) { monitor { state } cursor userErrors { code message field } }
}`;
const RESOLVE = `mutation ($input: ResolveAlertInput!) {
  resolveAlert(input: $input) { alert { resolvedAt } userErrors { code } }
}`;

interface Reset {
  resetMonitor: {
    monitor: { state: string } | null;
    cursor: string | null;
    userErrors: Problem[];
  };
}
interface TreeNode {
  id: string;
  name: string;
  kind: string;
  state: string;
}

describe.each(STORES)('health on %s', (kind) => {
  let manager: TestOperationsManager;
  beforeEach(async () => {
    manager = await startOperationsManager(kind);
    await reportObjects(manager, [
      describeComputer('rack'),
      describeComputer('host', 'rack'),
      describeComputer('vm-1', 'host'),
      describeComputer('vm-2', 'host'),
      describeComputer('other'),
    ]);
  });
  afterEach(() => manager[Symbol.asyncDispose]());

  const report = (monitoredObjectId: string, state: string, more: object = {}) =>
    reportState(manager, { monitoredObjectId, state, ...more });
  const listMonitors = async (id: string): Promise<TreeNode[]> =>
    (
      await ask<{ monitoredObject: { monitors: TreeNode[] } }>(
        manager,
        `query ($id: ID!) { monitoredObject(id: $id) { monitors { id name kind state } } }`,
        { variables: { id } },
      )
    ).monitoredObject.monitors;
  const findMonitor = async (id: string, name: string): Promise<TreeNode> => {
    const found = (await listMonitors(id)).find((monitor) => monitor.name === name);
    if (found === undefined) throw new Error(`no monitor ${name}`);
    return found;
  };
  const reset = async (monitorId: string) =>
    (await ask<Reset>(manager, RESET, { variables: { input: { monitorId } } })).resetMonitor;

  test('a unit monitor that turns unhealthy makes everything above it unhealthy and nothing beside it', async () => {
    await report('vm-1', 'ERROR');
    expect(await readHealth(manager, ['vm-1', 'vm-2', 'host', 'rack', 'other'])).toEqual({
      'vm-1': 'ERROR',
      'vm-2': 'SUCCESS',
      host: 'ERROR',
      rack: 'ERROR',
      other: 'SUCCESS',
    });
  });

  test('health that comes back comes back all the way up', async () => {
    await report('vm-1', 'ERROR');
    await report('vm-2', 'WARNING');
    await report('vm-1', 'SUCCESS');
    expect(await readHealth(manager, ['host', 'rack'])).toEqual({
      host: 'WARNING',
      rack: 'WARNING',
    });
    await report('vm-2', 'SUCCESS');
    expect(await readHealth(manager, ['host', 'rack'])).toEqual({
      host: 'SUCCESS',
      rack: 'SUCCESS',
    });
  });

  test('only the path to the top is written, and only as far as something changes', async () => {
    await report('vm-1', 'ERROR');
    const before = await readStates(manager, ['vm-1', 'vm-2', 'host', 'rack', 'other']);
    manager.takeStatements();
    await report('vm-2', 'ERROR');
    const written = manager
      .takeStatements()
      .filter((sql) => /^update "?`?monitored_objects/.test(sql));
    const after = await readStates(manager, ['vm-1', 'vm-2', 'host', 'rack', 'other']);

    // The host was in error already, so the way ends below it.
    expect(written).toHaveLength(1);
    expect(after).toEqual({
      ...before,
      'vm-2': { health: 'ERROR', inMaintenance: false, version: 2, openAlertCount: 1 },
    });
  });

  test('the cost of a change does not grow with what stands beside its path', async () => {
    const count = async () => {
      manager.takeStatements();
      await report('vm-1', 'ERROR');
      // The journal is read in the background meanwhile.
      const statements = manager.takeStatements().filter((sql) => !/journal/.test(sql));
      await report('vm-1', 'SUCCESS');
      return statements.length;
    };
    const few = await count();
    await reportObjects(
      manager,
      Array.from({ length: 100 }, (_, index) => describeComputer(`more-${index}`, 'host')),
    );
    expect(await count()).toBe(few);
  });

  test('a container looks at its members as its policy says', async () => {
    const members = ['m-1', 'm-2', 'm-3', 'm-4', 'm-5'];
    await reportObjects(manager, [
      {
        ...describeComputer('farm'),
        dependencyMonitors: [
          { name: 'Most members', policy: 'PERCENTAGE', percentage: 60 },
          { name: 'Any member', policy: 'BEST_OF', aspect: 'PERFORMANCE' },
        ],
      },
      ...members.map((id) => describeComputer(id, 'farm')),
    ]);
    const stateOf = async (name: string) => (await findMonitor('farm', name)).state;

    await report('m-1', 'ERROR');
    await report('m-2', 'ERROR');
    expect(await stateOf('Most members')).toBe('SUCCESS');
    await report('m-3', 'WARNING');
    expect(await stateOf('Most members')).toBe('WARNING');
    expect(await stateOf('Any member')).toBe('SUCCESS');
    await report('m-4', 'WARNING');
    await report('m-5', 'ERROR');
    expect(await stateOf('Any member')).toBe('WARNING');
    expect(await readHealth(manager, ['farm'])).toEqual({ farm: 'ERROR' });
  });

  test('siblings that change at the same moment are both seen above', async () => {
    await Promise.all([report('vm-1', 'ERROR'), report('vm-2', 'WARNING')]);
    await Promise.all([report('vm-1', 'SUCCESS'), report('vm-2', 'WARNING')]);
    expect(await readHealth(manager, ['host', 'rack'])).toEqual({
      host: 'WARNING',
      rack: 'WARNING',
    });
  });

  test('an unhealthy time has one alert, which closes when the monitor is healthy', async () => {
    const raised = await report('vm-1', 'WARNING');
    expect(raised.alert).toMatchObject({ resolvedAt: null });
    expect((await report('vm-1', 'ERROR')).alert).toBeNull();
    expect(await readStates(manager, ['vm-1'])).toMatchObject({
      'vm-1': { health: 'ERROR', openAlertCount: 1 },
    });

    const healed = await report('vm-1', 'SUCCESS');
    expect(healed.alert).toEqual({
      id: raised.alert?.id,
      resolvedAt: '2026-01-31T09:30:00.000Z',
    });
    const again = await report('vm-1', 'WARNING');
    expect(again.alert?.id).not.toBe(raised.alert?.id);
  });

  test('a monitor that was lost and is unhealthy again repeats its open alert', async () => {
    const { alert } = await report('vm-1', 'ERROR');
    expect((await report('vm-1', 'UNINITIALIZED')).alert).toBeNull();
    expect((await report('vm-1', 'WARNING')).alert?.id).toBe(alert?.id);
    expect((await report('vm-1', 'SUCCESS')).alert).toMatchObject({
      id: alert?.id,
      resolvedAt: '2026-01-31T09:30:00.000Z',
    });
  });

  test('the alert of a monitor says what the monitor is set to say', async () => {
    const { alert } = await report('vm-1', 'ERROR', { description: 'The spooler stopped.' });
    const answer = await ask(
      manager,
      `query ($id: ID!) {
        alert(id: $id) {
          name description severity priority category isMonitorAlert
          monitoredObject { id healthTree { name children { name } } }
        }
      }`,
      { variables: { id: alert?.id } },
    );
    expect(answer).toEqual({
      alert: {
        name: 'Service is down',
        description: 'The spooler stopped.',
        severity: 'CRITICAL',
        priority: 'HIGH',
        category: 'AVAILABILITY_HEALTH',
        isMonitorAlert: true,
        monitoredObject: {
          id: 'vm-1',
          healthTree: {
            name: 'System.Health.EntityState',
            children: [
              { name: 'System.Health.AvailabilityState' },
              { name: 'System.Health.ConfigurationState' },
              { name: 'System.Health.PerformanceState' },
              { name: 'System.Health.SecurityState' },
            ],
          },
        },
      },
    });
  });

  test('a state that is reported again changes nothing', async () => {
    await report('vm-1', 'ERROR');
    const again = await report('vm-1', 'ERROR');
    expect(again).toMatchObject({ alert: null, cursor: null, userErrors: [] });
  });

  test('in maintenance a finding waits, raises nothing and takes effect at the end', async () => {
    await setMaintenance(manager, { monitoredObjectIds: ['vm-1'], minutes: 60 });
    expect(await report('vm-1', 'ERROR')).toMatchObject({
      monitor: { state: 'SUCCESS', suspendedState: 'ERROR' },
      alert: null,
      isSuspended: true,
      cursor: null,
    });
    expect(await readHealth(manager, ['vm-1', 'host'])).toEqual({
      'vm-1': 'SUCCESS',
      host: 'SUCCESS',
    });

    await endMaintenance(manager, { monitoredObjectIds: ['vm-1'] });
    expect(await readStates(manager, ['vm-1', 'host'])).toMatchObject({
      'vm-1': { health: 'ERROR', openAlertCount: 1 },
      host: { health: 'ERROR' },
    });
  });

  test('what is in maintenance does not count for what contains it', async () => {
    await report('vm-1', 'ERROR');
    await setMaintenance(manager, { monitoredObjectIds: ['vm-1'], minutes: 60 });
    expect(await readHealth(manager, ['vm-1', 'host', 'rack'])).toEqual({
      'vm-1': 'ERROR',
      host: 'SUCCESS',
      rack: 'SUCCESS',
    });
    await endMaintenance(manager, { monitoredObjectIds: ['vm-1'] });
    expect(await readHealth(manager, ['host', 'rack'])).toEqual({ host: 'ERROR', rack: 'ERROR' });
  });

  test('a site can decide that closing the alert of an unhealthy monitor resets the monitor', async () => {
    const decide = (closing: string) =>
      ask(
        manager,
        `mutation ($closing: ClosingUnhealthyAlerts!) {
          setClosingUnhealthyAlerts(input: { closing: $closing }) { closing userErrors { code } }
        }`,
        { variables: { closing } },
      );
    const { alert } = await report('vm-1', 'ERROR');
    expect(await ask(manager, '{ closingUnhealthyAlerts }')).toEqual({
      closingUnhealthyAlerts: 'REFUSE',
    });
    expect(await decide('RESET_MONITOR')).toEqual({
      setClosingUnhealthyAlerts: { closing: 'RESET_MONITOR', userErrors: [] },
    });

    const { resolveAlert } = await ask<{ resolveAlert: { userErrors: unknown[] } }>(
      manager,
      RESOLVE,
      {
        variables: { input: { alertId: alert?.id } },
      },
    );
    expect(resolveAlert.userErrors).toEqual([]);
    expect(await readHealth(manager, ['vm-1'])).toEqual({ 'vm-1': 'SUCCESS' });
  });

  test('an alert of an unhealthy monitor is closed only together with a reset of the monitor', async () => {
    const { alert } = await report('vm-1', 'ERROR');
    const resolve = (resetMonitor: boolean) =>
      ask(manager, RESOLVE, { variables: { input: { alertId: alert?.id, resetMonitor } } });

    expect(await resolve(false)).toEqual({
      resolveAlert: { alert: null, userErrors: [{ code: 'MONITOR_UNHEALTHY' }] },
    });
    const { resolveAlert } = await ask<{ resolveAlert: object }>(
      manager,
      `mutation ($input: ResolveAlertInput!) { resolveAlert(input: $input) { userErrors { message field } } }`,
      { variables: { input: { alertId: alert?.id } } },
    );
    expect(resolveAlert).toEqual({
      userErrors: [
        {
          message: `Cannot close alert "${alert?.id}": its monitor is still unhealthy; mend the cause, or give "resetMonitor: true"`,
          field: ['input', 'resetMonitor'],
        },
      ],
    });
    expect(await resolve(true)).toEqual({
      resolveAlert: { alert: { resolvedAt: '2026-01-31T09:30:00.000Z' }, userErrors: [] },
    });
    expect(await readHealth(manager, ['vm-1', 'host'])).toEqual({
      'vm-1': 'SUCCESS',
      host: 'SUCCESS',
    });
  });

  test('resetting a monitor makes it healthy, and its alert goes', async () => {
    const { monitor } = await report('vm-1', 'ERROR');
    expect(await reset(monitor?.id ?? '')).toMatchObject({
      monitor: { state: 'SUCCESS' },
      userErrors: [],
    });
    expect(await readStates(manager, ['vm-1', 'host'])).toMatchObject({
      'vm-1': { health: 'SUCCESS', openAlertCount: 0 },
      host: { health: 'SUCCESS' },
    });
  });

  test('resetting an aggregate monitor resets all unit monitors under it', async () => {
    await report('vm-1', 'ERROR');
    const top = await findMonitor('vm-1', 'System.Health.EntityState');
    expect(await reset(top.id)).toMatchObject({ monitor: { state: 'SUCCESS' } });
    expect((await findMonitor('vm-1', SERVICE_MONITOR)).state).toBe('SUCCESS');
  });

  test('a monitor that follows others is neither reset nor reported', async () => {
    await report('vm-1', 'ERROR');
    const dependency = await findMonitor('host', 'System.Health.ContainedObjectsAvailability');
    expect(await reset(dependency.id)).toEqual({
      monitor: null,
      cursor: null,
      userErrors: [
        {
          code: 'NOT_ALLOWED_FOR_KIND',
          message:
            'Cannot reset monitor "Availability of contained objects" of "host": its state is that of what the object contains; reset the monitors there',
          field: ['input', 'monitorId'],
        },
      ],
    });
    const { userErrors } = await reportState(manager, {
      monitorId: dependency.id,
      state: 'SUCCESS',
    });
    expect(userErrors).toMatchObject([{ code: 'NOT_ALLOWED_FOR_KIND' }]);
  });

  test.each([
    [{ monitorId: 'nothing' }, 'NOT_FOUND', ['input', 'monitorId']],
    [{ monitoredObjectId: 'vm-1', monitorName: 'No such' }, 'NOT_FOUND', ['input', 'monitorName']],
    [{ monitoredObjectId: 'vm-1', monitorName: null }, 'CONTRADICTION', ['input', 'monitorId']],
    [{ monitorId: 'a', monitorName: 'b' }, 'CONTRADICTION', ['input', 'monitorId']],
  ])('a report about %j is refused with %s', async (input, code, field) => {
    const { userErrors } = await reportState(manager, { state: 'ERROR', ...input });
    expect(userErrors).toMatchObject([{ code, field }]);
  });

  test('who sees only some groups can neither report nor reset beyond them', async () => {
    const viewer = {
      name: 'kim',
      profile: 'OPERATOR' as const,
      groupIds: ['group-web'],
    };
    const { userErrors } = await reportState(
      manager,
      { monitoredObjectId: 'vm-1', state: 'ERROR' },
      viewer,
    );
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  test('the stream of health changes tells each object on the path once, and what it was before', async () => {
    await using changes = await follow<{
      kind: string;
      changes: unknown[];
      monitoredObject: { id: string; health: string; container: { id: string } | null };
    }>(
      manager,
      `subscription {
        healthChanges {
          kind changes { field from to } monitoredObject { id health container { id } }
        }
      }`,
    );
    await report('vm-1', 'ERROR');
    const seen = [await changes.next(), await changes.next(), await changes.next()];
    const changed = [{ field: 'health', from: 'SUCCESS', to: 'ERROR' }];
    expect(seen.map(({ value }) => value)).toEqual([
      {
        kind: 'CHANGED',
        changes: changed,
        monitoredObject: { id: 'vm-1', health: 'ERROR', container: { id: 'host' } },
      },
      {
        kind: 'CHANGED',
        changes: changed,
        monitoredObject: { id: 'host', health: 'ERROR', container: { id: 'rack' } },
      },
      {
        kind: 'CHANGED',
        changes: changed,
        monitoredObject: { id: 'rack', health: 'ERROR', container: null },
      },
    ]);
  });

  test('objects that are read and then followed from the cursor of the page miss nothing', async () => {
    const cursorsOf = `
      monitoredObjects { cursor }
      monitoredObject(id: "rack") { contained { cursor } }`;
    const read = await ask<{
      monitoredObjects: { cursor: string };
      monitoredObject: { contained: { cursor: string } };
    }>(manager, `{ ${cursorsOf} }`);
    await report('vm-1', 'ERROR');
    for (const { cursor } of [read.monitoredObjects, read.monitoredObject.contained]) {
      await using changes = await follow<{ changes: unknown[]; monitoredObject: { id: string } }>(
        manager,
        `subscription ($after: String) {
          healthChanges(after: $after) { changes { to } monitoredObject { id } }
        }`,
        { variables: { after: cursor } },
      );
      const told = { changes: [{ to: 'ERROR' }], monitoredObject: { id: 'vm-1' } };
      // What was committed just before the page may be told again.
      await vi.waitFor(async () => expect((await changes.next()).value).toEqual(told));
    }
  });

  test('an object that leaves the filter of a stream is told a last time', async () => {
    await report('vm-1', 'ERROR');
    await using changes = await follow<{ kind: string; monitoredObject: { id: string } | null }>(
      manager,
      `subscription {
        healthChanges(filter: { health: { gte: WARNING }, displayName: { eq: "vm-1" } }, snapshot: true) {
          kind monitoredObject { id }
        }
      }`,
    );
    const seen = [await changes.next(), await changes.next()];
    await report('vm-1', 'SUCCESS');
    seen.push(await changes.next());
    expect(seen.map(({ value }) => value)).toMatchObject([
      { kind: 'SNAPSHOT', monitoredObject: { id: 'vm-1' } },
      { kind: 'SNAPSHOT_END', monitoredObject: null },
      { kind: 'LEFT', monitoredObject: { id: 'vm-1' } },
    ]);
  });
});
