import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { SharedReads } from '../../subgraphs/kit/shared-reads.ts';

/** A store whose reads are answered by hand. */
function createReads() {
  const begun: PromiseWithResolvers<string>[] = [];
  const store = { changes: 0 };
  const reads = new SharedReads<string>(() => Promise.resolve(String(store.changes)));
  return {
    begun,
    change: () => (store.changes += 1),
    ask: (key = 'all') =>
      reads.share(key, () => {
        const reading = Promise.withResolvers<string>();
        begun.push(reading);
        return reading.promise;
      }),
  };
}

test('who asks the same in one turn is answered by one read', async () => {
  const { begun, ask } = createReads();
  const answers = Promise.all([ask(), ask(), ask('others')]);
  await nextTurn();
  expect(begun).toHaveLength(2);
  begun[0]?.resolve('all');
  begun[1]?.resolve('others');
  expect(await answers).toEqual(['all', 'all', 'others']);
});

test('who asks while a read is under way shares the next, whatever became of the first', async () => {
  const { begun, ask, change } = createReads();
  const first = ask();
  await nextTurn();
  const later = [ask(), ask()];
  await nextTurn();
  expect(begun).toHaveLength(1);
  begun[0]?.reject(new Error('lost'));
  await expect(first).rejects.toThrow('lost');
  await nextTurn();
  expect(begun).toHaveLength(2);
  const latest = ask();
  change();
  begun[1]?.resolve('second');
  expect(await Promise.all(later)).toEqual(['second', 'second']);
  await nextTurn();
  expect(begun).toHaveLength(3);
  begun[2]?.resolve('third');
  expect(await latest).toBe('third');
});

test('who asks afterwards has the store asked again if it has changed since the read began', async () => {
  const { begun, ask, change } = createReads();
  const first = ask();
  await nextTurn();
  change();
  begun[0]?.resolve('before the change');
  await first;

  const second = ask();
  await nextTurn();
  begun[1]?.resolve('after it');
  expect(await second).toBe('after it');
  expect(await Promise.all([ask(), ask()])).toEqual(['after it', 'after it']);
  expect(begun).toHaveLength(2);
});

test('what failed is not kept', async () => {
  const { begun, ask } = createReads();
  const first = ask();
  await nextTurn();
  begun[0]?.reject(new Error('lost'));
  await expect(first).rejects.toThrow('lost');
  const second = ask();
  await nextTurn();
  begun[1]?.resolve('found');
  expect(await second).toBe('found');
});
