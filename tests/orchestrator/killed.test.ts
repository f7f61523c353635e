import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createRandom } from '../../subgraphs/demonstration/random.ts';
import type { Database } from '../../subgraphs/kit/database/database.ts';
import { openDatabase } from '../../subgraphs/kit/database/open-database.ts';
import { readJournal } from '../../subgraphs/kit/journal/journal.ts';
import { isOver, type Job } from '../../subgraphs/orchestrator/jobs/job.ts';
import { orchestratorMigrations } from '../../subgraphs/orchestrator/migrations.ts';
import { createStores, type OrchestratorStores } from '../../subgraphs/orchestrator/stores.ts';
import { createTestLocation } from '../support/databases.ts';
import { makeActivity, makeRunbook, SERVER_1 } from './support/orchestrator.ts';

const STEPS = Array.from({ length: 30 }, (_, index) => `Step ${index + 1}`);
const JOBS = 3;

test('a process that is killed again and again still takes every step of every job once, in order', async () => {
  await using place = await createTestLocation('sqlite');
  const { location } = place;
  if (location.kind !== 'sqlite') throw new Error('The location is a file');
  const database = await openDatabase({ location, migrations: orchestratorMigrations });
  try {
    await fill(database);
    const stores = createStores(database.reader);
    const random = createRandom(11);
    let kills = 0;
    while (!(await areAllOver(stores))) {
      await runForAWhile(location.file, 50 + random.below(200));
      kills += 1;
    }
    expect(kills).toBeGreaterThan(1);

    const entries = await readJournal(database.reader, { after: 0, limit: 10_000 });
    for (let index = 0; index < JOBS; index += 1) {
      const instance = await stores.runbookInstances.findNewest(`job-${index}`);
      expect(instance?.status).toBe('SUCCESS');
      expect(instance?.activities.map(({ name, status }) => [name, status])).toEqual(
        STEPS.map((name) => [name, 'SUCCESS']),
      );
      const told = entries
        .filter(({ objectId }) => objectId === `job-${index}`)
        .map(({ after }) => (after as Job).currentActivity);
      expect(told).toEqual([...STEPS, null]);
    }
  } finally {
    await database.close();
  }
}, 60_000);

async function areAllOver({ jobs }: OrchestratorStores): Promise<boolean> {
  const ids = Array.from({ length: JOBS }, (_, index) => `job-${index}`);
  const found = await jobs.findMany(ids);
  return found.every((job) => job !== null && isOver(job));
}

async function fill(database: Database): Promise<void> {
  await database.transaction(async (transaction) => {
    const stores = createStores(transaction);
    await stores.runbookServers.insert([SERVER_1]);
    await stores.runbooks.insert([
      makeRunbook({
        id: 'steps',
        activities: STEPS.map((name) => makeActivity(name, 'Publish Data', { Name: name })),
      }),
    ]);
    await stores.jobs.insert(Array.from({ length: JOBS }, (_, index) => makeWaitingJob(index)));
  });
}

/** Runs Orchestrator over the file and kills it so long after it was ready. */
async function runForAWhile(file: string, ms: number): Promise<void> {
  const script = join(import.meta.dirname, 'support/orchestrator-process.ts');
  const child = spawn(process.execPath, [script, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), exited]);
  // Not waiting for something: the moment of the kill is what is random.
  await delay(ms);
  child.kill('SIGKILL');
  await exited;
}

function makeWaitingJob(index: number): Job {
  const createdAt = '2026-02-01T10:00:00.000Z';
  return {
    id: `job-${index}`,
    runbookId: 'steps',
    status: 'PENDING',
    outcome: null,
    parameters: [],
    runbookServerId: null,
    candidateServerIds: [],
    currentActivity: null,
    alertId: null,
    incidentId: null,
    virtualMachineId: null,
    createdAt,
    createdBy: 'somebody',
    startedAt: null,
    endedAt: null,
    lastModifiedAt: createdAt,
    lastModifiedBy: 'somebody',
    version: 1,
  };
}
