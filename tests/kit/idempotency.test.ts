import type { Knex } from 'knex';
import { describe, expect, test } from 'vitest';
import {
  addIdempotencySequences,
  createIdempotencyKeys,
  forgetIdempotencyKeys,
  type IdempotencyKeys,
} from '../../subgraphs/kit/idempotency.ts';
import { openTestStore, STORES } from '../support/databases.ts';
import { createTestClock } from '../support/test-clock.ts';

const KEYS = {
  name: '001-keys',
  async up(knex: Knex) {
    await knex.schema.createTable('idempotency_keys', (table) => {
      table.text('key').primary();
      table.text('request_hash').notNullable();
      table.text('result_id').notNullable();
      table.text('at').notNullable().index();
    });
  },
};
const SEQUENCES = { name: '002-sequences', up: addIdempotencySequences };
const DAY_MS = 24 * 60 * 60 * 1_000;

describe.each(STORES)('idempotency keys on %s', (kind) => {
  const clock = createTestClock();
  async function open() {
    const store = await openTestStore(kind, [KEYS, SEQUENCES]);
    return {
      store,
      using: <T>(work: (keys: IdempotencyKeys) => Promise<T>) =>
        store.transaction((transaction) => work(createIdempotencyKeys(transaction, clock.now))),
      countKeys: () => store.reader('idempotency_keys').pluck('key'),
      [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
    };
  }
  const request = { wanted: 'a lamp' };

  test('stand for what was done and for the number of its change', async () => {
    await using stand = await open();
    expect(await stand.using((keys) => keys.find('key', request))).toBeNull();
    await stand.using((keys) =>
      keys.remember([
        { key: 'key', request, id: 'lamp-1', sequence: 7 },
        { key: 'other', request, id: 'lamp-2', sequence: null },
        { key: null, request, id: 'lamp-3', sequence: 8 },
      ]),
    );
    expect(await stand.using((keys) => keys.find('key', request))).toEqual({
      id: 'lamp-1',
      sequence: 7,
    });
    expect(await stand.using((keys) => keys.find('other', request))).toEqual({
      id: 'lamp-2',
      sequence: null,
    });
    expect(await stand.using((keys) => keys.find(null, request))).toBeNull();
  });

  test('are good for a day, and gone once they are looked through after that', async () => {
    await using stand = await open();
    const many = Array.from({ length: 1_200 }, (_, index) => ({
      key: `key ${index}`,
      request,
      id: 'lamp-1',
      sequence: index,
    }));
    await stand.using((keys) => keys.remember(many));
    clock.advanceMs(DAY_MS);
    await forgetIdempotencyKeys(stand.store, clock.now);
    expect(await stand.countKeys()).toHaveLength(1_200);
    expect(await stand.using((keys) => keys.find('key 0', request))).not.toBeNull();

    clock.advanceMs(1);
    expect(await stand.using((keys) => keys.find('key 0', request))).toBeNull();
    await stand.using((keys) => keys.remember(many.slice(0, 1)));
    await forgetIdempotencyKeys(stand.store, clock.now);
    expect(await stand.countKeys()).toEqual(['key 0']);
  });
});
