import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { join, dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openDatabase } from '../../subgraphs/kit/database/open-database.ts';
import type { Migration } from '../../subgraphs/kit/database/migrations.ts';
import { SqliteConnection } from '../../subgraphs/kit/database/sqlite-connection.ts';
import { createTestLocation, openTestStore } from '../support/databases.ts';

const NUMBERS: Migration = {
  name: '001-numbers',
  async up(knex) {
    await knex.schema.createTable('numbers', (table) => {
      table.integer('n').primary();
    });
  },
};

test('many transactions at once take far fewer commits, and keep their order', async () => {
  const statements: string[] = [];
  await using store = await openTestStore('sqlite', [NUMBERS], {
    onQuery: (sql) => statements.push(sql),
  });
  statements.length = 0;
  const numbers = Array.from({ length: 500 }, (_, index) => index);

  const seen = await Promise.all(
    numbers.map((n) =>
      store.transaction(async (trx) => {
        await trx('numbers').insert({ n });
        const [row] = await trx('numbers').max({ last: 'n' });
        return row?.['last'] as number;
      }),
    ),
  );

  expect(seen).toEqual(numbers);
  expect(statements.filter((sql) => sql === 'COMMIT').length).toBeLessThan(100);
});

test('a work that fails within a group is rolled back alone', async () => {
  const statements: string[] = [];
  await using store = await openTestStore('sqlite', [NUMBERS], {
    onQuery: (sql) => statements.push(sql),
  });
  statements.length = 0;

  const outcomes = await Promise.allSettled(
    [1, 2, 3].map((n) =>
      store.transaction(async (trx) => {
        await trx('numbers').insert({ n });
        if (n === 2) throw new Error('not this one');
      }),
    ),
  );

  expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await store.reader('numbers').orderBy('n').pluck('n')).toEqual([1, 3]);
  expect(statements.filter((sql) => sql === 'COMMIT')).toEqual(['COMMIT']);
});

test("a commit that fails is everybody's failure, and the next group goes on", async () => {
  const DEFERRED: Migration = {
    name: '002-halves',
    async up(knex) {
      await knex.raw(
        'create table halves (n integer references numbers (n) deferrable initially deferred)',
      );
    },
  };
  await using store = await openTestStore('sqlite', [NUMBERS, DEFERRED]);
  if (store.location.kind !== 'sqlite') throw new Error('expected a file');

  const outcomes = await Promise.allSettled([
    store.transaction(async (trx) => await trx('numbers').insert({ n: 1 })),
    store.transaction(async (trx) => await trx('halves').insert({ n: 99 })),
  ]);
  await store.transaction(async (trx) => await trx('numbers').insert({ n: 3 }));

  const message = `Cannot commit to store "${store.location.file}": FOREIGN KEY constraint failed`;
  expect(outcomes).toEqual([
    { status: 'rejected', reason: expect.objectContaining({ name: 'StoreUnavailable', message }) },
    { status: 'rejected', reason: expect.objectContaining({ name: 'StoreUnavailable', message }) },
  ]);
  expect(await store.reader('numbers').pluck('n')).toEqual([3]);
  expect(await store.reader('halves').pluck('n')).toEqual([]);
});

test('a work that makes SQLite roll back everything takes its group with it, and only that', async () => {
  // A slow moment may end the group after the first work; then it is on disk before the second rolls back.
  await expect
    .poll(runTwoAndAThird, { timeout: 20_000 })
    .toEqual(['rejected', 'rejected', 'fulfilled']);

  async function runTwoAndAThird(): Promise<string[]> {
    await using store = await openTestStore('sqlite', [NUMBERS]);
    const outcomes = await Promise.allSettled([
      store.transaction(async (trx) => await trx('numbers').insert({ n: 1 })),
      store.transaction(async (trx) => await trx.raw('insert or rollback into numbers values (1)')),
      store.transaction(async (trx) => await trx('numbers').insert({ n: 3 })),
    ]);
    const statuses = outcomes.map(({ status }) => status);
    const kept = [1, 2, 3].filter((n) => statuses[n - 1] === 'fulfilled');
    expect(await store.reader('numbers').orderBy('n').pluck('n')).toEqual(kept);
    return statuses;
  }
});

