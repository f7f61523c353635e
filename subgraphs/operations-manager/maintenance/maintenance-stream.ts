import type { ChangeEvent, StreamedNoun } from '../../kit/journal/change-event.ts';
import type { OperationsManagerContext } from '../context.ts';
import { MAINTENANCE_NOUN } from './maintenance-change.ts';
import type { JournaledWindow } from './maintenance-window.ts';
import { MAINTENANCE_WINDOW_FILTERS } from './maintenance-window-filter.ts';

export type MaintenanceChangeModel = ChangeEvent<JournaledWindow>;

/** Every beginning, prolonging and end of maintenance that matches and that this viewer may see. */
export function streamMaintenance({
  stores,
  viewer,
  now,
}: OperationsManagerContext): StreamedNoun<JournaledWindow> {
  const { groupIds } = viewer;
  return {
    noun: MAINTENANCE_NOUN,
    filterTable: MAINTENANCE_WINDOW_FILTERS,
    idOf: (window) => window.id,
    isVisible: (window) => groupIds === null || window.groupIds.some((id) => groupIds.includes(id)),
    listAfter: (id, filter, limit) => stores.maintenanceWindows.listAfter(id, filter, limit),
    now,
  };
}
