import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { preventCsrf } from '../guard/csrf-prevention.ts';
import type { Identify, Identity } from '../guard/identify.ts';
import { pickHeaders, RequestCaller } from '../guard/request-caller.ts';
import type { CoreOperation, RequestCore } from '../request-core.ts';
import { openHttpStream, type HttpStreamOptions } from '../subscriptions/http-stream.ts';
import type { Subscriber } from '../subscriptions/live-stream.ts';
import type { GraphAnswer } from '../supergraph/graph.ts';
import { parseBody, parseSearch, type GraphqlParameters } from './graphql-parameters.ts';
import { HttpRefusal, toErrorBody } from './http-refusal.ts';
import { identifyRequest } from './identify-request.ts';
import { GRAPHQL_RESPONSE_TYPE, JSON_TYPE, readAccept, type AcceptedTypes } from './media-types.ts';
import type { PersistedQueries } from './persisted-queries.ts';
import { toRefusedAnswer } from './refused-answer.ts';
import { checkJsonType, ClientGone, readJsonText } from './request-body.ts';

export interface GraphqlEndpointOptions extends HttpStreamOptions {
  readonly core: RequestCore;
  readonly identify: Identify;
  readonly persistedQueries: PersistedQueries;
  readonly forwardHeaders: readonly string[];
  readonly log: Pick<Logger, 'error'>;
  readonly bodyLimitBytes: number;
  /** How many operations one request may hold; 0 takes no lists at all. */
  readonly batchLimit: number;
}

