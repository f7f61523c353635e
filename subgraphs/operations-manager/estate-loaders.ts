import DataLoader from 'dataloader';
import type { Page, PageArguments } from '../kit/paging/page.ts';
import type { Viewer } from '../kit/viewer.ts';
import type { WantedFields } from '../kit/wanted-fields.ts';
import type { Alert } from './alerts/alert.ts';
import type { MappingEntry, MappingTable } from './enrichment-rules/mapping-table-store.ts';
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
  readonly contained: PageLoader<MonitoredObject>;
  readonly openAlertsOfObject: PageLoader<Alert>;
  readonly alertsOfObject: PageLoader<Alert>;
  readonly stormMembers: PageLoader<Alert>;
  readonly stormMemberCount: DataLoader<string, number>;
  readonly mappingTable: DataLoader<string, MappingTable | null>;
  readonly mappingEntries: PageLoader<MappingEntry>;
  readonly openAlertCount: DataLoader<string, number>;
  readonly groupsOfObject: DataLoader<string, Group[]>;
  readonly activeWindow: DataLoader<string, MaintenanceWindow | null>;
  readonly monitor: DataLoader<string, Monitor | null>;
  readonly healthTree: DataLoader<string, Monitor[]>;
  readonly openAlertOfMonitor: DataLoader<string, Alert | null>;
  readonly group: DataLoader<string, Group | null>;
  readonly childGroups: DataLoader<string, Group[]>;
  readonly members: PageLoader<MonitoredObject>;
  readonly groupHealth: DataLoader<string, HealthState>;
  readonly groupOpenAlertCount: DataLoader<string, number>;
  readonly managementGroup: DataLoader<string, ManagementGroup | null>;
  readonly managementServers: DataLoader<string, ManagementServer[]>;
  readonly objectCountOfManagementGroup: DataLoader<string, number>;
  readonly alertCountOfManagementGroup: DataLoader<string, number>;
}

export type PageLoader<T> = DataLoader<PageKey, Page<T>, string>;

/** A page of the list that belongs to one parent. */
export interface PageKey extends PageArguments {
  readonly parentId: string;
}

export function createEstateLoaders(
  stores: OperationsManagerStores,
  { groupIds: sight }: Viewer,
  wanted: WantedFields,
): EstateLoaders {
  const { monitoredObjects, objectAlerts, monitors, maintenanceWindows, groups } = stores;
  const { managementGroups, storms, mappingTables } = stores;
  const ofAlert = wanted.get('Alert');
  const ofObject = wanted.get('MonitoredObject');
  return {
    monitoredObject: new DataLoader((ids) => monitoredObjects.findMany(ids, sight, ofObject)),
    computer: new DataLoader((names) => monitoredObjects.findComputers(names, sight, ofObject)),
    contained: createPageLoader((ids, page) =>
      monitoredObjects.listContained(ids, { ...page, sight, wanted: ofObject }),
    ),
    openAlertsOfObject: createPageLoader((ids, page) =>
      objectAlerts.listOfObjects(ids, { ...page, onlyOpen: true, wanted: ofAlert }),
    ),
    alertsOfObject: createPageLoader((ids, page) =>
      objectAlerts.listOfObjects(ids, { ...page, onlyOpen: false, wanted: ofAlert }),
    ),
    stormMembers: createPageLoader((ids, page) =>
      storms.listMembers(ids, { ...page, sight, wanted: ofAlert }),
    ),
    stormMemberCount: new DataLoader((ids) => storms.countMembers(ids, sight)),
    mappingTable: new DataLoader(async (ids) => {
      const all = await mappingTables.listAll();
      return ids.map((id) => all.find((table) => table.id === id) ?? null);
    }),
    mappingEntries: createPageLoader((ids, page) => mappingTables.listEntries(ids, page)),
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
    members: createPageLoader((ids, page) =>
      monitoredObjects.listMembers(ids, { ...page, sight, wanted: ofObject }),
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

/** The same page of many lists is read together; a query that asks for two sizes costs two statements. */
function createPageLoader<T>(
  read: (parentIds: readonly string[], page: PageArguments) => Promise<Page<T>[]>,
): PageLoader<T> {
  const nameOf = ({ first, after }: PageArguments): string => JSON.stringify([first, after]);
  return new DataLoader(
    async (keys) => {
      const pages = new Map<PageKey, Page<T>>();
      for (const alike of Map.groupBy(keys, nameOf).values()) {
        const { first, after } = alike[0] as PageKey;
        const found = await read(
          alike.map((key) => key.parentId),
          { first: first ?? null, after: after ?? null },
        );
        for (const [index, key] of alike.entries()) pages.set(key, found[index] as Page<T>);
      }
      // Every key was in one of the groups.
      return keys.map((key) => pages.get(key) as Page<T>);
    },
    { cacheKeyFn: (key) => JSON.stringify([key.parentId, key.first, key.after]) },
  );
}
