import type { ChangeEvent, StreamedNoun } from '../../kit/journal/change-event.ts';
import type { OperationsManagerContext } from '../context.ts';
import type { JournaledObject } from '../monitored-objects/monitored-object.ts';
import { HEALTH_NOUN } from '../monitored-objects/monitored-object-change.ts';
import { MONITORED_OBJECT_FILTERS } from '../monitored-objects/monitored-object-filter.ts';

export type HealthChangeModel = ChangeEvent<JournaledObject>;

/** Every change to monitored objects that match and that this viewer may see. */
export function streamHealth({
  stores,
  viewer,
  now,
}: OperationsManagerContext): StreamedNoun<JournaledObject> {
  const { groupIds } = viewer;
  return {
    noun: HEALTH_NOUN,
    filterTable: MONITORED_OBJECT_FILTERS,
    idOf: (object) => object.id,
    isVisible: (object) => groupIds === null || object.groupIds.some((id) => groupIds.includes(id)),
    listAfter: (id, filter, limit) => stores.monitoredObjects.listAfter(id, filter, limit),
    now,
  };
}
