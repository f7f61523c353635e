import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import knex, { type Knex } from 'knex';
import type { Database, DatabaseOptions } from './database.ts';
import { StoreUnavailable, type FaultNaming } from './errors.ts';
import { createGroupCommit } from './group-commit.ts';
import { migrate } from './migrations.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import { GroupedClient, NodeSqliteClient, SharedReaderClient } from './sqlite-dialect.ts';
import { nameSqliteFault, toSqliteUnavailable } from './sqlite-faults.ts';
import { createSqliteGroupSession, withPatience } from './sqlite-group-session.ts';
import { createWorkGuard } from './work-guard.ts';

/** A group is answered when its last member is, so neither bound may be felt by the first. */
const GROUP_LIMITS = { works: 64, durationMs: 5, longestMs: 25 };
const SNAPSHOTS_AT_ONCE = 4;
const LOCK_PATIENCE_MS = 5_000;
/** Another process may be migrating, which can take as long as an index over millions of rows. */
const OPENING_PATIENCE_MS = 120_000;
const TRANSACTION_TIMEOUT_MS = 60_000;

const PRAGMAS = [
  'journal_mode = WAL',
  // A committed transaction is on disk, not only in the hands of the operating system.
  'synchronous = FULL',
  'mmap_size = 2147418112',
  // After a large transaction the journal file shrinks again.
  'journal_size_limit = 67108864',
];
// Caches are in kibibytes. Most reading goes through the mapped file and needs none.
const READER_PRAGMAS = [...PRAGMAS, 'cache_size = -65536', 'query_only = ON'];
const SNAPSHOT_PRAGMAS = [...PRAGMAS, 'cache_size = -16384', 'query_only = ON'];
// A lock wait stops the whole process, so the writer waits between short attempts instead.
const WRITER_PRAGMAS = [
  ...PRAGMAS,
  'cache_size = -262144',
  'busy_timeout = 20',
  // In pages of 4 KiB. The default of a thousand is reached by a single batch of alerts, and then each page is written
  // back as often as it changed; much more would be felt as a pause.
  'wal_autocheckpoint = 4000',
];

/** Opens an SQLite file: one connection that writes, one that reads, a few that hold a moment still. */
export async function openSqliteDatabase(
  { file }: { readonly file: string },
  {
    migrations,
    log,
    onQuery,
    transactionTimeoutMs = TRANSACTION_TIMEOUT_MS,
  }: Omit<DatabaseOptions, 'location'>,
): Promise<Database> {
  const writing = await openFile(file);
  let patienceMs = OPENING_PATIENCE_MS;
  const session = createSqliteGroupSession(writing, {
    file,
    log,
    onQuery,
    lockPatienceMs: () => patienceMs,
  });
  const group = createGroupCommit(session, GROUP_LIMITS);
  let isOpen = false;
  // Until then it is the opening that fails, whatever the reason.
  const nameFault = (error: unknown): unknown => (isOpen ? nameSqliteFault(error, file) : error);
  const common = { onQuery, nameFault };
  const writer = createClient(GroupedClient, { connection: writing }, common);
  try {
    const applied = await group.run(
      async () =>
        await writer.transaction((trx) => migrate(trx, { migrations, store: file }), {
          connection: writing,
        }),
    );
    patienceMs = LOCK_PATIENCE_MS;
    if (applied.length > 0) log?.info({ store: file, migrations: applied }, 'store migrated');
  } catch (error) {
    writing.close();
    throw toSqliteUnavailable(file, error);
  }
  isOpen = true;

  const reading = new SqliteConnection(file, READER_PRAGMAS);
  const reader = createClient(SharedReaderClient, { connection: reading }, common);
  const snapshots = createClient(
    NodeSqliteClient,
    { open: () => new SqliteConnection(file, SNAPSHOT_PRAGMAS) },
    common,
  );
  const guard = createWorkGuard(file, transactionTimeoutMs);
  let closed = false;

  return {
    kind: 'sqlite',
    reader,
    async transaction(work) {
      guard.refuseNesting();
      if (closed) throw new StoreUnavailable(`Cannot write to store "${file}": it is closed`);
      return await group.run(
        async () =>
          await writer.transaction(async (trx) => await guard.run(() => work(trx)), {
            connection: writing,
          }),
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
    // Only for this user, when the folder is made here: a store holds what people may not all see.
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // Two processes that create the file at once may both be told that it is busy.
    return await withPatience(
      OPENING_PATIENCE_MS,
      () => new SqliteConnection(file, WRITER_PRAGMAS),
    );
  } catch (error) {
    throw toSqliteUnavailable(file, error);
  }
}

function createClient(
  client: typeof NodeSqliteClient,
  connection: { readonly connection: SqliteConnection } | { readonly open: () => SqliteConnection },
  { onQuery, nameFault }: { onQuery: ((sql: string) => void) | undefined } & FaultNaming,
): Knex {
  const pool = 'open' in connection ? { min: 0, max: SNAPSHOTS_AT_ONCE } : { max: 0 };
  const config: Knex.Config & FaultNaming = {
    // knex asks for a class whose members it does not declare.
    client: client as unknown as typeof Knex.Client,
    connection: { filename: '', ...connection },
    useNullAsDefault: true,
    // Errors would otherwise quote the values, and end up in logs with them.
    compileSqlOnError: false,
    pool,
    nameFault,
  };
  const instance = knex(config);
  if (onQuery !== undefined) instance.on('query', (query: { sql: string }) => onQuery(query.sql));
  return instance;
}
