import SqliteQueryCompiler from 'knex/lib/dialects/sqlite3/query/sqlite-querycompiler.js';

/** Writes the SQL that knex's own compiler for SQLite cannot: long inserts, and what a deletion returns. */
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

  #conflict(rows: readonly unknown[]): string {
    const { onConflict, ignore, merge } = this.single;
    if (!onConflict) return '';
    if (ignore) return this._ignore(onConflict);
    if (!merge) return '';
    const where = this.where();
    return this._merge(merge.updates, onConflict, rows) + (where ? ` ${where}` : '');
  }
}
