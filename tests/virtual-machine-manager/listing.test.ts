import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { matchesFilter } from '../../subgraphs/kit/filter/matches-filter.ts';
import { VIRTUAL_MACHINE_FILTERS } from '../../subgraphs/virtual-machine-manager/virtual-machines/virtual-machine-filter.ts';
import { ask, askForAnswer } from '../support/ask.ts';
import { STORES } from '../support/databases.ts';
import { cloudOf, hostOf, machineOf } from './support/fabric.ts';
import { startManager, type TestManager } from './support/manager.ts';

const WEST = { hostId: 'hv-2', hostGroupPath: 'All Hosts\\west' };
const MACHINES = [
  machineOf({ id: 'app-1', cloudId: 'cloud-1', owner: 'CONTOSO\\kim', cpuUtilizationPercent: 80 }),
  machineOf({ id: 'app-2', status: 'POWER_OFF', tag: 'test', memoryMb: 16_000 }),
  machineOf({ id: 'sql-1', ...WEST, cpuCount: 8, memoryMb: 32_000, cpuUtilizationPercent: 55 }),
  machineOf({
    id: 'Web_1',
    ...WEST,
    status: 'SAVED',
    isHighlyAvailable: false,
    owner: 'CONTOSO\\kim',
  }),
  machineOf({ id: 'web-2', status: 'UNKNOWN', statusCode: 777, cloudId: 'cloud-1' }),
  machineOf({
    id: 'webx3',
    hostId: null,
    hostGroupPath: null,
    status: 'STORED',
    costCenter: 'CC-1',
  }),
];
const FABRIC = {
  hosts: [
    hostOf({ id: 'hv-1' }),
    hostOf({ id: 'hv-2', hostGroupId: 'west', hostGroupPath: 'All Hosts\\west', memoryMb: 96_000 }),
    hostOf({ id: 'hv-3', state: 'NOT_RESPONDING', cpuUtilizationPercent: 0 }),
    hostOf({ id: 'hv-4', state: 'UNKNOWN', stateCode: 42 }),
  ],
  clouds: [cloudOf({ id: 'cloud-1' })],
  machines: MACHINES,
};

