import type { Knex } from 'knex';
import { insertMany } from '../../kit/database/insert-many.ts';
import { readPagesOfParents } from '../../kit/paging/pages-of-parents.ts';
import type { Page, PageArguments } from '../../kit/paging/page.ts';

/** What rules look values up in: which team has which application, which cost centre pays for which computer. */
export interface MappingTable {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly lastModifiedAt: string;
  readonly lastModifiedBy: string;
}

export interface MappingEntry {
  readonly key: string;
  readonly value: string;
}

export type MappingEntryPage = Page<MappingEntry>;

export interface MappingTableStore {
  /** All there are, by name: there are some dozens. */
  listAll(): Promise<MappingTable[]>;
  /** Locked until the transaction ends. */
  findForUpdate(id: string): Promise<MappingTable | null>;
  insert(table: MappingTable): Promise<void>;
  save(table: MappingTable): Promise<void>;
  /** With all its entries. */
  remove(id: string): Promise<void>;
  /** The names of rules that look something up in it. */
  listRulesUsing(id: string): Promise<string[]>;
  /** The entries of each table, by key: the same page of each. */
  listEntries(tableIds: readonly string[], page: PageArguments): Promise<Page<MappingEntry>[]>;
  /** Everything in these tables, by table. */
  readAll(tableIds: readonly string[]): Promise<Map<string, MappingEntry[]>>;
  countEntries(tableId: string): Promise<number>;
  /** Removes entries, then adds others or replaces their values. */
  changeEntries(
    tableId: string,
    changes: { readonly entries: readonly MappingEntry[]; readonly removedKeys: readonly string[] },
  ): Promise<void>;
}

interface MappingTableRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly last_modified_at: string;
  readonly last_modified_by: string;
}

const COLUMNS = ['id', 'name', 'description', 'last_modified_at', 'last_modified_by'];

export function createMappingTableStore(knex: Knex): MappingTableStore {
  const isPostgres = knex.client.dialect === 'postgresql';

  return {
    async listAll() {
      const rows = (await knex('mapping_tables')
        .select(COLUMNS)
        .orderBy(['name', 'id'])) as MappingTableRow[];
      return rows.map(toMappingTable);
    },
    async findForUpdate(id) {
      const query = knex('mapping_tables').select(COLUMNS).where({ id });
      const row = (await (isPostgres ? query.forUpdate() : query).first()) as
        | MappingTableRow
        | undefined;
      return row === undefined ? null : toMappingTable(row);
    },
    async insert(table) {
      await knex('mapping_tables').insert(toRow(table));
    },
    async save(table) {
      const { id, ...columns } = toRow(table);
      await knex('mapping_tables').where({ id }).update(columns);
    },
    async remove(id) {
      await knex('mapping_entries').where({ mapping_table_id: id }).delete();
      await knex('mapping_tables').where({ id }).delete();
    },
    async listRulesUsing(id) {
      const rows = (await knex('enrichment_rules')
        .select('name')
        .where({ mapping_table_id: id })
        .orderBy('name')) as { name: string }[];
      return rows.map(({ name }) => name);
    },
    async listEntries(tableIds, page) {
      return await readPagesOfParents<MappingEntry, MappingEntry>({
        knex,
        parentIds: tableIds,
        parentColumn: 'mapping_entries.mapping_table_id',
        arguments: page,
        query: knex('mapping_entries'),
        columns: ['mapping_entries.key', 'mapping_entries.value'],
        order: {
          field: 'KEY',
          direction: 'ASC',
          column: 'mapping_entries.key',
          // Within one table the key alone tells entries apart.
          idColumn: 'mapping_entries.key',
          of: (entry) => entry.key,
          idOf: (entry) => entry.key,
        },
        toObject: ({ key, value }) => ({ key, value }),
      });
    },
    async readAll(tableIds) {
      const rows = (await knex('mapping_entries')
        .select('mapping_table_id', 'key', 'value')
        .whereIn('mapping_table_id', [...tableIds])) as (MappingEntry & {
        mapping_table_id: string;
      })[];
      return Map.groupBy(rows, (row) => row.mapping_table_id);
    },
    async countEntries(tableId) {
      const row = (await knex('mapping_entries')
        .where({ mapping_table_id: tableId })
        .count({ entries: '*' })
        .first()) as { entries: number | string } | undefined;
      return Number(row?.entries ?? 0);
    },
    async changeEntries(tableId, { entries, removedKeys }) {
      await knex('mapping_entries')
        .where({ mapping_table_id: tableId })
        .whereIn('key', [...removedKeys, ...entries.map(({ key }) => key)])
        .delete();
      await insertMany(
        knex,
        'mapping_entries',
        entries.map(({ key, value }) => ({ mapping_table_id: tableId, key, value })),
      );
    },
  };
}

function toMappingTable(row: MappingTableRow): MappingTable {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    lastModifiedAt: row.last_modified_at,
    lastModifiedBy: row.last_modified_by,
  };
}

function toRow(table: MappingTable): MappingTableRow {
  return {
    id: table.id,
    name: table.name,
    description: table.description,
    last_modified_at: table.lastModifiedAt,
    last_modified_by: table.lastModifiedBy,
  };
}
