import type { Knex } from 'knex';
import type { Filter } from '../../kit/filter/filter-table.ts';
import { whereFilter } from '../../kit/filter/where-filter.ts';
import { readPage, type Page, type PageArguments } from '../../kit/paging/page.ts';
import { listInChunks } from '../chunks.ts';
import { toHealthState, type HealthState } from '../health/health-state.ts';
import type { Group } from './group.ts';
import { GROUP_FILTERS } from './group-filter.ts';

/** Which groups somebody may see; all when null. */
export type Sight = readonly string[] | null;

export interface GroupListing extends PageArguments {
  readonly filter: Filter | null;
  readonly sight: Sight;
}

export type GroupPage = Page<Group>;

export interface GroupStore {
  findMany(ids: readonly string[], sight: Sight): Promise<(Group | null)[]>;
  list(listing: GroupListing): Promise<Page<Group>>;
  /** The groups directly inside each, by display name. */
  listChildren(groupIds: readonly string[], sight: Sight): Promise<Group[][]>;
  /** The groups each object is in, directly or through another group, by display name. */
  listOfObjects(objectIds: readonly string[], sight: Sight): Promise<Group[][]>;
  listIdsOfObjects(objectIds: readonly string[]): Promise<Map<string, string[]>>;
  /** Members that are monitored now, directly or through another group. */
  listMemberIds(groupId: string): Promise<string[]>;
  /** The worst health of the members of each that are not in maintenance. */
  findHealth(groupIds: readonly string[]): Promise<HealthState[]>;
  countOpenAlerts(groupIds: readonly string[]): Promise<number[]>;
  insert(group: Group): Promise<void>;
  save(group: Group): Promise<void>;
}

interface GroupRow {
  readonly id: string;
  readonly management_group_id: string;
  readonly name: string;
  readonly display_name: string;
  readonly description: string;
}

const COLUMNS = ['id', 'management_group_id', 'name', 'display_name', 'description'].map(
  (column) => `groups.${column}`,
);

export function createGroupStore(knex: Knex): GroupStore {
  function fromSeen(sight: Sight): Knex.QueryBuilder {
    const query = knex('groups');
    return sight === null ? query : query.whereIn('groups.id', [...sight]);
  }

  return {
    async findMany(ids, sight) {
      const rows = (await fromSeen(sight)
        .select(COLUMNS)
        .whereIn('groups.id', [...ids])) as GroupRow[];
      const byId = new Map(rows.map((row) => [row.id, toGroup(row)]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    async list({ filter, sight, first, after }) {
      return await readPage<GroupRow, Group>({
        arguments: { first: first ?? null, after: after ?? null },
        query: whereFilter(fromSeen(sight), filter ?? {}, GROUP_FILTERS),
        columns: COLUMNS,
        order: {
          field: 'DISPLAY_NAME',
          direction: 'ASC',
          column: 'groups.display_name',
          idColumn: 'groups.id',
          of: (group) => group.displayName,
          idOf: (group) => group.id,
        },
        toObject: toGroup,
      });
    },
    async listChildren(groupIds, sight) {
      const rows = (await fromSeen(sight)
        .join('group_children', 'group_children.child_group_id', 'groups.id')
        .select([...COLUMNS, 'group_children.group_id as owner_id'])
        .whereIn('group_children.group_id', [...groupIds])
        .orderBy(['groups.display_name', 'groups.id'])) as OwnedGroupRow[];
      return toGroupsOf(groupIds, rows);
    },
    async listOfObjects(objectIds, sight) {
      const rows = await listInChunks<OwnedGroupRow>(objectIds, (some) =>
        fromSeen(sight)
          .join('group_members', 'group_members.group_id', 'groups.id')
          .select([...COLUMNS, 'group_members.object_id as owner_id'])
          .whereIn('group_members.object_id', some)
          .orderBy(['groups.display_name', 'groups.id']),
      );
      return toGroupsOf(objectIds, rows);
    },
    async listIdsOfObjects(objectIds) {
      const rows = await listInChunks<{ object_id: string; group_id: string }>(objectIds, (some) =>
        knex('group_members')
          .select('object_id', 'group_id')
          .whereIn('object_id', some)
          .orderBy(['object_id', 'group_id']),
      );
      const members = Map.groupBy(rows, (row) => row.object_id);
      return new Map(
        objectIds.map((id) => [id, (members.get(id) ?? []).map((row) => row.group_id)]),
      );
    },
    async listMemberIds(groupId) {
      const rows = (await knex('group_members')
        .join('monitored_objects', 'monitored_objects.id', 'group_members.object_id')
        .select('monitored_objects.id')
        .where({ group_id: groupId, removed_at: null })
        .orderBy(['display_name', 'monitored_objects.id'])) as { id: string }[];
      return rows.map(({ id }) => id);
    },
    async findHealth(groupIds) {
      const rows = (await knex('group_members')
        .join('monitored_objects', 'monitored_objects.id', 'group_members.object_id')
        .select('group_id')
        .max({ worst: 'health_state' })
        .whereIn('group_id', [...groupIds])
        .where({ removed_at: null })
        .whereNot({ in_maintenance: 1 })
        .groupBy('group_id')) as { group_id: string; worst: number }[];
      const worst = new Map(rows.map((row) => [row.group_id, row.worst]));
      return groupIds.map((id) => toHealthState(worst.get(id) ?? 0));
    },
    async countOpenAlerts(groupIds) {
      const rows = (await knex('group_members')
        .join('alerts', 'alerts.monitored_object_id', 'group_members.object_id')
        .select('group_id')
        .count({ alerts: '*' })
        .whereIn('group_id', [...groupIds])
        .where('alerts.is_open', 1)
        .groupBy('group_id')) as { group_id: string; alerts: number | string }[];
      const counts = new Map(rows.map((row) => [row.group_id, Number(row.alerts)]));
      return groupIds.map((id) => counts.get(id) ?? 0);
    },
    async insert(group) {
      await knex('groups').insert(toGroupRow(group));
    },
    async save(group) {
      const { id, ...columns } = toGroupRow(group);
      await knex('groups').where({ id }).update(columns);
    },
  };
}

type OwnedGroupRow = GroupRow & { readonly owner_id: string };

function toGroupsOf(ownerIds: readonly string[], rows: readonly OwnedGroupRow[]): Group[][] {
  const byOwner = Map.groupBy(rows, (row) => row.owner_id);
  return ownerIds.map((id) => (byOwner.get(id) ?? []).map(toGroup));
}

function toGroupRow(group: Group): GroupRow {
  return {
    id: group.id,
    management_group_id: group.managementGroupId,
    name: group.name,
    display_name: group.displayName,
    description: group.description,
  };
}

function toGroup(row: GroupRow): Group {
  return {
    id: row.id,
    managementGroupId: row.management_group_id,
    name: row.name,
    displayName: row.display_name,
    description: row.description,
  };
}
