import PostgresClient from 'knex/lib/dialects/postgres/index.js';
import PostgresColumnCompiler from 'knex/lib/dialects/postgres/schema/pg-columncompiler.js';
import { askWithoutNul, toPostgresBinding } from './column-values.ts';
import { rethrowNamed } from './errors.ts';
import type { StatementNames } from './statement-names.ts';

interface RunningQuery {
  readonly sql: string;
  readonly bindings?: readonly unknown[];
  options?: { readonly name?: string };
}

interface PostgresConnection {
  /** Set by knex while a transaction has the connection. */
  readonly __knexTxId?: string;
}

/** knex's PostgreSQL dialect, with statements that the server keeps prepared and text ordered as SQLite orders it. */
export class PreparingPostgresClient extends PostgresClient {
  override prepBindings(bindings: readonly unknown[] | undefined): readonly unknown[] | undefined {
    return bindings?.map(toPostgresBinding);
  }

  override acquireConnection(): Promise<unknown> {
    return super.acquireConnection().catch(rethrowNamed(this.config));
  }

  override query(connection: unknown, query: RunningQuery): Promise<unknown> {
    return super.query(connection, askWithoutNul(query)).catch(rethrowNamed(this.config));
  }

  override async _query(connection: PostgresConnection, query: RunningQuery): Promise<unknown> {
    // A transaction has a client of its own, which shares nothing but the configuration.
    const { statementNames } = this.config as { statementNames: StatementNames };
    const isPlain = query.bindings === undefined || query.bindings.length === 0;
    const name = isPlain ? null : statementNames.find(query.sql);
    if (name === null) return await super._query(connection, query);

    query.options = { ...query.options, name };
    try {
      return await super._query(connection, query);
    } catch (error) {
      if (!isStalePlan(error)) throw error;
      statementNames.forget(query.sql);
      // A failed statement has ended a transaction, which is then run again as a whole.
      if (connection.__knexTxId !== undefined) throw error;
      return await super._query(connection, { ...query, options: {} });
    }
  }

  override columnCompiler(table: unknown, builder: unknown): unknown {
    return new PortableColumnCompiler(this, table, builder);
  }
}

/** Whether another process changed a table under a prepared statement; it works again under a new name. */
export function isStalePlan(error: unknown): boolean {
  return (
    error instanceof Error && error.message.includes('cached plan must not change result type')
  );
}

/** Text is compared byte by byte, as in SQLite: pages and cursors are then the same on both. */
class PortableColumnCompiler extends PostgresColumnCompiler {
  text(): string {
    return 'text collate "C"';
  }

  varchar(length?: number): string {
    return `varchar(${length ?? 255}) collate "C"`;
  }
}
