import type { Change } from '../../kit/journal/journal.ts';
import type { GroupStore } from '../management-groups/group-store.ts';
import type { MonitoredObject } from '../monitored-objects/monitored-object.ts';
import { toObjectChange } from '../monitored-objects/monitored-object-change.ts';

/**
 * What one transaction did to monitored objects. An object may be touched more than once on the way (its maintenance
 * ends, then its health follows), but it changes once: from how it was found to how it was left.
 */
export interface ObjectLedger {
  record(before: MonitoredObject | null, after: MonitoredObject): void;
  /** One change an object, in the order in which they were first touched. */
  toChanges(
    groups: Pick<GroupStore, 'listIdsOfObjects'>,
    comment: string | null,
  ): Promise<Change[]>;
}

export function createObjectLedger(): ObjectLedger {
  const touched = new Map<string, { before: MonitoredObject | null; after: MonitoredObject }>();
  return {
    record(before, after) {
      const earlier = touched.get(after.id);
      touched.set(after.id, { before: earlier === undefined ? before : earlier.before, after });
    },
    async toChanges(groups, comment) {
      const groupIds = await groups.listIdsOfObjects([...touched.keys()]);
      return [...touched.values()].map(({ before, after }) =>
        toObjectChange(before, { ...after, groupIds: groupIds.get(after.id) ?? [] }, comment),
      );
    },
  };
}
