import { Refusal } from '../refusal.ts';

type SqliteValue = null | bigint | number | string | Uint8Array;

interface Statement {
  readonly sql: string;
  readonly bindings?: readonly unknown[];
}

/**
 * A statement as it may be run whatever ids and texts a client sent. Nothing kept has a NUL, so a question about one is
 * asked about null instead, which equals nothing: it must not spoil what else is asked with it. Whoever would store one
 * is refused below.
 */
export function askWithoutNul(statement: Statement): Statement {
  const { sql, bindings } = statement;
  if (bindings?.some(hasNul) !== true || !/^\s*(select|with)\b/i.test(sql)) return statement;
  return { ...statement, bindings: bindings.map((value) => (hasNul(value) ? null : value)) };
}

function hasNul(value: unknown): boolean {
  return typeof value === 'string' && value.includes('\0');
}

/** A value as node:sqlite takes it. Refuses what would be stored as something else than was meant. */
export function toSqliteBinding(value: unknown): SqliteValue {
  switch (typeof value) {
    case 'string':
      return requireStorable(value);
    case 'bigint':
      return value;
    case 'number':
      // A number is bound as a floating point value, which a text column or `||` would show as "7.0".
      return Number.isSafeInteger(value) ? BigInt(value) : requireFinite(value);
    case 'boolean':
      return value ? 1n : 0n;
    case 'undefined':
      return null;
    case 'object':
      if (value === null || value instanceof Uint8Array) return value;
      if (value instanceof Date) return value.toISOString();
      throw notBindable(value);
    case 'function':
    case 'symbol':
      throw notBindable(value);
  }
}

/** A value as pg takes it, times and refusals being the same as in SQLite. */
export function toPostgresBinding(value: unknown): unknown {
  if (typeof value === 'string') return requireStorable(value);
  if (typeof value === 'number') return requireFinite(value);
  if (typeof value !== 'object' || value === null) return value;
  // A Date would be sent in the local time zone, and every time is stored as text in UTC.
  if (value instanceof Date) return value.toISOString();
  // Lists are for `= any(?)`.
  if (value instanceof Uint8Array || Array.isArray(value)) return value;
  throw notBindable(value);
}

/** PostgreSQL keeps no NUL in a text, and SQLite's functions end the text there. */
function requireStorable(value: string): string {
  if (!hasNul(value)) return value;
  throw new Refusal('BAD_VALUE', 'Cannot take a text with a NUL character: stores do not keep it');
}

function requireFinite(value: number): number {
  if (!Number.isFinite(value))
    throw new TypeError(`Cannot store ${value}: it is not a finite number`);
  return value;
}

function notBindable(value: unknown): TypeError {
  const kind = Array.isArray(value)
    ? 'an array'
    : typeof value === 'object'
      ? 'an object'
      : `a ${typeof value}`;
  return new TypeError(
    `Cannot store ${kind}: columns hold text, numbers, booleans and bytes; write JSON as text`,
  );
}

/** A boolean column as read: SQLite has only 0 and 1. */
export function toBoolean(value: boolean | number): boolean {
  return value === true || value === 1;
}
