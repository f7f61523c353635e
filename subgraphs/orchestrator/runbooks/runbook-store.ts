import type { Knex } from 'knex';
import { createColumnPicker, readJson } from '../../kit/database/wanted-columns.ts';
import type { Filter } from '../../kit/filter/filter-table.ts';
import { whereFilter } from '../../kit/filter/where-filter.ts';
import { readPage, type Page, type PageArguments, type PageOrder } from '../../kit/paging/page.ts';
import type { FieldNames } from '../../kit/wanted-fields.ts';
import { RUNBOOK_FILTERS } from './runbook-filter.ts';
import { toPath, type Runbook } from './runbook.ts';

export interface RunbookRow {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  readonly path: string;
  readonly description: string;
  readonly is_monitor: number;
  readonly parameters: string;
  readonly activities: string;
  readonly created_at: string;
  readonly created_by: string;
  readonly last_modified_at: string;
  readonly last_modified_by: string;
  readonly checked_out_by: string | null;
  readonly checked_out_at: string | null;
  readonly version: number;
}

export type RunbookOrderField = 'PATH' | 'NAME' | 'LAST_MODIFIED_AT';

export interface RunbookListing extends PageArguments {
  readonly filter: Filter | null;
  readonly orderBy: { readonly field: RunbookOrderField; readonly direction: 'ASC' | 'DESC' };
  readonly wanted?: FieldNames | undefined;
}

export interface RunbookStore {
  /** Reads only what the wanted fields need; the others of the runbooks are not to be looked at. */
  findMany(ids: readonly string[], wanted?: FieldNames): Promise<(Runbook | null)[]>;
  find(id: string): Promise<Runbook | null>;
  list(listing: RunbookListing): Promise<Page<Runbook>>;
  insert(runbooks: readonly Runbook[]): Promise<void>;
}

const pickColumns = createColumnPicker<RunbookRow>({
  table: 'runbooks',
  columns: {
    id: true,
    name: true,
    folder: true,
    path: true,
    description: true,
    is_monitor: true,
    parameters: true,
    activities: true,
    created_at: true,
    created_by: true,
    last_modified_at: true,
    last_modified_by: true,
    checked_out_by: true,
    checked_out_at: true,
    version: true,
  },
  always: ['id'],
  fields: {
    path: ['folder', 'name'],
  },
});

const ORDERS: Record<RunbookOrderField, Pick<PageOrder<Runbook>, 'column' | 'of'>> = {
  PATH: { column: 'runbooks.path', of: toPath },
  NAME: { column: 'runbooks.name', of: (runbook) => runbook.name },
  LAST_MODIFIED_AT: {
    column: 'runbooks.last_modified_at',
    of: (runbook) => runbook.lastModifiedAt,
  },
};

/** What the cursors of each order are made of. */
const ORDER_COLUMNS: Record<RunbookOrderField, readonly string[]> = {
  PATH: ['runbooks.folder', 'runbooks.name'],
  NAME: ['runbooks.name'],
  LAST_MODIFIED_AT: ['runbooks.last_modified_at'],
};

export function createRunbookStore(knex: Knex): RunbookStore {
  async function findMany(
    ids: readonly string[],
    wanted?: FieldNames,
  ): Promise<(Runbook | null)[]> {
    const rows = (await knex('runbooks')
      .select(pickColumns(wanted))
      .whereIn('id', [...ids])) as RunbookRow[];
    const byId = new Map(rows.map((row) => [row.id, toRunbook(row)]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  return {
    findMany,
    async find(id) {
      const [runbook] = await findMany([id]);
      return runbook ?? null;
    },
    async list({ filter, orderBy, wanted, first, after }) {
      return await readPage<RunbookRow, Runbook>({
        arguments: { first: first ?? null, after: after ?? null },
        query: whereFilter(knex('runbooks'), filter ?? {}, RUNBOOK_FILTERS),
        columns: pickColumns(wanted, ORDER_COLUMNS[orderBy.field]),
        order: {
          ...orderBy,
          ...ORDERS[orderBy.field],
          idColumn: 'runbooks.id',
          idOf: (runbook) => runbook.id,
        },
        toObject: toRunbook,
      });
    },
    async insert(runbooks) {
      await knex('runbooks').insert(runbooks.map(toRunbookRow));
    },
  };
}

function toRunbook(row: RunbookRow): Runbook {
  return {
    id: row.id,
    name: row.name,
    folder: row.folder,
    description: row.description,
    isMonitor: row.is_monitor === 1,
    // The columns hold only what toRunbookRow put there.
    parameters: readJson<Runbook['parameters']>(row.parameters),
    activities: readJson<Runbook['activities']>(row.activities),
    createdAt: row.created_at,
    createdBy: row.created_by,
    lastModifiedAt: row.last_modified_at,
    lastModifiedBy: row.last_modified_by,
    checkedOutBy: row.checked_out_by,
    checkedOutAt: row.checked_out_at,
    version: row.version,
  };
}

function toRunbookRow(runbook: Runbook): RunbookRow {
  return {
    id: runbook.id,
    name: runbook.name,
    folder: runbook.folder,
    path: toPath(runbook),
    description: runbook.description,
    is_monitor: runbook.isMonitor ? 1 : 0,
    parameters: JSON.stringify(runbook.parameters),
    activities: JSON.stringify(runbook.activities),
    created_at: runbook.createdAt,
    created_by: runbook.createdBy,
    last_modified_at: runbook.lastModifiedAt,
    last_modified_by: runbook.lastModifiedBy,
    checked_out_by: runbook.checkedOutBy,
    checked_out_at: runbook.checkedOutAt,
    version: runbook.version,
  };
}
