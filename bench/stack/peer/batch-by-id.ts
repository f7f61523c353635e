import DataLoader from 'dataloader';
import type { Knex } from 'knex';

/** One query for all rows asked for in a turn, in the order they were asked for. */
export function batchById<Row extends { readonly id: string }>(
  knex: Knex,
  table: string,
  columns: readonly (keyof Row & string)[],
): DataLoader<string, Row | null> {
  return new DataLoader(async (ids) => {
    const rows = (await knex(table)
      .select([...columns])
      .whereIn('id', [...ids])) as Row[];
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  });
}
