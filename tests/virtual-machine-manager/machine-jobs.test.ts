import { describe, expect, test } from 'vitest';
import { ask } from '../support/ask.ts';
import { STORES } from '../support/databases.ts';
import { cloudOf, hostOf, machineOf } from './support/fabric.ts';
import { act, readJob, readMachine, startManager } from './support/manager.ts';

const HOSTS = [
  hostOf({ id: 'hv-1' }),
  hostOf({ id: 'hv-2' }),
  hostOf({ id: 'hv-3', hostGroupId: 'west', hostGroupPath: 'All Hosts\\west' }),
];
const OF_WEB_1 = { virtualMachineId: 'web-1' };

describe.each(STORES)('jobs on virtual machines on %s', (kind) => {
  test('a machine is in the passing status until its job has ended', async () => {
    await using manager = await startManager(kind, {
      hosts: HOSTS,
      machines: [machineOf({ id: 'web-1', status: 'POWER_OFF' })],
    });

    const begun = await act(manager, 'startVirtualMachine', OF_WEB_1);
    expect(begun).toMatchObject({
      virtualMachine: { status: 'STARTING', version: 2 },
      job: { status: 'RUNNING' },
      userErrors: [],
    });

    await manager.passSeconds(4);
    expect(await readJob(manager, begun.job?.id, 'name status progressPercent endedAt')).toEqual({
      name: 'Start virtual machine',
      status: 'RUNNING',
      progressPercent: 50,
      endedAt: null,
    });
    expect(await readMachine(manager, 'web-1', 'status')).toEqual({ status: 'STARTING' });

    await manager.passSeconds(4);
    const fields = 'status statusCode version cpuUtilizationPercent mostRecentJob { id }';
    expect(await readMachine(manager, 'web-1', fields)).toEqual({
      status: 'RUNNING',
      statusCode: 0,
      version: 3,
      cpuUtilizationPercent: 20,
      mostRecentJob: { id: begun.job?.id },
    });
    const jobFields = `status progressPercent owner startedAt endedAt error { code }
      targetName target { ... on VirtualMachine { name } }`;
    expect(await readJob(manager, begun.job?.id, jobFields)).toEqual({
      status: 'COMPLETED',
      progressPercent: 100,
      owner: 'local administrator',
      startedAt: '2026-01-31T09:30:00.000Z',
      endedAt: '2026-01-31T09:30:08.000Z',
      error: null,
      targetName: 'web-1',
      target: { name: 'web-1' },
    });
  });

  test.each([
    ['startVirtualMachine', 'SAVED', 'RESTORING', 'RUNNING'],
    ['stopVirtualMachine', 'PAUSED', 'POWERING_OFF', 'POWER_OFF'],
    ['shutDownVirtualMachine', 'RUNNING', 'POWERING_OFF', 'POWER_OFF'],
    ['saveVirtualMachine', 'RUNNING', 'SAVING', 'SAVED'],
    ['pauseVirtualMachine', 'RUNNING', 'PAUSING', 'PAUSED'],
    ['resumeVirtualMachine', 'PAUSED', 'STARTING', 'RUNNING'],
    ['resetVirtualMachine', 'RUNNING', 'RESET', 'RUNNING'],
  ] as const)('%s leads a %s machine through %s to %s', async (name, status, through, after) => {
    await using manager = await startManager(kind, {
      hosts: HOSTS,
      machines: [machineOf({ id: 'web-1', status })],
    });

    expect((await act(manager, name, OF_WEB_1)).virtualMachine?.status).toBe(through);
    await manager.passSeconds(60);

    expect(await readMachine(manager, 'web-1', 'status failedJob { id }')).toEqual({
      status: after,
      failedJob: null,
    });
  });

  test('what is not allowed in a status is refused and changes nothing', async () => {
    await using manager = await startManager(kind, {
      hosts: HOSTS,
      machines: [machineOf({ id: 'web-1' })],
    });
    await act(manager, 'saveVirtualMachine', OF_WEB_1);

    expect(await act(manager, 'startVirtualMachine', OF_WEB_1)).toEqual({
      virtualMachine: null,
      job: null,
      cursor: null,
      userErrors: [
        {
          code: 'NOT_ALLOWED_IN_STATUS',
          message:
            'Cannot start virtual machine "web-1": it is SAVING, it must be POWER_OFF or SAVED',
          field: ['input'],
        },
      ],
    });
    expect(await readMachine(manager, 'web-1', 'version')).toEqual({ version: 2 });
  });

  test('unknown machines and machines that have changed are refused', async () => {
    await using manager = await startManager(kind, {
      hosts: HOSTS,
      machines: [machineOf({ id: 'web-1', version: 7 })],
    });

    const unknown = await act(manager, 'stopVirtualMachine', { virtualMachineId: 'web-9' });
    const changed = await act(manager, 'stopVirtualMachine', { ...OF_WEB_1, expectedVersion: 6 });

    expect([unknown.userErrors, changed.userErrors]).toEqual([
      [
        {
          code: 'NOT_FOUND',
          message: 'Cannot turn off virtual machine "web-9": there is none',
          field: ['input', 'virtualMachineId'],
        },
      ],
      [
        {
          code: 'CONCURRENT_UPDATE',
          message:
            'Cannot turn off virtual machine "web-1": it has changed since version 6 and is at version 7',
          field: ['input', 'expectedVersion'],
        },
      ],
    ]);
  });

  test('two who act on one machine at once: one is refused', async () => {
    await using manager = await startManager(kind, {
      hosts: HOSTS,
      machines: [machineOf({ id: 'web-1' })],
    });

    const outcomes = await Promise.all([
      act(manager, 'stopVirtualMachine', OF_WEB_1),
      act(manager, 'resetVirtualMachine', OF_WEB_1),
      act(manager, 'saveVirtualMachine', OF_WEB_1),
    ]);

    expect(outcomes.map(({ userErrors }) => userErrors[0]?.code ?? 'done').toSorted()).toEqual([
      'NOT_ALLOWED_IN_STATUS',
      'NOT_ALLOWED_IN_STATUS',
      'done',
    ]);
  });

  test('a job that ran when the process ended is taken up by the next', async () => {
    await using manager = await startManager(kind, {
      hosts: HOSTS,
      machines: [machineOf({ id: 'web-1' })],
    });
    await act(manager, 'shutDownVirtualMachine', OF_WEB_1);
    await manager.close();

    await using next = await manager.startAnother();
    expect(await readMachine(next, 'web-1', 'status')).toEqual({ status: 'POWERING_OFF' });
    await next.passSeconds(20);
    expect(await readMachine(next, 'web-1', 'status')).toEqual({ status: 'POWER_OFF' });
  });

  test('of two processes on one store each job is ended by one', async () => {
    await using manager = await startManager(kind, {
      hosts: HOSTS,
      machines: [1, 2, 3, 4, 5].map((number) => machineOf({ id: `web-${number}` })),
    });
    await using other = await manager.startAnother();
    for (const number of [1, 2, 3, 4, 5]) {
      await act(manager, 'pauseVirtualMachine', { virtualMachineId: `web-${number}` });
    }

    await Promise.all([manager.passSeconds(5), other.passSeconds(5)]);

    const versions = await manager.stores.virtualMachines.findMany(['web-1', 'web-3', 'web-5']);
    expect(versions.map((machine) => [machine?.status, machine?.version])).toEqual([
      ['PAUSED', 3],
      ['PAUSED', 3],
      ['PAUSED', 3],
    ]);
  });

  test('a job ends by itself when its time has come', async () => {
    const machines = [machineOf({ id: 'web-1' })];
    await using manager = await startManager(kind, { hosts: HOSTS, machines }, { jobPace: 0 });

    const { job } = await act(manager, 'pauseVirtualMachine', OF_WEB_1);

    await expect.poll(() => readJob(manager, job?.id, 'status')).toEqual({ status: 'COMPLETED' });
    expect(await readMachine(manager, 'web-1', 'status')).toEqual({ status: 'PAUSED' });
  });

  test('a machine whose host went silent meanwhile is repaired to what it was', async () => {
    await using manager = await startManager(kind, {
      hosts: HOSTS,
      machines: [machineOf({ id: 'web-1' })],
    });
    const { job } = await act(manager, 'migrateVirtualMachine', { ...OF_WEB_1, hostId: 'hv-2' });
    await manager.store.transaction((transaction) =>
      transaction('hosts').where({ id: 'hv-2' }).update({ state: 3 }),
    );
    await manager.passSeconds(60);

    expect(
      await readJob(manager, job?.id, 'status error { code message } progressPercent'),
    ).toEqual({
      status: 'FAILED',
      progressPercent: 0,
      error: {
        code: 'HOST_NOT_AVAILABLE',
        message: 'Cannot change virtual machine "web-1": host "hv-2" is NOT_RESPONDING',
      },
    });
    const fields = 'status allowedActions host { id } migrationTarget { id } failedJob { id }';
    expect(await readMachine(manager, 'web-1', fields)).toEqual({
      status: 'MIGRATION_FAILED',
      allowedActions: ['REPAIR'],
      host: { id: 'hv-1' },
      migrationTarget: null,
      failedJob: { id: job?.id },
    });

    await act(manager, 'repairVirtualMachine', OF_WEB_1);
    await manager.passSeconds(60);
    expect(await readMachine(manager, 'web-1', 'status failedJob { id }')).toEqual({
      status: 'RUNNING',
      failedJob: null,
    });
  });

  test('a deleted machine is gone, its jobs remember its name', async () => {
    await using manager = await startManager(kind, {
      hosts: HOSTS,
      machines: [machineOf({ id: 'web-1', status: 'POWER_OFF' })],
    });

    const { job } = await act(manager, 'deleteVirtualMachine', OF_WEB_1);
    await manager.passSeconds(60);

    expect(await readMachine(manager, 'web-1', 'id')).toBeNull();
    expect(
      await readJob(manager, job?.id, 'status targetId targetName target { __typename }'),
    ).toEqual({ status: 'COMPLETED', targetId: 'web-1', targetName: 'web-1', target: null });
  });

  test('a machine is not started on a host under maintenance, but may be moved away from it', async () => {
    await using manager = await startManager(kind, {
      hosts: [hostOf({ id: 'hv-1', state: 'MAINTENANCE_MODE' }), hostOf({ id: 'hv-2' })],
      machines: [machineOf({ id: 'web-1', status: 'SAVED' })],
    });

    const started = await act(manager, 'startVirtualMachine', OF_WEB_1);
    const moved = await act(manager, 'migrateVirtualMachine', OF_WEB_1);

    expect(started.userErrors).toEqual([
      {
        code: 'HOST_NOT_AVAILABLE',
        message: 'Cannot start virtual machine "web-1": its host "hv-1" is MAINTENANCE_MODE',
        field: ['input'],
      },
    ]);
    expect(moved.userErrors).toEqual([]);
  });
});

