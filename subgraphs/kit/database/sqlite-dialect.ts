import SqliteClient from 'knex/lib/dialects/sqlite3/index.js';
import SqliteTransaction from 'knex/lib/dialects/sqlite3/execution/sqlite-transaction.js';
import { askWithoutNul } from './column-values.ts';
import { rethrowNamed } from './errors.ts';
import type { SqliteConnection, SqliteOutcome } from './sqlite-connection.ts';
import { NodeSqliteQueryCompiler } from './sqlite-query-compiler.ts';

interface RunningQuery {
  readonly sql: string;
  readonly bindings?: readonly unknown[];
  readonly method?: string;
  readonly returning?: unknown;
  response?: unknown;
  context?: { readonly lastID: number; readonly changes: number };
}

/** knex's SQLite dialect over Node's own `node:sqlite`, with every statement prepared once. */
export class NodeSqliteClient extends SqliteClient {
  _driver(): object {
    return {};
  }

  override async acquireRawConnection(): Promise<unknown> {
    // A function survives knex's deep copy of its settings.
    const { open } = this.connectionSettings as { open: () => SqliteConnection };
    return open();
  }

  override async destroyRawConnection(connection: SqliteConnection): Promise<void> {
    connection.close();
  }

  override query(connection: unknown, query: RunningQuery): Promise<unknown> {
    return super.query(connection, askWithoutNul(query)).catch(rethrowNamed(this.config));
  }

  async _query(connection: SqliteConnection, query: RunningQuery): Promise<RunningQuery> {
    const outcome = connection.run(query.sql, query.bindings);
    query.response = toResponse(outcome);
    if (outcome.kind === 'change') {
      query.context = { lastID: outcome.lastId, changes: outcome.changes };
    }
    return query;
  }

  override processResponse(query: RunningQuery, runner: unknown): unknown {
    // knex answers a deletion with its count even when rows were asked for.
    if (query.method === 'del' && query.returning) return query.response;
    return super.processResponse(query, runner);
  }

  override queryCompiler(builder: unknown, formatter: unknown): unknown {
    return new NodeSqliteQueryCompiler(this, builder, formatter);
  }
}

/** The same on one connection that is always the same, without a pool to ask for it. */
class SingleConnectionClient extends NodeSqliteClient {
  override async acquireConnection(): Promise<SqliteConnection> {
    return (this.connectionSettings as { connection: SqliteConnection }).connection;
  }

  override async releaseConnection(): Promise<void> {}
}

/** What everybody reads with: a transaction of one reader would hold the others in its moment. */
export class SharedReaderClient extends SingleConnectionClient {
  override transaction(): never {
    throw new Error(
      'Cannot begin a transaction on the reader: use the snapshot or the transaction of the database',
    );
  }
}

/** A client whose transactions are savepoints of a transaction that someone else opens and commits. */
export class GroupedClient extends SingleConnectionClient {
  override transaction(container: unknown, config: unknown, outer?: unknown): unknown {
    return this.transacting === true
      ? super.transaction(container, config, outer)
      : new GroupedTransaction(this, container, config, outer);
  }
}

class GroupedTransaction extends SqliteTransaction {
  override async begin(connection: SqliteConnection): Promise<void> {
    connection.run('SAVEPOINT work');
  }

  override async commit(connection: SqliteConnection, value: unknown): Promise<void> {
    this._completed = true;
    try {
      connection.run('RELEASE work');
      this._resolver(value);
    } catch (error) {
      this._rejecter(error);
    }
  }

  override async rollback(connection: SqliteConnection, reason: unknown): Promise<void> {
    this._completed = true;
    try {
      // After some errors, a full disk among them, SQLite has already rolled back everything.
      if (connection.inTransaction) {
        connection.run('ROLLBACK TO work');
        connection.run('RELEASE work');
      }
    } finally {
      this._rejecter(reason ?? new Error('Transaction rejected without a reason'));
    }
  }
}

function toResponse(outcome: SqliteOutcome): unknown {
  return outcome.kind === 'rows'
    ? outcome.rows
    : { changes: outcome.changes, lastInsertRowid: outcome.lastId };
}
