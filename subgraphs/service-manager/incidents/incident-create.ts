import { refuseUnknown } from '../../kit/outside-references.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { ServiceManagerContext, ServiceManagerUnit } from '../context.ts';
import { IMPACT, SOURCE, STATUS, URGENCY } from '../lists/built-in-items.ts';
import { ALERT, MONITORED_OBJECT } from '../reference.ts';
import { NO_DEFAULTS, type Template, type TemplateDefaults } from '../templates/template.ts';
import { toRemark, type LogLine } from './action-log.ts';
import { recordChange } from './incident-change.ts';
import { requireFound, requireParentage } from './incident-guards.ts';
import { requireItems } from './incident-items.ts';
import { checkFields, checkPeriods, toFields, type IncidentFields } from './incident-input.ts';
import { CUSTOM_FIELD_COUNT, isOpen, type Incident, type Modification } from './incident.ts';
import { priorityOf, resolveByOf, type PriorityMatrix } from './priority-matrix.ts';

export interface NewIncident {
  readonly fields: IncidentFields;
  readonly idempotencyKey: string | null;
  readonly templateId: string | null;
  readonly parentId: string | null;
  readonly affectedConfigurationItemIds: readonly string[];
  readonly relatedConfigurationItemIds: readonly string[];
  readonly comment: string | null;
}

export interface CreateOutcome {
  readonly incident: Incident;
  /** The alert had an open incident already. */
  readonly isExisting: boolean;
  /** Null when nothing changed. */
  readonly sequence: number | null;
}

/** Opens an incident; an alert with an open one keeps that, so that a storm of connectors makes no duplicates. */
export async function createIncident(
  context: Pick<ServiceManagerContext, 'transaction' | 'viewer' | 'now' | 'outside'>,
  input: NewIncident,
): Promise<CreateOutcome> {
  const { transaction, viewer, now, outside } = context;
  checkFields(input.fields, input.comment);
  const { alertId, monitoredObjectId } = input.fields;
  const unknown = await outside.findUnknown(
    [
      { noun: ALERT, id: alertId, field: ['input', 'alertId'] },
      { noun: MONITORED_OBJECT, id: monitoredObjectId, field: ['input', 'monitoredObjectId'] },
    ],
    viewer,
  );
  const modification = { by: viewer.name, at: now() };
  return await transaction(async (unit) => {
    // Held to the end: whoever creates at the same moment sees what this transaction made of key and alert.
    const settings = await unit.incidentSettings.readForUpdate();
    const repeated = await findRepeated(unit, input);
    if (repeated !== null) return repeated;
    // Not before: what a repeat is about may have gone since. Not after: it would tell of an alert that may not be seen.
    refuseUnknown('Cannot create an incident', unknown);
    const existing = await findOpenOfAlert(unit, alertId ?? null);
    if (existing !== null) return { incident: existing, isExisting: true, sequence: null };

    const template = await findTemplate(unit, input.templateId);
    const draft = await draftIncident(unit, input, { template, modification });
    const incident = {
      ...draft,
      id: await unit.incidentSettings.takeId(),
      ...(draft.parent === null || settings.statusOfLinkedChild === null
        ? {}
        : { status: settings.statusOfLinkedChild }),
    };
    const { change } = await recordChange(
      unit,
      { before: null, after: incident },
      { lines: describeCreation(incident, template, input), comment: input.comment, modification },
    );
    const sequence = await unit.journal.append([change]);
    await unit.idempotencyKeys.remember([
      { key: input.idempotencyKey, request: input, id: incident.id, sequence },
    ]);
    return { incident, isExisting: false, sequence };
  });
}

async function findRepeated(
  { idempotencyKeys, incidents }: ServiceManagerUnit,
  input: NewIncident,
): Promise<CreateOutcome | null> {
  const earlier = await idempotencyKeys.find(input.idempotencyKey, input);
  const incident = earlier === null ? null : await incidents.findForUpdate(earlier.id);
  if (earlier === null || incident === null) return null;
  return { incident, isExisting: false, sequence: earlier.sequence };
}

async function findOpenOfAlert(
  { incidents }: ServiceManagerUnit,
  alertId: string | null,
): Promise<Incident | null> {
  if (alertId === null) return null;
  const [incident = null] = await incidents.findManyOfAlerts([alertId]);
  return incident !== null && isOpen(incident) ? incident : null;
}

async function findTemplate(
  { templates }: ServiceManagerUnit,
  id: string | null,
): Promise<Template | null> {
  if (id === null) return null;
  const [template] = await templates.findMany([id]);
  if (template !== null && template !== undefined) return template;
  throw new Refusal('NOT_FOUND', `Cannot create an incident from template "${id}": there is none`, [
    'input',
    'templateId',
  ]);
}

