import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { Database } from '../database/database.ts';

/** Entries removed in one transaction: small, because it holds the lock that every change waits for. */
const ENTRIES_PER_STEP = 500;

/**
 * Forgets the oldest entries, those from before a moment, a step at a time, and notes up to where: who comes with an
 * older cursor is told so instead of being given a gap. Gives how many were forgotten.
 */
export async function pruneJournal(database: Database, before: string): Promise<number> {
  let pruned = 0;
  for (;;) {
    const count = await database.transaction((transaction) => pruneStep(transaction, before));
    pruned += count;
    if (count < ENTRIES_PER_STEP) return pruned;
    await setImmediate();
  }
}

async function pruneStep(transaction: Knex, before: string): Promise<number> {
  const oldest = (await transaction('journal')
    .select('sequence', 'at')
    .orderBy('sequence')
    .limit(ENTRIES_PER_STEP)) as { sequence: number; at: string }[];
  // Up to the first that is young enough: a clock that was set back must not tear a hole.
  const firstKept = oldest.findIndex(({ at }) => at >= before);
  const forgotten = firstKept === -1 ? oldest : oldest.slice(0, firstKept);
  const last = forgotten.at(-1);
  if (last === undefined) return 0;
  await transaction('journal').where('sequence', '<=', last.sequence).delete();
  await transaction('journal_head').where({ id: 1 }).update({ pruned_to: last.sequence });
  return forgotten.length;
}
