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

/** https://www.postgresql.org/docs/current/errcodes-appendix.html, and codes of the system. */
const CONDITIONS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was cut',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the host cannot be reached',
  ENOTFOUND: 'the host is unknown',
  EAI_AGAIN: 'the host is unknown',
  ETIMEDOUT: 'there is no answer',
  '28000': 'the user is not admitted',
  '28P01': 'the password is refused',
  '3D000': 'there is no such database',
  '42501': 'the user may not create what is missing there',
  '53300': 'the server has no connection left',
  '57P03': 'the server is starting up or shutting down',
};

function howThingsStand(error: unknown): string {
  const code = findPostgresCode(error);
  const condition = code === null ? undefined : CONDITIONS[code];
  if (condition !== undefined) return condition;
  const message = error instanceof Error ? error.message : String(error);
  if (message.includes('client password must be a string')) return 'a password is demanded';
  return /timeout/i.test(message) ? 'there is no answer' : message;
}

function withoutPassword(text: string): string {
  return text
    .replace(/^(.*\/\/)?.*@/s, '$1')
    .replace(/\?.*$/s, '')
    .replace(/(password=)\S+/gi, '$1…');
}
