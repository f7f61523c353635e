import type { Knex } from 'knex';
import { insertMany } from '../kit/database/insert-many.ts';
import { createTextIndex } from '../kit/filter/text-index.ts';
import { toSettingsColumns } from './incidents/incident-settings-store.ts';
import { USUAL_SETTINGS } from './incidents/incident-settings.ts';
import { USUAL_MATRIX } from './incidents/priority-matrix.ts';
import { BUILT_IN_ITEMS } from './lists/built-in-items.ts';
import { toListItemRow } from './lists/list-store.ts';

/** Lists, incidents and what they are about. */
export const coreMigration = {
  name: '001-core',
  async up(knex: Knex): Promise<void> {
    await createLists(knex);
    await createSettings(knex);
    await createTemplates(knex);
    await createIncidents(knex);
    await createConfigurationItems(knex);
    await createIdempotencyKeys(knex);
  },
};

async function createLists(knex: Knex): Promise<void> {
  await knex.schema.createTable('list_items', (table) => {
    table.increments('row');
    table.text('id').notNullable().unique();
    table.text('list').notNullable();
    table.text('name').notNullable();
    table.text('path').notNullable();
    table.text('parent_id');
    table.integer('is_built_in').notNullable();
    table.unique(['list', 'path']);
  });
  await insertMany(knex, 'list_items', BUILT_IN_ITEMS.map(toListItemRow));
}

async function createSettings(knex: Knex): Promise<void> {
  await knex.schema.createTable('incident_settings', (table) => {
    table.integer('id').primary();
    table.text('id_prefix').notNullable();
    table.integer('last_number').notNullable();
    table.text('resolve_children').notNullable();
    table.text('reactivate_children').notNullable();
    table.text('status_of_linked_child');
  });
  await knex('incident_settings').insert({
    id: 1,
    last_number: 0,
    ...toSettingsColumns(USUAL_SETTINGS),
  });

  await knex.schema.createTable('priority_matrix', (table) => {
    table.increments('row');
    table.text('impact').notNullable();
    table.text('urgency').notNullable();
    table.integer('priority').notNullable();
    table.unique(['impact', 'urgency']);
  });
  await knex.schema.createTable('resolution_times', (table) => {
    table.integer('priority').primary();
    table.integer('minutes').notNullable();
  });
  await knex('priority_matrix').insert(USUAL_MATRIX.cells);
  await knex('resolution_times').insert(USUAL_MATRIX.resolutionTimes);
}

async function createTemplates(knex: Knex): Promise<void> {
  await knex.schema.createTable('templates', (table) => {
    table.increments('row');
    table.text('id').notNullable().unique();
    table.text('name').notNullable().unique();
    table.text('description').notNullable();
    table.text('title');
    table.text('impact');
    table.text('urgency');
    table.text('classification');
    table.text('source');
    table.text('support_group');
    table.text('assigned_to');
    table.text('affected_user');
    table.integer('is_escalated').notNullable();
  });
}

async function createIncidents(knex: Knex): Promise<void> {
  await knex.schema.createTable('incidents', (table) => {
    table.increments('row');
    table.text('id').notNullable().unique();
    table.text('title').notNullable();
    table.text('description').notNullable();
    table.text('status').notNullable();
    table.integer('is_open').notNullable();
    table.text('impact').notNullable();
    table.text('urgency').notNullable();
    table.integer('priority').notNullable();
    table.text('classification');
    table.text('source');
    table.text('support_group');
    table.integer('is_escalated').notNullable();
    table.text('resolution_category');
    table.text('resolution_description');
    table.text('assigned_to');
    table.text('primary_owner');
    table.text('affected_user');
    table.text('created_by').notNullable();
    table.text('contact_method');
    table.text('resolve_by').notNullable();
    table.integer('has_own_resolve_by').notNullable();
    table.text('scheduled_start_at');
    table.text('scheduled_end_at');
    table.text('actual_start_at');
    table.text('actual_end_at');
    table.integer('is_downtime').notNullable();
    table.integer('needs_knowledge_article').notNullable();
    table.integer('has_knowledge_article').notNullable();
    table.text('created_at').notNullable();
    table.text('first_assigned_at');
    table.text('resolved_at');
    table.text('closed_at');
    table.text('last_modified_at').notNullable();
    table.text('last_modified_by').notNullable();
    table.text('template_id');
    table.text('parent_id');
    table.text('affected_items').notNullable();
    table.text('related_items').notNullable();
    table.text('alert_id');
    table.text('management_group_name');
    table.text('management_pack_name');
    table.text('monitoring_rule_id');
    table.text('monitored_object_id');
    table.integer('repeat_count');
    table.text('custom_fields');
    table.integer('version').notNullable();
  });
  await knex.schema.createTable('incident_items', (table) => {
    table.text('incident_id').notNullable();
    table.text('item_id').notNullable();
    table.text('relation').notNullable();
    table.unique(['incident_id', 'item_id', 'relation']);
    table.index(['item_id', 'relation', 'incident_id']);
  });
  await knex.schema.createTable('incident_log', (table) => {
    table.increments('row');
    table.text('incident_id').notNullable();
    table.text('kind').notNullable();
    table.text('text').notNullable();
    table.integer('is_private').notNullable();
    table.text('at').notNullable();
    table.text('by_name').notNullable();
    table.index(['incident_id', 'at', 'row']);
  });
  await createIncidentIndexes(knex);
  await createTextIndex(knex, { table: 'incidents', columns: ['title', 'description'] });
}

