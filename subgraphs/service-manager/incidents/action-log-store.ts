import type { Knex } from 'knex';
import type { Page, PageArguments } from '../../kit/paging/page.ts';
import { readPagesOfParents } from '../../kit/paging/pages-of-parents.ts';
import type { ActionLogEntry, ActionLogEntryKind, NewLogEntry } from './action-log.ts';

interface ActionLogRow {
  readonly row: number;
  readonly incident_id: string;
  readonly kind: ActionLogEntryKind;
  readonly text: string;
  readonly is_private: number;
  readonly at: string;
  readonly by_name: string;
}

export interface ActionLogStore {
  /** Gives the entries with their ids. */
  insert(entries: readonly NewLogEntry[]): Promise<ActionLogEntry[]>;
  find(id: string): Promise<ActionLogEntry | null>;
  /** One page for each incident, newest entries first. */
  listOfIncidents(
    incidentIds: readonly string[],
    page: PageArguments,
  ): Promise<Page<ActionLogEntry>[]>;
}

const COLUMNS = ['row', 'incident_id', 'kind', 'text', 'is_private', 'at', 'by_name'].map(
  (column) => `incident_log.${column}`,
);

export function createActionLogStore(knex: Knex): ActionLogStore {
  return {
    async insert(entries) {
      if (entries.length === 0) return [];
      const rows = (await knex('incident_log')
        .insert(entries.map(toActionLogRow))
        .returning('row')) as { row: number }[];
      // Numbers are given in the order of the entries, but databases do not promise to return them so.
      const numbers = rows.map(({ row }) => row).toSorted((a, b) => a - b);
      return entries.map((entry, index) => ({ ...entry, id: String(numbers[index]) }));
    },
    async find(id) {
      const row = (await knex('incident_log')
        .where({ row: Number(id) })
        .first()) as ActionLogRow | undefined;
      return row === undefined ? null : toActionLogEntry(row);
    },
    async listOfIncidents(incidentIds, page) {
      return await readPagesOfParents<ActionLogRow, ActionLogEntry>({
        knex,
        arguments: page,
        query: knex('incident_log'),
        parentColumn: 'incident_log.incident_id',
        parentIds: incidentIds,
        columns: COLUMNS,
        order: {
          field: 'AT',
          direction: 'DESC',
          column: 'incident_log.at',
          idColumn: 'incident_log.row',
          of: (entry) => entry.at,
          idOf: (entry) => entry.id,
        },
        toObject: toActionLogEntry,
      });
    },
  };
}

function toActionLogEntry(row: ActionLogRow): ActionLogEntry {
  return {
    id: String(row.row),
    incidentId: row.incident_id,
    kind: row.kind,
    text: row.text,
    isPrivate: row.is_private === 1,
    at: row.at,
    by: row.by_name,
  };
}

export function toActionLogRow(entry: NewLogEntry): Omit<ActionLogRow, 'row'> {
  return {
    incident_id: entry.incidentId,
    kind: entry.kind,
    text: entry.text,
    is_private: entry.isPrivate ? 1 : 0,
    at: entry.at,
    by_name: entry.by,
  };
}
