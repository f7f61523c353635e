import type { Database, DatabaseOptions } from './database.ts';
import { openPostgresDatabase } from './postgres-database.ts';
import { openSqliteDatabase } from './sqlite-database.ts';

/** Opens the store, creating and migrating it as needed. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { location, ...rest } = options;
  switch (location.kind) {
    case 'sqlite':
      return await openSqliteDatabase(location, rest);
    case 'postgres':
      return await openPostgresDatabase(location, rest);
  }
}
