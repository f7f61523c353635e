import { createHash, randomUUID } from 'node:crypto';
import type { Change } from '../../kit/journal/journal.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Viewer } from '../../kit/viewer.ts';
import {
  CLOSED,
  CUSTOM_FIELD_COUNT,
  editAlert,
  NEW,
  repeatAlert,
  toNetbiosNames,
  type Alert,
  type AlertEdit,
  type AlertPriority,
  type AlertSeverity,
  type Modification,
} from './alert.ts';
import { toAlertChange } from './alert-change.ts';
import type { AlertStore } from './alert-store.ts';
import type { AlertSubject, AlertSubjectStore } from './alert-subject-store.ts';

/**
 * The steps of an alert's life, each inside somebody else's transaction. They save, and hand back what is to be
 * journaled, so that one transaction appends once and last.
 */
export interface AlertDraft {
  readonly monitoredObjectId: string;
  /** The rule or monitor that found it. */
  readonly sourceId: string;
  readonly isMonitorAlert: boolean;
  readonly suppressionValues: readonly string[];
  readonly name: string;
  readonly description: string;
  readonly severity: AlertSeverity;
  readonly priority: AlertPriority;
  readonly category: string;
  readonly owner: string | null;
  readonly ticketId: string | null;
  readonly customFields: readonly (string | null)[];
  readonly context: string | null;
  readonly parameters: readonly string[];
  readonly raisedAt: string | null;
  readonly comment: string | null;
}

export interface AlertStores {
  readonly alerts: AlertStore;
  readonly alertSubjects: AlertSubjectStore;
}

export interface Author {
  readonly viewer: Viewer;
  /** The moment of the whole transaction. */
  readonly at: string;
}

export type RaisedAlert =
  | { readonly alert: Alert; readonly isRepeat: boolean; readonly change: Change }
  | { readonly refusal: Refusal };

/**
 * Raises alerts, or repeats the open ones of the same problems. Answers in the order of the drafts; each step is a
 * change of its own even when one problem comes twice.
 */
export async function raiseAlertsInTransaction(
  stores: AlertStores,
  drafts: readonly AlertDraft[],
  author: Author,
): Promise<RaisedAlert[]> {
  const subjects = await stores.alertSubjects.findMany([
    ...new Set(drafts.map((draft) => draft.monitoredObjectId)),
  ]);
  const problemIds = drafts.map(toProblemId);
  const found = await stores.alerts.findOpenOfProblems([...new Set(problemIds)]);
  const groupIds = await stores.alerts.listGroupIds([...subjects.keys()]);
  const open = new Map(found.map((alert) => [alert.problemId, alert]));
  const isNew = new Set<string>();
  const modification = toModification(author);

  const raised = drafts.map((draft, index): RaisedAlert => {
    const subject = subjects.get(draft.monitoredObjectId);
    const refusal = refuseDraft(draft, subject);
    if (refusal !== null || subject === undefined) return { refusal: refusal ?? noSubject(draft) };

    const problemId = problemIds[index] as string;
    const before = open.get(problemId) ?? null;
    const alert =
      before === null
        ? toNewAlert(draft, { subject, problemId, modification })
        : repeatAlert(before, modification);
    open.set(problemId, alert);
    if (before === null) isNew.add(problemId);
    const journaled = { ...alert, groupIds: groupIds.get(subject.id) ?? [] };
    return {
      alert,
      isRepeat: before !== null,
      change: toAlertChange(before, journaled, draft.comment),
    };
  });

  const touched = [...open.values()].filter((alert) => !found.includes(alert));
  await stores.alerts.insert(touched.filter((alert) => isNew.has(alert.problemId)));
  for (const alert of touched) {
    if (!isNew.has(alert.problemId)) await stores.alerts.save(alert);
  }
  return raised;
}

