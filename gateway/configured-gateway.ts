import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { refuseIntrospection } from './guard/introspection.ts';
import { isLoopback } from './guard/loopback.ts';
import { checkOperationLimits } from './guard/operation-limits.ts';
import { rightsOf } from './guard/rights.ts';
import { createPlacedClient } from './subgraph-placement.ts';
import { createGraph } from './supergraph/create-graph.ts';
import type { Graph, OperationCheck } from './supergraph/graph.ts';
import type { InProcessSubgraph } from './transport/in-process-client.ts';

/** The graph with the limits and rights that configuration gives it, and each subgraph where it has been put. */
export function createConfiguredGraph(
  supergraphSdl: string,
  {
    config,
    inside,
    log,
  }: { config: Config; inside: ReadonlyMap<string, InProcessSubgraph>; log: Pick<Logger, 'error'> },
): Graph {
  const limits = {
    depth: config.OPERATION_DEPTH_LIMIT,
    aliases: config.OPERATION_ALIASES_LIMIT,
    rootFields: config.OPERATION_ROOT_FIELDS_LIMIT,
    nodes: config.OPERATION_NODES_LIMIT,
  };
  const checks: OperationCheck[] = [(document) => checkOperationLimits(document, limits)];
  if (!config.INTROSPECTION) checks.push(refuseIntrospection);

  return createGraph({
    supergraphSdl,
    checks,
    maxTokens: config.OPERATION_TOKENS_LIMIT,
    rightsOf,
    onUnplanned: (failure, operation) =>
      log.error({ err: failure, operation }, 'no plan for an operation'),
    createClient: (subgraph) => createPlacedClient(subgraph, { config, inside }),
  });
}

/** What configuration says of the server in front of the graph. */
export function toGatewayOptions(config: Config) {
  return {
    host: config.HOST,
    port: config.PORT,
    allowedOrigins: config.ALLOWED_ORIGINS ?? [],
    loopbackNamesOnly: isLoopback(config.HOST),
    forwardHeaders: config.FORWARD_HEADERS ?? [],
    hideSchema: !config.INTROSPECTION,
    mostObjects: config.OPERATION_OBJECTS_LIMIT,
    explore: config.EXPLORE,
    exposeMetrics: config.METRICS,
    shareSubscriptions: config.SHARE_SUBSCRIPTIONS,
    batchLimit: config.BATCH_LIMIT,
    bodyLimitBytes: config.BODY_LIMIT_BYTES,
    messageLimitBytes: config.MESSAGE_LIMIT_BYTES,
    persistedQueriesLimit: config.PERSISTED_QUERIES_LIMIT,
    socketOperationsLimit: config.SOCKET_OPERATIONS_LIMIT,
    subscriberBacklogBytes: config.SUBSCRIBER_BACKLOG_BYTES,
    requestTimeoutMs: config.REQUEST_TIMEOUT_MS,
    heartbeatSeconds: config.HEARTBEAT_SECONDS,
  };
}
