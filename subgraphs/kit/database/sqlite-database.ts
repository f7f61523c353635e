import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import knex, { type Knex } from 'knex';
import type { Database, DatabaseOptions } from './database.ts';
import { findSqliteCode, StoreUnavailable } from './errors.ts';
import { createGroupCommit, type GroupCommit } from './group-commit.ts';
import { migrate } from './migrations.ts';
import { createNestingGuard } from './nesting.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import { GroupedClient, NodeSqliteClient, SingleConnectionClient } from './sqlite-dialect.ts';

/** A group is answered when its last member is, so neither bound may be felt by the first. */
const GROUP_LIMITS = { works: 64, durationMs: 5 };
const SNAPSHOTS_AT_ONCE = 4;
const LOCK_PATIENCE_MS = 5_000;

const PRAGMAS = [
  'journal_mode = WAL',
  // A committed transaction is on disk, not only in the hands of the operating system.
  'synchronous = FULL',
  'cache_size = -262144', // 256 MB, in kibibytes
  'mmap_size = 2147418112',
  'temp_store = MEMORY',
  // After a large transaction the journal file shrinks again.
  'journal_size_limit = 67108864',
];
const READER_PRAGMAS = [...PRAGMAS, 'query_only = ON'];
// A lock wait stops the whole process, so the writer waits between short attempts instead.
const WRITER_PRAGMAS = [...PRAGMAS, 'busy_timeout = 20'];

/** Opens an SQLite file: one connection that writes, one that reads, a few that hold a moment still. */
export async function openSqliteDatabase(
  { file }: { readonly file: string },
  { migrations, log, onQuery }: Omit<DatabaseOptions, 'location'>,
): Promise<Database> {
  const writing = await openFile(file);
  const group = createWriterGroup(writing, { file, onQuery });
  const writer = createClient(GroupedClient, { connection: writing }, onQuery);
  try {
    const applied = await group.run(
      async () =>
        await writer.transaction((trx) => migrate(trx, { migrations, store: file }), {
          connection: writing,
        }),
    );
    if (applied.length > 0) log?.info({ store: file, migrations: applied }, 'store migrated');
  } catch (error) {
    writing.close();
    throw toUnavailable(file, error);
  }

  const reading = new SqliteConnection(file, READER_PRAGMAS);
  const reader = createClient(SingleConnectionClient, { connection: reading }, onQuery);
  const snapshots = createClient(
    NodeSqliteClient,
    { open: () => new SqliteConnection(file, READER_PRAGMAS) },
    onQuery,
  );
  const nesting = createNestingGuard(file);
  let closed = false;

  return {
    kind: 'sqlite',
    reader,
    async transaction(work) {
      nesting.refuse();
      if (closed) throw new StoreUnavailable(`Cannot write to store "${file}": it is closed`);
      return await group.run(
        async () =>
          await nesting.enter(async () => await writer.transaction(work, { connection: writing })),
      );
    },
    async snapshot(work) {
      return await snapshots.transaction(work);
    },
    async close() {
      if (closed) return;
      closed = true;
      await group.idle();
      await snapshots.destroy();
      reading.close();
      // Last, since the last connection to leave writes the journal back into the file.
      writing.close();
    },
  };
}

async function openFile(file: string): Promise<SqliteConnection> {
  try {
    mkdirSync(dirname(file), { recursive: true });
    // Two processes that create the file at once may both be told that it is busy.
    return await withPatience(() => new SqliteConnection(file, WRITER_PRAGMAS));
  } catch (error) {
    throw toUnavailable(file, error);
  }
}

function createWriterGroup(
  connection: SqliteConnection,
  {
    file,
    onQuery,
  }: { readonly file: string; readonly onQuery: ((sql: string) => void) | undefined },
): GroupCommit {
  function run(sql: string): void {
    onQuery?.(sql);
    connection.run(sql);
  }
  return createGroupCommit(
    {
      async begin() {
        await withPatience(() => run('BEGIN IMMEDIATE'));
      },
      commit() {
        try {
          run('COMMIT');
        } catch (cause) {
          throw new StoreUnavailable(`Cannot commit to store "${file}": ${howThingsStand(cause)}`, {
            cause,
          });
        }
      },
      rollback() {
        if (connection.inTransaction) run('ROLLBACK');
      },
    },
    GROUP_LIMITS,
  );
}

function createClient(
  client: typeof NodeSqliteClient,
  connection: { readonly connection: SqliteConnection } | { readonly open: () => SqliteConnection },
  onQuery: ((sql: string) => void) | undefined,
): Knex {
  const pool = 'open' in connection ? { min: 0, max: SNAPSHOTS_AT_ONCE } : { max: 0 };
  const instance = knex({
    // knex asks for a class whose members it does not declare.
    client: client as unknown as typeof Knex.Client,
    connection: { filename: '', ...connection },
    useNullAsDefault: true,
    // Errors would otherwise quote the values, and end up in logs with them.
    compileSqlOnError: false,
    pool,
  });
  if (onQuery !== undefined) instance.on('query', (query: { sql: string }) => onQuery(query.sql));
  return instance;
}

async function withPatience<T>(attempt: () => T): Promise<T> {
  const endsAt = performance.now() + LOCK_PATIENCE_MS;
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= endsAt) throw error;
      await setTimeout(5);
    }
  }
}

function isBusy(error: unknown): boolean {
  const code = findSqliteCode(error);
  return code !== null && (code & 0xff) === 5;
}

function toUnavailable(file: string, cause: unknown): Error {
  if (cause instanceof StoreUnavailable) return cause;
  return new StoreUnavailable(`Cannot open store "${file}": ${howThingsStand(cause)}`, { cause });
}

/** Primary result codes of SQLite and codes of the system, in an operator's words. */
const CONDITIONS: Record<string | number, string> = {
  5: 'another process has held its lock for more than 5 s',
  8: 'it may not be written to',
  10: 'the disk reported an error',
  11: 'it is damaged',
  13: 'the disk is full',
  14: 'it cannot be created or opened there',
  26: 'the file is not an SQLite database',
  EACCES: 'its folder may not be written to',
  EROFS: 'its folder is on a read-only file system',
  ENOTDIR: 'a part of its path is not a folder',
  EEXIST: 'a part of its path is not a folder',
  ENOSPC: 'the disk is full',
};

function howThingsStand(error: unknown): string {
  const sqliteCode = findSqliteCode(error);
  if (sqliteCode !== null) return CONDITIONS[sqliteCode & 0xff] ?? messageOf(error);
  const systemCode = (error as NodeJS.ErrnoException | null)?.code;
  return (systemCode === undefined ? undefined : CONDITIONS[systemCode]) ?? messageOf(error);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
