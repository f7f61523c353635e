import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ask, askForAnswer, follow } from '../support/ask.ts';
import { STORES } from '../support/databases.ts';
import {
  describeComputer,
  readStates,
  reportObjects,
  reportState,
  SERVICE_MONITOR,
  setMaintenance,
} from './support/estate.ts';
import {
  startOperationsManager,
  type TestOperationsManager,
} from './support/operations-manager.ts';

const LIST = `query ($filter: MonitoredObjectFilter, $orderBy: MonitoredObjectOrder, $first: Int, $after: String) {
  monitoredObjects(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { id } totalCount pageInfo { hasNextPage endCursor }
  }
}`;

interface Listed {
  monitoredObjects: {
    nodes: { id: string }[];
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}

describe.each(STORES)('monitored objects on %s', (kind) => {
  let manager: TestOperationsManager;
  beforeEach(async () => {
    manager = await startOperationsManager(kind);
  });
  afterEach(() => manager[Symbol.asyncDispose]());

  const report = (objects: readonly object[], removedIds: readonly string[] = []) =>
    reportObjects(manager, objects, { removedIds });
  const list = async (filter: object | null, more: object = {}) =>
    (await ask<Listed>(manager, LIST, { variables: { filter, ...more } })).monitoredObjects;
  const listIds = async (filter: object | null, more: object = {}) =>
    (await list(filter, more)).nodes.map(({ id }) => id);

  test('an object that is reported for the first time gets its health tree', async () => {
    const { results, cursor } = await report([describeComputer('vm-1')]);
    expect(results).toEqual([
      {
        monitoredObjectId: 'vm-1',
        outcome: 'CREATED',
        monitoredObject: { id: 'vm-1', version: 1 },
        refusal: null,
      },
    ]);
    expect(cursor).not.toBeNull();
    expect(
      await ask(
        manager,
        `{
          monitoredObject(id: "vm-1") {
            className displayName name fullName path principalName health isAvailable isManaged removedAt
            managementGroup { name }
            healthTree { displayName state policy children { displayName children { name kind state alert { on name autoResolve } } } }
          }
        }`,
      ),
    ).toEqual({
      monitoredObject: {
        className: 'Microsoft.Windows.Computer',
        displayName: 'vm-1',
        name: 'vm-1',
        fullName: 'Microsoft.Windows.Computer:vm-1',
        path: '',
        principalName: 'vm-1.contoso.example',
        health: 'SUCCESS',
        isAvailable: true,
        isManaged: true,
        removedAt: null,
        managementGroup: { name: 'MG-EAST' },
        healthTree: {
          displayName: 'Entity Health',
          state: 'SUCCESS',
          policy: 'WORST_OF',
          children: [
            {
              displayName: 'Availability',
              children: [
                {
                  name: SERVICE_MONITOR,
                  kind: 'UNIT',
                  state: 'SUCCESS',
                  alert: { on: 'WARNING', name: 'Service is down', autoResolve: true },
                },
                {
                  name: 'System.Health.ContainedObjectsAvailability',
                  kind: 'DEPENDENCY',
                  state: 'UNINITIALIZED',
                  alert: null,
                },
              ],
            },
            { displayName: 'Configuration', children: [] },
            { displayName: 'Performance', children: [] },
            { displayName: 'Security', children: [] },
          ],
        },
      },
    });
  });

  test('containment is read both ways, and what is inside takes over the computer', async () => {
    const { userErrors } = await report([
      describeComputer('host'),
      {
        id: 'disk-9',
        managementGroupId: 'mg-1',
        className: 'Microsoft.Windows.LogicalDisk',
        displayName: 'D:',
        containerId: 'host',
      },
    ]);
    expect(userErrors).toEqual([]);
    expect(
      await ask(
        manager,
        `{
          monitoredObject(id: "disk-9") {
            path principalName fullName container { id contained { nodes { id } totalCount } }
          }
        }`,
      ),
    ).toEqual({
      monitoredObject: {
        path: 'host',
        principalName: 'host.contoso.example',
        fullName: 'Microsoft.Windows.LogicalDisk:host;D:',
        container: { id: 'host', contained: { nodes: [{ id: 'disk-9' }], totalCount: 1 } },
      },
    });
  });

  test('an object that was known already is left alone, and one that changed keeps what was not said', async () => {
    await report([describeComputer('vm-1')]);
    const same = await report([describeComputer('vm-1')]);
    expect(same).toMatchObject({ results: [{ outcome: 'UNCHANGED' }], cursor: null });

    const changed = await report([
      {
        id: 'vm-1',
        displayName: 'web-99',
        isAvailable: false,
        properties: [{ name: 'Cores', value: '8' }],
      },
    ]);
    expect(changed.results).toMatchObject([
      { outcome: 'CHANGED', monitoredObject: { version: 2 }, refusal: null },
    ]);
    expect(
      await ask(
        manager,
        `{ monitoredObject(id: "vm-1") { displayName className isAvailable properties { name value } monitors { name } } }`,
      ),
    ).toMatchObject({
      monitoredObject: {
        displayName: 'web-99',
        className: 'Microsoft.Windows.Computer',
        isAvailable: false,
        properties: [{ name: 'Cores', value: '8' }],
        monitors: expect.arrayContaining([{ name: SERVICE_MONITOR }]) as object,
      },
    });
  });

  test('monitors that are not listed any more go, with their alerts and with what they did to the health', async () => {
    await report([describeComputer('vm-1')]);
    await reportState(manager, { monitoredObjectId: 'vm-1', state: 'ERROR' });
    const { results } = await report([
      { id: 'vm-1', unitMonitors: [{ name: 'Contoso.Other', aspect: 'SECURITY' }] },
    ]);
    expect(results).toMatchObject([{ outcome: 'CHANGED' }]);
    expect(await readStates(manager, ['vm-1'])).toMatchObject({
      'vm-1': { health: 'SUCCESS', openAlertCount: 0 },
    });
  });

  test('each object of a report is answered on its own', async () => {
    const { results } = await report(
      [
        { id: 'new-1', displayName: 'new' },
        { ...describeComputer('new-2'), managementGroupId: 'mg-9' },
        describeComputer('new-3', 'nowhere'),
        describeComputer('new-4'),
        { ...describeComputer('new-5'), unitMonitors: [{ name: 'A' }, { name: 'A' }] },
        { ...describeComputer('new-6'), displayName: '' },
        {
          ...describeComputer('new-7'),
          dependencyMonitors: [{ name: 'D', policy: 'PERCENTAGE', percentage: 0 }],
        },
        {
          ...describeComputer('new-8'),
          unitMonitors: [{ name: 'System.Health.EntityState' }],
        },
      ],
      ['nothing'],
    );
    expect(
      results.map(({ outcome, refusal }) => outcome ?? [refusal?.code, refusal?.field.at(-1)]),
    ).toEqual([
      ['MISSING', 'managementGroupId'],
      ['NOT_FOUND', 'managementGroupId'],
      ['NOT_FOUND', 'containerId'],
      'CREATED',
      ['ALREADY_EXISTS', 'unitMonitors'],
      ['BAD_LENGTH', 'displayName'],
      ['OUT_OF_RANGE', 'dependencyMonitors'],
      ['ALREADY_EXISTS', 'unitMonitors'],
      ['NOT_FOUND', '0'],
    ]);
    expect(await listIds({ id: { in: ['new-1', 'new-2', 'new-3', 'new-4', 'new-5'] } })).toEqual([
      'new-4',
    ]);
  });

  test('of a report, what has a NUL is refused and the others are taken', async () => {
    const { results } = await report(
      [describeComputer('\0'), describeComputer('vm-1', '\0'), describeComputer('vm-2')],
      ['\0'],
    );
    expect(results.map(({ outcome, refusal }) => outcome ?? refusal?.code)).toEqual([
      'BAD_VALUE',
      'NOT_FOUND',
      'CREATED',
      'NOT_FOUND',
    ]);
  });

  test('nothing is put inside what is inside it', async () => {
    await report([describeComputer('a'), describeComputer('b', 'a'), describeComputer('c', 'b')]);
    const { results } = await report([
      { id: 'a', containerId: 'c' },
      { id: 'b', containerId: 'b' },
      { id: 'c', containerId: 'a' },
    ]);
    expect(results.map(({ outcome, refusal }) => outcome ?? refusal?.code)).toEqual([
      'CONTRADICTION',
      'CONTRADICTION',
      'CHANGED',
    ]);
  });

  test('moving an object moves what it does to the health around it', async () => {
    await report([describeComputer('a'), describeComputer('b'), describeComputer('vm', 'a')]);
    await reportState(manager, { monitoredObjectId: 'vm', state: 'ERROR' });
    await report([{ id: 'vm', containerId: 'b' }]);
    expect(await readStates(manager, ['a', 'b'])).toMatchObject({
      a: { health: 'SUCCESS' },
      b: { health: 'ERROR' },
    });
  });

  test('what is removed goes with all it contains, its maintenance and its monitors’ alerts', async () => {
    await report([
      describeComputer('host'),
      describeComputer('vm', 'host'),
      describeComputer('app', 'vm'),
    ]);
    await reportState(manager, { monitoredObjectId: 'app', state: 'ERROR' });
    await setMaintenance(manager, { monitoredObjectIds: ['vm'], minutes: 60 });
    const { results } = await report([], ['vm']);
    expect(results).toMatchObject([{ monitoredObjectId: 'vm', outcome: 'REMOVED' }]);

    expect(await listIds({ id: { in: ['host', 'vm', 'app'] } })).toEqual(['host']);
    expect(await listIds({ isRemoved: true })).toEqual(['app', 'vm']);
    expect(await readStates(manager, ['host', 'app'])).toMatchObject({
      host: { health: 'SUCCESS' },
      app: { inMaintenance: false, openAlertCount: 0 },
    });
    const windows = await ask(
      manager,
      `{ maintenanceWindows(filter: { isActive: true }) { totalCount } }`,
    );
    expect(windows).toEqual({ maintenanceWindows: { totalCount: 0 } });
    expect((await report([], ['vm'])).results).toMatchObject([{ outcome: 'UNCHANGED' }]);
  });

  test('an object that comes back is new again, under its old id', async () => {
    await report([describeComputer('vm')]);
    await report([], ['vm']);
    await using changes = await follow<{ kind: string; monitoredObject: { id: string } }>(
      manager,
      `subscription { healthChanges { kind monitoredObject { id } } }`,
    );
    expect((await report([describeComputer('vm')])).results).toMatchObject([
      { outcome: 'CREATED', monitoredObject: { version: 3 } },
    ]);
    expect((await changes.next()).value).toEqual({
      kind: 'CREATED',
      monitoredObject: { id: 'vm' },
    });
  });

  test('a report of nothing is refused', async () => {
    expect(await report([])).toMatchObject({
      results: [],
      userErrors: [
        { code: 'MISSING', message: 'Cannot take a report: it names no object', field: ['input'] },
      ],
    });
  });

  test('too large a report is refused as a whole', async () => {
    const many = Array.from({ length: 501 }, (_, index) => ({ id: `x-${index}` }));
    expect(await report(many)).toMatchObject({
      results: [],
      userErrors: [{ code: 'OUT_OF_RANGE', field: ['input', 'objects'] }],
    });
  });

  describe('in a list', () => {
    beforeEach(async () => {
      await report([
        describeComputer('alpha'),
        describeComputer('beta', 'alpha'),
        { ...describeComputer('gamma', 'alpha'), isAvailable: false, isManaged: false },
        { ...describeComputer('delta'), className: 'Contoso.Thing', principalName: null },
      ]);
      await reportState(manager, { monitoredObjectId: 'delta', state: 'WARNING' });
      await setMaintenance(manager, {
        monitoredObjectIds: ['gamma'],
        minutes: 60,
      });
    });

    test.each<[object, string[]]>([
      [{ displayName: { eq: 'beta' } }, ['beta']],
      [{ displayName: { contains: 'LPH' } }, ['alpha']],
      [{ className: { eq: 'Contoso.Thing' } }, ['delta']],
      [{ principalName: { in: ['beta.contoso.example'] } }, ['beta']],
      [{ principalName: { isNull: true } }, ['delta']],
      [{ containerId: { eq: 'alpha' } }, ['beta', 'gamma']],
      [{ group: { eq: 'group-web' } }, ['disk-1', 'computer-1']],
      [{ group: { in: ['group-web'] }, displayName: { eq: 'web-01' } }, ['computer-1']],
      [{ health: { gte: 'WARNING' } }, ['delta']],
      [{ health: { eq: 'WARNING' } }, ['delta']],
      [{ isAvailable: false }, ['gamma']],
      [{ isManaged: false }, ['gamma']],
      [{ inMaintenance: true }, ['gamma']],
      [{ or: [{ id: { eq: 'alpha' } }, { id: { eq: 'delta' } }] }, ['alpha', 'delta']],
      [
        { not: { group: { eq: 'group-all' } }, managementGroupId: { eq: 'mg-1' } },
        ['alpha', 'beta', 'delta', 'gamma'],
      ],
      [
        { healthLastModifiedAt: { lt: '2026-01-15T00:00:00Z' } },
        ['disk-1', 'computer-2', 'computer-1'],
      ],
    ])('%j finds %j', async (filter, ids) => {
      expect(await listIds(filter)).toEqual(ids);
    });

    test.each<[object, string[]]>([
      [{ field: 'DISPLAY_NAME', direction: 'DESC' }, ['gamma', 'delta', 'beta', 'alpha']],
      [{ field: 'HEALTH', direction: 'DESC' }, ['delta', 'gamma', 'beta', 'alpha']],
      [{ field: 'LAST_MODIFIED_AT', direction: 'ASC' }, ['alpha', 'beta', 'delta', 'gamma']],
    ])('ordered by %j they are %j, page by page', async (orderBy, ids) => {
      const filter = { id: { in: ids } };
      const seen: string[] = [];
      let after: string | null = null;
      for (;;) {
        const page = await list(filter, { orderBy, first: 1, after });
        expect(page.totalCount).toBe(4);
        seen.push(...page.nodes.map(({ id }) => id));
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor;
      }
      expect(seen).toEqual(ids);
    });

    test('the lists of many objects cost one statement each, however many objects there are', async () => {
      const text = `query ($first: Int) {
        monitoredObjects(first: $first) {
          nodes {
            openAlertCount
            alerts { nodes { id } totalCount }
            contained { nodes { id } totalCount }
            groups { id } maintenanceWindow { id } managementGroup { id }
            healthTree { children { state openAlert { id } } }
            container { displayName }
          }
        }
      }`;
      const count = async (first: number) => {
        manager.takeStatements();
        await ask(manager, text, { variables: { first } });
        return manager.takeStatements().filter((sql) => !/journal/.test(sql)).length;
      };
      expect(await count(200)).toBe(11);
    });

    test('who sees only some groups finds only their members, in lists and by id', async () => {
      const viewer = { name: 'kim', profile: 'OPERATOR' as const, groupIds: ['group-web'] };
      const seen = await ask<Listed>(manager, LIST, { viewer });
      expect(seen.monitoredObjects).toMatchObject({
        nodes: [{ id: 'disk-1' }, { id: 'computer-1' }],
        totalCount: 2,
      });
      expect(await ask(manager, '{ monitoredObject(id: "alpha") { id } }', { viewer })).toEqual({
        monitoredObject: null,
      });
    });

    test.each([
      ['{ monitoredObjects(first: 201) { nodes { id } } }', 'OUT_OF_RANGE'],
      ['{ monitoredObjects(after: "x") { nodes { id } } }', 'CURSOR_UNKNOWN'],
      [
        '{ monitoredObjects(filter: { displayName: { contains: "a" } }) { nodes { id } } }',
        'BAD_FILTER',
      ],
      ['{ monitoredObject(id: "alpha") { contained(first: 0) { nodes { id } } } }', 'OUT_OF_RANGE'],
    ])('%s is refused with %s', async (text, code) => {
      const { errors } = await askForAnswer(manager, text);
      expect(errors?.[0]?.extensions).toMatchObject({ code });
    });
  });

  test('the computers of machines and hosts are found by their names, in one statement', async () => {
    await report([describeComputer('vm-1'), describeComputer('vm-2')]);
    manager.takeStatements();
    const answer = await ask(
      manager,
      `query ($references: [_Any!]!) {
        _entities(representations: $references) {
          ... on VirtualMachine { id monitoredObject { id } }
          ... on Host { id monitoredObject { id } }
          ... on MonitoredObject { displayName }
        }
      }`,
      {
        variables: {
          references: [
            { __typename: 'VirtualMachine', id: 'm-1', computerName: 'vm-1.contoso.example' },
            { __typename: 'Host', id: 'h-1', computerName: 'vm-2.contoso.example' },
            { __typename: 'VirtualMachine', id: 'm-2', computerName: 'gone.contoso.example' },
            { __typename: 'VirtualMachine', id: 'm-3', computerName: null },
            { __typename: 'MonitoredObject', id: 'vm-2' },
            { __typename: 'MonitoredObject', id: 'none' },
          ],
        },
      },
    );
    expect(answer).toEqual({
      _entities: [
        { id: 'm-1', monitoredObject: { id: 'vm-1' } },
        { id: 'h-1', monitoredObject: { id: 'vm-2' } },
        { id: 'm-2', monitoredObject: null },
        { id: 'm-3', monitoredObject: null },
        { displayName: 'vm-2' },
        null,
      ],
    });
    const statements = manager.takeStatements().filter((sql) => /monitored_objects/.test(sql));
    expect(statements).toHaveLength(2);
  });
});
