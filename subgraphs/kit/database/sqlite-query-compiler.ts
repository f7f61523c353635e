import SqliteQueryCompiler from 'knex/lib/dialects/sqlite3/query/sqlite-querycompiler.js';

/** Writes the SQL that knex's own compiler for SQLite cannot: long inserts, what a deletion returns, plain limits. */
export class NodeSqliteQueryCompiler extends SqliteQueryCompiler {
  /** Writes many rows as one list of values: knex's `union all` of selects ends at 500 rows. */
  override insert(): unknown {
    const rows = this.single.insert;
    if (!Array.isArray(rows) || rows.length < 2) return super.insert();
    const prepared = this._prepInsert(rows);
    if (typeof prepared === 'string' || prepared.columns.length === 0) return super.insert();

    const columns = this.formatter.columnize(prepared.columns);
    const values = prepared.values.map(
      (row) =>
        `(${this.client.parameterize(row, this.client.valueForUndefined, this.builder, this.bindingsHolder)})`,
    );
    const { returning } = this.single;
    return {
      sql:
        `${this.with()}insert into ${this.tableName} (${columns}) values ${values.join(', ')}` +
        this.#conflict(rows) +
        (returning ? this._returning(returning) : ''),
      returning,
    };
  }

  /** knex forgets what a deletion should return. */
  override del(): unknown {
    const { returning } = this.single;
    return returning ? { sql: super.del() + this._returning(returning), returning } : super.del();
  }

  /**
   * As a number in the text: SQLite looks at the value of a limit as it plans, and so would plan a prepared statement
   * anew each time the limit is bound, which takes ten times as long as reading a row.
   */
  override limit(): string {
    this.single.skipBinding = { ...this.single.skipBinding, limit: true };
    return super.limit();
  }

  #conflict(rows: readonly unknown[]): string {
    const { onConflict, ignore, merge } = this.single;
    if (!onConflict) return '';
    if (ignore) return this._ignore(onConflict);
    if (!merge) return '';
    const where = this.where();
    return this._merge(merge.updates, onConflict, rows) + (where ? ` ${where}` : '');
  }
}
