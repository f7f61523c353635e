import type { Knex } from 'knex';
import type { ChangeEvent } from './change-event.ts';
import { listToldChanges } from './field-changes.ts';
import { toJournalEntry, type JournalEntry, type JournalRow } from './journal.ts';

/** The newest changes of each object that are still kept, oldest first; one statement for all objects. */
export async function readObjectHistories(
  reader: Knex,
  { noun, objectIds, most }: { noun: string; objectIds: readonly string[]; most: number },
): Promise<Map<string, JournalEntry[]>> {
  const numbered = reader('journal')
    .select('*')
    .rowNumber('age', (over) => void over.partitionBy('object_id').orderBy('sequence', 'desc'))
    .where({ noun })
    .whereIn('object_id', [...objectIds])
    .as('numbered');
  const rows = (await reader
    .from(numbered)
    .where('age', '<=', most)
    .orderBy('sequence')) as JournalRow[];
  const histories = new Map<string, JournalEntry[]>(objectIds.map((id) => [id, []]));
  for (const row of rows) histories.get(row.object_id)?.push(toJournalEntry(row));
  return histories;
}

/** A kept entry in the form in which streams deliver it. */
export function toHistoryEvent<T>(
  entry: JournalEntry,
  cursorAt: (sequence: number) => string,
): ChangeEvent<T> {
  const { noun, sequence, kind, at, by, comment, changes, after } = entry;
  return {
    kind,
    id: `${noun}-${sequence}`,
    cursor: cursorAt(sequence),
    previous: cursorAt(sequence - 1),
    at,
    by,
    comment,
    changes: listToldChanges(changes),
    object: after as T,
  };
}

/** The kept changes of some objects behind a number, in order; one statement for all objects. */
export async function readObjectEntries(
  reader: Knex,
  request: {
    readonly nouns: readonly string[];
    readonly objectIds: readonly string[];
    readonly after: number;
  },
): Promise<JournalEntry[]> {
  const rows = (await reader('journal')
    .whereIn('object_id', [...request.objectIds])
    .whereIn('noun', [...request.nouns])
    .where('sequence', '>', request.after)
    .orderBy('sequence')) as JournalRow[];
  return rows.map(toJournalEntry);
}

/** The kept entries of some numbers, in order. */
export async function readEntries(
  reader: Knex,
  sequences: readonly number[],
): Promise<JournalEntry[]> {
  const rows = (await reader('journal')
    .whereIn('sequence', [...sequences])
    .orderBy('sequence')) as JournalRow[];
  return rows.map(toJournalEntry);
}