async function draftIncident(
  unit: ServiceManagerUnit,
  input: NewIncident,
  { template, modification }: { template: Template | null; modification: Modification },
): Promise<Incident> {
  const given = toFields(dropNulls(input.fields), await unit.lists.readCatalog());
  const draft = fillIn(given, {
    defaults: template ?? NO_DEFAULTS,
    matrix: await unit.priorityMatrix.read(),
    modification,
  });
  checkPeriods(draft);
  return {
    ...draft,
    template: template?.id ?? null,
    parent: await findParent(unit, input.parentId),
    affectedConfigurationItems: await listAffected(unit, input),
    relatedConfigurationItems: await requireItems(unit, {
      current: [],
      add: input.relatedConfigurationItemIds,
      field: 'relatedConfigurationItemIds',
    }),
  };
}

/** When something is created, null says no more than leaving out. */
function dropNulls(fields: IncidentFields): IncidentFields {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  );
}

function fillIn(
  given: ReturnType<typeof toFields>,
  context: { defaults: TemplateDefaults; matrix: PriorityMatrix; modification: Modification },
): Incident {
  const { defaults, matrix, modification } = context;
  const { by, at } = modification;
  const title = given.title ?? defaults.title;
  if (title === null) {
    throw new Refusal('REQUIRED', 'Cannot create an incident without a title', ['input', 'title']);
  }
  const impact = given.impact ?? defaults.impact ?? IMPACT.medium;
  const urgency = given.urgency ?? defaults.urgency ?? URGENCY.medium;
  const priority = priorityOf(matrix, { impact, urgency });
  const assignedTo = given.assignedTo ?? defaults.assignedTo;
  const usualSource = (given.alertId ?? null) === null ? SOURCE.system : SOURCE.scom;
  return {
    id: '',
    title,
    description: given.description ?? '',
    status: given.status ?? STATUS.active,
    impact,
    urgency,
    priority,
    classification: given.classification ?? defaults.classification,
    source: given.source ?? defaults.source ?? usualSource,
    supportGroup: given.supportGroup ?? defaults.supportGroup,
    isEscalated: given.isEscalated ?? defaults.isEscalated,
    resolutionCategory: null,
    resolutionDescription: null,
    assignedTo,
    primaryOwner: given.primaryOwner ?? null,
    affectedUser: given.affectedUser ?? defaults.affectedUser,
    createdBy: by,
    contactMethod: given.contactMethod ?? null,
    resolveBy: given.resolveBy ?? resolveByOf(matrix, { priority, createdAt: at }),
    hasOwnResolveBy: given.resolveBy !== undefined,
    scheduledStartAt: given.scheduledStartAt ?? null,
    scheduledEndAt: given.scheduledEndAt ?? null,
    actualStartAt: given.actualStartAt ?? null,
    actualEndAt: given.actualEndAt ?? null,
    isDowntime: given.isDowntime ?? false,
    needsKnowledgeArticle: given.needsKnowledgeArticle ?? false,
    hasKnowledgeArticle: given.hasKnowledgeArticle ?? false,
    createdAt: at,
    firstAssignedAt: assignedTo === null ? null : at,
    resolvedAt: null,
    closedAt: null,
    lastModifiedAt: at,
    lastModifiedBy: by,
    template: null,
    parent: null,
    affectedConfigurationItems: [],
    relatedConfigurationItems: [],
    alertId: given.alertId ?? null,
    managementGroupName: given.managementGroupName ?? null,
    managementPackName: given.managementPackName ?? null,
    monitoringRuleId: given.monitoringRuleId ?? null,
    monitoredObjectId: given.monitoredObjectId ?? null,
    repeatCount: given.repeatCount ?? null,
    customFields:
      given.customFields ?? Array.from({ length: CUSTOM_FIELD_COUNT }, () => null as string | null),
    version: 1,
  };
}

async function findParent(
  { incidents }: ServiceManagerUnit,
  parentId: string | null,
): Promise<string | null> {
  if (parentId === null) return null;
  const parent = requireFound(await incidents.findForUpdate(parentId), {
    id: parentId,
    step: 'link',
    field: ['input', 'parentId'],
  });
  requireParentage({ id: 'new', childCount: 0 }, parent);
  return parent.id;
}

/** What was named, and what stands for the monitored object the alert is about. */
async function listAffected(
  unit: ServiceManagerUnit,
  input: NewIncident,
): Promise<readonly string[]> {
  const objectId = input.fields.monitoredObjectId ?? null;
  const ofObject =
    objectId === null ? [] : await unit.configurationItems.findManyOfMonitoredObjects([objectId]);
  const current = ofObject.flatMap((item) => (item === null ? [] : [item.id]));
  return await requireItems(unit, {
    current,
    add: input.affectedConfigurationItemIds,
    field: 'affectedConfigurationItemIds',
  });
}

function describeCreation(
  incident: Incident,
  template: Template | null,
  { comment }: NewIncident,
): LogLine[] {
  const origin = incident.alertId === null ? '' : ` for alert ${incident.alertId}`;
  const means = template === null ? '' : ` with template "${template.name}"`;
  const assignment: LogLine[] =
    incident.assignedTo === null
      ? []
      : [{ kind: 'ASSIGNED', text: `Assigned to ${incident.assignedTo}` }];
  return [
    { kind: 'CREATED', text: `Recorded${origin}${means}` },
    ...assignment,
    ...toRemark(comment),
  ];
}
