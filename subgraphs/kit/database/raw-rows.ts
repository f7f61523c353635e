import type { Knex } from 'knex';

/** The rows of a statement written by hand; pg wraps them in a result, SQLite does not. */
export async function rawRows<Row>(
  knex: Knex,
  sql: string,
  bindings: readonly Knex.RawBinding[] = [],
): Promise<readonly Row[]> {
  const result: unknown = await knex.raw(sql, bindings);
  // What the columns are is known only to whoever wrote the statement.
  return (Array.isArray(result) ? result : (result as { rows: unknown }).rows) as readonly Row[];
}
