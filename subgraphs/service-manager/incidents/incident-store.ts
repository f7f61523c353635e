import type { Knex } from 'knex';
import { insertMany } from '../../kit/database/insert-many.ts';
import { toOwnName } from '../../kit/database/wanted-columns.ts';
import type { Filter } from '../../kit/filter/filter-table.ts';
import { whereFilter } from '../../kit/filter/where-filter.ts';
import { readPage, type Page, type PageArguments, type PageOrder } from '../../kit/paging/page.ts';
import { readPagesOfParents } from '../../kit/paging/pages-of-parents.ts';
import type { FieldNames } from '../../kit/wanted-fields.ts';
import { INCIDENT_FILTERS } from './incident-filter.ts';
import {
  INCIDENT_COLUMNS,
  listChangedColumns,
  pickIncidentColumns,
  toIncident,
  toIncidentRow,
  type IncidentRow,
} from './incident-row.ts';
import {
  countIncidents,
  type IncidentDimension,
  type IncidentStatistics,
} from './incident-statistics.ts';
import type { Incident } from './incident.ts';

export type IncidentOrderField =
  | 'CREATED_AT'
  | 'LAST_MODIFIED_AT'
  | 'PRIORITY'
  | 'RESOLVE_BY'
  | 'TITLE';

export interface IncidentOrder {
  readonly field: IncidentOrderField;
  readonly direction: 'ASC' | 'DESC';
}

export interface IncidentListing extends PageArguments {
  readonly filter: Filter | null;
  readonly orderBy: IncidentOrder;
  readonly wanted?: FieldNames | undefined;
}

/** What a list of incidents can belong to. */
export type IncidentParent = 'alert' | 'parent' | 'configurationItem';

export interface IncidentStore {
  /** Reads only what the wanted fields need; the others of the incidents are not to be looked at. */
  findMany(ids: readonly string[], wanted?: FieldNames): Promise<(Incident | null)[]>;
  /** Locked until the transaction ends. */
  findForUpdate(id: string): Promise<Incident | null>;
  /** Locked until the transaction ends. */
  findChildrenForUpdate(parentId: string): Promise<Incident[]>;
  countChildren(parentId: string): Promise<number>;
  /** For each alert its newest open incident, or else its newest one. */
  findManyOfAlerts(alertIds: readonly string[], wanted?: FieldNames): Promise<(Incident | null)[]>;
  list(listing: IncidentListing): Promise<Page<Incident>>;
  /** One page for each of the things the incidents belong to, newest first. */
  listOf(
    parent: IncidentParent,
    parentIds: readonly string[],
    listing: PageArguments & {
      readonly filter: Filter | null;
      readonly wanted?: FieldNames | undefined;
    },
  ): Promise<Page<Incident>[]>;
  /** Matching incidents behind an id, in the order of ids. */
  listAfter(id: string | null, filter: Filter | null, limit: number): Promise<Incident[]>;
  count(request: {
    readonly filter: Filter | null;
    readonly by: readonly IncidentDimension[];
  }): Promise<IncidentStatistics>;
  insert(incident: Incident): Promise<void>;
  save(before: Incident, after: Incident): Promise<void>;
}

type Order = Pick<PageOrder<Incident>, 'column' | 'of'>;

const ORDERS: Readonly<Record<IncidentOrderField, Order>> = {
  CREATED_AT: { column: 'incidents.created_at', of: ({ createdAt }) => createdAt },
  LAST_MODIFIED_AT: {
    column: 'incidents.last_modified_at',
    of: ({ lastModifiedAt }) => lastModifiedAt,
  },
  PRIORITY: { column: 'incidents.priority', of: ({ priority }) => priority },
  RESOLVE_BY: { column: 'incidents.resolve_by', of: ({ resolveBy }) => resolveBy },
  TITLE: { column: 'incidents.title', of: ({ title }) => title },
};

const PARENT_COLUMNS: Readonly<Record<IncidentParent, string>> = {
  alert: 'incidents.alert_id',
  parent: 'incidents.parent_id',
  configurationItem: 'incident_items.item_id',
};

