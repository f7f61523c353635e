import type { Filter } from '../../kit/filter/filter-table.ts';
import {
  openChangeStream,
  type ChangeEvent,
  type StreamRequest,
} from '../../kit/journal/change-stream.ts';
import type { ServiceManagerContext } from '../context.ts';
import { toCheckedFilter } from '../filters.ts';
import { INCIDENT_NOUN } from './incident-change.ts';
import { INCIDENT_FILTERS, INCIDENT_LIST_FIELDS } from './incident-filter.ts';
import type { Incident } from './incident.ts';

/** Every change to incidents that match. */
export async function openIncidentChanges(
  { journal, stores, now }: Pick<ServiceManagerContext, 'journal' | 'stores' | 'now'>,
  request: StreamRequest,
): Promise<AsyncIterableIterator<ChangeEvent<Incident>>> {
  const filter = await toIncidentFilter(stores, request.filter);
  return await openChangeStream<Incident>(
    journal,
    {
      noun: INCIDENT_NOUN,
      filterTable: INCIDENT_FILTERS,
      idOf: ({ id }) => id,
      isVisible: () => true,
      listAfter: (id, matching, limit) => stores.incidents.listAfter(id, matching, limit),
      now,
    },
    { ...request, filter },
  );
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
