import type { Change } from '../../kit/journal/journal.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Viewer } from '../../kit/viewer.ts';
import { settleStorms } from '../storms/storm-grouping.ts';
import {
  CLOSED,
  editAlert,
  isOpen,
  repeatAlert,
  type Alert,
  type AlertEdit,
  type Modification,
} from './alert.ts';
import { prepareBirth, type BirthStores, type Raising } from './alert-birth.ts';
import { toAlertChange } from './alert-change.ts';
import type { SavedEdit } from './alert-store.ts';
import { toProblemId, type AlertDraft } from './alert-draft.ts';
import type { AlertSubject } from './alert-subject-store.ts';

/**
 * The steps of an alert's life, each inside somebody else's transaction. They save, and hand back what is to be
 * journaled, so that one transaction appends once and last.
 */
export type AlertStores = BirthStores;

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
 * change of its own even when one problem comes twice. Beside them stand the changes of storms that grew by it, which
 * come first: an alert that joins a storm is found under its parent at once.
 *
 * What is to be known of objects, containers and storms is read for all drafts together, and only where one of them
 * makes a new alert.
 */
export async function raiseAlertsInTransaction(
  stores: AlertStores,
  drafts: readonly AlertDraft[],
  author: Author,
): Promise<{ outcomes: RaisedAlert[]; stormChanges: readonly Change[] }> {
  const subjects = await stores.alertSubjects.findMany([
    ...new Set(drafts.map((draft) => draft.monitoredObjectId)),
  ]);
  const problemIds = drafts.map(toProblemId);
  const found = await stores.alerts.findOpenOfProblems([...new Set(problemIds)]);
  const groupIds = await stores.alerts.listGroupIds([...subjects.keys()]);
  const modification = toModification(author);
  const raisings = listRaisings(drafts, { problemIds, subjects, found });
  const birth = await prepareBirth(stores, raisings, { groupIds, modification });

  const stored = found.map((alert) => birth.joined.get(alert.id) ?? alert);
  const open = new Map(stored.map((alert) => [alert.problemId, alert]));
  const isNew = new Set<string>();
  const outcomes = drafts.map((draft, index): RaisedAlert => {
    const subject = subjects.get(draft.monitoredObjectId);
    const refusal = refuseDraft(draft, subject);
    if (refusal !== null || subject === undefined) return { refusal: refusal ?? noSubject(draft) };

    const problemId = problemIds[index] as string;
    const before = open.get(problemId) ?? null;
    const alert =
      before === null
        ? birth.toAlert({ draft, subject, problemId })
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

  const unchanged = new Set(stored);
  const touched = [...open.values()].filter((alert) => !unchanged.has(alert));
  await stores.alerts.insert(touched.filter((alert) => isNew.has(alert.problemId)));
  for (const alert of touched) {
    if (!isNew.has(alert.problemId)) await stores.alerts.save(alert);
  }
  return { outcomes, stormChanges: birth.changes };
}

/** The drafts that make a new alert. */
function listRaisings(
  drafts: readonly AlertDraft[],
  known: {
    readonly problemIds: readonly string[];
    readonly subjects: ReadonlyMap<string, AlertSubject>;
    readonly found: readonly Alert[];
  },
): Raising[] {
  const isOpenProblem = new Set(known.found.map(({ problemId }) => problemId));
  return drafts.flatMap((draft, index) => {
    const subject = known.subjects.get(draft.monitoredObjectId);
    const problemId = known.problemIds[index] as string;
    if (subject === undefined || subject.inMaintenance || isOpenProblem.has(problemId)) return [];
    isOpenProblem.add(problemId);
    return [{ draft, subject, problemId }];
  });
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
  const edits: SavedEdit[] = [];
  const closed: Alert[] = [];
  const changes: Change[] = [];
  for (const before of alerts) {
    const after = editAlert(before, edit, modification);
    edited.push(after);
    if (after === before) continue;
    edits.push({ before, after });
    const journaled = { ...after, groupIds: groupIds.get(after.monitoredObjectId) ?? [] };
    changes.push(toAlertChange(before, journaled, comment));
    if (isOpen(before) && !isOpen(after)) closed.push(after);
  }
  await stores.alerts.saveEdits(edits);
  changes.push(...(await settleStorms(stores, closed, modification)));
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
