import { addMs } from '../../kit/clock.ts';
import type { Change } from '../../kit/journal/journal.ts';
import type { ActionContext, VirtualMachineManagerUnit } from '../context.ts';
import { HOST_ACTIONS, enterHostState, type Host, type HostAction } from '../hosts/host.ts';
import { toHostChange } from '../hosts/host-change.ts';
import { planPassage, type MachineAction } from '../virtual-machines/action-table.ts';
import {
  enterStatus,
  stampMachine,
  type VirtualMachine,
} from '../virtual-machines/virtual-machine.ts';
import { toMachineChange } from '../virtual-machines/virtual-machine-change.ts';
import type { KnownStatus } from '../virtual-machines/virtual-machine-status.ts';
import { estimateDurationMs } from './job-durations.ts';
import { toJobChange } from './vmm-job-change.ts';
import type { JobPassage, VmmAction, VmmJob } from './vmm-job.ts';
import { createId } from '../../kit/create-id.ts';

/** The moment and the author of everything one action does. */
export interface Occasion extends Pick<ActionContext, 'viewer' | 'jobPace'> {
  readonly at: string;
  readonly comment: string | null;
}

/** What was saved, and what is to be journaled at the end of the transaction. */
export interface BegunMachineJob {
  readonly machine: VirtualMachine;
  readonly job: VmmJob;
  readonly changes: readonly Change[];
}

export interface MachineJobOptions {
  /** Where it ends, when that is not what the table of actions says. */
  readonly after?: KnownStatus;
  readonly checkpointId?: string;
  readonly parentId?: string;
  /** What else of the machine changes when the job begins. */
  readonly with?: Partial<VirtualMachine>;
}

/** Brings a machine into the passing status of an action and begins the job that leads out of it. */
export async function beginMachineJob(
  unit: VirtualMachineManagerUnit,
  { machine, action }: { machine: VirtualMachine; action: MachineAction },
  occasion: Occasion & MachineJobOptions,
): Promise<BegunMachineJob> {
  const passage = planPassage(machine, action);
  const job = createJob(action, machine, {
    ...occasion,
    targetKind: 'VirtualMachine',
    durationMs: estimateDurationMs(action, { ...machine, pace: occasion.jobPace }),
    passage: {
      // planPassage refused machines of unknown status.
      before: machine.status as KnownStatus,
      after: occasion.after ?? passage.after,
      onFailure: passage.onFailure,
      checkpointId: occasion.checkpointId ?? null,
    },
  });
  const passing = stampMachine(
    { ...enterStatus(machine, passage.through), ...occasion.with, mostRecentJobId: job.id },
    occasion.at,
  );
  await unit.virtualMachines.save(passing);
  await unit.jobs.insert([job]);
  const changes = [toMachineChange(machine, passing, occasion.comment), toJobChange(null, job)];
  return { machine: passing, job, changes };
}

/** Begins a host's job; with children it waits for them, else it ends by its own time. */
export async function beginHostJob(
  unit: VirtualMachineManagerUnit,
  { host, action }: { host: Host; action: HostAction },
  occasion: Occasion & { readonly hasChildren: boolean },
): Promise<{ host: Host; job: VmmJob; changes: readonly Change[] }> {
  const durationMs = estimateDurationMs(action, { memoryMb: 0, pace: occasion.jobPace });
  const job = createJob(action, host, {
    ...occasion,
    targetKind: 'Host',
    durationMs: occasion.hasChildren ? null : durationMs,
    passage: null,
  });
  const passing = {
    ...enterHostState(host, HOST_ACTIONS[action].through, occasion.at),
    mostRecentJobId: job.id,
  };
  await unit.hosts.save(passing);
  await unit.jobs.insert([job]);
  const changes = [toHostChange(host, passing, occasion.comment), toJobChange(null, job)];
  return { host: passing, job, changes };
}

export function createJob(
  action: VmmAction,
  target: { readonly id: string; readonly name: string },
  options: Occasion & {
    readonly targetKind: VmmJob['targetKind'];
    /** Null for a job that waits for its children. */
    readonly durationMs: number | null;
    readonly passage: JobPassage | null;
    readonly parentId?: string;
  },
): VmmJob {
  const { viewer, at, comment, targetKind, durationMs, passage, parentId = null } = options;
  return {
    id: createId(),
    action,
    status: 'RUNNING',
    owner: viewer.name,
    comment,
    startedAt: at,
    dueAt: durationMs === null ? null : addMs(at, durationMs),
    endedAt: null,
    error: null,
    targetKind,
    targetId: target.id,
    targetName: target.name,
    parentId,
    passage,
  };
}
