import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../subgraphs/kit/database/open-database.ts';
import type { Migration } from '../../subgraphs/kit/database/migrations.ts';
import { createTestLocation, openTestStore, STORES } from '../support/databases.ts';

const SERVERS: Migration = {
  name: '001-servers',
  async up(knex) {
    await knex.schema.createTable('servers', (table) => {
      table.text('id').notNullable().primary();
    });
    await knex.schema.createTable('disks', (table) => {
      table.text('id').notNullable().primary();
      table.text('server_id').notNullable().references('servers.id');
    });
  },
};

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
