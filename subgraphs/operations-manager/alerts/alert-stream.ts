import type { StreamedNoun } from '../../kit/journal/change-event.ts';
import type { OperationsManagerContext } from '../context.ts';
import type { JournaledAlert } from './alert.ts';
import { ALERT_NOUN } from './alert-change.ts';
import { ALERT_FILTERS } from './alert-filter.ts';

/** Alerts as this viewer may follow them. */
export function streamAlerts({
  stores,
  viewer: { groupIds },
  now,
}: OperationsManagerContext): StreamedNoun<JournaledAlert> {
  return {
    noun: ALERT_NOUN,
    filterTable: ALERT_FILTERS,
    idOf: (alert) => alert.id,
    isVisible: (alert) => groupIds === null || alert.groupIds.some((id) => groupIds.includes(id)),
    listAfter: (id, filter, limit) => stores.alerts.listAfter(id, filter, limit),
    now,
  };
}
