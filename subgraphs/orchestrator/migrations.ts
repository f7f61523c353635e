import type { Knex } from 'knex';
import type { Migration } from '../kit/database/migrations.ts';
import { createTextIndex } from '../kit/filter/text-index.ts';
import { addIdempotencySequences } from '../kit/idempotency.ts';
import { journalMigration } from '../kit/journal/journal.ts';

const coreMigration: Migration = {
  name: '001-core',
  async up(knex) {
    await createRunbooks(knex);
    await createRunbookServers(knex);
    await createJobs(knex);
    await createRunbookInstances(knex);
    await createIdempotencyKeys(knex);
  },
};

/** All there are, oldest first. A released one is never changed: a change is a new one. */
export const orchestratorMigrations: readonly Migration[] = [
  journalMigration,
  coreMigration,
  { name: '002-idempotency-sequences', up: addIdempotencySequences },
];

async function createRunbooks(knex: Knex): Promise<void> {
  await knex.schema.createTable('runbooks', (table) => {
    table.increments('row');
    table.text('id').notNullable().unique();
    table.text('name').notNullable();
    table.text('folder').notNullable();
    table.text('path').notNullable().unique();
    table.text('description').notNullable();
    table.integer('is_monitor').notNullable();
    table.text('parameters').notNullable();
    table.text('activities').notNullable();
    table.text('created_at').notNullable();
    table.text('created_by').notNullable();
    table.text('last_modified_at').notNullable();
    table.text('last_modified_by').notNullable();
    table.text('checked_out_by');
    table.text('checked_out_at');
    table.integer('version').notNullable();
    table.index(['path', 'id']);
    table.index(['name', 'id']);
    table.index(['last_modified_at', 'id']);
    table.index(['folder', 'path', 'id']);
    table.index(['is_monitor', 'path', 'id']);
    table.index(['checked_out_by']);
  });
  await createTextIndex(knex, { table: 'runbooks', columns: ['name'] });
}

async function createRunbookServers(knex: Knex): Promise<void> {
  await knex.schema.createTable('runbook_servers', (table) => {
    table.increments('row');
    table.text('id').notNullable().unique();
    table.text('name').notNullable().unique();
    table.integer('is_primary').notNullable();
    table.text('state').notNullable();
    table.integer('max_concurrent_jobs').notNullable();
  });
}

async function createJobs(knex: Knex): Promise<void> {
  await knex.schema.createTable('jobs', (table) => {
    table.increments('row');
    table.text('id').notNullable().unique();
    table.text('runbook_id').notNullable();
    table.text('status').notNullable();
    table.text('outcome');
    table.text('parameters').notNullable();
    table.text('runbook_server_id');
    table.text('candidate_server_ids').notNullable();
    table.text('current_activity');
    table.text('alert_id');
    table.text('incident_id');
    table.text('virtual_machine_id');
    table.text('created_at').notNullable();
    table.text('created_by').notNullable();
    table.text('started_at');
    table.text('ended_at');
    table.text('last_modified_at').notNullable();
    table.text('last_modified_by').notNullable();
    table.integer('version').notNullable();
    // Which process carries a running job out, and until when that is its right.
    table.text('runner_id');
    table.text('lease_ends_at');
  });
  await createJobIndexes(knex);
}

/** One index for each thing jobs are filtered by, ended by the default order, and one for each other order. */
const JOB_INDEXES: Readonly<Record<string, readonly string[]>> = {
  jobs_created_at: ['created_at', 'id'],
  jobs_last_modified_at: ['last_modified_at', 'id'],
  jobs_ended_at: ['ended_at', 'id'],
  jobs_status: ['status', 'created_at', 'id'],
  jobs_outcome: ['outcome', 'created_at', 'id'],
  jobs_runbook: ['runbook_id', 'created_at', 'id'],
  jobs_runbook_server: ['runbook_server_id', 'created_at', 'id'],
  jobs_alert: ['alert_id', 'created_at', 'id'],
  jobs_incident: ['incident_id', 'created_at', 'id'],
  jobs_virtual_machine: ['virtual_machine_id', 'created_at', 'id'],
  jobs_created_by: ['created_by', 'created_at', 'id'],
};

export async function createJobIndexes(knex: Knex): Promise<void> {
  await knex.schema.alterTable('jobs', (table) => {
    for (const [name, columns] of Object.entries(JOB_INDEXES)) table.index([...columns], name);
  });
}

/** Before very many jobs are inserted at once: sorting them afterwards is far cheaper than one by one. */
export async function dropJobIndexes(knex: Knex): Promise<void> {
  await knex.schema.alterTable('jobs', (table) => {
    for (const [name, columns] of Object.entries(JOB_INDEXES)) table.dropIndex([...columns], name);
  });
}

/** An instance is written and read as a whole, so what its activities did lies in it, not in tables beside it. */
async function createRunbookInstances(knex: Knex): Promise<void> {
  await knex.schema.createTable('runbook_instances', (table) => {
    table.increments('row');
    table.text('id').notNullable().unique();
    table.text('job_id').notNullable();
    table.integer('number').notNullable();
    table.text('status').notNullable();
    table.text('created_at').notNullable();
    table.text('completed_at');
    table.text('parameters').notNullable();
    table.text('activities').notNullable();
    // At most one instance of a number, so two processes can never both make the next one.
    table.unique(['job_id', 'number']);
  });
}

async function createIdempotencyKeys(knex: Knex): Promise<void> {
  await knex.schema.createTable('idempotency_keys', (table) => {
    table.text('key').primary();
    table.text('request_hash').notNullable();
    table.text('result_id').notNullable();
    table.text('at').notNullable().index();
  });
}
