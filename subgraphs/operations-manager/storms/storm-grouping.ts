import type { Change } from '../../kit/journal/journal.ts';
import { addMs } from '../../kit/clock.ts';
import {
  CLOSED,
  editAlert,
  isOpen,
  moveToStorm,
  type Alert,
  type Modification,
} from '../alerts/alert.ts';
import { toAlertChange } from '../alerts/alert-change.ts';
import { toNewAlert, toRuleId, toRuleProblemId, type AlertDraft } from '../alerts/alert-draft.ts';
import type { AlertStore } from '../alerts/alert-store.ts';
import type { AlertSubject, AlertSubjectStore } from '../alerts/alert-subject-store.ts';
import {
  addManagementGroupObject,
  toManagementGroupObjectId,
} from '../management-groups/management-group-object.ts';
import type { ManagementGroupStore } from '../management-groups/management-group-store.ts';
import type { MonitoredObjectStore } from '../monitored-objects/monitored-object-store.ts';
import {
  growStorm,
  STORM_RULE_NAME,
  toParentName,
  type Newcomer,
  type StormMember,
  type StormSettings,
} from './storm.ts';
import type { StormKey, StormStore } from './storm-store.ts';

/**
 * Puts alerts that come in a storm under one parent, and ends storms, inside somebody else's transaction. Everything is
 * saved but the newcomers themselves; what is to be journaled is handed back.
 *
 * Locks are taken in one order everywhere, members before parents, so that whoever raises and whoever closes never wait
 * for each other crosswise.
 */
export interface GroupingStores {
  readonly alerts: AlertStore;
  readonly alertSubjects: AlertSubjectStore;
  readonly storms: StormStore;
  readonly monitoredObjects: MonitoredObjectStore;
  readonly managementGroups: ManagementGroupStore;
}

export const STORM_RULE_ID = toRuleId(STORM_RULE_NAME);

export interface Grouping {
  /** The parent of a newcomer; null when it comes in no storm. */
  parentIdOf(newcomer: Pick<Newcomer, 'managementGroupId' | 'name'>): string | null;
  /** Alerts that were stored before and joined a storm now, by id. */
  readonly joined: ReadonlyMap<string, Alert>;
  readonly changes: readonly Change[];
}

/**
 * Groups newcomers.
 *
 *   1. Ask, for all names at once, how many open alerts of the name came within the window.
 *   2. Where these and the newcomers make a storm, lock those that are part of none, then the parent; make one if there
 *      is none.
 *   3. Move the former under the parent; let the parent grow by them and the newcomers.
 */
export async function groupNewcomers(
  stores: GroupingStores,
  newcomers: readonly Newcomer[],
  { settings, modification }: { settings: StormSettings; modification: Modification },
): Promise<Grouping> {
  const byProblem = Map.groupBy(newcomers, (newcomer) => toKey(newcomer).problemId);
  const storms: Storm[] = [];
  if (settings.isEnabled && newcomers.length > 0) {
    const since = addMs(modification.at, -settings.windowSeconds * 1_000);
    const keys = [...byProblem.values()].map(([first]) => toKey(first as Newcomer));
    const standings = await stores.storms.findStandings(keys, { since, most: settings.threshold });
    for (const key of keys.toSorted((a, b) => (a.problemId < b.problemId ? -1 : 1))) {
      const comers = byProblem.get(key.problemId) ?? [];
      const standing = standings.get(key.problemId);
      if (standing === undefined) continue;
      const { strayCount, memberCount, parentId } = standing;
      if (strayCount + memberCount + comers.length < settings.threshold) continue;
      const strays = strayCount === 0 ? [] : await stores.storms.findStraysForUpdate(key, since);
      const storm = await letStormGrow(stores, key, { parentId, strays, comers, modification });
      if (storm !== null) storms.push(storm);
    }
  }
  const parentIds = new Map(storms.map(({ problemId, parentId }) => [problemId, parentId]));
  return {
    parentIdOf: (newcomer) => parentIds.get(toKey(newcomer).problemId) ?? null,
    joined: new Map(storms.flatMap(({ joined }) => joined.map((alert) => [alert.id, alert]))),
    changes: storms.flatMap(({ changes }) => changes),
  };
}

function toKey({
  managementGroupId,
  name,
}: Pick<Newcomer, 'managementGroupId' | 'name'>): StormKey {
  const objectId = toManagementGroupObjectId(managementGroupId);
  return { managementGroupId, name, problemId: toRuleProblemId(STORM_RULE_ID, [objectId, name]) };
}

interface Storm {
  readonly problemId: string;
  readonly parentId: string;
  readonly joined: readonly Alert[];
  readonly changes: readonly Change[];
}

async function letStormGrow(
  stores: GroupingStores,
  key: StormKey,
  context: {
    readonly parentId: string | null;
    readonly strays: readonly Alert[];
    readonly comers: readonly Newcomer[];
    readonly modification: Modification;
  },
): Promise<Storm | null> {
  const { strays, comers, modification } = context;
  const found = await findParent(stores, key, context);
  if (found === null) return null;
  const { parent, isNew, changes } = found;

  const members: StormMember[] = [
    ...strays.map((alert) => ({ ...alert, objectName: alert.monitoredObjectName })),
    ...comers,
  ];
  const grown = growStorm(parent, members, modification);
  await stores.storms.saveParent(grown);
  const joined = strays.map((alert) => moveToStorm(alert, parent.id, modification));
  if (joined.length > 0) {
    const ids = joined.map(({ id }) => id);
    await stores.storms.move(ids, parent.id, modification);
  }
  return {
    problemId: key.problemId,
    parentId: parent.id,
    joined,
    changes: [
      ...changes,
      ...(await toChanges(stores, [[isNew ? null : parent, grown], ...pair(strays, joined)])),
    ],
  };
}

