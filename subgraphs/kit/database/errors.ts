/**
 * A store that cannot be opened, read or written: the message says what was attempted and how things stand. It says where
 * the store is, too, so it is for operators.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  /** The cause is for the log: a sentence that went on with it would say the same twice. */
  get saysCause(): true {
    return true;
  }
}

/** Whether it failed because the store is not available. */
export function isStoreUnavailable(error: unknown): boolean {
  return chain(error).some((link) => link instanceof StoreUnavailable);
}

/** What the settings of our dialects hold beside those of knex. */
export interface FaultNaming {
  /** The error in the store's words if the store is what is wrong, else the error itself. */
  readonly nameFault: (error: unknown) => unknown;
}

/** For `catch`, where an error leaves a dialect. */
export function rethrowNamed(settings: object): (error: unknown) => never {
  const { nameFault } = settings as FaultNaming; // whoever makes a client of ours gives it one
  return (error) => {
    throw nameFault(error);
  };
}

/** Whether the database refused a row because another has the same key. */
export function isUniqueViolation(error: unknown): boolean {
  return hasCode(error, [2067, 1555], ['23505']);
}

/** Whether the database refused a row because what it refers to is missing, or is still referred to. */
export function isForeignKeyViolation(error: unknown): boolean {
  return hasCode(error, [787, 1811], ['23503', '23001']);
}

/** Whether the transaction lost against another one and may succeed when simply run again. */
export function isSerializationFailure(error: unknown): boolean {
  return hasCode(error, [5, 261, 517, 773], ['40001', '40P01']);
}

/** SQLite's extended result code of an error or of what caused it, null when it has none. */
export function findSqliteCode(error: unknown): number | null {
  for (const link of chain(error)) {
    if (link.code === 'ERR_SQLITE_ERROR' && typeof link.errcode === 'number') return link.errcode;
  }
  return null;
}

/** PostgreSQL's SQLSTATE, or the system's code (ECONNREFUSED), of an error or of what caused it. */
export function findPostgresCode(error: unknown): string | null {
  for (const link of chain(error)) {
    if (typeof link.code === 'string' && link.code !== 'ERR_SQLITE_ERROR') return link.code;
  }
  return null;
}

function hasCode(
  error: unknown,
  sqliteCodes: readonly number[],
  postgresCodes: readonly string[],
): boolean {
  const sqliteCode = findSqliteCode(error);
  if (sqliteCode !== null) return sqliteCodes.includes(sqliteCode);
  const postgresCode = findPostgresCode(error);
  return postgresCode !== null && postgresCodes.includes(postgresCode);
}

interface Link extends Error {
  readonly code?: unknown;
  readonly errcode?: unknown;
}

function* chain(error: unknown): Generator<Link> {
  // A cause that leads back to itself would otherwise never end.
  for (
    let link = error, depth = 0;
    link instanceof Error && depth < 10;
    link = link.cause, depth += 1
  ) {
    yield link as Link;
  }
}
