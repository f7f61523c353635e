import { LRUCache } from 'lru-cache';

/** Every connection keeps each of them in the server's memory. */
const NAMES_AT_MOST = 300;
const TEXTS_WATCHED = 1_000;
/** Inserts of hundreds of rows: their plans are large, and parsing is the least of their cost. */
const TEXT_LENGTH_AT_MOST = 10_000;

export interface StatementNames {
  /** The name under which a statement is to be prepared, null while it is not worth it. */
  find(sql: string): string | null;
  /** The next use of this text gets a new name. */
  forget(sql: string): void;
}

/** Gives names to the statements that come again; texts with lists of every length mostly do not. */
export function createStatementNames(): StatementNames {
  const names = new Map<string, string>();
  const seenOnce = new LRUCache<string, true>({ max: TEXTS_WATCHED });
  let given = 0;
  return {
    find(sql) {
      const name = names.get(sql);
      if (name !== undefined) return name;
      if (given >= NAMES_AT_MOST || sql.length > TEXT_LENGTH_AT_MOST) return null;
      if (!seenOnce.has(sql)) {
        seenOnce.set(sql, true);
        return null;
      }
      given += 1;
      const newName = `s${given}`;
      names.set(sql, newName);
      return newName;
    },
    forget(sql) {
      names.delete(sql);
    },
  };
}
