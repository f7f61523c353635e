import type { Change } from '../../kit/journal/journal.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Alert } from '../alerts/alert.ts';
import { toMonitorProblemId, type AlertDraft } from '../alerts/alert-draft.ts';
import {
  closeAlertsInTransaction,
  raiseAlertsInTransaction,
  type AlertStores,
  type Author,
} from '../alerts/alert-lifecycle.ts';
import type { GroupStore } from '../management-groups/group-store.ts';
import type { MonitoredObject } from '../monitored-objects/monitored-object.ts';
import { isUnhealthy, type HealthState } from './health-state.ts';
import { rollUpHealth, type HealthStores } from './health-rollup.ts';
import { listSubtree, toAspectMonitorId, type HealthAspect } from './health-tree.ts';
import { moveMonitor, type Monitor } from './monitor.ts';
import { createObjectLedger, type ObjectLedger } from './object-ledger.ts';

/**
 * What follows from what monitors found, inside somebody else's transaction: states, health up to the top, alerts.
 * Everything is saved; what is to be journaled is handed back.
 */
export interface MonitoringStores extends HealthStores, AlertStores {
  readonly groups: GroupStore;
}

export interface Finding {
  /** As it is in the store, its object being locked. */
  readonly monitor: Monitor;
  readonly state: HealthState;
  readonly description: string | null;
  readonly context: string | null;
}

export interface FindingOptions {
  readonly author: Author;
  readonly comment: string | null;
  readonly ledger: ObjectLedger;
  /** False when the caller closes the alerts himself. */
  readonly closesAlerts: boolean;
}

export interface FindingOutcome {
  /** Alerts that were raised, repeated or closed. */
  readonly alerts: readonly Alert[];
  readonly alertChanges: readonly Change[];
}

/** Lets findings of unit monitors take effect. Their objects are not in maintenance, or somebody acts by hand. */
export async function applyFindings(
  stores: MonitoringStores,
  findings: readonly Finding[],
  options: FindingOptions,
): Promise<FindingOutcome> {
  const { author, ledger } = options;
  const moves = findings.map((finding) => ({
    finding,
    ...moveMonitor(finding.monitor, finding.state, author.at),
  }));
  const moved = moves.filter(({ finding, monitor }) => monitor !== finding.monitor);
  await stores.monitors.saveStates(moved.map(({ monitor }) => monitor));
  await rollUpHealth(
    stores,
    moved.map(({ monitor }) => monitor.objectId),
    { at: author.at, ledger },
  );

  const raised = await raiseAlerts(
    stores,
    moves.filter(({ duty }) => duty === 'RAISE').map(({ finding }) => finding),
    options,
  );
  if (!options.closesAlerts) return raised;
  const closed = await closeAlerts(
    stores,
    moves.filter(({ duty }) => duty === 'RESOLVE').map(({ monitor }) => monitor.id),
    options,
  );
  return {
    alerts: [...raised.alerts, ...closed.alerts],
    alertChanges: [...raised.alertChanges, ...closed.alertChanges],
  };
}

/** Which of these alerts come from a monitor that is unhealthy now: its id by the alert's. */
export async function findUnhealthyMonitorsOfAlerts(
  stores: Pick<MonitoringStores, 'monitors'>,
  alerts: readonly Alert[],
): Promise<Map<string, string>> {
  const ofMonitors = alerts.filter((alert) => alert.isMonitorAlert);
  const monitors = await stores.monitors.findMany(ofMonitors.map((alert) => alert.sourceId));
  const unhealthy = new Map<string, string>();
  for (const [index, alert] of ofMonitors.entries()) {
    const monitor = monitors[index];
    if (monitor === null || monitor === undefined) continue;
    if (monitor.isEnabled && isUnhealthy(monitor.state)) unhealthy.set(alert.id, monitor.id);
  }
  return unhealthy;
}

/** Sets a monitor to healthy for somebody who is about to close its alert, and leaves that to him. */
export async function resetMonitorInTransaction(
  stores: MonitoringStores,
  monitorId: string,
  author: Author,
): Promise<Change[]> {
  return await resetMonitorTree(stores, monitorId, {
    author,
    comment: null,
    closesAlerts: false,
  });
}

/** Sets a unit monitor to healthy, or all unit monitors under an aggregate one. */
export async function resetMonitorTree(
  stores: MonitoringStores,
  monitorId: string,
  options: Omit<FindingOptions, 'ledger'>,
): Promise<Change[]> {
  const { object, tree } = await lockTree(stores, monitorId, options.author);
  const units = listSubtree(tree, monitorId).filter((monitor) => monitor.kind === 'UNIT');
  if (units.length === 0) throw refuseReset(monitorId, object, tree);
  const ledger = createObjectLedger();
  const { alertChanges } = await applyFindings(
    stores,
    units.map((monitor) => ({ monitor, state: 'SUCCESS', description: null, context: null })),
    { ...options, ledger },
  );
  const changes = await ledger.toChanges(stores.groups, options.comment);
  return [...alertChanges, ...changes];
}

