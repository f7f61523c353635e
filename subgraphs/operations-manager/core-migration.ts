import type { Knex } from 'knex';
import { createTextIndex } from '../kit/filter/text-index.ts';

/** Who watches what, and what was found wrong with it. */
export const coreMigration = {
  name: '001-core',
  async up(knex: Knex): Promise<void> {
    await createManagementGroups(knex);
    await createMonitoredObjects(knex);
    await createGroups(knex);
    await createResolutionStates(knex);
    await createAlerts(knex);
    await createIdempotencyKeys(knex);
  },
};

async function createManagementGroups(knex: Knex): Promise<void> {
  await knex.schema.createTable('management_groups', (table) => {
    table.increments('row');
    table.text('id').notNullable().unique();
    table.text('name').notNullable();
    table.text('site').notNullable();
  });
  await knex.schema.createTable('management_servers', (table) => {
    table.increments('row');
    table.text('id').notNullable().unique();
    table.text('management_group_id').notNullable().index();
    table.text('name').notNullable();
    table.text('state').notNullable();
    table.integer('is_available').notNullable();
  });
}

async function createMonitoredObjects(knex: Knex): Promise<void> {
  await knex.schema.createTable('monitored_objects', (table) => {
    table.increments('row');
    table.text('id').notNullable().unique();
    table.text('management_group_id').notNullable();
    table.text('class_name').notNullable();
    table.text('display_name').notNullable();
    table.text('name').notNullable();
    table.text('full_name').notNullable();
    table.text('path').notNullable();
    table.text('principal_name');
    table.text('container_id');
    table.integer('health_state').notNullable();
    table.integer('is_available').notNullable();
    table.integer('in_maintenance').notNullable();
    table.text('state_last_modified_at').notNullable();
    table.text('availability_last_modified_at').notNullable();
    table.text('maintenance_last_modified_at');
    table.integer('is_managed').notNullable();
    table.text('properties').notNullable();
    table.text('last_modified_at').notNullable();
    table.text('removed_at');
    table.integer('version').notNullable();
    table.index(['container_id', 'id']);
    table.index(['principal_name', 'class_name']);
    table.index(['class_name', 'display_name', 'id']);
    table.index(['display_name', 'id']);
    table.index(['health_state', 'id']);
    table.index(['last_modified_at', 'id']);
    table.index(['management_group_id', 'display_name', 'id']);
  });
  await createTextIndex(knex, { table: 'monitored_objects', columns: ['display_name', 'path'] });
}

async function createGroups(knex: Knex): Promise<void> {
  await knex.schema.createTable('groups', (table) => {
    table.increments('row');
    table.text('id').notNullable().unique();
    table.text('management_group_id').notNullable();
    table.text('name').notNullable();
    table.text('display_name').notNullable();
    table.text('description').notNullable();
    table.index(['display_name', 'id']);
  });
  // Flattened: an object in a nested group has a row for each group above it, so that membership is one look-up.
  await knex.schema.createTable('group_members', (table) => {
    table.increments('row');
    table.text('group_id').notNullable();
    table.text('object_id').notNullable();
    table.unique(['group_id', 'object_id']);
    table.index(['object_id', 'group_id']);
  });
  await knex.schema.createTable('group_children', (table) => {
    table.increments('row');
    table.text('group_id').notNullable();
    table.text('child_group_id').notNullable();
    table.unique(['group_id', 'child_group_id']);
  });
}

async function createResolutionStates(knex: Knex): Promise<void> {
  await knex.schema.createTable('resolution_states', (table) => {
    table.integer('value').primary();
    table.text('name').notNullable();
    table.integer('is_built_in').notNullable();
  });
  await knex('resolution_states').insert([
    { value: 0, name: 'New', is_built_in: 1 },
    { value: 247, name: 'Awaiting Evidence', is_built_in: 1 },
    { value: 248, name: 'Assigned to Engineering', is_built_in: 1 },
    { value: 249, name: 'Acknowledged', is_built_in: 1 },
    { value: 250, name: 'Scheduled', is_built_in: 1 },
    { value: 254, name: 'Resolved', is_built_in: 1 },
    { value: 255, name: 'Closed', is_built_in: 1 },
  ]);
}

