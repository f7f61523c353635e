import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import { toSqliteBinding } from './column-values.ts';

/** Texts with inlined lists of every length exist, so the number of statements kept has to be bounded. */
const STATEMENTS_KEPT = 500;
const STATEMENT_TEXT_KEPT = 8_000_000;

interface Prepared {
  readonly statement: StatementSync;
  readonly returnsRows: boolean;
}

export type SqliteOutcome =
  | { readonly kind: 'rows'; readonly rows: readonly unknown[] }
  | { readonly kind: 'change'; readonly changes: number; readonly lastId: number };

/** One connection to an SQLite file, which keeps its statements prepared. */
export class SqliteConnection {
  readonly #database: DatabaseSync;
  readonly #statements = new LRUCache<string, Prepared>({
    max: STATEMENTS_KEPT,
    maxSize: STATEMENT_TEXT_KEPT,
    sizeCalculation: (_prepared, sql) => sql.length,
  });

  constructor(file: string, pragmas: readonly string[]) {
    // The default is to fail at once when another process holds the lock.
    this.#database = new DatabaseSync(file, { timeout: 5_000, enableForeignKeyConstraints: true });
    try {
      for (const pragma of pragmas) this.#database.exec(`PRAGMA ${pragma}`);
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  get inTransaction(): boolean {
    return this.#database.isTransaction;
  }

  get statementsKept(): number {
    return this.#statements.size;
  }

  run(sql: string, bindings: readonly unknown[] = []): SqliteOutcome {
    const { statement, returnsRows } = this.#prepare(sql);
    const values = bindings.map(toSqliteBinding);
    if (returnsRows) return { kind: 'rows', rows: statement.all(...values) };

    const { changes, lastInsertRowid } = statement.run(...values);
    return { kind: 'change', changes: Number(changes), lastId: Number(lastInsertRowid) };
  }

  close(): void {
    this.#statements.clear();
    if (this.#database.isOpen) this.#database.close();
  }

  #prepare(sql: string): Prepared {
    const kept = this.#statements.get(sql);
    if (kept !== undefined) return kept;

    const statement = this.#database.prepare(sql);
    // Only the first of several statements would be run, and nothing would say so.
    if (statement.sourceSQL.trimEnd().length < sql.trimEnd().length) {
      throw new Error(`Cannot run several statements at once: "${sql}"`);
    }
    const prepared = { statement, returnsRows: statement.columns().length > 0 };
    this.#statements.set(sql, prepared);
    return prepared;
  }
}
