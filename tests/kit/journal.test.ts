import { setImmediate } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { addMs } from '../../subgraphs/kit/clock.ts';
import type { Database } from '../../subgraphs/kit/database/database.ts';
import {
  createJournalWriter,
  journalMigration,
  readJournal,
  readJournalHead,
  type Change,
} from '../../subgraphs/kit/journal/journal.ts';
import { createJournalReader } from '../../subgraphs/kit/journal/journal-reader.ts';
import { pruneJournal } from '../../subgraphs/kit/journal/prune-journal.ts';
import { LOCAL_ADMINISTRATOR } from '../../subgraphs/kit/viewer.ts';
import { openTestStore, STORES } from '../support/databases.ts';

const AT = '2026-01-31T09:30:00.000Z';

describe.each(STORES)('the journal on %s', (kind) => {
  test('writes down what changed, who did it, when and why, and the object as it was after', async () => {
    await using store = await openTestStore(kind, [journalMigration]);

    const sequence = await append(store, [
      {
        noun: 'alert',
        objectId: 'a1',
        kind: 'CHANGED',
        comment: 'on it',
        changes: [{ field: 'owner', from: null, to: 'kim' }],
        after: { id: 'a1', owner: 'kim' },
      },
    ]);

    expect(sequence).toBe(1);
    expect(await readJournal(store.reader, { after: 0, limit: 10 })).toEqual([
      {
        sequence: 1,
        noun: 'alert',
        objectId: 'a1',
        kind: 'CHANGED',
        at: AT,
        by: 'local administrator',
        connectorId: null,
        comment: 'on it',
        changes: [{ field: 'owner', from: null, to: 'kim' }],
        after: { id: 'a1', owner: 'kim' },
      },
    ]);
  });

  test('gives the numbers of a transaction that rolled back to the next one', async () => {
    await using store = await openTestStore(kind, [journalMigration]);
    await append(store, [change('a1')]);

    const failing = store.transaction(async (transaction) => {
      await writer(transaction).append([change('a2'), change('a3')]);
      throw new Error('the action failed after all');
    });
    await expect(failing).rejects.toThrow('the action failed after all');
    expect(await append(store, [change('a4')])).toBe(2);

    const entries = await readJournal(store.reader, { after: 0, limit: 10 });
    expect(entries.map(({ sequence, objectId }) => [sequence, objectId])).toEqual([
      [1, 'a1'],
      [2, 'a4'],
    ]);
  });

  test('shows no number before every smaller one, with many writers at once', async () => {
    await using store = await openTestStore(kind, [journalMigration]);
    const writers = 16;
    const writesEach = 25;
    let writing = true;

    const seen: number[] = [];
    const following = (async () => {
      let last = 0;
      while (writing || last < writers * writesEach) {
        // A reader that looks all the time must never see a later number before an earlier one.
        const entries = await readJournal(store.reader, { after: last, limit: 1_000 });
        for (const { sequence } of entries) seen.push(sequence);
        last = seen.at(-1) ?? 0;
        // SQLite answers within the turn; the writers need one of their own.
        await setImmediate();
      }
    })();
    await Promise.all(
      Array.from({ length: writers }, async (_, writerIndex) => {
        for (let index = 0; index < writesEach; index += 1) {
          const doomed = (writerIndex + index) % 7 === 0;
          const attempt = store.transaction(async (transaction) => {
            const sequence = await writer(transaction).append([change(`w${writerIndex}-${index}`)]);
            if (doomed) throw new Error('doomed');
            return sequence;
          });
          if (!doomed) await attempt;
          else {
            await expect(attempt).rejects.toThrow('doomed');
            await append(store, [change(`w${writerIndex}-${index}`)]);
          }
        }
      }),
    );
    writing = false;
    await following;

    expect(seen).toEqual(Array.from({ length: writers * writesEach }, (_, index) => index + 1));
    expect((await readJournalHead(store.reader)).sequence).toBe(writers * writesEach);
  });

  test('one reader feeds followers at any position, from its window or from the store', async () => {
    await using store = await openTestStore(kind, [journalMigration]);
    await append(
      store,
      Array.from({ length: 30 }, (_, index) => change(`old-${index}`)),
    );
    const reader = await createJournalReader({
      reader: store.reader,
      windowEntries: 10,
      onError: (error) => {
        throw error;
      },
    });
    const { signal } = new AbortController();

    await append(
      store,
      Array.from({ length: 40 }, (_, index) => change(`new-${index}`)),
    );
    reader.wake();
    const followers = [0, 29, 35, 55, 69].map(async (start) => {
      const received: number[] = [];
      let position = start;
      while (position < 70) {
        const entries = (await reader.readNext(position, signal)) ?? [];
        received.push(...entries.map(({ sequence }) => sequence));
        position = received.at(-1) ?? position;
      }
      return received;
    });

    for (const [index, start] of [0, 29, 35, 55, 69].entries()) {
      expect(await followers[index]).toEqual(
        Array.from({ length: 70 - start }, (_, offset) => start + offset + 1),
      );
    }
    await reader.close();
  });

  test('reads ever more at once while it is behind', async () => {
    await using store = await openTestStore(kind, [journalMigration]);
    const reader = await createJournalReader({ reader: store.reader, onError: () => undefined });
    const limits: number[] = [];
    store.reader.on('query', ({ sql, bindings }: { sql: string; bindings: unknown[] }) => {
      // SQLite has it in the text.
      limits.push(Number(/ limit (\d+)$/.exec(sql)?.[1] ?? bindings.at(-1)));
    });
    const entries = Array.from({ length: 1_600 }, (_, index) => change(`a${index}`));
    await append(store, entries);
    reader.wake();
    await vi.waitFor(() => expect(reader.position).toBe(1_600));
    await reader.close();
    expect(limits).toEqual([100, 200, 400, 800, 1_600]);
  });

  test('a follower that waits is let go when it leaves and when the reader closes', async () => {
    await using store = await openTestStore(kind, [journalMigration]);
    const reader = await createJournalReader({ reader: store.reader, onError: () => undefined });
    const leaving = new AbortController();

    const left = reader.readNext(0, leaving.signal);
    leaving.abort();
    expect(await left).toBeNull();

    const stayed = reader.readNext(0, new AbortController().signal);
    await reader.close();
    expect(await stayed).toBeNull();
  });

  test('finds by its slow poll what no wake-up told of', async () => {
    await using store = await openTestStore(kind, [journalMigration]);
    const reader = await createJournalReader({
      reader: store.reader,
      pollMs: 20,
      onError: () => undefined,
    });
    await append(store, [change('a1')]);

    const entries = await reader.readNext(0, new AbortController().signal);
    expect(entries?.map(({ objectId }) => objectId)).toEqual(['a1']);
    await reader.close();
  });

  test('a reader that comes too late for some entries tells of the next ones as if nothing had been', async () => {
    await using store = await openTestStore(kind, [journalMigration]);
    const reader = await createJournalReader({ reader: store.reader, onError: () => undefined });
    await append(store, [change('a1')]);
    reader.wake();
    await vi.waitFor(() => expect(reader.position).toBe(1));
    await append(store, [change('a2')]);
    await pruneJournal(store, addMs(AT, 1));
    await append(store, [change('a3'), change('a4')]);
    reader.wake();
    await vi.waitFor(() => expect(reader.position).toBe(4));

    const entries = await reader.readNext(3, new AbortController().signal);
    expect(entries?.map(({ objectId }) => objectId)).toEqual(['a4']);
    await reader.close();
  });

  test('a follower is told when all that it has still to read is forgotten', async () => {
    await using store = await openTestStore(kind, [journalMigration]);
    await append(store, [change('a1'), change('a2')]);
    await pruneJournal(store, addMs(AT, 1));
    const reader = await createJournalReader({ reader: store.reader, onError: () => undefined });
    await expect(reader.readNext(1, new AbortController().signal)).rejects.toMatchObject({
      code: 'CURSOR_EXPIRED',
    });
    await reader.close();
  });
});

function change(objectId: string): Change {
  return { noun: 'alert', objectId, kind: 'CREATED', changes: [], after: { id: objectId } };
}

function writer(transaction: Parameters<typeof createJournalWriter>[0]) {
  return createJournalWriter(transaction, {
    viewer: LOCAL_ADMINISTRATOR,
    now: () => AT,
    onAppend: () => undefined,
  });
}

async function append(store: Database, changes: readonly Change[]): Promise<number> {
  return await store.transaction((transaction) => writer(transaction).append(changes));
}
