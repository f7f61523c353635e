import type { Knex } from 'knex';
import { insertMany } from '../../kit/database/insert-many.ts';
import { createColumnPicker } from '../../kit/database/wanted-columns.ts';
import type { Filter } from '../../kit/filter/filter-table.ts';
import { whereFilter } from '../../kit/filter/where-filter.ts';
import { readPage, type Page, type PageArguments, type PageOrder } from '../../kit/paging/page.ts';
import type { FieldNames } from '../../kit/wanted-fields.ts';
import type { VirtualizationPlatform } from '../virtual-machines/virtual-machine.ts';
import { HOST_STATES, type Host } from './host.ts';
import { HOST_FILTERS } from './host-filter.ts';

interface HostRow {
  readonly id: string;
  readonly name: string;
  readonly computer_name: string;
  readonly state: number;
  readonly host_group_id: string;
  readonly host_group_path: string;
  readonly operating_system: string;
  readonly platform: string;
  readonly cpu_count: number;
  readonly cpu_utilization_percent: number;
  readonly memory_mb: number;
  readonly memory_reserve_mb: number;
  readonly most_recent_job_id: string | null;
  readonly modified_at: string;
  readonly version: number;
}

export interface HostOrder {
  readonly field: keyof typeof ORDERS;
  readonly direction: 'ASC' | 'DESC';
}

export interface HostListing extends PageArguments {
  readonly filter?: Filter | null;
  readonly orderBy: HostOrder;
  readonly wanted?: FieldNames | undefined;
}

export interface HostStore {
  /** Reads only what the wanted fields need; the others of the hosts are not to be looked at. */
  findMany(ids: readonly string[], wanted?: FieldNames): Promise<(Host | null)[]>;
  findManyByComputerName(names: readonly string[], wanted?: FieldNames): Promise<(Host | null)[]>;
  find(id: string): Promise<Host | null>;
  /** Locked until the transaction ends. */
  findForUpdate(id: string): Promise<Host | null>;
  list(listing: HostListing): Promise<Page<Host>>;
  /** The hosts directly in each group, by name, in one statement. */
  listOfGroups(groupIds: readonly string[], wanted?: FieldNames): Promise<Host[][]>;
  listAll(): Promise<Host[]>;
  insert(hosts: readonly Host[]): Promise<void>;
  save(host: Host): Promise<void>;
}

const ORDERS = {
  NAME: { column: 'hosts.name', of: (host) => host.name },
  CPU_UTILIZATION_PERCENT: {
    column: 'hosts.cpu_utilization_percent',
    of: (host) => host.cpuUtilizationPercent,
  },
  MEMORY_MB: { column: 'hosts.memory_mb', of: (host) => host.memoryMb },
} satisfies Record<string, Pick<PageOrder<Host>, 'column' | 'of'>>;

const pickColumns = createColumnPicker<HostRow>({
  table: 'hosts',
  columns: {
    id: true,
    name: true,
    computer_name: true,
    state: true,
    host_group_id: true,
    host_group_path: true,
    operating_system: true,
    platform: true,
    cpu_count: true,
    cpu_utilization_percent: true,
    memory_mb: true,
    memory_reserve_mb: true,
    most_recent_job_id: true,
    modified_at: true,
    version: true,
  },
  always: ['id'],
  fields: {
    stateCode: ['state'],
    allowedActions: ['state'],
    hostGroup: ['host_group_id', 'host_group_path'],
    memoryAssignedMb: [],
    memoryAvailableMb: ['memory_mb', 'memory_reserve_mb'],
    virtualMachineCount: [],
    virtualMachines: [],
    mostRecentJob: ['most_recent_job_id'],
  },
});

export function createHostStore(knex: Knex): HostStore {
  const isPostgres = knex.client.dialect === 'postgresql';
  const select = (columns = pickColumns()): Knex.QueryBuilder => knex('hosts').select(columns);

  return {
    async findMany(ids, wanted) {
      const rows = (await select(pickColumns(wanted)).whereIn('id', [...ids])) as HostRow[];
      const byId = new Map(rows.map((row) => [row.id, toHost(row)]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    async findManyByComputerName(names, wanted) {
      const columns = pickColumns(wanted, ['hosts.computer_name']);
      const rows = (await select(columns).whereIn('computer_name', [...names])) as HostRow[];
      const byName = new Map(rows.map((row) => [row.computer_name, toHost(row)]));
      return names.map((name) => byName.get(name) ?? null);
    },
    find: async (id) => toHostOrNull((await select().where({ id }).first()) as HostRow | undefined),
    async findForUpdate(id) {
      const query = select().where({ id });
      if (isPostgres) query.forUpdate();
      return toHostOrNull((await query.first()) as HostRow | undefined);
    },
    list: async ({ filter, orderBy, wanted, first, after }) =>
      await readPage<HostRow, Host>({
        arguments: { first: first ?? null, after: after ?? null },
        query: whereFilter(knex('hosts'), filter ?? {}, HOST_FILTERS),
        columns: pickColumns(wanted, [ORDERS[orderBy.field].column]),
        order: {
          ...orderBy,
          ...ORDERS[orderBy.field],
          idColumn: 'hosts.id',
          idOf: (host) => host.id,
        },
        toObject: toHost,
      }),
    async listOfGroups(groupIds, wanted) {
      const rows = (await select(pickColumns(wanted, ['hosts.host_group_id']))
        .whereIn('host_group_id', [...groupIds])
        .orderBy(['host_group_id', 'name', 'id'])) as HostRow[];
      const byGroup = Map.groupBy(rows.map(toHost), (host) => host.hostGroupId);
      return groupIds.map((id) => byGroup.get(id) ?? []);
    },
    listAll: async () => ((await select().orderBy(['name', 'id'])) as HostRow[]).map(toHost),
    async insert(hosts) {
      await insertMany(knex, 'hosts', hosts.map(toRow));
    },
    async save(host) {
      const { id, ...columns } = toRow(host);
      await knex('hosts').where({ id }).update(columns);
    },
  };
}

function toHostOrNull(row: HostRow | undefined): Host | null {
  return row === undefined ? null : toHost(row);
}

function toHost(row: HostRow): Host {
  return {
    id: row.id,
    name: row.name,
    computerName: row.computer_name,
    state: HOST_STATES.toName(row.state),
    stateCode: row.state,
    hostGroupId: row.host_group_id,
    hostGroupPath: row.host_group_path,
    operatingSystem: row.operating_system,
    platform: row.platform as VirtualizationPlatform,
    cpuCount: row.cpu_count,
    cpuUtilizationPercent: row.cpu_utilization_percent,
    memoryMb: row.memory_mb,
    memoryReserveMb: row.memory_reserve_mb,
    mostRecentJobId: row.most_recent_job_id,
    modifiedAt: row.modified_at,
    version: row.version,
  };
}

function toRow(host: Host): HostRow {
  return {
    id: host.id,
    name: host.name,
    computer_name: host.computerName,
    state: host.stateCode,
    host_group_id: host.hostGroupId,
    host_group_path: host.hostGroupPath,
    operating_system: host.operatingSystem,
    platform: host.platform,
    cpu_count: host.cpuCount,
    cpu_utilization_percent: host.cpuUtilizationPercent,
    memory_mb: host.memoryMb,
    memory_reserve_mb: host.memoryReserveMb,
    most_recent_job_id: host.mostRecentJobId,
    modified_at: host.modifiedAt,
    version: host.version,
  };
}
