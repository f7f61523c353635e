import { mkdtempSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findSqliteCode, StoreUnavailable } from './errors.ts';

/** Whether another process holds the lock that was needed. */
export function isBusy(error: unknown): boolean {
  const code = findSqliteCode(error);
  return code !== null && toPrimaryCode(code) === 5;
}

/** Says how things stand when an SQLite store could not be opened. */
export function toSqliteUnavailable(file: string, cause: unknown): StoreUnavailable {
  if (cause instanceof StoreUnavailable) return cause;
  return new StoreUnavailable(`Cannot open store "${file}": ${describeSqliteFault(cause, file)}`, {
    cause,
  });
}

/** Says that a store in use is not available, if that is what an error means. */
export function nameSqliteFault(error: unknown, file: string): unknown {
  const code = findSqliteCode(error);
  if (error instanceof StoreUnavailable || code === null || !OF_THE_FILE.has(toPrimaryCode(code))) {
    return error;
  }
  const condition = describeSqliteFault(error, file);
  return new StoreUnavailable(`Cannot use store "${file}": ${condition}`, { cause: error });
}

/** Of the conditions below those that no statement is to blame for. */
const OF_THE_FILE: ReadonlySet<number> = new Set([10, 11, 13, 14, 26]);

/** An error of SQLite or of the system in an operator's words. */
export function describeSqliteFault(error: unknown, file: string): string {
  const sqliteCode = findSqliteCode(error);
  if (sqliteCode === null) return describeSystemFault(error);

  const code = toPrimaryCode(sqliteCode);
  // SQLite says "cannot open" for a folder in which it may not create its journal, too.
  const folderFault = code === 8 || code === 14 ? findFolderFault(dirname(file)) : null;
  return folderFault ?? CONDITIONS[code] ?? messageOf(error);
}

/** https://sqlite.org/rescode.html (primary result codes), and codes of the system. */
const CONDITIONS: Record<string | number, string> = {
  5: 'another process holds its lock',
  8: 'it may not be written to',
  10: 'the disk reported an error',
  11: 'it is damaged',
  13: 'the disk is full',
  14: 'it cannot be created or opened there',
  26: 'the file is not an SQLite database',
  EACCES: 'its folder may not be written to',
  EPERM: 'its folder may not be written to',
  EROFS: 'its folder may not be written to',
  EEXIST: 'a part of its path is not a folder',
  ENOTDIR: 'a part of its path is not a folder',
  ENOSPC: 'the disk is full',
};

function toPrimaryCode(code: number): number {
  return code & 0xff;
}

function findFolderFault(folder: string): string | null {
  try {
    // Only an attempt tells: rights, a read-only mount and network file systems all have their say.
    rmdirSync(mkdtempSync(join(folder, '.write-attempt-')));
    return null;
  } catch (error) {
    return describeSystemFault(error);
  }
}

function describeSystemFault(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return (typeof code === 'string' ? CONDITIONS[code] : undefined) ?? messageOf(error);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
