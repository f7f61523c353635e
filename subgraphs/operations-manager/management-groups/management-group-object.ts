import type { Change } from '../../kit/journal/journal.ts';
import { toStableId } from '../alerts/alert-draft.ts';
import type { AlertStore } from '../alerts/alert-store.ts';
import { createObject, stampChange } from '../monitored-objects/monitored-object.ts';
import { toObjectChange } from '../monitored-objects/monitored-object-change.ts';
import type { MonitoredObjectStore } from '../monitored-objects/monitored-object-store.ts';
import type { ManagementGroupStore } from './management-group-store.ts';

/** A management group as something that alerts can be about: what concerns many of its objects concerns it. */
export const MANAGEMENT_GROUP_CLASS = 'Microsoft.SystemCenter.ManagementGroup';

export function toManagementGroupObjectId(managementGroupId: string): string {
  return toStableId(`management-group/${managementGroupId}`);
}

/** Sees to it that the object of a management group is there; what is to be journaled is handed back. */
export async function addManagementGroupObject(
  stores: {
    readonly alerts: Pick<AlertStore, 'listGroupIds'>;
    readonly managementGroups: ManagementGroupStore;
    readonly monitoredObjects: MonitoredObjectStore;
  },
  managementGroupId: string,
  at: string,
): Promise<Change[]> {
  const id = toManagementGroupObjectId(managementGroupId);
  const [known] = await stores.monitoredObjects.findManyForUpdate([id]);
  if (known !== undefined && known.removedAt === null) return [];
  if (known !== undefined) {
    const back = stampChange(known, { ...known, removedAt: null }, at);
    await stores.monitoredObjects.save(back);
    const groupIds = (await stores.alerts.listGroupIds([id])).get(id) ?? [];
    return [toObjectChange(null, { ...back, groupIds }, null)];
  }
  const managementGroups = await stores.managementGroups.listAll();
  const displayName =
    managementGroups.find((group) => group.id === managementGroupId)?.name ?? managementGroupId;
  const object = createObject(
    id,
    { managementGroupId, className: MANAGEMENT_GROUP_CLASS, displayName },
    { container: null, at },
  );
  // Two storms may begin at the same moment: one of them adds the object.
  if (!(await stores.monitoredObjects.insertIfAbsent(object))) return [];
  return [toObjectChange(null, { ...object, groupIds: [] }, null)];
}
