import type { Database, DatabaseOptions } from './database.ts';
export async function openPostgresDatabase(
  _location: { readonly url: string; readonly schema: string },
  _options: Omit<DatabaseOptions, 'location'>,
): Promise<Database> {
  throw new Error('pending');
}
