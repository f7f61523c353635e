import { Refusal } from '../../kit/refusal.ts';
import type { ActionContext } from '../context.ts';
import { beginMachineJob, type Occasion } from '../jobs/begin-job.ts';
import type { VmmJob } from '../jobs/vmm-job.ts';
import { findMachineFor, type MachineRequest } from './find-machine.ts';
import type { VirtualMachine } from './virtual-machine.ts';

/** Actions that need to know nothing but the machine. */
export type PlainAction =
  | 'START'
  | 'STOP'
  | 'SHUT_DOWN'
  | 'SAVE'
  | 'PAUSE'
  | 'RESUME'
  | 'RESET'
  | 'DELETE';

/** The machine in its passing status and the job begun; the number is that of the change, null where none is known. */
export interface MachineOutcome {
  readonly machine: VirtualMachine | null;
  readonly job: VmmJob;
  readonly sequence: number | null;
}

/** Begins one of the plain actions, as the table of actions has it. */
export async function actOnVirtualMachine(
  context: ActionContext,
  action: PlainAction,
  request: MachineRequest,
): Promise<MachineOutcome> {
  return await context.transaction(async (unit) => {
    const found = await findMachineFor(unit, action, request);
    const occasion = toOccasion(context, request.comment);
    const begun = await beginMachineJob(unit, { machine: found, action }, occasion);
    return { ...begun, sequence: await unit.journal.append(begun.changes) };
  });
}

/** Brings a machine whose job failed back to the status it had before that job. */
export async function repairVirtualMachine(
  context: ActionContext,
  request: MachineRequest,
): Promise<MachineOutcome> {
  return await context.transaction(async (unit) => {
    const found = await findMachineFor(unit, 'REPAIR', request);
    const failed = found.failedJobId === null ? null : await unit.jobs.find(found.failedJobId);
    if (failed === null || failed.passage === null) {
      throw new Refusal(
        'NOT_REPAIRABLE',
        `Cannot repair virtual machine "${found.name}": nothing is known of the job that failed`,
        ['input', 'virtualMachineId'],
      );
    }
    const begun = await beginMachineJob(
      unit,
      { machine: found, action: 'REPAIR' },
      { ...toOccasion(context, request.comment), after: failed.passage.before },
    );
    return { ...begun, sequence: await unit.journal.append(begun.changes) };
  });
}

export function toOccasion(
  { viewer, now, jobPace }: ActionContext,
  comment: string | null,
): Occasion {
  return { viewer, jobPace, at: now(), comment };
}
