import type { Change } from '../../kit/journal/journal.ts';
import type { VirtualMachineManagerUnit } from '../context.ts';
import type { WorkEnd } from '../jobs/work-end.ts';
import type { JobPassage, VmmAction, VmmJob, VmmJobError } from '../jobs/vmm-job.ts';
import type { Checkpoint } from './checkpoint.ts';
import { enterStatus, stampMachine, type VirtualMachine } from './virtual-machine.ts';
import { toMachineChange, toMachineRemoval } from './virtual-machine-change.ts';

/** What the end of a machine's job does: out of the passing status, as the job remembers, or into the failed one. */
export async function finishMachineWork(
  unit: VirtualMachineManagerUnit,
  job: VmmJob,
  at: string,
): Promise<WorkEnd> {
  const machine = await unit.virtualMachines.findForUpdate(job.targetId);
  if (machine === null || job.passage === null) {
    const message = `Cannot change virtual machine "${job.targetName}": it is gone`;
    return { status: 'FAILED', error: { code: 'NOT_FOUND', message }, changes: [] };
  }
  const work = { job, machine, passage: job.passage, at };
  const error = await findFailure(unit, work);
  return error === null ? await complete(unit, work) : await fail(unit, work, error);
}

interface Work {
  readonly job: VmmJob;
  readonly machine: VirtualMachine;
  readonly passage: JobPassage;
  readonly at: string;
}

/** Hosts that went silent while the job ran cannot have done its work. */
async function findFailure(
  { hosts }: VirtualMachineManagerUnit,
  { machine }: Work,
): Promise<VmmJobError | null> {
  const ids = [machine.hostId, machine.migrationTargetId].filter((id) => id !== null);
  const involved = await hosts.findMany(ids);
  for (const host of involved) {
    if (host === null || !SILENT_STATES.has(host.state)) continue;
    const message = `Cannot change virtual machine "${machine.name}": host "${host.name}" is ${host.state}`;
    return { code: 'HOST_NOT_AVAILABLE', message };
  }
  return null;
}

const SILENT_STATES: ReadonlySet<string> = new Set([
  'NOT_RESPONDING',
  'ACCESS_DENIED',
  'STARTING',
  'STOPPING',
  'RESTARTING',
  'STOPPED',
]);

async function complete(unit: VirtualMachineManagerUnit, work: Work): Promise<WorkEnd> {
  const { job, machine, passage, at } = work;
  if (passage.after === null) {
    await unit.checkpoints.removeOfMachine(machine.id);
    await unit.virtualMachines.remove(machine.id);
    return toEnd([toMachineRemoval(machine, job.comment)]);
  }
  const after = stampMachine(
    {
      ...enterStatus(machine, passage.after),
      ...(await EFFECTS[job.action]?.(unit, work)),
      failedJobId: null,
    },
    at,
  );
  await unit.virtualMachines.save(after);
  return toEnd([toMachineChange(machine, after, job.comment)]);
}

function toEnd(changes: readonly Change[]): WorkEnd {
  return { status: 'COMPLETED', error: null, changes };
}

type Effect = (unit: VirtualMachineManagerUnit, work: Work) => Promise<Partial<VirtualMachine>>;

/** What a completed job changes of the machine besides its status; most change nothing else. */
const EFFECTS: Partial<Record<VmmAction, Effect>> = {
  CREATE: () => Promise.resolve({ deploymentState: 'DEPLOYED' }),
  MIGRATE: arrive,
  CREATE_CHECKPOINT: keepCheckpoint,
  RESTORE_CHECKPOINT: standOnCheckpoint,
  DELETE_CHECKPOINT: dropCheckpoint,
};

async function arrive(
  { hosts }: VirtualMachineManagerUnit,
  { machine }: Work,
): Promise<Partial<VirtualMachine>> {
  const target =
    machine.migrationTargetId === null ? null : await hosts.find(machine.migrationTargetId);
  return {
    ...(target === null ? {} : { hostId: target.id, hostGroupPath: target.hostGroupPath }),
    migrationTargetId: null,
    isUndergoingLiveMigration: false,
  };
}

async function keepCheckpoint(
  unit: VirtualMachineManagerUnit,
  { machine, passage }: Work,
): Promise<Partial<VirtualMachine>> {
  const { id, sizeMb } = await findCheckpoint(unit, passage);
  await unit.checkpoints.complete(id);
  return { currentCheckpointId: id, totalSizeMb: machine.totalSizeMb + sizeMb };
}

async function standOnCheckpoint(
  unit: VirtualMachineManagerUnit,
  { passage }: Work,
): Promise<Partial<VirtualMachine>> {
  const { id } = await findCheckpoint(unit, passage);
  return { lastRestoredCheckpointId: id, currentCheckpointId: id };
}

async function dropCheckpoint(
  unit: VirtualMachineManagerUnit,
  { machine, passage }: Work,
): Promise<Partial<VirtualMachine>> {
  const dropped = await findCheckpoint(unit, passage);
  await unit.checkpoints.remove(dropped);
  const { currentCheckpointId, lastRestoredCheckpointId, totalSizeMb } = machine;
  return {
    currentCheckpointId:
      currentCheckpointId === dropped.id ? dropped.parentId : currentCheckpointId,
    lastRestoredCheckpointId:
      lastRestoredCheckpointId === dropped.id ? null : lastRestoredCheckpointId,
    totalSizeMb: Math.max(0, totalSizeMb - dropped.sizeMb),
  };
}

async function findCheckpoint(
  { checkpoints }: VirtualMachineManagerUnit,
  { checkpointId }: JobPassage,
): Promise<Checkpoint> {
  const checkpoint = checkpointId === null ? null : await checkpoints.find(checkpointId);
  // The machine was in a passing status since the job began, so nobody else could have deleted it.
  if (checkpoint === null)
    throw new Error(`Cannot end a job: checkpoint "${checkpointId}" is gone`);
  return checkpoint;
}

/** Nothing of a failed job stays but the status that says so; a migration leaves the machine where it was. */
async function fail(
  unit: VirtualMachineManagerUnit,
  { job, machine, passage, at }: Work,
  error: VmmJobError,
): Promise<WorkEnd> {
  if (job.action === 'CREATE_CHECKPOINT') {
    await unit.checkpoints.remove(await findCheckpoint(unit, passage));
  }
  const after = stampMachine(
    {
      ...enterStatus(machine, passage.onFailure),
      ...(job.action === 'CREATE' ? { deploymentState: 'DEPLOYMENT_FAILED' as const } : {}),
      migrationTargetId: null,
      isUndergoingLiveMigration: false,
      // A repair that fails leaves what is to be repaired as it was, so that it can be tried again.
      failedJobId: job.action === 'REPAIR' ? machine.failedJobId : job.id,
    },
    at,
  );
  await unit.virtualMachines.save(after);
  return { status: 'FAILED', error, changes: [toMachineChange(machine, after, job.comment)] };
}
