import { setTimeout } from 'node:timers/promises';
import type { DatabaseLog } from './database.ts';
import { StoreUnavailable } from './errors.ts';
import type { GroupSession } from './group-commit.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { describeSqliteFault, isBusy } from './sqlite-faults.ts';

/** What begins and ends the groups of transactions on an SQLite file's writing connection. */
export function createSqliteGroupSession(
  connection: SqliteConnection,
  {
    file,
    log,
    onQuery,
    lockPatienceMs,
  }: {
    readonly file: string;
    readonly log: DatabaseLog | undefined;
    readonly onQuery: ((sql: string) => void) | undefined;
    readonly lockPatienceMs: () => number;
  },
): GroupSession {
  function run(sql: string): void {
    onQuery?.(sql);
    connection.run(sql);
  }
  function toUnavailable(attempted: string, cause: unknown): StoreUnavailable {
    const condition = describeSqliteFault(cause, file);
    return new StoreUnavailable(`Cannot ${attempted} to store "${file}": ${condition}`, { cause });
  }
  return {
    async begin() {
      try {
        // Taking the lock at once: a transaction that read first could not get it afterwards.
        await withPatience(lockPatienceMs(), () => run('BEGIN IMMEDIATE'));
      } catch (cause) {
        throw toUnavailable('write', cause);
      }
    },
    commit() {
      try {
        run('COMMIT');
      } catch (cause) {
        throw toUnavailable('commit', cause);
      }
    },
    isOpen: () => connection.inTransaction,
    rollback() {
      try {
        if (connection.inTransaction) run('ROLLBACK');
      } catch (error) {
        // The next group cannot begin then, and says so to everyone in it.
        log?.warn({ store: file, err: error }, 'a transaction could not be rolled back');
      }
    },
  };
}

/** Tries again while another process holds the lock, leaving this process free to do other things. */
export async function withPatience<T>(patienceMs: number, attempt: () => T): Promise<T> {
  const endsAt = performance.now() + patienceMs;
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= endsAt) throw error;
      await setTimeout(5);
    }
  }
}
