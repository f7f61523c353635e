import type { Knex } from 'knex';
import { rawRows } from '../../kit/database/raw-rows.ts';
import { toHealthNumber } from '../health/health-state.ts';
import { ASPECT_MONITORS } from '../health/health-tree.ts';
import type { ObjectProperty } from '../monitored-objects/monitored-object.ts';

/** What an alert takes over from the object it is about; a narrow read, for raising many alerts at once. */
export interface AlertSubject {
  readonly id: string;
  readonly managementGroupId: string;
  readonly displayName: string;
  readonly className: string;
  readonly principalName: string | null;
  readonly siteName: string | null;
  readonly containerId: string | null;
  readonly inMaintenance: boolean;
}

export interface AlertSubjectStore {
  /** Objects that were removed are not found. */
  findMany(ids: readonly string[]): Promise<Map<string, AlertSubject>>;
  /** The properties of each object that have a value, by their names. */
  listProperties(ids: readonly string[]): Promise<Map<string, ReadonlyMap<string, string>>>;
  /**
   * Of each object, the container that is down, the one nearest to the top; objects without one are left out. A
   * container is down when it is not available, or when a unit monitor of its own availability is in error. That what
   * it contains is in error does not make it so: that would turn cause and consequence round.
   */
  findDownContainers(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

interface SubjectRow {
  readonly id: string;
  readonly management_group_id: string;
  readonly display_name: string;
  readonly class_name: string;
  readonly principal_name: string | null;
  readonly container_id: string | null;
  readonly site: string | null;
  readonly in_maintenance: number;
}

export function createAlertSubjectStore(knex: Knex): AlertSubjectStore {
  return {
    async findMany(ids) {
      const rows = (await knex('monitored_objects')
        .leftJoin(
          'management_groups',
          'management_groups.id',
          'monitored_objects.management_group_id',
        )
        .select(
          'monitored_objects.id',
          'monitored_objects.management_group_id',
          'monitored_objects.display_name',
          'monitored_objects.class_name',
          'monitored_objects.principal_name',
          'monitored_objects.container_id',
          'monitored_objects.in_maintenance',
          'management_groups.site',
        )
        .whereIn('monitored_objects.id', [...ids])
        .whereNull('monitored_objects.removed_at')) as SubjectRow[];
      return new Map(rows.map((row) => [row.id, toSubject(row)]));
    },
    async listProperties(ids) {
      const rows = (await knex('monitored_objects')
        .select('id', 'properties')
        .whereIn('id', [...ids])) as { id: string; properties: string }[];
      return new Map(rows.map(({ id, properties }) => [id, toValues(properties)]));
    },
    findDownContainers: (ids) => findDownContainers(knex, ids),
  };
}

/** Containment of real things is no deeper; a circle that slipped in would otherwise never end. */
const LEVELS_AT_MOST = 50;

async function findDownContainers(
  knex: Knex,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const distinct = [...new Set(ids)];
  const rows = await rawRows<{ origin: string; id: string }>(
    knex,
    `with recursive above(origin, id, level) as (
       select id, container_id, 1 from monitored_objects
        where id in (${distinct.map(() => '?').join(', ')})
       union all
       select above.origin, o.container_id, above.level + 1
         from above join monitored_objects o on o.id = above.id
        where o.container_id is not null and above.level < ?
     )
     select above.origin, above.id from above cross join monitored_objects o
      where o.id = above.id and o.removed_at is null
        and (o.is_available = 0 or exists (
          select 1 from monitors aspect join monitors unit
              on unit.object_id = aspect.object_id and unit.parent_id = aspect.id
           where aspect.object_id = o.id and aspect.name = ?
             and unit.kind = 'UNIT' and unit.is_enabled = 1 and unit.state = ?))
      order by above.level`,
    [...distinct, LEVELS_AT_MOST, ASPECT_MONITORS.AVAILABILITY.name, toHealthNumber('ERROR')],
  );
  // From the bottom up, so the one nearest to the top is what remains.
  return new Map(rows.map(({ origin, id }) => [origin, id]));
}

function toValues(properties: string): ReadonlyMap<string, string> {
  const all = JSON.parse(properties) as readonly ObjectProperty[];
  return new Map(all.flatMap(({ name, value }) => (value === null ? [] : [[name, value]])));
}

function toSubject(row: SubjectRow): AlertSubject {
  return {
    id: row.id,
    managementGroupId: row.management_group_id,
    displayName: row.display_name,
    className: row.class_name,
    principalName: row.principal_name,
    siteName: row.site,
    containerId: row.container_id,
    inMaintenance: row.in_maintenance === 1,
  };
}
