import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import type {
  Database,
  DatabaseLocation,
  DatabaseOptions,
} from '../../subgraphs/kit/database/database.ts';
import { openDatabase } from '../../subgraphs/kit/database/open-database.ts';
import type { Migration } from '../../subgraphs/kit/database/migrations.ts';

/** For `describe.each`: whatever touches a store is tested on both. */
export const STORES = ['sqlite', 'postgres'] as const;

export type StoreKind = (typeof STORES)[number];

export interface TestStore extends Database, AsyncDisposable {
  readonly location: DatabaseLocation;
  /** A second opening of the same store, as another process would have it; close it yourself. */
  reopen(options?: Partial<DatabaseOptions>): Promise<Database>;
}

/** A fresh, empty store with these tables, removed when it is disposed of. */
export async function openTestStore(
  kind: StoreKind,
  migrations: readonly Migration[],
  options: Omit<Partial<DatabaseOptions>, 'location' | 'migrations'> = {},
): Promise<TestStore> {
  await using started = new AsyncDisposableStack();
  const place = started.use(await createTestLocation(kind));
  const { location } = place;
  const database = await openDatabase({ location, migrations, ...options });
  started.defer(async () => await database.close());
  const owned = started.move();
  return {
    ...database,
    location,
    reopen: async (changes) => await openDatabase({ location, migrations, ...changes }),
    [Symbol.asyncDispose]: async () => await owned.disposeAsync(),
  };
}

/** A place for a store that nobody has opened yet, removed with all that is in it. */
export async function createTestLocation(
  kind: StoreKind,
): Promise<{ readonly location: DatabaseLocation } & AsyncDisposable> {
  return kind === 'sqlite' ? await createFile() : createSchema();
}

async function createFile() {
  const folder = await mkdtemp(join(inject('temporaryFolder'), 'store-'));
  return {
    location: { kind: 'sqlite', file: join(folder, 'store.db') } as const,
    [Symbol.asyncDispose]: async () => await rm(folder, { recursive: true, force: true }),
  };
}

function createSchema() {
  const url = inject('postgresUrl');
  const schema = `test_${randomUUID().replaceAll('-', '')}`;
  return {
    location: { kind: 'postgres', url, schema } as const,
    async [Symbol.asyncDispose]() {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        await client.query(`drop schema if exists ${schema} cascade`);
      } finally {
        await client.end();
      }
    },
  };
}