/** The open parent, locked; a new one where there is none, or where the one that was found has closed meanwhile. */
async function findParent(
  stores: GroupingStores,
  key: StormKey,
  {
    parentId,
    strays,
    comers,
    modification,
  }: {
    readonly parentId: string | null;
    readonly strays: readonly Alert[];
    readonly comers: readonly Newcomer[];
    readonly modification: Modification;
  },
): Promise<{ parent: Alert; isNew: boolean; changes: readonly Change[] } | null> {
  if (parentId !== null) {
    const [parent] = await stores.storms.findParentsForUpdate([parentId]);
    if (parent !== undefined) return { parent, isNew: false, changes: [] };
  }
  const changes = await addManagementGroupObject(stores, key.managementGroupId, modification.at);
  const objectId = toManagementGroupObjectId(key.managementGroupId);
  const subject = (await stores.alertSubjects.findMany([objectId])).get(objectId);
  // Whoever put the whole management group into maintenance wants no alert about it.
  if (subject === undefined || subject.inMaintenance) return null;

  const draft = toParent(key, { subject, first: strays[0] ?? comers[0], modification });
  await stores.storms.insertParent(draft);
  const [parent] = await stores.alerts.findOpenOfProblems([key.problemId]);
  if (parent === undefined) throw new Error(`Cannot group alerts "${key.name}": no parent is kept`);
  return { parent, isNew: parent.id === draft.id, changes };
}

function toParent(
  { name, problemId }: StormKey,
  context: {
    readonly subject: AlertSubject;
    readonly first: Pick<Alert, 'category'> | undefined;
    readonly modification: Modification;
  },
): Alert {
  const { subject, first, modification } = context;
  const draft: AlertDraft = {
    monitoredObjectId: subject.id,
    sourceId: STORM_RULE_ID,
    isMonitorAlert: false,
    suppressionValues: [name],
    name: toParentName(name),
    description: '',
    severity: 'INFORMATION',
    priority: 'LOW',
    category: first?.category ?? 'ALERT',
    owner: null,
    ticketId: null,
    customFields: [],
    context: null,
    parameters: [name],
    raisedAt: null,
    comment: null,
  };
  // Growing counts as its first change, so that it is at version 1 when it is first told of.
  return { ...toNewAlert(draft, { subject, problemId, modification }), version: 0 };
}

/**
 * What follows for storms from alerts that were closed: a parent closes when the last member has; a parent that was closed by
 * hand lets go of members that are still open, so that they are not hidden behind it.
 */
export async function settleStorms(
  stores: GroupingStores,
  closed: readonly Alert[],
  modification: Modification,
): Promise<Change[]> {
  const closedParents = closed.filter(({ sourceId }) => sourceId === STORM_RULE_ID);
  const parentIds = new Set(closed.flatMap(({ stormParentId }) => stormParentId ?? []));
  for (const { id } of closedParents) parentIds.delete(id);
  return [
    ...(await letMembersGo(stores, closedParents, modification)),
    ...(await closeParents(stores, [...parentIds], modification)),
  ];
}

async function letMembersGo(
  stores: GroupingStores,
  parents: readonly Alert[],
  modification: Modification,
): Promise<Change[]> {
  if (parents.length === 0) return [];
  const members = await stores.storms.findOpenMembersForUpdate(parents.map(({ id }) => id));
  if (members.length === 0) return [];
  const free = members.map((alert) => moveToStorm(alert, null, modification));
  const ids = free.map(({ id }) => id);
  await stores.storms.move(ids, null, modification);
  return await toChanges(stores, pair(members, free));
}

async function closeParents(
  stores: GroupingStores,
  parentIds: readonly string[],
  modification: Modification,
): Promise<Change[]> {
  if (parentIds.length === 0) return [];
  // Locked first: of two that close the last two members, the second then sees that it is the last.
  const parents = await stores.storms.findParentsForUpdate(parentIds);
  if (parents.length === 0) return [];
  const raging = await stores.storms.listWithOpenMembers(parents.map(({ id }) => id));
  const over = parents.filter((parent) => isOpen(parent) && !raging.has(parent.id));
  const closed = over.map((parent) => editAlert(parent, { resolutionState: CLOSED }, modification));
  for (const parent of closed) await stores.alerts.save(parent);
  return await toChanges(stores, pair(over, closed), 'Every alert of the storm is closed.');
}

function pair(before: readonly Alert[], after: readonly Alert[]): [Alert, Alert][] {
  // The two lists are of the same alerts.
  return before.map((alert, index) => [alert, after[index] as Alert]);
}

async function toChanges(
  { alerts }: Pick<GroupingStores, 'alerts'>,
  steps: readonly (readonly [before: Alert | null, after: Alert])[],
  comment: string | null = null,
): Promise<Change[]> {
  if (steps.length === 0) return [];
  const groupIds = await alerts.listGroupIds([
    ...new Set(steps.map(([, { monitoredObjectId }]) => monitoredObjectId)),
  ]);
  return steps.map(([before, after]) =>
    toAlertChange(
      before,
      { ...after, groupIds: groupIds.get(after.monitoredObjectId) ?? [] },
      comment,
    ),
  );
}
