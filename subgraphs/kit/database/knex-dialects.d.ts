// The parts of knex's dialects that ours are built on. knex ships no types for them; each member
// named here was read from the sources of the pinned version.

declare module 'knex/lib/dialects/sqlite3/index.js' {
  import type { Knex } from 'knex';

  class SqliteClient {
    constructor(config: Knex.Config);
    readonly config: Knex.Config;
    readonly connectionSettings: Record<string, unknown>;
    transacting?: boolean;
    query(connection: unknown, query: unknown): Promise<unknown>;
    acquireConnection(): Promise<unknown>;
    releaseConnection(connection: unknown): Promise<void>;
    acquireRawConnection(): Promise<unknown>;
    destroyRawConnection(connection: unknown): Promise<void>;
    transaction(container: unknown, config: unknown, outer?: unknown): unknown;
    queryCompiler(builder: unknown, formatter: unknown): unknown;
    prepBindings(bindings: readonly unknown[]): readonly unknown[];
    parameterize(
      values: readonly unknown[],
      notSetValue: unknown,
      builder: unknown,
      bindingsHolder: unknown,
    ): string;
    processResponse(query: unknown, runner: unknown): unknown;
    readonly valueForUndefined: unknown;
  }
  export = SqliteClient;
}

declare module 'knex/lib/dialects/sqlite3/query/sqlite-querycompiler.js' {
  import type SqliteClient from 'knex/lib/dialects/sqlite3/index.js';

  interface PreparedInsert {
    readonly columns: readonly string[];
    readonly values: readonly (readonly unknown[])[];
  }

  class SqliteQueryCompiler {
    constructor(client: unknown, builder: unknown, formatter: unknown);
    readonly client: SqliteClient;
    readonly builder: unknown;
    readonly bindingsHolder: unknown;
    readonly formatter: { columnize(columns: readonly string[]): string };
    readonly tableName: string;
    readonly single: {
      insert?: unknown;
      onConflict?: unknown;
      ignore?: boolean;
      merge?: { updates: unknown };
      returning?: unknown;
      skipBinding?: Readonly<Record<string, boolean>>;
    };
    insert(): unknown;
    del(): unknown;
    limit(): string;
    with(): string;
    where(): string;
    _prepInsert(rows: unknown): PreparedInsert | string;
    _ignore(onConflict: unknown): string;
    _merge(updates: unknown, onConflict: unknown, rows: unknown): string;
    _returning(columns: unknown): string;
  }
  export = SqliteQueryCompiler;
}

declare module 'knex/lib/dialects/sqlite3/execution/sqlite-transaction.js' {
  class SqliteTransaction {
    constructor(client: unknown, container: unknown, config: unknown, outer: unknown);
    _completed: boolean;
    _resolver(value: unknown): void;
    _rejecter(error: unknown): void;
    begin(connection: unknown): Promise<void>;
    commit(connection: unknown, value: unknown): Promise<void>;
    rollback(connection: unknown, error: unknown): Promise<void>;
  }
  export = SqliteTransaction;
}

declare module 'knex/lib/dialects/postgres/index.js' {
  import type { Knex } from 'knex';

  class PostgresClient {
    constructor(config: Knex.Config);
    readonly config: Knex.Config;
    prepBindings(bindings: readonly unknown[] | undefined): readonly unknown[] | undefined;
    columnCompiler(table: unknown, builder: unknown): unknown;
    acquireConnection(): Promise<unknown>;
    query(connection: unknown, query: unknown): Promise<unknown>;
    _query(connection: unknown, query: unknown): Promise<unknown>;
  }
  export = PostgresClient;
}

declare module 'knex/lib/dialects/postgres/schema/pg-columncompiler.js' {
  class PostgresColumnCompiler {
    constructor(client: unknown, table: unknown, builder: unknown);
  }
  export = PostgresColumnCompiler;
}
