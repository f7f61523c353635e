import type { Knex } from 'knex';
import { insertMany } from '../../kit/database/insert-many.ts';
import { rawRows } from '../../kit/database/raw-rows.ts';
import { createColumnPicker, readJson } from '../../kit/database/wanted-columns.ts';
import type { Filter } from '../../kit/filter/filter-table.ts';
import { whereFilter } from '../../kit/filter/where-filter.ts';
import { readPagesOfParents } from '../../kit/paging/pages-of-parents.ts';
import { readPage, type Page, type PageArguments, type PageOrder } from '../../kit/paging/page.ts';
import type { FieldNames } from '../../kit/wanted-fields.ts';
import { listInChunks } from '../chunks.ts';
import { toHealthNumber, toHealthState } from '../health/health-state.ts';
import {
  COMPUTER_CLASSES,
  type JournaledObject,
  type MonitoredObject,
  type ObjectProperty,
} from './monitored-object.ts';
import { MONITORED_OBJECT_FILTERS, whereMemberOf } from './monitored-object-filter.ts';

export type MonitoredObjectOrderField =
  | 'DISPLAY_NAME'
  | 'HEALTH'
  | 'HEALTH_LAST_MODIFIED_AT'
  | 'LAST_MODIFIED_AT';

export interface MonitoredObjectOrder {
  readonly field: MonitoredObjectOrderField;
  readonly direction: 'ASC' | 'DESC';
}

/** Which objects somebody may see: the members of these groups, or all when null. */
export type Sight = readonly string[] | null;

export interface MonitoredObjectListing extends PageArguments {
  readonly filter: Filter | null;
  readonly orderBy: MonitoredObjectOrder;
  readonly sight: Sight;
  readonly wanted?: FieldNames | undefined;
}

export type MonitoredObjectPage = Page<MonitoredObject>;

/** Of each list the same page, with only what the wanted fields need. */
interface ListOfParentsRequest extends PageArguments {
  readonly sight: Sight;
  readonly wanted?: FieldNames | undefined;
}

export interface MonitoredObjectStore {
  /** Reads only what the wanted fields need; the others of the objects are not to be looked at. */
  findMany(
    ids: readonly string[],
    sight: Sight,
    wanted?: FieldNames,
  ): Promise<(MonitoredObject | null)[]>;
  /** Locked until the transaction ends. */
  findForUpdate(id: string): Promise<MonitoredObject | null>;
  /** Locked until the transaction ends, in the order of ids. */
  findManyForUpdate(ids: readonly string[], sight?: Sight): Promise<MonitoredObject[]>;
  /** Computers by their fully qualified names, those that are watched now. */
  findComputers(
    principalNames: readonly string[],
    sight: Sight,
    wanted?: FieldNames,
  ): Promise<(MonitoredObject | null)[]>;
  list(listing: MonitoredObjectListing): Promise<Page<MonitoredObject>>;
  /** What each container contains directly, by display name: the same page of each. */
  listContained(
    containerIds: readonly string[],
    request: ListOfParentsRequest,
  ): Promise<Page<MonitoredObject>[]>;
  /** Who is in each group, nested ones included, by display name: the same page of each. */
  listMembers(
    groupIds: readonly string[],
    request: ListOfParentsRequest,
  ): Promise<Page<MonitoredObject>[]>;
  /** Matching objects behind an id with their groups, in the order of ids. */
  listAfter(id: string | null, filter: Filter | null, limit: number): Promise<JournaledObject[]>;
  /** These objects and everything they contain at any depth, without what was removed. */
  listWithContained(ids: readonly string[]): Promise<string[]>;
  /** These objects and everything that contains them, without what was removed. */
  listWithContainers(ids: readonly string[]): Promise<string[]>;
  countByManagementGroup(): Promise<Map<string, number>>;
  insert(objects: readonly MonitoredObject[]): Promise<void>;
  /** False when an object of this id is there already, be it since a moment ago. */
  insertIfAbsent(object: MonitoredObject): Promise<boolean>;
  save(object: MonitoredObject): Promise<void>;
  /** Writes down changed health, maintenance and removal of objects that are locked, alike ones in one statement. */
  saveStates(objects: readonly MonitoredObject[]): Promise<void>;
}

