import { setImmediate } from 'node:timers/promises';
import * as fc from 'fast-check';
import type { Knex } from 'knex';
import { describe, expect, test } from 'vitest';
import type { Database } from '../../subgraphs/kit/database/database.ts';
import {
  isForeignKeyViolation,
  isSerializationFailure,
  isUniqueViolation,
} from '../../subgraphs/kit/database/errors.ts';
import { insertMany } from '../../subgraphs/kit/database/insert-many.ts';
import type { Migration } from '../../subgraphs/kit/database/migrations.ts';
import { rawRows } from '../../subgraphs/kit/database/raw-rows.ts';
import { readStoreMark } from '../../subgraphs/kit/database/store-mark.ts';
import { openTestStore, STORES } from '../support/databases.ts';

const SERVERS: Migration = {
  name: '001-servers',
  async up(knex) {
    await knex.schema.createTable('servers', (table) => {
      table.text('id').notNullable().primary();
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

  test('has the same mark for as long as the same is read, whichever process writes', async () => {
    await using store = await openTestStore(kind, [SERVERS]);
    const elsewhere = await store.reopen({ migrations: [SERVERS] });
    try {
      const mark = await readStoreMark(store.reader);
      expect(await readStoreMark(store.reader)).toBe(mark);
      await addServer(store, 'web-01');
      const second = await readStoreMark(store.reader);
      expect(second).not.toBe(mark);
      await addServer(elsewhere, 'web-02');
      expect(await readStoreMark(store.reader)).not.toBe(second);

      let writing = true;
      const writers = Promise.all(
        [store, elsewhere].map(async (writer, index) => {
          for (let number = 0; number < 40; number += 1) {
            await addServer(writer, `server-${index}-${number}`);
            await setImmediate();
          }
        }),
      ).finally(() => (writing = false));
      const counts = new Map<string, number>();
      while (writing) {
        // A file is read without waiting for anything, and others have to have their turn.
        await setImmediate();
        const before = await readStoreMark(store.reader);
        const { length } = await listIds(store.reader);
        const kept = counts.get(before);
        if ((await readStoreMark(store.reader)) === before && kept !== undefined) {
          expect(length).toBe(kept);
        }
        if (kept === undefined) counts.set(before, length);
      }
      await writers;
      expect(counts.size).toBeGreaterThan(5);
    } finally {
      await elsewhere.close();
    }
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
    await using store = await openTestStore(kind, [SERVERS], { transactionTimeoutMs: 500 });
    const never = Promise.withResolvers<void>();

    const hanging = store.transaction(async (trx) => {
      await trx('servers').insert({ id: 'web-01' });
      await never.promise;
    });

    await expect(hanging).rejects.toThrow(
      /^Cannot finish a transaction on store ".+": its work took more than 500 ms$/,
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

  test('takes transactions from two that opened it, each answered and none lost', async () => {
    await using store = await openTestStore(kind, [SERVERS]);
    const other = await store.reopen();
    const numbers = Array.from({ length: 100 }, (_, index) => 100 + index);

    await Promise.all([
      ...numbers.map(async (n) => await addServer(store, `one-${n}`)),
      ...numbers.map(async (n) => await addServer(other, `two-${n}`)),
    ]);
    await other.close();

    expect(await listIds(store.reader)).toEqual([
      ...numbers.map((n) => `one-${n}`),
      ...numbers.map((n) => `two-${n}`),
    ]);
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
        ? 'select load from servers where id = ? limit 1'
        : 'select load from servers where id = $1 limit $2',
    ]);
  });
});

async function addServer(store: Database, id: string): Promise<void> {
  await store.transaction(async (trx) => await trx('servers').insert({ id }));
}

async function listIds(knex: Knex): Promise<readonly string[]> {
  return await knex('servers').orderBy('id').pluck('id');
}
