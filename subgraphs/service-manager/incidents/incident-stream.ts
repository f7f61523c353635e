import type { Filter } from '../../kit/filter/filter-table.ts';
import type { StreamedNoun } from '../../kit/journal/change-event.ts';
import type { ServiceManagerContext } from '../context.ts';
import { toCheckedFilter } from '../filters.ts';
import { INCIDENT_NOUN } from './incident-change.ts';
import { INCIDENT_FILTERS, INCIDENT_LIST_FIELDS } from './incident-filter.ts';
import type { Incident } from './incident.ts';

/** Every change to incidents that match. */
export function streamIncidents({ stores, now }: ServiceManagerContext): StreamedNoun<Incident> {
  return {
    noun: INCIDENT_NOUN,
    filterTable: INCIDENT_FILTERS,
    idOf: ({ id }) => id,
    isVisible: () => true,
    listAfter: (id, matching, limit) => stores.incidents.listAfter(id, matching, limit),
    now,
  };
}

/** A filter as clients write it, as one that stores and streams can use. */
export async function toIncidentFilter(
  { lists }: Pick<ServiceManagerContext['stores'], 'lists'>,
  filter: Filter | null | undefined,
): Promise<Filter | null> {
  return await toCheckedFilter(lists, filter, {
    table: INCIDENT_FILTERS,
    listFields: INCIDENT_LIST_FIELDS,
  });
}
