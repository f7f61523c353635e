import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../subgraphs/kit/database/open-database.ts';
import type { Viewer } from '../../subgraphs/kit/viewer.ts';
import { operationsManagerMigrations } from '../../subgraphs/operations-manager/migrations.ts';
import {
  createOperationsManager,
  type OperationsManager,
} from '../../subgraphs/operations-manager/operations-manager.ts';
import { ask, follow } from '../support/ask.ts';
import { createTestLocation, STORES } from '../support/databases.ts';
import { quietLog } from '../support/quiet-log.ts';
import { change } from './support/connectors.ts';
import { describeComputer, reportObjects, type Problem } from './support/estate.ts';
import {
  startOperationsManager,
  type TestOperationsManager,
} from './support/operations-manager.ts';
import { raiseMany } from './support/storms.ts';

type Input = Readonly<Record<string, unknown>>;

const OPERATOR: Viewer = { name: 'kim', profile: 'OPERATOR', groupIds: null };
const WEST = { id: 'mg-west', name: 'MG-WEST', site: 'west' };

interface Reported {
  readonly outcome: string | null;
  readonly cursor: string | null;
  readonly userErrors: readonly Problem[];
}

async function report(
  manager: OperationsManager | TestOperationsManager,
  mutation: 'reportManagementGroup' | 'reportGroup',
  input: Input,
): Promise<Reported> {
  const type = `${mutation.slice(0, 1).toUpperCase()}${mutation.slice(1)}Input`;
  const answer = await ask<Record<string, Reported>>(
    manager,
    `mutation ($input: ${type}!) {
      ${mutation}(input: $input) { outcome cursor userErrors { code message field } }
    }`,
    { variables: { input } },
  );
  return answer[mutation] as Reported;
}

const describeGroup = (id: string, more: Input = {}) => ({
  id,
  managementGroupId: 'mg-1',
  name: `Contoso.${id}.Group`,
  displayName: id,
  ...more,
});

describe.each(STORES)('an estate that is reported on %s', (kind) => {
  test('an empty store becomes one that can be worked with', async () => {
    await using stack = new AsyncDisposableStack();
    const { location } = stack.use(await createTestLocation(kind));
    await (await openDatabase({ location, migrations: operationsManagerMigrations })).close();
    const manager = await createOperationsManager({ location, log: quietLog });
    stack.defer(() => manager.close());

    expect(
      await report(manager, 'reportManagementGroup', {
        ...WEST,
        servers: [{ id: 'server-1', name: 'om-west-01.contoso.example', health: 'SUCCESS' }],
      }),
    ).toMatchObject({ outcome: 'CREATED', userErrors: [] });
    await reportObjects(manager, [{ ...describeComputer('web-01'), managementGroupId: WEST.id }]);
    await report(
      manager,
      'reportGroup',
      describeGroup('web', { managementGroupId: WEST.id, memberIds: ['web-01'] }),
    );
    await raiseMany(manager, 1, { monitoredObjectId: 'web-01' });
    expect(
      await ask(
        manager,
        `{
          managementGroups { name site managementServers { name health isAvailable } openAlertCount }
          groups { nodes { displayName members { nodes { displayName } } openAlertCount } }
          alerts(filter: { group: { eq: "web" } }) { nodes { siteName } }
        }`,
      ),
    ).toEqual({
      managementGroups: [
        {
          name: 'MG-WEST',
          site: 'west',
          managementServers: [
            { name: 'om-west-01.contoso.example', health: 'SUCCESS', isAvailable: true },
          ],
          openAlertCount: 1,
        },
      ],
      groups: {
        nodes: [
          {
            displayName: 'web',
            members: { nodes: [{ displayName: 'web-01' }] },
            openAlertCount: 1,
          },
        ],
      },
      alerts: { nodes: [{ siteName: 'west' }] },
    });
  });
});

