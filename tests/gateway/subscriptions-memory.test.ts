import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { setImmediate as turnsEnd } from 'node:timers/promises';
import { parse, type ExecutionResult } from 'graphql';
import { describe, expect, test } from 'vitest';
import { UntilLeft } from '../../gateway/execution/until-left.ts';
import {
  createInProcessClient,
  type InProcessSubgraph,
} from '../../gateway/transport/in-process-client.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const EVENTS = 200;

/** How many of what was given is still held. */
async function countHeld(given: readonly WeakRef<object>[]): Promise<number> {
  await turnsEnd();
  collectGarbage();
  return given.filter((reference) => reference.deref() !== undefined).length;
}

describe('a stream that goes on for long', () => {
  test('keeps nothing of the results that have been waited for', async () => {
    const untilLeft = new UntilLeft<object>();
    const given: WeakRef<object>[] = [];
    for (let number = 0; number < EVENTS; number += 1) {
      given.push(new WeakRef(await untilLeft.wait(Promise.resolve({ number }))));
    }
    expect(await countHeld(given)).toBeLessThan(5);
    const waiting = untilLeft.wait(new Promise(() => undefined));
    const left = { left: true };
    untilLeft.leave(left);
    expect(await waiting).toBe(left);
    expect(await untilLeft.wait(new Promise(() => undefined))).toBe(left);
  });

  test('keeps nothing of what a subgraph in this process has told', async () => {
    const given: WeakRef<object>[] = [];
    const client = createInProcessClient(createTeller(given));
    const stream = client.subscribe({
      operation: { document: parse('subscription { told }'), text: '', kind: 'subscription' },
      variables: {},
      caller: { viewer: null },
    } as never); // only what a subgraph in this process is handed
    for (let number = 0; number < EVENTS; number += 1) await stream.next();
    expect(given).toHaveLength(EVENTS);
    expect(await countHeld(given)).toBeLessThan(5);
    await stream.return?.();
  });
});

function createTeller(given: WeakRef<object>[]): InProcessSubgraph {
  async function* tell(): AsyncGenerator<ExecutionResult> {
    for (;;) {
      const data = { told: 'x'.repeat(100) };
      given.push(new WeakRef(data));
      await Promise.resolve();
      yield { data };
    }
  }
  return {
    name: 'teller',
    execute: () => Promise.resolve({}),
    subscribe: () => Promise.resolve(tell()),
    close: () => Promise.resolve(),
  };
}
