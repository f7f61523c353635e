import type { Knex } from 'knex';

/** SQLite takes 32,766 values in a statement, PostgreSQL 65,535. */
const VALUES_AT_MOST = 30_000;
/** Longer statements are not faster any more. */
const ROWS_AT_MOST = 500;

/** Inserts any number of rows in as few statements as both databases allow. All rows have the same columns. */
export async function insertMany(
  knex: Knex,
  table: string,
  rows: readonly object[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const size = Math.min(ROWS_AT_MOST, Math.floor(VALUES_AT_MOST / Object.keys(first).length));
  for (let from = 0; from < rows.length; from += size) {
    await knex(table).insert(rows.slice(from, from + size));
  }
}
