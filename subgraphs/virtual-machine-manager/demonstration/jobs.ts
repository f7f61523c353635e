import type { DataCentre } from '../../demonstration/data-centre.ts';
import { createRandom, demonstrationId, type Random } from '../../demonstration/random.ts';
import { addMs } from '../../kit/clock.ts';
import { estimateDurationMs } from '../jobs/job-durations.ts';
import type { VmmJob } from '../jobs/vmm-job.ts';
import type { MachineAction } from '../virtual-machines/action-table.ts';
import { enterStatus, type VirtualMachine } from '../virtual-machines/virtual-machine.ts';
import type { VirtualMachineStatus } from '../virtual-machines/virtual-machine-status.ts';

const MINUTE_MS = 60_000;
const JOBS_OF_SCALE_ONE = 1_500;
/** The history reaches back so far, however much happens. */
const HISTORY_MS = 30 * 24 * 60 * MINUTE_MS;
const MOST_SCALE = 20;
/** So many machines stand in a failed status, with the job that brought them there. */
const FAILED_MIGRATIONS = 3;

/** What may have been done last to a machine that is now in this status. */
const LAST_ACTIONS: Partial<Record<VirtualMachineStatus, readonly MachineAction[]>> = {
  RUNNING: ['MIGRATE', 'MIGRATE', 'START', 'RESET', 'CREATE_CHECKPOINT', 'DELETE_CHECKPOINT'],
  POWER_OFF: ['SHUT_DOWN', 'STOP'],
  SAVED: ['SAVE'],
  PAUSED: ['PAUSE'],
};
const COMMENTS = ['Balance of hosts', 'Monthly updates', 'Asked for by the owner', null] as const;

/** What was done to the machines in the last weeks, oldest first, and what of it can be seen on them. */
export function createDemonstrationJobs(
  machines: readonly VirtualMachine[],
  { seed, scale }: DataCentre,
  now: string,
): { machines: VirtualMachine[]; jobs: VmmJob[] } {
  const random = createRandom(seed + 4);
  const count = Math.ceil(JOBS_OF_SCALE_ONE * Math.min(scale, MOST_SCALE));
  const apartMs = HISTORY_MS / count;
  const newest = new Map<string, VmmJob>();
  const jobs = Array.from({ length: count }, (_, index) => {
    const machine = random.pick(machines);
    const startedAt = addMs(now, -Math.round((count - index + random.next()) * apartMs));
    const job = toEndedJob(machine, { index, random, startedAt });
    newest.set(machine.id, job);
    return job;
  });

  const running = machines.filter(({ status }) => status === 'RUNNING');
  const failing = new Set(running.slice(0, FAILED_MIGRATIONS).map(({ id }) => id));
  const failed = running.slice(0, FAILED_MIGRATIONS).map((machine, place): VmmJob => {
    const startedAt = addMs(now, -(FAILED_MIGRATIONS - place) * 20 * MINUTE_MS);
    return toFailedMigration(machine, { index: count + place, random, startedAt });
  });
  for (const job of failed) newest.set(job.targetId, job);

  return {
    jobs: [...jobs, ...failed],
    machines: machines.map((machine) => {
      const job = newest.get(machine.id);
      if (job === undefined) return machine;
      const seen = { ...machine, mostRecentJobId: job.id };
      if (!failing.has(machine.id)) return seen;
      return { ...enterStatus(seen, 'MIGRATION_FAILED'), failedJobId: job.id };
    }),
  };
}

interface Plan {
  readonly index: number;
  readonly random: Random;
  readonly startedAt: string;
}

function toEndedJob(machine: VirtualMachine, { index, random, startedAt }: Plan): VmmJob {
  const action = random.pick<MachineAction>(LAST_ACTIONS[machine.status] ?? ['MIGRATE']);
  const endedAt = addMs(startedAt, estimateDurationMs(action, { ...machine, pace: 1 }));
  return {
    id: demonstrationId('vmm-job', index),
    action,
    status: 'COMPLETED',
    owner: machine.owner ?? 'CONTOSO\\svc-vmm',
    comment: random.pick(COMMENTS),
    startedAt,
    dueAt: endedAt,
    endedAt,
    error: null,
    targetKind: 'VirtualMachine',
    targetId: machine.id,
    targetName: machine.name,
    parentId: null,
    passage: null,
  };
}

function toFailedMigration(machine: VirtualMachine, plan: Plan): VmmJob {
  const message = `Cannot change virtual machine "${machine.name}": the host it was on its way to did not respond`;
  return {
    ...toEndedJob(machine, plan),
    action: 'MIGRATE',
    status: 'FAILED',
    error: { code: 'HOST_NOT_AVAILABLE', message },
    passage: {
      before: 'RUNNING',
      after: 'RUNNING',
      onFailure: 'MIGRATION_FAILED',
      checkpointId: null,
    },
  };
}
