import { listFieldChanges } from '../../kit/journal/field-changes.ts';
import type { Change } from '../../kit/journal/journal.ts';
import type { Host } from './host.ts';

export const HOST_NOUN = 'host';

const BOOKKEEPING: ReadonlySet<keyof Host> = new Set(['stateCode', 'modifiedAt', 'version']);

/** How a change to a host is written down. */
export function toHostChange(before: Host, after: Host, comment: string | null): Change {
  return {
    noun: HOST_NOUN,
    objectId: after.id,
    kind: 'CHANGED',
    comment,
    changes: listFieldChanges(before, after, BOOKKEEPING),
    after,
  };
}