describe.each(STORES)('migrating on %s', (kind) => {
  test('a running machine goes on to the other host and takes its room there at once', async () => {
    await using manager = await startManager(kind, {
      hosts: HOSTS,
      machines: [machineOf({ id: 'web-1', memoryMb: 10_240 })],
    });

    await act(manager, 'migrateVirtualMachine', { ...OF_WEB_1, hostId: 'hv-2' });

    const fields = `status isUndergoingLiveMigration host { id memoryAssignedMb virtualMachineCount }
      migrationTarget { id memoryAssignedMb memoryAvailableMb virtualMachineCount }`;
    expect(await readMachine(manager, 'web-1', fields)).toEqual({
      status: 'UNDER_MIGRATION',
      isUndergoingLiveMigration: true,
      host: { id: 'hv-1', memoryAssignedMb: 10_240, virtualMachineCount: 1 },
      migrationTarget: {
        id: 'hv-2',
        memoryAssignedMb: 10_240,
        memoryAvailableMb: 49_760,
        virtualMachineCount: 0,
      },
    });

    await manager.passSeconds(19);
    expect(await readMachine(manager, 'web-1', 'status')).toEqual({ status: 'UNDER_MIGRATION' });
    await manager.passSeconds(1);
    expect(
      await readMachine(
        manager,
        'web-1',
        'status isUndergoingLiveMigration host { id } hostGroupPath migrationTarget { id }',
      ),
    ).toEqual({
      status: 'RUNNING',
      isUndergoingLiveMigration: false,
      host: { id: 'hv-2' },
      hostGroupPath: 'All Hosts\\east\\Rack 01',
      migrationTarget: null,
    });
  });

  test('without a target the host of its cloud with the most room is taken', async () => {
    await using manager = await startManager(kind, {
      hosts: [...HOSTS, hostOf({ id: 'hv-4' })],
      clouds: [cloudOf({ id: 'east-cloud' })],
      machines: [
        machineOf({ id: 'web-1', cloudId: 'east-cloud' }),
        machineOf({ id: 'sql-1', hostId: 'hv-2', memoryMb: 20_000 }),
      ],
    });

    await act(manager, 'migrateVirtualMachine', OF_WEB_1);

    expect(await readMachine(manager, 'web-1', 'migrationTarget { id }')).toEqual({
      migrationTarget: { id: 'hv-4' },
    });
  });

  test.each([
    [
      'hv-1',
      'ALREADY_THERE',
      'Cannot migrate virtual machine "web-1": it is on host "hv-1" already',
    ],
    [
      'hv-2',
      'NO_ROOM',
      'Cannot migrate virtual machine "web-1": host "hv-2" has room for 5000 MB of the 8000 MB it needs',
    ],
    [
      'hv-3',
      'HOST_NOT_IN_CLOUD',
      'Cannot migrate virtual machine "web-1": host "hv-3" is not one of its cloud',
    ],
    [
      'hv-4',
      'HOST_NOT_AVAILABLE',
      'Cannot migrate virtual machine "web-1": host "hv-4" is MAINTENANCE_MODE',
    ],
    ['hv-9', 'NOT_FOUND', 'Cannot migrate virtual machine "web-1": there is no host "hv-9"'],
  ])('to %s is refused with %s', async (hostId, code, message) => {
    await using manager = await startManager(kind, {
      hosts: [...HOSTS, hostOf({ id: 'hv-4', state: 'MAINTENANCE_MODE' })],
      clouds: [cloudOf({ id: 'east-cloud' })],
      machines: [
        machineOf({ id: 'web-1', cloudId: 'east-cloud' }),
        machineOf({ id: 'sql-1', hostId: 'hv-2', memoryMb: 55_000, status: 'POWER_OFF' }),
      ],
    });

    const { userErrors } = await act(manager, 'migrateVirtualMachine', { ...OF_WEB_1, hostId });

    expect(userErrors).toEqual([{ code, message, field: ['input', 'hostId'] }]);
  });

  test('of two machines that want the last room at once one is refused', async () => {
    await using manager = await startManager(kind, {
      hosts: [hostOf({ id: 'hv-1' }), hostOf({ id: 'hv-2' })],
      machines: [
        machineOf({ id: 'web-1', memoryMb: 20_000 }),
        machineOf({ id: 'web-2', memoryMb: 20_000 }),
        machineOf({ id: 'sql-1', hostId: 'hv-2', memoryMb: 25_000 }),
      ],
    });

    const outcomes = await Promise.all(
      ['web-1', 'web-2'].map((virtualMachineId) =>
        act(manager, 'migrateVirtualMachine', { virtualMachineId, hostId: 'hv-2' }),
      ),
    );

    expect(outcomes.map(({ userErrors }) => userErrors[0]?.code ?? 'done').toSorted()).toEqual([
      'NO_ROOM',
      'done',
    ]);
  });
});

describe.each(STORES)('comments on %s', (kind) => {
  test('are kept with the job, and refused when they are too long', async () => {
    await using manager = await startManager(kind, {
      hosts: HOSTS,
      machines: [machineOf({ id: 'web-1' })],
    });

    const tooLong = await act(manager, 'resetVirtualMachine', {
      ...OF_WEB_1,
      comment: 'x'.repeat(2_001),
    });
    await act(manager, 'resetVirtualMachine', { ...OF_WEB_1, comment: 'It hangs' });

    expect(tooLong.userErrors).toEqual([
      {
        code: 'BAD_LENGTH',
        message: 'Cannot take a comment of 2001 characters: it must have 0 to 2000',
        field: ['input', 'comment'],
      },
    ]);
    const answer = await ask(manager, '{ vmmJobs { nodes { action comment targetName } } }');
    expect(answer).toEqual({
      vmmJobs: { nodes: [{ action: 'RESET', comment: 'It hangs', targetName: 'web-1' }] },
    });
  });
});
