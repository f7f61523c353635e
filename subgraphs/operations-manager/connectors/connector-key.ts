import { createHash, randomBytes } from 'node:crypto';
import type { Viewer } from '../../kit/viewer.ts';
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

/** Who it is that shows a key; null when it is nobody's. */
export async function identifyConnector(
  connectors: Pick<ConnectorStore, 'findByKeyHash'>,
  key: string,
): Promise<Viewer | null> {
  if (!key.startsWith(PREFIX) || key.length > 100) return null;
  const connector = await connectors.findByKeyHash(hashKey(key));
  if (connector === null) return null;
  return {
    name: `connector ${connector.name}`,
    profile: 'CONNECTOR',
    groupIds: null,
    connectorId: connector.id,
  };
}

/** The key is 256 bits of chance, so there is nothing to guess and a slow hash would only cost whoever is honest. */
function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
