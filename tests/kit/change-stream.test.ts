import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FilterTable } from '../../subgraphs/kit/filter/filter-table.ts';
import { openChangeStream, type StreamRequest } from '../../subgraphs/kit/journal/change-stream.ts';
import type { ChangeEvent, StreamedNoun } from '../../subgraphs/kit/journal/change-event.ts';
import { listFieldChanges } from '../../subgraphs/kit/journal/field-changes.ts';
import {
  createJournalWriter,
  journalMigration,
  readJournalHead,
} from '../../subgraphs/kit/journal/journal.ts';
import {
  createJournalReader,
  type JournalReader,
} from '../../subgraphs/kit/journal/journal-reader.ts';
import { encodeStreamCursor } from '../../subgraphs/kit/journal/stream-cursor.ts';
import { LOCAL_ADMINISTRATOR } from '../../subgraphs/kit/viewer.ts';
import { openTestStore } from '../support/databases.ts';

/** A noun as small as one can be: lamps, which are on or off and hang in a room. */
interface Lamp {
  readonly id: string;
  readonly isOn: boolean;
  readonly room: string;
  /** Bookkeeping: counts the changes. */
  readonly touched?: number;
}

const LAMP_FILTERS: FilterTable<Lamp> = {
  isOn: { kind: 'flag', column: 'is_on', of: (lamp) => lamp.isOn },
  touched: { kind: 'number', column: 'touched', of: (lamp) => lamp.touched ?? 0 },
};
const ON = { isOn: true } as StreamRequest['filter'];
const AT = '2026-01-31T09:30:00.000Z';

