import type { Knex } from 'knex';

/** What is done with alerts before anybody hears of them: storms, consequences, enrichment. */
export const alertRulesMigration = {
  name: '004-alert-rules',
  async up(knex: Knex): Promise<void> {
    await knex.schema.alterTable('alerts', (table) => {
      table.text('consequence_of');
      table.text('storm_parent_id');
    });
    for (const step of ALERT_RULES_INDEX_STEPS) await step(knex);
    await createPolicy(knex);
    await createEnrichment(knex);
    await createDirectMembers(knex);
  },
};

/**
 * Only what is open is ever counted for a storm, and few alerts are part of one or a consequence of something: indexes
 * over those alone cost the others nothing.
 */
const ALERT_RULES_INDEXES = {
  alerts_storm_window:
    'alerts (management_group_id, name, storm_parent_id, added_at) where is_open = 1',
  alerts_storm_members: 'alerts (storm_parent_id, is_open) where storm_parent_id is not null',
  alerts_in_storms: 'alerts (raised_at) where storm_parent_id is not null',
  alerts_consequences: 'alerts (raised_at) where consequence_of is not null',
} as const;

/** One thing a step: whoever loads very many alerts does this afterwards. */
export const ALERT_RULES_INDEX_STEPS: readonly ((knex: Knex) => Promise<void>)[] = Object.entries(
  ALERT_RULES_INDEXES,
).map(([name, definition]) => async (knex: Knex) => {
  await knex.raw(`create index ${name} on ${definition}`);
});

/** One row: whoever raises alerts reads it first. */
async function createPolicy(knex: Knex): Promise<void> {
  await knex.schema.createTable('alert_policy', (table) => {
    table.integer('id').primary();
    table.integer('storms_enabled').notNullable();
    table.integer('storm_threshold').notNullable();
    table.integer('storm_window_seconds').notNullable();
    table.text('closing_unhealthy').notNullable();
    // Another whenever the rules or what they look up changed; empty while there are none.
    table.text('rules_edition').notNullable();
  });
  await knex('alert_policy').insert({
    id: 1,
    storms_enabled: 1,
    storm_threshold: 10,
    storm_window_seconds: 300,
    closing_unhealthy: 'REFUSE',
    rules_edition: '',
  });
}

async function createEnrichment(knex: Knex): Promise<void> {
  await knex.schema.createTable('enrichment_rules', (table) => {
    table.increments('row');
    table.text('id').notNullable().unique();
    table.text('name').notNullable().unique();
    table.integer('position').notNullable();
    table.integer('is_enabled').notNullable();
    table.text('condition').notNullable();
    table.text('effect').notNullable();
    table.text('mapping_table_id').index();
    table.text('last_modified_at').notNullable();
    table.text('last_modified_by').notNullable();
    table.integer('version').notNullable();
    table.index(['position', 'id']);
  });
  await knex.schema.createTable('mapping_tables', (table) => {
    table.increments('row');
    table.text('id').notNullable().unique();
    table.text('name').notNullable().unique();
    table.text('description').notNullable();
    table.text('last_modified_at').notNullable();
    table.text('last_modified_by').notNullable();
  });
  await knex.schema.createTable('mapping_entries', (table) => {
    table.increments('row');
    table.text('mapping_table_id').notNullable();
    table.text('key').notNullable();
    table.text('value').notNullable();
    table.unique(['mapping_table_id', 'key']);
  });
}

/** Who is in a group by itself: what membership through groups inside is worked out from. */
async function createDirectMembers(knex: Knex): Promise<void> {
  await knex.schema.createTable('group_direct_members', (table) => {
    table.increments('row');
    table.text('group_id').notNullable();
    table.text('object_id').notNullable();
    table.unique(['group_id', 'object_id']);
  });
}
