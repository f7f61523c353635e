import { openChangeStream, type ChangeEvent } from '../../kit/journal/change-stream.ts';
import { checkFilter } from '../../kit/filter/check-filter.ts';
import type { Filter } from '../../kit/filter/filter-table.ts';
import type { OperationsManagerContext } from '../context.ts';
import type { JournaledAlert } from './alert.ts';
import { ALERT_NOUN } from './alert-change.ts';
import { ALERT_FILTERS } from './alert-filter.ts';

export interface AlertChangesRequest {
  readonly filter: Filter | null;
  readonly after: string | null;
  readonly snapshot: boolean;
  readonly bookmarkSeconds: number;
}

/** Every change to alerts that match and that this viewer may see. */
export async function openAlertChanges(
  { journal, stores, viewer, now }: OperationsManagerContext,
  request: AlertChangesRequest,
): Promise<AsyncIterableIterator<ChangeEvent<JournaledAlert>>> {
  const { groupIds } = viewer;
  if (request.filter !== null) checkFilter(request.filter, ALERT_FILTERS, ['filter']);
  return await openChangeStream<JournaledAlert>(
    journal,
    {
      noun: ALERT_NOUN,
      filterTable: ALERT_FILTERS,
      idOf: (alert) => alert.id,
      isVisible: (alert) => groupIds === null || alert.groupIds.some((id) => groupIds.includes(id)),
      listAfter: (id, filter, limit) => stores.alerts.listAfter(id, filter, limit),
      now,
    },
    request,
  );
}
