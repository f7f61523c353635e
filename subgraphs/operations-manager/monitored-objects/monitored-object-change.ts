import { listFieldChanges } from '../../kit/journal/field-changes.ts';
import type { Change } from '../../kit/journal/journal.ts';
import type { JournaledObject, MonitoredObject } from './monitored-object.ts';

/** Everything that happens to a monitored object is read in the stream of health changes. */
export const HEALTH_NOUN = 'health';

/** What every change touches anyway says nothing about the change. */
const BOOKKEEPING: ReadonlySet<keyof JournaledObject> = new Set([
  'healthLastModifiedAt',
  'availabilityLastModifiedAt',
  'maintenanceLastModifiedAt',
  'lastModifiedAt',
  'version',
]);

/** How a step in an object's life is written down; `before` is null when it came into being or came back. */
export function toObjectChange(
  before: MonitoredObject | null,
  after: JournaledObject,
  comment: string | null,
): Change {
  const isRemoval = before !== null && before.removedAt === null && after.removedAt !== null;
  return {
    noun: HEALTH_NOUN,
    objectId: after.id,
    kind: before === null ? 'CREATED' : isRemoval ? 'REMOVED' : 'CHANGED',
    comment,
    changes:
      before === null
        ? []
        : listFieldChanges({ ...before, groupIds: after.groupIds }, after, BOOKKEEPING),
    after,
  };
}
