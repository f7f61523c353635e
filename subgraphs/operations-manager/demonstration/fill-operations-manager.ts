import type { DataCentre } from '../../demonstration/data-centre.ts';
import { addMs, systemClock, type Clock } from '../../kit/clock.ts';
import type { Database } from '../../kit/database/database.ts';
import { insertMany } from '../../kit/database/insert-many.ts';
import { createAlertHistory } from './alerts.ts';
import { describeEstate, giveHealth } from './estate.ts';
import { describeGroups, describeManagementGroups } from './groups.ts';
import { describeMaintenance } from './maintenance.ts';
import { loadAlerts } from './load.ts';
import { createStores } from '../stores.ts';

const ESTATE_AGE_MS = 120 * 24 * 60 * 60 * 1_000;

/** Fills an empty store with Operations Manager's part of the demonstration data centre, as if it had been for months. */
export async function fillOperationsManager(
  database: Database,
  dataCentre: DataCentre,
  clock: Clock = systemClock,
): Promise<void> {
  const now = clock();
  const estate = describeEstate(dataCentre, addMs(now, -ESTATE_AGE_MS));
  const history = createAlertHistory(dataCentre, estate, now);
  const windows = describeMaintenance(estate, { seed: dataCentre.seed, now });
  const { objects, monitors } = giveHealth(
    estate,
    { ailments: history.listAilments(), windows },
    addMs(now, -ESTATE_AGE_MS),
  );
  const managementGroups = describeManagementGroups(dataCentre);
  const groups = describeGroups(dataCentre, estate);

  await database.transaction(async (transaction) => {
    const stores = createStores(transaction);
    await insertMany(transaction, 'management_groups', managementGroups.groups);
    await insertMany(transaction, 'management_servers', managementGroups.servers);
    await stores.monitoredObjects.insert(objects);
    await insertMany(transaction, 'groups', groups.groups);
    await insertMany(transaction, 'group_children', groups.children);
    await insertMany(transaction, 'group_members', groups.members);
  });
  await database.transaction(async (transaction) => {
    const stores = createStores(transaction);
    await stores.monitors.insert(monitors);
    await stores.maintenanceWindows.insert(windows);
  });
  await loadAlerts(database, history);
}
