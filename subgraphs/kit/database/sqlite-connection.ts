import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import { toSqliteBinding } from './column-values.ts';

/** Texts with inlined lists of every length exist, so the number of statements kept has to be bounded. */
const STATEMENTS_KEPT = 500;
const STATEMENT_TEXT_KEPT = 8_000_000;

interface Prepared {
  readonly statement: StatementSync;
  /** Of what it returns; empty when it returns no rows. */
  readonly columnNames: readonly string[];
  /** Names of `*` are other ones once somebody has changed the table. */
  readonly hasFixedNames: boolean;
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
    const { statement, columnNames, hasFixedNames } = this.#prepare(sql);
    const values = bindings.map(toSqliteBinding);
    if (columnNames.length > 0) {
      // Statements are set to return arrays, which the types of node:sqlite do not know.
      const rows = statement.all(...values) as unknown as readonly unknown[][];
      return {
        kind: 'rows',
        rows: toObjects(rows, hasFixedNames ? columnNames : readColumnNames(statement)),
      };
    }
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
    const columnNames = readColumnNames(statement);
    if (columnNames.length > 0) statement.setReturnArrays(true);
    const prepared = { statement, columnNames, hasFixedNames: !sql.includes('*') };
    this.#statements.set(sql, prepared);
    return prepared;
  }
}

function readColumnNames(statement: StatementSync): readonly string[] {
  return statement.columns().map(({ name }) => name);
}

/**
 * Rows as plain objects of one shape. The objects that node:sqlite makes itself have no prototype and therefore are
 * hash tables to V8: to read ten columns of one costs as much again as to fetch it.
 */
function toObjects(
  rows: readonly (readonly unknown[])[],
  names: readonly string[],
): readonly Record<string, unknown>[] {
  return rows.map((values) => {
    const row: Record<string, unknown> = {};
    // A loop by number, as it runs for every value that is read; there are as many values as names.
    for (let index = 0; index < names.length; index += 1)
      row[names[index] as string] = values[index];
    return row;
  });
}
