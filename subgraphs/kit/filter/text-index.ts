import type { Knex } from 'knex';

/**
 * Makes `contains` on text columns cheap at any size: trigrams, kept by FTS5 in SQLite and by pg_trgm in PostgreSQL.
 * Called from a migration. The table has an integer primary key `row`.
 */
export async function createTextIndex(
  knex: Knex,
  { table, columns }: { table: string; columns: readonly string[] },
): Promise<void> {
  if (isPostgres(knex)) {
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
  await knex.raw(`insert into ${table}_text(${table}_text) values ('rebuild')`);
}

/**
 * The same for a column whose texts many rows share. In SQLite each text is kept and searched once, and its rows are
 * found by the column's own index, which there has to be: a search costs what there are texts, not what there are rows.
 */
export async function createSharedTextIndex(
  knex: Knex,
  { table, column }: { table: string; column: string },
): Promise<void> {
  if (isPostgres(knex)) return await createTextIndex(knex, { table, columns: [column] });
  const texts = toTextsTable(table, column);
  await knex.raw(`create table ${texts} (row integer primary key, value text not null unique)`);
  await knex.raw(`insert into ${texts}(value) select distinct ${column} from ${table}`);
  await createTextIndex(knex, { table: texts, columns: ['value'] });
  // Not "insert or ignore": what becomes of a conflict inside a trigger is decided by the statement that set it off.
  const keep = `insert into ${texts}(value) select new.${column}
    where not exists (select 1 from ${texts} where value = new.${column});`;
  await knex.raw(`create trigger ${texts}_of_new after insert on ${table} begin ${keep} end`);
  await knex.raw(
    `create trigger ${texts}_of_changed after update of ${column} on ${table}
       when old.${column} is not new.${column} begin ${keep} end`,
  );
}

/** Undoes both in SQLite; in PostgreSQL they are indexes like others. */
export async function dropTextIndexes(
  knex: Knex,
  { table, shared = [] }: { table: string; shared?: readonly string[] },
): Promise<void> {
  if (isPostgres(knex)) return;
  for (const event of ['insert', 'delete', 'update']) {
    await knex.raw(`drop trigger ${table}_text_${event}`);
  }
  await knex.raw(`drop table ${table}_text`);
  for (const column of shared) {
    const texts = toTextsTable(table, column);
    await knex.raw(`drop trigger ${texts}_of_new`);
    await knex.raw(`drop trigger ${texts}_of_changed`);
    await knex.raw(`drop table ${texts}_text`);
    await knex.raw(`drop table ${texts}`);
  }
}

/** For a filter table: narrows to rows whose column contains the text, letters A to Z in either case. */
export function whereContainsIn(table: string, column: string) {
  return (query: Knex.QueryBuilder, text: string): void => {
    if (isPostgres(query)) whereLikeInPostgres(query, { table, column, text });
    else whereRowContains(query, { table, column, text });
  };
}

/** The same for a column that has a `createSharedTextIndex`. */
export function whereSharedContainsIn(table: string, column: string) {
  const texts = toTextsTable(table, column);
  return (query: Knex.QueryBuilder, text: string): void => {
    if (isPostgres(query)) return whereLikeInPostgres(query, { table, column, text });
    query.whereIn(`${table}.${column}`, (matching: Knex.QueryBuilder) => {
      matching.select('value').from(texts);
      whereRowContains(matching, { table: texts, column: 'value', text });
    });
  };
}

interface Search {
  readonly table: string;
  readonly column: string;
  readonly text: string;
}

function whereLikeInPostgres(query: Knex.QueryBuilder, { table, column, text }: Search): void {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  query.whereRaw(`${table}.${column} ilike ? escape '\\'`, [pattern]);
}

function whereRowContains(query: Knex.QueryBuilder, { table, column, text }: Search): void {
  // With an ESCAPE clause FTS5 would read every row; a wildcard of one character finds too much, so look again.
  const pattern = `%${text.replace(/[%_]/g, '_')}%`;
  query.whereRaw(`${table}.row in (select rowid from ${table}_text where ${column} like ?)`, [
    pattern,
  ]);
  if (/[%_]/.test(text)) query.whereRaw(`instr(lower(${table}.${column}), lower(?)) > 0`, [text]);
}

function isPostgres({ client }: Knex | Knex.QueryBuilder): boolean {
  return client.dialect === 'postgresql';
}

function toTextsTable(table: string, column: string): string {
  return `${table}_${column}_texts`;
}