describe('a change stream', () => {
  let store: Awaited<ReturnType<typeof openTestStore>>;
  let reader: JournalReader;
  let lamps: Map<string, Lamp>;

  beforeEach(async () => {
    store = await openTestStore('sqlite', [journalMigration]);
    reader = await createJournalReader({
      reader: store.reader,
      onError: (error) => {
        throw error;
      },
    });
    lamps = new Map();
  });
  afterEach(async () => {
    await reader.close();
    await store[Symbol.asyncDispose]();
  });

  test('tells each change after its start, each with the cursor of the one before', async () => {
    await put({ id: 'l1', isOn: false, room: 'hall' });
    const stream = await open({});
    await put({ id: 'l1', isOn: true, room: 'hall' });
    await put({ id: 'l2', isOn: true, room: 'attic' });
    await remove('l1');

    const events = await take(stream, 3);
    expect(events.map(({ kind, object, changes }) => [kind, object?.id, changes])).toEqual([
      ['CHANGED', 'l1', [{ field: 'isOn', from: false, to: true }]],
      ['CREATED', 'l2', []],
      ['REMOVED', 'l1', []],
    ]);
    expect(events.map(({ previous }) => previous)).toEqual([
      await cursorAt(1),
      events[0]?.cursor,
      events[1]?.cursor,
    ]);
  });

  test('delivers a thing that stops matching one last time', async () => {
    const stream = await open({ filter: ON });
    await put({ id: 'l1', isOn: false, room: 'hall' });
    await put({ id: 'l2', isOn: true, room: 'hall' });
    await put({ id: 'l2', isOn: false, room: 'hall' });
    await put({ id: 'l2', isOn: false, room: 'attic' });
    await put({ id: 'l1', isOn: true, room: 'hall' });

    const events = await take(stream, 3);
    expect(events.map(({ kind, object }) => [kind, object])).toEqual([
      ['CREATED', { id: 'l2', isOn: true, room: 'hall' }],
      ['LEFT', { id: 'l2', isOn: false, room: 'hall' }],
      ['CHANGED', { id: 'l1', isOn: true, room: 'hall' }],
    ]);
  });

  test('lets a thing leave that stops matching by bookkeeping alone, of which it does not tell', async () => {
    const stream = await open({ filter: { touched: { lt: 2 } } as StreamRequest['filter'] });
    await put({ id: 'l1', isOn: true, room: 'hall', touched: 1 });
    await put({ id: 'l1', isOn: true, room: 'attic', touched: 2 });

    const events = await take(stream, 2);
    expect(events.map(({ kind, changes }) => [kind, changes])).toEqual([
      ['CREATED', []],
      ['LEFT', [{ field: 'room', from: 'hall', to: 'attic' }]],
    ]);
  });

  test('continues behind a cursor, with the same events as before', async () => {
    const first = await open({});
    for (const room of ['a', 'b', 'c', 'd']) await put({ id: 'l1', isOn: true, room });
    const all = await take(first, 4);

    const resumed = await open({ after: all[1]?.cursor ?? null });
    expect(await take(resumed, 2)).toEqual(all.slice(2));
  });

  test('sends what there is, then says so, then what changes', async () => {
    for (const id of ['l3', 'l1', 'l2']) await put({ id, isOn: id !== 'l2', room: 'hall' });
    const stream = await open({ filter: ON, snapshot: true });
    const snapshot = await take(stream, 3);
    await put({ id: 'l2', isOn: true, room: 'hall' });
    const [change] = await take(stream, 1);

    expect([...snapshot, change].map((event) => [event?.kind, event?.object?.id])).toEqual([
      ['SNAPSHOT', 'l1'],
      ['SNAPSHOT', 'l3'],
      ['SNAPSHOT_END', undefined],
      ['CHANGED', 'l2'],
    ]);
  });

  test('a snapshot that was broken off goes on behind its last cursor', async () => {
    for (let index = 0; index < 450; index += 1) {
      lamps.set(`l${1000 + index}`, { id: `l${1000 + index}`, isOn: true, room: 'hall' });
    }
    const broken = await take(await open({ snapshot: true }), 230);
    await put({ id: 'l1000', isOn: false, room: 'hall' });

    const resumed = await take(await open({ after: broken.at(-1)?.cursor ?? null }), 222);
    expect(resumed.map(({ kind }) => kind).slice(-2)).toEqual(['SNAPSHOT_END', 'CHANGED']);
    expect(resumed[0]?.object?.id).toBe('l1230');
    expect(resumed.at(-1)?.object?.id).toBe('l1000');
  });

  test('sends a bookmark with the newest position when nothing that matches happens', async () => {
    const stream = await open({ filter: ON, bookmarkSeconds: 1 });
    await put({ id: 'l1', isOn: false, room: 'hall' });

    const [bookmark] = await take(stream, 1);
    expect(bookmark?.kind).toBe('BOOKMARK');
    expect(bookmark?.cursor).toBe(await cursorAt(1));
  });

  test('never tells of a thing that its viewer may not see, and takes back one that left their sight', async () => {
    const stream = await open({}, (lamp) => lamp.room === 'hall');
    await put({ id: 'l1', isOn: true, room: 'vault' });
    await put({ id: 'l2', isOn: true, room: 'hall' });
    await put({ id: 'l2', isOn: true, room: 'vault' });
    await put({ id: 'l3', isOn: true, room: 'hall' });

    const events = await take(stream, 3);
    expect(events.map(({ kind, object, changes }) => [kind, object, changes])).toEqual([
      ['CREATED', { id: 'l2', isOn: true, room: 'hall' }, []],
      ['LEFT', { id: 'l2', isOn: true, room: 'hall' }, []],
      ['CREATED', { id: 'l3', isOn: true, room: 'hall' }, []],
    ]);
  });

  test('can be left before its first event and while it waits', async () => {
    const never = await open({});
    expect(await never.return?.()).toEqual({ value: undefined, done: true });

    const waiting = await open({});
    const next = waiting.next();
    await waiting.return?.();
    expect(await next).toEqual({ value: undefined, done: true });
  });

  test('ends with CURSOR_EXPIRED when pruning overtook it, not with a gap', async () => {
    const stream = await open({});
    for (const room of ['a', 'b', 'c']) await put({ id: 'l1', isOn: true, room }, { wake: false });
    await store.transaction(async (transaction) => {
      await transaction('journal').where('sequence', '<=', 2).delete();
      await transaction('journal_head').update({ pruned_to: 2 });
    });
    reader.wake();

    await expect(stream.next()).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' });
  });

  test.each([
    ['not a cursor', () => 'nonsense', 'CURSOR_UNKNOWN'],
    ['a megabyte', () => 'x'.repeat(1_000_000), 'CURSOR_UNKNOWN'],
    ['one with a bit turned', async () => turnLastLetter(await cursorAt(1)), 'CURSOR_UNKNOWN'],
    ['one cut short', async () => (await cursorAt(1)).slice(0, -3), 'CURSOR_UNKNOWN'],
    ['one of another store', () => foreignCursor(), 'CURSOR_UNKNOWN'],
    ['one of the future', () => cursorAt(99), 'CURSOR_AHEAD'],
    ['one older than what is kept', () => cursorAt(0), 'CURSOR_EXPIRED'],
  ])('refuses %s by name', async (_what, makeCursor, code) => {
    await put({ id: 'l1', isOn: true, room: 'hall' });
    await put({ id: 'l1', isOn: false, room: 'hall' });
    await store.transaction(async (transaction) => {
      await transaction('journal_head').update({ pruned_to: 1 });
    });

    await expect(open({ after: await makeCursor() })).rejects.toMatchObject({ code });
  });

  async function put(lamp: Lamp, { wake } = { wake: true }): Promise<void> {
    const before = lamps.get(lamp.id);
    lamps.set(lamp.id, lamp);
    await journal(lamp, before === undefined ? 'CREATED' : 'CHANGED', before ?? lamp);
    if (wake) reader.wake();
  }

  async function remove(id: string): Promise<void> {
    const lamp = lamps.get(id) as Lamp;
    lamps.delete(id);
    await journal(lamp, 'REMOVED', lamp);
    reader.wake();
  }

  async function journal(lamp: Lamp, kind: 'CREATED' | 'CHANGED' | 'REMOVED', before: Lamp) {
    await store.transaction((transaction) =>
      createJournalWriter(transaction, {
        viewer: LOCAL_ADMINISTRATOR,
        now: () => AT,
        onAppend: () => undefined,
      }).append([
        {
          noun: 'lamp',
          objectId: lamp.id,
          kind,
          changes: kind === 'CREATED' ? [] : listFieldChanges(before, lamp, new Set(['touched'])),
          after: lamp,
        },
      ]),
    );
  }

  function open(
    request: Partial<StreamRequest>,
    isVisible: (lamp: Lamp) => boolean = () => true,
  ): Promise<AsyncIterableIterator<ChangeEvent<Lamp>>> {
    const noun: StreamedNoun<Lamp> = {
      noun: 'lamp',
      filterTable: LAMP_FILTERS,
      idOf: (lamp) => lamp.id,
      isVisible,
      listAfter: (id, filter, limit) =>
        Promise.resolve(
          [...lamps.values()]
            .filter((lamp) => (id === null || lamp.id > id) && (filter === null || lamp.isOn))
            .sort((a, b) => (a.id < b.id ? -1 : 1))
            .slice(0, limit),
        ),
      now: () => AT,
    };
    return openChangeStream(reader, noun, {
      filter: null,
      after: null,
      snapshot: false,
      bookmarkSeconds: 30,
      ...request,
    });
  }

  async function cursorAt(sequence: number): Promise<string> {
    const head = await readJournalHead(store.reader);
    return encodeStreamCursor({ sequence, snapshotAfter: null }, head);
  }

  async function foreignCursor(): Promise<string> {
    await using other = await openTestStore('sqlite', [journalMigration]);
    return encodeStreamCursor(
      { sequence: 1, snapshotAfter: null },
      await readJournalHead(other.reader),
    );
  }
});

function turnLastLetter(cursor: string): string {
  return cursor.slice(0, -1) + (cursor.endsWith('A') ? 'B' : 'A');
}

async function take(
  stream: AsyncIterableIterator<ChangeEvent<Lamp>>,
  count: number,
): Promise<ChangeEvent<Lamp>[]> {
  const events: ChangeEvent<Lamp>[] = [];
  while (events.length < count) {
    const { value, done } = await stream.next();
    if (done === true)
      throw new Error(`The stream ended after ${events.length} of ${count} events`);
    events.push(value);
  }
  return events;
}
