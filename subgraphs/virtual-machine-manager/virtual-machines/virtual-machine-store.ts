import type { Knex } from 'knex';
import { insertMany } from '../../kit/database/insert-many.ts';
import type { Filter } from '../../kit/filter/filter-table.ts';
import { whereFilter } from '../../kit/filter/where-filter.ts';
import { readPage, type Page, type PageArguments, type PageOrder } from '../../kit/paging/page.ts';
import { readPagesOfParents } from '../../kit/paging/pages-of-parents.ts';
import type { FieldNames } from '../../kit/wanted-fields.ts';
import { VIRTUAL_MACHINE_FILTERS } from './virtual-machine-filter.ts';
import {
  pickVirtualMachineColumns,
  toVirtualMachine,
  toVirtualMachineRow,
  type VirtualMachineRow,
} from './virtual-machine-row.ts';
import type { VirtualMachine } from './virtual-machine.ts';

export interface VirtualMachineOrder {
  readonly field: keyof typeof ORDERS;
  readonly direction: 'ASC' | 'DESC';
}

export interface VirtualMachineListing extends PageArguments {
  readonly filter?: Filter | null;
  readonly orderBy: VirtualMachineOrder;
  readonly wanted?: FieldNames | undefined;
}

/** The columns under which machines hang on something else. */
export type MachineParent = 'host_id' | 'cloud_id';

export interface VirtualMachineStore {
  /** Reads only what the wanted fields need; the others of the machines are not to be looked at. */
  findMany(ids: readonly string[], wanted?: FieldNames): Promise<(VirtualMachine | null)[]>;
  findManyByComputerName(
    names: readonly string[],
    wanted?: FieldNames,
  ): Promise<(VirtualMachine | null)[]>;
  findByName(name: string): Promise<VirtualMachine | null>;
  /** Locked until the transaction ends. */
  findForUpdate(id: string): Promise<VirtualMachine | null>;
  /** The machines on a host or on their way to it, by name; locked until the transaction ends. */
  listOfHostForUpdate(hostId: string): Promise<VirtualMachine[]>;
  list(listing: VirtualMachineListing): Promise<Page<VirtualMachine>>;
  /** The same page of the machines of each parent, in one statement. */
  listOfParents(
    parent: MachineParent,
    parentIds: readonly string[],
    listing: VirtualMachineListing,
  ): Promise<Page<VirtualMachine>[]>;
  /** Matching machines behind an id, in the order of ids. */
  listAfter(id: string | null, filter: Filter | null, limit: number): Promise<VirtualMachine[]>;
  insert(machines: readonly VirtualMachine[]): Promise<void>;
  save(machine: VirtualMachine): Promise<void>;
  remove(id: string): Promise<void>;
}

const ORDERS = {
  NAME: { column: 'virtual_machines.name', of: (machine) => machine.name },
  CREATED_AT: { column: 'virtual_machines.created_at', of: (machine) => machine.createdAt },
  MODIFIED_AT: { column: 'virtual_machines.modified_at', of: (machine) => machine.modifiedAt },
  CPU_UTILIZATION_PERCENT: {
    column: 'virtual_machines.cpu_utilization_percent',
    of: (machine) => machine.cpuUtilizationPercent,
  },
  MEMORY_MB: { column: 'virtual_machines.memory_mb', of: (machine) => machine.memoryMb },
} satisfies Record<string, Pick<PageOrder<VirtualMachine>, 'column' | 'of'>>;

export function createVirtualMachineStore(knex: Knex): VirtualMachineStore {
  const isPostgres = knex.client.dialect === 'postgresql';
  const locked = (query: Knex.QueryBuilder): Knex.QueryBuilder =>
    isPostgres ? query.forUpdate() : query;
  const select = (columns = pickVirtualMachineColumns()): Knex.QueryBuilder =>
    knex('virtual_machines').select(columns);

  return {
    async findMany(ids, wanted) {
      const query = select(pickVirtualMachineColumns(wanted)).whereIn('id', [...ids]);
      return inOrderOf(ids, (await query) as VirtualMachineRow[], 'id');
    },
    async findManyByComputerName(names, wanted) {
      const columns = pickVirtualMachineColumns(wanted, ['virtual_machines.computer_name']);
      const query = select(columns).whereIn('computer_name', [...names]);
      const rows = (await query) as VirtualMachineRow[];
      return inOrderOf(names, rows, 'computer_name');
    },
    async findByName(name) {
      const row = (await select().where({ name }).first()) as VirtualMachineRow | undefined;
      return row === undefined ? null : toVirtualMachine(row);
    },
    async findForUpdate(id) {
      const row = (await locked(select().where({ id })).first()) as VirtualMachineRow | undefined;
      return row === undefined ? null : toVirtualMachine(row);
    },
    async listOfHostForUpdate(hostId) {
      const query = select()
        .where((any) => {
          any.where({ host_id: hostId }).orWhere({ migration_target_id: hostId });
        })
        .orderBy(['name', 'id']);
      return ((await locked(query)) as VirtualMachineRow[]).map(toVirtualMachine);
    },
    list: async (listing) =>
      await readPage<VirtualMachineRow, VirtualMachine>(toPageRequest(knex, listing)),
    listOfParents: async (parent, parentIds, listing) =>
      await readPagesOfParents<VirtualMachineRow, VirtualMachine>({
        ...toPageRequest(knex, listing),
        knex,
        parentIds,
        parentColumn: `virtual_machines.${parent}`,
      }),
    async listAfter(id, filter, limit) {
      const query = whereFilter(select(), filter ?? {}, VIRTUAL_MACHINE_FILTERS);
      if (id !== null) query.where('virtual_machines.id', '>', id);
      const rows = (await query.orderBy('virtual_machines.id').limit(limit)) as VirtualMachineRow[];
      return rows.map(toVirtualMachine);
    },
    async insert(machines) {
      await insertMany(knex, 'virtual_machines', machines.map(toVirtualMachineRow));
    },
    async save(machine) {
      const { id, ...columns } = toVirtualMachineRow(machine);
      await knex('virtual_machines').where({ id }).update(columns);
    },
    async remove(id) {
      await knex('virtual_machines').where({ id }).delete();
    },
  };
}

function toPageRequest(knex: Knex, listing: VirtualMachineListing) {
  const { filter, orderBy, wanted, first, after } = listing;
  return {
    arguments: { first: first ?? null, after: after ?? null },
    query: whereFilter(knex('virtual_machines'), filter ?? {}, VIRTUAL_MACHINE_FILTERS),
    columns: pickVirtualMachineColumns(wanted, [ORDERS[orderBy.field].column]),
    order: {
      ...orderBy,
      ...ORDERS[orderBy.field],
      idColumn: 'virtual_machines.id',
      idOf: (machine: VirtualMachine) => machine.id,
    },
    toObject: toVirtualMachine,
  };
}

function inOrderOf(
  keys: readonly string[],
  rows: readonly VirtualMachineRow[],
  column: 'id' | 'computer_name',
): (VirtualMachine | null)[] {
  const byKey = new Map(rows.map((row) => [row[column], row]));
  return keys.map((key) => {
    const row = byKey.get(key);
    return row === undefined ? null : toVirtualMachine(row);
  });
}
