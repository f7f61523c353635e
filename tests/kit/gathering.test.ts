import { expect, test } from 'vitest';
import { StoreUnavailable } from '../../subgraphs/kit/database/errors.ts';
import { createGathering } from '../../subgraphs/kit/gathering.ts';

interface Call {
  readonly name: string;
}

const pickAll = (waiting: readonly Call[]): readonly Call[] => waiting;

test('calls that come in one turn are done together, and each has its own answer', async () => {
  const { ask, runs } = createRecorded();

  expect(await Promise.all(['a', 'b', 'c'].map(ask))).toEqual(['A', 'B', 'C']);
  expect(runs).toEqual(['a b c']);
});

test('calls that come while others are done are done next', async () => {
  const { ask, runs } = createRecorded();

  const first = ask('a');
  while (runs.length === 0) await new Promise(setImmediate);
  await Promise.all([first, ask('b'), ask('c')]);
  await ask('d');

  expect(runs).toEqual(['a', 'b c', 'd']);
});

test('those that are not picked come next, in the order they came', async () => {
  const { ask, runs } = createRecorded({ pick: (waiting) => waiting.slice(0, 2) });

  await Promise.all(['a', 'b', 'c', 'd', 'e'].map(ask));

  expect(runs).toEqual(['a b', 'c d', 'e']);
});

test('nobody fails with somebody else: each is tried alone, in order', async () => {
  const { ask, runs } = createRecorded({
    fail: (names) => (names.includes('b') ? new Error('b cannot be done') : null),
  });

  const outcomes = await Promise.allSettled(['a', 'b', 'c'].map(ask));

  expect(outcomes).toEqual([
    { status: 'fulfilled', value: 'A' },
    { status: 'rejected', reason: new Error('b cannot be done') },
    { status: 'fulfilled', value: 'C' },
  ]);
  expect(runs).toEqual(['a b c', 'a', 'b', 'c']);
});

test('when the store is not available, all learn so at once, and the next try succeeds', async () => {
  const away = new StoreUnavailable('Cannot write to store "alerts": the disk is full');
  let isAway = true;
  const { ask, runs } = createRecorded({ fail: () => (isAway ? away : null) });

  const outcomes = await Promise.allSettled(['a', 'b'].map(ask));
  isAway = false;

  expect(outcomes).toEqual([
    { status: 'rejected', reason: away },
    { status: 'rejected', reason: away },
  ]);
  expect(await ask('c')).toBe('C');
  expect(runs).toEqual(['a b', 'c']);
});

/** Answers in capitals, and writes down what was done together. */
function createRecorded({
  pick = pickAll,
  fail = () => null,
}: {
  readonly pick?: typeof pickAll;
  readonly fail?: (names: readonly string[]) => Error | null;
} = {}) {
  const runs: string[] = [];
  const gathering = createGathering<Call, string>({
    pick,
    async run(calls) {
      const names = calls.map(({ name }) => name);
      runs.push(names.join(' '));
      await new Promise(setImmediate);
      const error = fail(names);
      if (error !== null) throw error;
      return names.map((name) => name.toUpperCase());
    },
  });
  return { runs, ask: (name: string) => gathering({ name }) };
}
