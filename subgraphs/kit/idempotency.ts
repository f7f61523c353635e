import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { addMs, type Clock } from './clock.ts';
import type { Database } from './database/database.ts';
import { Refusal } from './refusal.ts';
import { checkText } from './text-limits.ts';

/** How long a key is remembered: longer than any client retries. */
const REMEMBERED_MS = 24 * 60 * 60 * 1_000;

/** Keys are indexed; longer ones than any client makes would not fit. */
const KEY_CHARACTERS = 200;

/** What was done under a key. */
export interface KeptResult {
  readonly id: string;
  /** The number of its change, so that whoever asks again gets the same cursor; null where nothing was journaled. */
  readonly sequence: number | null;
}

export interface KeyedResult extends KeptResult {
  /** Nothing is remembered of a request without one. */
  readonly key: string | null;
  readonly request: object;
}

/** Remembers, in the transaction that creates something, under which key it was asked for. */
export interface IdempotencyKeys {
  /** What was done before under this key, or null; another request under the same key is refused. */
  find(key: string | null, request: object): Promise<KeptResult | null>;
  /** One statement, however many: where something was journaled, all others wait for it. */
  remember(results: readonly KeyedResult[]): Promise<void>;
}

/** Uses the table `idempotency_keys(key, request_hash, result_id, sequence, at)` of the store. */
export function createIdempotencyKeys(transaction: Knex, now: Clock): IdempotencyKeys {
  return {
    async find(key, request) {
      if (key === null) return null;
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
        | { request_hash: string; result_id: string; sequence: number | string | null; at: string }
        | undefined;
      if (row === undefined || row.at < addMs(now(), -REMEMBERED_MS)) return null;
      if (row.request_hash !== hashRequest(request)) {
        throw new Refusal(
          'IDEMPOTENCY_KEY_REUSED',
          `Cannot use idempotency key "${key}" again: it stands for another request`,
          ['input', 'idempotencyKey'],
        );
      }
      return { id: row.result_id, sequence: row.sequence === null ? null : Number(row.sequence) };
    },
    async remember(results) {
      const at = now();
      const rows = results.flatMap(({ key, request, id, sequence }) =>
        key === null
          ? []
          : [{ key, request_hash: hashRequest(request), result_id: id, sequence, at }],
      );
      if (rows.length === 0) return;
      await transaction('idempotency_keys').insert(rows).onConflict('key').merge();
    },
  };
}

/** Keys forgotten in one transaction: small, so that nobody waits for it. */
const KEYS_PER_STEP = 500;

/** Forgets what nobody can ask for any more, a step at a time. */
export async function forgetIdempotencyKeys(database: Database, now: Clock): Promise<void> {
  const before = addMs(now(), -REMEMBERED_MS);
  let count = KEYS_PER_STEP;
  while (count === KEYS_PER_STEP) {
    count = await database.transaction(async (transaction) => {
      const oldest = transaction('idempotency_keys').where('at', '<', before).orderBy('at');
      const keys = await oldest.limit(KEYS_PER_STEP).pluck<string[]>('key');
      return await transaction('idempotency_keys').whereIn('key', keys).delete();
    });
  }
}

/** A migration of every store: keys of before it come without the number of their change. */
export async function addIdempotencySequences(knex: Knex): Promise<void> {
  await knex.schema.alterTable('idempotency_keys', (table) => {
    table.bigInteger('sequence');
  });
}

/** Answers what `create` makes and nobody journals; asked again under the same key, what it made the first time. */
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
  const earlier = await keys.find(key ?? null, request);
  const known = earlier === null ? null : await find(earlier.id);
  if (known !== null) return known;
  const created = await create();
  await keys.remember([{ key: key ?? null, request, id: toId(created), sequence: null }]);
  return created;
}

function hashRequest(request: object): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('base64url');
}
