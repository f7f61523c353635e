import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Viewer } from '../../subgraphs/kit/viewer.ts';
import { ask, follow } from '../support/ask.ts';
import { STORES } from '../support/databases.ts';
import { change } from './support/connectors.ts';
import { describeComputer, reportObjects, reportState, setMaintenance } from './support/estate.ts';
import {
  startOperationsManager,
  type TestOperationsManager,
} from './support/operations-manager.ts';
import { listAlerts, raiseMany, resolveMany, type StormAlert } from './support/storms.ts';

const OPERATOR: Viewer = { name: 'kim', profile: 'OPERATOR', groupIds: null };

describe.each(STORES)('storms on %s', (kind) => {
  let manager: TestOperationsManager;
  beforeEach(async () => {
    manager = await startOperationsManager(kind);
  });
  afterEach(() => manager[Symbol.asyncDispose]());

  const findParent = async (): Promise<StormAlert | undefined> =>
    (await listAlerts(manager, { name: { eq: 'Alert storm: Link is down' } }))[0];
  const listMembers = () => listAlerts(manager, { isStormMember: true });

  test('nine alerts of one name are nine alerts', async () => {
    await raiseMany(manager, 9);
    expect(await findParent()).toBeUndefined();
    expect(await listMembers()).toEqual([]);
  });

  test('the tenth makes a storm of all ten, under a parent that says how many and where', async () => {
    await raiseMany(manager, 9);
    const [tenth] = await raiseMany(manager, 1, {
      monitoredObjectId: 'computer-2',
      severity: 'CRITICAL',
      priority: 'HIGH',
    });
    const { alerts } = await ask<{ alerts: { nodes: object[] } }>(
      manager,
      `{
        alerts(filter: { isOpen: true, isStormMember: false }) {
          nodes {
            id name description severity priority repeatCount version isMonitorAlert customFields
            monitoredObject { className displayName } stormMemberCount
            stormMembers(first: 3) { totalCount nodes { name stormParent { name } } }
          }
        }
      }`,
    );
    expect(alerts.nodes).toEqual([
      {
        id: tenth?.stormParent?.id,
        name: 'Alert storm: Link is down',
        description:
          '10 alerts "Link is down" since 2026-01-31T09:30:00.000Z at site east: on web-01, sql-01.',
        severity: 'CRITICAL',
        priority: 'HIGH',
        repeatCount: 10,
        version: 1,
        isMonitorAlert: false,
        customFields: Array.from({ length: 10 }, () => null),
        monitoredObject: {
          className: 'Microsoft.SystemCenter.ManagementGroup',
          displayName: 'MG-EAST',
        },
        stormMemberCount: 10,
        stormMembers: {
          totalCount: 10,
          nodes: Array.from({ length: 3 }, () => ({
            name: 'Link is down',
            stormParent: { name: 'Alert storm: Link is down' },
          })),
        },
      },
    ]);
    expect(await listMembers()).toHaveLength(10);
  });

  test('a batch that is a storm by itself is grouped at once, and what follows joins it', async () => {
    const many = await raiseMany(manager, 40);
    expect(new Set(many.map(({ stormParent }) => stormParent?.id)).size).toBe(1);
    expect(many.every(({ version }) => version === 1)).toBe(true);
    await raiseMany(manager, 1);
    expect(await findParent()).toMatchObject({
      repeatCount: 41,
      stormMemberCount: 41,
      version: 2,
    });
  });

  test('a repeat of a member is a repeat, and no further member', async () => {
    await raiseMany(manager, 10, { suppressionValues: ['1'] });
    expect(await findParent()).toBeUndefined();
    await raiseMany(manager, 12);
    await raiseMany(manager, 5, { suppressionValues: ['1'] });
    expect(await findParent()).toMatchObject({ repeatCount: 13 });
    const members = await listMembers();
    expect(
      members
        .map(({ repeatCount }) => repeatCount)
        .toSorted((a, b) => a - b)
        .at(-1),
    ).toBe(14);
  });

  test('an alert that is repeated by the batch that makes the storm keeps both changes, in order', async () => {
    const [first] = await raiseMany(manager, 1, { suppressionValues: ['again'] });
    await raiseMany(manager, 8);
    const stream = await followAll();
    await ask(
      manager,
      `mutation ($alerts: [RaiseAlertInput!]!) { raiseAlerts(input: { alerts: $alerts }) { results { isRepeat } } }`,
      {
        variables: {
          alerts: ['again', 'tenth'].map((value) => ({
            monitoredObjectId: 'computer-1',
            name: 'Link is down',
            suppressionValues: [value],
          })),
        },
      },
    );
    const steps: unknown[] = [];
    while (steps.length < 2) {
      const { value } = await stream.next();
      if (value?.alert?.id === first?.id) {
        steps.push([
          value.alert.version,
          value.changes.map(({ field }: { field: string }) => field),
        ]);
      }
    }
    expect(steps).toEqual([
      [2, ['stormParentId']],
      [3, ['repeatCount']],
    ]);
    await stream.return?.();
  });

  test('alerts of other names, of other management groups and from before the window do not count', async () => {
    await raiseMany(manager, 9);
    await raiseMany(manager, 9, { name: 'Link is slow' });
    manager.clock.advanceMs(301_000);
    await raiseMany(manager, 9);
    expect(await listMembers()).toEqual([]);
    await raiseMany(manager, 1);
    expect(await listMembers()).toHaveLength(10);
    expect(await listAlerts(manager, { isOpen: true, isStormMember: false })).toHaveLength(
      9 + 9 + 1,
    );
  });

  test('a storm is over when fewer than the threshold came within the window: no more join', async () => {
    await raiseMany(manager, 12);
    manager.clock.advanceMs(301_000);
    const [late] = await raiseMany(manager, 1);
    expect(late?.stormParent).toBeNull();
    expect(await findParent()).toMatchObject({ stormMemberCount: 12, resolvedAt: null });
    // It rages again: who came alone meanwhile joins too.
    await raiseMany(manager, 9);
    expect(await findParent()).toMatchObject({ stormMemberCount: 22, repeatCount: 22 });
  });

  test('the parent closes by itself when the last member has', async () => {
    const members = await raiseMany(manager, 10);
    const ids = members.map(({ id }) => id);
    await resolveMany(manager, ids.slice(0, 9));
    expect(await findParent()).toMatchObject({ resolvedAt: null });
    await resolveMany(manager, ids.slice(9));
    const parent = await findParent();
    expect(parent).toMatchObject({ resolvedAt: '2026-01-31T09:30:00.000Z', stormMemberCount: 10 });
    const { alert } = await ask<{ alert: { history: { comment: string }[] } }>(
      manager,
      `query ($id: ID!) { alert(id: $id) { history { comment } } }`,
      { variables: { id: parent?.id } },
    );
    expect(alert.history.at(-1)?.comment).toBe('Every alert of the storm is closed.');
  });

  test('a parent that is closed by hand hides no member that is open', async () => {
    const [first, ...others] = await raiseMany(manager, 12);
    await resolveMany(manager, [first?.id ?? '', (await findParent())?.id ?? '']);
    expect((await listMembers()).map(({ id }) => id)).toEqual([first?.id]);
    expect(
      (await listAlerts(manager, { isOpen: true, isStormMember: false }))
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(others.map(({ id }) => id).toSorted());
    expect((await findParent())?.resolvedAt).not.toBeNull();
  });

  test('parent and members may be closed together', async () => {
    const members = await raiseMany(manager, 10);
    const parent = await findParent();
    expect(
      await resolveMany(manager, [parent?.id ?? '', ...members.map(({ id }) => id)]),
    ).toMatchObject({ resolvedCount: 11, refusedCount: 0 });
    expect(await listAlerts(manager, { isOpen: true })).toEqual([]);
    expect(await listMembers()).toHaveLength(10);
  });

  test('who asks for parents only hears one alert come and nine leave', async () => {
    const stream = await follow<{
      kind: string;
      alert: { name: string };
      changes: { field: string }[];
    }>(
      manager,
      `subscription {
        alertChanges(filter: { isOpen: true, isStormMember: false }) { kind alert { name } changes { field } }
      }`,
    );
    await raiseMany(manager, 9);
    await raiseMany(manager, 5);
    const heard: string[] = [];
    while (heard.length < 20) {
      const { value } = await stream.next();
      heard.push(`${value.kind} ${value.alert.name}`);
      if (heard.length === 19) await raiseMany(manager, 3);
    }
    expect(heard).toEqual([
      ...Array.from({ length: 9 }, () => 'CREATED Link is down'),
      'CREATED Alert storm: Link is down',
      ...Array.from({ length: 9 }, () => 'LEFT Link is down'),
      'CHANGED Alert storm: Link is down',
    ]);
    await stream.return?.();
  });

  test('administrators say from when on it is a storm', async () => {
    expect(await change(manager, 'setStormSettings', { threshold: 3, windowSeconds: 60 })).toEqual(
      [],
    );
    expect(await ask(manager, `{ stormSettings { isEnabled threshold windowSeconds } }`)).toEqual({
      stormSettings: { isEnabled: true, threshold: 3, windowSeconds: 60 },
    });
    await raiseMany(manager, 3);
    expect(await findParent()).toMatchObject({ stormMemberCount: 3 });

    await change(manager, 'setStormSettings', { isEnabled: false });
    await raiseMany(manager, 20);
    expect(await findParent()).toMatchObject({ stormMemberCount: 3 });
  });

  test.each([
    [{ threshold: 1 }, 'Cannot set "threshold" of storms to 1: it must be 2 to 1000'],
    [{ windowSeconds: 9 }, 'Cannot set "windowSeconds" of storms to 9: it must be 10 to 86400'],
  ])('settings %j are refused', async (input, message) => {
    expect(await change(manager, 'setStormSettings', input)).toMatchObject([
      { code: 'OUT_OF_RANGE', message },
    ]);
  });

  test('operators do not change the settings', async () => {
    expect(await change(manager, 'setStormSettings', { threshold: 3 }, OPERATOR)).toMatchObject([
      { code: 'FORBIDDEN' },
    ]);
  });

  test('no storm is made of a management group that is in maintenance as a whole', async () => {
    await raiseMany(manager, 10);
    const parent = await findParent();
    const { alert } = await ask<{ alert: { monitoredObject: { id: string } } }>(
      manager,
      `query ($id: ID!) { alert(id: $id) { monitoredObject { id } } }`,
      { variables: { id: parent?.id } },
    );
    await setMaintenance(manager, { monitoredObjectIds: [alert.monitoredObject.id], minutes: 60 });
    await raiseMany(manager, 20, { name: 'Link is slow' });
    expect(await listAlerts(manager, { name: { eq: 'Alert storm: Link is slow' } })).toEqual([]);
  });

  test('many who raise at once make one storm, and it ends when all have closed theirs', async () => {
    const raised = await Promise.all(Array.from({ length: 30 }, () => raiseMany(manager, 1)));
    await raiseMany(manager, 1);
    const parents = await listAlerts(manager, { name: { contains: 'Alert storm' } });
    expect(parents).toHaveLength(1);
    expect(parents[0]).toMatchObject({ repeatCount: 31, stormMemberCount: 31 });

    const ids = (await listAlerts(manager, { isOpen: true, isStormMember: true })).map(
      ({ id }) => id,
    );
    expect(ids).toEqual(expect.arrayContaining(raised.flat().map(({ id }) => id)));
    await Promise.all(ids.map((id) => resolveMany(manager, [id])));
    expect(await listAlerts(manager, { isOpen: true })).toEqual([]);
  });

  test('several storms that begin at the same moment are about one management group', async () => {
    await Promise.all(
      Array.from({ length: 8 }, (_, index) => raiseMany(manager, 12, { name: `Link ${index}` })),
    );
    expect(await listAlerts(manager, { isOpen: true, isStormMember: false })).toHaveLength(8);
    const { monitoredObjects } = await ask<{ monitoredObjects: { totalCount: number } }>(
      manager,
      `{
        monitoredObjects(filter: { className: { eq: "Microsoft.SystemCenter.ManagementGroup" } }) {
          totalCount
        }
      }`,
    );
    expect(monitoredObjects.totalCount).toBe(1);
  });

  test('monitors that break and heal all at once leave nothing open', async () => {
    const ids = Array.from({ length: 24 }, (_, index) => `agent-${index}`);
    await reportObjects(
      manager,
      ids.map((id) => describeComputer(id)),
    );
    const reportAll = (state: string) =>
      Promise.all(
        ids.map((monitoredObjectId) => reportState(manager, { monitoredObjectId, state })),
      );
    for (let round = 1; round <= 3; round += 1) {
      await reportAll('ERROR');
      const open = await listAlerts(manager, { isOpen: true, name: { eq: 'Service is down' } });
      expect(open).toHaveLength(24);
      expect(open.filter(({ stormParent }) => stormParent !== null).length).toBeGreaterThan(9);
      await reportAll('SUCCESS');
      expect(await listAlerts(manager, { isOpen: true })).toEqual([]);
    }
  });

  test('a storm costs a few statements more, however many alerts it has', async () => {
    const countStatements = async (count: number, name: string) => {
      manager.takeStatements();
      await raiseMany(manager, count, { name });
      return manager.takeStatements().filter((sql) => /alert|monitor|group_members/.test(sql))
        .length;
    };
    const calm = await countStatements(9, 'a');
    expect(await countStatements(100, 'b')).toBeLessThanOrEqual(calm + 14);
    expect(await countStatements(400, 'b')).toBeLessThanOrEqual(calm + 8);
  });

  async function followAll() {
    return await follow<{
      alert: { id: string; version: number } | null;
      changes: { field: string }[];
    }>(manager, `subscription { alertChanges { alert { id version } changes { field } } }`);
  }
});