interface Names {
  readonly virtualMachines: {
    readonly nodes: readonly { readonly name: string }[];
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}
const LIST = `query ($filter: VirtualMachineFilter, $orderBy: VirtualMachineOrder, $first: Int, $after: String) {
  virtualMachines(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { name } totalCount pageInfo { hasNextPage endCursor }
  }
}`;

describe.each(STORES)('listing virtual machines on %s', (kind) => {
  let manager: TestManager;
  beforeAll(async () => {
    manager = await startManager(kind, FABRIC);
  });
  afterAll(() => manager[Symbol.asyncDispose]());

  test.each([
    [{ name: { contains: 'WEB' } }, ['Web_1', 'web-2', 'webx3']],
    [{ name: { contains: 'eb_' } }, ['Web_1']],
    [{ status: { eq: 'RUNNING' } }, ['app-1', 'sql-1']],
    [{ status: { in: ['SAVED', 'UNKNOWN'] } }, ['Web_1', 'web-2']],
    [{ not: { status: { eq: 'UNKNOWN' } } }, ['Web_1', 'app-1', 'app-2', 'sql-1', 'webx3']],
    [{ hostGroupPath: { within: 'All Hosts\\east' } }, ['app-1', 'app-2', 'web-2']],
    [{ hostGroupPath: { within: 'All Hosts' } }, ['Web_1', 'app-1', 'app-2', 'sql-1', 'web-2']],
    [{ hostGroupPath: { within: 'All Hosts\\we' } }, []],
    [{ hostGroupPath: { eq: 'All Hosts\\west' } }, ['Web_1', 'sql-1']],
    [{ hostId: { isNull: true } }, ['webx3']],
    [{ cloudId: { eq: 'cloud-1' } }, ['app-1', 'web-2']],
    [{ owner: { eq: 'CONTOSO\\kim' }, isHighlyAvailable: true }, ['app-1']],
    [{ or: [{ tag: { eq: 'test' } }, { costCenter: { eq: 'CC-1' } }] }, ['app-2', 'webx3']],
    [{ memoryMb: { gt: 8_000, lte: 32_000 } }, ['app-2', 'sql-1']],
    [{ computerName: { in: ['sql-1.contoso.example', 'x'] } }, ['sql-1']],
    [{ cpuCount: { gte: 8 } }, ['sql-1']],
  ])('by %j finds %j', async (filter, names) => {
    const { virtualMachines } = await ask<Names>(manager, LIST, { variables: { filter } });

    expect(virtualMachines.nodes.map(({ name }) => name)).toEqual(names);
    expect(virtualMachines.totalCount).toBe(names.length);
  });

  test.each([
    ['NAME', 'DESC', ['webx3', 'web-2', 'sql-1', 'app-2', 'app-1', 'Web_1']],
    ['CPU_UTILIZATION_PERCENT', 'DESC', ['app-1', 'sql-1', 'webx3', 'web-2', 'app-2', 'Web_1']],
    ['MEMORY_MB', 'ASC', ['Web_1', 'app-1', 'web-2', 'webx3', 'app-2', 'sql-1']],
    ['CREATED_AT', 'ASC', ['Web_1', 'app-1', 'app-2', 'sql-1', 'web-2', 'webx3']],
    ['MODIFIED_AT', 'DESC', ['webx3', 'web-2', 'sql-1', 'app-2', 'app-1', 'Web_1']],
  ])('by %s %s goes page by page through all of them', async (field, direction, names) => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const variables: Record<string, unknown> = { orderBy: { field, direction }, first: 4, after };
      const { virtualMachines }: Names = await ask<Names>(manager, LIST, { variables });
      seen.push(...virtualMachines.nodes.map(({ name }) => name));
      after = virtualMachines.pageInfo.hasNextPage ? virtualMachines.pageInfo.endCursor : null;
    } while (after !== null);

    expect(seen).toEqual(names);
  });

