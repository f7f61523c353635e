import { expect, test } from 'vitest';
import { describeDataCentre } from '../../subgraphs/demonstration/data-centre.ts';
import { fillOrchestrator } from '../../subgraphs/orchestrator/demonstration/fill-orchestrator.ts';
import { orchestratorMigrations } from '../../subgraphs/orchestrator/migrations.ts';
import { createStores } from '../../subgraphs/orchestrator/stores.ts';
import type { JobFilter } from '../../subgraphs/orchestrator/schema-types.generated.ts';
import { openTestStore } from '../support/databases.ts';

const FILTERS: readonly JobFilter[] = [
  {},
  { id: { eq: 'x' } },
  { status: { eq: 'RUNNING' } },
  { outcome: { eq: 'FAILED' } },
  { runbookId: { eq: 'x' } },
  { runbookServerId: { eq: 'x' } },
  { alertId: { eq: 'x' } },
  { incidentId: { eq: 'x' } },
  { virtualMachineId: { eq: 'x' } },
  { createdBy: { eq: 'x' } },
  { createdAt: { gte: '2026-01-01T00:00:00.000Z' } },
];

test('no list of jobs, and nothing the runner looks for, reads or sorts them all', async () => {
  const statements: { sql: string; bindings: number }[] = [];
  let listening = false;
  await using store = await openTestStore('sqlite', orchestratorMigrations, {
    onQuery: (sql) => {
      if (listening && sql.startsWith('select')) {
        statements.push({ sql, bindings: sql.split('?').length - 1 });
      }
    },
  });
  await fillOrchestrator(store, describeDataCentre(10));
  await store.transaction(async (transaction) => void (await transaction.raw('analyze')));

  const stores = createStores(store.reader);
  listening = true;
  for (const filter of FILTERS) {
    await stores.jobs.list({ filter, orderBy: { field: 'CREATED_AT', direction: 'DESC' } });
    await stores.jobs.listAfter('x', filter, 10);
  }
  const byChange = { field: 'LAST_MODIFIED_AT', direction: 'ASC' } as const;
  await stores.jobs.list({ filter: null, orderBy: byChange });
  for (const subject of ['alert', 'incident', 'virtualMachine'] as const) {
    await stores.jobs.listOfSubjects({ subject, ids: ['x', 'y'], statuses: ['RUNNING'] });
  }
  await stores.runbookInstances.listOfJobs(['x', 'y'], {});
  await stores.runbookServers.readLoad();
  await stores.jobClaims.listPending(['x'], 10);
  await stores.jobClaims.listUnclaimed('2026-01-01T00:00:00.000Z', 10);
  listening = false;

  const scans: string[] = [];
  for (const { sql, bindings } of statements) {
    const plan = (await store.reader.raw(
      `explain query plan ${sql}`,
      Array.from({ length: bindings }, () => 'x'),
    )) as { detail: string }[];
    for (const { detail } of plan) {
      if (/^SCAN (jobs|runbook_instances)$/.test(detail)) scans.push(`${detail}: ${sql}`);
    }
  }
  expect(scans).toEqual([]);
});
