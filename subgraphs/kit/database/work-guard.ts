import { AsyncLocalStorage } from 'node:async_hooks';

/** One per database: what holds for the work of every transaction. */
export interface WorkGuard {
  /** Throws when the code that runs is itself part of an open transaction. */
  refuseNesting(): void;
  /** Runs a transaction's work; throws when it is not done in time, so that it is rolled back. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * A transaction asked for inside another would wait for the one that waits for it (SQLite), or be
 * committed while the outer one is rolled back (PostgreSQL). Either shows up only under load, so it
 * is refused at once. A work that never ends would keep everyone else from writing.
 */
export function createWorkGuard(store: string, timeoutMs: number): WorkGuard {
  const current = new AsyncLocalStorage<{ open: boolean }>();
  return {
    refuseNesting() {
      if (current.getStore()?.open === true) {
        throw new Error(
          `Cannot begin a transaction on store "${store}": this code already runs inside one`,
        );
      }
    },
    async run(work) {
      // What a work leaves running behind keeps this context, but is not inside any more.
      const context = { open: true };
      const late = Promise.withResolvers<never>();
      const timer = setTimeout(() => {
        late.reject(
          new Error(
            `Cannot finish a transaction on store "${store}": its work took more than ${timeoutMs} ms`,
          ),
        );
      }, timeoutMs);
      try {
        return await Promise.race([current.run(context, work), late.promise]);
      } finally {
        context.open = false;
        clearTimeout(timer);
      }
    },
  };
}
