import type { Knex } from 'knex';

/** How well what is watched is, and when it is not to be bothered. */
export const healthMigration = {
  name: '002-health',
  async up(knex: Knex): Promise<void> {
    await createMonitors(knex);
    await createMaintenanceWindows(knex);
    await addObjectIndexes(knex);
  },
};

async function createMonitors(knex: Knex): Promise<void> {
  await knex.schema.createTable('monitors', (table) => {
    table.increments('row');
    table.text('id').notNullable().unique();
    table.text('object_id').notNullable();
    table.text('kind').notNullable();
    table.text('name').notNullable();
    table.text('display_name').notNullable();
    table.text('parent_id');
    table.text('policy');
    table.integer('percentage');
    table.text('member_monitor_name');
    table.integer('state').notNullable();
    table.text('state_last_modified_at').notNullable();
    table.integer('suspended_state');
    table.integer('is_enabled').notNullable();
    table.text('alert_on');
    table.text('alert_name');
    table.integer('alert_severity');
    table.integer('alert_priority');
    table.integer('auto_resolve');
    table.integer('has_alerted').notNullable();
    // Also what a container asks about what it contains: one monitor of each object, by name.
    table.unique(['object_id', 'name']);
  });
}

async function createMaintenanceWindows(knex: Knex): Promise<void> {
  await knex.schema.createTable('maintenance_windows', (table) => {
    table.increments('row');
    table.text('id').notNullable().unique();
    table.text('object_id').notNullable();
    table.text('started_at').notNullable();
    table.text('scheduled_end_at').notNullable();
    table.text('ended_at');
    table.integer('is_active').notNullable();
    table.text('reason').notNullable();
    table.integer('is_planned').notNullable();
    table.text('comment').notNullable();
    table.text('user_name').notNullable();
    table.text('ended_by');
    table.text('last_modified_at').notNullable();
    table.index(['started_at', 'id']);
    table.index(['scheduled_end_at', 'id']);
    table.index(['object_id', 'started_at', 'id']);
    table.index(['is_active', 'started_at', 'id']);
    table.index(['is_active', 'scheduled_end_at', 'id']);
    table.index(['reason', 'started_at', 'id']);
    table.index(['is_planned', 'started_at', 'id']);
    table.index(['user_name', 'started_at', 'id']);
    table.index(['ended_at', 'id']);
  });
  // An object is in one maintenance at a time, whatever happens at the same moment.
  await knex.raw(
    'create unique index maintenance_windows_active on maintenance_windows (object_id) where is_active = 1',
  );
}

/** What health views ask of monitored objects beyond what the list of objects does. */
async function addObjectIndexes(knex: Knex): Promise<void> {
  await knex.schema.alterTable('monitored_objects', (table) => {
    table.index(['state_last_modified_at', 'id']);
    table.index(['health_state', 'display_name', 'id']);
    table.index(['in_maintenance', 'display_name', 'id']);
    table.index(['container_id', 'display_name', 'id']);
    table.index(['principal_name', 'display_name', 'id']);
    table.index(['path', 'display_name', 'id']);
    table.index(['is_available', 'display_name', 'id']);
    table.index(['is_managed', 'display_name', 'id']);
  });
  // Only of the removed ones: were the others in it, SQLite would take it for a good way to find them.
  await knex.raw(
    'create index monitored_objects_removed on monitored_objects (display_name, id) where removed_at is not null',
  );
}
