import { matchesFilter } from '../filter/matches-filter.ts';
import type { Filter, FilterTable } from '../filter/filter-table.ts';
import { listToldChanges, undoFieldChanges } from './field-changes.ts';
import type { FieldChange, JournalEntry } from './journal.ts';

/** What a reader of a noun's changes is told: by a stream, by a page, in an object's history. */
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

/** A noun as one viewer may follow it. */
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

export type DeliveredChange<T> = Pick<ChangeEvent<T>, 'kind' | 'object' | 'changes'>;

/** What an entry is on this stream; null if it is nothing to it. */
export function classifyForNoun<T>(
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

/** The event but for where it stands on the stream. */
export function toChangeEvent<T>(
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

/** An event that is no change: part of a snapshot, its end, a bookmark. */
export function toMarker<T>(
  kind: StreamEventKind,
  cursor: string,
  at: string,
): Omit<ChangeEvent<T>, 'previous'> {
  return { kind, id: cursor, cursor, at, by: null, comment: null, changes: [], object: null };
}
