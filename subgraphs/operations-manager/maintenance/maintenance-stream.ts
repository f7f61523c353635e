import { checkFilter } from '../../kit/filter/check-filter.ts';
import {
  openChangeStream,
  type ChangeEvent,
  type StreamRequest,
} from '../../kit/journal/change-stream.ts';
import type { OperationsManagerContext } from '../context.ts';
import { MAINTENANCE_NOUN } from './maintenance-change.ts';
import type { JournaledWindow } from './maintenance-window.ts';
import { MAINTENANCE_WINDOW_FILTERS } from './maintenance-window-filter.ts';

export type MaintenanceChangeModel = ChangeEvent<JournaledWindow>;

/** Every beginning, prolonging and end of maintenance that matches and that this viewer may see. */
export async function openMaintenanceChanges(
  { journal, stores, viewer, now }: OperationsManagerContext,
  request: StreamRequest,
): Promise<AsyncIterableIterator<MaintenanceChangeModel>> {
  const { groupIds } = viewer;
  if (request.filter !== null) checkFilter(request.filter, MAINTENANCE_WINDOW_FILTERS, ['filter']);
  return await openChangeStream<JournaledWindow>(
    journal,
    {
      noun: MAINTENANCE_NOUN,
      filterTable: MAINTENANCE_WINDOW_FILTERS,
      idOf: (window) => window.id,
      isVisible: (window) =>
        groupIds === null || window.groupIds.some((id) => groupIds.includes(id)),
      listAfter: (id, filter, limit) => stores.maintenanceWindows.listAfter(id, filter, limit),
      now,
    },
    request,
  );
}