export interface MonitoredObjectRow {
  readonly id: string;
  readonly management_group_id: string;
  readonly class_name: string;
  readonly display_name: string;
  readonly name: string;
  readonly full_name: string;
  readonly path: string;
  readonly principal_name: string | null;
  readonly container_id: string | null;
  readonly health_state: number;
  readonly is_available: number;
  readonly in_maintenance: number;
  readonly state_last_modified_at: string;
  readonly availability_last_modified_at: string;
  readonly maintenance_last_modified_at: string | null;
  readonly is_managed: number;
  readonly properties: string;
  readonly last_modified_at: string;
  readonly removed_at: string | null;
  readonly version: number;
}

const pickColumns = createColumnPicker<MonitoredObjectRow>({
  table: 'monitored_objects',
  columns: {
    id: true,
    management_group_id: true,
    class_name: true,
    display_name: true,
    name: true,
    full_name: true,
    path: true,
    principal_name: true,
    container_id: true,
    health_state: true,
    is_available: true,
    in_maintenance: true,
    state_last_modified_at: true,
    availability_last_modified_at: true,
    maintenance_last_modified_at: true,
    is_managed: true,
    properties: true,
    last_modified_at: true,
    removed_at: true,
    version: true,
  },
  always: ['id'],
  fields: {
    container: ['container_id'],
    contained: [],
    health: ['health_state'],
    healthLastModifiedAt: ['state_last_modified_at'],
    maintenanceWindow: ['in_maintenance'],
    groups: [],
    healthTree: [],
    monitors: [],
    alerts: [],
    openAlertCount: [],
    managementGroup: ['management_group_id'],
  },
});

const COLUMNS = pickColumns();

const ORDERS: Record<
  MonitoredObjectOrderField,
  Pick<PageOrder<MonitoredObject>, 'column' | 'of'>
> = {
  DISPLAY_NAME: {
    column: 'monitored_objects.display_name',
    of: (object) => object.displayName,
  },
  HEALTH: {
    column: 'monitored_objects.health_state',
    of: (object) => toHealthNumber(object.health),
  },
  HEALTH_LAST_MODIFIED_AT: {
    column: 'monitored_objects.state_last_modified_at',
    of: (object) => object.healthLastModifiedAt,
  },
  LAST_MODIFIED_AT: {
    column: 'monitored_objects.last_modified_at',
    of: (object) => object.lastModifiedAt,
  },
};

const BY_NAME = toPageOrder({ field: 'DISPLAY_NAME', direction: 'ASC' });

