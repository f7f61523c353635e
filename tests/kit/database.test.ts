import { setImmediate } from 'node:timers/promises';
import * as fc from 'fast-check';
import type { Knex } from 'knex';
import { describe, expect, test } from 'vitest';
import { toBoolean } from '../../subgraphs/kit/database/column-values.ts';
import { openDatabase, type Database } from '../../subgraphs/kit/database/database.ts';
import {
  isForeignKeyViolation,
  isSerializationFailure,
  isUniqueViolation,
} from '../../subgraphs/kit/database/errors.ts';
import { insertMany } from '../../subgraphs/kit/database/insert-many.ts';
import type { Migration } from '../../subgraphs/kit/database/migrations.ts';
import { rawRows } from '../../subgraphs/kit/database/raw-rows.ts';
import { createTestLocation, openTestStore, STORES } from '../support/databases.ts';

const SERVERS: Migration = {
  name: '001-servers',
  async up(knex) {
    await knex.schema.createTable('servers', (table) => {
      table.text('id').notNullable().primary();
      table.bigInteger('memory_bytes');
      table.boolean('is_enabled');
      table.binary('thumbprint');
      table.text('added_at');
      table.double('load');
    });
    await knex.schema.createTable('disks', (table) => {
      table.text('id').notNullable().primary();
      table.text('server_id').notNullable().references('servers.id');
    });
  },
};

