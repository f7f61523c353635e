import type { Filter } from '../filter/filter-table.ts';
import { Refusal } from '../refusal.ts';
import {
  classifyForNoun,
  toChangeEvent,
  type ChangeEvent,
  type StreamedNoun,
} from './change-event.ts';
import { checkGapless, type JournalReader } from './journal-reader.ts';
import { decodeStreamCursor, encodeStreamCursor, type StreamPosition } from './stream-cursor.ts';

export interface ChangePageRequest {
  readonly filter: Filter | null;
  /** Begin behind this cursor, or with the oldest change that is kept. */
  readonly after: string | null;
  readonly first: number;
}

export interface ChangePage<T> {
  readonly events: readonly ChangeEvent<T>[];
  /** Behind everything that was looked at, whether it matched or not. */
  readonly endCursor: string;
  /** False when the page reaches the newest change there is. */
  readonly hasNextPage: boolean;
}

/** How many entries one page looks through at the most, so that a filter that matches little still answers soon. */
const ENTRIES_PER_PAGE = 10_000;
const ENTRIES_PER_READ = 500;

/** The same events as the stream's, by hand: for those who cannot hold a socket. */
export async function readChangePage<T>(
  reader: JournalReader,
  noun: StreamedNoun<T>,
  { filter, after, first }: ChangePageRequest,
): Promise<ChangePage<T>> {
  const head = await reader.readHead();
  const start = after === null ? head.prunedTo : toSettledPosition(decodeStreamCursor(after, head));
  const cursorAt = (sequence: number): string =>
    encodeStreamCursor({ sequence, snapshotAfter: null }, head);

  const events: ChangeEvent<T>[] = [];
  let previous = cursorAt(start);
  let sequence = start;
  while (events.length < first && sequence < head.sequence && sequence - start < ENTRIES_PER_PAGE) {
    const entries = await reader.read(sequence, ENTRIES_PER_READ);
    checkGapless(sequence, entries);
    for (const entry of entries) {
      if (events.length === first || entry.sequence > head.sequence) break;
      sequence = entry.sequence;
      const change = classifyForNoun(entry, noun, filter);
      if (change === null) continue;
      const cursor = cursorAt(sequence);
      events.push({ ...toChangeEvent(entry, change), cursor, previous });
      previous = cursor;
    }
  }
  return { events, endCursor: cursorAt(sequence), hasNextPage: sequence < head.sequence };
}

/** Changes can be told by hand once the snapshot is complete; before that, objects would be missed. */
function toSettledPosition({ sequence, snapshotAfter }: StreamPosition): number {
  if (snapshotAfter === null) return sequence;
  throw new Refusal(
    'CURSOR_UNKNOWN',
    'Cannot continue: the cursor is inside a snapshot; go on with the stream until its SNAPSHOT_END',
    ['after'],
  );
}
