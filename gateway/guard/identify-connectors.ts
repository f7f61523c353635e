import { LRUCache } from 'lru-cache';
import type { GraphAccess } from '../inside.ts';
import type { CurrentGraph } from '../supergraph/current-graph.ts';
import type { Credentials, Identify } from './identify.ts';
import type { Viewer } from './viewer.ts';

export interface ConnectorKeysOptions {
  readonly graphs: Pick<CurrentGraph, 'graph'>;
  readonly access: Pick<GraphAccess, 'execute'>;
  /** The query field that takes a key and answers with the `id` and `name` of the connector it is of. */
  readonly field: string;
  /** Who everybody else is. */
  readonly identifyOthers: Identify;
}

/** How the gateway asks on its own behalf. */
const GATEWAY: Viewer = { name: 'gateway', profile: 'ADMINISTRATOR', groupIds: null };

/** How long a key that was taken away may go on being accepted. */
const KEPT_MS = 5_000;
const KEPT_COUNT = 10_000;

/**
 * Takes whoever shows a connector's key for that connector. Where the graph knows of no such keys, `authorization` is
 * none of our business: it may be meant for subgraphs.
 */
export function identifyConnectors({
  graphs,
  access,
  field,
  identifyOthers,
}: ConnectorKeysOptions): Identify {
  // Only keys that are somebody's are kept: of the others there is no end, and one of them may be registered next.
  const known = new LRUCache<string, Viewer>({ max: KEPT_COUNT, ttl: KEPT_MS });

  /** Looked at each time: the next composed schema may have the field, or no longer have it. */
  function knowsKeys(): boolean {
    return graphs.graph.apiSchema.getQueryType()?.getFields()[field] !== undefined;
  }

  async function findOwner(key: string): Promise<Viewer | null> {
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const owner = await askForOwner(access, { field, key });
    if (owner !== null) known.set(key, owner);
    return owner;
  }

  return (credentials) => {
    const authorization = readAuthorization(credentials);
    if (authorization === null || !knowsKeys()) return identifyOthers(credentials);
    const key = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    if (key === undefined) return null;
    return findOwner(key).then((viewer) =>
      viewer === null ? null : { viewer, stillHolds: () => isStillKnown(key) },
    );
  };

  async function isStillKnown(key: string): Promise<boolean> {
    try {
      return (await findOwner(key)) !== null;
    } catch {
      // Whom nobody could ask about has lost nothing; it is asked again at the next beat.
      return true;
    }
  }
}

/** A browser cannot set the headers of a websocket, so there the first message may say it, in either spelling. */
function readAuthorization({ headers, connectionParams }: Credentials): string | null {
  const said = connectionParams?.['authorization'] ?? connectionParams?.['Authorization'] ?? null;
  if (said === null) return headers.authorization ?? null;
  return typeof said === 'string' ? said : '';
}

async function askForOwner(
  access: Pick<GraphAccess, 'execute'>,
  { field, key }: { readonly field: string; readonly key: string },
): Promise<Viewer | null> {
  const { data, errors } = await access.execute({
    query: `query WhoseKey($key: String!) { owner: ${field}(key: $key) { id name } }`,
    variables: { key },
    viewer: GATEWAY,
  });
  const [error] = errors ?? [];
  if (error !== undefined) throw new Error(`Cannot find out whose key it is: ${error.message}`);
  const owner = data?.['owner'] as { id: string; name: string } | null | undefined; // as was asked for
  if (owner === null || owner === undefined) return null;
  return {
    name: `connector ${owner.name}`,
    profile: 'CONNECTOR',
    groupIds: null,
    connectorId: owner.id,
  };
}