describe.each(STORES)('a store on %s', (kind) => {
  test('shows what a transaction wrote once its promise resolves', async () => {
    await using store = await openTestStore(kind, [SERVERS]);

    const answer = await store.transaction(async (trx) => {
      await trx('servers').insert({ id: 'web-01' });
      return 'done';
    });

    expect(answer).toBe('done');
    expect(await listIds(store.reader)).toEqual(['web-01']);
  });

  test('keeps nothing of a transaction whose work throws', async () => {
    await using store = await openTestStore(kind, [SERVERS]);

    const attempt = store.transaction(async (trx) => {
      await trx('servers').insert({ id: 'web-01' });
      throw new Error('second thoughts');
    });

    await expect(attempt).rejects.toThrow('second thoughts');
    expect(await listIds(store.reader)).toEqual([]);
  });

  test('goes on after a transaction was rolled back', async () => {
    await using store = await openTestStore(kind, [SERVERS]);
    await addServer(store, 'web-01');

    const [repeated, next] = await Promise.allSettled([
      addServer(store, 'web-01'),
      addServer(store, 'web-02'),
    ]);

    expect([repeated.status, next.status]).toEqual(['rejected', 'fulfilled']);
    expect(await listIds(store.reader)).toEqual(['web-01', 'web-02']);
  });

  test('never shows its reader an open transaction', async () => {
    await using store = await openTestStore(kind, [SERVERS]);
    const written = Promise.withResolvers<void>();
    const looked = Promise.withResolvers<void>();

    const transaction = store.transaction(async (trx) => {
      await trx('servers').insert({ id: 'web-01' });
      written.resolve();
      await looked.promise;
    });
    await written.promise;
    const seenBefore = await listIds(store.reader);
    looked.resolve();
    await transaction;

    expect(seenBefore).toEqual([]);
    expect(await listIds(store.reader)).toEqual(['web-01']);
  });

  test('lets a transaction read outside itself without waiting for its own end', async () => {
    await using store = await openTestStore(kind, [SERVERS]);
    await addServer(store, 'web-01');

    const seen = await Promise.all(
      Array.from({ length: 20 }, async (_, index) =>
        store.transaction(async (trx) => {
          await trx('servers').insert({ id: `new-${index}` });
          return (await listIds(store.reader)).includes('web-01');
        }),
      ),
    );

    expect(seen).toEqual(Array.from({ length: 20 }, () => true));
  });

  test('refuses to write through its reader and in a snapshot', async () => {
    await using store = await openTestStore(kind, [SERVERS]);

    await expect(store.reader('servers').insert({ id: 'web-01' })).rejects.toThrow(/read-?only/);
    await expect(
      store.snapshot(async (trx) => await trx('servers').insert({ id: 'web-01' })),
    ).rejects.toThrow(/read-?only/);
  });

  test('reads one moment in a snapshot, whatever is committed meanwhile', async () => {
    await using store = await openTestStore(kind, [SERVERS]);
    await addServer(store, 'web-01');

    const [before, after] = await store.snapshot(async (trx) => {
      const first = await listIds(trx);
      await addServer(store, 'web-02');
      return [first, await listIds(trx)];
    });

    expect(before).toEqual(['web-01']);
    expect(after).toEqual(['web-01']);
    expect(await listIds(store.reader)).toEqual(['web-01', 'web-02']);
  });

  test('runs more snapshots than it has connections for them', async () => {
    await using store = await openTestStore(kind, [SERVERS]);

    const counts = await Promise.all(
      Array.from({ length: 30 }, () =>
        store.snapshot(async (trx) => (await listIds(trx)).length + (await listIds(trx)).length),
      ),
    );

    expect(counts).toEqual(Array.from({ length: 30 }, () => 0));
  });

  test('refuses a transaction inside a transaction instead of waiting for itself', async () => {
    await using store = await openTestStore(kind, [SERVERS]);

    const nested = store.transaction(async () => await addServer(store, 'web-01'));

    await expect(nested).rejects.toThrow(
      /^Cannot begin a transaction on store ".+": this code already runs inside one$/,
    );
  });

  test('allows a transaction to what an earlier transaction left running', async () => {
    await using store = await openTestStore(kind, [SERVERS]);
    const ended = Promise.withResolvers<void>();

    const later = await store.transaction(async () => [
      ended.promise.then(async () => await addServer(store, 'web-01')),
    ]);
    ended.resolve();
    await Promise.all(later);

    expect(await listIds(store.reader)).toEqual(['web-01']);
  });

  test('rolls back a transaction whose work does not end, and serves the next', async () => {
    await using store = await openTestStore(kind, [SERVERS], { transactionTimeoutMs: 100 });
    const never = Promise.withResolvers<void>();

    const hanging = store.transaction(async (trx) => {
      await trx('servers').insert({ id: 'web-01' });
      await never.promise;
    });

    await expect(hanging).rejects.toThrow(
      /^Cannot finish a transaction on store ".+": its work took more than 100 ms$/,
    );
    await addServer(store, 'web-02');
    expect(await listIds(store.reader)).toEqual(['web-02']);
  });

  test('refuses statements of a transaction that has ended', async () => {
    await using store = await openTestStore(kind, [SERVERS]);

    const [leaked] = await store.transaction(async (trx) => [trx]);

    await expect(leaked('servers').insert({ id: 'web-01' })).rejects.toThrow(
      'Transaction query already complete',
    );
  });

  test('finishes what was asked for before it closes, and refuses what comes after', async () => {
    await using store = await openTestStore(kind, [SERVERS]);
    const other = await store.reopen();

    const asked = Promise.all([addServer(other, 'web-01'), addServer(other, 'web-02')]);
    await other.close();
    await asked;

    await expect(addServer(other, 'web-03')).rejects.toThrow(
      /^Cannot write to store ".+": it is closed$/,
    );
    expect(await listIds(store.reader)).toEqual(['web-01', 'web-02']);
  });

  test('lets a snapshot that has begun finish before it closes', async () => {
    await using store = await openTestStore(kind, [SERVERS]);
    const other = await store.reopen();
    const closing = Promise.withResolvers<void>();

    const snapshot = other.snapshot(async (trx) => {
      await listIds(trx);
      closing.resolve();
      await addServer(store, 'web-01');
      return await listIds(trx);
    });
    await closing.promise;
    await other.close();

    expect(await snapshot).toEqual([]);
  });

  test('holds exactly what the transactions that succeeded wrote, in any mixture', async () => {
    await using store = await openTestStore(kind, [SERVERS]);
    const work = fc.record({ pauses: fc.nat(3), writes: fc.nat(3), fails: fc.boolean() });
    let runs = 0;

    await fc.assert(
      fc.asyncProperty(fc.array(work, { maxLength: 30 }), async (works) => {
        runs += 1;
        const run = runs;
        const outcomes = await Promise.allSettled(
          works.map(async ({ pauses, writes, fails }, index) =>
            store.transaction(async (trx) => {
              const ids = Array.from({ length: writes }, (_, n) => `${run}-${index}-${n}`);
              for (const id of ids) await trx('servers').insert({ id });
              for (let pause = 0; pause < pauses; pause += 1) await setImmediate();
              if (fails) throw new Error('failed on purpose');
              return ids;
            }),
          ),
        );

        const answered = outcomes.flatMap((outcome) =>
          outcome.status === 'fulfilled' ? outcome.value : [],
        );
        expect(outcomes.map(({ status }) => status === 'rejected')).toEqual(
          works.map(({ fails }) => fails),
        );
        expect(await store.reader('servers').where('id', 'like', `${run}-%`).pluck('id')).toEqual(
          expect.arrayContaining(answered),
        );
        expect((await listIds(store.reader)).filter((id) => id.startsWith(`${run}-`)).length).toBe(
          answered.length,
        );
      }),
      { numRuns: 40 },
    );
  });

  test('tells violations of a key apart', async () => {
    await using store = await openTestStore(kind, [SERVERS]);
    await addServer(store, 'web-01');

    const repeated: unknown = await addServer(store, 'web-01').catch((error: unknown) => error);
    const dangling: unknown = await store
      .transaction(async (trx) => await trx('disks').insert({ id: 'c', server_id: 'web-99' }))
      .catch((error: unknown) => error);

    expect([isUniqueViolation(repeated), isUniqueViolation(dangling)]).toEqual([true, false]);
    expect([isForeignKeyViolation(repeated), isForeignKeyViolation(dangling)]).toEqual([
      false,
      true,
    ]);
    expect(isSerializationFailure(repeated)).toBe(false);
    expect(isUniqueViolation(new Error('wrapped', { cause: repeated }))).toBe(true);
  });

  test('keeps values out of the messages of its errors', async () => {
    await using store = await openTestStore(kind, [SERVERS]);
    await addServer(store, 'secret-name');

    await expect(addServer(store, 'secret-name')).rejects.toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret-name') }),
    );
  });

  test('gives back what was stored', async () => {
    await using store = await openTestStore(kind, [SERVERS]);
    await store.transaction(
      async (trx) =>
        await trx('servers').insert({
          id: 'naïve "server" ☃',
          memory_bytes: Number.MAX_SAFE_INTEGER,
          is_enabled: true,
          thumbprint: Buffer.from([0, 1, 254, 255]),
          added_at: new Date(Date.UTC(2024, 1, 29, 12, 0, 0, 7)),
          load: 0.25,
        }),
    );

    const row = await store.reader('servers').first();

    expect({
      ...row,
      thumbprint: [...row.thumbprint],
      is_enabled: toBoolean(row.is_enabled),
    }).toEqual({
      id: 'naïve "server" ☃',
      memory_bytes: 9007199254740991,
      is_enabled: true,
      thumbprint: [0, 1, 254, 255],
      added_at: '2024-02-29T12:00:00.007Z',
      load: 0.25,
    });
  });

  test('counts and sums in numbers', async () => {
    await using store = await openTestStore(kind, [SERVERS]);
    await store.transaction(
      async (trx) =>
        await trx('servers').insert([
          { id: 'a', memory_bytes: 1 },
          { id: 'b', memory_bytes: 2 },
        ]),
    );

    const row: unknown = await store
      .reader('servers')
      .count({ count: '*' })
      .sum({ sum: 'memory_bytes' })
      .first();

    expect({ ...(row as object) }).toEqual({ count: 2, sum: 3 });
  });

  test('keeps a whole number whole in a column of text', async () => {
    await using store = await openTestStore(kind, [SERVERS]);
    await store.transaction(async (trx) => await trx('servers').insert({ id: 7 }));

    expect(await listIds(store.reader)).toEqual(['7']);
  });

  test('refuses to read a whole number that would be rounded', async () => {
    await using store = await openTestStore(kind, [SERVERS]);
    await store.transaction(
      async (trx) => await trx('servers').insert({ id: 'a', memory_bytes: 9007199254740993n }),
    );

    await expect(store.reader('servers').first('memory_bytes')).rejects.toThrow(/too large/);
    expect(await listIds(store.reader)).toEqual(['a']);
  });

  test.each([
    [
      'an object',
      { a: 1 },
      'Cannot store an object: columns hold text, numbers, booleans and bytes; write JSON as text',
    ],
    ['not a number', NaN, 'Cannot store NaN: it is not a finite number'],
    ['infinity', Infinity, 'Cannot store Infinity: it is not a finite number'],
  ])('refuses to store %s', async (_what, value, message) => {
    await using store = await openTestStore(kind, [SERVERS]);

    const attempt = store.transaction(
      async (trx) => await trx.raw('update servers set load = ?', [value as number]),
    );

    await expect(attempt).rejects.toThrow(message);
  });

  test('orders text by its bytes', async () => {
    await using store = await openTestStore(kind, [SERVERS]);
    const ids = ['b', 'B', 'a', 'Ä', '_', '10', '9', 'a b', 'ab'];
    await store.transaction(
      async (trx) =>
        await insertMany(
          trx,
          'servers',
          ids.map((id) => ({ id })),
        ),
    );

    expect(await listIds(store.reader)).toEqual(['10', '9', 'B', '_', 'a', 'a b', 'ab', 'b', 'Ä']);
  });

  test('inserts, merges, updates and deletes many rows and returns them', async () => {
    await using store = await openTestStore(kind, [SERVERS]);

    const answers = await store.transaction(async (trx) => {
      const rows = [
        { id: 'a', load: 1 },
        { id: 'b', load: 2 },
      ];
      return {
        inserted: await trx('servers').insert(rows).returning('id'),
        merged: await trx('servers')
          .insert([
            { id: 'b', load: 3 },
            { id: 'c', load: 4 },
          ])
          .onConflict('id')
          .merge()
          .returning(['id', 'load']),
        ignored: await trx('servers')
          .insert([
            { id: 'a', load: 5 },
            { id: 'd', load: 6 },
          ])
          .onConflict('id')
          .ignore()
          .returning('id'),
        updated: await trx('servers').where({ id: 'a' }).update({ load: 7 }).returning('load'),
        updatedCount: await trx('servers').whereIn('id', ['a', 'b', 'x']).update({ load: 8 }),
        deleted: await trx('servers').where({ id: 'a' }).delete().returning('id'),
        deletedCount: await trx('servers').whereIn('id', ['b', 'c']).delete(),
      };
    });

    expect(answers).toEqual({
      inserted: [{ id: 'a' }, { id: 'b' }],
      merged: [
        { id: 'b', load: 3 },
        { id: 'c', load: 4 },
      ],
      ignored: [{ id: 'd' }],
      updated: [{ load: 7 }],
      updatedCount: 2,
      deleted: [{ id: 'a' }],
      deletedCount: 2,
    });
    expect(await listIds(store.reader)).toEqual(['d']);
  });

  test('inserts any number of rows in few statements', async () => {
    const statements: string[] = [];
    await using store = await openTestStore(kind, [SERVERS], {
      onQuery: (sql) => statements.push(sql),
    });
    const rows = Array.from({ length: 1_200 }, (_, index) => ({
      id: `server-${index}`,
      load: 0.5,
    }));

    await store.transaction(async (trx) => {
      await insertMany(trx, 'servers', []);
      await insertMany(trx, 'servers', rows);
    });

    expect(statements.filter((sql) => /^insert into .servers/.test(sql)).length).toBe(3);
    expect((await listIds(store.reader)).length).toBe(1_200);
  });

  test('inserts 1,000 rows in one statement', async () => {
    await using store = await openTestStore(kind, [SERVERS]);
    const rows = Array.from({ length: 1_000 }, (_, index) => ({
      id: `server-${index}`,
      load: 0.5,
    }));

    await store.transaction(async (trx) => await trx('servers').insert(rows));

    expect((await listIds(store.reader)).length).toBe(1_000);
  });

  test('returns the rows of a statement written by hand', async () => {
    await using store = await openTestStore(kind, [SERVERS]);
    await addServer(store, 'web-01');

    const rows = await rawRows<{ id: string }>(
      store.reader,
      'select id from servers where id = ?',
      ['web-01'],
    );

    expect(rows).toEqual([{ id: 'web-01' }]);
  });

  test('reports every statement', async () => {
    const statements: string[] = [];
    await using store = await openTestStore(kind, [SERVERS], {
      onQuery: (sql) => statements.push(sql),
    });
    statements.length = 0;

    await store.reader('servers').where({ id: 'web-01' }).first('load');

    expect(statements.map((sql) => sql.replace(/[`"]/g, ''))).toEqual([
      kind === 'sqlite'
        ? 'select load from servers where id = ? limit ?'
        : 'select load from servers where id = $1 limit $2',
    ]);
  });
});

describe.each(STORES)('the migrations of a store on %s', (kind) => {
  const DISK_SIZES: Migration = {
    name: '002-disk-sizes',
    async up(knex) {
      await knex.schema.alterTable('disks', (table) => {
        table.bigInteger('size_bytes');
      });
    },
  };

  test('are applied once each, in their order', async () => {
    const applied: string[] = [];
    const log = {
      info: (fields: object) => applied.push(...(fields as { migrations: string[] }).migrations),
      warn: () => {},
    };
    await using store = await openTestStore(kind, [SERVERS], { log });
    await (await store.reopen({ log })).close();
    await (await store.reopen({ log, migrations: [SERVERS, DISK_SIZES] })).close();
    await (await store.reopen({ log, migrations: [SERVERS, DISK_SIZES] })).close();

    expect(applied).toEqual(['001-servers', '002-disk-sizes']);
    expect(await store.reader('migrations').orderBy('name').pluck('name')).toEqual([
      '001-servers',
      '002-disk-sizes',
    ]);
  });

  test('are applied once when several open a new store at the same time', async () => {
    await using place = await createTestLocation(kind);
    const { location } = place;
    let timesApplied = 0;
    const counted: Migration = {
      name: '001-servers',
      async up(knex) {
        timesApplied += 1;
        await SERVERS.up(knex);
      },
    };

    const opened = await Promise.all(
      Array.from({ length: 4 }, () => openDatabase({ location, migrations: [counted] })),
    );
    await Promise.all(opened.map(async (store) => await store.close()));

    expect(timesApplied).toBe(1);
  });

  test('leave nothing behind when one fails', async () => {
    await using store = await openTestStore(kind, [SERVERS]);
    const broken: Migration = {
      name: '003-broken',
      async up(knex) {
        await knex.schema.createTable('half', (table) => table.text('id'));
        throw new Error('no such luck');
      },
    };

    const opening = store.reopen({ migrations: [SERVERS, DISK_SIZES, broken] });

    await expect(opening).rejects.toThrow(
      expect.objectContaining({
        name: 'StoreUnavailable',
        message: `Cannot open store "${nameOf(store)}": migration "003-broken" failed and was undone`,
        cause: expect.objectContaining({ message: 'no such luck' }),
      }),
    );
    expect(await store.reader.schema.hasTable('half')).toBe(false);
    expect(await store.reader('migrations').pluck('name')).toEqual(['001-servers']);
  });

  test('of a newer version are refused', async () => {
    await using store = await openTestStore(kind, [SERVERS, DISK_SIZES]);

    await expect(store.reopen({ migrations: [SERVERS] })).rejects.toThrow(
      expect.objectContaining({
        name: 'StoreUnavailable',
        message: `Cannot open store "${nameOf(store)}": it was written by a newer version (migration "002-disk-sizes" is unknown here)`,
      }),
    );
  });

  function nameOf({ location }: Awaited<ReturnType<typeof openTestStore>>): string {
    if (location.kind === 'sqlite') return location.file;
    return `${location.url.replace(':postgres@', '@')}, schema ${location.schema}`;
  }
});

async function addServer(store: Database, id: string): Promise<void> {
  await store.transaction(async (trx) => await trx('servers').insert({ id }));
}

async function listIds(knex: Knex): Promise<readonly string[]> {
  return await knex('servers').orderBy('id').pluck('id');
}
