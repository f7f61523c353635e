import { setImmediate as turnsEnd } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { LiveStream, type Subscriber } from '../../gateway/subscriptions/live-stream.ts';
import type { LiveEvent } from '../../gateway/subscriptions/live-event.ts';
import type { GraphAnswer } from '../../gateway/supergraph/graph.ts';

/** An upstream stream that says a number when it is told to. */
function createSource() {
  const waiting: ((result: IteratorResult<GraphAnswer>) => void)[] = [];
  const source: AsyncIterableIterator<GraphAnswer> = {
    next: () => new Promise((resolve) => void waiting.push(resolve)),
    return: () => Promise.resolve({ done: true, value: undefined }),
    [Symbol.asyncIterator]: () => source,
  };
  return {
    source,
    say: async (number: number): Promise<void> => {
      while (waiting.length === 0) await turnsEnd();
      const answer: GraphAnswer = {
        refused: false,
        hasErrors: false,
        toObject: () => ({ data: { number } }),
        toJson: () => JSON.stringify(number),
      };
      waiting.shift()?.({ done: false, value: answer });
      // Heard of, but nobody is told before the turn is over.
      for (let tick = 0; tick < 10; tick += 1) await Promise.resolve();
    },
  };
}

function open(): {
  stream: LiveStream;
  say: (number: number) => Promise<void>;
  ended: () => number;
} {
  const { source, say } = createSource();
  let ends = 0;
  const stream = new LiveStream({
    open: () => Promise.resolve(source),
    onEvent: () => undefined,
    onEnd: () => (ends += 1),
  });
  return { stream, say, ended: () => ends };
}

function createReader(onNext: () => void = () => undefined) {
  const seen: number[] = [];
  const subscriber: Subscriber = {
    behind: false,
    next(events: readonly LiveEvent[]) {
      seen.push(...events.map(({ payload }) => Number(payload.toString())));
      onNext();
    },
    refuse: () => expect.unreachable(),
    end: () => expect.unreachable(),
    fail: (error) => expect.unreachable(String(error)),
  };
  return { seen, subscriber };
}

describe('a stream that several read', () => {
  test('tells whoever joins in the middle of a turn only what comes afterwards', async () => {
    const { stream, say } = open();
    const first = createReader();
    stream.join(first.subscriber);
    await say(1);
    const second = createReader();
    stream.join(second.subscriber);
    await say(2);
    await turnsEnd();
    expect([first.seen, second.seen]).toEqual([[1, 2], [2]]);
  });

  test('goes on for whoever joins at the moment at which all others leave', async () => {
    const { stream, say, ended } = open();
    const leaving = createReader(() => leave());
    const leave = stream.join(leaving.subscriber);
    await say(1);
    const joining = createReader();
    const leaveLater = stream.join(joining.subscriber);
    await say(2);
    await turnsEnd();
    expect([leaving.seen, joining.seen, ended()]).toEqual([[1], [2], 0]);
    leaveLater();
    expect(ended()).toBe(1);
  });

  test('keeps its readers where all those leave to whom they were to be handed over', async () => {
    const one = open();
    const other = open();
    const staying = createReader();
    const leaving = createReader(() => leave());
    one.stream.join(staying.subscriber);
    const leave = other.stream.join(leaving.subscriber);
    await one.say(1);
    await other.say(1);
    one.stream.handOver(other.stream);
    await one.say(2);
    await turnsEnd();
    expect([staying.seen, leaving.seen]).toEqual([[1, 2], [1]]);
    expect([one.ended(), other.ended()]).toEqual([0, 1]);
  });
});
