import type { Knex } from 'knex';
import type { Filter } from '../../kit/filter/filter-table.ts';
import { whereFilter } from '../../kit/filter/where-filter.ts';
import { Refusal } from '../../kit/refusal.ts';
import {
  ALERT_PRIORITIES,
  ALERT_SEVERITIES,
  type AlertPriority,
  type AlertSeverity,
} from './alert.ts';
import { ALERT_FILTERS, whereInGroups, type Sight } from './alert-filter.ts';

export const ALERT_DIMENSIONS = {
  SEVERITY: 'alerts.severity',
  PRIORITY: 'alerts.priority',
  RESOLUTION_STATE: 'alerts.resolution_state',
  GROUP: 'group_members.group_id',
  MONITORED_OBJECT: 'alerts.monitored_object_id',
  // The first 13 characters of a moment name its hour.
  HOUR: 'substr(alerts.raised_at, 1, 13)',
} as const;
export type AlertDimension = keyof typeof ALERT_DIMENSIONS;

const MOST_DIMENSIONS = 3;
const MOST_BUCKETS = 1_000;

export interface AlertCountRequest {
  readonly filter: Filter | null;
  readonly by: readonly AlertDimension[];
  readonly sight: Sight;
}

export interface AlertStatistics {
  readonly total: number;
  readonly buckets: readonly AlertBucket[];
}

export interface AlertBucket {
  readonly count: number;
  readonly severity: AlertSeverity | null;
  readonly priority: AlertPriority | null;
  readonly resolutionState: number | null;
  readonly groupId: string | null;
  readonly monitoredObjectId: string | null;
  readonly hour: string | null;
}

interface BucketRow {
  readonly count: number | string;
  readonly SEVERITY?: number;
  readonly PRIORITY?: number;
  readonly RESOLUTION_STATE?: number;
  readonly GROUP?: string;
  readonly MONITORED_OBJECT?: string;
  readonly HOUR?: string;
}

/** Counts alerts by any of their properties, in the store. */
export async function countAlerts(
  knex: Knex,
  { filter, by, sight }: AlertCountRequest,
): Promise<AlertStatistics> {
  const dimensions = [...new Set(by)];
  if (dimensions.length > MOST_DIMENSIONS) {
    throw new Refusal(
      'OUT_OF_RANGE',
      `Cannot count alerts by ${dimensions.length} properties: "by" may name at most ${MOST_DIMENSIONS}`,
      ['by'],
    );
  }
  const matching = whereFilter(knex('alerts'), filter ?? {}, ALERT_FILTERS);
  if (sight !== null) whereInGroups(matching, sight);

  if (dimensions.length === 0) return { total: await countAll(matching), buckets: [] };

  const buckets = matching.clone().count({ count: '*' });
  if (dimensions.includes('GROUP')) {
    buckets.join('group_members', 'group_members.object_id', 'alerts.monitored_object_id');
    // Groups outside the viewer's sight do not exist for them, shared members or not.
    if (sight !== null) buckets.whereIn('group_members.group_id', [...sight]);
  }
  for (const dimension of dimensions) {
    buckets.select(knex.raw('? as ??', [knex.raw(ALERT_DIMENSIONS[dimension]), dimension]));
    buckets.groupByRaw(ALERT_DIMENSIONS[dimension]);
  }
  const rows = (await buckets.orderBy('count', 'desc').limit(MOST_BUCKETS)) as BucketRow[];
  // Each alert is in one bucket, unless it is in several groups, in none, or in a bucket that is not among these.
  const isSum = !dimensions.includes('GROUP') && rows.length < MOST_BUCKETS;
  const total = isSum
    ? rows.reduce((sum, { count }) => sum + Number(count), 0)
    : await countAll(matching);
  return { total, buckets: rows.map(toBucket) };
}

async function countAll(matching: Knex.QueryBuilder): Promise<number> {
  const [counted] = (await matching.clone().count({ count: '*' })) as BucketRow[];
  return Number(counted?.count ?? 0);
}

function toBucket(row: BucketRow): AlertBucket {
  return {
    count: Number(row.count),
    severity: row.SEVERITY === undefined ? null : (ALERT_SEVERITIES[row.SEVERITY] ?? null),
    priority: row.PRIORITY === undefined ? null : (ALERT_PRIORITIES[row.PRIORITY] ?? null),
    resolutionState: row.RESOLUTION_STATE ?? null,
    groupId: row.GROUP ?? null,
    monitoredObjectId: row.MONITORED_OBJECT ?? null,
    hour: row.HOUR === undefined ? null : `${row.HOUR}:00:00.000Z`,
  };
}