/** The tree a monitor stands in, its object locked and in the viewer's sight. */
async function lockTree(
  stores: MonitoringStores,
  monitorId: string,
  { viewer }: Author,
): Promise<{ object: MonitoredObject; tree: Monitor[] }> {
  const [monitor] = await stores.monitors.findMany([monitorId]);
  const [object] =
    monitor === null || monitor === undefined
      ? []
      : await stores.monitoredObjects.findManyForUpdate([monitor.objectId], viewer.groupIds);
  if (object === undefined) {
    throw new Refusal('NOT_FOUND', `Cannot reset monitor "${monitorId}": there is none`, [
      'input',
      'monitorId',
    ]);
  }
  const trees = await stores.monitors.listOfObjects([object.id]);
  return { object, tree: trees.get(object.id) ?? [] };
}

function refuseReset(
  monitorId: string,
  object: MonitoredObject,
  tree: readonly Monitor[],
): Refusal {
  const monitor = tree.find(({ id }) => id === monitorId);
  const state =
    monitor?.kind === 'DEPENDENCY'
      ? 'its state is that of what the object contains; reset the monitors there'
      : 'there is no unit monitor under it';
  return new Refusal(
    'NOT_ALLOWED_FOR_KIND',
    `Cannot reset monitor "${monitor?.displayName ?? monitorId}" of "${object.displayName}": ${state}`,
    ['input', 'monitorId'],
  );
}

async function raiseAlerts(
  stores: MonitoringStores,
  findings: readonly Finding[],
  { author, comment }: FindingOptions,
): Promise<FindingOutcome> {
  if (findings.length === 0) return { alerts: [], alertChanges: [] };
  const objects = await stores.monitoredObjects.findMany(
    findings.map(({ monitor }) => monitor.objectId),
    null,
  );
  const drafts = findings.map((finding, index) =>
    toDraft(finding, { object: objects[index] ?? null, comment }),
  );
  const { outcomes, stormChanges } = await raiseAlertsInTransaction(stores, drafts, author);
  const raised = outcomes.filter((outcome) => 'change' in outcome);
  return {
    alerts: raised.map(({ alert }) => alert),
    alertChanges: [...stormChanges, ...raised.map(({ change }) => change)],
  };
}

async function closeAlerts(
  stores: MonitoringStores,
  monitorIds: readonly string[],
  { author, comment }: Pick<FindingOptions, 'author' | 'comment'>,
): Promise<FindingOutcome> {
  if (monitorIds.length === 0) return { alerts: [], alertChanges: [] };
  const open = await stores.alerts.findOpenOfProblems(monitorIds.map(toMonitorProblemId));
  const { alerts, changes } = await closeAlertsInTransaction(stores, open, { author, comment });
  return { alerts, alertChanges: changes };
}

/** Closes the open alerts of monitors that are going away with their objects. */
export async function closeAlertsOfMonitors(
  stores: MonitoringStores,
  monitors: readonly Monitor[],
  options: Pick<FindingOptions, 'author' | 'comment'>,
): Promise<readonly Change[]> {
  const alerting = monitors.filter(({ alert }) => alert !== null).map(({ id }) => id);
  return (await closeAlerts(stores, alerting, options)).alertChanges;
}

const STATE_WORDS: Record<HealthState, string> = {
  UNINITIALIZED: 'not monitored',
  SUCCESS: 'healthy',
  WARNING: 'in a warning state',
  ERROR: 'in an error state',
};

function toDraft(
  { monitor, state, description, context }: Finding,
  { object, comment }: { object: MonitoredObject | null; comment: string | null },
): AlertDraft {
  const name = monitor.alert?.name ?? monitor.displayName;
  return {
    monitoredObjectId: monitor.objectId,
    sourceId: monitor.id,
    isMonitorAlert: true,
    suppressionValues: [],
    name,
    description:
      description ??
      `${monitor.displayName} on ${object?.displayName ?? monitor.objectId} is ${STATE_WORDS[state]}.`,
    severity: monitor.alert?.severity ?? 'WARNING',
    priority: monitor.alert?.priority ?? 'MEDIUM',
    category: toCategory(monitor),
    owner: null,
    ticketId: null,
    customFields: [],
    context,
    parameters: [],
    raisedAt: null,
    comment,
  };
}

const CATEGORIES: readonly (readonly [HealthAspect, string])[] = [
  ['AVAILABILITY', 'AVAILABILITY_HEALTH'],
  ['CONFIGURATION', 'CONFIGURATION_HEALTH'],
  ['PERFORMANCE', 'PERFORMANCE_HEALTH'],
  ['SECURITY', 'SECURITY_HEALTH'],
];

/** An alert belongs to the side of the object that its monitor looks at. */
function toCategory({ objectId, parentId }: Monitor): string {
  const found = CATEGORIES.find(([aspect]) => toAspectMonitorId(objectId, aspect) === parentId);
  return found?.[1] ?? 'ALERT';
}
