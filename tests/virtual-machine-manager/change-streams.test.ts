import { describe, expect, test } from 'vitest';
import { follow } from '../support/ask.ts';
import { STORES } from '../support/databases.ts';
import { hostOf, machineOf } from './support/fabric.ts';
import { act, startManager } from './support/manager.ts';

interface MachineEvent {
  readonly kind: string;
  readonly cursor: string;
  readonly previous: string;
  readonly by: string | null;
  readonly comment: string | null;
  readonly changes: readonly {
    readonly field: string;
    readonly from: unknown;
    readonly to: unknown;
  }[];
  readonly virtualMachine: { readonly name: string; readonly status: string } | null;
}

const FABRIC = {
  hosts: [hostOf({ id: 'hv-1' }), hostOf({ id: 'hv-2' })],
  machines: [machineOf({ id: 'web-1' }), machineOf({ id: 'web-2', status: 'POWER_OFF' })],
};
const FOLLOW = `subscription ($filter: VirtualMachineFilter, $after: String, $snapshot: Boolean) {
  virtualMachineChanges(filter: $filter, after: $after, snapshot: $snapshot) {
    kind cursor previous by comment changes { field from to } virtualMachine { name status }
  }
}`;

async function take(events: AsyncIterator<MachineEvent>, count: number): Promise<MachineEvent[]> {
  const taken: MachineEvent[] = [];
  while (taken.length < count) {
    const { value, done } = await events.next();
    if (done === true) throw new Error(`The stream ended after ${taken.length} events`);
    taken.push(value);
  }
  return taken;
}

describe.each(STORES)('changes to virtual machines on %s', (kind) => {
  test('tell each step of a job: into the passing status and out of it', async () => {
    await using manager = await startManager(kind, FABRIC);
    await using events = await follow<MachineEvent>(manager, FOLLOW);

    const input = { virtualMachineId: 'web-1', comment: 'Night rest' };
    await act(manager, 'saveVirtualMachine', input);
    await manager.passSeconds(60);
    const [begun, ended] = await take(events, 2);

    expect(begun).toMatchObject({
      kind: 'CHANGED',
      by: 'local administrator',
      comment: 'Night rest',
      virtualMachine: { name: 'web-1', status: 'SAVING' },
    });
    expect(begun?.changes).toEqual([
      { field: 'status', from: 'RUNNING', to: 'SAVING' },
      { field: 'mostRecentJobId', from: null, to: expect.any(String) },
    ]);
    expect(ended).toMatchObject({
      kind: 'CHANGED',
      by: 'local administrator',
      previous: begun?.cursor,
      virtualMachine: { name: 'web-1', status: 'SAVED' },
    });
    expect(ended?.changes.map(({ field }) => field)).toEqual([
      'status',
      'cpuUtilizationPercent',
      'memoryAvailablePercent',
    ]);
  });

  test('begin with a snapshot, tell who leaves the filter, and go on from a cursor', async () => {
    await using manager = await startManager(kind, FABRIC);
    const filter = { status: { in: ['RUNNING', 'STARTING'] } };
    await using events = await follow<MachineEvent>(manager, FOLLOW, {
      variables: { filter, snapshot: true },
    });
    const snapshot = await take(events, 2);
    expect(snapshot.map(({ kind: what, virtualMachine }) => [what, virtualMachine?.name])).toEqual([
      ['SNAPSHOT', 'web-1'],
      ['SNAPSHOT_END', undefined],
    ]);

    await act(manager, 'startVirtualMachine', { virtualMachineId: 'web-2' });
    await act(manager, 'stopVirtualMachine', { virtualMachineId: 'web-1' });
    await manager.passSeconds(60);
    const after = snapshot[1]?.cursor;
    await using resumed = await follow<MachineEvent>(manager, FOLLOW, {
      variables: { filter, after },
    });

    const expected = [
      ['CHANGED', 'web-2', 'STARTING'],
      ['LEFT', 'web-1', 'POWERING_OFF'],
      ['CHANGED', 'web-2', 'RUNNING'],
    ];
    for (const stream of [events, resumed]) {
      const changes = await take(stream, 3);
      expect(
        changes.map((change) => [
          change.kind,
          change.virtualMachine?.name,
          change.virtualMachine?.status,
        ]),
      ).toEqual(expected);
    }
  });

  test('tell of machines that come into being and go', async () => {
    await using manager = await startManager(kind, FABRIC);
    await using events = await follow<MachineEvent>(manager, FOLLOW);

    await act(manager, 'deleteVirtualMachine', { virtualMachineId: 'web-2' });
    await manager.passSeconds(60);

    expect(
      (await take(events, 2)).map(({ kind: what, virtualMachine }) => [what, virtualMachine]),
    ).toEqual([
      ['CHANGED', { name: 'web-2', status: 'DELETING' }],
      ['REMOVED', { name: 'web-2', status: 'DELETING' }],
    ]);
  });
});

describe.each(STORES)('changes to jobs on %s', (kind) => {
  test('tell the beginning and the end of each', async () => {
    await using manager = await startManager(kind, FABRIC);
    await using events = await follow<{ kind: string; vmmJob: unknown; changes: unknown }>(
      manager,
      `subscription {
        vmmJobChanges(filter: { action: { eq: PAUSE } }) {
          kind changes { field to } vmmJob { name status progressPercent target { __typename } }
        }
      }`,
    );

    await act(manager, 'pauseVirtualMachine', { virtualMachineId: 'web-1' });
    await manager.passSeconds(1);

    expect((await events.next()).value).toEqual({
      kind: 'CREATED',
      changes: [],
      vmmJob: {
        name: 'Pause virtual machine',
        status: 'RUNNING',
        progressPercent: expect.any(Number),
        target: { __typename: 'VirtualMachine' },
      },
    });
    expect((await events.next()).value).toEqual({
      kind: 'CHANGED',
      changes: [
        { field: 'status', to: 'COMPLETED' },
        { field: 'endedAt', to: '2026-01-31T09:30:01.000Z' },
      ],
      vmmJob: {
        name: 'Pause virtual machine',
        status: 'COMPLETED',
        progressPercent: 100,
        target: { __typename: 'VirtualMachine' },
      },
    });
  });
});
