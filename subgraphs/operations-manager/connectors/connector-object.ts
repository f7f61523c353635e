import type { Change } from '../../kit/journal/journal.ts';
import type { Author } from '../alerts/alert-lifecycle.ts';
import type { OperationsManagerUnit } from '../context.ts';
import { rollUpHealth } from '../health/health-rollup.ts';
import { createStandardMonitors, createUnitMonitor, toMonitorId } from '../health/health-tree.ts';
import type { UnitMonitorPlan } from '../health/health-tree.ts';
import { applyFindings, closeAlertsOfMonitors } from '../health/monitor-health.ts';
import { createObjectLedger } from '../health/object-ledger.ts';
import { endWindowsOfObjects } from '../maintenance/maintenance-lifecycle.ts';
import { createObject, stampChange } from '../monitored-objects/monitored-object.ts';
import type { Connector, ConnectorTrouble } from './connector.ts';

/**
 * A connector is watched like anything else: as an object with two monitors, whose alerts say that it is silent or
 * behind and go by themselves when it is well again.
 */
export const CONNECTOR_CLASS = 'Microsoft.SystemCenter.Connector';

const MONITORS = {
  isSilent: {
    name: 'Microsoft.SystemCenter.Connector.Contact',
    displayName: 'Connector is heard of',
    alertName: 'Connector is silent',
    aspect: 'AVAILABILITY',
  },
  isBehind: {
    name: 'Microsoft.SystemCenter.Connector.Lag',
    displayName: 'Connector keeps up',
    alertName: 'Connector is behind',
    aspect: 'PERFORMANCE',
  },
} as const;

const PLANS: readonly UnitMonitorPlan[] = Object.values(MONITORS).map(
  ({ name, displayName, alertName, aspect }) => ({
    name,
    displayName,
    aspect,
    alert: {
      on: 'WARNING',
      name: alertName,
      severity: 'WARNING',
      priority: 'HIGH',
      autoResolve: true,
    },
  }),
);

/** Adds the object under which a new connector is watched. */
export async function addConnectorObject(
  unit: OperationsManagerUnit,
  { monitoredObjectId, displayName, name }: Connector,
  { managementGroupId, author }: { readonly managementGroupId: string; readonly author: Author },
): Promise<Change[]> {
  const { at } = author;
  const object = createObject(
    monitoredObjectId,
    { managementGroupId, className: CONNECTOR_CLASS, displayName, name },
    { container: null, at },
  );
  await unit.monitoredObjects.insert([object]);
  await unit.monitors.insert([
    ...createStandardMonitors(object.id, at),
    ...PLANS.map((plan) => createUnitMonitor(object.id, at, plan)),
  ]);
  const ledger = createObjectLedger();
  ledger.record(null, object);
  await rollUpHealth(unit, [object.id], { at, ledger });
  return await ledger.toChanges(unit.groups, null);
}

/** Takes a connector's object away with its alerts. */
export async function removeConnectorObject(
  unit: OperationsManagerUnit,
  { monitoredObjectId }: Connector,
  author: Author,
): Promise<Change[]> {
  const object = await unit.monitoredObjects.findForUpdate(monitoredObjectId);
  if (object === null || object.removedAt !== null) return [];
  const options = { author, comment: null };
  const ended = await endWindowsOfObjects(unit, [object.id], options);
  const monitors = (await unit.monitors.listOfObjects([object.id])).get(object.id) ?? [];
  const closed = await closeAlertsOfMonitors(unit, monitors, options);
  await unit.monitors.remove(monitors.map(({ id }) => id));
  const removed = stampChange(
    object,
    { ...object, inMaintenance: false, removedAt: author.at },
    author.at,
  );
  await unit.monitoredObjects.saveStates([removed]);
  const ledger = createObjectLedger();
  ledger.record(object, removed);
  return [...ended, ...closed, ...(await ledger.toChanges(unit.groups, null))];
}

/** The monitors of a connector that find something else now than they did, by what they look for. */
export async function listChangedFindings(
  unit: Pick<OperationsManagerUnit, 'monitors'>,
  { monitoredObjectId }: Connector,
  trouble: ConnectorTrouble,
): Promise<(keyof ConnectorTrouble)[]> {
  const kinds = Object.keys(MONITORS) as (keyof ConnectorTrouble)[];
  const monitors = await unit.monitors.findMany(
    kinds.map((kind) => toMonitorId(monitoredObjectId, MONITORS[kind].name)),
  );
  return kinds.filter((kind, index) => {
    const monitor = monitors[index];
    return monitor !== null && monitor?.state !== (trouble[kind] ? 'WARNING' : 'SUCCESS');
  });
}

/** Lets the monitors of a connector find what is wrong with it, and what is not any more. */
export async function reportTrouble(
  unit: OperationsManagerUnit,
  connector: Connector,
  {
    trouble,
    descriptions,
    author,
  }: {
    readonly trouble: ConnectorTrouble;
    readonly descriptions: Readonly<Record<keyof ConnectorTrouble, string>>;
    readonly author: Author;
  },
): Promise<Change[]> {
  const object = await unit.monitoredObjects.findForUpdate(connector.monitoredObjectId);
  if (object === null || object.inMaintenance || object.removedAt !== null) return [];
  const changed = await listChangedFindings(unit, connector, trouble);
  const monitors = await unit.monitors.findMany(
    changed.map((kind) => toMonitorId(object.id, MONITORS[kind].name)),
  );
  const findings = changed.flatMap((kind, index) => {
    const monitor = monitors[index] ?? null;
    if (monitor === null) return [];
    const state = trouble[kind] ? ('WARNING' as const) : ('SUCCESS' as const);
    return [{ monitor, state, description: descriptions[kind], context: null }];
  });
  const ledger = createObjectLedger();
  const { alertChanges } = await applyFindings(unit, findings, {
    author,
    comment: null,
    ledger,
    closesAlerts: true,
  });
  return [...alertChanges, ...(await ledger.toChanges(unit.groups, null))];
}
