import type { Knex } from 'knex';
import type { DataCentre } from '../../demonstration/data-centre.ts';
import { systemClock } from '../../kit/clock.ts';
import type { Database } from '../../kit/database/database.ts';
import { insertMany } from '../../kit/database/insert-many.ts';
import { createDemonstrationJobs, type DemonstrationJob } from './jobs.ts';
import { createDemonstrationRunbooks, DEMONSTRATION_SERVERS } from './runbooks.ts';
import { toJobRow } from '../jobs/job-store.ts';
import { toRunbookInstanceRow } from '../jobs/runbook-instance-store.ts';
import { createJobIndexes, dropJobIndexes } from '../migrations.ts';
import { createStores } from '../stores.ts';

/** Ids are in no order, so every commit writes most pages of their index again: few commits are far cheaper. */
const JOBS_PER_TRANSACTION = 100_000;
const JOBS_PER_INSERT = 1_000;
/** From so many on, building the indexes once in the end is quicker than keeping them up to date with every row. */
const MANY_JOBS = 50_000;

/** Fills an empty store with Orchestrator's part of the demonstration data centre, the newest jobs running. */
export async function fillOrchestrator(database: Database, dataCentre: DataCentre): Promise<void> {
  const now = systemClock();
  const runbooks = createDemonstrationRunbooks(now);
  await database.transaction(async (transaction) => {
    const stores = createStores(transaction);
    await stores.runbookServers.insert(DEMONSTRATION_SERVERS);
    await stores.runbooks.insert(runbooks);
  });

  const total = dataCentre.counts.jobs;
  const isLarge = total >= MANY_JOBS;
  if (isLarge) await database.transaction(dropJobIndexes);
  const jobs = createDemonstrationJobs(dataCentre, runbooks, now);
  for (let done = 0; done < total; done += JOBS_PER_TRANSACTION) {
    await database.transaction((transaction) => insertJobs(transaction, jobs));
  }
  if (isLarge) await database.transaction(createJobIndexes);
}

/** Inserts the next jobs there are, as many as a transaction takes. */
async function insertJobs(
  transaction: Knex.Transaction,
  jobs: Iterator<DemonstrationJob>,
): Promise<void> {
  for (let done = 0; done < JOBS_PER_TRANSACTION; done += JOBS_PER_INSERT) {
    const some = takeSome(jobs, JOBS_PER_INSERT);
    const instances = some.flatMap((one) => one.instances.map(toRunbookInstanceRow));
    const rows = some.map(({ job }) => toJobRow(job));
    await insertMany(transaction, 'runbook_instances', instances);
    await insertMany(transaction, 'jobs', rows);
    if (some.length < JOBS_PER_INSERT) return;
  }
}

/** Not the iterator's own `take`, which ends it for good. */
function takeSome<T>(values: Iterator<T>, count: number): T[] {
  const taken: T[] = [];
  while (taken.length < count) {
    const { value, done } = values.next();
    if (done === true) break;
    taken.push(value);
  }
  return taken;
}
