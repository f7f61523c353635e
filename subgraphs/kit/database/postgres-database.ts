import { setTimeout } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { Database, DatabaseOptions } from './database.ts';
import { isSerializationFailure, StoreUnavailable } from './errors.ts';
import { migrate } from './migrations.ts';
import { isStalePlan } from './postgres-dialect.ts';
import { namePostgresFault, toPostgresUnavailable, toStoreName } from './postgres-faults.ts';
import { createPostgresPool } from './postgres-pool.ts';
import { createWorkGuard } from './work-guard.ts';

/**
 * Separate pools, so that a transaction or snapshot that reads outside itself never waits for its own
 * connection. Eight times all of them, for two replicas of four subgraphs, stay below the 100
 * connections that PostgreSQL admits when nothing else is configured.
 */
const CONNECTIONS = { writing: 5, reading: 5, snapshots: 2 };
const ATTEMPTS = 5;
const TRANSACTION_TIMEOUT_MS = 60_000;
/** Any constant will do; one for all schemas, since extensions belong to the whole database. */
const MIGRATION_LOCK = 7_236_741;

/** Opens one schema of a PostgreSQL database, creating the schema if it is missing. */
export async function openPostgresDatabase(
  { url, schema }: { readonly url: string; readonly schema: string },
  {
    migrations,
    log,
    onQuery,
    transactionTimeoutMs = TRANSACTION_TIMEOUT_MS,
  }: Omit<DatabaseOptions, 'location'>,
): Promise<Database> {
  const store = toStoreName(url, schema);
  let isOpen = false;
  // Until then it is the opening that fails, whatever the reason.
  const nameFault = (error: unknown): unknown => (isOpen ? namePostgresFault(error, store) : error);
  const common = { url, schema, log, onQuery, nameFault };
  const writers = createPostgresPool({ ...common, max: CONNECTIONS.writing, readOnly: false });
  try {
    const applied = await writers.transaction(async (trx) => {
      await prepareSchema(trx, schema);
      return await migrate(trx, { migrations, store });
    });
    if (applied.length > 0) log?.info({ store, migrations: applied }, 'store migrated');
  } catch (error) {
    await writers.destroy();
    throw toPostgresUnavailable(store, error);
  }
  isOpen = true;

  const readers = createPostgresPool({ ...common, max: CONNECTIONS.reading, readOnly: true });
  const snapshots = createPostgresPool({ ...common, max: CONNECTIONS.snapshots, readOnly: true });
  const guard = createWorkGuard(store, transactionTimeoutMs);
  const running = new Set<Promise<unknown>>();
  let closed = false;

  return {
    kind: 'postgres',
    reader: readers,
    async transaction(work) {
      guard.refuseNesting();
      if (closed) throw new StoreUnavailable(`Cannot write to store "${store}": it is closed`);
      const answer = withRetries(
        async () => await writers.transaction(async (trx) => await guard.run(() => work(trx))),
      );
      running.add(answer);
      try {
        return await answer;
      } finally {
        running.delete(answer);
      }
    },
    async snapshot(work) {
      return await snapshots.transaction(work, {
        isolationLevel: 'repeatable read',
        readOnly: true,
      });
    },
    async close() {
      if (closed) return;
      closed = true;
      await Promise.allSettled(running);
      await Promise.all([writers.destroy(), readers.destroy(), snapshots.destroy()]);
    },
  };
}

async function prepareSchema(trx: Knex.Transaction, schema: string): Promise<void> {
  // Building an index over millions of rows takes longer than any request may.
  await trx.raw('set local statement_timeout = 0');
  await trx.raw('select pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
  const existing: unknown = await trx('pg_catalog.pg_namespace')
    .where({ nspname: schema })
    .first('nspname');
  // "if not exists" would demand the right to create schemas even when there is nothing to create.
  if (existing === undefined) await trx.raw('create schema ??', [schema]);
}

/** Runs a transaction again when it lost against another: nothing of it has happened. */
async function withRetries<T>(attempt: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (attempts >= ATTEMPTS || !(isSerializationFailure(error) || isStalePlan(error)))
        throw error;
      // Those that collided must not collide again at the same moment.
      await setTimeout(Math.random() * 10 * 2 ** attempts);
    }
  }
}
