import { describe, expect, test } from 'vitest';
import { ask } from '../support/ask.ts';
import { STORES } from '../support/databases.ts';
import { cloudOf, hostOf, machineOf } from './support/fabric.ts';
import { act, readMachine, startManager } from './support/manager.ts';

const HOSTS = [
  hostOf({ id: 'hv-1' }),
  hostOf({ id: 'hv-2', memoryMb: 100_000 }),
  hostOf({ id: 'hv-3', state: 'MAINTENANCE_MODE', memoryMb: 500_000 }),
  hostOf({
    id: 'hv-4',
    hostGroupId: 'west',
    hostGroupPath: 'All Hosts\\west',
    memoryMb: 500_000,
  }),
];
const CLOUDS = [
  cloudOf({ id: 'east-cloud' }),
  cloudOf({
    id: 'small-cloud',
    quota: { cpuCount: 8, memoryMb: 16_000, storageGb: 200, virtualMachineCount: 2 },
  }),
];
const WANTED = { name: 'web-1', cloudId: 'east-cloud' };

describe.each(STORES)('creating a virtual machine on %s', (kind) => {
  test('makes it off on the host of its cloud with the most room that may take machines', async () => {
    await using manager = await startManager(kind, { hosts: HOSTS, clouds: CLOUDS });

    const { virtualMachine, job } = await act(manager, 'createVirtualMachine', {
      ...WANTED,
      computerName: 'web-1.contoso.example',
      customProperties: ['web'],
    });
    expect([virtualMachine?.status, job?.status]).toEqual(['UNDER_CREATION', 'RUNNING']);

    await manager.passSeconds(60);
    const fields = `name computerName status deploymentState owner cpuCount memoryMb totalSizeMb
      host { id } hostGroupPath cloud { id use { memoryMb virtualMachineCount } } customProperties
      createdAt version allowedActions`;
    expect(await readMachine(manager, virtualMachine?.id ?? '', fields)).toEqual({
      name: 'web-1',
      computerName: 'web-1.contoso.example',
      status: 'POWER_OFF',
      deploymentState: 'DEPLOYED',
      owner: 'local administrator',
      cpuCount: 2,
      memoryMb: 4_096,
      totalSizeMb: 61_440,
      host: { id: 'hv-2' },
      hostGroupPath: 'All Hosts\\east\\Rack 01',
      cloud: { id: 'east-cloud', use: { memoryMb: 4_096, virtualMachineCount: 1 } },
      customProperties: ['web', null, null, null, null, null, null, null, null, null],
      createdAt: '2026-01-31T09:30:00.000Z',
      version: 2,
      allowedActions: [
        'START',
        'CREATE_CHECKPOINT',
        'RESTORE_CHECKPOINT',
        'DELETE_CHECKPOINT',
        'MIGRATE',
        'DELETE',
      ],
    });
  });

  test('happens once however often it is asked for under one key', async () => {
    await using manager = await startManager(kind, { hosts: HOSTS, clouds: CLOUDS });
    const input = { ...WANTED, idempotencyKey: 'order-17' };

    const first = await act(manager, 'createVirtualMachine', input);
    const again = await act(manager, 'createVirtualMachine', input);
    const other = await act(manager, 'createVirtualMachine', { ...input, name: 'web-2' });

    expect(again.virtualMachine?.id).toBe(first.virtualMachine?.id);
    expect(again.job?.id).toBe(first.job?.id);
    expect([again.cursor, again.cursor]).toEqual([expect.any(String), first.cursor]);
    expect(again.userErrors).toEqual([]);
    expect(other.userErrors[0]?.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await ask(manager, '{ virtualMachines { totalCount } }')).toEqual({
      virtualMachines: { totalCount: 1 },
    });
  });

  test.each([
    [
      { cpuCount: 5 },
      'cpuCount',
      'Cannot create a virtual machine in cloud "small-cloud": it would have 9 virtual processors, its quota is 8',
    ],
    [
      { memoryMb: 8_001 },
      'memoryMb',
      'Cannot create a virtual machine in cloud "small-cloud": it would have 16001 MB of memory, its quota is 16000',
    ],
    [
      { diskGb: 103 },
      'diskGb',
      'Cannot create a virtual machine in cloud "small-cloud": it would have 201 GB of storage, its quota is 200',
    ],
  ])('with %j is refused where it exceeds the quota', async (wanted, field, message) => {
    await using manager = await startManager(kind, {
      hosts: HOSTS,
      clouds: CLOUDS,
      machines: [
        machineOf({ id: 'old', cloudId: 'small-cloud', status: 'POWER_OFF', cpuCount: 4 }),
      ],
    });
    const input = { name: 'web-1', cloudId: 'small-cloud', ...wanted };

    const { userErrors } = await act(manager, 'createVirtualMachine', input);

    expect(userErrors).toEqual([{ code: 'QUOTA_EXCEEDED', message, field: ['input', field] }]);
  });

  test('never brings a cloud above its quota, however many ask at once', async () => {
    await using manager = await startManager(kind, { hosts: HOSTS, clouds: CLOUDS });

    const outcomes = await Promise.all(
      [1, 2, 3, 4, 5].map((number) =>
        act(manager, 'createVirtualMachine', { name: `web-${number}`, cloudId: 'small-cloud' }),
      ),
    );

    expect(outcomes.map(({ userErrors }) => userErrors[0]?.code ?? 'made').toSorted()).toEqual([
      'QUOTA_EXCEEDED',
      'QUOTA_EXCEEDED',
      'QUOTA_EXCEEDED',
      'made',
      'made',
    ]);
  });

  test.each([
    [
      { name: 'OLD', computerName: 'old.contoso.example' },
      'NAME_TAKEN',
      'Cannot create virtual machine "OLD": there already is one whose computerName is "old.contoso.example"',
      'computerName',
    ],
    [
      { name: 'old' },
      'NAME_TAKEN',
      'Cannot create virtual machine "old": there already is one whose name is "old"',
      'name',
    ],
    [
      { name: 'web-' },
      'BAD_NAME',
      'Cannot create virtual machine "web-": a name has 1 to 64 letters, digits, spaces, dots, underscores and hyphens, and begins and ends with a letter or digit',
      'name',
    ],
    [
      { cpuCount: 0 },
      'OUT_OF_RANGE',
      'Cannot create virtual machine "web-1" with 0 virtual processors: it must have 1 to 240',
      'cpuCount',
    ],
    [
      { memoryMb: 2_000_000_000 },
      'OUT_OF_RANGE',
      'Cannot create virtual machine "web-1" with 2000000000 MB of memory: it must have 512 to 12582912',
      'memoryMb',
    ],
    [
      { cloudId: 'no-cloud' },
      'NOT_FOUND',
      'Cannot create virtual machine "web-1": there is no cloud "no-cloud"',
      'cloudId',
    ],
    [
      { memoryMb: 97_000 },
      'NO_ROOM',
      'Cannot create virtual machine "web-1": no host of cloud "east-cloud" responds and has room for 97000 MB',
      'hostId',
    ],
    [
      { hostId: 'hv-3' },
      'HOST_NOT_AVAILABLE',
      'Cannot create virtual machine "web-1": host "hv-3" is MAINTENANCE_MODE',
      'hostId',
    ],
    [
      { hostId: 'hv-4' },
      'HOST_NOT_IN_CLOUD',
      'Cannot create virtual machine "web-1": host "hv-4" is not one of cloud "east-cloud"',
      'hostId',
    ],
    [
      { customProperties: Array.from({ length: 11 }, () => 'x') },
      'OUT_OF_RANGE',
      'Cannot create virtual machine "web-1" with 11 custom properties: there are 10',
      'customProperties',
    ],
  ])('with %j is refused with %s', async (changes, code, message, field) => {
    await using manager = await startManager(kind, {
      hosts: HOSTS,
      clouds: CLOUDS,
      machines: [machineOf({ id: 'old' })],
    });
    const { userErrors } = await act(manager, 'createVirtualMachine', {
      ...WANTED,
      ...changes,
    });

    expect(userErrors).toEqual([{ code, message, field: ['input', field] }]);
    expect(await ask(manager, '{ vmmJobs { totalCount } }')).toEqual({
      vmmJobs: { totalCount: 0 },
    });
  });
});
