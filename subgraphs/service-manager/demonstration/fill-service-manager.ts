import type { DataCentre } from '../../demonstration/data-centre.ts';
import { systemClock } from '../../kit/clock.ts';
import type { Database } from '../../kit/database/database.ts';
import { insertMany } from '../../kit/database/insert-many.ts';
import { createIncidentIndexes, dropIncidentIndexes } from '../core-migration.ts';
import {
  createDemonstrationIncidents,
  WAITING_FOR_VENDOR,
  type DemonstrationIncident,
} from './incidents.ts';
import { createDemonstrationItems } from './items.ts';
import { toActionLogRow } from '../incidents/action-log-store.ts';
import { toIncidentRow } from '../incidents/incident-row.ts';
import { toIncidentItemRows } from '../incidents/incident-store.ts';
import { SOURCE, STATUS } from '../lists/built-in-items.ts';
import type { ListItem } from '../lists/list-item.ts';
import { createStores } from '../stores.ts';
import { NO_DEFAULTS, type Template } from '../templates/template.ts';

const INCIDENTS_PER_TRANSACTION = 10_000;
/** From here on it is quicker to index the whole table once than row by row. */
const INDEX_AFTERWARDS_FROM = 20_000;

const OWN_STATUS: ListItem = {
  id: WAITING_FOR_VENDOR,
  list: 'INCIDENT_STATUS',
  name: 'Waiting for Vendor',
  path: 'Active.Waiting for Vendor',
  parentId: STATUS.active,
  isBuiltIn: false,
};

const TEMPLATES: readonly Template[] = [
  {
    ...NO_DEFAULTS,
    id: 'template-operations-manager',
    name: 'Operations Manager Incident',
    description: 'For alerts that no routing rule gives another template.',
    source: SOURCE.scom,
    supportGroup: 'tier-queue-tier-1',
    affectedUser: 'CONTOSO\\operations.manager',
  },
  {
    ...NO_DEFAULTS,
    id: 'template-networking',
    name: 'Networking Issue',
    description: 'For everything that cannot be reached.',
    classification: 'classification-networking-problems',
    supportGroup: 'tier-queue-tier-2',
  },
  {
    ...NO_DEFAULTS,
    id: 'template-hardware',
    name: 'Hardware Issue',
    description: 'For hosts and what is built into them.',
    classification: 'classification-hardware-problems',
    supportGroup: 'tier-queue-tier-3',
    isEscalated: true,
  },
];

/** Fills an empty store with Service Manager's part of the demonstration data centre. */
export async function fillServiceManager(
  database: Database,
  dataCentre: DataCentre,
): Promise<void> {
  const now = systemClock();
  const { incidents: count } = dataCentre.counts;
  const indexesAfterwards = count >= INDEX_AFTERWARDS_FROM;
  await database.transaction(async (transaction) => {
    const stores = createStores(transaction);
    await stores.lists.insert(OWN_STATUS);
    for (const template of TEMPLATES) await stores.templates.insert(template);
    await stores.configurationItems.insertMany(createDemonstrationItems(dataCentre, now));
    await transaction('incident_settings').update({ last_number: count });
    if (indexesAfterwards) await dropIncidentIndexes(transaction);
  });

  let some: DemonstrationIncident[] = [];
  for (const incident of createDemonstrationIncidents(dataCentre, now)) {
    some.push(incident);
    if (some.length < INCIDENTS_PER_TRANSACTION) continue;
    await insertIncidents(database, some);
    some = [];
  }
  await insertIncidents(database, some);
  if (indexesAfterwards) await database.transaction(createIncidentIndexes);
}

async function insertIncidents(
  database: Database,
  some: readonly DemonstrationIncident[],
): Promise<void> {
  const incidents = some.map(({ incident }) => incident);
  await database.transaction(async (transaction) => {
    await insertMany(transaction, 'incidents', incidents.map(toIncidentRow));
    await insertMany(transaction, 'incident_items', incidents.flatMap(toIncidentItemRows));
    await insertMany(
      transaction,
      'incident_log',
      some.flatMap(({ log }) => log.map(toActionLogRow)),
    );
  });
}
