import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { useServer } from 'graphql-ws/use/ws';
import { GraphQLError, parse, validate } from 'graphql';
import { WebSocketServer } from 'ws';
import type { Caller, Subgraph } from '../subgraph.ts';
import type { Viewer } from '../viewer.ts';
import { createCompiledExecution } from './compiled-execution.ts';
import { readViewer, SIGNATURE_HEADER, VIEWER_HEADER } from './viewer-header.ts';

export interface SubgraphServerOptions {
  readonly host: string;
  readonly port: number;
  /** Shared with the gateway; null on loopback only. */
  readonly secret: string | null;
  readonly log: { error(fields: object, message: string): void };
}

export interface SubgraphServer {
  readonly url: string;
  /** Stops taking requests, lets running ones end. */
  close(): Promise<void>;
}

/** The gateway sends representations of whole boards; a person's request is never this long. */
const MOST_BODY_BYTES = 32 * 1024 * 1024;
const PATH = '/graphql';

/** Serves one subgraph by itself: Apollo Server over HTTP, graphql-ws beside it, and its health. */
export async function serveSubgraph(
  subgraph: Subgraph,
  options: SubgraphServerOptions,
): Promise<SubgraphServer> {
  const apollo = new ApolloServer<Caller>({
    gateway: createCompiledExecution(subgraph),
    // Both would be on unless NODE_ENV says production.
    plugins: [ApolloServerPluginInlineTraceDisabled()],
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
  });
  await apollo.start();

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      options.log.error({ err: error }, 'cannot answer a request');
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  const sockets = serveSockets(subgraph, options);
  server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (client) => {
      sockets.emit('connection', client, request);
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.split('?')[0];
    if (path === '/health/live') return sendText(response, 200, 'live');
    if (path === '/health/ready') {
      const trouble = await subgraph.findTrouble();
      return sendText(response, trouble === null ? 200 : 503, trouble ?? 'ready');
    }
    if (path !== PATH)
      return sendText(response, 404, `Cannot find ${path}: the graph is at ${PATH}`);

    const verdict = readViewer(
      { viewer: header(request, VIEWER_HEADER), signature: header(request, SIGNATURE_HEADER) },
      { secret: options.secret, nowMs: Date.now() },
    );
    if ('refusal' in verdict) return sendText(response, 401, verdict.refusal);
    await answerOperation(request, response, verdict.viewer);
  }

  async function answerOperation(
    request: IncomingMessage,
    response: ServerResponse,
    viewer: Viewer,
  ): Promise<void> {
    const body = await readBody(request);
    if (body === null) return sendText(response, 413, 'Cannot read the request: it is too long');

    const result = await apollo.executeHTTPGraphQLRequest({
      context: () => Promise.resolve({ viewer }),
      httpGraphQLRequest: {
        method: request.method ?? 'GET',
        headers: toHeaderMap(request),
        search:
          request.url?.includes('?') === true ? request.url.slice(request.url.indexOf('?')) : '',
        body: parseBody(request, body),
      },
    });
    for (const [name, value] of result.headers) response.setHeader(name, value);
    response.statusCode = result.status ?? 200;
    if (result.body.kind === 'complete') {
      response.end(result.body.string);
      return;
    }
    for await (const chunk of result.body.asyncIterator) response.write(chunk);
    response.end();
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://${options.host}:${port}${PATH}`,
    async close() {
      for (const client of sockets.clients) client.close(1012, 'restarting');
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      await apollo.stop();
    },
  };
}

function serveSockets(subgraph: Subgraph, { secret }: SubgraphServerOptions): WebSocketServer {
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MOST_BODY_BYTES,
  });
  const viewers = new WeakMap<object, Viewer>();
  useServer(
    {
      onConnect(context) {
        const payload = context.connectionParams ?? {};
        const verdict = readViewer(
          { viewer: textOf(payload[VIEWER_HEADER]), signature: textOf(payload[SIGNATURE_HEADER]) },
          { secret, nowMs: Date.now() },
        );
        if ('refusal' in verdict) return false;
        viewers.set(context.extra.socket, verdict.viewer);
        return true;
      },
      onSubscribe(context, _id, payload) {
        // A fault of one operation is an answer to it; thrown, it would close the socket for all others.
        let document;
        try {
          document = parse(payload.query);
        } catch (error) {
          return [error as GraphQLError]; // parse throws nothing else
        }
        const faults = validate(subgraph.schema, document);
        if (faults.length > 0) return faults;
        return {
          schema: subgraph.schema,
          document,
          operationName: payload.operationName ?? null,
          variableValues: payload.variables ?? {},
          contextValue: { viewer: viewers.get(context.extra.socket) },
        };
      },
      execute: (args) => subgraph.execute(toRequest(args)),
      subscribe: (args) => subgraph.subscribe(toRequest(args)),
    },
    sockets,
  );
  return sockets;
}

function toRequest(args: Parameters<typeof import('graphql').execute>[0]) {
  return {
    document: args.document,
    operationName: args.operationName ?? null,
    variables: args.variableValues ?? {},
    caller: args.contextValue as Caller, // set by onSubscribe
  };
}

function parseBody(request: IncomingMessage, body: string): unknown {
  if (request.method !== 'POST' || header(request, 'content-type')?.includes('json') !== true) {
    return body;
  }
  try {
    return JSON.parse(body);
  } catch {
    // Apollo Server answers what is not an object with a 400 of its own.
    return undefined;
  }
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function toHeaderMap(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

function header(request: IncomingMessage, name: string): string | null {
  return textOf(request.headers[name]);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(text);
}