/** Answers one HTTP request; throws HttpRefusal for one that is not answered by the graph. */
export type GraphqlEndpoint = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** GraphQL over HTTP, https://graphql.github.io/graphql-over-http/draft/. */
export function createGraphqlEndpoint(options: GraphqlEndpointOptions): GraphqlEndpoint {
  return async function answer(request, response) {
    const parameters = await readParameters(request, options);
    const identified = identifyRequest(request.headers, options);
    const { viewer, stillHolds } = identified instanceof Promise ? await identified : identified;
    // Whoever left while we asked who it is will not be reported again.
    if (response.destroyed) throw new ClientGone();
    const caller = new RequestCaller(viewer, pickHeaders(request.headers, options.forwardHeaders));
    // An answer that was sent whole closes too; aborting what is over would cost as much as some queries.
    response.on('close', () => {
      if (!response.writableFinished) caller.leave();
    });

    const accepted = readAccept(request.headers.accept);
    const exchange = { request, response, caller, stillHolds, accepted };
    if (Array.isArray(parameters)) await answerBatch(parameters, exchange, options);
    else await answerOne(parameters, exchange, options);
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly caller: RequestCaller;
  readonly stillHolds: Identity['stillHolds'];
  readonly accepted: AcceptedTypes;
}

async function readParameters(
  request: IncomingMessage,
  { bodyLimitBytes }: GraphqlEndpointOptions,
): Promise<GraphqlParameters | GraphqlParameters[]> {
  const { method, headers, url = '' } = request;
  if (method !== 'POST' && method !== 'GET') {
    throw new HttpRefusal(405, 'GraphQL is answered to GET and POST only', {
      code: 'METHOD_NOT_ALLOWED',
      headers: { allow: 'GET, POST' },
    });
  }
  preventCsrf(headers);
  if (method === 'POST') return parseBody(await readJsonText(request, bodyLimitBytes));
  // A GET has no body whose type could be told; who tells another one tries to slip past a filter.
  if (headers['content-type'] !== undefined) checkJsonType(headers['content-type']);
  const mark = url.indexOf('?');
  return parseSearch(mark === -1 ? '' : url.slice(mark + 1));
}

async function answerOne(
  parameters: GraphqlParameters,
  exchange: Exchange,
  options: GraphqlEndpointOptions,
): Promise<void> {
  const { response, accepted, caller, stillHolds } = exchange;
  if (accepted.single === null && accepted.stream === null) throw notAcceptable();

  const operation = prepare(parameters, exchange, options);
  if (accepted.stream !== null && (operation.kind === 'subscription' || accepted.single === null)) {
    // Who takes nothing but a stream gets a query's answer as a stream of one.
    const join = operation.kind === 'subscription' ? operation.join : joinOnce(operation, caller);
    openHttpStream(response, accepted.stream, join, { ...options, stillHolds });
    return;
  }
  if (operation.kind === 'subscription') throw streamNotAcceptable();

  const answer = await run(operation);
  const status = answer.refused && accepted.single === GRAPHQL_RESPONSE_TYPE ? 400 : 200;
  send(response, status, accepted.single ?? JSON_TYPE, answer.toJson());
}

async function answerBatch(
  batch: readonly GraphqlParameters[],
  exchange: Exchange,
  options: GraphqlEndpointOptions,
): Promise<void> {
  const { batchLimit } = options;
  if (batchLimit === 0) throw new HttpRefusal(400, 'Operation batching disabled.');
  if (batch.length === 0) throw new HttpRefusal(400, 'No operations found in request.');
  if (batch.length > batchLimit) {
    throw new HttpRefusal(
      400,
      `Cannot run ${batch.length} operations in one request: ${batchLimit} is the most`,
    );
  }
  const { response, accepted } = exchange;
  if (accepted.single === null) throw notAcceptable();

  const answers = await Promise.all(
    batch.map(async (parameters) => {
      try {
        const operation = prepare(parameters, exchange, options);
        if (operation.kind === 'subscription') throw streamNotAcceptable();
        return (await run(operation)).toJson();
      } catch (error) {
        // One that is refused costs the others nothing.
        if (error instanceof HttpRefusal) return toErrorBody(error.message, error.code).toString();
        throw error;
      }
    }),
  );
  send(response, 200, accepted.single, `[${answers.join(',')}]`);
}

function prepare(
  parameters: GraphqlParameters,
  { request, caller, accepted }: Exchange,
  { core, persistedQueries }: GraphqlEndpointOptions,
): CoreOperation {
  const { query, hash } = persistedQueries.resolve(parameters);
  const { operationName, variables } = parameters;
  const operation = core.prepare({
    query,
    operationName,
    variables,
    caller,
    transport: accepted.stream ?? 'http',
  });
  if (operation.kind === 'refused') return operation;

  // Links and images make browsers send a GET, so it must change nothing.
  if (request.method === 'GET' && operation.kind === 'mutation') {
    throw new HttpRefusal(
      405,
      'GET requests only support query operations, not mutation operations',
      {
        headers: { allow: 'POST' },
      },
    );
  }
  if (hash !== null) persistedQueries.keep(hash, query);
  return operation;
}

function run(operation: Exclude<CoreOperation, { kind: 'subscription' }>): Promise<GraphAnswer> {
  return operation.kind === 'refused'
    ? Promise.resolve(toRefusedAnswer(operation.errors))
    : operation.execute();
}

function joinOnce(
  operation: Exclude<CoreOperation, { kind: 'subscription' }>,
  caller: RequestCaller,
): (subscriber: Subscriber) => () => void {
  return (subscriber) => {
    run(operation).then(
      (answer) => subscriber.refuse(answer),
      (error: unknown) => subscriber.fail(error),
    );
    return () => caller.leave();
  };
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  const length = Buffer.byteLength(text);
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-length': length,
    'cache-control': 'no-store',
  });
  // Nothing but ASCII, as most answers are, is the same in both, and Latin 1 is written without a look at each character.
  const encoding = length === text.length ? 'latin1' : 'utf8';
  // Node writes a text together with the headers, but bytes beside them; joining long texts would cost more than that.
  if (length < SHORT_TEXT) response.end(text, encoding);
  else response.end(Buffer.from(text, encoding));
}

const SHORT_TEXT = 32_768;

function notAcceptable(): HttpRefusal {
  return new HttpRefusal(
    406,
    `Cannot answer: the request accepts neither ${JSON_TYPE} nor ${GRAPHQL_RESPONSE_TYPE}`,
    { code: 'NOT_ACCEPTABLE' },
  );
}

function streamNotAcceptable(): HttpRefusal {
  return new HttpRefusal(
    406,
    'Cannot run the subscription: the request accepts one answer only. Accept text/event-stream or ' +
      'multipart/mixed;subscriptionSpec=1.0, or use a websocket',
    { code: 'NOT_ACCEPTABLE' },
  );
}
