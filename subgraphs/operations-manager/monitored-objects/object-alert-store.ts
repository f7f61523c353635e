import type { Knex } from 'knex';
import type { Page, PageArguments } from '../../kit/paging/page.ts';
import { readPagesOfParents } from '../../kit/paging/pages-of-parents.ts';
import type { FieldNames } from '../../kit/wanted-fields.ts';
import type { Alert } from '../alerts/alert.ts';
import { toMonitorProblemId } from '../alerts/alert-draft.ts';
import { IS_OPEN, pickAlertColumns, toAlert, type AlertRow } from '../alerts/alert-store.ts';
import { listInChunks } from '../chunks.ts';

/** Alerts as seen from what they are about: for many objects at once. */
export interface ObjectAlertStore {
  /** The alerts about each object, newest first: the same page of each. */
  listOfObjects(
    objectIds: readonly string[],
    request: PageArguments & {
      readonly onlyOpen: boolean;
      readonly wanted?: FieldNames | undefined;
    },
  ): Promise<Page<Alert>[]>;
  countOpenOfObjects(objectIds: readonly string[]): Promise<number[]>;
  /** The open alert that each monitor raised. */
  findOpenOfMonitors(monitorIds: readonly string[]): Promise<(Alert | null)[]>;
}

export function createObjectAlertStore(knex: Knex): ObjectAlertStore {
  return {
    async listOfObjects(objectIds, { onlyOpen, wanted, ...page }) {
      const query = knex('alerts');
      if (onlyOpen) query.whereRaw(IS_OPEN);
      return await readPagesOfParents<AlertRow, Alert>({
        knex,
        parentIds: objectIds,
        parentColumn: 'alerts.monitored_object_id',
        arguments: page,
        query,
        columns: pickAlertColumns(wanted, ['alerts.raised_at']),
        order: {
          field: 'RAISED_AT',
          direction: 'DESC',
          column: 'alerts.raised_at',
          idColumn: 'alerts.id',
          of: (alert) => alert.raisedAt,
          idOf: (alert) => alert.id,
        },
        toObject: toAlert,
      });
    },
    async countOpenOfObjects(objectIds) {
      const rows = await listInChunks<{ monitored_object_id: string; alerts: number | string }>(
        objectIds,
        (some) =>
          knex('alerts')
            .select('monitored_object_id')
            .count({ alerts: '*' })
            .whereIn('monitored_object_id', some)
            .whereRaw(IS_OPEN)
            .groupBy('monitored_object_id'),
      );
      const counts = new Map(rows.map((row) => [row.monitored_object_id, Number(row.alerts)]));
      return objectIds.map((id) => counts.get(id) ?? 0);
    },
    async findOpenOfMonitors(monitorIds) {
      // By problem and not by source: of a problem at most one alert is open, of a source there may be any number.
      const rows = await listInChunks<AlertRow>(monitorIds.map(toMonitorProblemId), (some) =>
        knex('alerts').whereIn('problem_id', some).whereRaw(IS_OPEN),
      );
      const bySource = new Map(rows.map((row) => [row.source_id, toAlert(row)]));
      return monitorIds.map((id) => bySource.get(id) ?? null);
    },
  };
}
