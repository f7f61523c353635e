import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../subgraphs/kit/database/open-database.ts';
import { describeDataCentre } from '../../subgraphs/demonstration/data-centre.ts';
import { operationsManagerMigrations } from '../../subgraphs/operations-manager/migrations.ts';
import {
  createOperationsManager,
  type OperationsManager,
} from '../../subgraphs/operations-manager/operations-manager.ts';
import { ask } from '../support/ask.ts';
import { createTestLocation, STORES } from '../support/databases.ts';
import { quietLog } from '../support/quiet-log.ts';
import { endMaintenance, setMaintenance } from './support/estate.ts';

describe.each(STORES)('groups on %s', (kind) => {
  let stack: AsyncDisposableStack;
  let manager: OperationsManager;
  let statements: string[] = [];

  beforeEach(async () => {
    stack = new AsyncDisposableStack();
    const { location } = stack.use(await createTestLocation(kind));
    await (await openDatabase({ location, migrations: operationsManagerMigrations })).close();
    manager = await createOperationsManager({
      location,
      log: quietLog,
      onQuery: (sql) => statements.push(sql),
    });
    stack.defer(() => manager.close());
    await manager.demonstration.prepare(describeDataCentre(0.1));
  });
  afterEach(() => stack.disposeAsync());

  test('are listed by name with what is inside them', async () => {
    const answer = await ask<{ groups: object }>(
      manager,
      `{
        groups(filter: { displayName: { contains: "servers east" } }) {
          nodes {
            name displayName managementGroup { name }
            childGroups { displayName } members(first: 1) { totalCount nodes { groups { displayName } } }
          }
          totalCount
        }
      }`,
    );
    expect(answer.groups).toMatchObject({
      totalCount: 7,
      nodes: [
        {
          name: 'Contoso.East.AllServers.Group',
          displayName: 'All Servers East',
          managementGroup: { name: 'MG-EAST' },
          childGroups: [
            { displayName: 'Application Servers East' },
            { displayName: 'Build Servers East' },
            { displayName: 'Database Servers East' },
            { displayName: 'Domain Controllers East' },
            { displayName: 'File Servers East' },
            { displayName: 'Print Servers East' },
            { displayName: 'Virtual Desktops East' },
            { displayName: 'Web Servers East' },
          ],
        },
        { displayName: 'Application Servers East', childGroups: [] },
        { displayName: 'Build Servers East' },
        { displayName: 'Database Servers East' },
        { displayName: 'File Servers East' },
        { displayName: 'Print Servers East' },
        { displayName: 'Web Servers East' },
      ],
    });
  });

  test('members of a group are members of the groups around it', async () => {
    const { groups } = await ask<{
      groups: { nodes: { displayName: string; members: { totalCount: number } }[] };
    }>(manager, `{ groups(first: 200) { nodes { displayName members { totalCount } } } }`);
    const sizeOf = (name: string) =>
      groups.nodes.find((group) => group.displayName === name)?.members.totalCount ?? 0;
    expect(sizeOf('Site East')).toBe(
      sizeOf('All Servers East') + sizeOf('Virtualization Hosts East'),
    );
    expect(sizeOf('Site East') + sizeOf('Site West')).toBe(400);
  });

  test('a group is as well as its worst member that is not in maintenance', async () => {
    const read = async () =>
      (
        await ask<{
          groups: {
            nodes: {
              id: string;
              health: string;
              openAlertCount: number;
              members: { nodes: { id: string; health: string; openAlertCount: number }[] };
            }[];
          };
        }>(
          manager,
          `{
            groups(filter: { name: { eq: "Contoso.East.WebServers.Group" } }) {
              nodes { id health openAlertCount members(first: 200) { nodes { id health openAlertCount } } }
            }
          }`,
        )
      ).groups.nodes[0];
    const group = await read();
    const members = group?.members.nodes ?? [];
    expect(members.some((member) => member.health === 'ERROR')).toBe(true);
    expect(group?.health).toBe('ERROR');
    expect(group?.openAlertCount).toBe(
      members.reduce((sum, member) => sum + member.openAlertCount, 0),
    );

    const ill = members.filter((member) => member.health !== 'SUCCESS').map(({ id }) => id);
    await setMaintenance(manager, {
      monitoredObjectIds: ill,
      minutes: 60,
      includeContained: false,
    });
    expect((await read())?.health).toBe('SUCCESS');
    await endMaintenance(manager, { monitoredObjectIds: ill, includeContained: false });
    expect((await read())?.health).toBe('ERROR');
  });

  test('many groups cost no more statements than one', async () => {
    const count = async (first: number) => {
      statements = [];
      await ask(
        manager,
        `query ($first: Int) {
          groups(first: $first) {
            nodes { health openAlertCount managementGroup { name } childGroups { id } members(first: 3) { totalCount nodes { id } } }
          }
        }`,
        { variables: { first } },
      );
      return statements.filter((sql) => !/journal|maintenance_windows/.test(sql)).length;
    };
    expect(await count(1)).toBe(7);
    expect(await count(22)).toBe(7);
  });

  test('management groups come with their servers and what they watch', async () => {
    expect(
      await ask(
        manager,
        `{
          managementGroups {
            name site managementServers { name health isAvailable } monitoredObjectCount
          }
        }`,
      ),
    ).toMatchObject({
      managementGroups: [
        {
          name: 'MG-EAST',
          site: 'east',
          managementServers: [
            { name: 'om-east-01.contoso.example', health: 'SUCCESS', isAvailable: true },
            { name: 'om-east-02.contoso.example', health: 'SUCCESS', isAvailable: true },
            { name: 'om-east-03.contoso.example', health: 'WARNING', isAvailable: true },
          ],
        },
        { name: 'MG-WEST', site: 'west' },
      ],
    });
  });

  test('who sees only some groups sees these', async () => {
    const { groups } = await ask<{ groups: { nodes: { id: string }[] } }>(
      manager,
      '{ groups { nodes { id } } }',
    );
    const [first] = groups.nodes;
    const viewer = { name: 'kim', profile: 'OPERATOR' as const, groupIds: [first?.id ?? ''] };
    expect(await ask(manager, '{ groups { nodes { id } totalCount } }', { viewer })).toEqual({
      groups: { nodes: [first], totalCount: 1 },
    });
  });
});
