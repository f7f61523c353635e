import { randomBytes, randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Clock } from '../clock.ts';
import type { Viewer } from '../viewer.ts';

/**
 * The journal: every change, in the order of the commits, numbered without a gap.
 *
 * Appending takes the next numbers from the one row of `journal_head` and so holds that row's lock until the
 * transaction ends. Whoever appends next waits for that end, gets the following number, and commits later. Hence
 *   1. a number is visible only when every smaller one is (no inversion),
 *   2. a transaction that rolls back gives its numbers back (no gap),
 * and a reader who asks for what is behind number n has missed nothing up to the last number it gets. A plain SQL
 * sequence promises neither.
 */
export interface JournalEntry {
  readonly sequence: number;
  /** What kind of thing changed: "alert", "incident" … */
  readonly noun: string;
  readonly objectId: string;
  readonly kind: ChangeKind;
  readonly at: string;
  readonly by: string;
  /** The connector that wrote, so that it never hears its own echo. */
  readonly connectorId: string | null;
  readonly comment: string | null;
  readonly changes: readonly FieldChange[];
  /** The object as it was after the change; for REMOVED as it was last. */
  readonly after: unknown;
}

export type ChangeKind = 'CREATED' | 'CHANGED' | 'REMOVED';

export interface FieldChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
  /** Kept to know the state before, not told to readers. */
  readonly isBookkeeping?: true;
}

/** A change as an action states it; number, moment and author are the journal's to add. */
export interface Change {
  readonly noun: string;
  readonly objectId: string;
  readonly kind: ChangeKind;
  readonly comment?: string | null;
  readonly changes: readonly FieldChange[];
  readonly after: unknown;
}

/** Appends within one transaction, on behalf of one viewer. */
export interface JournalWriter {
  /** Gives the number of the last entry. Call it last, but for what needs the number: the lock it takes is held to the commit. */
  append(changes: readonly Change[]): Promise<number>;
}

export interface JournalRow {
  readonly sequence: number | string;
  readonly noun: string;
  readonly object_id: string;
  readonly kind: ChangeKind;
  readonly at: string;
  readonly by_name: string;
  readonly connector_id: string | null;
  readonly comment: string | null;
  readonly changes: string;
  readonly after: string;
}

/** The newest number, the newest pruned one, and what makes cursors of this store recognizable. */
export interface JournalHead {
  readonly sequence: number;
  readonly prunedTo: number;
  readonly epoch: string;
  readonly secret: string;
}

export const journalMigration = {
  name: '000-journal',
  async up(knex: Knex): Promise<void> {
    await knex.schema.createTable('journal_head', (table) => {
      table.integer('id').primary();
      table.bigInteger('sequence').notNullable();
      table.bigInteger('pruned_to').notNullable();
      table.text('epoch').notNullable();
      table.text('secret').notNullable();
    });
    await knex.schema.createTable('journal', (table) => {
      table.bigInteger('sequence').primary();
      table.text('noun').notNullable();
      table.text('object_id').notNullable();
      table.text('kind').notNullable();
      table.text('at').notNullable();
      table.text('by_name').notNullable();
      table.text('connector_id');
      table.text('comment');
      table.text('changes').notNullable();
      table.text('after').notNullable();
      table.index(['object_id', 'sequence'], 'journal_object');
    });
    await knex.schema.createTable('store_facts', (table) => {
      table.text('name').primary();
      table.text('value').notNullable();
    });
    await knex('journal_head').insert({
      id: 1,
      sequence: 0,
      pruned_to: 0,
      epoch: randomUUID(),
      secret: randomBytes(32).toString('hex'),
    });
  },
};

/** SQLite takes at most 32,766 bindings in a statement, an entry has ten. */
const ENTRIES_PER_INSERT = 500;

export function createJournalWriter(
  transaction: Knex,
  { viewer, now, onAppend }: { viewer: Viewer; now: Clock; onAppend: () => void },
): JournalWriter {
  return {
    async append(changes) {
      const last = await takeNumbers(transaction, changes.length);
      const at = now();
      const rows = changes.map((change, index) =>
        toRow(change, { sequence: last - changes.length + 1 + index, at, viewer }),
      );
      for (let start = 0; start < rows.length; start += ENTRIES_PER_INSERT) {
        await transaction('journal').insert(rows.slice(start, start + ENTRIES_PER_INSERT));
      }
      onAppend();
      return last;
    },
  };
}

async function takeNumbers(transaction: Knex, count: number): Promise<number> {
  const [head] = (await transaction('journal_head')
    .where({ id: 1 })
    .increment('sequence', count)
    .returning('sequence')) as { sequence: number | string }[];
  return Number(head?.sequence);
}

function toRow(
  change: Change,
  { sequence, at, viewer }: { sequence: number; at: string; viewer: Viewer },
): JournalRow {
  return {
    sequence,
    noun: change.noun,
    object_id: change.objectId,
    kind: change.kind,
    at,
    by_name: viewer.name,
    connector_id: viewer.connectorId ?? null,
    comment: change.comment ?? null,
    changes: JSON.stringify(change.changes),
    after: JSON.stringify(change.after),
  };
}

export function toJournalEntry(row: JournalRow): JournalEntry {
  return {
    sequence: Number(row.sequence),
    noun: row.noun,
    objectId: row.object_id,
    kind: row.kind,
    at: row.at,
    by: row.by_name,
    connectorId: row.connector_id,
    comment: row.comment,
    changes: JSON.parse(row.changes) as FieldChange[],
    after: JSON.parse(row.after),
  };
}

export async function readJournalHead(reader: Knex): Promise<JournalHead> {
  const row = (await reader('journal_head').where({ id: 1 }).first()) as
    | { sequence: number | string; pruned_to: number | string; epoch: string; secret: string }
    | undefined;
  if (row === undefined) throw new Error('Cannot read the journal: its head is missing');
  return {
    sequence: Number(row.sequence),
    prunedTo: Number(row.pruned_to),
    epoch: row.epoch,
    secret: row.secret,
  };
}

/** Entries behind a number, in order, at most `limit`. */
export async function readJournal(
  reader: Knex,
  { after, limit }: { after: number; limit: number },
): Promise<JournalEntry[]> {
  const rows = (await reader('journal')
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)) as JournalRow[];
  return rows.map(toJournalEntry);
}
