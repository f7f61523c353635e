import { createColumnPicker, readJson } from '../../kit/database/wanted-columns.ts';
import { CUSTOM_FIELD_COUNT, isOpen, type Incident } from './incident.ts';

/** An incident as its table has it. */
export interface IncidentRow {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly status: string;
  readonly is_open: number;
  readonly impact: string;
  readonly urgency: string;
  readonly priority: number;
  readonly classification: string | null;
  readonly source: string | null;
  readonly support_group: string | null;
  readonly is_escalated: number;
  readonly resolution_category: string | null;
  readonly resolution_description: string | null;
  readonly assigned_to: string | null;
  readonly primary_owner: string | null;
  readonly affected_user: string | null;
  readonly created_by: string;
  readonly contact_method: string | null;
  readonly resolve_by: string;
  readonly has_own_resolve_by: number;
  readonly scheduled_start_at: string | null;
  readonly scheduled_end_at: string | null;
  readonly actual_start_at: string | null;
  readonly actual_end_at: string | null;
  readonly is_downtime: number;
  readonly needs_knowledge_article: number;
  readonly has_knowledge_article: number;
  readonly created_at: string;
  readonly first_assigned_at: string | null;
  readonly resolved_at: string | null;
  readonly closed_at: string | null;
  readonly last_modified_at: string;
  readonly last_modified_by: string;
  readonly template_id: string | null;
  readonly parent_id: string | null;
  readonly affected_items: string;
  readonly related_items: string;
  readonly alert_id: string | null;
  readonly management_group_name: string | null;
  readonly management_pack_name: string | null;
  readonly monitoring_rule_id: string | null;
  readonly monitored_object_id: string | null;
  readonly repeat_count: number | null;
  /** Null when none of the ten is set, as for most incidents. */
  readonly custom_fields: string | null;
  readonly version: number;
}

const NO_CUSTOM_FIELDS: readonly null[] = Array.from({ length: CUSTOM_FIELD_COUNT }, () => null);
const NO_ITEMS: readonly string[] = [];

export function toIncident(row: IncidentRow): Incident {
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    status: row.status,
    impact: row.impact,
    urgency: row.urgency,
    priority: row.priority,
    classification: row.classification,
    source: row.source,
    supportGroup: row.support_group,
    isEscalated: row.is_escalated === 1,
    resolutionCategory: row.resolution_category,
    resolutionDescription: row.resolution_description,
    assignedTo: row.assigned_to,
    primaryOwner: row.primary_owner,
    affectedUser: row.affected_user,
    createdBy: row.created_by,
    contactMethod: row.contact_method,
    resolveBy: row.resolve_by,
    hasOwnResolveBy: row.has_own_resolve_by === 1,
    scheduledStartAt: row.scheduled_start_at,
    scheduledEndAt: row.scheduled_end_at,
    actualStartAt: row.actual_start_at,
    actualEndAt: row.actual_end_at,
    isDowntime: row.is_downtime === 1,
    needsKnowledgeArticle: row.needs_knowledge_article === 1,
    hasKnowledgeArticle: row.has_knowledge_article === 1,
    createdAt: row.created_at,
    firstAssignedAt: row.first_assigned_at,
    resolvedAt: row.resolved_at,
    closedAt: row.closed_at,
    lastModifiedAt: row.last_modified_at,
    lastModifiedBy: row.last_modified_by,
    template: row.template_id,
    parent: row.parent_id,
    affectedConfigurationItems: toIds(row.affected_items),
    relatedConfigurationItems: toIds(row.related_items),
    alertId: row.alert_id,
    managementGroupName: row.management_group_name,
    managementPackName: row.management_pack_name,
    monitoringRuleId: row.monitoring_rule_id,
    monitoredObjectId: row.monitored_object_id,
    repeatCount: row.repeat_count,
    customFields:
      row.custom_fields === null
        ? NO_CUSTOM_FIELDS
        : readJson<(string | null)[]>(row.custom_fields),
    version: row.version,
  };
}

