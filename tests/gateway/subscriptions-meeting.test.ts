import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LiveEvent } from '../../gateway/subscriptions/live-event.ts';
import { StreamGroup } from '../../gateway/subscriptions/stream-group.ts';
import type { StreamStart } from '../../gateway/subscriptions/stream-position.ts';
import type { GraphAnswer } from '../../gateway/supergraph/graph.ts';

type Step =
  | { readonly kind: 'append' }
  | { readonly kind: 'bookmark' }
  | { readonly kind: 'now' }
  | { readonly kind: 'after'; readonly back: number }
  | { readonly kind: 'leave'; readonly who: number }
  | { readonly kind: 'run'; readonly turns: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Step>({ kind: 'append' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'bookmark' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'now' }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('after' as const), back: fc.nat(6) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), who: fc.nat(9) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('run' as const), turns: fc.nat(3) }) },
);

test('whoever joins wherever and whenever reads every change behind its position once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 5, maxLength: 80, size: 'max' }),
      fc.scheduler(),
      async (steps, scheduler) => {
        const journal = createJournal(scheduler);
        const group = new StreamGroup({ hasCursor: true, onEmpty: () => undefined });
        const readers: Reader[] = [];

        for (const taken of steps) {
          switch (taken.kind) {
            case 'append':
              journal.append();
              break;
            case 'bookmark':
              journal.bookmark();
              break;
            case 'now':
              readers.push(join(group, journal, { kind: 'now' }));
              break;
            case 'after': {
              const cursor = Math.max(0, journal.length - taken.back);
              readers.push(join(group, journal, { kind: 'after', cursor: String(cursor) }));
              break;
            }
            case 'leave':
              readers[taken.who % Math.max(1, readers.length)]?.leave();
              break;
            case 'run':
              for (let turn = 0; turn < taken.turns && scheduler.count() > 0; turn += 1) {
                await scheduler.waitOne();
              }
              break;
          }
        }
        // Everything that is still on its way arrives, and one more change reaches whoever stayed.
        await settle(scheduler);
        journal.append();
        await settle(scheduler);

        for (const { seen, from, left } of readers) {
          // Who began now has no position before the first change it reads.
          const first = from ?? (seen[0] ?? 1) - 1;
          expect(seen).toEqual(seen.map((_change, index) => first + 1 + index));
          if (!left()) expect(first + seen.length).toBe(journal.length);
        }
        const stay = readers.filter(({ left }) => !left());
        expect(group.subscriberCount).toBe(stay.length);
        // After a change that all of them have read they all stand at one position.
        expect(group.streamCount).toBe(stay.length === 0 ? 0 : 1);
        for (const { leave } of readers) leave();
        await settle(scheduler);
        expect([group.streamCount, journal.readers]).toEqual([0, 0]);
      },
    ),
    { numRuns: 1_000 },
  );
});

/** Until nothing is left to run, the turns that streams let pass included. */
async function settle(scheduler: fc.Scheduler): Promise<void> {
  do {
    await scheduler.waitIdle();
    await nextTurn();
    await nextTurn();
  } while (scheduler.count() > 0);
}

interface Reader {
  readonly seen: number[];
  /** Null for who began now. */
  readonly from: number | null;
  readonly left: () => boolean;
  readonly leave: () => void;
}

function join(group: StreamGroup, journal: Journal, start: StreamStart): Reader {
  const seen: number[] = [];
  const from = start.kind === 'after' ? Number(start.cursor) : null;
  let left = false;
  const leave = group.join(
    start,
    {
      behind: false,
      next(events) {
        for (const event of events) {
          const { change } = readData(event);
          if (change.kind === 'change') seen.push(Number(change.cursor));
        }
      },
      refuse: () => expect.unreachable(),
      end: () => expect.unreachable(),
      fail: (error) => expect.unreachable(String(error)),
    },
    () => Promise.resolve(journal.read(from)),
  );
  return {
    seen,
    from,
    left: () => left,
    leave() {
      left = true;
      leave();
    },
  };
}

function readData(event: LiveEvent): { change: JournalEvent } {
  return (JSON.parse(event.payload.toString()) as { data: { change: JournalEvent } }).data;
}

interface JournalEvent {
  readonly kind: 'change' | 'bookmark';
  readonly cursor: string;
}

interface Journal {
  readonly length: number;
  readonly readers: number;
  append(): void;
  bookmark(): void;
  read(after: number | null): AsyncIterableIterator<GraphAnswer>;
}

/** Numbered changes, read by streams of which each is as slow as the scheduler likes. */
function createJournal(scheduler: fc.Scheduler): Journal {
  let length = 0;
  const readers = new Set<{ wake: () => void; bookmarked: boolean }>();

  return {
    get length() {
      return length;
    },
    get readers() {
      return readers.size;
    },
    append() {
      length += 1;
      for (const { wake } of readers) wake();
    },
    bookmark() {
      for (const reader of readers) {
        reader.bookmarked = true;
        reader.wake();
      }
    },
    read(after) {
      // The position is fixed when the stream is asked for.
      let position = after ?? length;
      let woken = Promise.withResolvers<void>();
      let over = false;
      const reader = { wake: () => woken.resolve(), bookmarked: false };
      readers.add(reader);
      return {
        async next() {
          for (;;) {
            await scheduler.schedule(Promise.resolve());
            if (over) return { done: true, value: undefined };
            if (position < length) {
              position += 1;
              return { done: false, value: toAnswer({ kind: 'change', cursor: `${position}` }) };
            }
            if (reader.bookmarked) {
              reader.bookmarked = false;
              return { done: false, value: toAnswer({ kind: 'bookmark', cursor: `${position}` }) };
            }
            await woken.promise;
            woken = Promise.withResolvers();
          }
        },
        return() {
          over = true;
          readers.delete(reader);
          woken.resolve();
          return Promise.resolve({ done: true, value: undefined });
        },
        [Symbol.asyncIterator]() {
          return this;
        },
      };
    },
  };
}

function toAnswer(change: JournalEvent): GraphAnswer {
  const answer = { data: { change: { ...change } } };
  return {
    toJson: () => JSON.stringify(answer),
    toObject: () => answer,
    hasErrors: false,
    refused: false,
  };
}
