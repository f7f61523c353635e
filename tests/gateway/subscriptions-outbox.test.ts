import { setImmediate as turnsEnd } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Outbox, type Sink } from '../../gateway/subscriptions/outbox.ts';

/** A reader whose kernel takes what is written at once or, when told to wait, later: then it is read only then. */
class Reader implements Sink {
  waits = false;
  #waiting: Buffer[] = [];
  #taken: (() => void)[] = [];
  #seen = '';

  get seen(): string {
    return this.#seen;
  }

  get waitingBytes(): number {
    return this.#waiting.reduce((sum, { length }) => sum + length, 0);
  }

  write(bytes: Buffer): boolean {
    this.#waiting.push(bytes);
    if (!this.waits) this.catchUp();
    return !this.waits;
  }

  whenTaken(callback: () => void): void {
    this.#taken.push(callback);
  }

  catchUp(): void {
    this.waits = false;
    this.#seen += Buffer.concat(this.#waiting.splice(0)).toString();
    for (const callback of this.#taken.splice(0)) callback();
  }
}

type Step =
  | { readonly kind: 'tell'; readonly event: number }
  | { readonly kind: 'tell several'; readonly event: number }
  | { readonly kind: 'say'; readonly to: number }
  | { readonly kind: 'share' | 'alone' | 'wait' | 'catch up'; readonly to: number }
  | { readonly kind: 'turn' };

const READERS = 3;
const event = fc.nat({ max: 9 });
const to = fc.nat({ max: READERS - 1 });
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('tell' as const), event }) },
  fc.record({ kind: fc.constant('tell several' as const), event }),
  fc.record({ kind: fc.constant('say' as const), to }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('wait', 'catch up'), to }) },
  fc.record({ kind: fc.constantFrom('share', 'alone'), to }),
  fc.record({ kind: fc.constant('turn' as const) }),
);

describe('what readers are told through their outboxes', () => {
  test('reaches each whole, unmixed and in order, whoever of them waits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { maxLength: 40 }), async (history) => {
        const readers = Array.from({ length: READERS }, () => new Reader());
        const limits = { limitBytes: 1_000_000, onOverflow: () => expect.unreachable() };
        const outboxes = readers.map((reader) => new Outbox<number>(reader, limits));
        const told = readers.map(() => '');
        for (const step of history) await live(step, { readers, outboxes, told });
        for (const reader of readers) reader.catchUp();
        await turnsEnd();
        expect(readers.map(({ seen }) => seen)).toEqual(told);
      }),
      { numRuns: 500 },
    );
  });
});

interface World {
  readonly readers: readonly Reader[];
  readonly outboxes: readonly Outbox<number>[];
  readonly told: string[];
}

async function live(step: Step, { readers, outboxes, told }: World): Promise<void> {
  switch (step.kind) {
    case 'tell':
    case 'tell several': {
      // All share what an event begins with, and ends of one length follow it.
      const count = step.kind === 'tell' ? 1 : 2;
      const heads = Array.from({ length: count }, (_, more) => toHead(step.event + more));
      for (const [index, outbox] of outboxes.entries()) {
        const tail = Buffer.from(`:${index}\n`);
        if (count === 1) outbox.tell(heads[0] as Buffer, tail, step.event);
        else {
          for (const head of heads) outbox.add(head, tail, step.event);
          outbox.flushTold();
        }
        for (const head of heads) told[index] += `${head.toString()}${tail.toString()}`;
      }
      return;
    }
    case 'say':
      outboxes[step.to]?.push(Buffer.from('said\n'));
      told[step.to] += 'said\n';
      return;
    case 'share':
    case 'alone':
      (outboxes[step.to] as Outbox<number>).isShared = step.kind === 'share';
      return;
    case 'wait':
      (readers[step.to] as Reader).waits = true;
      return;
    case 'catch up':
      return readers[step.to]?.catchUp();
    case 'turn':
      await turnsEnd();
  }
}

const heads = new Map<number, Buffer>();

/** The same buffer for the same event, as an event keeps its frame. */
function toHead(number: number): Buffer {
  const head = heads.get(number) ?? Buffer.from(`event ${number}`);
  heads.set(number, head);
  return head;
}
