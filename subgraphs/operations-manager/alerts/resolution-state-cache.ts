import type { ResolutionState } from './alert.ts';
import type { ResolutionStateStore } from './resolution-state-store.ts';

/** States by value without asking the store each time: a state, once added, never changes. */
export interface ResolutionStateCache {
  /** Of a value that no site has named, a state that says so. */
  get(value: number): ResolutionState | Promise<ResolutionState>;
}

export function createResolutionStateCache(
  states: Pick<ResolutionStateStore, 'listAll'>,
): ResolutionStateCache {
  let known: ReadonlyMap<number, ResolutionState> = new Map();
  let reading: Promise<ReadonlyMap<number, ResolutionState>> | null = null;

  async function readAll(): Promise<ReadonlyMap<number, ResolutionState>> {
    return new Map((await states.listAll()).map((state) => [state.value, state]));
  }

  async function getAfterReading(value: number): Promise<ResolutionState> {
    // Everybody who misses a state at the same time shares one reading.
    reading ??= readAll().finally(() => {
      reading = null;
    });
    known = await reading;
    return known.get(value) ?? { value, name: `State ${value}`, isBuiltIn: false };
  }

  return {
    // Unknown here may mean that another process has just added it.
    get: (value) => known.get(value) ?? getAfterReading(value),
  };
}
