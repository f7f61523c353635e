import type { Logger } from 'pino';
import { ASSET_NAMES } from './explore/explore-assets.ts';
import { createExplorePages } from './explore/explore-pages.ts';
import type { Identify } from './guard/identify.ts';
import { createOriginPolicy } from './guard/origin-policy.ts';
import { createGraphqlEndpoint, type GraphqlEndpoint } from './http/graphql-endpoint.ts';
import { answerLive, createReadiness } from './http/health.ts';
import { readAccept } from './http/media-types.ts';
import type { Metrics } from './http/metrics.ts';
import { PersistedQueries } from './http/persisted-queries.ts';
import { createRequestCore, type RequestCore } from './request-core.ts';
import { startServer, type Handler } from './server.ts';
import { DrainList } from './subscriptions/drain-list.ts';
import { LiveStreams } from './subscriptions/live-streams.ts';
import { createWebsocketServer } from './subscriptions/websocket-server.ts';
import type { CurrentGraph } from './supergraph/current-graph.ts';

/** All that a gateway is but its graphs: limits, times, and who is let in. */
export interface GatewayOptions {
  readonly graphs: CurrentGraph;
  readonly identify: Identify;
  readonly metrics: Metrics;
  /** Another way to answer GraphQL over HTTP than ours, for example Apollo Server's; ours still answers streams. */
  readonly mount?: (lean: GraphqlEndpoint, core: RequestCore) => GraphqlEndpoint;
  readonly log: Pick<Logger, 'error' | 'info'>;
  /** Why no work should be sent here, if there is a reason. */
  readonly findTrouble?: () => Promise<string | null>;
  readonly host: string;
  readonly port: number;
  readonly allowedOrigins: readonly string[];
  readonly loopbackNamesOnly: boolean;
  readonly forwardHeaders: readonly string[];
  /** Errors must not tell of the schema what introspection would. */
  readonly hideSchema: boolean;
  readonly mostObjects: number;
  readonly explore: boolean;
  readonly exposeMetrics: boolean;
  readonly shareSubscriptions: boolean;
  readonly batchLimit: number;
  readonly bodyLimitBytes: number;
  readonly messageLimitBytes: number;
  readonly persistedQueriesLimit: number;
  readonly socketOperationsLimit: number;
  readonly subscriberBacklogBytes: number;
  readonly requestTimeoutMs: number;
  readonly heartbeatSeconds: number;
  /** How long a websocket may take to begin; 3 seconds unless told otherwise. */
  readonly initialisationMs?: number;
}

export interface RunningGateway {
  readonly port: number;
  readonly sessionCount: number;
  countConnections(): Promise<number>;
  readonly streams: LiveStreams;
  close(graceMs: number): Promise<void>;
}

/** How long a client that is closed by us may take to read why. */
const CLOSE_MS = 5_000;
const INITIALISATION_MS = 3_000;
/** How long a persisted query is on average, if all of them are kept. */
const PERSISTED_QUERY_BYTES = 10_000;

/** Puts a gateway together over its graphs, and listens. */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const { graphs, identify, metrics, log, forwardHeaders, heartbeatSeconds } = options;
  const streams = new LiveStreams({ share: options.shareSubscriptions });
  const drainList = new DrainList();
  const origins = createOriginPolicy(options);
  const core = createRequestCore({
    graphs,
    streams,
    metrics,
    hideSchema: options.hideSchema,
    mostObjects: options.mostObjects,
  });
  const connection = {
    core,
    identify,
    metrics,
    log,
    forwardHeaders,
    drainList,
    heartbeatSeconds,
    backlogBytes: options.subscriberBacklogBytes,
    closeMs: CLOSE_MS,
  };

  const websockets = createWebsocketServer({
    ...connection,
    origins,
    messageLimitBytes: options.messageLimitBytes,
    operationsLimit: options.socketOperationsLimit,
    initialisationMs: options.initialisationMs ?? INITIALISATION_MS,
  });
  const lean = createGraphqlEndpoint({
    ...connection,
    persistedQueries: new PersistedQueries({
      limit: options.persistedQueriesLimit,
      limitBytes: options.persistedQueriesLimit * PERSISTED_QUERY_BYTES,
    }),
    bodyLimitBytes: options.bodyLimitBytes,
    batchLimit: options.batchLimit,
  });
  const endpoint = options.mount === undefined ? lean : options.mount(lean, core);
  watchNumbers(metrics, { streams, websockets, graphs });

  const server = await startServer({
    ...options,
    route: createRoutes(options, { endpoint, drainList }),
    upgrade: websockets.upgrade,
    origins,
    drainList,
  });
  return {
    port: server.port,
    get sessionCount() {
      return websockets.sessionCount;
    },
    streams,
    countConnections: () => server.countConnections(),
    async close(graceMs) {
      await server.close(graceMs);
      websockets.close();
    },
  };
}

function createRoutes(
  {
    graphs,
    metrics,
    explore,
    exposeMetrics,
    findTrouble = () => Promise.resolve(null),
  }: GatewayOptions,
  { endpoint, drainList }: { endpoint: GraphqlEndpoint; drainList: DrainList },
): (path: string) => Handler | null {
  const pages = explore ? createExplorePages(graphs) : null;
  /** A browser that goes to the endpoint sees a page; everybody else gets an answer. */
  const graphql: Handler = (request, response) =>
    pages !== null && request.method === 'GET' && readAccept(request.headers.accept).prefersPage
      ? pages.answerSandbox(response)
      : endpoint(request, response);

  const answerReady = createReadiness({ graphs, drainList, findTrouble });
  const routes = new Map<string, Handler>([
    ['/graphql', graphql],
    ['/', graphql],
    ['/health/live', (_request, response) => answerLive(response)],
    ['/health/ready', (_request, response) => answerReady(response)],
  ]);
  if (pages !== null) {
    routes.set('/graphiql', (_request, response) => pages.answerGraphiql(response));
    for (const name of ASSET_NAMES) {
      routes.set(`/explore/${name}`, (request, response) =>
        pages.answerAsset(request, response, name),
      );
    }
  }
  if (exposeMetrics) {
    routes.set('/metrics', async (_request, response) => {
      const text = await metrics.toText();
      response.writeHead(200, { 'content-type': metrics.contentType });
      response.end(text);
    });
  }
  return (path) => routes.get(path) ?? null;
}

function watchNumbers(
  metrics: Metrics,
  {
    streams,
    websockets,
    graphs,
  }: { streams: LiveStreams; websockets: { sessionCount: number }; graphs: CurrentGraph },
): void {
  metrics.watch('websocket_sessions', 'Open websockets', () => websockets.sessionCount);
  metrics.watch('live_streams', 'Upstream streams read', () => streams.streamCount);
  metrics.watch('live_subscribers', 'Who reads them', () => streams.subscriberCount);
  metrics.watch('supergraphs_served', 'One, and those that finish', () => graphs.served);
}
