import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { openDatabase } from '../../subgraphs/kit/database/open-database.ts';
import type { Migration } from '../../subgraphs/kit/database/migrations.ts';
import { createStatementNames } from '../../subgraphs/kit/database/statement-names.ts';
import { createTestLocation, openTestStore, type TestStore } from '../support/databases.ts';
import { startLine } from '../support/line.ts';

const COUNTERS: Migration = {
  name: '001-counters',
  async up(knex) {
    await knex.schema.createTable('counters', (table) => {
      table.text('name').notNullable().primary();
      table.integer('value').notNullable();
    });
    await knex('counters').insert([
      { name: 'a', value: 0 },
      { name: 'b', value: 0 },
    ]);
  },
};

test('two transactions that lock each other out both succeed', async () => {
  await using store = await openTestStore('postgres', [COUNTERS]);
  const bothHoldOne = createBarrier(2);

  async function addToBoth(first: string, second: string): Promise<void> {
    let attempts = 0;
    await store.transaction(async (trx) => {
      attempts += 1;
      await trx('counters').where({ name: first }).increment('value', 1);
      // Only the first attempts meet; what is run again finds its way alone.
      if (attempts === 1) await bothHoldOne();
      await trx('counters').where({ name: second }).increment('value', 1);
    });
  }
  await Promise.all([addToBoth('a', 'b'), addToBoth('b', 'a')]);

  expect(await store.reader('counters').orderBy('name').pluck('value')).toEqual([2, 2]);
});

test('a statement that comes again is prepared once on its connection', async () => {
  await using store = await openTestStore('postgres', [COUNTERS]);

  const prepared = await store.transaction(async (trx) => {
    for (let turn = 0; turn < 10; turn += 1)
      await trx('counters').where({ name: 'a' }).first('value');
    return await trx('pg_prepared_statements').select('statement');
  });

  expect(prepared).toEqual([
    { statement: 'select "value" from "counters" where "name" = $1 limit $2' },
  ]);
});

test('statements go on working when a table is changed under them', async () => {
  await using store = await openTestStore('postgres', [COUNTERS]);
  const readAll = () => store.reader('counters').where({ name: 'a' });
  const readInTransaction = () =>
    store.transaction(async (trx) => await trx('counters').where({ value: 0 }).orderBy('name'));
  for (let turn = 0; turn < 3; turn += 1) {
    await readAll();
    await readInTransaction();
  }

  await changeOutside(store, 'alter table counters add column unit text');

  expect(await readAll()).toEqual([{ name: 'a', value: 0, unit: null }]);
  expect(await readInTransaction()).toEqual([
    { name: 'a', value: 0, unit: null },
    { name: 'b', value: 0, unit: null },
  ]);
});

test('a store goes on after the server has cut its connections', async () => {
  await using store = await openTestStore('postgres', [COUNTERS]);
  await store.reader('counters').select();

  await changeOutside(
    store,
    'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1',
    [`system-center-graph ${schemaOf(store)}`],
  );
  await expect
    .poll(
      async () =>
        await store
          .reader('counters')
          .pluck('name')
          .catch(() => null),
    )
    .toEqual(['a', 'b']);
});

test('whoever reads or writes while the server is away is told so, and what is wrong with a statement is not', async () => {
  await using place = await createTestLocation('postgres');
  if (place.location.kind !== 'postgres') throw new Error('expected a schema');
  const url = new URL(place.location.url);
  await using line = await startLine(Number(url.port));
  url.port = String(line.port);
  const { schema } = place.location;
  const store = await openDatabase({
    location: { kind: 'postgres', url: url.href, schema },
    migrations: [COUNTERS],
  });
  await using stack = new AsyncDisposableStack();
  stack.defer(() => store.close());
  const name = `postgres://postgres@${url.host}/postgres, schema ${schema}`;
  const ways = [
    () => store.reader('counters').pluck('name').then(String),
    () => store.transaction(async (trx) => String(await trx('counters').pluck('name'))),
    () => store.snapshot(async (trx) => String(await trx('counters').pluck('name'))),
  ];
  for (const way of ways) expect(await way()).toBe('a,b');

  await line.takeDown();
  for (const way of ways) {
    await expect(way()).rejects.toThrow(
      expect.objectContaining({
        name: 'StoreUnavailable',
        message: expect.stringMatching(
          /: (nothing listens there|the connection was cut)$/,
        ) as string,
        cause: expect.any(Error) as Error,
      }),
    );
    await expect(way()).rejects.toThrow(`Cannot use store "${name}": `);
  }
  await line.putUp();
  for (const way of ways) expect(await way()).toBe('a,b');

  await expect(store.reader('no_such_table').select()).rejects.toThrow(
    expect.objectContaining({ code: '42P01' }),
  );
});

