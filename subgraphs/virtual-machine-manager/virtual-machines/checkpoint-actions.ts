import { Refusal } from '../../kit/refusal.ts';
import { checkText } from '../../kit/text-limits.ts';
import type { ActionContext, VirtualMachineManagerUnit } from '../context.ts';
import { beginMachineJob } from '../jobs/begin-job.ts';
import {
  estimateSizeMb,
  holdsMemory,
  MOST_CHECKPOINTS,
  statusAfterRestore,
  type Checkpoint,
} from './checkpoint.ts';
import { findEarlierOutcome } from './create-virtual-machine.ts';
import { findMachineFor, type MachineRequest } from './find-machine.ts';
import { MACHINE_ACTIONS } from './action-table.ts';
import { toOccasion, type MachineOutcome } from './virtual-machine-actions.ts';
import type { VirtualMachine } from './virtual-machine.ts';
import { createId } from '../../kit/create-id.ts';

export interface CheckpointDraft extends MachineRequest {
  readonly name: string | null;
  readonly description: string;
}

export interface CheckpointRequest extends Omit<MachineRequest, 'virtualMachineId'> {
  readonly checkpointId: string;
}

export type CheckpointOutcome = MachineOutcome & { readonly checkpoint: Checkpoint | null };

/** Begins to take a checkpoint; asked again under the same key, it answers with the one begun the first time. */
export async function createCheckpoint(
  context: ActionContext,
  draft: CheckpointDraft,
  idempotencyKey: string | null,
): Promise<CheckpointOutcome> {
  checkText(draft.name, { what: 'name', least: 1, most: 100, field: ['input', 'name'] });
  checkText(draft.description, {
    what: 'description',
    most: 2_000,
    field: ['input', 'description'],
  });
  return await context.transaction(async (unit) => {
    const known = await findEarlierOutcome(unit, { key: idempotencyKey, request: draft });
    if (known !== null) return { ...known, checkpoint: await findTaken(unit, known) };
    const machine = await findMachineFor(unit, 'CREATE_CHECKPOINT', draft);
    await checkCount(unit, machine);
    const occasion = toOccasion(context, draft.comment);
    const checkpoint: Checkpoint = {
      id: createId(),
      virtualMachineId: machine.id,
      name: draft.name ?? `${machine.name} - (${occasion.at.slice(0, 19).replace('T', ' ')})`,
      description: draft.description,
      parentId: machine.currentCheckpointId,
      hasMemory: holdsMemory(machine),
      sizeMb: estimateSizeMb(machine),
      createdBy: context.viewer.name,
      createdAt: occasion.at,
      isComplete: false,
    };
    await unit.checkpoints.insert([checkpoint]);
    const begun = await beginMachineJob(
      unit,
      { machine, action: 'CREATE_CHECKPOINT' },
      { ...occasion, checkpointId: checkpoint.id },
    );
    const sequence = await unit.journal.append(begun.changes);
    await unit.idempotencyKeys.remember([
      { key: idempotencyKey, request: draft, id: begun.job.id, sequence },
    ]);
    return { ...begun, checkpoint, sequence };
  });
}

/** Begins to put a machine back to one of its checkpoints. */
export async function restoreCheckpoint(
  context: ActionContext,
  request: CheckpointRequest,
): Promise<MachineOutcome> {
  return await beginOnCheckpoint(context, 'RESTORE_CHECKPOINT', request);
}

/** Begins to delete a checkpoint. */
export async function deleteCheckpoint(
  context: ActionContext,
  request: CheckpointRequest,
): Promise<MachineOutcome> {
  return await beginOnCheckpoint(context, 'DELETE_CHECKPOINT', request);
}

async function beginOnCheckpoint(
  context: ActionContext,
  action: 'RESTORE_CHECKPOINT' | 'DELETE_CHECKPOINT',
  request: CheckpointRequest,
): Promise<MachineOutcome> {
  const { checkpointId, expectedVersion, comment } = request;
  return await context.transaction(async (unit) => {
    const refuse = (): Refusal =>
      new Refusal(
        'NOT_FOUND',
        `Cannot ${MACHINE_ACTIONS[action].verb} a virtual machine: there is no checkpoint "${checkpointId}"`,
        ['input', 'checkpointId'],
      );
    const seen = await unit.checkpoints.find(checkpointId);
    if (seen === null) throw refuse();
    const { virtualMachineId } = seen;
    const machine = await findMachineFor(unit, action, {
      virtualMachineId,
      expectedVersion,
      comment,
    });
    // Read again: it may have been deleted while this waited for its machine.
    const checkpoint = await unit.checkpoints.find(checkpointId);
    if (checkpoint === null || !checkpoint.isComplete) throw refuse();
    const begun = await beginMachineJob(
      unit,
      { machine, action },
      {
        ...toOccasion(context, comment),
        checkpointId,
        ...(action === 'RESTORE_CHECKPOINT' ? { after: statusAfterRestore(checkpoint) } : {}),
      },
    );
    return { ...begun, sequence: await unit.journal.append(begun.changes) };
  });
}

async function findTaken(
  { checkpoints }: VirtualMachineManagerUnit,
  { job }: MachineOutcome,
): Promise<Checkpoint | null> {
  const id = job.passage?.checkpointId ?? null;
  return id === null ? null : await checkpoints.find(id);
}

async function checkCount(
  { checkpoints }: VirtualMachineManagerUnit,
  machine: VirtualMachine,
): Promise<void> {
  const [kept = []] = await checkpoints.listOfMachines([machine.id]);
  if (kept.length < MOST_CHECKPOINTS) return;
  throw new Refusal(
    'TOO_MANY_CHECKPOINTS',
    `Cannot take a checkpoint of virtual machine "${machine.name}": it has ${kept.length}, ${MOST_CHECKPOINTS} are kept at most`,
    ['input', 'virtualMachineId'],
  );
}
