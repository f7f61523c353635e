import DataLoader from 'dataloader';
import type { Page } from '../kit/paging/page.ts';
import type { Viewer } from '../kit/viewer.ts';
import type { Alert } from './alerts/alert.ts';
import type { HealthState } from './health/health-state.ts';
import type { Monitor } from './health/monitor.ts';
import type { MaintenanceWindow } from './maintenance/maintenance-window.ts';
import type { Group, ManagementGroup } from './management-groups/group.ts';
import type { ManagementServer } from './management-groups/management-group-store.ts';
import type { MonitoredObject } from './monitored-objects/monitored-object.ts';
import type { OperationsManagerStores } from './stores.ts';

/** Look-ups around what is watched; each kind is one statement however many objects an answer shows. */
export interface EstateLoaders {
  readonly monitoredObject: DataLoader<string, MonitoredObject | null>;
  /** By fully qualified name. */
  readonly computer: DataLoader<string, MonitoredObject | null>;
  readonly contained: FirstPageLoader<MonitoredObject>;
  readonly openAlertsOfObject: FirstPageLoader<Alert>;
  readonly alertsOfObject: FirstPageLoader<Alert>;
  readonly openAlertCount: DataLoader<string, number>;
  readonly groupsOfObject: DataLoader<string, Group[]>;
  readonly activeWindow: DataLoader<string, MaintenanceWindow | null>;
  readonly monitor: DataLoader<string, Monitor | null>;
  readonly healthTree: DataLoader<string, Monitor[]>;
  readonly openAlertOfMonitor: DataLoader<string, Alert | null>;
  readonly group: DataLoader<string, Group | null>;
  readonly childGroups: DataLoader<string, Group[]>;
  readonly members: FirstPageLoader<MonitoredObject>;
  readonly groupHealth: DataLoader<string, HealthState>;
  readonly groupOpenAlertCount: DataLoader<string, number>;
  readonly managementGroup: DataLoader<string, ManagementGroup | null>;
  readonly managementServers: DataLoader<string, ManagementServer[]>;
  readonly objectCountOfManagementGroup: DataLoader<string, number>;
  readonly alertCountOfManagementGroup: DataLoader<string, number>;
}

export type FirstPageLoader<T> = DataLoader<FirstPageKey, Page<T>, string>;

export interface FirstPageKey {
  readonly parentId: string;
  readonly first: number | null;
}

export function createEstateLoaders(
  stores: OperationsManagerStores,
  { groupIds: sight }: Viewer,
): EstateLoaders {
  const { monitoredObjects, objectAlerts, monitors, maintenanceWindows, groups } = stores;
  const { managementGroups } = stores;
  return {
    monitoredObject: new DataLoader((ids) => monitoredObjects.findMany(ids, sight)),
    computer: new DataLoader((names) => monitoredObjects.findComputers(names, sight)),
    contained: createFirstPageLoader((ids, first) =>
      monitoredObjects.listContained(ids, { first, sight }),
    ),
    openAlertsOfObject: createFirstPageLoader((ids, first) =>
      objectAlerts.listOfObjects(ids, { first, onlyOpen: true }),
    ),
    alertsOfObject: createFirstPageLoader((ids, first) =>
      objectAlerts.listOfObjects(ids, { first, onlyOpen: false }),
    ),
    openAlertCount: new DataLoader((ids) => objectAlerts.countOpenOfObjects(ids)),
    groupsOfObject: new DataLoader((ids) => groups.listOfObjects(ids, sight)),
    activeWindow: new DataLoader(async (ids) => {
      const windows = await maintenanceWindows.findActive(ids);
      return ids.map((id) => windows.get(id) ?? null);
    }),
    monitor: new DataLoader((ids) => monitors.findMany(ids)),
    healthTree: new DataLoader(async (ids) => {
      const trees = await monitors.listOfObjects(ids);
      return ids.map((id) => trees.get(id) ?? []);
    }),
    openAlertOfMonitor: new DataLoader((ids) => objectAlerts.findOpenOfMonitors(ids)),
    group: new DataLoader((ids) => groups.findMany(ids, sight)),
    childGroups: new DataLoader((ids) => groups.listChildren(ids, sight)),
    members: createFirstPageLoader((ids, first) =>
      monitoredObjects.listMembers(ids, { first, sight }),
    ),
    groupHealth: new DataLoader((ids) => groups.findHealth(ids)),
    groupOpenAlertCount: new DataLoader((ids) => groups.countOpenAlerts(ids)),
    managementGroup: new DataLoader(async (ids) => {
      const all = await managementGroups.listAll();
      return ids.map((id) => all.find((group) => group.id === id) ?? null);
    }),
    managementServers: new DataLoader((ids) => managementGroups.listServers(ids)),
    objectCountOfManagementGroup: new DataLoader(async (ids) =>
      pickCounts(ids, await monitoredObjects.countByManagementGroup()),
    ),
    alertCountOfManagementGroup: new DataLoader(async (ids) =>
      pickCounts(ids, await managementGroups.countOpenAlerts()),
    ),
  };
}

function pickCounts(ids: readonly string[], counts: ReadonlyMap<string, number>): number[] {
  return ids.map((id) => counts.get(id) ?? 0);
}

/** Lists of one size are read together; a query that asks for two sizes costs two statements. */
function createFirstPageLoader<T>(
  read: (parentIds: readonly string[], first: number | null) => Promise<Page<T>[]>,
): FirstPageLoader<T> {
  return new DataLoader(
    async (keys) => {
      const pages = new Map<FirstPageKey, Page<T>>();
      for (const [first, alike] of Map.groupBy(keys, (key) => key.first)) {
        const found = await read(
          alike.map((key) => key.parentId),
          first,
        );
        for (const [index, key] of alike.entries()) pages.set(key, found[index] as Page<T>);
      }
      // Every key was in one of the groups.
      return keys.map((key) => pages.get(key) as Page<T>);
    },
    { cacheKeyFn: ({ parentId, first }) => `${first} ${parentId}` },
  );
}
