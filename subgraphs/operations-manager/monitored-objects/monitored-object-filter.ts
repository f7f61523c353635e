import type { Knex } from 'knex';
import type { FilterTable } from '../../kit/filter/filter-table.ts';
import { whereContainsIn } from '../../kit/filter/text-index.ts';
import { toHealthNumber } from '../health/health-state.ts';
import type { JournaledObject } from './monitored-object.ts';

const toFlag = (value: boolean): number => (value ? 1 : 0);

/** What monitored objects can be filtered by, in queries and in streams alike. */
export const MONITORED_OBJECT_FILTERS: FilterTable<JournaledObject> = {
  id: { kind: 'id', column: 'monitored_objects.id', of: (object) => object.id },
  displayName: {
    kind: 'text',
    column: 'monitored_objects.display_name',
    of: (object) => object.displayName,
    whereContains: whereContainsIn('monitored_objects', 'display_name'),
  },
  path: {
    kind: 'text',
    column: 'monitored_objects.path',
    of: (object) => object.path,
    whereContains: whereContainsIn('monitored_objects', 'path'),
  },
  className: {
    kind: 'text',
    column: 'monitored_objects.class_name',
    of: (object) => object.className,
  },
  principalName: {
    kind: 'text',
    column: 'monitored_objects.principal_name',
    of: (object) => object.principalName,
  },
  containerId: {
    kind: 'id',
    column: 'monitored_objects.container_id',
    of: (object) => object.containerId,
  },
  managementGroupId: {
    kind: 'id',
    column: 'monitored_objects.management_group_id',
    of: (object) => object.managementGroupId,
  },
  group: {
    kind: 'relation',
    where: (query, operand: GroupMembership) => {
      for (const groupIds of listGroupSets(operand)) {
        whereMemberOf(query, 'monitored_objects.id', groupIds);
      }
    },
    matches: (object, operand: GroupMembership) => isMemberOf(object, operand),
  },
  health: {
    kind: 'enum',
    column: 'monitored_objects.health_state',
    of: (object) => object.health,
    toStored: toHealthNumber,
  },
  isAvailable: {
    kind: 'flag',
    column: 'monitored_objects.is_available',
    of: (object) => object.isAvailable,
    toStored: toFlag,
  },
  inMaintenance: {
    kind: 'flag',
    column: 'monitored_objects.in_maintenance',
    of: (object) => object.inMaintenance,
    toStored: toFlag,
  },
  isManaged: {
    kind: 'flag',
    column: 'monitored_objects.is_managed',
    of: (object) => object.isManaged,
    toStored: toFlag,
  },
  isRemoved: {
    kind: 'relation',
    where: (query, isRemoved: boolean) => {
      if (isRemoved) query.whereNotNull('monitored_objects.removed_at');
      else query.whereNull('monitored_objects.removed_at');
    },
    matches: (object, isRemoved: boolean) => (object.removedAt !== null) === isRemoved,
    implies: { true: { inMaintenance: { eq: false } }, false: {} },
  },
  healthLastModifiedAt: {
    kind: 'time',
    column: 'monitored_objects.state_last_modified_at',
    of: (object) => object.healthLastModifiedAt,
  },
  lastModifiedAt: {
    kind: 'time',
    column: 'monitored_objects.last_modified_at',
    of: (object) => object.lastModifiedAt,
  },
};

export interface GroupMembership {
  readonly eq?: string | null;
  readonly in?: readonly string[] | null;
}

/** Each operator names groups of which the object must be in one. */
export function listGroupSets({ eq, in: oneOf }: GroupMembership): (readonly string[])[] {
  return [
    ...(eq === undefined || eq === null ? [] : [[eq]]),
    ...(oneOf === undefined || oneOf === null ? [] : [oneOf]),
  ];
}

export function isMemberOf(
  { groupIds }: { readonly groupIds: readonly string[] },
  operand: GroupMembership,
): boolean {
  return listGroupSets(operand).every((wanted) => wanted.some((id) => groupIds.includes(id)));
}

/** Narrows a query to rows whose column names a member of any of the groups. */
export function whereMemberOf(
  query: Knex.QueryBuilder,
  column: string,
  groupIds: readonly string[],
): void {
  query.whereIn(column, (members: Knex.QueryBuilder) => {
    members
      .select('object_id')
      .from('group_members')
      .whereIn('group_id', [...groupIds]);
  });
}
