import { setTimeout as delay } from 'node:timers/promises';
import { matchesFilter } from '../filter/matches-filter.ts';
import type { Filter, FilterTable } from '../filter/filter-table.ts';
import { Refusal } from '../refusal.ts';
import { listToldChanges, undoFieldChanges } from './field-changes.ts';
import type { FieldChange, JournalEntry, JournalHead } from './journal.ts';
import type { JournalReader } from './journal-reader.ts';
import { decodeStreamCursor, encodeStreamCursor, type StreamPosition } from './stream-cursor.ts';

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
export interface ChangeEvent<T> {
  readonly kind: StreamEventKind;
  /** The same for the same change however often it is delivered. */
  readonly id: string;
  readonly cursor: string;
  readonly previous: string;
  readonly at: string;
  readonly by: string | null;
  readonly comment: string | null;
  readonly changes: readonly FieldChange[];
  /** The object as it was after the change; null for SNAPSHOT_END and BOOKMARK. */
  readonly object: T | null;
}

export type StreamEventKind =
  | 'CREATED'
  | 'CHANGED'
  | 'REMOVED'
  | 'LEFT'
  | 'SNAPSHOT'
  | 'SNAPSHOT_END'
  | 'BOOKMARK';

export interface StreamRequest {
  readonly filter: Filter | null;
  readonly after: string | null;
  readonly snapshot: boolean;
  readonly bookmarkSeconds: number;
}

export interface StreamedNoun<T> {
  readonly noun: string;
  readonly filterTable: FilterTable<T>;
  idOf(object: T): string;
  /** Whether this viewer may see the object; asked again for every event. */
  isVisible(object: T): boolean;
  /** Matching objects behind an id, in the order of ids, for snapshots. */
  listAfter(id: string | null, filter: Filter | null, limit: number): Promise<readonly T[]>;
  now(): string;
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
    const entries = await readNextWithin(reader, sequence, {
      signal,
      timeoutMs: lastSent + request.bookmarkSeconds * 1_000 - performance.now(),
    });
    if (entries === null) return;
    checkGapless(sequence, entries);
    for (const entry of entries) {
      sequence = entry.sequence;
      const change = classify(entry, noun, request.filter);
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
      const change = classify(entry, noun, filter);
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

/** Numbers have no gap, so a gap means that pruning overtook this reader. */
export function checkGapless(sequence: number, entries: readonly JournalEntry[]): void {
  const first = entries[0]?.sequence ?? sequence + 1;
  if (first === sequence + 1) return;
  throw new Refusal(
    'CURSOR_EXPIRED',
    `Cannot continue: this stream is at change ${sequence}, kept are those after ${first - 1}; take a snapshot and follow from there`,
    ['after'],
  );
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

/** The next entries, or none once the time has passed in silence; null when the stream is over. */
export async function readNextWithin(
  reader: JournalReader,
  after: number,
  { signal, timeoutMs }: { signal: AbortSignal; timeoutMs: number },
): Promise<readonly JournalEntry[] | null> {
  const waiting = new AbortController();
  const either = AbortSignal.any([signal, waiting.signal]);
  const timeUp = delay(Math.max(timeoutMs, 0), [], { signal: either, ref: false }).catch(
    () => null,
  );
  try {
    return await Promise.race([reader.readNext(after, either), timeUp]);
  } finally {
    waiting.abort();
  }
}

export type DeliveredChange<T> = Pick<ChangeEvent<T>, 'kind' | 'object' | 'changes'>;

/** What an entry is on this stream; null if it is nothing to it. */
function classify<T>(
  entry: JournalEntry,
  noun: StreamedNoun<T>,
  filter: Filter | null,
): DeliveredChange<T> | null {
  if (entry.noun !== noun.noun) return null;
  return classifyChange<T>(entry, {
    isVisible: (object) => noun.isVisible(object),
    matches: (object) => filter === null || matchesFilter(object, filter, noun.filterTable),
  });
}

/** What a change is to somebody who sees some objects and wants some of those; null if it is nothing to them. */
export function classifyChange<T>(
  entry: JournalEntry,
  {
    isVisible,
    matches,
  }: {
    readonly isVisible: (object: T) => boolean;
    readonly matches: (object: T) => boolean;
  },
): DeliveredChange<T> | null {
  // The journal holds what this noun's own store wrote.
  const after = entry.after as T & object;
  const { kind, changes } = entry;
  const isVisibleNow = isVisible(after);
  if (isVisibleNow && matches(after)) return { kind, object: after, changes };
  if (kind === 'CREATED') return null;

  const before = undoFieldChanges(after, changes);
  if (!isVisible(before) || !matches(before)) return null;
  // Out of the viewer's sight: the copy must go, but what became of the object is no longer theirs to know.
  return isVisibleNow
    ? { kind: 'LEFT', object: after, changes }
    : { kind: 'LEFT', object: before, changes: [] };
}

function toChangeEvent<T>(
  entry: JournalEntry,
  { kind, object, changes }: DeliveredChange<T>,
): Omit<ChangeEvent<T>, 'cursor' | 'previous'> {
  const { noun, sequence, at, by, comment } = entry;
  return {
    kind,
    id: `${noun}-${sequence}`,
    at,
    by,
    comment,
    changes: listToldChanges(changes),
    object,
  };
}

function toMarker<T>(
  kind: StreamEventKind,
  cursor: string,
  at: string,
): Omit<ChangeEvent<T>, 'previous'> {
  return { kind, id: cursor, cursor, at, by: null, comment: null, changes: [], object: null };
}
