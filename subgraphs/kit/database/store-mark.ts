import type { Knex } from 'knex';
import { rawRows } from './raw-rows.ts';

/**
 * A mark of what is committed: whoever finds the same mark as before would also read the same as before. Which
 * transactions can be seen (PostgreSQL), or how often the file has changed since this connection was opened (SQLite).
 * To be asked for by a reader, since what a transaction itself has written changes no mark.
 */
export async function readStoreMark(reader: Knex): Promise<string> {
  const isPostgres = reader.client.dialect === 'postgresql';
  const [row] = await rawRows<Readonly<Record<string, unknown>>>(
    reader,
    isPostgres ? 'select pg_current_snapshot()::text as mark' : 'pragma data_version',
  );
  return String(isPostgres ? row?.mark : row?.data_version);
}