async function createAlerts(knex: Knex): Promise<void> {
  await knex.schema.createTable('alerts', (table) => {
    table.increments('row');
    table.text('id').notNullable().unique();
    table.text('management_group_id').notNullable();
    table.text('monitored_object_id').notNullable();
    // What filters and searches ask of the object, kept here so that they read one table.
    table.text('object_name').notNullable();
    table.text('object_class').notNullable();
    table.text('source_id').notNullable();
    table.integer('is_monitor_alert').notNullable();
    table.text('problem_id').notNullable();
    table.text('name').notNullable();
    table.text('description').notNullable();
    table.integer('severity').notNullable();
    table.integer('priority').notNullable();
    table.text('category').notNullable();
    table.integer('resolution_state').notNullable();
    table.integer('is_open').notNullable();
    table.integer('repeat_count').notNullable();
    table.text('owner');
    table.text('ticket_id');
    table.text('site_name');
    table.text('custom_fields').notNullable();
    table.text('context');
    table.text('parameters').notNullable();
    table.text('raised_at').notNullable();
    table.text('added_at').notNullable();
    table.text('last_modified_at').notNullable();
    table.text('last_modified_by').notNullable();
    table.text('last_modified_by_non_connector_at').notNullable();
    table.text('resolution_state_last_modified_at').notNullable();
    table.text('resolved_at');
    table.text('resolved_by');
    table.text('principal_name');
    table.text('netbios_computer_name');
    table.text('netbios_domain_name');
    table.text('tfs_work_item_id');
    table.text('tfs_work_item_owner');
    table.integer('version').notNullable();
  });
  for (const step of ALERT_INDEX_STEPS) await step(knex);
  await createTextIndex(knex, { table: 'alerts', columns: ['name', 'description', 'object_name'] });
}

/**
 * One index for each thing alerts are filtered by, each ended by the default order, so that "the newest fifty of these"
 * is read off the index; and one for each other order. Few alerts share a moment, so the id that breaks such ties is
 * sorted as they are read; where many share a value it stands in the index.
 */
const ALERT_INDEXES: Readonly<Record<string, readonly string[]>> = {
  alerts_raised_at: ['raised_at'],
  alerts_last_modified_at: ['last_modified_at'],
  alerts_severity_order: ['severity', 'id'],
  alerts_priority_order: ['priority', 'id'],
  alerts_name_order: ['name', 'id'],
  alerts_repeat_count: ['repeat_count', 'id'],
  alerts_is_open: ['is_open', 'raised_at'],
  alerts_severity: ['severity', 'raised_at'],
  alerts_priority: ['priority', 'raised_at'],
  alerts_category: ['category', 'raised_at'],
  alerts_resolution_state: ['resolution_state', 'raised_at'],
  alerts_is_monitor_alert: ['is_monitor_alert', 'raised_at'],
  alerts_owner: ['owner', 'raised_at'],
  alerts_ticket_id: ['ticket_id', 'raised_at'],
  alerts_source_id: ['source_id', 'raised_at'],
  alerts_problem_id: ['problem_id', 'is_open'],
  alerts_monitored_object: ['monitored_object_id', 'is_open', 'raised_at'],
  alerts_object_class: ['object_class', 'raised_at'],
  alerts_object_name: ['object_name', 'raised_at'],
  alerts_name: ['name', 'raised_at'],
  alerts_principal_name: ['principal_name', 'raised_at'],
  alerts_management_group: ['management_group_id', 'raised_at'],
  alerts_resolved_at: ['resolved_at'],
};

/** One thing a step: whoever loads very many alerts does this afterwards. */
export const ALERT_INDEX_STEPS: readonly ((knex: Knex) => Promise<void>)[] = [
  ...Object.entries(ALERT_INDEXES).map(
    ([name, columns]) =>
      (knex: Knex) =>
        knex.schema.alterTable('alerts', (table) => table.index([...columns], name)),
  ),
  createOpenProblemIndex,
];

/** Two open alerts of one problem can never be, whatever happens at the same moment. */
async function createOpenProblemIndex(knex: Knex): Promise<void> {
  await knex.raw(
    'create unique index alerts_open_problem on alerts (problem_id) where is_open = 1',
  );
}

async function createIdempotencyKeys(knex: Knex): Promise<void> {
  await knex.schema.createTable('idempotency_keys', (table) => {
    table.text('key').primary();
    table.text('request_hash').notNullable();
    table.text('result_id').notNullable();
    table.text('at').notNullable().index();
  });
}
