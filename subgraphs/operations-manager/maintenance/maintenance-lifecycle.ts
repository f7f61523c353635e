import type { Change } from '../../kit/journal/journal.ts';
import type { Author } from '../alerts/alert-lifecycle.ts';
import { rollUpHealth } from '../health/health-rollup.ts';
import { applyFindings, type MonitoringStores } from '../health/monitor-health.ts';
import type { ObjectLedger } from '../health/object-ledger.ts';
import { stampChange, type MonitoredObject } from '../monitored-objects/monitored-object.ts';
import { toMaintenanceChange } from './maintenance-change.ts';
import {
  endWindow,
  prolongWindow,
  startWindow,
  type MaintenancePlan,
  type MaintenanceWindow,
} from './maintenance-window.ts';
import type { MaintenanceWindowStore } from './maintenance-window-store.ts';
import { createId } from '../../kit/create-id.ts';

/**
 * The beginning and the end of maintenance inside somebody else's transaction. Objects are locked before their windows
 * are read, here and everywhere, so that one object never gets two.
 */
export interface MaintenanceStores extends MonitoringStores {
  readonly maintenanceWindows: MaintenanceWindowStore;
}

export interface MaintenanceOptions {
  readonly author: Author;
  readonly comment: string | null;
  readonly ledger: ObjectLedger;
}

export interface StartedMaintenance {
  readonly windows: ReadonlyMap<string, MaintenanceWindow>;
  readonly startedCount: number;
  readonly prolongedCount: number;
  readonly unchangedCount: number;
  /** Of the windows; those of the objects are in the ledger. */
  readonly changes: readonly Change[];
}

/** Puts objects, already locked, into maintenance, or prolongs the maintenance they are in. */
export async function startMaintenance(
  stores: MaintenanceStores,
  objects: readonly MonitoredObject[],
  { plan, ...options }: MaintenanceOptions & { readonly plan: MaintenancePlan },
): Promise<StartedMaintenance> {
  const { at } = options.author;
  const active = await stores.maintenanceWindows.findActive(objects.map(({ id }) => id));
  const started = objects
    .filter(({ id }) => !active.has(id))
    .map(({ id: objectId }) => startWindow({ id: createId(), objectId }, plan, at));
  const prolonged = [...active.values()].flatMap((before) => {
    const after = prolongWindow(before, plan, at);
    return after === before ? [] : [after];
  });
  await stores.maintenanceWindows.insert(started);
  await stores.maintenanceWindows.save(prolonged);

  const startedIds = new Set(started.map(({ objectId }) => objectId));
  await changeObjects(
    stores,
    objects.filter(({ id }) => startedIds.has(id)),
    { ...options, inMaintenance: true },
  );
  // What goes into maintenance does not count any more for what contains it.
  await rollUpHealth(stores, listContainers(objects, startedIds), { at, ledger: options.ledger });

  return {
    windows: new Map([
      ...active,
      ...[...started, ...prolonged].map((window) => [window.objectId, window] as const),
    ]),
    startedCount: started.length,
    prolongedCount: prolonged.length,
    unchangedCount: active.size - prolonged.length,
    changes: await toChanges(
      stores,
      { before: active, after: [...started, ...prolonged] },
      options,
    ),
  };
}

/**
 * Takes objects, already locked, out of maintenance: their windows end, what monitors reported meanwhile takes effect
 * with its alerts, and they count again for what contains them.
 */
export async function endMaintenance(
  stores: MaintenanceStores,
  objects: readonly MonitoredObject[],
  { endedBy, ...options }: MaintenanceOptions & { readonly endedBy: string | null },
): Promise<{ windows: readonly MaintenanceWindow[]; changes: readonly Change[] }> {
  const { author, ledger } = options;
  const active = await stores.maintenanceWindows.findActive(objects.map(({ id }) => id));
  const ended = [...active.values()].map((window) =>
    endWindow(window, { by: endedBy, at: author.at }),
  );
  await stores.maintenanceWindows.save(ended);
  const freed = objects.filter(({ id }) => active.has(id));
  await changeObjects(stores, freed, { ...options, inMaintenance: false });

  const freedIds = freed.map(({ id }) => id);
  const suspended = await stores.monitors.listSuspended(freedIds);
  const findings = suspended.map((monitor) => ({
    monitor,
    state: monitor.suspendedState ?? monitor.state,
    description: null,
    context: null,
  }));
  const { alertChanges } = await applyFindings(stores, findings, {
    ...options,
    closesAlerts: true,
  });
  const disturbed = [...freedIds, ...listContainers(freed, new Set(freedIds))];
  await rollUpHealth(stores, disturbed, { at: author.at, ledger });
  return {
    windows: ended,
    changes: [
      ...(await toChanges(stores, { before: active, after: ended }, options)),
      ...alertChanges,
    ],
  };
}

/** Ends the windows of objects that are going away; whatever else happens to them is the caller's. */
export async function endWindowsOfObjects(
  stores: Pick<MaintenanceStores, 'maintenanceWindows' | 'groups'>,
  objectIds: readonly string[],
  options: Omit<MaintenanceOptions, 'ledger'>,
): Promise<readonly Change[]> {
  const { viewer, at } = options.author;
  const active = await stores.maintenanceWindows.findActive(objectIds);
  const ended = [...active.values()].map((window) => endWindow(window, { by: viewer.name, at }));
  await stores.maintenanceWindows.save(ended);
  return await toChanges(stores, { before: active, after: ended }, options);
}

async function changeObjects(
  stores: MaintenanceStores,
  objects: readonly MonitoredObject[],
  { author, ledger, inMaintenance }: MaintenanceOptions & { readonly inMaintenance: boolean },
): Promise<void> {
  const changed = objects.map((before) => {
    const after = stampChange(before, { ...before, inMaintenance }, author.at);
    if (after !== before) ledger.record(before, after);
    return after;
  });
  await stores.monitoredObjects.saveStates(changed);
}

/** What contains objects of a set without being in the set itself. */
function listContainers(objects: readonly MonitoredObject[], ids: ReadonlySet<string>): string[] {
  const containers = objects
    .filter(({ id }) => ids.has(id))
    .map(({ containerId }) => containerId)
    .filter((id): id is string => id !== null && !ids.has(id));
  return [...new Set(containers)];
}

async function toChanges(
  stores: Pick<MaintenanceStores, 'groups'>,
  windows: {
    readonly before: ReadonlyMap<string, MaintenanceWindow>;
    readonly after: readonly MaintenanceWindow[];
  },
  { comment }: Pick<MaintenanceOptions, 'comment'>,
): Promise<Change[]> {
  const groupIds = await stores.groups.listIdsOfObjects(
    windows.after.map(({ objectId }) => objectId),
  );
  return windows.after.map((after) =>
    toMaintenanceChange(
      windows.before.get(after.objectId) ?? null,
      { ...after, groupIds: groupIds.get(after.objectId) ?? [] },
      comment,
    ),
  );
}
