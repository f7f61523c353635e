import { createHash, randomBytes } from 'node:crypto';
import type { Connector } from './connector.ts';
import type { ConnectorStore } from './connector-store.ts';

/** What a connected system identifies itself with. Only its hash is kept. */
export interface ConnectorKey {
  readonly key: string;
  readonly keyHash: string;
  readonly keyHint: string;
}

const PREFIX = 'scgc_';

export function createConnectorKey(): ConnectorKey {
  const key = `${PREFIX}${randomBytes(32).toString('base64url')}`;
  return { key, keyHash: hashKey(key), keyHint: key.slice(0, PREFIX.length + 4) };
}

/** A secret as Standard Webhooks writes it. */
export function createWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/** Whose key it is; null when it is nobody's. */
export async function findKeyOwner(
  connectors: Pick<ConnectorStore, 'findByKeyHash'>,
  key: string,
): Promise<Connector | null> {
  if (!key.startsWith(PREFIX) || key.length > 100) return null;
  return await connectors.findByKeyHash(hashKey(key));
}

/** The key is 256 bits of chance, so there is nothing to guess and a slow hash would only cost whoever is honest. */
function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
