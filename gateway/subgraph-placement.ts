import { findSubgraphUrl, type Config } from './config.ts';
import type { SubgraphClient } from './execution/subgraph-client.ts';
import type { SubgraphAddress } from './supergraph/supergraph.ts';
import { createHttpSubgraphClient } from './transport/http-client.ts';
import { createInProcessClient, type InProcessSubgraph } from './transport/in-process-client.ts';
import { createWebsocketClient } from './transport/websocket-client.ts';

export interface Placement {
  readonly config: Pick<
    Config,
    'subgraphUrls' | 'GATEWAY_SECRET' | 'SUBGRAPH_TIMEOUT_MS' | 'SUBGRAPH_ANSWER_BYTES'
  >;
  readonly inside: ReadonlyMap<string, InProcessSubgraph>;
}

/** Reaches a subgraph where configuration has put it: in this process, at an address of its own, or at the supergraph's. */
export function createPlacedClient(
  { name, url }: SubgraphAddress,
  { config, inside }: Placement,
): SubgraphClient {
  const subgraph = inside.get(name);
  if (subgraph !== undefined) {
    // It outlives the graph it serves: the next one is served by it too.
    return { ...createInProcessClient(subgraph), close: () => Promise.resolve() };
  }
  const remote = {
    name,
    url: findSubgraphUrl(config, name) ?? url,
    viewerSecret: config.GATEWAY_SECRET ?? undefined,
    maxAnswerBytes: config.SUBGRAPH_ANSWER_BYTES,
  };
  return createHttpSubgraphClient({
    ...remote,
    deadlineMs: config.SUBGRAPH_TIMEOUT_MS,
    streams: createWebsocketClient(remote),
  });
}
