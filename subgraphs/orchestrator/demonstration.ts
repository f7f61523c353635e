import type { DataCentre } from '../demonstration/data-centre.ts';
import type { Database } from '../kit/database/database.ts';
import { insertMany } from '../kit/database/insert-many.ts';
import { systemClock } from '../kit/clock.ts';
import { createDemonstrationJobs, type DemonstrationJob } from './demonstration-jobs.ts';
import { createDemonstrationRunbooks, DEMONSTRATION_SERVERS } from './demonstration-runbooks.ts';
import { toJobRow } from './jobs/job-store.ts';
import { toRunbookInstanceRow } from './jobs/runbook-instance-store.ts';
import { createJobIndexes, dropJobIndexes } from './migrations.ts';
import { createStores } from './stores.ts';

const JOBS_PER_TRANSACTION = 10_000;

/** Fills an empty store with Orchestrator's part of the demonstration data centre, the newest jobs running. */
export async function fillOrchestrator(database: Database, dataCentre: DataCentre): Promise<void> {
  const now = systemClock();
  const runbooks = createDemonstrationRunbooks(now);
  await database.transaction(async (transaction) => {
    const stores = createStores(transaction);
    await stores.runbookServers.insert(DEMONSTRATION_SERVERS);
    await stores.runbooks.insert(runbooks);
  });

  const isLarge = dataCentre.counts.jobs > JOBS_PER_TRANSACTION;
  if (isLarge) await database.transaction(dropJobIndexes);
  let some: DemonstrationJob[] = [];
  for (const job of createDemonstrationJobs(dataCentre, runbooks, now)) {
    some.push(job);
    if (some.length < JOBS_PER_TRANSACTION) continue;
    await insertJobs(database, some);
    some = [];
  }
  await insertJobs(database, some);
  if (isLarge) await database.transaction(createJobIndexes);
}

async function insertJobs(database: Database, some: readonly DemonstrationJob[]): Promise<void> {
  await database.transaction(async (transaction) => {
    const instances = some.flatMap((one) => one.instances);
    await insertMany(transaction, 'runbook_instances', instances.map(toRunbookInstanceRow));
    await insertMany(
      transaction,
      'jobs',
      some.map(({ job }) => toJobRow(job)),
    );
  });
}
