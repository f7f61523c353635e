import type { Knex } from 'knex';

/**
 * Makes `contains` on text columns cheap at any size: trigrams, kept by FTS5 in SQLite and by pg_trgm in PostgreSQL.
 * Called from a migration. The table has an integer primary key `row`.
 */
export async function createTextIndex(
  knex: Knex,
  { table, columns }: { table: string; columns: readonly string[] },
): Promise<void> {
  if (knex.client.config.client === 'pg' || knex.client.dialect === 'postgresql') {
    // In `public`, because one extension serves every subgraph's schema of a database.
    await knex.raw('create extension if not exists pg_trgm with schema public');
    for (const column of columns) {
      await knex.raw(
        `create index ${table}_${column}_text on ${table} using gin (${column} public.gin_trgm_ops)`,
      );
    }
    return;
  }
  const names = columns.join(', ');
  const values = (alias: string) => columns.map((column) => `${alias}.${column}`).join(', ');
  await knex.raw(
    `create virtual table ${table}_text using fts5(${names}, content='${table}', content_rowid='row', tokenize='trigram', detail=none)`,
  );
  await knex.raw(
    `create trigger ${table}_text_insert after insert on ${table} begin
       insert into ${table}_text(rowid, ${names}) values (new.row, ${values('new')});
     end`,
  );
  await knex.raw(
    `create trigger ${table}_text_delete after delete on ${table} begin
       insert into ${table}_text(${table}_text, rowid, ${names}) values ('delete', old.row, ${values('old')});
     end`,
  );
  const changed = columns.map((column) => `old.${column} is not new.${column}`).join(' or ');
  await knex.raw(
    `create trigger ${table}_text_update after update of ${names} on ${table} when ${changed} begin
       insert into ${table}_text(${table}_text, rowid, ${names}) values ('delete', old.row, ${values('old')});
       insert into ${table}_text(rowid, ${names}) values (new.row, ${values('new')});
     end`,
  );
}

/** For a filter table: narrows to rows whose column contains the text, letters A to Z in either case. */
export function whereContainsIn(table: string, column: string) {
  return (query: Knex.QueryBuilder, text: string): void => {
    if (query.client.dialect === 'postgresql') {
      const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
      query.whereRaw(`${table}.${column} ilike ? escape '\\'`, [pattern]);
      return;
    }
    // With an ESCAPE clause FTS5 would read every row; a wildcard of one character finds too much, so look again.
    const pattern = `%${text.replace(/[%_]/g, '_')}%`;
    query.whereRaw(`${table}.row in (select rowid from ${table}_text where ${column} like ?)`, [
      pattern,
    ]);
    if (/[%_]/.test(text)) query.whereRaw(`instr(lower(${table}.${column}), lower(?)) > 0`, [text]);
  };
}
