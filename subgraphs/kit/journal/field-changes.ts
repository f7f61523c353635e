import type { FieldChange } from './journal.ts';

/** Which fields two states of one object differ in; the order is that of the object's own fields. */
export function listFieldChanges<T extends object>(
  before: T,
  after: T,
  ignored: ReadonlySet<keyof T> = new Set(),
): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const field of Object.keys(after) as (keyof T & string)[]) {
    if (ignored.has(field)) continue;
    const [from, to] = [before[field], after[field]];
    if (!isSame(from, to)) changes.push({ field, from: from ?? null, to: to ?? null });
  }
  return changes;
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
