import { describe, expect, test } from 'vitest';
import { ask } from '../support/ask.ts';
import { STORES } from '../support/databases.ts';
import { hostOf, machineOf } from './support/fabric.ts';
import { act, readMachine, startManager, type TestManager } from './support/manager.ts';

const FABRIC = { hosts: [hostOf({ id: 'hv-1' })], machines: [machineOf({ id: 'web-1' })] };
const OF_WEB_1 = { virtualMachineId: 'web-1' };

async function take(manager: TestManager, name: string): Promise<string> {
  const { checkpoint, userErrors } = await act(manager, 'createCheckpoint', { ...OF_WEB_1, name });
  if (checkpoint === null || checkpoint === undefined) throw new Error(userErrors[0]?.message);
  await manager.passSeconds(10);
  return checkpoint.id;
}

async function listNames(manager: TestManager): Promise<unknown> {
  return await readMachine(manager, 'web-1', 'checkpoints { name parent { name } }');
}

describe.each(STORES)('checkpoints on %s', (kind) => {
  test('are listed once their job has completed, and take space', async () => {
    await using manager = await startManager(kind, FABRIC);
    const fields = 'status totalSizeMb checkpoints { name hasMemory sizeMb createdBy createdAt }';

    const begun = await act(manager, 'createCheckpoint', OF_WEB_1);
    expect(begun.checkpoint?.name).toBe('web-1 - (2026-01-31 09:30:00)');
    expect(await readMachine(manager, 'web-1', fields)).toEqual({
      status: 'CREATING_CHECKPOINT',
      totalSizeMb: 100_000,
      checkpoints: [],
    });

    await manager.passSeconds(10);
    expect(await readMachine(manager, 'web-1', fields)).toEqual({
      status: 'RUNNING',
      totalSizeMb: 109_000,
      checkpoints: [
        {
          name: 'web-1 - (2026-01-31 09:30:00)',
          hasMemory: true,
          sizeMb: 9_000,
          createdBy: 'local administrator',
          createdAt: '2026-01-31T09:30:00.000Z',
        },
      ],
    });
  });

  test('build on the one last taken or restored', async () => {
    await using manager = await startManager(kind, FABRIC);
    const first = await take(manager, 'first');
    await take(manager, 'second');
    await act(manager, 'restoreCheckpoint', { checkpointId: first });
    await manager.passSeconds(60);
    await take(manager, 'third');

    expect(await listNames(manager)).toEqual({
      checkpoints: [
        { name: 'first', parent: null },
        { name: 'second', parent: { name: 'first' } },
        { name: 'third', parent: { name: 'first' } },
      ],
    });
  });

  test('put a machine back: Saved with its memory, off without', async () => {
    await using manager = await startManager(kind, FABRIC);
    const withMemory = await take(manager, 'running');
    const begun = await act(manager, 'restoreCheckpoint', { checkpointId: withMemory });
    expect(begun.virtualMachine?.status).toBe('RECOVERING_CHECKPOINT');
    await manager.passSeconds(60);
    expect(await readMachine(manager, 'web-1', 'status lastRestoredCheckpoint { name }')).toEqual({
      status: 'SAVED',
      lastRestoredCheckpoint: { name: 'running' },
    });

    await act(manager, 'startVirtualMachine', OF_WEB_1);
    await manager.passSeconds(60);
    await act(manager, 'stopVirtualMachine', OF_WEB_1);
    await manager.passSeconds(60);
    const withoutMemory = await take(manager, 'off');
    await act(manager, 'startVirtualMachine', OF_WEB_1);
    await manager.passSeconds(60);
    await act(manager, 'restoreCheckpoint', { checkpointId: withoutMemory });
    await manager.passSeconds(60);
    expect(await readMachine(manager, 'web-1', 'status lastRestoredCheckpoint { name }')).toEqual({
      status: 'POWER_OFF',
      lastRestoredCheckpoint: { name: 'off' },
    });
  });

  test('that are deleted leave those after them to the one before', async () => {
    await using manager = await startManager(kind, FABRIC);
    await take(manager, 'first');
    const second = await take(manager, 'second');
    await take(manager, 'third');

    const { virtualMachine } = await act(manager, 'deleteCheckpoint', { checkpointId: second });
    expect(virtualMachine?.status).toBe('DELETING_CHECKPOINT');
    await manager.passSeconds(60);

    expect(await listNames(manager)).toEqual({
      checkpoints: [
        { name: 'first', parent: null },
        { name: 'third', parent: { name: 'first' } },
      ],
    });
  });

  test('are taken once however often they are asked for under one key', async () => {
    await using manager = await startManager(kind, FABRIC);
    const input = { ...OF_WEB_1, name: 'before updates', idempotencyKey: 'change-4711' };

    const first = await act(manager, 'createCheckpoint', input);
    await manager.passSeconds(60);
    const again = await act(manager, 'createCheckpoint', input);

    expect(again.userErrors).toEqual([]);
    expect([again.checkpoint?.id, again.job?.id]).toEqual([first.checkpoint?.id, first.job?.id]);
    expect([again.cursor, again.cursor]).toEqual([expect.any(String), first.cursor]);
    expect(await listNames(manager)).toEqual({
      checkpoints: [{ name: 'before updates', parent: null }],
    });
  });

  test('are taken once by two who ask at the same moment under one key', async () => {
    await using manager = await startManager(kind, FABRIC);
    const input = { ...OF_WEB_1, idempotencyKey: 'change-4711' };

    const [one, other] = await Promise.all([
      act(manager, 'createCheckpoint', input),
      act(manager, 'createCheckpoint', input),
    ]);

    expect([one.userErrors, other.userErrors]).toEqual([[], []]);
    expect(one.job?.id).toBe(other.job?.id);
  });

  test('are refused beyond fifty, of unknown ones, and while one is being taken', async () => {
    await using manager = await startManager(kind, {
      ...FABRIC,
      checkpoints: Array.from({ length: 50 }, (_, index) => ({
        id: `checkpoint-${index}`,
        virtualMachineId: 'web-1',
        name: `Number ${index}`,
        description: '',
        parentId: null,
        hasMemory: false,
        sizeMb: 1,
        createdBy: 'CONTOSO\\kim',
        createdAt: '2026-01-01T00:00:00.000Z',
        isComplete: index < 49,
      })),
    });

    const fiftieth = await act(manager, 'createCheckpoint', OF_WEB_1);
    const meanwhile = await act(manager, 'deleteCheckpoint', { checkpointId: 'checkpoint-1' });
    await manager.passSeconds(60);
    const beyond = await act(manager, 'createCheckpoint', OF_WEB_1);
    const unknown = await act(manager, 'restoreCheckpoint', { checkpointId: 'no-checkpoint' });
    const incomplete = await act(manager, 'deleteCheckpoint', { checkpointId: 'checkpoint-49' });

    expect(fiftieth.userErrors).toEqual([]);
    expect(meanwhile.userErrors[0]?.message).toBe(
      'Cannot delete a checkpoint of virtual machine "web-1": it is CREATING_CHECKPOINT, it must be RUNNING, POWER_OFF, SAVED or PAUSED',
    );
    expect(beyond.userErrors).toEqual([
      {
        code: 'TOO_MANY_CHECKPOINTS',
        message:
          'Cannot take a checkpoint of virtual machine "web-1": it has 50, 50 are kept at most',
        field: ['input', 'virtualMachineId'],
      },
    ]);
    expect(unknown.userErrors[0]?.code).toBe('NOT_FOUND');
    expect(incomplete.userErrors[0]?.code).toBe('NOT_FOUND');
  });

  test('go with their machine', async () => {
    await using manager = await startManager(kind, FABRIC);
    await take(manager, 'first');
    await act(manager, 'stopVirtualMachine', OF_WEB_1);
    await manager.passSeconds(60);
    await act(manager, 'deleteVirtualMachine', OF_WEB_1);
    await manager.passSeconds(60);

    expect(await manager.stores.checkpoints.listOfMachines(['web-1'])).toEqual([[]]);
    expect(await ask(manager, '{ virtualMachines { totalCount } }')).toEqual({
      virtualMachines: { totalCount: 0 },
    });
  });
});
