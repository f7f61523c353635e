import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { addMs, type Clock } from './clock.ts';
import { Refusal } from './refusal.ts';
import { checkText } from './text-limits.ts';

/** How long a key is remembered: longer than any client retries. */
const REMEMBERED_MS = 24 * 60 * 60 * 1_000;

/** Keys are indexed; longer ones than any client makes would not fit. */
const KEY_CHARACTERS = 200;

/** Remembers, in the transaction that creates something, under which key it was asked for. */
export interface IdempotencyKeys {
  /** The id that this key created before, or null; another request under the same key is refused. */
  findResult(key: string, request: object): Promise<string | null>;
  remember(key: string, request: object, resultId: string): Promise<void>;
}

/** Uses the table `idempotency_keys(key, request_hash, result_id, at)` of the store. */
export function createIdempotencyKeys(transaction: Knex, now: Clock): IdempotencyKeys {
  return {
    async findResult(key, request) {
      checkText(key, {
        what: 'idempotency key',
        least: 1,
        most: KEY_CHARACTERS,
        field: ['input', 'idempotencyKey'],
      });
      // Of two that ask under one key at the same moment, the second must see what the first has done. SQLite lets
      // in one transaction at a time anyway.
      if (transaction.client.dialect === 'postgresql') {
        await transaction.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [key]);
      }
      const row = (await transaction('idempotency_keys').where({ key }).first()) as
        | { request_hash: string; result_id: string; at: string }
        | undefined;
      if (row === undefined || row.at < addMs(now(), -REMEMBERED_MS)) return null;
      if (row.request_hash !== hashRequest(request)) {
        throw new Refusal(
          'IDEMPOTENCY_KEY_REUSED',
          `Cannot use idempotency key "${key}" again: it stands for another request`,
          ['input', 'idempotencyKey'],
        );
      }
      return row.result_id;
    },
    async remember(key, request, resultId) {
      const at = now();
      await transaction('idempotency_keys')
        .insert({ key, request_hash: hashRequest(request), result_id: resultId, at })
        .onConflict('key')
        .merge();
      await transaction('idempotency_keys').where('at', '<', addMs(at, -REMEMBERED_MS)).delete();
    },
  };
}

/**
 * Answers what `create` makes; asked again under the same key, what it made the first time. Not for what `create` writes
 * to a journal: the key has to be remembered before, since the journal's number is locked to the commit.
 */
export async function createOnce<Created>(
  keys: IdempotencyKeys,
  { key, request }: { readonly key: string | null | undefined; readonly request: object },
  {
    find,
    create,
    toId,
  }: {
    readonly find: (id: string) => Promise<Created | null>;
    readonly create: () => Promise<Created>;
    readonly toId: (created: Created) => string;
  },
): Promise<Created> {
  if (key === null || key === undefined) return await create();
  const id = await keys.findResult(key, request);
  const known = id === null ? null : await find(id);
  if (known !== null) return known;
  const created = await create();
  await keys.remember(key, request, toId(created));
  return created;
}

function hashRequest(request: object): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('base64url');
}