/**
 * One index for each thing incidents are filtered by, each ended by the default order, so that "the newest fifty of
 * these" is read off the index; and one for each other order.
 */
const INCIDENT_INDEXES: Readonly<Record<string, string>> = {
  created_at: 'created_at, id',
  last_modified_at: 'last_modified_at, id',
  priority_order: 'priority, id',
  resolve_by: 'resolve_by, id',
  title_order: 'title, id',
  title: 'title, created_at, id',
  status: 'status, created_at, id',
  is_open: 'is_open, created_at, id',
  impact: 'impact, created_at, id',
  urgency: 'urgency, created_at, id',
  priority: 'priority, created_at, id',
  classification: 'classification, created_at, id',
  source: 'source, created_at, id',
  support_group: 'support_group, created_at, id',
  is_escalated: 'is_escalated, created_at, id',
  resolution_category: 'resolution_category, created_at, id',
  assigned_to: 'assigned_to, created_at, id',
  primary_owner: 'primary_owner, created_at, id',
  affected_user: 'affected_user, created_at, id',
  parent: 'parent_id, created_at, id',
  alert: 'alert_id, is_open, created_at, id',
  monitored_object: 'monitored_object_id, created_at, id',
  management_group: 'management_group_name, created_at, id',
  resolved_at: 'resolved_at, id',
  closed_at: 'closed_at, id',
};

export async function createIncidentIndexes(knex: Knex): Promise<void> {
  for (const [name, columns] of Object.entries(INCIDENT_INDEXES)) {
    await knex.raw(`create index incidents_${name} on incidents (${columns})`);
  }
}

/** Filling a table and then indexing it costs a fraction of indexing while filling. */
export async function dropIncidentIndexes(knex: Knex): Promise<void> {
  for (const name of Object.keys(INCIDENT_INDEXES)) {
    await knex.raw(`drop index incidents_${name}`);
  }
}

async function createConfigurationItems(knex: Knex): Promise<void> {
  await knex.schema.createTable('configuration_items', (table) => {
    table.increments('row');
    table.text('id').notNullable().unique();
    table.text('class').notNullable();
    table.text('display_name').notNullable();
    table.text('principal_name');
    table.text('object_status').notNullable();
    table.text('asset_status');
    table.text('notes');
    table.text('properties').notNullable();
    // Two items for one monitored object can never be, whoever reports it at the same moment.
    table.text('monitored_object_id').unique();
    table.text('last_inventory_at');
    table.text('created_at').notNullable();
    table.text('last_modified_at').notNullable();
    table.text('last_modified_by').notNullable();
    table.integer('version').notNullable();
    table.index(['display_name', 'id']);
    table.index(['class', 'id']);
    table.index(['class', 'display_name', 'id']);
    table.index(['created_at', 'id']);
    table.index(['last_modified_at', 'id']);
    table.index(['principal_name', 'display_name', 'id']);
    table.index(['object_status', 'display_name', 'id']);
    table.index(['asset_status', 'display_name', 'id']);
    table.index(['last_inventory_at', 'id']);
  });
  await createTextIndex(knex, { table: 'configuration_items', columns: ['display_name'] });
}

async function createIdempotencyKeys(knex: Knex): Promise<void> {
  await knex.schema.createTable('idempotency_keys', (table) => {
    table.text('key').primary();
    table.text('request_hash').notNullable();
    table.text('result_id').notNullable();
    table.text('at').notNullable().index();
  });
}
