import type { Knex } from 'knex';
import { insertMany } from '../../kit/database/insert-many.ts';
import type { Cloud, CloudUse } from './cloud.ts';

interface CloudRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly host_group_ids: string;
  readonly quota_cpu_count: number | null;
  readonly quota_memory_mb: number | null;
  readonly quota_storage_gb: number | null;
  readonly quota_virtual_machine_count: number | null;
}

export interface CloudStore {
  findMany(ids: readonly string[]): Promise<(Cloud | null)[]>;
  find(id: string): Promise<Cloud | null>;
  /** By name. */
  listAll(): Promise<Cloud[]>;
  readUse(ids: readonly string[]): Promise<CloudUse[]>;
  insert(clouds: readonly Cloud[]): Promise<void>;
}

const COLUMNS = [
  'id',
  'name',
  'description',
  'host_group_ids',
  'quota_cpu_count',
  'quota_memory_mb',
  'quota_storage_gb',
  'quota_virtual_machine_count',
] as const;
const MB_PER_GB = 1_024;

export function createCloudStore(knex: Knex): CloudStore {
  const select = (): Knex.QueryBuilder => knex('clouds').select([...COLUMNS]);
  return {
    async findMany(ids) {
      const rows = (await select().whereIn('id', [...ids])) as CloudRow[];
      const byId = new Map(rows.map((row) => [row.id, toCloud(row)]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    async find(id) {
      const row = (await select().where({ id }).first()) as CloudRow | undefined;
      return row === undefined ? null : toCloud(row);
    },
    listAll: async () => ((await select().orderBy(['name', 'id'])) as CloudRow[]).map(toCloud),
    readUse: (ids) => readUse(knex, ids),
    async insert(clouds) {
      await insertMany(knex, 'clouds', clouds.map(toRow));
    },
  };
}

async function readUse(knex: Knex, ids: readonly string[]): Promise<CloudUse[]> {
  const rows = (await knex('virtual_machines')
    .select('cloud_id')
    .sum({ cpus: 'cpu_count', memory: 'memory_mb', size: 'total_size_mb' })
    .count({ machines: '*' })
    .whereIn('cloud_id', [...ids])
    .groupBy('cloud_id')) as Readonly<Record<string, number | string>>[];
  const byCloud = new Map(rows.map((row) => [row['cloud_id'], row]));
  return ids.map((id) => {
    const row = byCloud.get(id);
    return {
      cpuCount: Number(row?.['cpus'] ?? 0),
      memoryMb: Number(row?.['memory'] ?? 0),
      storageGb: Math.ceil(Number(row?.['size'] ?? 0) / MB_PER_GB),
      virtualMachineCount: Number(row?.['machines'] ?? 0),
    };
  });
}

function toCloud(row: CloudRow): Cloud {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    hostGroupIds: JSON.parse(row.host_group_ids) as string[],
    quota: {
      cpuCount: row.quota_cpu_count,
      memoryMb: row.quota_memory_mb,
      storageGb: row.quota_storage_gb,
      virtualMachineCount: row.quota_virtual_machine_count,
    },
  };
}

function toRow({ id, name, description, hostGroupIds, quota }: Cloud): CloudRow {
  return {
    id,
    name,
    description,
    host_group_ids: JSON.stringify(hostGroupIds),
    quota_cpu_count: quota.cpuCount,
    quota_memory_mb: quota.memoryMb,
    quota_storage_gb: quota.storageGb,
    quota_virtual_machine_count: quota.virtualMachineCount,
  };
}
