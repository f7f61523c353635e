import { describe, expect, test } from 'vitest';
import { openTestStore, STORES } from '../support/databases.ts';

describe.each(STORES)('on %s', (kind) => {
  test('opens', async () => {
    await using store = await openTestStore(kind, [{ name: '001-a', async up(k) { await k.schema.createTable('a', (t) => { t.text('id').primary(); t.bigInteger('n'); }); } }]);
    await store.transaction(async (trx) => await trx('a').insert({ id: 'x', n: 5 }));
    for (let i = 0; i < 5; i++) expect(await store.reader('a').where({ id: 'x' }).select()).toEqual([{ id: 'x', n: 5 }]);
  });
});