export function toIncidentRow(incident: Incident): IncidentRow {
  return {
    id: incident.id,
    title: incident.title,
    description: incident.description,
    status: incident.status,
    is_open: toFlag(isOpen(incident)),
    impact: incident.impact,
    urgency: incident.urgency,
    priority: incident.priority,
    classification: incident.classification,
    source: incident.source,
    support_group: incident.supportGroup,
    is_escalated: toFlag(incident.isEscalated),
    resolution_category: incident.resolutionCategory,
    resolution_description: incident.resolutionDescription,
    assigned_to: incident.assignedTo,
    primary_owner: incident.primaryOwner,
    affected_user: incident.affectedUser,
    created_by: incident.createdBy,
    contact_method: incident.contactMethod,
    resolve_by: incident.resolveBy,
    has_own_resolve_by: toFlag(incident.hasOwnResolveBy),
    scheduled_start_at: incident.scheduledStartAt,
    scheduled_end_at: incident.scheduledEndAt,
    actual_start_at: incident.actualStartAt,
    actual_end_at: incident.actualEndAt,
    is_downtime: toFlag(incident.isDowntime),
    needs_knowledge_article: toFlag(incident.needsKnowledgeArticle),
    has_knowledge_article: toFlag(incident.hasKnowledgeArticle),
    created_at: incident.createdAt,
    first_assigned_at: incident.firstAssignedAt,
    resolved_at: incident.resolvedAt,
    closed_at: incident.closedAt,
    last_modified_at: incident.lastModifiedAt,
    last_modified_by: incident.lastModifiedBy,
    template_id: incident.template,
    parent_id: incident.parent,
    affected_items: fromIds(incident.affectedConfigurationItems),
    related_items: fromIds(incident.relatedConfigurationItems),
    alert_id: incident.alertId,
    management_group_name: incident.managementGroupName,
    management_pack_name: incident.managementPackName,
    monitoring_rule_id: incident.monitoringRuleId,
    monitored_object_id: incident.monitoredObjectId,
    repeat_count: incident.repeatCount,
    custom_fields: incident.customFields.every((value) => value === null)
      ? null
      : JSON.stringify(incident.customFields),
    version: incident.version,
  };
}

/** The columns that differ between two states of one incident. */
export function listChangedColumns(before: Incident, after: Incident): Partial<IncidentRow> {
  const [from, to] = [toIncidentRow(before), toIncidentRow(after)];
  return Object.fromEntries(
    Object.entries(to).filter(([column, value]) => from[column as keyof IncidentRow] !== value),
  );
}

function toFlag(value: boolean): number {
  return value ? 1 : 0;
}

function toIds(text: string): readonly string[] {
  return text === '[]' ? NO_ITEMS : readJson<string[]>(text);
}

function fromIds(ids: readonly string[]): string {
  return ids.length === 0 ? '[]' : JSON.stringify(ids);
}

export const pickIncidentColumns = createColumnPicker<IncidentRow>({
  table: 'incidents',
  columns: {
    id: true,
    title: true,
    description: true,
    status: true,
    is_open: true,
    impact: true,
    urgency: true,
    priority: true,
    classification: true,
    source: true,
    support_group: true,
    is_escalated: true,
    resolution_category: true,
    resolution_description: true,
    assigned_to: true,
    primary_owner: true,
    affected_user: true,
    created_by: true,
    contact_method: true,
    resolve_by: true,
    has_own_resolve_by: true,
    scheduled_start_at: true,
    scheduled_end_at: true,
    actual_start_at: true,
    actual_end_at: true,
    is_downtime: true,
    needs_knowledge_article: true,
    has_knowledge_article: true,
    created_at: true,
    first_assigned_at: true,
    resolved_at: true,
    closed_at: true,
    last_modified_at: true,
    last_modified_by: true,
    template_id: true,
    parent_id: true,
    affected_items: true,
    related_items: true,
    alert_id: true,
    management_group_name: true,
    management_pack_name: true,
    monitoring_rule_id: true,
    monitored_object_id: true,
    repeat_count: true,
    custom_fields: true,
    version: true,
  },
  always: ['id'],
  fields: {
    // By the status, as a change that was journaled has no column to tell by.
    isOpen: ['status'],
    template: ['template_id'],
    parent: ['parent_id'],
    children: [],
    affectedConfigurationItems: ['affected_items'],
    relatedConfigurationItems: ['related_items'],
    actionLog: [],
    alert: ['alert_id'],
    monitoredObject: ['monitored_object_id'],
  },
});

export const INCIDENT_COLUMNS = pickIncidentColumns();
