import type { Filter } from '../filter/filter-table.ts';
import { Refusal } from '../refusal.ts';
import {
  classifyForNoun,
  toChangeEvent,
  toMarker,
  type ChangeEvent,
  type StreamedNoun,
} from './change-event.ts';
import type { JournalHead } from './journal.ts';
import { checkGapless, type JournalReader } from './journal-reader.ts';
import { decodeStreamCursor, encodeStreamCursor } from './stream-cursor.ts';

/**
 * One noun's changes as a stream that can be left and resumed anywhere.
 *
 *   1. Find the start: behind `after`, or at the newest change; the position is fixed before anything is read.
 *   2. If a snapshot is asked for, send every matching object page by page, then SNAPSHOT_END.
 *   3. Send each change behind the start position that touches a matching object. An object that matched before the
 *      change and does not after it is sent one last time, as LEFT.
 *   4. When nothing was sent for a while, send a BOOKMARK with the newest position, so that a resume stays cheap and
 *      inside what is kept.
 *
 * Every event carries its cursor and the cursor of the event before it on this stream: a client that finds them
 * chained knows that it has no gap.
 */
export interface StreamRequest {
  readonly filter: Filter | null;
  readonly after: string | null;
  readonly snapshot: boolean;
  readonly bookmarkSeconds: number;
}

const SNAPSHOT_PAGE = 200;
export const BOOKMARK_SECONDS = { least: 1, most: 3_600, usual: 30 } as const;

/** Checks everything that can be refused before the stream starts, so that a refusal is an answer. */
export async function openChangeStream<T>(
  reader: JournalReader,
  noun: StreamedNoun<T>,
  request: StreamRequest,
): Promise<AsyncIterableIterator<ChangeEvent<T>>> {
  const { after, snapshot, bookmarkSeconds } = request;
  if (bookmarkSeconds < BOOKMARK_SECONDS.least || bookmarkSeconds > BOOKMARK_SECONDS.most) {
    throw new Refusal(
      'OUT_OF_RANGE',
      `Cannot follow with a bookmark every ${bookmarkSeconds} seconds: it must be ${BOOKMARK_SECONDS.least} to ${BOOKMARK_SECONDS.most}`,
      ['bookmarkSeconds'],
    );
  }
  if (after !== null && snapshot) {
    throw new Refusal(
      'CONTRADICTION',
      'Cannot follow with both "after" and "snapshot": a snapshot starts anew, a cursor continues',
      ['snapshot'],
    );
  }
  const head = await reader.readHead();
  const start =
    after === null
      ? { sequence: head.sequence, snapshotAfter: snapshot ? '' : null }
      : decodeStreamCursor(after, head);
  const leaving = new AbortController();
  const events = streamChanges(reader, noun, { ...request, head, start, signal: leaving.signal });
  const stream: AsyncIterableIterator<ChangeEvent<T>> = {
    next: () => events.next(),
    // A generator that waits for the journal would answer `return` only after the next change; so wake it first.
    async return() {
      leaving.abort();
      return await events.return();
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}

interface RunningStream {
  readonly signal: AbortSignal;
  readonly head: JournalHead;
  /** `snapshotAfter` is "" before the first object of a snapshot, null when no snapshot is wanted. */
  readonly start: { readonly sequence: number; readonly snapshotAfter: string | null };
}

async function* streamChanges<T>(
  reader: JournalReader,
  noun: StreamedNoun<T>,
  request: StreamRequest & RunningStream,
): AsyncGenerator<ChangeEvent<T>, void> {
  const { head, start, signal } = request;
  let previous = encodeStreamCursor(start, head);
  let sequence = start.sequence;

  if (start.snapshotAfter !== null) {
    for await (const event of sendSnapshot(noun, request)) {
      yield { ...event, previous };
      previous = event.cursor;
    }
  }

  let lastSent = performance.now();
  while (!signal.aborted) {
    const quietMs = lastSent + request.bookmarkSeconds * 1_000 - performance.now();
    const entries = await reader.readNext(sequence, signal, quietMs);
    if (entries === null) return;
    checkGapless(sequence, entries);
    for (const entry of entries) {
      sequence = entry.sequence;
      const change = classifyForNoun(entry, noun, request.filter);
      if (change === null) continue;
      const cursor = encodeStreamCursor({ sequence, snapshotAfter: null }, head);
      yield { ...toChangeEvent(entry, change), cursor, previous };
      previous = cursor;
      lastSent = performance.now();
    }
    if (performance.now() - lastSent >= request.bookmarkSeconds * 1_000) {
      const cursor = encodeStreamCursor({ sequence, snapshotAfter: null }, head);
      yield { ...toMarker('BOOKMARK', cursor, noun.now()), previous };
      previous = cursor;
      lastSent = performance.now();
    }
  }
}

async function* sendSnapshot<T>(
  noun: StreamedNoun<T>,
  { head, start, filter, signal }: StreamRequest & RunningStream,
): AsyncGenerator<Omit<ChangeEvent<T>, 'previous'>> {
  const { sequence } = start;
  let lastId = start.snapshotAfter === '' ? null : start.snapshotAfter;
  for (;;) {
    const objects = await noun.listAfter(lastId, filter, SNAPSHOT_PAGE);
    for (const object of objects) {
      if (signal.aborted) return;
      const id = noun.idOf(object);
      lastId = id;
      if (!noun.isVisible(object)) continue;
      const cursor = encodeStreamCursor({ sequence, snapshotAfter: id }, head);
      yield { ...toMarker('SNAPSHOT', cursor, noun.now()), object };
    }
    if (objects.length < SNAPSHOT_PAGE) break;
  }
  const cursor = encodeStreamCursor({ sequence, snapshotAfter: null }, head);
  yield toMarker('SNAPSHOT_END', cursor, noun.now());
}
