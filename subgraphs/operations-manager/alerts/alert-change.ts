import { listFieldChanges } from '../../kit/journal/field-changes.ts';
import type { Change } from '../../kit/journal/journal.ts';
import type { Alert, JournaledAlert } from './alert.ts';

export const ALERT_NOUN = 'alert';

/** What every change touches anyway says nothing about the change. */
const BOOKKEEPING: ReadonlySet<keyof JournaledAlert> = new Set([
  'lastModifiedAt',
  'lastModifiedBy',
  'lastModifiedByNonConnectorAt',
  'version',
]);

/** How a step in an alert's life is written down; `before` is null when it was just raised. */
export function toAlertChange(
  before: Alert | null,
  after: JournaledAlert,
  comment: string | null,
): Change {
  return {
    noun: ALERT_NOUN,
    objectId: after.id,
    kind: before === null ? 'CREATED' : 'CHANGED',
    comment,
    changes:
      before === null
        ? []
        : listFieldChanges({ ...before, groupIds: after.groupIds }, after, BOOKKEEPING),
    after,
  };
}
