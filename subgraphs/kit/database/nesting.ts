import { AsyncLocalStorage } from 'node:async_hooks';

/** One per database: knows whether the code that runs is part of an open transaction. */
export interface NestingGuard {
  /** Runs a transaction's work, within which `refuse` throws. */
  enter<T>(work: () => Promise<T>): Promise<T>;
  refuse(): void;
}

/**
 * A transaction asked for inside another would wait for the one that waits for it (SQLite), or be
 * committed while the outer one is rolled back (PostgreSQL). Either shows up only under load, so it
 * is refused at once.
 */
export function createNestingGuard(store: string): NestingGuard {
  const current = new AsyncLocalStorage<{ open: boolean }>();
  return {
    async enter(work) {
      // What a work leaves running behind keeps this context, but is not inside any more.
      const context = { open: true };
      try {
        return await current.run(context, work);
      } finally {
        context.open = false;
      }
    },
    refuse() {
      if (current.getStore()?.open === true) {
        throw new Error(
          `Cannot begin a transaction on store "${store}": this code already runs inside one`,
        );
      }
    },
  };
}
