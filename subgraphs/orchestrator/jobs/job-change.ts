import { listFieldChanges } from '../../kit/journal/field-changes.ts';
import type { Change } from '../../kit/journal/journal.ts';
import type { Job } from './job.ts';

export const JOB_NOUN = 'job';

/** What every change touches anyway says nothing about the change. */
const BOOKKEEPING: ReadonlySet<keyof Job> = new Set([
  'lastModifiedAt',
  'lastModifiedBy',
  'version',
]);

/** How a step in the life of a job is written down; `before` is null when it was just asked for. */
export function toJobChange(before: Job | null, after: Job, comment: string | null = null): Change {
  return {
    noun: JOB_NOUN,
    objectId: after.id,
    kind: before === null ? 'CREATED' : 'CHANGED',
    comment,
    changes: before === null ? [] : listFieldChanges(before, after, BOOKKEEPING),
    after,
  };
}
