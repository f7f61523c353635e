import { listFieldChanges } from '../../kit/journal/field-changes.ts';
import type { Change } from '../../kit/journal/journal.ts';
import type { VmmJob } from './vmm-job.ts';

export const VMM_JOB_NOUN = 'vmm-job';

/** When it is to end is the runner's business, not the operators'. */
const BOOKKEEPING: ReadonlySet<keyof VmmJob> = new Set(['dueAt']);

/** How the beginning (`before` is null) and the end of a job are written down. */
export function toJobChange(before: VmmJob | null, after: VmmJob): Change {
  return {
    noun: VMM_JOB_NOUN,
    objectId: after.id,
    kind: before === null ? 'CREATED' : 'CHANGED',
    comment: after.comment,
    changes: before === null ? [] : listFieldChanges(before, after, BOOKKEEPING),
    after,
  };
}
