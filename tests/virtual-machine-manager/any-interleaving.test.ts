import fc from 'fast-check';
import type { Knex } from 'knex';
import { describe, expect, test } from 'vitest';
import { readJournal } from '../../subgraphs/kit/journal/journal.ts';
import { createVirtualMachineManagerStores } from '../../subgraphs/virtual-machine-manager/stores.ts';
import { VIRTUAL_MACHINE_NOUN } from '../../subgraphs/virtual-machine-manager/virtual-machines/virtual-machine-change.ts';
import type { VirtualMachine } from '../../subgraphs/virtual-machine-manager/virtual-machines/virtual-machine.ts';
import { STATUSES_AT_REST } from '../../subgraphs/virtual-machine-manager/virtual-machines/virtual-machine-status.ts';
import { STORES } from '../support/databases.ts';
import { cloudOf, hostOf, machineOf } from './support/fabric.ts';
import { act, startManager, type TestManager } from './support/manager.ts';

const HOST_IDS = ['hv-1', 'hv-2', 'hv-3'];
const MACHINE_IDS = ['web-1', 'web-2', 'sql-1', 'sql-2', 'app-1'];
const QUOTA = { cpuCount: null, memoryMb: 60_000, storageGb: null, virtualMachineCount: 6 };

/** Room is scarce, so that whoever looks away for a moment takes too much of it. */
const FABRIC = {
  hosts: HOST_IDS.map((id) => hostOf({ id, memoryMb: 44_000 })),
  clouds: [cloudOf({ id: 'east-cloud', quota: QUOTA })],
  machines: [
    machineOf({ id: 'web-1', memoryMb: 12_000, cloudId: 'east-cloud' }),
    machineOf({ id: 'web-2', memoryMb: 12_000, hostId: 'hv-2', cloudId: 'east-cloud' }),
    machineOf({ id: 'sql-1', memoryMb: 20_000 }),
    machineOf({ id: 'sql-2', memoryMb: 20_000, hostId: 'hv-3' }),
    machineOf({ id: 'app-1', memoryMb: 8_000, hostId: 'hv-2', status: 'POWER_OFF' }),
  ],
};

interface Step {
  readonly name: string;
  readonly input: object;
}

const machineStep: fc.Arbitrary<Step> = fc.record({
  name: fc.constantFrom(
    'startVirtualMachine',
    'stopVirtualMachine',
    'saveVirtualMachine',
    'pauseVirtualMachine',
    'resumeVirtualMachine',
    'createCheckpoint',
    'deleteVirtualMachine',
  ),
  input: fc.record({ virtualMachineId: fc.constantFrom(...MACHINE_IDS) }),
});
const migration: fc.Arbitrary<Step> = fc.record({
  name: fc.constant('migrateVirtualMachine'),
  input: fc.record({
    virtualMachineId: fc.constantFrom(...MACHINE_IDS),
    hostId: fc.constantFrom(...HOST_IDS, null),
  }),
});
const creation: fc.Arbitrary<Step> = fc.record({
  name: fc.constant('createVirtualMachine'),
  input: fc.record({
    name: fc.constantFrom('new-1', 'new-2', 'new-3'),
    cloudId: fc.constant('east-cloud'),
    memoryMb: fc.constantFrom(8_000, 16_000),
  }),
});
const evacuation: fc.Arbitrary<Step> = fc.record({
  name: fc.constant('startHostMaintenance'),
  input: fc.record({
    hostId: fc.constantFrom(...HOST_IDS),
    withoutPlace: fc.constantFrom('SAVE', 'REFUSE'),
  }),
});
const returning: fc.Arbitrary<Step> = fc.record({
  name: fc.constant('stopHostMaintenance'),
  input: fc.record({ hostId: fc.constantFrom(...HOST_IDS) }),
});

/** Steps of one round are asked for at the same moment. */
const rounds = fc.array(
  fc.record({
    steps: fc.array(
      fc.oneof(
        { weight: 3, arbitrary: machineStep },
        { weight: 3, arbitrary: migration },
        { weight: 2, arbitrary: creation },
        { weight: 2, arbitrary: evacuation },
        { weight: 1, arbitrary: returning },
      ),
      { minLength: 1, maxLength: 8 },
    ),
    seconds: fc.constantFrom(0, 2, 15, 100),
  }),
  { minLength: 1, maxLength: 6 },
);

describe.each(STORES)('whatever is asked for at the same moment on %s', (kind) => {
  test('hosts and clouds hold no more than they can, every passing status has its job, and the journal tells it all', async () => {
    await fc.assert(
      fc.asyncProperty(rounds, async (plan) => {
        await using manager = await startManager(kind, FABRIC);
        for (const { steps, seconds } of plan) {
          await Promise.all(steps.map(({ name, input }) => act(manager, name, input)));
          await checkFabric(manager);
          await manager.passSeconds(seconds);
          await checkFabric(manager);
        }
      }),
      // A smaller counterexample would cost a store for each try.
      { numRuns: 8, endOnFailure: true },
    );
  }, 120_000);
});

async function checkFabric({ store }: TestManager): Promise<void> {
  await store.snapshot(async (moment) => {
    const stores = createVirtualMachineManagerStores(moment);
    const hosts = await stores.hosts.listAll();
    const machines = await stores.virtualMachines.listAfter(null, null, 1_000);
    const jobs = await stores.jobs.listAfter(null, null, 1_000);

    const uses = await stores.placement.readUse(HOST_IDS);
    for (const use of uses) expect(use.memoryAssignedMb).toBeLessThanOrEqual(40_000);
    const [cloud] = await stores.clouds.readUse(['east-cloud']);
    expect(cloud?.memoryMb).toBeLessThanOrEqual(QUOTA.memoryMb);
    expect(cloud?.virtualMachineCount).toBeLessThanOrEqual(QUOTA.virtualMachineCount);

    const running = jobs.filter(({ status }) => status === 'RUNNING');
    const passing = [
      ...machines.filter(({ status }) => !STATUSES_AT_REST.some((rest) => rest === status)),
      ...hosts.filter(({ state }) => state === 'UPDATING'),
    ];
    expect(running.map(({ targetId }) => targetId).toSorted()).toEqual(
      passing.map(({ id }) => id).toSorted(),
    );

    const resting = hosts.filter(({ state }) => state === 'MAINTENANCE_MODE').map(({ id }) => id);
    const left = machines.filter(({ hostId }) => resting.includes(hostId ?? ''));
    expect(left.filter(({ status }) => status === 'RUNNING')).toEqual([]);

    const told = await replayMachines(moment);
    expect([...told.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      machines.filter(({ id, version }) => version > 1 || told.has(id)),
    );
  });
}

/** The machines as a reader of the journal knows them who heard everything. */
async function replayMachines(moment: Knex): Promise<Map<string, VirtualMachine>> {
  const machines = new Map<string, VirtualMachine>();
  const entries = await readJournal(moment, { after: 0, limit: 10_000 });
  for (const { noun, kind, objectId, after } of entries) {
    if (noun !== VIRTUAL_MACHINE_NOUN) continue;
    if (kind === 'REMOVED') machines.delete(objectId);
    else machines.set(objectId, after as VirtualMachine);
  }
  return machines;
}
