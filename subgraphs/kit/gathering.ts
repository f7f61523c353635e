import { setImmediate } from 'node:timers/promises';
import { isStoreUnavailable } from './database/errors.ts';

export interface GatheringOptions<Call, Answer> {
  /** Which of those that wait are done next, together and in their order; the first is always among them. */
  readonly pick: (waiting: readonly Call[]) => readonly Call[];
  /** All of it or nothing; the answers are in the order of the calls. */
  readonly run: (calls: readonly Call[]) => Promise<readonly Answer[]>;
}

/** Of the event loop, for as long as each brings another call: somebody may never stop asking. */
const TURNS_AT_MOST = 20;

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Does calls that come while earlier ones are under way together, where many cost little more than one. Nobody waits for
 * company by the clock: a call that comes alone is done alone, and at once. When a run of several fails, each is tried by
 * itself, so that nobody fails with somebody else.
 */
export function createGathering<Call extends object, Answer>({
  pick,
  run,
}: GatheringOptions<Call, Answer>): (call: Call) => Promise<Answer> {
  const waiting = new Map<Call, Waiting<Answer>>();
  let isRunning = false;

  async function runAll(): Promise<void> {
    while (waiting.size > 0) {
      await arrivals();
      const calls = pick([...waiting.keys()]);
      const callers = calls.map((call) => take(call));
      await answer(calls, callers);
    }
    isRunning = false;
  }

  /** Requests that arrived together are read one after the other; their calls belong to these. */
  async function arrivals(): Promise<void> {
    for (let known = 0, turns = 0; known < waiting.size && turns < TURNS_AT_MOST; turns += 1) {
      known = waiting.size;
      await setImmediate();
    }
  }

  function take(call: Call): Waiting<Answer> {
    const caller = waiting.get(call);
    if (caller === undefined) throw new Error('Cannot do a call that is not waiting');
    waiting.delete(call);
    return caller;
  }

  async function answer(
    calls: readonly Call[],
    callers: readonly Waiting<Answer>[],
  ): Promise<void> {
    try {
      const answers = await run(calls);
      for (const [index, caller] of callers.entries()) caller.resolve(answers[index] as Answer);
    } catch (error) {
      if (calls.length === 1 || isStoreUnavailable(error)) {
        for (const caller of callers) caller.reject(error);
        return;
      }
      for (const [index, call] of calls.entries()) {
        await answer([call], callers.slice(index, index + 1));
      }
    }
  }

  return (call) =>
    new Promise<Answer>((resolve, reject) => {
      waiting.set(call, { resolve, reject });
      if (isRunning) return;
      isRunning = true;
      void runAll();
    });
}
