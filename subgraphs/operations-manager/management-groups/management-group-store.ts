import type { Knex } from 'knex';
import { insertMany } from '../../kit/database/insert-many.ts';
import type { HealthState } from '../health/health-state.ts';
import type { ManagementGroup } from './group.ts';

/** A server of a management group, to which agents report. */
export interface ManagementServer {
  readonly id: string;
  readonly managementGroupId: string;
  readonly name: string;
  readonly health: HealthState;
  readonly isAvailable: boolean;
}

export interface ManagementGroupStore {
  /** All there are, by name: there is a handful. */
  listAll(): Promise<ManagementGroup[]>;
  listServers(managementGroupIds: readonly string[]): Promise<ManagementServer[][]>;
  countOpenAlerts(): Promise<Map<string, number>>;
  insert(managementGroup: ManagementGroup): Promise<void>;
  save(managementGroup: ManagementGroup): Promise<void>;
  insertServers(servers: readonly ManagementServer[]): Promise<void>;
  removeServers(ids: readonly string[]): Promise<void>;
}

interface ManagementServerRow {
  readonly id: string;
  readonly management_group_id: string;
  readonly name: string;
  readonly state: HealthState;
  readonly is_available: number;
}

export function createManagementGroupStore(knex: Knex): ManagementGroupStore {
  return {
    async listAll() {
      return (await knex('management_groups')
        .select('id', 'name', 'site')
        .orderBy(['name', 'id'])) as ManagementGroup[];
    },
    async listServers(managementGroupIds) {
      const rows = (await knex('management_servers')
        .whereIn('management_group_id', [...managementGroupIds])
        .orderBy(['name', 'id'])) as ManagementServerRow[];
      const byGroup = Map.groupBy(rows, (row) => row.management_group_id);
      return managementGroupIds.map((id) => (byGroup.get(id) ?? []).map(toManagementServer));
    },
    async countOpenAlerts() {
      const rows = (await knex('alerts')
        .select('management_group_id')
        .count({ alerts: '*' })
        .where('is_open', 1)
        .groupBy('management_group_id')) as {
        management_group_id: string;
        alerts: number | string;
      }[];
      return new Map(rows.map((row) => [row.management_group_id, Number(row.alerts)]));
    },
    async insert({ id, name, site }) {
      await knex('management_groups').insert({ id, name, site });
    },
    async save({ id, name, site }) {
      await knex('management_groups').where({ id }).update({ name, site });
    },
    async insertServers(servers) {
      await insertMany(knex, 'management_servers', servers.map(toManagementServerRow));
    },
    async removeServers(ids) {
      await knex('management_servers')
        .whereIn('id', [...ids])
        .delete();
    },
  };
}

function toManagementServer(row: ManagementServerRow): ManagementServer {
  return {
    id: row.id,
    managementGroupId: row.management_group_id,
    name: row.name,
    health: row.state,
    isAvailable: row.is_available === 1,
  };
}

function toManagementServerRow(server: ManagementServer): ManagementServerRow {
  return {
    id: server.id,
    management_group_id: server.managementGroupId,
    name: server.name,
    state: server.health,
    is_available: server.isAvailable ? 1 : 0,
  };
}
