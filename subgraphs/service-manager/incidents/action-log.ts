import type { ListCatalog } from '../lists/list-item.ts';
import type { Incident, Modification } from './incident.ts';

/** What was done and said about an incident, in words that people read. */
export interface ActionLogEntry extends NewLogEntry {
  readonly id: string;
}

/** An entry that the store has not numbered yet. */
export interface NewLogEntry {
  readonly incidentId: string;
  readonly kind: ActionLogEntryKind;
  readonly text: string;
  readonly isPrivate: boolean;
  readonly at: string;
  readonly by: string;
}

export type ActionLogEntryKind =
  | 'CREATED'
  | 'ANALYST_COMMENT'
  | 'USER_COMMENT'
  | 'ASSIGNED'
  | 'STATUS_CHANGED'
  | 'ESCALATED'
  | 'PARENT_CHANGED'
  | 'EDITED'
  | 'RESOLVED'
  | 'REACTIVATED'
  | 'CLOSED';

export interface LogLine {
  readonly kind: ActionLogEntryKind;
  readonly text: string;
  readonly isPrivate?: boolean;
}

export function toLogEntries(
  incidentId: string,
  lines: readonly LogLine[],
  { by, at }: Modification,
): NewLogEntry[] {
  return lines.map(({ kind, text, isPrivate = false }) => ({
    incidentId,
    kind,
    text,
    isPrivate,
    at,
    by,
  }));
}

/** A remark that came with a step is a comment of its own, so that it reads as what somebody said. */
export function toRemark(comment: string | null | undefined): LogLine[] {
  if (comment === null || comment === undefined || comment === '') return [];
  return [{ kind: 'ANALYST_COMMENT', text: comment }];
}

/** Have a line of their own, because people look for them. */
const TOLD_APART: ReadonlySet<keyof Incident> = new Set([
  'assignedTo',
  'status',
  'isEscalated',
  'parent',
]);

/** Follow from others, or are told by the entry itself. */
const UNTOLD: ReadonlySet<keyof Incident> = new Set([
  'firstAssignedAt',
  'hasOwnResolveBy',
  'lastModifiedAt',
  'lastModifiedBy',
  'version',
]);

/** What an update did: one line for each thing people look for, and one for all the rest. */
export function describeUpdate(before: Incident, after: Incident, catalog: ListCatalog): LogLine[] {
  const changed = (Object.keys(after) as (keyof Incident)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  const lines: LogLine[] = [];
  if (changed.includes('assignedTo')) lines.push({ kind: 'ASSIGNED', text: tellAssignment(after) });
  if (changed.includes('status')) {
    const [from, to] = [before, after].map(({ status }) => catalog.find(status)?.path ?? status);
    lines.push({ kind: 'STATUS_CHANGED', text: `Status changed from ${from} to ${to}` });
  }
  if (changed.includes('isEscalated')) {
    const text = after.isEscalated ? 'Escalated' : 'No longer escalated';
    lines.push({ kind: 'ESCALATED', text });
  }
  if (changed.includes('parent')) {
    const text = after.parent === null ? 'No longer a child' : `Became a child of ${after.parent}`;
    lines.push({ kind: 'PARENT_CHANGED', text });
  }
  const others = changed.filter((field) => !TOLD_APART.has(field) && !UNTOLD.has(field));
  if (others.length > 0) lines.push({ kind: 'EDITED', text: `Changed ${others.join(', ')}` });
  return lines;
}

function tellAssignment({ assignedTo }: Incident): string {
  return assignedTo === null ? 'Assigned to nobody' : `Assigned to ${assignedTo}`;
}
