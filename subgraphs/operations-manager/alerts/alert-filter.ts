import type { Knex } from 'knex';
import type { FilterTable } from '../../kit/filter/filter-table.ts';
import { whereContainsIn, whereSharedContainsIn } from '../../kit/filter/text-index.ts';
import {
  ALERT_PRIORITIES,
  ALERT_SEVERITIES,
  CLOSED,
  isOpen,
  NEW,
  type JournaledAlert,
} from './alert.ts';

/** Which alerts somebody may see: those of objects in these groups, or all when null. */
export type Sight = readonly string[] | null;

const toFlag = (value: boolean): number => (value ? 1 : 0);

/** What alerts can be filtered by, in queries and in streams alike. */
export const ALERT_FILTERS: FilterTable<JournaledAlert> = {
  id: { kind: 'id', column: 'alerts.id', of: (alert) => alert.id },
  name: {
    kind: 'text',
    column: 'alerts.name',
    of: (alert) => alert.name,
    whereContains: whereContainsIn('alerts', 'name'),
  },
  description: {
    kind: 'text',
    column: 'alerts.description',
    of: (alert) => alert.description,
    whereContains: whereContainsIn('alerts', 'description'),
  },
  severity: {
    kind: 'enum',
    column: 'alerts.severity',
    of: (alert) => alert.severity,
    toStored: (severity) => ALERT_SEVERITIES.indexOf(severity),
    bounds: { gte: 'INFORMATION', lte: 'CRITICAL' },
  },
  priority: {
    kind: 'enum',
    column: 'alerts.priority',
    of: (alert) => alert.priority,
    toStored: (priority) => ALERT_PRIORITIES.indexOf(priority),
    bounds: { gte: 'LOW', lte: 'HIGH' },
  },
  category: { kind: 'enum', column: 'alerts.category', of: (alert) => alert.category },
  resolutionState: {
    kind: 'number',
    column: 'alerts.resolution_state',
    of: (alert) => alert.resolutionState,
    bounds: { gte: NEW, lte: CLOSED },
  },
  isOpen: {
    kind: 'flag',
    column: 'alerts.is_open',
    of: isOpen,
    toStored: toFlag,
    implies: {
      true: { resolutionState: { lt: CLOSED }, resolvedAt: { isNull: true } },
      false: { resolutionState: { eq: CLOSED }, resolvedAt: { isNull: false } },
    },
  },
  isMonitorAlert: {
    kind: 'flag',
    column: 'alerts.is_monitor_alert',
    of: (alert) => alert.isMonitorAlert,
    toStored: toFlag,
  },
  repeatCount: {
    kind: 'number',
    column: 'alerts.repeat_count',
    of: (alert) => alert.repeatCount,
    bounds: { gte: 0 },
  },
  owner: { kind: 'text', column: 'alerts.owner', of: (alert) => alert.owner },
  ticketId: { kind: 'text', column: 'alerts.ticket_id', of: (alert) => alert.ticketId },
  sourceId: { kind: 'id', column: 'alerts.source_id', of: (alert) => alert.sourceId },
  problemId: { kind: 'id', column: 'alerts.problem_id', of: (alert) => alert.problemId },
  monitoredObjectId: {
    kind: 'id',
    column: 'alerts.monitored_object_id',
    of: (alert) => alert.monitoredObjectId,
  },
  monitoredObjectName: {
    kind: 'text',
    column: 'alerts.object_name',
    of: (alert) => alert.monitoredObjectName,
    whereContains: whereSharedContainsIn('alerts', 'object_name'),
  },
  monitoredObjectClass: {
    kind: 'text',
    column: 'alerts.object_class',
    of: (alert) => alert.monitoredObjectClass,
  },
  principalName: {
    kind: 'text',
    column: 'alerts.principal_name',
    of: (alert) => alert.principalName,
  },
  managementGroupId: {
    kind: 'id',
    column: 'alerts.management_group_id',
    of: (alert) => alert.managementGroupId,
  },
  group: {
    kind: 'relation',
    where: (query, operand: GroupOperand) => {
      for (const groupIds of listGroupSets(operand)) whereInGroups(query, groupIds);
    },
    matches: (alert, operand: GroupOperand) =>
      listGroupSets(operand).every((groupIds) =>
        groupIds.some((id) => alert.groupIds.includes(id)),
      ),
  },
  isConsequence: presenceOf('alerts.consequence_of', (alert) => alert.consequenceOfId),
  isStormMember: presenceOf('alerts.storm_parent_id', (alert) => alert.stormParentId),
  raisedAt: { kind: 'time', column: 'alerts.raised_at', of: (alert) => alert.raisedAt },
  lastModifiedAt: {
    kind: 'time',
    column: 'alerts.last_modified_at',
    of: (alert) => alert.lastModifiedAt,
  },
  resolvedAt: { kind: 'time', column: 'alerts.resolved_at', of: (alert) => alert.resolvedAt },
};

/** Whether something is known of an alert at all. */
function presenceOf(
  column: string,
  of: (alert: JournaledAlert) => string | null,
): FilterTable<JournaledAlert>[string] {
  return {
    kind: 'relation',
    where: (query, isPresent: boolean) =>
      void (isPresent ? query.whereNotNull(column) : query.whereNull(column)),
    // What was journaled before alerts knew of this has no such field.
    matches: (alert, isPresent: boolean) => (typeof of(alert) === 'string') === isPresent,
  };
}

interface GroupOperand {
  readonly eq?: string | null;
  readonly in?: readonly string[] | null;
}

/** Each operator names groups of which the object must be in one. */
function listGroupSets({ eq, in: oneOf }: GroupOperand): (readonly string[])[] {
  return [
    ...(eq === undefined || eq === null ? [] : [[eq]]),
    ...(oneOf === undefined || oneOf === null ? [] : [oneOf]),
  ];
}

/** Narrows a query over alerts to those of objects in any of the groups. */
export function whereInGroups(query: Knex.QueryBuilder, groupIds: readonly string[]): void {
  query.whereIn('alerts.monitored_object_id', (members: Knex.QueryBuilder) => {
    members
      .select('object_id')
      .from('group_members')
      .whereIn('group_id', [...groupIds]);
  });
}
