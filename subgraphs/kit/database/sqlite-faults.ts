import { findSqliteCode, StoreUnavailable } from './errors.ts';

/** Whether another process holds the lock that was needed. */
export function isBusy(error: unknown): boolean {
  const code = findSqliteCode(error);
  return code !== null && (code & 0xff) === 5;
}

/** Says how things stand when an SQLite store could not be opened. */
export function toSqliteUnavailable(file: string, cause: unknown): StoreUnavailable {
  if (cause instanceof StoreUnavailable) return cause;
  return new StoreUnavailable(`Cannot open store "${file}": ${describeSqliteFault(cause)}`, {
    cause,
  });
}

/** Primary result codes of SQLite and codes of the system, in an operator's words. */
const CONDITIONS: Record<string | number, string> = {
  5: 'another process has held its lock for more than 5 s',
  8: 'it may not be written to',
  10: 'the disk reported an error',
  11: 'it is damaged',
  13: 'the disk is full',
  14: 'it cannot be created or opened there',
  26: 'the file is not an SQLite database',
  EACCES: 'its folder may not be written to',
  EROFS: 'its folder is on a read-only file system',
  ENOTDIR: 'a part of its path is not a folder',
  EEXIST: 'a part of its path is not a folder',
  ENOSPC: 'the disk is full',
};

/** An error of SQLite or of the system in an operator's words. */
export function describeSqliteFault(error: unknown): string {
  const sqliteCode = findSqliteCode(error);
  if (sqliteCode !== null) return CONDITIONS[sqliteCode & 0xff] ?? messageOf(error);
  const systemCode = (error as NodeJS.ErrnoException | null)?.code;
  return (systemCode === undefined ? undefined : CONDITIONS[systemCode]) ?? messageOf(error);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
