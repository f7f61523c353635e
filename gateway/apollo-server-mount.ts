import {
  ApolloServer,
  HeaderMap,
  type ApolloServerOptionsWithGateway,
  type ApolloServerPlugin,
  type HTTPGraphQLRequest,
  type HTTPGraphQLResponse,
} from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { GraphQLError, type ExecutionResult, type FormattedExecutionResult } from 'graphql';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { preventCsrf } from './guard/csrf-prevention.ts';
import type { Identify } from './guard/identify.ts';
import { pickHeaders, RequestCaller } from './guard/request-caller.ts';
import { parseBody } from './http/graphql-parameters.ts';
import type { GraphqlEndpoint } from './http/graphql-endpoint.ts';
import { identifyRequest } from './http/identify-request.ts';
import { GRAPHQL_RESPONSE_TYPE, readAccept } from './http/media-types.ts';
import { ClientGone, readJsonText } from './http/request-body.ts';
import type { RequestCore } from './request-core.ts';
import type { CurrentGraph } from './supergraph/current-graph.ts';

export interface ApolloServerMountOptions {
  readonly graphs: CurrentGraph;
  readonly identify: Identify;
  readonly log: Pick<Logger, 'error'>;
  readonly bodyLimitBytes: number;
  readonly introspection: boolean;
  readonly forwardHeaders: readonly string[];
  /** What Apollo Server is wanted for. */
  readonly plugins: readonly ApolloServerPlugin<MountContext>[];
}

export interface MountContext {
  readonly core: RequestCore;
  readonly caller: RequestCaller;
}

export interface ApolloServerMount extends AsyncDisposable {
  /** Answers queries and mutations by Apollo Server, and leaves streams to the endpoint it is given. */
  readonly wrap: (lean: GraphqlEndpoint, core: RequestCore) => GraphqlEndpoint;
}

/** The same graph behind Apollo Server, for whoever wants its plugins. Costs about twice the lean endpoint on small answers. */
export async function createApolloServerMount(
  options: ApolloServerMountOptions,
): Promise<ApolloServerMount> {
  const server = new ApolloServer<MountContext>({
    gateway: createGateway(options.graphs),
    introspection: options.introspection,
    hideSchemaDetailsFromClientErrors: !options.introspection,
    // Whatever NODE_ENV says: no stack trace to a client, and no signals but the ones of the process.
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      answerRefusalsAsTheSpecificationSays(),
      ...options.plugins,
    ],
  });
  await server.start();

  return {
    wrap: (lean, core) => async (request, response) => {
      if (readAccept(request.headers.accept).stream !== null) await lean(request, response);
      else await answer(request, response, { server, core, options });
    },
    [Symbol.asyncDispose]: () => server.stop(),
  };
}

/** Apollo Server parses, validates and asks; planning and execution are the graph's. */
type ApolloGateway = ApolloServerOptionsWithGateway<MountContext>['gateway'];

function createGateway(graphs: CurrentGraph): ApolloGateway {
  let unfollow: () => void = () => undefined;
  return {
    onSchemaLoadOrUpdate(callback) {
      unfollow = graphs.follow(({ apiSchema }) => callback({ apiSchema, coreSupergraphSdl: '' }));
      return unfollow;
    },
    load: () =>
      Promise.resolve({
        async executor({ request, source, context }) {
          const { core, caller } = context as unknown as MountContext; // the context given below
          const operation = core.prepare({
            query: source,
            operationName: request.operationName ?? null,
            variables: request.variables ?? null,
            caller,
            transport: 'apollo-server',
          });
          switch (operation.kind) {
            case 'refused':
              return { errors: operation.errors };
            case 'subscription':
              throw subscriptionRefused();
            case 'query':
            case 'mutation':
              return toResult((await operation.execute()).toObject());
          }
        },
      }),
    stop() {
      unfollow();
      return Promise.resolve();
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  {
    server,
    core,
    options,
  }: { server: ApolloServer<MountContext>; core: RequestCore; options: ApolloServerMountOptions },
): Promise<void> {
  const { headers, method = 'GET', url = '' } = request;
  preventCsrf(headers);
  const mark = url.indexOf('?');
  const httpGraphQLRequest: HTTPGraphQLRequest = {
    method,
    headers: toHeaderMap(headers),
    search: mark === -1 ? '' : url.slice(mark),
    body: method === 'POST' ? parseBody(await readJsonText(request, options.bodyLimitBytes)) : null,
  };
  const { viewer } = await identifyRequest(headers, options);
  if (response.destroyed) throw new ClientGone();
  const caller = new RequestCaller(viewer, pickHeaders(headers, options.forwardHeaders));
  // An answer that was sent whole closes too; aborting what is over would cost as much as some queries.
  response.on('close', () => {
    if (!response.writableFinished) caller.leave();
  });
  const answered = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest,
    context: () => Promise.resolve({ core, caller }),
  });
  await send(response, answered);
}

function toHeaderMap(headers: IncomingHttpHeaders): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}

async function send(
  response: ServerResponse,
  { status, headers, body }: HTTPGraphQLResponse,
): Promise<void> {
  response.writeHead(status ?? 200, Object.fromEntries(headers));
  if (body.kind === 'complete') {
    response.end(body.string);
    return;
  }
  for await (const chunk of body.asyncIterator) response.write(chunk);
  response.end();
}

/** A well-formed request that the graph refuses has status 200, unless the client asked for the newer media type. */
function answerRefusalsAsTheSpecificationSays(): ApolloServerPlugin<MountContext> {
  const refusals = [
    'GRAPHQL_PARSE_FAILED',
    'GRAPHQL_VALIDATION_FAILED',
    'OPERATION_RESOLUTION_FAILURE',
    'OPERATION_TOO_LARGE',
    'BAD_USER_INPUT',
  ];
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse({ request, response, errors }) {
          const newer =
            readAccept(request.http?.headers.get('accept')).single === GRAPHQL_RESPONSE_TYPE;
          const code = errors?.[0]?.extensions['code'];
          const refused = typeof code === 'string' && refusals.includes(code);
          if (refused && response.http.status === 400 && !newer) response.http.status = 200;
          return Promise.resolve();
        },
      }),
  };
}

/** Apollo Server formats errors by itself, and knows them by their class only. */
function toResult({ errors, ...result }: FormattedExecutionResult): ExecutionResult {
  if (errors === undefined) return result;
  return {
    ...result,
    errors: errors.map(
      ({ message, path, extensions }) =>
        new GraphQLError(message, { path: path ?? null, extensions: extensions ?? null }),
    ),
  };
}

function subscriptionRefused(): Error {
  return new Error('Subscriptions are answered by websocket, event stream or multipart');
}
