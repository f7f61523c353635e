import type { Knex } from 'knex';
import { createTextIndex } from '../kit/filter/text-index.ts';

/** Hosts, the machines on them, the clouds they are made from, and the jobs that change them. */
export const fabricMigration = {
  name: '001-fabric',
  async up(knex: Knex): Promise<void> {
    await createHosts(knex);
    await createClouds(knex);
    await createVirtualMachines(knex);
    await createCheckpoints(knex);
    await createJobs(knex);
    await createIdempotencyKeys(knex);
  },
};

async function createHosts(knex: Knex): Promise<void> {
  await knex.schema.createTable('host_groups', (table) => {
    table.increments('row');
    table.text('id').notNullable().unique();
    table.text('name').notNullable();
    table.text('path').notNullable().unique();
    table.text('parent_id').index();
  });
  await knex.schema.createTable('hosts', (table) => {
    table.increments('row');
    table.text('id').notNullable().unique();
    table.text('name').notNullable();
    table.text('computer_name').notNullable().unique();
    table.integer('state').notNullable();
    table.text('host_group_id').notNullable();
    // What filters ask of the group, kept here so that they read one table.
    table.text('host_group_path').notNullable();
    table.text('operating_system').notNullable();
    table.text('platform').notNullable();
    table.integer('cpu_count').notNullable();
    table.integer('cpu_utilization_percent').notNullable();
    table.integer('memory_mb').notNullable();
    table.integer('memory_reserve_mb').notNullable();
    table.text('most_recent_job_id');
    table.text('modified_at').notNullable();
    table.integer('version').notNullable();
    table.index(['name', 'id']);
    table.index(['cpu_utilization_percent', 'id']);
    table.index(['memory_mb', 'id']);
    table.index(['state', 'name', 'id']);
    table.index(['host_group_path', 'name', 'id']);
    table.index(['host_group_id', 'name', 'id']);
  });
  await createTextIndex(knex, { table: 'hosts', columns: ['name'] });
  // Whoever takes room on a host locks this row first, so that two can never take the same room.
  await knex.schema.createTable('placement_lock', (table) => {
    table.integer('id').primary();
  });
  await knex('placement_lock').insert({ id: 1 });
}

async function createClouds(knex: Knex): Promise<void> {
  await knex.schema.createTable('clouds', (table) => {
    table.increments('row');
    table.text('id').notNullable().unique();
    table.text('name').notNullable().unique();
    table.text('description').notNullable();
    table.text('host_group_ids').notNullable();
    table.integer('quota_cpu_count');
    table.integer('quota_memory_mb');
    table.integer('quota_storage_gb');
    table.integer('quota_virtual_machine_count');
  });
}

async function createVirtualMachines(knex: Knex): Promise<void> {
  await knex.schema.createTable('virtual_machines', (table) => {
    table.increments('row');
    table.text('id').notNullable().unique();
    table.text('name').notNullable().unique();
    table.text('computer_name').notNullable();
    table.text('description').notNullable();
    table.integer('status').notNullable();
    table.text('owner');
    table.text('user_role');
    table.text('cloud_id');
    table.text('host_id');
    table.text('host_group_path');
    table.text('migration_target_id').index();
    table.integer('is_undergoing_live_migration').notNullable();
    table.integer('cpu_count').notNullable();
    table.integer('cpu_utilization_percent').notNullable();
    table.integer('memory_mb').notNullable();
    table.integer('memory_available_percent').notNullable();
    table.bigInteger('total_size_mb').notNullable();
    table.text('operating_system').notNullable();
    table.text('platform').notNullable();
    table.integer('is_highly_available').notNullable();
    table.text('deployment_state').notNullable();
    table.text('last_restored_checkpoint_id');
    table.text('current_checkpoint_id');
    table.text('start_action').notNullable();
    table.text('stop_action').notNullable();
    table.text('tag');
    table.text('cost_center');
    table.text('custom_properties').notNullable();
    table.text('failed_job_id');
    table.text('most_recent_job_id');
    table.text('added_at').notNullable();
    table.text('created_at').notNullable();
    table.text('modified_at').notNullable();
    table.integer('version').notNullable();
  });
  // One index for each order, and one for each filter, ended by the usual order.
  await knex.schema.alterTable('virtual_machines', (table) => {
    table.index(['name', 'id'], 'machines_name');
    table.index(['created_at', 'id'], 'machines_created_at');
    table.index(['modified_at', 'id'], 'machines_modified_at');
    table.index(['cpu_utilization_percent', 'id'], 'machines_cpu_utilization');
    table.index(['memory_mb', 'id'], 'machines_memory');
    table.index(['cpu_count', 'name', 'id'], 'machines_cpu_count');
    table.index(['computer_name', 'name', 'id'], 'machines_computer_name');
    table.index(['status', 'name', 'id'], 'machines_status');
    table.index(['owner', 'name', 'id'], 'machines_owner');
    table.index(['cloud_id', 'name', 'id'], 'machines_cloud');
    table.index(['host_id', 'name', 'id'], 'machines_host');
    table.index(['host_group_path', 'name', 'id'], 'machines_host_group_path');
    table.index(['operating_system', 'name', 'id'], 'machines_operating_system');
    table.index(['is_highly_available', 'name', 'id'], 'machines_is_highly_available');
    table.index(['tag', 'name', 'id'], 'machines_tag');
    table.index(['cost_center', 'name', 'id'], 'machines_cost_center');
  });
  await createTextIndex(knex, { table: 'virtual_machines', columns: ['name'] });
}

async function createCheckpoints(knex: Knex): Promise<void> {
  await knex.schema.createTable('checkpoints', (table) => {
    table.increments('row');
    table.text('id').notNullable().unique();
    table.text('virtual_machine_id').notNullable();
    table.text('name').notNullable();
    table.text('description').notNullable();
    table.text('parent_id').index();
    table.integer('has_memory').notNullable();
    table.integer('size_mb').notNullable();
    table.text('created_by').notNullable();
    table.text('created_at').notNullable();
    table.integer('is_complete').notNullable();
    table.index(['virtual_machine_id', 'created_at', 'id']);
  });
}

async function createJobs(knex: Knex): Promise<void> {
  await knex.schema.createTable('jobs', (table) => {
    table.increments('row');
    table.text('id').notNullable().unique();
    table.text('action').notNullable();
    table.text('status').notNullable();
    table.text('owner').notNullable();
    table.text('comment');
    table.text('started_at').notNullable();
    table.text('due_at');
    table.text('ended_at');
    table.text('error');
    table.text('target_kind').notNullable();
    table.text('target_id').notNullable();
    table.text('target_name').notNullable();
    table.text('parent_id');
    table.text('passage');
    table.index(['started_at', 'id'], 'jobs_started_at');
    table.index(['target_name', 'id'], 'jobs_target_name');
    table.index(['ended_at', 'id'], 'jobs_ended_at');
    table.index(['action', 'started_at', 'id'], 'jobs_action');
    table.index(['status', 'started_at', 'id'], 'jobs_status');
    table.index(['status', 'due_at'], 'jobs_due');
    table.index(['owner', 'started_at', 'id'], 'jobs_owner');
    table.index(['target_id', 'started_at', 'id'], 'jobs_target');
    table.index(['parent_id', 'started_at', 'id'], 'jobs_parent');
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
