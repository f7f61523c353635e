import { listFieldChanges } from '../../kit/journal/field-changes.ts';
import type { Change } from '../../kit/journal/journal.ts';
import type { VirtualMachine } from './virtual-machine.ts';

export const VIRTUAL_MACHINE_NOUN = 'virtual-machine';

/** The number says nothing that the name of the status does not; the rest is touched by every change. */
const BOOKKEEPING: ReadonlySet<keyof VirtualMachine> = new Set([
  'statusCode',
  'currentCheckpointId',
  'modifiedAt',
  'version',
]);

/** How a change to a machine is written down; `before` is null when it came into being. */
export function toMachineChange(
  before: VirtualMachine | null,
  after: VirtualMachine,
  comment: string | null,
): Change {
  return {
    noun: VIRTUAL_MACHINE_NOUN,
    objectId: after.id,
    kind: before === null ? 'CREATED' : 'CHANGED',
    comment,
    changes: before === null ? [] : listFieldChanges(before, after, BOOKKEEPING),
    after,
  };
}

export function toMachineRemoval(machine: VirtualMachine, comment: string | null): Change {
  return {
    noun: VIRTUAL_MACHINE_NOUN,
    objectId: machine.id,
    kind: 'REMOVED',
    comment,
    changes: [],
    after: machine,
  };
}
