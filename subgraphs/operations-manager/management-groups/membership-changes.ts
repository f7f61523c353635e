import type { Change } from '../../kit/journal/journal.ts';
import { ALERT_NOUN } from '../alerts/alert-change.ts';
import type { OperationsManagerUnit } from '../context.ts';
import { HEALTH_NOUN } from '../monitored-objects/monitored-object-change.ts';
import type { MembershipChange } from './group-membership-store.ts';

/**
 * What is journaled when objects enter or leave groups: whoever follows a group, or sees only some groups, is told of the
 * objects and their open alerts that came into it or went out of it. The objects and alerts themselves are as they were.
 */
export async function listMembershipChanges(
  { groups, monitoredObjects, alerts }: OperationsManagerUnit,
  memberships: readonly MembershipChange[],
  comment: string | null,
): Promise<Change[]> {
  const objectIds = [
    ...new Set(memberships.flatMap(({ added, removed }) => [...added, ...removed])),
  ];
  if (objectIds.length === 0) return [];
  const now = await groups.listIdsOfObjects(objectIds);
  const before = new Map(objectIds.map((id) => [id, new Set(now.get(id) ?? [])] as const));
  for (const { groupId, added, removed } of memberships) {
    for (const id of added) before.get(id)?.delete(groupId);
    for (const id of removed) before.get(id)?.add(groupId);
  }
  const toChange = (noun: string, object: { readonly id: string }, objectId: string): Change => {
    const groupIds = now.get(objectId) ?? [];
    const from = [...(before.get(objectId) ?? [])].toSorted();
    return {
      noun,
      objectId: object.id,
      kind: 'CHANGED',
      comment,
      // Not told to readers: the ids of groups may be out of their sight.
      changes: [{ field: 'groupIds', from, to: groupIds, isBookkeeping: true }],
      after: { ...object, groupIds },
    };
  };
  const objects = await monitoredObjects.findMany(objectIds, null);
  const open = await alerts.listOpenOfObjects(objectIds);
  return [
    ...objects.flatMap((object) =>
      object === null || object.removedAt !== null
        ? []
        : [toChange(HEALTH_NOUN, object, object.id)],
    ),
    ...open.map((alert) => toChange(ALERT_NOUN, alert, alert.monitoredObjectId)),
  ];
}