test('only statements that come again are named, and not without end', () => {
  const names = createStatementNames();

  expect([names.find('select 1'), names.find('select 1'), names.find('select 1')]).toEqual([
    null,
    's1',
    's1',
  ]);
  for (let n = 0; n < 1_000; n += 1) {
    names.find(`select ${n} as n`);
    names.find(`select ${n} as n`);
  }
  expect(names.find('select 298 as n')).toBe('s300');
  expect(names.find('select 299 as n')).toBe(null);
});

test.each([
  [
    'is not an address',
    'postgres//app:hunter2@localhost/scg',
    'Cannot open store "postgres//localhost/scg": it is not an address like postgres://user:password@host:5432/database',
  ],
  [
    'is of another database',
    'mysql://app:hunter2@localhost/scg?password=hunter2',
    'Cannot open store "mysql://localhost/scg": it is not an address like postgres://user:password@host:5432/database',
  ],
  [
    'is a list of words',
    'host=localhost password=hunter2 user=app',
    'Cannot open store "host=localhost password=… user=app": it is not an address like postgres://user:password@host:5432/database',
  ],
  [
    'names an unknown host',
    'postgres://app:hunter2@no-such-host.invalid:5432/scg',
    'Cannot open store "postgres://app@no-such-host.invalid:5432/scg, schema operations_manager": the host is unknown',
  ],
])('an address that %s is refused without showing its password', async (_what, url, message) => {
  await expect(openCounters(url)).rejects.toThrow(
    expect.objectContaining({ name: 'StoreUnavailable', message }),
  );
});

test('an address where nothing listens is named', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');

  await expect(openCounters(`postgres://app:hunter2@127.0.0.1:${port}/scg`)).rejects.toThrow(
    expect.objectContaining({
      name: 'StoreUnavailable',
      message: `Cannot open store "postgres://app@127.0.0.1:${port}/scg, schema operations_manager": nothing listens there`,
      cause: expect.objectContaining({ code: 'ECONNREFUSED' }),
    }),
  );
});

test.each([
  ['a wrong password', { password: 'hunter2' }, 'the password is refused'],
  ['no password', { password: '' }, 'the password is refused'],
  ['an unknown user', { username: 'nobody' }, 'the password is refused'],
  ['an unknown database', { pathname: '/no_such' }, 'there is no such database'],
])('%s is named', async (_what, changes, condition) => {
  const url = Object.assign(new URL(inject('postgresUrl')), changes);

  await expect(openCounters(url.href)).rejects.toThrow(
    expect.objectContaining({
      name: 'StoreUnavailable',
      message: `Cannot open store "postgres://${url.username}@${url.host}${url.pathname}, schema operations_manager": ${condition}`,
    }),
  );
});

async function openCounters(url: string) {
  return await openDatabase({
    location: { kind: 'postgres', url, schema: 'operations_manager' },
    migrations: [COUNTERS],
  });
}

async function changeOutside(store: TestStore, sql: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  await client.query(`set search_path to ${schemaOf(store)}`);
  await client.query(sql, values);
  await client.end();
}

function schemaOf({ location }: TestStore): string {
  if (location.kind !== 'postgres') throw new Error('expected a schema');
  return location.schema;
}

/** Lets callers wait until so many have come. */
function createBarrier(count: number): () => Promise<void> {
  const full = Promise.withResolvers<void>();
  let missing = count;
  return async () => {
    missing -= 1;
    if (missing === 0) full.resolve();
    await full.promise;
  };
}
