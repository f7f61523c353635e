import type { FieldChange } from './journal.ts';

/**
 * Which fields two states of one object differ in; the order is that of the object's own fields. Bookkeeping, what every
 * change touches anyway, is written down so that the state before can be known, but is not told to readers.
 */
export function listFieldChanges<T extends object>(
  before: T,
  after: T,
  bookkeeping: ReadonlySet<keyof T> = new Set(),
): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const field of Object.keys(after) as (keyof T & string)[]) {
    const [from, to] = [before[field], after[field]];
    if (isSame(from, to)) continue;
    const change = { field, from: from ?? null, to: to ?? null };
    changes.push(bookkeeping.has(field) ? { ...change, isBookkeeping: true } : change);
  }
  return changes;
}

/** What readers are told of a change. */
export function listToldChanges(changes: readonly FieldChange[]): FieldChange[] {
  return changes.filter((change) => change.isBookkeeping !== true);
}

/** The object as it was before: what the changes came from, the rest as it is. */
export function undoFieldChanges<T extends object>(after: T, changes: readonly FieldChange[]): T {
  const before = { ...after } as Record<string, unknown>;
  for (const { field, from } of changes) before[field] = from;
  return before as T;
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  return JSON.stringify(a) === JSON.stringify(b);
}
