import { findPostgresCode, StoreUnavailable } from './errors.ts';

/** What a store is called in messages: enough to find it, without the password. */
export function toStoreName(url: string, schema: string): string {
  const parsed = URL.parse(url);
  if (parsed === null || !['postgres:', 'postgresql:'].includes(parsed.protocol)) {
    throw new StoreUnavailable(
      `Cannot open store "${withoutPassword(url)}": it is not an address like postgres://user:password@host:5432/database`,
    );
  }
  const user = parsed.username === '' ? '' : `${parsed.username}@`;
  return `postgres://${user}${parsed.host}${parsed.pathname}, schema ${schema}`;
}

/** Says how things stand when a PostgreSQL store could not be opened. */
export function toPostgresUnavailable(store: string, cause: unknown): StoreUnavailable {
  if (cause instanceof StoreUnavailable) return cause;
  return new StoreUnavailable(`Cannot open store "${store}": ${howThingsStand(cause)}`, { cause });
}

/** Says that a store in use is not available, if that is what an error means. */
export function namePostgresFault(error: unknown, store: string): unknown {
  if (error instanceof StoreUnavailable) return error;
  const condition = findCondition(error);
  if (condition === null) return error;
  return new StoreUnavailable(`Cannot use store "${store}": ${condition}`, { cause: error });
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html, and codes of the system. */
const CONDITIONS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the host cannot be reached',
  ENOTFOUND: 'the host is unknown',
  EAI_AGAIN: 'the host is unknown',
  ETIMEDOUT: 'there is no answer',
  '28000': 'the user is not admitted',
  '28P01': 'the password is refused',
  '3D000': 'there is no such database',
  '53300': 'the server has no connection left',
  '57P01': 'the server ended the connection',
  '57P02': 'the server ended the connection',
  '57P03': 'the server is starting up or shutting down',
};

/** What pg and knex say without a code. */
const PHRASES: readonly [phrase: RegExp, condition: string][] = [
  [/client password must be a string/, 'a password is demanded'],
  [
    /Connection terminated|connection error and is not queryable|Client was closed/,
    'the connection was cut',
  ],
  [/Timeout acquiring a connection/, 'no connection came free'],
  [/timeout expired|timeout exceeded/, 'there is no answer'],
];

function findCondition(error: unknown): string | null {
  const condition = CONDITIONS[findPostgresCode(error) ?? ''];
  if (condition !== undefined) return condition;
  const message = error instanceof Error ? error.message : String(error);
  return PHRASES.find(([phrase]) => phrase.test(message))?.[1] ?? null;
}

function howThingsStand(error: unknown): string {
  const condition = findCondition(error);
  if (condition !== null) return condition;
  if (findPostgresCode(error) === '42501') return 'the user may not create what is missing there';
  return error instanceof Error ? error.message : String(error);
}

function withoutPassword(text: string): string {
  return text
    .replace(/^(.*\/\/)?.*@/s, '$1')
    .replace(/\?.*$/s, '')
    .replace(/(password=)\S+/gi, '$1…');
}
