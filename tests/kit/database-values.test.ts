import type { Knex } from 'knex';
import { describe, expect, test } from 'vitest';
import { toBoolean } from '../../subgraphs/kit/database/column-values.ts';
import { insertMany } from '../../subgraphs/kit/database/insert-many.ts';
import type { Migration } from '../../subgraphs/kit/database/migrations.ts';
import { openTestStore, STORES } from '../support/databases.ts';

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
  },
};

describe.each(STORES)('the columns of a store on %s', (kind) => {
  test('give back what was stored', async () => {
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

  test('are counted and summed in numbers', async () => {
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

  test('keep a whole number whole in a column of text', async () => {
    await using store = await openTestStore(kind, [SERVERS]);
    await store.transaction(async (trx) => await trx('servers').insert({ id: 7 }));

    expect(await listIds(store.reader)).toEqual(['7']);
  });

  test('refuse to give back a whole number that would be rounded', async () => {
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
  ])('refuse %s', async (_what, value, message) => {
    await using store = await openTestStore(kind, [SERVERS]);

    const attempt = store.transaction(
      async (trx) => await trx.raw('update servers set load = ?', [value as number]),
    );

    await expect(attempt).rejects.toThrow(message);
  });

  test('are never found by a text with a NUL, and what is asked beside it is', async () => {
    await using store = await openTestStore(kind, [SERVERS]);
    await store.transaction(async (trx) => await trx('servers').insert({ id: 'a' }));

    const ids = ['a\0b', 'a', '\0'];
    expect(await store.reader('servers').whereIn('id', ids).pluck('id')).toEqual(['a']);
    expect(await store.snapshot((trx) => trx('servers').where('id', '\0').first())).toBe(undefined);
    expect(await store.transaction((trx) => trx('servers').where('id', '\0').pluck('id'))).toEqual(
      [],
    );
  });

  test('refuse a text with a NUL without telling the statement', async () => {
    await using store = await openTestStore(kind, [SERVERS]);

    const attempt = store.transaction(async (trx) => await trx('servers').insert({ id: 'a\0b' }));

    await expect(attempt).rejects.toMatchObject({
      code: 'BAD_VALUE',
      message: 'Cannot take a text with a NUL character: stores do not keep it',
    });
  });

  test('are ordered by the bytes of their text', async () => {
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
});

async function listIds(knex: Knex): Promise<readonly string[]> {
  return await knex('servers').orderBy('id').pluck('id');
}