describe.each(STORES)('management groups that are reported on %s', (kind) => {
  let manager: TestOperationsManager;
  beforeEach(async () => {
    manager = await startOperationsManager(kind);
  });
  afterEach(() => manager[Symbol.asyncDispose]());

  const reportWest = (input: Input = {}) =>
    report(manager, 'reportManagementGroup', { ...WEST, ...input });
  const listServers = async () => {
    const { managementGroups } = await ask<{
      managementGroups: { id: string; managementServers: { id: string; health: string }[] }[];
    }>(manager, `{ managementGroups { id managementServers { id health } } }`);
    return managementGroups
      .find(({ id }) => id === WEST.id)
      ?.managementServers.map(({ id, health }) => `${id} ${health}`);
  };

  test('servers come, change and go; others stay', async () => {
    const servers = [
      { id: 'a', name: 'om-a', health: 'SUCCESS' },
      { id: 'b', name: 'om-b', health: 'SUCCESS' },
    ];
    await reportWest({ servers });
    expect(await reportWest({ servers })).toMatchObject({ outcome: 'UNCHANGED', cursor: null });
    expect(
      await reportWest({ servers: [{ id: 'b', name: 'om-b', health: 'ERROR' }] }),
    ).toMatchObject({ outcome: 'CHANGED' });
    expect(await listServers()).toEqual(['a SUCCESS', 'b ERROR']);
    await reportWest({ removedServerIds: ['a', 'never there'] });
    expect(await listServers()).toEqual(['b ERROR']);
  });

  test('a management group that is renamed is renamed as a monitored object too', async () => {
    await reportWest();
    expect(await reportWest({ name: 'MG-FAR-WEST' })).toMatchObject({ outcome: 'CHANGED' });
    const { monitoredObjects } = await ask<{ monitoredObjects: { nodes: object[] } }>(
      manager,
      `{
        monitoredObjects(filter: { className: { eq: "Microsoft.SystemCenter.ManagementGroup" } }) {
          nodes { displayName managementGroup { name } }
        }
      }`,
    );
    expect(monitoredObjects.nodes).toEqual([
      { displayName: 'MG-FAR-WEST', managementGroup: { name: 'MG-FAR-WEST' } },
    ]);
  });

  test.each<[string, Input, string]>([
    ['no name', { name: '' }, 'BAD_LENGTH'],
    ['a name of another', { name: 'MG-EAST' }, 'ALREADY_EXISTS'],
    [
      'a server that stays and goes',
      { servers: [{ id: 'a', name: 'a' }], removedServerIds: ['a'] },
      'CONTRADICTION',
    ],
  ])('a report is refused for %s', async (_name, input, code) => {
    expect(await reportWest(input)).toMatchObject({ outcome: null, userErrors: [{ code }] });
  });

  test('reports are for administrators', async () => {
    expect(await change(manager, 'reportManagementGroup', WEST, OPERATOR)).toMatchObject([
      { code: 'FORBIDDEN' },
    ]);
    expect(await change(manager, 'reportGroup', describeGroup('x'), OPERATOR)).toMatchObject([
      { code: 'FORBIDDEN' },
    ]);
  });
});

