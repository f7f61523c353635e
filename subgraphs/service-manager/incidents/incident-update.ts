import type { ServiceManagerContext, ServiceManagerUnit } from '../context.ts';
import type { ListCatalog } from '../lists/list-item.ts';
import { describeUpdate, toRemark } from './action-log.ts';
import { recordChange } from './incident-change.ts';
import { requireFound, requireParentage, requireStep, requireVersion } from './incident-guards.ts';
import { requireItems } from './incident-items.ts';
import { checkFields, checkPeriods, toFields, type IncidentFields } from './incident-input.ts';
import { changeIncident, isOpen, touchIncident, type Incident } from './incident.ts';
import { priorityOf, resolveByOf, type PriorityMatrix } from './priority-matrix.ts';

export interface IncidentUpdate {
  readonly incidentId: string;
  readonly expectedVersion: number | null;
  readonly fields: IncidentFields;
  /** Undefined leaves the parent as it is, null makes the incident stand alone. */
  readonly parentId: string | null | undefined;
  readonly affected: ItemEdit;
  readonly related: ItemEdit;
  readonly comment: string | null;
}

export interface ItemEdit {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

export interface IncidentOutcome {
  readonly incident: Incident;
  /** Null when nothing changed. */
  readonly sequence: number | null;
}

/** Changes what may be changed of an incident; what follows from it (priority, when to resolve) follows. */
export async function updateIncident(
  { transaction, viewer, now }: Pick<ServiceManagerContext, 'transaction' | 'viewer' | 'now'>,
  update: IncidentUpdate,
): Promise<IncidentOutcome> {
  checkFields(update.fields, update.comment);
  const modification = { by: viewer.name, at: now() };
  return await transaction(async (unit) => {
    // The parent first, as whoever resolves a parent locks it before its children.
    const parent = await findParent(unit, update);
    const before = requireFound(await unit.incidents.findForUpdate(update.incidentId), {
      id: update.incidentId,
      step: 'update',
      field: ['input', 'incidentId'],
    });
    requireVersion(before, update.expectedVersion);
    requireStep(before, 'update');
    if (update.fields.status !== undefined) requireStep(before, 'setStatus', ['input', 'status']);

    const catalog = await unit.lists.readCatalog();
    const edited: Partial<Incident> = {
      ...(await editFields(unit, before, { update, catalog })),
      ...(await editParent(unit, before, { parent, update })),
      affectedConfigurationItems: await requireItems(unit, {
        current: before.affectedConfigurationItems,
        ...update.affected,
        field: 'addAffectedConfigurationItemIds',
      }),
      relatedConfigurationItems: await requireItems(unit, {
        current: before.relatedConfigurationItems,
        ...update.related,
        field: 'addRelatedConfigurationItemIds',
      }),
    };
    const remark = toRemark(update.comment);
    const changed = changeIncident(before, edited, modification);
    if (changed === before && remark.length === 0) return { incident: before, sequence: null };
    checkPeriods(changed);

    const after = changed === before ? touchIncident(before, modification) : changed;
    const { change } = await recordChange(
      unit,
      { before, after },
      {
        lines: [...describeUpdate(before, after, catalog), ...remark],
        comment: update.comment,
        modification,
      },
    );
    return { incident: after, sequence: await unit.journal.append([change]) };
  });
}

async function findParent(
  { incidents }: ServiceManagerUnit,
  { parentId }: IncidentUpdate,
): Promise<Incident | null> {
  if (parentId === null || parentId === undefined) return null;
  return requireFound(await incidents.findForUpdate(parentId), {
    id: parentId,
    step: 'link',
    field: ['input', 'parentId'],
  });
}

async function editFields(
  { priorityMatrix }: ServiceManagerUnit,
  before: Incident,
  { update, catalog }: { update: IncidentUpdate; catalog: ListCatalog },
): Promise<Partial<Incident>> {
  const { resolveBy: askedResolveBy, ...given } = update.fields;
  const fields: Partial<Incident> = toFields(given, catalog);
  const isRated = fields.impact !== undefined || fields.urgency !== undefined;
  if (!isRated && askedResolveBy === undefined) return fields;
  const matrix = await priorityMatrix.read();
  const rated = { ...before, ...fields };
  // Only then: a priority that was given under an older matrix stays until somebody rates the incident anew.
  const priority = isRated ? priorityOf(matrix, rated) : before.priority;
  return { ...fields, priority, ...dueOf({ ...rated, priority }, matrix, askedResolveBy) };
}

/** When to resolve follows from the priority, unless somebody says or has said otherwise. */
function dueOf(
  incident: Incident,
  matrix: PriorityMatrix,
  asked: string | null | undefined,
): Partial<Incident> {
  if (typeof asked === 'string') return { resolveBy: asked, hasOwnResolveBy: true };
  if (asked === undefined && incident.hasOwnResolveBy) return {};
  return { resolveBy: resolveByOf(matrix, incident), hasOwnResolveBy: false };
}

async function editParent(
  { incidents, incidentSettings }: ServiceManagerUnit,
  before: Incident,
  { parent, update }: { parent: Incident | null; update: IncidentUpdate },
): Promise<Partial<Incident>> {
  if (update.parentId === undefined) return {};
  if (parent === null) return { parent: null };
  if (parent.id === before.parent) return {};
  requireParentage({ id: before.id, childCount: await incidents.countChildren(before.id) }, parent);
  const { statusOfLinkedChild } = await incidentSettings.read();
  const takesStatus = statusOfLinkedChild !== null && isOpen(before);
  return { parent: parent.id, ...(takesStatus ? { status: statusOfLinkedChild } : {}) };
}
