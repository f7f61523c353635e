import { addMs } from '../../kit/clock.ts';
import type { VirtualMachineManagerUnit } from '../context.ts';
import { finishHostWork } from '../hosts/finish-host-work.ts';
import { finishMachineWork } from '../virtual-machines/finish-machine-work.ts';
import { estimateDurationMs } from './job-durations.ts';
import { toJobChange } from './vmm-job-change.ts';
import type { VmmJob } from './vmm-job.ts';

/** Ends a job whose time has come; nothing happens to one that somebody else has ended meanwhile. */
export async function finishJob(
  unit: VirtualMachineManagerUnit,
  jobId: string,
  { at, jobPace }: { at: string; jobPace: number },
): Promise<void> {
  // The parent is locked before the child: of two last children one must see that the other has ended.
  const found = await unit.jobs.find(jobId);
  const parent =
    found === null || found.parentId === null
      ? null
      : await unit.jobs.findForUpdate(found.parentId);
  const job = await unit.jobs.findForUpdate(jobId);
  if (job === null || job.status !== 'RUNNING' || job.dueAt === null || job.dueAt > at) return;

  const end =
    job.targetKind === 'Host'
      ? await finishHostWork(unit, job, at)
      : await finishMachineWork(unit, job, at);
  const ended = { ...job, status: end.status, error: end.error, endedAt: at };
  await unit.jobs.save(ended);
  if (parent !== null) await releaseParent(unit, parent, { at, jobPace });
  await unit.journal.append([...end.changes, toJobChange(job, ended)]);
}

/** A job that waited for its children goes on by itself once the last of them has ended. */
async function releaseParent(
  unit: VirtualMachineManagerUnit,
  parent: VmmJob,
  { at, jobPace }: { at: string; jobPace: number },
): Promise<void> {
  const [children = []] = await unit.jobs.listOfParents([parent.id]);
  if (children.some(({ status }) => status === 'RUNNING')) return;
  const durationMs = estimateDurationMs(parent.action, { memoryMb: 0, pace: jobPace });
  await unit.jobs.save({ ...parent, dueAt: addMs(at, durationMs) });
}
