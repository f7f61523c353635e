import type { DataCentre } from '../../demonstration/data-centre.ts';
import { systemClock } from '../../kit/clock.ts';
import type { Database } from '../../kit/database/database.ts';
import {
  createDemonstrationClouds,
  createDemonstrationGroups,
  createDemonstrationHosts,
} from './fabric.ts';
import { createDemonstrationJobs } from './jobs.ts';
import { createDemonstrationCheckpoints, createDemonstrationMachines } from './machines.ts';
import { createVirtualMachineManagerStores } from '../stores.ts';

const JOBS_PER_TRANSACTION = 10_000;

/** Fills an empty store with Virtual Machine Manager's part of the demonstration data centre. */
export async function fillVirtualMachineManager(
  database: Database,
  dataCentre: DataCentre,
): Promise<void> {
  const now = systemClock();
  const hosts = createDemonstrationHosts(dataCentre, now);
  const bare = createDemonstrationMachines(dataCentre, hosts, now);
  const { machines: built, checkpoints } = createDemonstrationCheckpoints(bare, dataCentre, now);
  const { machines, jobs } = createDemonstrationJobs(built, dataCentre, now);

  await database.transaction(async (transaction) => {
    const stores = createVirtualMachineManagerStores(transaction);
    await stores.hostGroups.insert(createDemonstrationGroups(dataCentre));
    await stores.hosts.insert(hosts);
    await stores.clouds.insert(createDemonstrationClouds(machines));
    await stores.virtualMachines.insert(machines);
    await stores.checkpoints.insert(checkpoints);
  });
  for (let from = 0; from < jobs.length; from += JOBS_PER_TRANSACTION) {
    await database.transaction(async (transaction) => {
      const stores = createVirtualMachineManagerStores(transaction);
      await stores.jobs.insert(jobs.slice(from, from + JOBS_PER_TRANSACTION));
    });
  }
}
