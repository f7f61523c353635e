import type { FieldNames } from '../wanted-fields.ts';

/** Which columns the fields of a type are answered from. */
export interface ColumnSources<Column extends string> {
  readonly table: string;
  /** A record, so that the compiler misses a column of the row that is not named: it would be read as absent. */
  readonly columns: Readonly<Record<Column, true>>;
  /** Needed whatever is asked for: keys by which rows are told apart. */
  readonly always: readonly Column[];
  /** Fields that need other columns than the one of their own name, as `host` needs host_id. */
  readonly fields: Readonly<Record<string, readonly Column[]>>;
}

/** The columns to read for what is wanted, and those needed besides; all when nothing is said. */
export type ColumnPicker = (wanted?: FieldNames, besides?: readonly string[]) => readonly string[];

/**
 * A wide row costs by the column, in SQLite as in mapping it. A field that is in no table and no column's name might
 * need anything, so it is answered from the whole row.
 */
export function createColumnPicker<Row>(sources: ColumnSources<keyof Row & string>): ColumnPicker {
  const all = Object.keys(sources.columns).map((column) => `${sources.table}.${column}`);
  // By identity: the set lives as long as the operation it was read from.
  const picked = new WeakMap<FieldNames, readonly string[]>();

  return (wanted, besides = []) => {
    if (wanted === undefined) return all;
    let columns = picked.get(wanted);
    if (columns === undefined) picked.set(wanted, (columns = pick(sources, wanted, all)));
    return besides.length === 0 ? columns : [...new Set([...columns, ...besides])];
  };
}

/** A column as it is called outside of a subquery. */
export function toOwnName(column: string): string {
  return column.slice(column.indexOf('.') + 1);
}

/** JSON of a column; of one that was not read, nothing. */
export function readJson<T>(text: string | undefined): T {
  // Whoever did not want the column does not look.
  return (text === undefined ? undefined : JSON.parse(text)) as T;
}

function pick(
  { columns, always, fields }: ColumnSources<string>,
  wanted: FieldNames,
  all: readonly string[],
): readonly string[] {
  const needed = new Set(always);
  for (const field of wanted) {
    const own = toSnakeCase(field);
    const needs = fields[field] ?? (Object.hasOwn(columns, own) ? [own] : null);
    if (needs === null) return all;
    for (const column of needs) needed.add(column);
  }
  // In the order of the table, so that the same columns make the same statement.
  return all.filter((column) => needed.has(toOwnName(column)));
}

function toSnakeCase(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
