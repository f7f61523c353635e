import { listFieldChanges } from '../../kit/journal/field-changes.ts';
import type { Change } from '../../kit/journal/journal.ts';
import type { JournaledWindow, MaintenanceWindow } from './maintenance-window.ts';

export const MAINTENANCE_NOUN = 'maintenance';

const BOOKKEEPING: ReadonlySet<keyof JournaledWindow> = new Set(['lastModifiedAt']);

/** How a beginning, prolonging or end of maintenance is written down; `before` is null when it just began. */
export function toMaintenanceChange(
  before: MaintenanceWindow | null,
  after: JournaledWindow,
  comment: string | null,
): Change {
  return {
    noun: MAINTENANCE_NOUN,
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
