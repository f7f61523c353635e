import type { VirtualMachineManagerUnit } from '../context.ts';
import type { WorkEnd } from '../jobs/work-end.ts';
import type { VmmJob } from '../jobs/vmm-job.ts';
import { enterHostState, HOST_ACTIONS, type HostAction } from './host.ts';
import { toHostChange } from './host-change.ts';

/** What the end of a host's job does: into maintenance once it is empty, or back to where it came from. */
export async function finishHostWork(
  unit: VirtualMachineManagerUnit,
  job: VmmJob,
  at: string,
): Promise<WorkEnd> {
  const host = await unit.hosts.findForUpdate(job.targetId);
  if (host === null) {
    const message = `Cannot change host "${job.targetName}": it is gone`;
    return { status: 'FAILED', error: { code: 'NOT_FOUND', message }, changes: [] };
  }
  const [children = []] = await unit.jobs.listOfParents([job.id]);
  const failed = children.filter(({ status }) => status === 'FAILED');
  // Jobs on hosts are only ever begun with an action of that table.
  const { verb, from, to } = HOST_ACTIONS[job.action as HostAction];
  const after = enterHostState(host, failed.length === 0 ? to : from, at);
  await unit.hosts.save(after);
  const changes = [toHostChange(host, after, job.comment)];

  const [first] = failed;
  if (first !== undefined) {
    const message = `Cannot ${verb} host "${host.name}": ${failed.length} of ${children.length} virtual machines did not leave it, "${first.targetName}" first`;
    return { status: 'FAILED', error: { code: 'NOT_EVACUATED', message }, changes };
  }
  const hasSaved = children.some(({ action }) => action === 'SAVE');
  return { status: hasSaved ? 'COMPLETED_WITH_INFO' : 'COMPLETED', error: null, changes };
}