export function createMonitoredObjectStore(knex: Knex): MonitoredObjectStore {
  const locked = (query: Knex.QueryBuilder): Knex.QueryBuilder =>
    knex.client.dialect === 'postgresql' ? query.forUpdate() : query;

  return {
    async findMany(ids, sight, wanted) {
      const columns = pickColumns(wanted);
      const rows = await listInChunks<MonitoredObjectRow>(ids, (some) =>
        fromSeen(knex, sight).select(columns).whereIn('monitored_objects.id', some),
      );
      const byId = new Map(rows.map((row) => [row.id, toMonitoredObject(row)]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    async findForUpdate(id) {
      const query = knex('monitored_objects').select(COLUMNS).where({ id }).first();
      const row = (await locked(query)) as MonitoredObjectRow | undefined;
      return row === undefined ? null : toMonitoredObject(row);
    },
    async findManyForUpdate(ids, sight = null) {
      // In the order of ids, so that two transactions never wait for each other crosswise.
      const rows = await listInChunks<MonitoredObjectRow>([...ids].toSorted(), (some) =>
        locked(selectSeen(knex, sight).whereIn('monitored_objects.id', some).orderBy('id')),
      );
      return rows.map(toMonitoredObject);
    },
    async findComputers(principalNames, sight, wanted) {
      const columns = pickColumns(wanted, ['monitored_objects.principal_name']);
      const rows = await listInChunks<MonitoredObjectRow>(principalNames, (some) =>
        fromSeen(knex, sight)
          .select(columns)
          .whereIn('principal_name', some)
          .whereIn('class_name', COMPUTER_CLASSES)
          .whereNull('removed_at')
          .orderBy('row', 'desc'),
      );
      const byName = new Map(rows.map((row) => [row.principal_name, toMonitoredObject(row)]));
      return principalNames.map((name) => byName.get(name) ?? null);
    },
    async list({ filter, orderBy, sight, wanted, first, after }) {
      const given = filter ?? {};
      const query = whereFilter(fromSeen(knex, sight), given, MONITORED_OBJECT_FILTERS);
      if (!asksForRemoved(given)) query.whereNull('monitored_objects.removed_at');
      return await readPage<MonitoredObjectRow, MonitoredObject>({
        arguments: { first: first ?? null, after: after ?? null },
        query,
        columns: pickColumns(wanted, [ORDERS[orderBy.field].column]),
        order: toPageOrder(orderBy),
        toObject: toMonitoredObject,
      });
    },
    async listContained(containerIds, { sight, wanted, ...page }) {
      return await readPagesOfParents<MonitoredObjectRow, MonitoredObject>({
        knex,
        parentIds: containerIds,
        parentColumn: 'monitored_objects.container_id',
        arguments: page,
        query: fromSeen(knex, sight).whereNull('monitored_objects.removed_at'),
        columns: pickColumns(wanted, [BY_NAME.column]),
        order: BY_NAME,
        toObject: toMonitoredObject,
      });
    },
    async listMembers(groupIds, { sight, wanted, ...page }) {
      return await readPagesOfParents<MonitoredObjectRow, MonitoredObject>({
        knex,
        parentIds: groupIds,
        parentColumn: 'group_members.group_id',
        arguments: page,
        query: fromSeen(knex, sight)
          .join('group_members', 'group_members.object_id', 'monitored_objects.id')
          .whereNull('monitored_objects.removed_at'),
        columns: pickColumns(wanted, [BY_NAME.column]),
        order: BY_NAME,
        toObject: toMonitoredObject,
      });
    },
    async listAfter(id, filter, limit) {
      const given = filter ?? {};
      const query = whereFilter(
        knex('monitored_objects').select(COLUMNS),
        given,
        MONITORED_OBJECT_FILTERS,
      );
      if (!asksForRemoved(given)) query.whereNull('monitored_objects.removed_at');
      if (id !== null) query.where('monitored_objects.id', '>', id);
      const rows = (await query
        .orderBy('monitored_objects.id')
        .limit(limit)) as MonitoredObjectRow[];
      return await withGroupIds(knex, rows.map(toMonitoredObject));
    },
    async listWithContained(ids) {
      return await listRelated(knex, ids, 'o.container_id = r.id');
    },
    async listWithContainers(ids) {
      return await listRelated(knex, ids, 'o.id = r.container_id');
    },
    async countByManagementGroup() {
      const rows = (await knex('monitored_objects')
        .select('management_group_id')
        .count({ objects: '*' })
        .whereNull('removed_at')
        .groupBy('management_group_id')) as {
        management_group_id: string;
        objects: number | string;
      }[];
      return new Map(rows.map((row) => [row.management_group_id, Number(row.objects)]));
    },
    async insert(objects) {
      await insertMany(knex, 'monitored_objects', objects.map(toMonitoredObjectRow));
    },
    async insertIfAbsent(object) {
      const inserted = (await knex('monitored_objects')
        .insert(toMonitoredObjectRow(object))
        .onConflict('id')
        .ignore()
        .returning('id')) as unknown[];
      return inserted.length > 0;
    },
    async save(object) {
      const { id, ...columns } = toMonitoredObjectRow(object);
      await knex('monitored_objects').where({ id }).update(columns);
    },
    async saveStates(objects) {
      const alike = Map.groupBy(objects, (object) => JSON.stringify(toStateColumns(object)));
      for (const some of alike.values()) {
        const [first] = some;
        if (first === undefined) continue;
        await listInChunks(
          some.map((object) => object.id),
          (ids) =>
            knex('monitored_objects')
              .whereIn('id', ids)
              .update({ ...toStateColumns(first), version: knex.raw('version + 1') })
              .returning('id'),
        );
      }
    },
  };
}

function fromSeen(knex: Knex, sight: Sight): Knex.QueryBuilder {
  const query = knex('monitored_objects');
  if (sight !== null) whereMemberOf(query, 'monitored_objects.id', sight);
  return query;
}

function selectSeen(knex: Knex, sight: Sight): Knex.QueryBuilder {
  return fromSeen(knex, sight).select(COLUMNS);
}

function toPageOrder(orderBy: MonitoredObjectOrder): PageOrder<MonitoredObject> {
  return {
    ...orderBy,
    ...ORDERS[orderBy.field],
    idColumn: 'monitored_objects.id',
    idOf: (object) => object.id,
  };
}

/** Removed objects are left out unless the filter says a word about them. */
function asksForRemoved(filter: Filter): boolean {
  if (typeof (filter as { isRemoved?: unknown }).isRemoved === 'boolean') return true;
  const parts = [...(filter.and ?? []), ...(filter.or ?? []), filter.not ?? {}];
  return parts.some((part) => Object.keys(part).length > 0 && asksForRemoved(part));
}

/** Follows containment from some objects, up or down, to its end; `union` ends it even if it went in a circle. */
async function listRelated(
  knex: Knex,
  ids: readonly string[],
  step: 'o.container_id = r.id' | 'o.id = r.container_id',
): Promise<string[]> {
  const rows = await listInChunks<{ id: string }>(ids, async (some) =>
    rawRows(
      knex,
      `with recursive related(id, container_id) as (
         select id, container_id from monitored_objects
          where removed_at is null and id in (${some.map(() => '?').join(', ')})
         union
         select o.id, o.container_id from monitored_objects o join related r on ${step}
          where o.removed_at is null
       )
       select id from related`,
      some,
    ),
  );
  return [...new Set(rows.map((row) => row.id))];
}

async function withGroupIds(
  knex: Knex,
  objects: readonly MonitoredObject[],
): Promise<JournaledObject[]> {
  const members = (await knex('group_members')
    .select('object_id', 'group_id')
    .whereIn(
      'object_id',
      objects.map((object) => object.id),
    )
    .orderBy('group_id')) as { object_id: string; group_id: string }[];
  const groups = Map.groupBy(members, (member) => member.object_id);
  return objects.map((object) => ({
    ...object,
    groupIds: (groups.get(object.id) ?? []).map((member) => member.group_id),
  }));
}

function toStateColumns(object: MonitoredObject) {
  return {
    health_state: toHealthNumber(object.health),
    state_last_modified_at: object.healthLastModifiedAt,
    in_maintenance: object.inMaintenance ? 1 : 0,
    maintenance_last_modified_at: object.maintenanceLastModifiedAt,
    last_modified_at: object.lastModifiedAt,
    removed_at: object.removedAt,
  };
}

function toMonitoredObject(row: MonitoredObjectRow): MonitoredObject {
  return {
    id: row.id,
    managementGroupId: row.management_group_id,
    className: row.class_name,
    displayName: row.display_name,
    name: row.name,
    fullName: row.full_name,
    path: row.path,
    principalName: row.principal_name,
    containerId: row.container_id,
    health: toHealthState(row.health_state),
    healthLastModifiedAt: row.state_last_modified_at,
    isAvailable: row.is_available === 1,
    availabilityLastModifiedAt: row.availability_last_modified_at,
    inMaintenance: row.in_maintenance === 1,
    maintenanceLastModifiedAt: row.maintenance_last_modified_at,
    isManaged: row.is_managed === 1,
    properties: readJson<ObjectProperty[]>(row.properties),
    lastModifiedAt: row.last_modified_at,
    removedAt: row.removed_at,
    version: row.version,
  };
}

export function toMonitoredObjectRow(object: MonitoredObject): MonitoredObjectRow {
  return {
    id: object.id,
    management_group_id: object.managementGroupId,
    class_name: object.className,
    display_name: object.displayName,
    name: object.name,
    full_name: object.fullName,
    path: object.path,
    principal_name: object.principalName,
    container_id: object.containerId,
    availability_last_modified_at: object.availabilityLastModifiedAt,
    is_available: object.isAvailable ? 1 : 0,
    is_managed: object.isManaged ? 1 : 0,
    properties: JSON.stringify(object.properties),
    version: object.version,
    ...toStateColumns(object),
  };
}