/** Applies an edit; null when nothing changes by it. Whether the edit is allowed has been decided. */
export async function editAlertsInTransaction(
  stores: AlertStores,
  alerts: readonly Alert[],
  { edit, author, comment }: { edit: AlertEdit; author: Author; comment: string | null },
): Promise<{ alerts: Alert[]; changes: Change[] }> {
  const modification = toModification(author);
  const groupIds = await stores.alerts.listGroupIds([
    ...new Set(alerts.map((alert) => alert.monitoredObjectId)),
  ]);
  const edited: Alert[] = [];
  const changes: Change[] = [];
  for (const before of alerts) {
    const after = editAlert(before, edit, modification);
    edited.push(after);
    if (after === before) continue;
    await stores.alerts.save(after);
    const journaled = { ...after, groupIds: groupIds.get(after.monitoredObjectId) ?? [] };
    changes.push(toAlertChange(before, journaled, comment));
  }
  return { alerts: edited, changes };
}

/** Closes alerts without asking their monitors: for whoever knows that they are healthy. */
export async function closeAlertsInTransaction(
  stores: AlertStores,
  alerts: readonly Alert[],
  { author, comment }: { author: Author; comment: string | null },
): Promise<{ alerts: Alert[]; changes: Change[] }> {
  return await editAlertsInTransaction(stores, alerts, {
    edit: { resolutionState: CLOSED },
    author,
    comment,
  });
}

function toModification({ viewer, at }: Author): Modification {
  return { by: viewer.name, at, isConnector: viewer.profile === 'CONNECTOR' };
}

/** A monitor has one problem at a time; a rule has one for each object and set of suppressed values. */
function toProblemId(draft: AlertDraft): string {
  const { sourceId, monitoredObjectId, suppressionValues, isMonitorAlert } = draft;
  return isMonitorAlert
    ? toMonitorProblemId(sourceId)
    : toRuleProblemId(sourceId, [monitoredObjectId, ...suppressionValues]);
}

export function toMonitorProblemId(monitorId: string): string {
  return toId(JSON.stringify([monitorId]));
}

/** What tells one problem of a rule from another: the object, and the values the rule suppresses by. */
export function toRuleProblemId(ruleId: string, values: readonly string[]): string {
  return toId(JSON.stringify([ruleId, ...values]));
}

/** The rule that stands behind alerts whose sender names none. */
export function toRuleId(alertName: string): string {
  return toId(`rule/${alertName}`);
}

function toId(identity: string): string {
  const hex = createHash('sha1').update(identity).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function refuseDraft(draft: AlertDraft, subject: AlertSubject | undefined): Refusal | null {
  if (subject === undefined) return noSubject(draft);
  if (!subject.inMaintenance) return null;
  return new Refusal(
    'IN_MAINTENANCE',
    `Cannot raise alert "${draft.name}": monitored object "${subject.displayName}" is in maintenance mode`,
    ['input', 'monitoredObjectId'],
  );
}

function noSubject(draft: AlertDraft): Refusal {
  return new Refusal(
    'NOT_FOUND',
    `Cannot raise alert "${draft.name}": there is no monitored object "${draft.monitoredObjectId}"`,
    ['input', 'monitoredObjectId'],
  );
}

function toNewAlert(
  draft: AlertDraft,
  context: { subject: AlertSubject; problemId: string; modification: Modification },
): Alert {
  const { subject, problemId, modification } = context;
  const { at, by } = modification;
  return {
    id: randomUUID(),
    managementGroupId: subject.managementGroupId,
    monitoredObjectId: subject.id,
    monitoredObjectName: subject.displayName,
    monitoredObjectClass: subject.className,
    sourceId: draft.sourceId,
    isMonitorAlert: draft.isMonitorAlert,
    problemId,
    name: draft.name,
    description: draft.description,
    severity: draft.severity,
    priority: draft.priority,
    category: draft.category,
    resolutionState: NEW,
    repeatCount: 0,
    owner: draft.owner,
    ticketId: draft.ticketId,
    siteName: subject.siteName,
    customFields: Array.from(
      { length: CUSTOM_FIELD_COUNT },
      (_, index) => draft.customFields[index] ?? null,
    ),
    context: draft.context,
    parameters: draft.parameters,
    raisedAt: draft.raisedAt ?? at,
    addedAt: at,
    lastModifiedAt: at,
    lastModifiedBy: by,
    lastModifiedByNonConnectorAt: at,
    resolutionStateLastModifiedAt: at,
    resolvedAt: null,
    resolvedBy: null,
    principalName: subject.principalName,
    ...toNetbiosNames(subject.principalName),
    tfsWorkItemId: null,
    tfsWorkItemOwner: null,
    version: 1,
  };
}
