import { describe, expect, test, vi } from 'vitest';
import type { Knex } from 'knex';
import { journalMigration, readJournal } from '../../subgraphs/kit/journal/journal.ts';
import { pruneJournal } from '../../subgraphs/kit/journal/prune-journal.ts';
import { openProductStore } from '../../subgraphs/kit/product-store.ts';
import { LOCAL_ADMINISTRATOR } from '../../subgraphs/kit/viewer.ts';
import { createTestLocation, openTestStore, STORES } from '../support/databases.ts';
import { quietLog } from '../support/quiet-log.ts';
import { createTestClock } from '../support/test-clock.ts';

const noteMigration = {
  name: '001-notes',
  up: async (knex: Knex) => {
    await knex.schema.createTable('notes', (table) => void table.text('id').primary());
  },
};

interface NoteStores {
  readonly knex: Knex;
}

describe('a product store', () => {
  test('wakes the readers of another process on the same PostgreSQL', async () => {
    await using place = await createTestLocation('postgres');
    const options = {
      location: place.location,
      migrations: [journalMigration, noteMigration],
      createStores: (knex: Knex): NoteStores => ({ knex }),
      now: createTestClock().now,
      log: quietLog,
    };
    const writing = await openProductStore(options);
    const reading = await openProductStore(options);
    // Both have found each other once the first round trip is through.
    await vi.waitFor(async () => {
      await write(writing, 'first');
      expect(reading.journal.position).toBeGreaterThan(0);
    });

    const { sequence } = await reading.journal.readHead();
    await vi.waitFor(() => expect(reading.journal.position).toBe(sequence));
    const { position } = reading.journal;
    const waiting = reading.journal.readNext(position, new AbortController().signal);
    const started = performance.now();
    await write(writing, 'second');
    expect((await waiting)?.map(({ objectId }) => objectId)).toContain('second');
    // The slow poll comes every five seconds; a wake-up comes at once.
    expect(performance.now() - started).toBeLessThan(2_000);

    await writing.close();
    await reading.close();
  });

  test('keeps on telling when the connection that hears of changes is cut', async () => {
    await using place = await createTestLocation('postgres');
    const options = {
      location: place.location,
      migrations: [journalMigration, noteMigration],
      createStores: (knex: Knex): NoteStores => ({ knex }),
      now: createTestClock().now,
      log: quietLog,
    };
    const writing = await openProductStore(options);
    const reading = await openProductStore(options);
    await vi.waitFor(async () => {
      await write(writing, 'first');
      expect(reading.journal.position).toBeGreaterThan(0);
    });
    await writing.database.transaction(async (transaction) => {
      await transaction.raw(
        'select pg_terminate_backend(pid) from pg_stat_activity where application_name = ?',
        [`journal_${place.location.kind === 'postgres' ? place.location.schema : ''}`],
      );
    });

    await vi.waitFor(
      async () => {
        const { position } = reading.journal;
        await write(writing, 'later');
        await vi.waitFor(() => expect(reading.journal.position).toBeGreaterThan(position), 300);
      },
      { timeout: 10_000 },
    );
    await writing.close();
    await reading.close();
  });
});

describe.each(STORES)('pruning on %s', (kind) => {
  test('forgets what is older than the retention, in order, and notes up to where', async () => {
    await using store = await openTestStore(kind, [journalMigration]);
    await store.transaction(async (transaction) => {
      const rows = Array.from({ length: 1_300 }, (_, index) => ({
        sequence: index + 1,
        noun: 'note',
        object_id: `n${index}`,
        kind: 'CREATED',
        // The clock was set back once: entry 1,201 looks older than those before it.
        at: index === 1_200 ? '2026-01-01T00:00:00.000Z' : toMoment(index),
        by_name: 'kim',
        connector_id: null,
        comment: null,
        changes: '[]',
        after: '{}',
      }));
      for (let start = 0; start < rows.length; start += 500) {
        await transaction('journal').insert(rows.slice(start, start + 500));
      }
      await transaction('journal_head').update({ sequence: rows.length });
    });

    expect(await pruneJournal(store, toMoment(1_100))).toBe(1_100);
    const [first] = await readJournal(store.reader, { after: 0, limit: 1 });
    expect(first?.sequence).toBe(1_101);
    expect(await store.reader('journal_head').first()).toMatchObject({ pruned_to: 1_100 });
    expect(await pruneJournal(store, toMoment(1_100))).toBe(0);
  });
});

async function write(
  store: Awaited<ReturnType<typeof openProductStore<NoteStores>>>,
  objectId: string,
): Promise<void> {
  await store.transactionOf(LOCAL_ADMINISTRATOR)(async ({ journal }) => {
    await journal.append([{ noun: 'note', objectId, kind: 'CREATED', changes: [], after: {} }]);
  });
}

function toMoment(second: number): string {
  return new Date(Date.UTC(2026, 0, 31) + second * 1_000).toISOString();
}
