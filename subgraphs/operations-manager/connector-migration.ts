import type { Knex } from 'knex';

/** Who is told of alerts outside, and how far they have come. */
export const connectorMigration = {
  name: '003-connectors',
  async up(knex: Knex): Promise<void> {
    await createConnectors(knex);
    await createSessions(knex);
    await createSubscriptions(knex);
    await createForwarding(knex);
    await createDeadLetters(knex);
  },
};

async function createConnectors(knex: Knex): Promise<void> {
  await knex.schema.createTable('connectors', (table) => {
    table.increments('row');
    table.text('id').notNullable().unique();
    table.text('name').notNullable().unique();
    table.text('display_name').notNullable();
    table.text('description').notNullable();
    table.integer('is_two_way').notNullable();
    table.text('state').notNullable();
    table.text('delivery').notNullable();
    table.text('webhook_url');
    table.text('webhook_secret');
    table.text('key_hash').notNullable().unique();
    table.text('key_hint').notNullable();
    table.bigInteger('acknowledged_to').notNullable();
    table.bigInteger('last_acknowledged').notNullable();
    table.integer('acknowledged_count').notNullable();
    table.bigInteger('sent_to').notNullable();
    table.text('last_contact_at');
    table.text('last_error');
    table.text('last_error_at');
    table.integer('silent_after_seconds').notNullable();
    table.integer('behind_after_seconds').notNullable();
    table.text('initialized_at');
    table.text('monitored_object_id').notNullable();
    table.text('created_at').notNullable();
    table.text('last_modified_at').notNullable();
    table.integer('version').notNullable();
  });
}

/** One row a connector for as long as it exists, so that the number of its sessions only ever rises. */
async function createSessions(knex: Knex): Promise<void> {
  await knex.schema.createTable('connector_sessions', (table) => {
    table.increments('row');
    table.text('connector_id').notNullable().unique();
    table.integer('number').notNullable();
    table.text('holder');
    table.text('held_by');
    table.text('since');
    table.text('renewed_at');
    table.text('expires_at');
  });
}

async function createSubscriptions(knex: Knex): Promise<void> {
  await knex.schema.createTable('connector_subscriptions', (table) => {
    table.increments('row');
    table.text('id').notNullable().unique();
    table.text('connector_id').notNullable();
    table.text('name').notNullable();
    table.text('description').notNullable();
    table.text('criteria').notNullable();
    table.integer('forwarding_delay_seconds').notNullable();
    table.bigInteger('released_to').notNullable();
    table.text('created_at').notNullable();
    table.text('last_modified_at').notNullable();
    table.unique(['connector_id', 'name']);
  });
}

async function createForwarding(knex: Knex): Promise<void> {
  await knex.schema.createTable('connector_alerts', (table) => {
    table.increments('row');
    table.text('connector_id').notNullable();
    table.text('alert_id').notNullable();
    // The entry of the journal that forwarded it outside the usual way, and why.
    table.bigInteger('marked_at_entry');
    table.text('mark');
    table.text('acknowledged_at');
    table.unique(['connector_id', 'alert_id']);
    table.index(['alert_id', 'connector_id']);
  });
  await knex.schema.createTable('connector_tickets', (table) => {
    table.increments('row');
    table.text('connector_id').notNullable();
    table.text('alert_id').notNullable();
    table.text('ticket_id').notNullable();
    table.text('at').notNullable();
    table.unique(['connector_id', 'alert_id']);
    table.index(['alert_id', 'connector_id']);
  });
}

async function createDeadLetters(knex: Knex): Promise<void> {
  await knex.schema.createTable('connector_dead_letters', (table) => {
    table.increments('row');
    table.text('id').notNullable().unique();
    table.text('connector_id').notNullable();
    table.text('alert_id').notNullable();
    table.bigInteger('entry').notNullable();
    table.text('change_id').notNullable();
    table.text('kind').notNullable();
    table.text('content').notNullable();
    table.text('reason').notNullable();
    table.text('by_name').notNullable();
    table.text('at').notNullable();
    table.text('replayed_at');
    // A change is set aside once, however often it is refused.
    table.unique(['connector_id', 'entry']);
    table.index(['connector_id', 'at', 'id']);
    table.index(['connector_id', 'replayed_at', 'at', 'id']);
    table.index(['alert_id', 'connector_id']);
  });
}
