import { describe, expect, test } from 'vitest';
import { ask } from '../support/ask.ts';
import { STORES } from '../support/databases.ts';
import { cloudOf, hostOf, machineOf } from './support/fabric.ts';
import { act, readJob, readMachine, startManager, type TestManager } from './support/manager.ts';

const HV_1 = { hostId: 'hv-1' };

async function readHost(manager: TestManager, fields: string): Promise<unknown> {
  const text = `{ host(id: "hv-1") { ${fields} } }`;
  return (await ask<{ host: unknown }>(manager, text)).host;
}

describe.each(STORES)('host maintenance on %s', (kind) => {
  test('moves the running machines off, leaves those that are off, and ends in maintenance', async () => {
    await using manager = await startManager(kind, {
      hosts: [hostOf({ id: 'hv-1' }), hostOf({ id: 'hv-2' }), hostOf({ id: 'hv-3' })],
      machines: [
        machineOf({ id: 'large', memoryMb: 40_960 }),
        machineOf({ id: 'small', memoryMb: 10_240 }),
        machineOf({ id: 'off', status: 'POWER_OFF' }),
      ],
    });

    const { host, job } = await act(manager, 'startHostMaintenance', HV_1);
    expect(host).toEqual({ id: 'hv-1', state: 'UPDATING' });
    expect(await readJob(manager, job?.id, 'status children { targetName action status }')).toEqual(
      {
        status: 'RUNNING',
        children: expect.arrayContaining([
          { targetName: 'large', action: 'MIGRATE', status: 'RUNNING' },
          { targetName: 'small', action: 'MIGRATE', status: 'RUNNING' },
        ]),
      },
    );

    await manager.passSeconds(20);
    expect(await readMachine(manager, 'small', 'status host { id }')).toEqual({
      status: 'RUNNING',
      host: { id: 'hv-3' },
    });
    expect(await readHost(manager, 'state')).toEqual({ state: 'UPDATING' });

    await manager.passSeconds(30);
    await manager.passSeconds(3);
    const fields = 'state stateCode virtualMachineCount allowedActions version';
    expect(await readHost(manager, fields)).toEqual({
      state: 'MAINTENANCE_MODE',
      stateCode: 8,
      virtualMachineCount: 1,
      allowedActions: ['STOP_MAINTENANCE'],
      version: 3,
    });
    expect(await readMachine(manager, 'large', 'status host { id }')).toEqual({
      status: 'RUNNING',
      host: { id: 'hv-2' },
    });
    expect(await readJob(manager, job?.id, 'name status progressPercent parent { id }')).toEqual({
      name: 'Start maintenance mode on host',
      status: 'COMPLETED',
      progressPercent: 100,
      parent: null,
    });
  });

  test('is refused, or saves machines, where they have no place elsewhere', async () => {
    await using manager = await startManager(kind, {
      hosts: [
        hostOf({ id: 'hv-1' }),
        hostOf({ id: 'hv-2', memoryMb: 24_000 }),
        hostOf({ id: 'hv-3', hostGroupId: 'west', hostGroupPath: 'All Hosts\\west' }),
      ],
      clouds: [cloudOf({ id: 'east-cloud' })],
      machines: [
        machineOf({ id: 'fits', cloudId: 'east-cloud', memoryMb: 20_000 }),
        machineOf({ id: 'stranded', cloudId: 'east-cloud', memoryMb: 10_000 }),
        machineOf({ id: 'paused', status: 'PAUSED', memoryMb: 1_000 }),
      ],
    });

    const refused = await act(manager, 'startHostMaintenance', HV_1);
    expect(refused.userErrors).toEqual([
      {
        code: 'NO_ROOM',
        message:
          'Cannot start maintenance of host "hv-1": 2 of its virtual machines have no place on another host, "stranded" first; they could be saved instead',
        field: ['input', 'withoutPlace'],
      },
    ]);
    expect(await readHost(manager, 'state version')).toEqual({ state: 'RESPONDING', version: 1 });
    expect(await readMachine(manager, 'fits', 'version')).toEqual({ version: 1 });

    const { job } = await act(manager, 'startHostMaintenance', { ...HV_1, withoutPlace: 'SAVE' });
    await manager.passSeconds(60);
    await manager.passSeconds(3);
    expect(await readJob(manager, job?.id, 'status')).toEqual({ status: 'COMPLETED_WITH_INFO' });
    const { virtualMachines } = await ask<{ virtualMachines: { nodes: unknown } }>(
      manager,
      '{ virtualMachines { nodes { name status host { id } } } }',
    );
    expect(virtualMachines.nodes).toEqual([
      { name: 'fits', status: 'RUNNING', host: { id: 'hv-2' } },
      { name: 'paused', status: 'SAVED', host: { id: 'hv-1' } },
      { name: 'stranded', status: 'SAVED', host: { id: 'hv-1' } },
    ]);
  });

  test('places nothing on the host from its first moment', async () => {
    await using manager = await startManager(kind, {
      hosts: [hostOf({ id: 'hv-1' }), hostOf({ id: 'hv-2' })],
      machines: [machineOf({ id: 'web-1' }), machineOf({ id: 'web-2', hostId: 'hv-2' })],
    });
    await act(manager, 'startHostMaintenance', HV_1);

    const moved = await act(manager, 'migrateVirtualMachine', {
      virtualMachineId: 'web-2',
      hostId: 'hv-1',
    });

    expect(moved.userErrors[0]?.message).toBe(
      'Cannot migrate virtual machine "web-2": host "hv-1" is UPDATING',
    );
  });

  test('waits for nobody: a machine under way to or on the host has it refused', async () => {
    await using manager = await startManager(kind, {
      hosts: [hostOf({ id: 'hv-1' }), hostOf({ id: 'hv-2' })],
      machines: [machineOf({ id: 'web-1', hostId: 'hv-2' })],
    });
    await act(manager, 'migrateVirtualMachine', { virtualMachineId: 'web-1', hostId: 'hv-1' });

    const { userErrors } = await act(manager, 'startHostMaintenance', HV_1);

    expect(userErrors).toEqual([
      {
        code: 'MACHINE_NOT_AT_REST',
        message:
          'Cannot start maintenance of host "hv-1": virtual machine "web-1" is UNDER_MIGRATION',
        field: ['input', 'hostId'],
      },
    ]);
  });

  test('fails and puts the host back into service when a machine could not leave', async () => {
    await using manager = await startManager(kind, {
      hosts: [hostOf({ id: 'hv-1' }), hostOf({ id: 'hv-2' })],
      machines: [machineOf({ id: 'web-1' })],
    });
    const { job } = await act(manager, 'startHostMaintenance', HV_1);
    await manager.store.transaction((transaction) =>
      transaction('hosts').where({ id: 'hv-2' }).update({ state: 12 }),
    );
    await manager.passSeconds(60);
    await manager.passSeconds(3);

    expect(await readHost(manager, 'state')).toEqual({ state: 'RESPONDING' });
    expect(await readJob(manager, job?.id, 'status error { code message }')).toEqual({
      status: 'FAILED',
      error: {
        code: 'NOT_EVACUATED',
        message:
          'Cannot start maintenance of host "hv-1": 1 of 1 virtual machines did not leave it, "web-1" first',
      },
    });
  });

  test('of an empty host ends at once, and is ended again', async () => {
    await using manager = await startManager(kind, { hosts: [hostOf({ id: 'hv-1' })] });

    const early = await act(manager, 'stopHostMaintenance', HV_1);
    await act(manager, 'startHostMaintenance', HV_1);
    await manager.passSeconds(3);
    const inMaintenance = await readHost(manager, 'state mostRecentJob { action status }');
    const twice = await act(manager, 'startHostMaintenance', HV_1);
    await act(manager, 'stopHostMaintenance', { ...HV_1, expectedVersion: 3 });
    await manager.passSeconds(3);

    expect(early.userErrors[0]?.message).toBe(
      'Cannot stop maintenance of host "hv-1": it is RESPONDING, it must be MAINTENANCE_MODE',
    );
    expect(inMaintenance).toEqual({
      state: 'MAINTENANCE_MODE',
      mostRecentJob: { action: 'START_MAINTENANCE', status: 'COMPLETED' },
    });
    expect(twice.userErrors[0]?.code).toBe('NOT_ALLOWED_IN_STATE');
    expect(await readHost(manager, 'state mostRecentJob { action status }')).toEqual({
      state: 'RESPONDING',
      mostRecentJob: { action: 'STOP_MAINTENANCE', status: 'COMPLETED' },
    });
  });

  test('writes the host down in the journal, for whoever keeps it in step elsewhere', async () => {
    await using manager = await startManager(kind, { hosts: [hostOf({ id: 'hv-1' })] });
    await act(manager, 'startHostMaintenance', { ...HV_1, comment: 'Firmware' });
    await manager.passSeconds(3);

    const entries = await manager.store.reader('journal').where({ noun: 'host' });
    expect(
      entries.map(({ comment, by_name: by, changes }) => ({
        comment,
        by,
        state: JSON.parse(changes)[0],
      })),
    ).toEqual([
      {
        comment: 'Firmware',
        by: 'local administrator',
        state: { field: 'state', from: 'RESPONDING', to: 'UPDATING' },
      },
      {
        comment: 'Firmware',
        by: 'local administrator',
        state: { field: 'state', from: 'UPDATING', to: 'MAINTENANCE_MODE' },
      },
    ]);
  });
});
