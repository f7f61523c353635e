import knex, { type Knex } from 'knex';
import pg from 'pg';
import type { DatabaseLog } from './database.ts';
import type { FaultNaming } from './errors.ts';
import { PreparingPostgresClient } from './postgres-dialect.ts';
import { createStatementNames } from './statement-names.ts';

const CONNECT_TIMEOUT_MS = 10_000;
/** How long a statement waits for one of the pool's connections. */
const ACQUIRE_TIMEOUT_MS = 20_000;

interface PoolOptions extends FaultNaming {
  readonly url: string;
  readonly schema: string;
  readonly max: number;
  readonly readOnly: boolean;
  readonly log: DatabaseLog | undefined;
  readonly onQuery: ((sql: string) => void) | undefined;
}

/** A pool of connections that are all set up alike. */
export function createPostgresPool({
  url,
  schema,
  max,
  readOnly,
  log,
  onQuery,
  nameFault,
}: PoolOptions): Knex {
  const settings = [
    `set search_path to ${quoteIdentifier(schema)}, public`,
    'set synchronous_commit to on',
    'set statement_timeout to 30000',
    // A process that is cut off would otherwise keep its rows locked until the network gives up.
    'set idle_in_transaction_session_timeout to 60000',
    `set default_transaction_read_only to ${readOnly ? 'on' : 'off'}`,
  ].join(';');
  const config: Knex.Config & { statementNames: unknown } & FaultNaming = {
    // knex asks for a class whose members it does not declare.
    client: PreparingPostgresClient as unknown as typeof Knex.Client,
    connection: {
      connectionString: url,
      application_name: `system-center-graph ${schema}`,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      types: { getTypeParser },
    },
    pool: {
      min: 0,
      max,
      afterCreate(
        connection: pg.Client,
        done: (error: Error | null, connection: pg.Client) => void,
      ) {
        connection.query(settings, (error: Error | null) => done(error, connection));
      },
    },
    acquireConnectionTimeout: ACQUIRE_TIMEOUT_MS,
    statementNames: createStatementNames(),
    nameFault,
    // Errors would otherwise quote the values, and end up in logs with them.
    compileSqlOnError: false,
    log: {
      warn(message: string) {
        // That one is thrown as well, and told of where it ends.
        if (message.startsWith('Acquire connection error')) return;
        log?.warn({ detail: message }, 'database connection trouble');
      },
    },
  };
  const instance = knex(config);
  if (onQuery !== undefined) instance.on('query', (query: { sql: string }) => onQuery(query.sql));
  return instance;
}

function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Counts and sums are numbers as in SQLite; pg hands them out as text. */
const NUMBER_TYPES: ReadonlySet<number> = new Set([
  pg.types.builtins.INT8,
  pg.types.builtins.NUMERIC,
]);

function getTypeParser(type: number, format: string): (value: string) => unknown {
  if (format !== 'binary' && NUMBER_TYPES.has(type)) return toExactNumber;
  const parser: unknown = pg.types.getTypeParser(type, format === 'binary' ? 'binary' : 'text');
  return parser as (value: string) => unknown;
}

function toExactNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new RangeError(`Cannot read ${text}: it is too large to be an exact number`);
  }
  return value;
}
