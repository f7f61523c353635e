import { addMs, type Clock } from '../../subgraphs/kit/clock.ts';

/** A clock that stands still until a test moves it. */
export interface TestClock {
  readonly now: Clock;
  advanceMs(ms: number): void;
}

export function createTestClock(start = '2026-01-31T09:30:00.000Z'): TestClock {
  let moment = start;
  return {
    now: () => moment,
    advanceMs: (ms) => {
      moment = addMs(moment, ms);
    },
  };
}