describe.each(STORES)('groups that are reported on %s', (kind) => {
  let manager: TestOperationsManager;
  beforeEach(async () => {
    manager = await startOperationsManager(kind);
  });
  afterEach(() => manager[Symbol.asyncDispose]());

  const reportGroup = (id: string, more: Input = {}) =>
    report(manager, 'reportGroup', describeGroup(id, more));
  const listMembers = async (): Promise<Record<string, string[]>> => {
    const { groups } = await ask<{
      groups: { nodes: { id: string; members: { nodes: { id: string }[] } }[] };
    }>(manager, `{ groups(first: 200) { nodes { id members(first: 200) { nodes { id } } } } }`);
    return Object.fromEntries(
      groups.nodes.map(({ id, members }) => [id, members.nodes.map((node) => node.id).toSorted()]),
    );
  };

  test('members of a group are members of all groups around it', async () => {
    expect(await reportGroup('role', { memberIds: ['computer-1'] })).toMatchObject({
      outcome: 'CREATED',
    });
    await reportGroup('site', { childGroupIds: ['role'] });
    await reportGroup('world', { childGroupIds: ['site'], memberIds: ['disk-1'] });
    await reportGroup('role', { memberIds: ['computer-2'] });
    expect(await listMembers()).toMatchObject({
      role: ['computer-1', 'computer-2'],
      site: ['computer-1', 'computer-2'],
      world: ['computer-1', 'computer-2', 'disk-1'],
    });
  });

  test('who leaves a group stays where another way leads', async () => {
    await reportGroup('left', { memberIds: ['computer-1', 'computer-2'] });
    await reportGroup('right', { memberIds: ['computer-1'] });
    await reportGroup('both', { childGroupIds: ['left', 'right'] });
    expect(
      await reportGroup('left', { removedMemberIds: ['computer-1', 'computer-2'] }),
    ).toMatchObject({ outcome: 'CHANGED' });
    expect(await listMembers()).toMatchObject({
      left: [],
      right: ['computer-1'],
      both: ['computer-1'],
    });
    await reportGroup('both', { removedChildGroupIds: ['right'] });
    expect(await listMembers()).toMatchObject({ both: [] });
  });

  test('a group whose members were filled in flat keeps them', async () => {
    await reportGroup('group-all', { childGroupIds: ['group-web'], memberIds: [] });
    await reportGroup('group-web', { removedMemberIds: ['disk-1'] });
    expect(await listMembers()).toMatchObject({
      'group-web': ['computer-1'],
      'group-all': ['computer-1', 'computer-2', 'disk-1'],
    });
  });

  test('the same report again changes nothing', async () => {
    const input = { memberIds: ['computer-1'], childGroupIds: ['group-sql'] };
    await reportGroup('again', input);
    expect(await reportGroup('again', input)).toMatchObject({
      outcome: 'UNCHANGED',
      cursor: null,
    });
    expect(await reportGroup('again', { displayName: 'Once more' })).toMatchObject({
      outcome: 'CHANGED',
      cursor: null,
    });
  });

  test('whoever follows a group is told of open alerts and objects that enter and leave it', async () => {
    await raiseMany(manager, 1);
    await reportGroup('mine');
    const viewer: Viewer = { name: 'lee', profile: 'OPERATOR', groupIds: ['mine'] };
    const alerts = await follow<{ kind: string; alert: { name: string }; changes: object[] }>(
      manager,
      `subscription { alertChanges { kind alert { name } changes { field } } }`,
      { viewer },
    );
    const objects = await follow<{ kind: string; monitoredObject: { id: string } }>(
      manager,
      `subscription { healthChanges(filter: { group: { eq: "mine" } }) { kind monitoredObject { id } } }`,
    );
    await reportGroup('mine', { memberIds: ['computer-1', 'computer-2'] });
    await reportGroup('mine', { removedMemberIds: ['computer-1'] });
    expect((await alerts.next()).value).toEqual({
      kind: 'CHANGED',
      alert: { name: 'Link is down' },
      changes: [],
    });
    expect((await alerts.next()).value).toMatchObject({ kind: 'LEFT' });
    const heard = [];
    while (heard.length < 3) {
      const { value } = await objects.next();
      heard.push(`${value.kind} ${value.monitoredObject.id}`);
    }
    expect(heard).toEqual(['CHANGED computer-1', 'CHANGED computer-2', 'LEFT computer-1']);
    await alerts.return?.();
    await objects.return?.();
  });

  test.each<[string, Input, string]>([
    ['no management group', { managementGroupId: 'none' }, 'NOT_FOUND'],
    ['no such member', { memberIds: ['computer-1', 'none'] }, 'NOT_FOUND'],
    ['no such group inside', { childGroupIds: ['none'] }, 'NOT_FOUND'],
    ['itself inside', { childGroupIds: ['group-web'] }, 'CONTRADICTION'],
    [
      'a member that stays and goes',
      { memberIds: ['disk-1'], removedMemberIds: ['disk-1'] },
      'CONTRADICTION',
    ],
    ['no display name', { displayName: '' }, 'BAD_LENGTH'],
    ['too many members', { memberIds: Array.from({ length: 1_001 }, String) }, 'OUT_OF_RANGE'],
  ])('a report is refused for %s', async (_name, input, code) => {
    const before = await listMembers();
    expect(await reportGroup('group-web', input)).toMatchObject({
      outcome: null,
      userErrors: [{ code }],
    });
    expect(await listMembers()).toEqual(before);
  });

  test('groups do not nest in a circle, and stay in their management group', async () => {
    await reportGroup('inner');
    await reportGroup('outer', { childGroupIds: ['inner'] });
    expect((await reportGroup('inner', { childGroupIds: ['outer'] })).userErrors).toMatchObject([
      {
        code: 'CONTRADICTION',
        message: 'Cannot put group "outer" into group "inner": that one is inside it',
      },
    ]);
    await report(manager, 'reportManagementGroup', WEST);
    expect((await reportGroup('inner', { managementGroupId: WEST.id })).userErrors).toMatchObject([
      { code: 'CONTRADICTION' },
    ]);
  });

  test('however groups and members are reported, members are those that some way leads to', async () => {
    const OBJECTS = ['computer-1', 'computer-2', 'disk-1'];
    const GROUPS = ['a', 'b', 'c', 'd'];
    const step = fc.record({
      group: fc.nat(3),
      memberIds: fc.subarray(OBJECTS),
      removedMemberIds: fc.subarray(OBJECTS),
      children: fc.subarray([0, 1, 2, 3]),
      removedChildren: fc.subarray([0, 1, 2, 3]),
    });
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        round += 1;
        const nameOf = (index: number): string => `${GROUPS[index]}-${round}`;
        const direct = GROUPS.map(() => new Set<string>());
        const inside = GROUPS.map(() => new Set<number>());
        for (const [index] of GROUPS.entries()) await reportGroup(nameOf(index));
        for (const { group, memberIds, removedMemberIds, children, removedChildren } of steps) {
          // Only towards later letters, so that nothing nests in a circle.
          const childGroups = children.filter((child) => child > group);
          const goneGroups = removedChildren.filter((child) => !childGroups.includes(child));
          const gone = removedMemberIds.filter((id) => !memberIds.includes(id));
          const { userErrors } = await reportGroup(nameOf(group), {
            memberIds,
            removedMemberIds: gone,
            childGroupIds: childGroups.map(nameOf),
            removedChildGroupIds: goneGroups.map(nameOf),
          });
          expect(userErrors).toEqual([]);
          for (const id of memberIds) direct[group]?.add(id);
          for (const id of gone) direct[group]?.delete(id);
          for (const child of childGroups) inside[group]?.add(child);
          for (const child of goneGroups) inside[group]?.delete(child);
        }
        const collect = (group: number): string[] => [
          ...(direct[group] ?? []),
          ...[...(inside[group] ?? [])].flatMap(collect),
        ];
        const members = await listMembers();
        for (const [index] of GROUPS.entries()) {
          expect(members[nameOf(index)]).toEqual([...new Set(collect(index))].toSorted());
        }
      }),
      { numRuns: kind === 'sqlite' ? 25 : 8 },
    );
  });
});
