/** A statement takes at most 32,766 values in SQLite; far fewer are as fast. */
const VALUES_PER_STATEMENT = 2_000;

/** Asks for any number of ids, so many at a time, and gathers the rows. */
export async function listInChunks<Row>(
  ids: readonly string[],
  ask: (some: string[]) => PromiseLike<unknown>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let start = 0; start < ids.length; start += VALUES_PER_STATEMENT) {
    const found = await ask(ids.slice(start, start + VALUES_PER_STATEMENT));
    // What the columns are is known only to whoever wrote the statement.
    for (const row of found as Row[]) rows.push(row);
  }
  return rows;
}