  test('finds in the store exactly what matches in a stream, for any filter', async () => {
    const condition = fc.oneof(
      fc.record({
        status: fc.record({ in: fc.subarray(['RUNNING', 'SAVED', 'UNKNOWN'], { minLength: 1 }) }),
      }),
      fc.record({ owner: fc.record({ isNull: fc.boolean() }) }),
      fc.record({
        hostGroupPath: fc.record({ within: fc.constantFrom('All Hosts', 'All Hosts\\west') }),
      }),
      fc.record({ memoryMb: fc.record({ gte: fc.constantFrom(8_000, 16_000) }) }),
      fc.record({
        name: fc.record({
          contains: fc.constantFrom('eb_', 'app', '-1', 'WEB').filter((text) => text.length > 2),
        }),
      }),
    );
    const { filter } = fc.letrec<{ filter: object }>((tie) => ({
      filter: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        condition,
        fc.record({ and: fc.array(tie('filter'), { minLength: 1, maxLength: 2 }) }),
        fc.record({ or: fc.array(tie('filter'), { minLength: 1, maxLength: 2 }) }),
        fc.record({ not: tie('filter') }),
      ),
    }));

    await fc.assert(
      fc.asyncProperty(filter, async (wanted) => {
        const page = await manager.stores.virtualMachines.list({
          filter: wanted,
          orderBy: { field: 'NAME', direction: 'ASC' },
        });
        const matching = MACHINES.filter((machine) =>
          matchesFilter(machine, wanted, VIRTUAL_MACHINE_FILTERS),
        );
        expect(page.nodes.map(({ id }) => id).toSorted()).toEqual(
          matching.map(({ id }) => id).toSorted(),
        );
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['{ virtualMachines(first: 201) { totalCount } }', 'OUT_OF_RANGE'],
    ['{ hosts(first: 0) { totalCount } }', 'OUT_OF_RANGE'],
    ['{ virtualMachines(after: "nonsense") { totalCount } }', 'CURSOR_UNKNOWN'],
    ['{ vmmJobs(filter: { owner: { in: [] } }) { totalCount } }', 'BAD_FILTER'],
    ['{ virtualMachines(filter: { name: { contains: "ab" } }) { totalCount } }', 'BAD_FILTER'],
    ['{ virtualMachines(filter: { memoryMb: { gt: 9, lt: 3 } }) { totalCount } }', 'BAD_FILTER'],
  ])('refuses %s with %s', async (operation, code) => {
    const { errors } = await askForAnswer(manager, operation);

    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual([code]);
  });

  test('shows a number that is not documented as UNKNOWN, and keeps it', async () => {
    expect(
      await ask(
        manager,
        `{
          virtualMachine(id: "web-2") { status statusCode allowedActions }
          hosts(filter: { state: { eq: UNKNOWN } }) { nodes { name state stateCode allowedActions } }
        }`,
      ),
    ).toEqual({
      virtualMachine: { status: 'UNKNOWN', statusCode: 777, allowedActions: [] },
      hosts: { nodes: [{ name: 'hv-4', state: 'UNKNOWN', stateCode: 42, allowedActions: [] }] },
    });
  });
});

describe.each(STORES)('what hangs off many parents on %s', (kind) => {
  let manager: TestManager;
  beforeAll(async () => {
    manager = await startManager(kind, FABRIC);
  });
  afterAll(() => manager[Symbol.asyncDispose]());

  test('is read in one statement for all of them, and counted in one more', async () => {
    manager.takeStatements();

    const answer = await ask(
      manager,
      `{ hosts { nodes { name memoryAssignedMb virtualMachineCount hostGroup { path }
           virtualMachines(first: 2) { nodes { name } totalCount pageInfo { hasNextPage } } } } }`,
    );

    expect(answer).toEqual({
      hosts: {
        nodes: [
          {
            name: 'hv-1',
            memoryAssignedMb: 32_000,
            virtualMachineCount: 3,
            hostGroup: { path: 'All Hosts\\east\\Rack 01' },
            virtualMachines: {
              nodes: [{ name: 'app-1' }, { name: 'app-2' }],
              totalCount: 3,
              pageInfo: { hasNextPage: true },
            },
          },
          {
            name: 'hv-2',
            memoryAssignedMb: 40_000,
            virtualMachineCount: 2,
            hostGroup: { path: 'All Hosts\\west' },
            virtualMachines: {
              nodes: [{ name: 'Web_1' }, { name: 'sql-1' }],
              totalCount: 2,
              pageInfo: { hasNextPage: false },
            },
          },
          ...['hv-3', 'hv-4'].map((name) => ({
            name,
            memoryAssignedMb: 0,
            virtualMachineCount: 0,
            hostGroup: { path: 'All Hosts\\east\\Rack 01' },
            virtualMachines: { nodes: [], totalCount: 0, pageInfo: { hasNextPage: false } },
          })),
        ],
      },
    });
    // Hosts, what is placed on them, their groups, a page of machines of each, the counts of those.
    expect(manager.takeStatements().length).toBe(5);
  });

  test('goes on behind a cursor for each parent', async () => {
    const text = `query ($after: String) { hosts(first: 1) { nodes {
      virtualMachines(first: 1, after: $after, filter: { memoryMb: { lte: 16000 } }) {
        nodes { name } pageInfo { endCursor hasNextPage hasPreviousPage } } } } }`;
    interface Page {
      hosts: { nodes: { virtualMachines: { pageInfo: { endCursor: string } } }[] };
    }

    const first = await ask<Page>(manager, text);
    const after = first.hosts.nodes[0]?.virtualMachines.pageInfo.endCursor;
    const second = await ask<Page>(manager, text, { variables: { after } });

    expect(second.hosts.nodes).toEqual([
      {
        virtualMachines: {
          nodes: [{ name: 'app-2' }],
          pageInfo: {
            endCursor: expect.any(String),
            hasNextPage: true,
            hasPreviousPage: true,
          },
        },
      },
    ]);
  });

  test('clouds and host groups show what belongs to them', async () => {
    expect(
      await ask(
        manager,
        `{
          clouds { name use { cpuCount memoryMb storageGb virtualMachineCount } quota { memoryMb }
            hostGroups { path } virtualMachines { nodes { name } totalCount } }
          cloud(id: "cloud-1") { id }
          hostGroups { path parent { name } children { name } hosts { name } }
        }`,
      ),
    ).toEqual({
      clouds: [
        {
          name: 'cloud-1',
          use: { cpuCount: 4, memoryMb: 16_000, storageGb: 196, virtualMachineCount: 2 },
          quota: { memoryMb: null },
          hostGroups: [{ path: 'All Hosts\\east' }],
          virtualMachines: { nodes: [{ name: 'app-1' }, { name: 'web-2' }], totalCount: 2 },
        },
      ],
      cloud: { id: 'cloud-1' },
      hostGroups: [
        {
          path: 'All Hosts',
          parent: null,
          children: [{ name: 'east' }, { name: 'west' }],
          hosts: [],
        },
        {
          path: 'All Hosts\\east',
          parent: { name: 'All Hosts' },
          children: [{ name: 'Rack 01' }],
          hosts: [],
        },
        {
          path: 'All Hosts\\east\\Rack 01',
          parent: { name: 'east' },
          children: [],
          hosts: [{ name: 'hv-1' }, { name: 'hv-3' }, { name: 'hv-4' }],
        },
        {
          path: 'All Hosts\\west',
          parent: { name: 'All Hosts' },
          children: [],
          hosts: [{ name: 'hv-2' }],
        },
      ],
    });
  });
});

describe.each(STORES)('the edges from other products on %s', (kind) => {
  let manager: TestManager;
  beforeAll(async () => {
    manager = await startManager(kind, FABRIC);
  });
  afterAll(() => manager[Symbol.asyncDispose]());

  test('are joined on the name of the computer, each type in one statement', async () => {
    manager.takeStatements();
    const objects = ['sql-1', 'hv-2', 'elsewhere'].map((name, index) => ({
      __typename: 'MonitoredObject',
      id: `object-${index}`,
      principalName: `${name}.contoso.example`,
    }));

    const answer = await ask(
      manager,
      `query ($references: [_Any!]!) { _entities(representations: $references) {
        ... on MonitoredObject { id virtualMachine { name } host { name } }
        ... on VirtualMachine { computerName }
        ... on Host { computerName }
        ... on VmmJob { name }
      } }`,
      {
        variables: {
          references: [
            ...objects,
            { __typename: 'MonitoredObject', id: 'object-3', principalName: null },
            { __typename: 'VirtualMachine', id: 'app-2' },
            { __typename: 'VirtualMachine', id: 'app-1' },
            { __typename: 'VirtualMachine', id: 'no-machine' },
            { __typename: 'Host', id: 'hv-1' },
            { __typename: 'VmmJob', id: 'no-job' },
          ],
        },
      },
    );

    expect(answer).toEqual({
      _entities: [
        { id: 'object-0', virtualMachine: { name: 'sql-1' }, host: null },
        { id: 'object-1', virtualMachine: null, host: { name: 'hv-2' } },
        { id: 'object-2', virtualMachine: null, host: null },
        { id: 'object-3', virtualMachine: null, host: null },
        { computerName: 'app-2.contoso.example' },
        { computerName: 'app-1.contoso.example' },
        null,
        { computerName: 'hv-1.contoso.example' },
        null,
      ],
    });
    // Machines by id, hosts by id, jobs by id, machines by computer, hosts by computer.
    expect(manager.takeStatements().length).toBe(5);
  });
});
