import DataLoader from 'dataloader';
import type { Filter } from '../kit/filter/filter-table.ts';
import type { Page, PageArguments } from '../kit/paging/page.ts';
import type { WantedFields } from '../kit/wanted-fields.ts';
import type { ConfigurationItem } from './configuration-items/configuration-item.ts';
import type { ActionLogEntry } from './incidents/action-log.ts';
import type { IncidentParent } from './incidents/incident-store.ts';
import type { Incident } from './incidents/incident.ts';
import type { ListCatalog } from './lists/list-item.ts';
import type { ServiceManagerStores } from './stores.ts';
import type { Template } from './templates/template.ts';

export interface IncidentPageRequest extends PageArguments {
  readonly filter: Filter | null;
}

/** Look-ups gathered within one execution, so that each kind is one statement. */
export interface ServiceManagerLoaders {
  readonly incident: DataLoader<string, Incident | null>;
  /** By alert: the newest open incident, or else the newest. */
  readonly incidentOfAlert: DataLoader<string, Incident | null>;
  readonly configurationItem: DataLoader<string, ConfigurationItem | null>;
  readonly configurationItemOfObject: DataLoader<string, ConfigurationItem | null>;
  readonly template: DataLoader<string, Template | null>;
  /** As it is now; there is only one, under any key. */
  readonly listCatalog: DataLoader<0, ListCatalog>;
  /** One loader for each page that is asked for, since parents share a statement only if they want the same page. */
  incidentsOf(
    parent: IncidentParent,
    request: IncidentPageRequest,
  ): DataLoader<string, Page<Incident>>;
  actionLogOf(request: PageArguments): DataLoader<string, Page<ActionLogEntry>>;
}

/** Databases take some ten thousand values in a statement; a tenth of that is as fast. */
const BATCH = { maxBatchSize: 1_000 };

export function createLoaders(
  stores: ServiceManagerStores,
  wanted: WantedFields,
): ServiceManagerLoaders {
  const { incidents, configurationItems, templates, actionLog, lists } = stores;
  const ofIncident = wanted.get('Incident');
  const incidentPages = new Map<string, DataLoader<string, Page<Incident>>>();
  const logPages = new Map<string, DataLoader<string, Page<ActionLogEntry>>>();

  return {
    incident: new DataLoader((ids) => incidents.findMany(ids, ofIncident), BATCH),
    incidentOfAlert: new DataLoader((ids) => incidents.findManyOfAlerts(ids, ofIncident), BATCH),
    configurationItem: new DataLoader((ids) => configurationItems.findMany(ids), BATCH),
    configurationItemOfObject: new DataLoader(
      (ids) => configurationItems.findManyOfMonitoredObjects(ids),
      BATCH,
    ),
    template: new DataLoader((ids) => templates.findMany(ids), BATCH),
    listCatalog: new DataLoader(async () => [await lists.readCatalog()]),
    incidentsOf: (parent, request) =>
      getOrCreate(
        incidentPages,
        JSON.stringify([parent, request]),
        () =>
          new DataLoader(
            (ids) => incidents.listOf(parent, ids, { ...request, wanted: ofIncident }),
            BATCH,
          ),
      ),
    actionLogOf: (request) =>
      getOrCreate(
        logPages,
        JSON.stringify(request),
        () => new DataLoader((ids) => actionLog.listOfIncidents(ids, request), BATCH),
      ),
  };
}

function getOrCreate<T>(map: Map<string, T>, key: string, create: () => T): T {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = create()));
  return value;
}