test('a transaction that was answered outlives a process that is killed', async () => {
  await using place = await createTestLocation('sqlite');
  const { location } = place;
  if (location.kind !== 'sqlite') throw new Error('expected a file');
  await (await openDatabase({ location, migrations: [NUMBERS] })).close();
  const module = new URL('../../subgraphs/kit/database/open-database.ts', import.meta.url).href;
  const writer = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { openDatabase } from ${JSON.stringify(module)};
       const store = await openDatabase({
         location: ${JSON.stringify(location)},
         migrations: [{ name: '001-numbers', async up() {} }],
       });
       for (let n = 1; ; n += 1) {
         await store.transaction(async (trx) => await trx('numbers').insert({ n }));
         console.log(n);
       }`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );

  let answered = 0;
  for await (const line of createInterface({ input: writer.stdout })) {
    answered = Number(line);
    if (answered === 50) writer.kill('SIGKILL');
  }
  if (writer.exitCode === null && writer.signalCode === null) await once(writer, 'exit');

  const reopened = await openDatabase({ location, migrations: [NUMBERS] });
  const numbers: number[] = await reopened.reader('numbers').orderBy('n').pluck('n');
  await reopened.close();
  expect(answered).toBeGreaterThanOrEqual(50);
  expect(numbers.slice(0, answered)).toEqual(
    Array.from({ length: answered }, (_, index) => index + 1),
  );
});

test('a transaction waits for another process that writes, without stopping this one', async () => {
  await using store = await openTestStore('sqlite', [NUMBERS]);
  if (store.location.kind !== 'sqlite') throw new Error('expected a file');
  const other = new DatabaseSync(store.location.file);
  other.exec('BEGIN IMMEDIATE');
  other.exec('INSERT INTO numbers VALUES (1)');

  const waiting = store.transaction(async (trx) => await trx('numbers').insert({ n: 2 }));
  let turns = 0;
  while (turns < 10) {
    await new Promise((resolve) => setImmediate(resolve));
    turns += 1;
  }
  other.exec('COMMIT');
  other.close();
  await waiting;

  expect(await store.reader('numbers').orderBy('n').pluck('n')).toEqual([1, 2]);
});

test("the reader is nobody's alone: it begins no transaction", async () => {
  await using store = await openTestStore('sqlite', [NUMBERS]);

  await expect(async () => await store.reader.transaction(async () => {})).rejects.toThrow(
    'Cannot begin a transaction on the reader: use the snapshot or the transaction of the database',
  );
});

test('the number of statements kept prepared is bounded', () => {
  const connection = new SqliteConnection(':memory:', []);
  for (let n = 0; n < 2_000; n += 1) connection.run(`select ${n}`);

  expect(connection.statementsKept).toBe(500);
  expect(connection.run('select 7 as n')).toEqual({ kind: 'rows', rows: [{ n: 7 }] });
  connection.close();
});

test('several statements in one text are refused instead of running only the first', () => {
  const connection = new SqliteConnection(':memory:', []);

  expect(() => connection.run('create table a (n); create table b (n)')).toThrow(
    'Cannot run several statements at once: "create table a (n); create table b (n)"',
  );
  expect(connection.run('select 1 as n; ')).toEqual({ kind: 'rows', rows: [{ n: 1 }] });
  connection.close();
});

test('a statement that is kept sees a column that was added', () => {
  const connection = new SqliteConnection(':memory:', []);
  connection.run('create table a (n)');
  connection.run('insert into a values (1)');
  connection.run('select * from a');
  connection.run('alter table a add column m default 2');

  expect(connection.run('select * from a')).toEqual({ kind: 'rows', rows: [{ n: 1, m: 2 }] });
  connection.close();
});

test('the folder of a store is made when it is missing', async () => {
  await using place = await createTestLocation('sqlite');
  const file = join(folderOf(place), 'deep', 'down', 'store.db');

  const store = await openDatabase({ location: { kind: 'sqlite', file }, migrations: [NUMBERS] });

  expect(await store.reader('numbers').pluck('n')).toEqual([]);
  await store.close();
});

test('a file that is not a database is named', async () => {
  await using place = await createTestLocation('sqlite');
  const file = join(folderOf(place), 'notes.txt');
  await writeFile(file, 'These are notes and not a database at all.\n'.repeat(100));

  await expect(openFile(file)).rejects.toThrow(
    expect.objectContaining({
      name: 'StoreUnavailable',
      message: `Cannot open store "${file}": the file is not an SQLite database`,
      cause: expect.objectContaining({ errcode: 26 }),
    }),
  );
});

test('a file whose damage shows only when it is read is named', async () => {
  await using place = await createTestLocation('sqlite');
  const file = join(folderOf(place), 'store.db');
  await (await openFile(file)).close();
  const database = new DatabaseSync(file);
  const row = database
    .prepare(`select rootpage, (select page_size from pragma_page_size) as page_size
              from sqlite_master where name = 'numbers'`)
    .get() as { rootpage: number; page_size: number };
  database.close();
  const whole = await readFile(file);
  whole.fill('damage', (row.rootpage - 1) * row.page_size, row.rootpage * row.page_size);
  await writeFile(file, whole);

  const store = await openFile(file);
  await using stack = new AsyncDisposableStack();
  stack.defer(() => store.close());
  const damaged = expect.objectContaining({
    name: 'StoreUnavailable',
    message: `Cannot use store "${file}": it is damaged`,
    cause: expect.objectContaining({ errcode: 11 }) as object,
  });
  await expect(store.reader('numbers').select()).rejects.toThrow(damaged);
  await expect(store.snapshot((trx) => trx('numbers').select())).rejects.toThrow(damaged);
  await expect(store.transaction((trx) => trx('numbers').insert({ n: 1 }))).rejects.toThrow(
    damaged,
  );
});

test('a folder where a file should be is named', async () => {
  await using place = await createTestLocation('sqlite');
  const folder = join(folderOf(place), 'store.db');
  await mkdir(folder);

  await expect(openFile(folder)).rejects.toThrow(
    `Cannot open store "${folder}": it cannot be created or opened there`,
  );
});

test('a file where a folder should be is named', async () => {
  await using place = await createTestLocation('sqlite');
  const file = join(folderOf(place), 'notes.txt');
  await writeFile(file, 'notes');

  await expect(openFile(join(file, 'store.db'))).rejects.toThrow(
    `Cannot open store "${file}/store.db": a part of its path is not a folder`,
  );
  await expect(openFile(join(file, 'deep', 'store.db'))).rejects.toThrow(
    `Cannot open store "${file}/deep/store.db": a part of its path is not a folder`,
  );
});

test('a read-only folder is named, whether the store is there or not', async () => {
  await using place = await createTestLocation('sqlite');
  const folder = folderOf(place);
  const existing = join(folder, 'existing.db');
  await (await openFile(existing)).close();
  await chmod(existing, 0o644);
  await chmod(folder, 0o555);

  // Nothing is read-only to root.
  const { seteuid } = process;
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) seteuid?.(65_534);
  try {
    await expect(openFile(join(folder, 'new.db'))).rejects.toThrow(
      `Cannot open store "${folder}/new.db": its folder may not be written to`,
    );
    await expect(openFile(existing)).rejects.toThrow(
      `Cannot open store "${existing}": its folder may not be written to`,
    );
    await expect(openFile(join(folder, 'deep', 'new.db'))).rejects.toThrow(
      `Cannot open store "${folder}/deep/new.db": its folder may not be written to`,
    );
  } finally {
    if (isRoot) seteuid?.(0);
    await chmod(folder, 0o755);
  }
});

function folderOf(place: Awaited<ReturnType<typeof createTestLocation>>): string {
  if (place.location.kind !== 'sqlite') throw new Error('expected a file');
  return dirname(place.location.file);
}

async function openFile(file: string) {
  return await openDatabase({ location: { kind: 'sqlite', file }, migrations: [NUMBERS] });
}
