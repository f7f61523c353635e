import type { Knex } from 'knex';
import { insertMany } from '../../kit/database/insert-many.ts';
import type { Filter } from '../../kit/filter/filter-table.ts';
import { whereFilter } from '../../kit/filter/where-filter.ts';
import { readPage, type Page, type PageArguments, type PageOrder } from '../../kit/paging/page.ts';
import { listInChunks } from '../chunks.ts';
import { whereMemberOf } from '../monitored-objects/monitored-object-filter.ts';
import type {
  JournaledWindow,
  MaintenanceReason,
  MaintenanceWindow,
} from './maintenance-window.ts';
import { MAINTENANCE_WINDOW_FILTERS } from './maintenance-window-filter.ts';

export type MaintenanceWindowOrderField = 'STARTED_AT' | 'SCHEDULED_END_AT';

export interface MaintenanceWindowListing extends PageArguments {
  readonly filter: Filter | null;
  readonly orderBy: {
    readonly field: MaintenanceWindowOrderField;
    readonly direction: 'ASC' | 'DESC';
  };
  /** The groups whose members' windows may be seen; all when null. */
  readonly sight: readonly string[] | null;
}

export type MaintenanceWindowPage = Page<MaintenanceWindow>;

export interface MaintenanceWindowStore {
  list(listing: MaintenanceWindowListing): Promise<Page<MaintenanceWindow>>;
  /** Matching windows behind an id with the groups of their objects, in the order of ids. */
  listAfter(id: string | null, filter: Filter | null, limit: number): Promise<JournaledWindow[]>;
  /** The windows these objects are in now, by object. */
  findActive(objectIds: readonly string[]): Promise<Map<string, MaintenanceWindow>>;
  /** Objects whose maintenance was to end by then, the longest overdue first. */
  listObjectsDue(at: string, limit: number): Promise<string[]>;
  /** When the next maintenance ends by itself; null when there is none. */
  findNextEnd(): Promise<string | null>;
  insert(windows: readonly MaintenanceWindow[]): Promise<void>;
  /** Writes down windows that were prolonged or ended together, alike ones in one statement. */
  save(windows: readonly MaintenanceWindow[]): Promise<void>;
}

export interface MaintenanceWindowRow {
  readonly id: string;
  readonly object_id: string;
  readonly started_at: string;
  readonly scheduled_end_at: string;
  readonly ended_at: string | null;
  readonly is_active: number;
  readonly reason: MaintenanceReason;
  readonly is_planned: number;
  readonly comment: string;
  readonly user_name: string;
  readonly ended_by: string | null;
  readonly last_modified_at: string;
}

const COLUMNS = [
  'id',
  'object_id',
  'started_at',
  'scheduled_end_at',
  'ended_at',
  'is_active',
  'reason',
  'is_planned',
  'comment',
  'user_name',
  'ended_by',
  'last_modified_at',
].map((column) => `maintenance_windows.${column}`);

const ORDERS: Record<
  MaintenanceWindowOrderField,
  Pick<PageOrder<MaintenanceWindow>, 'column' | 'of'>
> = {
  STARTED_AT: { column: 'maintenance_windows.started_at', of: (window) => window.startedAt },
  SCHEDULED_END_AT: {
    column: 'maintenance_windows.scheduled_end_at',
    of: (window) => window.scheduledEndAt,
  },
};

export function createMaintenanceWindowStore(knex: Knex): MaintenanceWindowStore {
  return {
    async list({ filter, orderBy, sight, first, after }) {
      const query = knex('maintenance_windows');
      if (sight !== null) whereMemberOf(query, 'maintenance_windows.object_id', sight);
      return await readPage<MaintenanceWindowRow, MaintenanceWindow>({
        arguments: { first: first ?? null, after: after ?? null },
        query: whereFilter(query, filter ?? {}, MAINTENANCE_WINDOW_FILTERS),
        columns: COLUMNS,
        order: {
          ...orderBy,
          ...ORDERS[orderBy.field],
          idColumn: 'maintenance_windows.id',
          idOf: (window) => window.id,
        },
        toObject: toWindow,
      });
    },
    async listAfter(id, filter, limit) {
      const query = whereFilter(
        knex('maintenance_windows').select(COLUMNS),
        filter ?? {},
        MAINTENANCE_WINDOW_FILTERS,
      );
      if (id !== null) query.where('maintenance_windows.id', '>', id);
      const rows = (await query
        .orderBy('maintenance_windows.id')
        .limit(limit)) as MaintenanceWindowRow[];
      const members = (await knex('group_members')
        .select('object_id', 'group_id')
        .whereIn(
          'object_id',
          rows.map((row) => row.object_id),
        )
        .orderBy('group_id')) as { object_id: string; group_id: string }[];
      const groups = Map.groupBy(members, (member) => member.object_id);
      return rows.map((row) => ({
        ...toWindow(row),
        groupIds: (groups.get(row.object_id) ?? []).map((member) => member.group_id),
      }));
    },
    async findActive(objectIds) {
      const rows = await listInChunks<MaintenanceWindowRow>(objectIds, (some) =>
        knex('maintenance_windows').where({ is_active: 1 }).whereIn('object_id', some),
      );
      return new Map(rows.map((row) => [row.object_id, toWindow(row)]));
    },
    async listObjectsDue(at, limit) {
      const rows = (await knex('maintenance_windows')
        .select('object_id')
        .where({ is_active: 1 })
        .where('scheduled_end_at', '<=', at)
        .orderBy(['scheduled_end_at', 'id'])
        .limit(limit)) as { object_id: string }[];
      return rows.map((row) => row.object_id);
    },
    async findNextEnd() {
      const row = (await knex('maintenance_windows')
        .where({ is_active: 1 })
        .min({ next: 'scheduled_end_at' })
        .first()) as { next: string | null } | undefined;
      return row?.next ?? null;
    },
    async insert(windows) {
      await insertMany(knex, 'maintenance_windows', windows.map(toMaintenanceWindowRow));
    },
    async save(windows) {
      const alike = Map.groupBy(windows, (window) => JSON.stringify(toChangeableColumns(window)));
      for (const some of alike.values()) {
        const [first] = some;
        if (first === undefined) continue;
        await listInChunks(
          some.map((window) => window.id),
          (ids) =>
            knex('maintenance_windows')
              .whereIn('id', ids)
              .update(toChangeableColumns(first))
              .returning('id'),
        );
      }
    },
  };
}

function toWindow(row: MaintenanceWindowRow): MaintenanceWindow {
  return {
    id: row.id,
    objectId: row.object_id,
    startedAt: row.started_at,
    scheduledEndAt: row.scheduled_end_at,
    endedAt: row.ended_at,
    isActive: row.is_active === 1,
    reason: row.reason,
    isPlanned: row.is_planned === 1,
    comment: row.comment,
    user: row.user_name,
    endedBy: row.ended_by,
    lastModifiedAt: row.last_modified_at,
  };
}

export function toMaintenanceWindowRow(window: MaintenanceWindow): MaintenanceWindowRow {
  return {
    id: window.id,
    object_id: window.objectId,
    started_at: window.startedAt,
    user_name: window.user,
    ...toChangeableColumns(window),
  };
}

function toChangeableColumns(window: MaintenanceWindow) {
  return {
    scheduled_end_at: window.scheduledEndAt,
    ended_at: window.endedAt,
    is_active: window.isActive ? 1 : 0,
    reason: window.reason,
    is_planned: window.isPlanned ? 1 : 0,
    comment: window.comment,
    ended_by: window.endedBy,
    last_modified_at: window.lastModifiedAt,
  };
}
