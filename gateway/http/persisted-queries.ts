import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { GraphqlParameters } from './graphql-parameters.ts';
import { HttpRefusal } from './http-refusal.ts';

/**
 * Automatic persisted queries: a client sends the hash of its query, and the query itself only when it is not known
 * yet. https://www.apollographql.com/docs/apollo-server/performance/apq
 */
export class PersistedQueries {
  readonly #queries: LRUCache<string, string>;

  constructor(options: { limit: number; limitBytes: number }) {
    this.#queries = new LRUCache({
      max: Math.max(1, options.limit),
      maxSize: options.limitBytes,
      // Two bytes a character at the most; the hash and the entry are small beside it.
      sizeCalculation: (query) => 2 * query.length + 200,
    });
  }

  /** The text to run, and the hash to keep it under once it proved valid. */
  resolve(parameters: GraphqlParameters): { query: string; hash: string | null } {
    const { query } = parameters;
    const persisted = parameters.extensions?.['persistedQuery'] ?? null;
    if (persisted === null) {
      if (query === null || query === '') throw missingQuery();
      return { query, hash: null };
    }

    const hash = readHash(persisted);
    if (query === null) {
      const kept = this.#queries.get(hash);
      if (kept === undefined) throw notFound();
      return { query: kept, hash: null };
    }
    // Otherwise one client could put its query under the hash of another's.
    if (createHash('sha256').update(query).digest('hex') !== hash) {
      throw new HttpRefusal(400, 'provided sha does not match query');
    }
    return { query, hash };
  }

  keep(hash: string, query: string): void {
    this.#queries.set(hash, query);
  }
}

function readHash(persisted: unknown): string {
  const { version, sha256Hash } = Object(persisted) as { version?: unknown; sha256Hash?: unknown };
  if (version !== 1) throw new HttpRefusal(400, 'Unsupported persisted query version');
  if (typeof sha256Hash !== 'string' || !/^[0-9a-f]{64}$/.test(sha256Hash)) {
    throw new HttpRefusal(
      400,
      'Cannot run the persisted query: its sha256Hash must be 64 hexadecimal digits',
    );
  }
  return sha256Hash;
}

function missingQuery(): HttpRefusal {
  return new HttpRefusal(
    400,
    'GraphQL operations must contain a non-empty `query` or a `persistedQuery` extension.',
  );
}

/** The client's cue to send the query along; as status 200, since it is part of the game. */
function notFound(): HttpRefusal {
  return new HttpRefusal(200, 'PersistedQueryNotFound', {
    code: 'PERSISTED_QUERY_NOT_FOUND',
    headers: { 'cache-control': 'private, no-cache, must-revalidate' },
  });
}
