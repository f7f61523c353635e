import type { Knex } from 'knex';
import type { Filter } from '../../kit/filter/filter-table.ts';
import { whereFilter } from '../../kit/filter/where-filter.ts';
import { Refusal } from '../../kit/refusal.ts';
import { INCIDENT_FILTERS } from './incident-filter.ts';

const INCIDENT_DIMENSIONS = {
  STATUS: 'incidents.status',
  PRIORITY: 'incidents.priority',
  IMPACT: 'incidents.impact',
  URGENCY: 'incidents.urgency',
  CLASSIFICATION: 'incidents.classification',
  SUPPORT_GROUP: 'incidents.support_group',
  ASSIGNED_TO: 'incidents.assigned_to',
  // The first 10 characters of a moment name its day.
  DAY: 'substr(incidents.created_at, 1, 10)',
} as const;
export type IncidentDimension = keyof typeof INCIDENT_DIMENSIONS;

const MOST_DIMENSIONS = 3;
const MOST_BUCKETS = 1_000;

export interface IncidentStatistics {
  readonly total: number;
  readonly buckets: readonly IncidentBucket[];
}

export interface IncidentBucket {
  readonly count: number;
  readonly status: string | null;
  readonly priority: number | null;
  readonly impact: string | null;
  readonly urgency: string | null;
  readonly classification: string | null;
  readonly supportGroup: string | null;
  readonly assignedTo: string | null;
  readonly day: string | null;
}

type BucketRow = { readonly count: number | string } & {
  readonly [Dimension in IncidentDimension]?: string | number | null;
};

/** Counts incidents by any of their properties, in the store. */
export async function countIncidents(
  knex: Knex,
  { filter, by }: { filter: Filter | null; by: readonly IncidentDimension[] },
): Promise<IncidentStatistics> {
  const dimensions = [...new Set(by)];
  if (dimensions.length > MOST_DIMENSIONS) {
    throw new Refusal(
      'OUT_OF_RANGE',
      `Cannot count incidents by ${dimensions.length} properties: "by" may name at most ${MOST_DIMENSIONS}`,
      ['by'],
    );
  }
  const matching = whereFilter(knex('incidents'), filter ?? {}, INCIDENT_FILTERS);
  const [counted] = (await matching.clone().count({ count: '*' })) as BucketRow[];
  const total = Number(counted?.count ?? 0);
  if (dimensions.length === 0) return { total, buckets: [] };

  const buckets = matching.clone().count({ count: '*' });
  const order: { column: string; order: 'asc' | 'desc' }[] = [{ column: 'count', order: 'desc' }];
  for (const dimension of dimensions) {
    buckets.select(knex.raw('? as ??', [knex.raw(INCIDENT_DIMENSIONS[dimension]), dimension]));
    buckets.groupByRaw(INCIDENT_DIMENSIONS[dimension]);
    // Equal counts would otherwise come in another order each time.
    order.push({ column: dimension, order: 'asc' });
  }
  const rows = (await buckets.orderBy(order).limit(MOST_BUCKETS)) as BucketRow[];
  return { total, buckets: rows.map(toBucket) };
}

function toBucket(row: BucketRow): IncidentBucket {
  const toText = (value: string | number | null | undefined): string | null =>
    value === null || value === undefined ? null : String(value);
  const day = toText(row.DAY);
  return {
    count: Number(row.count),
    status: toText(row.STATUS),
    priority: row.PRIORITY === null || row.PRIORITY === undefined ? null : Number(row.PRIORITY),
    impact: toText(row.IMPACT),
    urgency: toText(row.URGENCY),
    classification: toText(row.CLASSIFICATION),
    supportGroup: toText(row.SUPPORT_GROUP),
    assignedTo: toText(row.ASSIGNED_TO),
    day: day === null ? null : `${day}T00:00:00.000Z`,
  };
}
