import type { Random } from '../../demonstration/random.ts';
import type { Filter } from '../../kit/filter/filter-table.ts';
import { attempt } from '../../kit/refusal.ts';
import type { VirtualMachineManagerContext } from '../context.ts';
import { startHostMaintenance, stopHostMaintenance } from '../hosts/host-maintenance.ts';
import { createCheckpoint, deleteCheckpoint } from '../virtual-machines/checkpoint-actions.ts';
import { measureVirtualMachines } from '../virtual-machines/measure-virtual-machines.ts';
import { migrateVirtualMachine } from '../virtual-machines/migrate-virtual-machine.ts';
import { actOnVirtualMachine } from '../virtual-machines/virtual-machine-actions.ts';
import type { KnownStatus } from '../virtual-machines/virtual-machine-status.ts';
import type { VirtualMachine } from '../virtual-machines/virtual-machine.ts';

type Context = Pick<
  VirtualMachineManagerContext,
  'transaction' | 'viewer' | 'now' | 'jobPace' | 'stores'
>;
type Happening = (context: Context, random: Random) => Promise<void>;

/** What happens by itself in a data centre that people work in, and how often of a thousand times. */
const HAPPENINGS: readonly (readonly [timesOfThousand: number, happening: Happening])[] = [
  [500, measureSome],
  [250, migrateOne],
  [140, turnOneOnOrOff],
  [100, keepCheckpoints],
  [10, changeMaintenance],
];

/** About so many of a hundred machines are off. */
const OFF_PERCENT = 6;
const MOST_CHECKPOINTS = 3;

/** Lets one small thing happen, through the same actions that operators use; what is refused just does not happen. */
export function createVirtualMachineManagerActivity(context: Context): {
  readonly step: (random: Random) => Promise<void>;
} {
  return {
    async step(random) {
      let share = random.below(1_000);
      for (const [timesOfThousand, happening] of HAPPENINGS) {
        share -= timesOfThousand;
        if (share >= 0) continue;
        await attempt(happening(context, random));
        return;
      }
    },
  };
}

async function measureSome(context: Context, random: Random): Promise<void> {
  const machines = await listLongUnchanged(context, ['RUNNING']);
  await measureVirtualMachines(
    context,
    machines.slice(0, 5).map((machine) => ({
      virtualMachineId: machine.id,
      cpuUtilizationPercent: drift(machine.cpuUtilizationPercent, random),
      memoryAvailablePercent: drift(machine.memoryAvailablePercent, random),
    })),
  );
}

function drift(percent: number, random: Random): number {
  return Math.min(97, Math.max(2, percent + random.below(31) - 15));
}

async function migrateOne(context: Context, random: Random): Promise<void> {
  const machines = await listLongUnchanged(context, ['RUNNING']);
  if (machines.length === 0) return;
  await migrateVirtualMachine(context, { ...toRequest(random.pick(machines)), hostId: null });
}

async function turnOneOnOrOff(context: Context, random: Random): Promise<void> {
  const off = await listLongUnchanged(context, ['POWER_OFF', 'SAVED']);
  const running = await listLongUnchanged(context, ['RUNNING']);
  const [offCount, runningCount] = await Promise.all([
    countInStatus(context, ['POWER_OFF', 'SAVED']),
    countInStatus(context, ['RUNNING']),
  ]);
  const tooManyOff = offCount * 100 > (offCount + runningCount) * OFF_PERCENT;
  const candidates = tooManyOff ? off : running;
  if (candidates.length === 0) return;
  const action = tooManyOff ? 'START' : 'SHUT_DOWN';
  await actOnVirtualMachine(context, action, toRequest(random.pick(candidates)));
}

async function keepCheckpoints(context: Context, random: Random): Promise<void> {
  const machines = await listLongUnchanged(context, ['RUNNING', 'POWER_OFF']);
  if (machines.length === 0) return;
  const machine = random.pick(machines);
  const [kept = []] = await context.stores.checkpoints.listOfMachines([machine.id]);
  const [oldest] = kept;
  if (oldest !== undefined && kept.length >= MOST_CHECKPOINTS) {
    const request = { checkpointId: oldest.id, expectedVersion: null, comment: 'Kept long enough' };
    await deleteCheckpoint(context, request);
    return;
  }
  const draft = { ...toRequest(machine), name: null, description: 'Before updates' };
  await createCheckpoint(context, draft, null);
}

/** At most one host at a time is under maintenance; what somebody else put there stays. */
async function changeMaintenance(context: Context, random: Random): Promise<void> {
  const hosts = await context.stores.hosts.listAll();
  const resting = hosts.find(({ state }) => state === 'MAINTENANCE_MODE');
  const options = { expectedVersion: null, comment: 'Monthly updates' };
  if (resting !== undefined) {
    const [job] = await context.stores.jobs.findMany([resting.mostRecentJobId ?? '']);
    if (job !== null && job !== undefined && job.owner !== context.viewer.name) return;
    await stopHostMaintenance(context, { ...options, hostId: resting.id });
    return;
  }
  const responding = hosts.filter(({ state }) => state === 'RESPONDING');
  if (responding.length === 0) return;
  const { id: hostId } = random.pick(responding);
  await startHostMaintenance(context, { ...options, hostId, withoutPlace: 'SAVE' });
}

function toRequest({ id }: VirtualMachine) {
  return { virtualMachineId: id, expectedVersion: null, comment: null };
}

async function listLongUnchanged(
  { stores }: Context,
  statuses: readonly KnownStatus[],
): Promise<readonly VirtualMachine[]> {
  const filter = whereStatusIn(statuses);
  const orderBy = { field: 'MODIFIED_AT', direction: 'ASC' } as const;
  return (await stores.virtualMachines.list({ filter, orderBy, first: 50 })).nodes;
}

async function countInStatus(
  { stores }: Context,
  statuses: readonly KnownStatus[],
): Promise<number> {
  const filter = whereStatusIn(statuses);
  const orderBy = { field: 'NAME', direction: 'ASC' } as const;
  return await (await stores.virtualMachines.list({ filter, orderBy, first: 1 })).countTotal();
}

function whereStatusIn(statuses: readonly KnownStatus[]): Filter & { readonly status: object } {
  return { status: { in: statuses } };
}
