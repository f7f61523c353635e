import type { Knex } from 'knex';

/** What an alert takes over from the object it is about; a narrow read, for raising many alerts at once. */
export interface AlertSubject {
  readonly id: string;
  readonly managementGroupId: string;
  readonly displayName: string;
  readonly className: string;
  readonly principalName: string | null;
  readonly siteName: string | null;
  readonly inMaintenance: boolean;
}

export interface AlertSubjectStore {
  /** Objects that were removed are not found. */
  findMany(ids: readonly string[]): Promise<Map<string, AlertSubject>>;
}

interface SubjectRow {
  readonly id: string;
  readonly management_group_id: string;
  readonly display_name: string;
  readonly class_name: string;
  readonly principal_name: string | null;
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
          'monitored_objects.in_maintenance',
          'management_groups.site',
        )
        .whereIn('monitored_objects.id', [...ids])
        .whereNull('monitored_objects.removed_at')) as SubjectRow[];
      return new Map(rows.map((row) => [row.id, toSubject(row)]));
    },
  };
}

function toSubject(row: SubjectRow): AlertSubject {
  return {
    id: row.id,
    managementGroupId: row.management_group_id,
    displayName: row.display_name,
    className: row.class_name,
    principalName: row.principal_name,
    siteName: row.site,
    inMaintenance: row.in_maintenance === 1,
  };
}
