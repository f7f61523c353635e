import type { Knex } from 'knex';
import { createJobClaimStore, type JobClaimStore } from './jobs/job-claim-store.ts';
import { createJobStore, type JobStore } from './jobs/job-store.ts';
import {
  createRunbookInstanceStore,
  type RunbookInstanceStore,
} from './jobs/runbook-instance-store.ts';
import {
  createRunbookServerStore,
  type RunbookServerStore,
} from './runbook-servers/runbook-server-store.ts';
import { createRunbookStore, type RunbookStore } from './runbooks/runbook-store.ts';

/** All stores of Orchestrator, over the reader or within one transaction. */
export interface OrchestratorStores {
  readonly runbooks: RunbookStore;
  readonly runbookServers: RunbookServerStore;
  readonly jobs: JobStore;
  readonly jobClaims: JobClaimStore;
  readonly runbookInstances: RunbookInstanceStore;
}

export function createStores(knex: Knex): OrchestratorStores {
  return {
    runbooks: createRunbookStore(knex),
    runbookServers: createRunbookServerStore(knex),
    jobs: createJobStore(knex),
    jobClaims: createJobClaimStore(knex),
    runbookInstances: createRunbookInstanceStore(knex),
  };
}