export function createIncidentStore(knex: Knex): IncidentStore {
  const isPostgres = knex.client.dialect === 'postgresql';
  const locked = (query: Knex.QueryBuilder): Knex.QueryBuilder =>
    isPostgres ? query.forUpdate() : query;

  return {
    async findMany(ids, wanted) {
      const rows = (await knex('incidents')
        .select(pickIncidentColumns(wanted))
        .whereIn('id', [...ids])) as IncidentRow[];
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => toIncidentOrNull(byId.get(id)));
    },
    async findForUpdate(id) {
      const query = knex('incidents').select(INCIDENT_COLUMNS).where({ id });
      return toIncidentOrNull((await locked(query).first()) as IncidentRow | undefined);
    },
    async findChildrenForUpdate(parentId) {
      // In the order of ids, so that two transactions never wait for each other crosswise.
      const query = knex('incidents')
        .select(INCIDENT_COLUMNS)
        .where({ parent_id: parentId })
        .orderBy('id');
      return ((await locked(query)) as IncidentRow[]).map(toIncident);
    },
    async countChildren(parentId) {
      const [row] = (await knex('incidents')
        .where({ parent_id: parentId })
        .count({ total: '*' })) as { total: number | string }[];
      return Number(row?.total ?? 0);
    },
    async findManyOfAlerts(alertIds, wanted) {
      const columns = pickIncidentColumns(wanted, ['incidents.alert_id']);
      const ranked = knex('incidents')
        .select(columns)
        .select(
          knex.raw(
            'row_number() over (partition by alert_id order by is_open desc, created_at desc, id desc) as alert_rank',
          ),
        )
        .whereIn('alert_id', [...alertIds]);
      const rows = (await knex
        .from(ranked.as('ranked'))
        .select(columns.map(toOwnName))
        .where('alert_rank', 1)) as IncidentRow[];
      const byAlertId = new Map(rows.map((row) => [row.alert_id, row]));
      return alertIds.map((alertId) => toIncidentOrNull(byAlertId.get(alertId)));
    },
    async list({ filter, orderBy, wanted, first, after }) {
      return await readPage<IncidentRow, Incident>({
        arguments: { first: first ?? null, after: after ?? null },
        query: whereFilter(knex('incidents'), filter ?? {}, INCIDENT_FILTERS),
        columns: pickIncidentColumns(wanted, [ORDERS[orderBy.field].column]),
        order: toPageOrder(orderBy),
        toObject: toIncident,
      });
    },
    async listOf(parent, parentIds, { filter, wanted, first, after }) {
      const query = knex('incidents');
      if (parent === 'configurationItem') {
        query
          .join('incident_items', 'incident_items.incident_id', 'incidents.id')
          .where('incident_items.relation', 'AFFECTED');
      }
      return await readPagesOfParents<IncidentRow, Incident>({
        knex,
        arguments: { first: first ?? null, after: after ?? null },
        query: whereFilter(query, filter ?? {}, INCIDENT_FILTERS),
        parentColumn: PARENT_COLUMNS[parent],
        parentIds,
        columns: pickIncidentColumns(wanted, [ORDERS.CREATED_AT.column]),
        order: toPageOrder({ field: 'CREATED_AT', direction: 'DESC' }),
        toObject: toIncident,
      });
    },
    async listAfter(id, filter, limit) {
      const query = knex('incidents').select(INCIDENT_COLUMNS);
      whereFilter(query, filter ?? {}, INCIDENT_FILTERS);
      if (id !== null) query.where('incidents.id', '>', id);
      const rows = (await query.orderBy('incidents.id').limit(limit)) as IncidentRow[];
      return rows.map(toIncident);
    },
    count: (request) => countIncidents(knex, request),
    async insert(incident) {
      await knex('incidents').insert(toIncidentRow(incident));
      await insertMany(knex, 'incident_items', toIncidentItemRows(incident));
    },
    async save(before, after) {
      await knex('incidents').where({ id: after.id }).update(listChangedColumns(before, after));
      const isSameItems =
        JSON.stringify(toIncidentItemRows(before)) === JSON.stringify(toIncidentItemRows(after));
      if (isSameItems) return;
      await knex('incident_items').where({ incident_id: after.id }).delete();
      await insertMany(knex, 'incident_items', toIncidentItemRows(after));
    },
  };
}

function toPageOrder({ field, direction }: IncidentOrder): PageOrder<Incident> {
  return { field, direction, ...ORDERS[field], idColumn: 'incidents.id', idOf: ({ id }) => id };
}

function toIncidentOrNull(row: IncidentRow | undefined): Incident | null {
  return row === undefined ? null : toIncident(row);
}

type IncidentItemRow = Readonly<Record<'incident_id' | 'item_id' | 'relation', string>>;

/** What the incident holds as lists, as a table that is read from the other end. */
export function toIncidentItemRows(incident: Incident): IncidentItemRow[] {
  const toRows = (relation: string, itemIds: readonly string[]): IncidentItemRow[] =>
    itemIds.map((itemId) => ({ incident_id: incident.id, item_id: itemId, relation }));
  return [
    ...toRows('AFFECTED', incident.affectedConfigurationItems),
    ...toRows('RELATED', incident.relatedConfigurationItems),
  ];
}
