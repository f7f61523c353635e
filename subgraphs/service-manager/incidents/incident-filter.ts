import type { Knex } from 'knex';
import type { FilterTable } from '../../kit/filter/filter-table.ts';
import { whereContainsIn } from '../../kit/filter/text-index.ts';
import { STATUS } from '../lists/built-in-items.ts';
import type { ListFields } from '../lists/list-filter.ts';
import { isOpen, type Incident } from './incident.ts';

const toFlag = (value: boolean): number => (value ? 1 : 0);

/** What incidents can be filtered by, in queries and in streams alike. Names of list items have become ids before. */
export const INCIDENT_FILTERS: FilterTable<Incident> = {
  id: { kind: 'id', column: 'incidents.id', of: ({ id }) => id },
  title: {
    kind: 'text',
    column: 'incidents.title',
    of: ({ title }) => title,
    whereContains: whereContainsIn('incidents', 'title'),
  },
  description: {
    kind: 'text',
    column: 'incidents.description',
    of: ({ description }) => description,
    whereContains: whereContainsIn('incidents', 'description'),
  },
  status: { kind: 'id', column: 'incidents.status', of: ({ status }) => status },
  isOpen: {
    kind: 'flag',
    column: 'incidents.is_open',
    of: isOpen,
    toStored: toFlag,
    implies: {
      true: {
        status: { notIn: [STATUS.resolved, STATUS.closed] },
        resolutionCategory: { isNull: true },
        resolvedAt: { isNull: true },
        closedAt: { isNull: true },
      },
      false: {
        status: { in: [STATUS.resolved, STATUS.closed] },
        resolutionCategory: { isNull: false },
        resolvedAt: { isNull: false },
      },
    },
  },
  impact: { kind: 'id', column: 'incidents.impact', of: ({ impact }) => impact },
  urgency: { kind: 'id', column: 'incidents.urgency', of: ({ urgency }) => urgency },
  priority: { kind: 'number', column: 'incidents.priority', of: ({ priority }) => priority },
  classification: {
    kind: 'id',
    column: 'incidents.classification',
    of: ({ classification }) => classification,
  },
  source: { kind: 'id', column: 'incidents.source', of: ({ source }) => source },
  supportGroup: {
    kind: 'id',
    column: 'incidents.support_group',
    of: ({ supportGroup }) => supportGroup,
  },
  isEscalated: {
    kind: 'flag',
    column: 'incidents.is_escalated',
    of: (incident) => incident.isEscalated,
    toStored: toFlag,
  },
  resolutionCategory: {
    kind: 'id',
    column: 'incidents.resolution_category',
    of: ({ resolutionCategory }) => resolutionCategory,
  },
  assignedTo: {
    kind: 'text',
    column: 'incidents.assigned_to',
    of: ({ assignedTo }) => assignedTo,
  },
  primaryOwner: {
    kind: 'text',
    column: 'incidents.primary_owner',
    of: ({ primaryOwner }) => primaryOwner,
  },
  affectedUser: {
    kind: 'text',
    column: 'incidents.affected_user',
    of: ({ affectedUser }) => affectedUser,
  },
  parentId: { kind: 'id', column: 'incidents.parent_id', of: ({ parent }) => parent },
  alertId: { kind: 'id', column: 'incidents.alert_id', of: ({ alertId }) => alertId },
  monitoredObjectId: {
    kind: 'id',
    column: 'incidents.monitored_object_id',
    of: ({ monitoredObjectId }) => monitoredObjectId,
  },
  managementGroupName: {
    kind: 'text',
    column: 'incidents.management_group_name',
    of: ({ managementGroupName }) => managementGroupName,
  },
  affectedConfigurationItemId: {
    kind: 'relation',
    where(query, operand: IdSetOperand) {
      for (const itemIds of listIdSets(operand)) whereAffecting(query, itemIds);
    },
    matches: ({ affectedConfigurationItems }, operand: IdSetOperand) =>
      listIdSets(operand).every((itemIds) =>
        itemIds.some((id) => affectedConfigurationItems.includes(id)),
      ),
  },
  createdAt: { kind: 'time', column: 'incidents.created_at', of: ({ createdAt }) => createdAt },
  lastModifiedAt: {
    kind: 'time',
    column: 'incidents.last_modified_at',
    of: ({ lastModifiedAt }) => lastModifiedAt,
  },
  resolveBy: { kind: 'time', column: 'incidents.resolve_by', of: ({ resolveBy }) => resolveBy },
  resolvedAt: { kind: 'time', column: 'incidents.resolved_at', of: ({ resolvedAt }) => resolvedAt },
  closedAt: { kind: 'time', column: 'incidents.closed_at', of: ({ closedAt }) => closedAt },
};

/** The fields whose operands are items of lists. */
export const INCIDENT_LIST_FIELDS: ListFields = {
  status: 'INCIDENT_STATUS',
  impact: 'IMPACT',
  urgency: 'URGENCY',
  classification: 'CLASSIFICATION',
  source: 'SOURCE',
  supportGroup: 'TIER_QUEUE',
  resolutionCategory: 'RESOLUTION_CATEGORY',
};

interface IdSetOperand {
  readonly eq?: string | null;
  readonly in?: readonly string[] | null;
}

/** Each operator names items of which the incident must affect one. */
function listIdSets({ eq, in: oneOf }: IdSetOperand): (readonly string[])[] {
  return [
    ...(eq === undefined || eq === null ? [] : [[eq]]),
    ...(oneOf === undefined || oneOf === null ? [] : [oneOf]),
  ];
}

function whereAffecting(query: Knex.QueryBuilder, itemIds: readonly string[]): void {
  query.whereIn('incidents.id', (affected: Knex.QueryBuilder) => {
    affected
      .select('incident_id')
      .from('incident_items')
      .where('relation', 'AFFECTED')
      .whereIn('item_id', [...itemIds]);
  });
}
