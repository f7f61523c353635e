import { hash } from 'node:crypto';
import {
  CUSTOM_FIELD_COUNT,
  NEW,
  toNetbiosNames,
  toOwner,
  type Alert,
  type AlertPriority,
  type AlertSeverity,
  type Modification,
} from './alert.ts';
import type { AlertSubject } from './alert-subject-store.ts';
import { createId } from '../../kit/create-id.ts';

/** What somebody found who raises an alert. */
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

/** A new alert as its draft and its object describe it. */
export function toNewAlert(
  draft: AlertDraft,
  context: { subject: AlertSubject; problemId: string; modification: Modification },
): Alert {
  const { subject, problemId, modification } = context;
  const { at, by } = modification;
  return {
    id: createId(),
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
    owner: toOwner(draft.owner),
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
    consequenceOfId: null,
    stormParentId: null,
    version: 1,
  };
}

/** A monitor has one problem at a time; a rule has one for each object and set of suppressed values. */
export function toProblemId(draft: AlertDraft): string {
  const { sourceId, monitoredObjectId, suppressionValues, isMonitorAlert } = draft;
  return isMonitorAlert
    ? toMonitorProblemId(sourceId)
    : toRuleProblemId(sourceId, [monitoredObjectId, ...suppressionValues]);
}

export function toMonitorProblemId(monitorId: string): string {
  return toStableId(JSON.stringify([monitorId]));
}

/** What tells one problem of a rule from another: the object, and the values the rule suppresses by. */
export function toRuleProblemId(ruleId: string, values: readonly string[]): string {
  return toStableId(JSON.stringify([ruleId, ...values]));
}

/** The rule that stands behind alerts whose sender names none. */
export function toRuleId(alertName: string): string {
  return toStableId(`rule/${alertName}`);
}

/** An id that every process arrives at alike. */
export function toStableId(identity: string): string {
  const hex = hash('sha1', identity, 'hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
