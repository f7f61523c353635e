import {
  createServer,
  STATUS_CODES,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { promisify } from 'node:util';
import type { Logger } from 'pino';
import type { OriginPolicy } from './guard/origin-policy.ts';
import { HttpRefusal, toErrorBody } from './http/http-refusal.ts';
import { ClientGone } from './http/request-body.ts';
import type { DrainList } from './subscriptions/drain-list.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  /** Finds who answers a path; null for one that nobody does. */
  readonly route: (path: string) => Handler | null;
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly origins: OriginPolicy;
  readonly drainList: DrainList;
  readonly requestTimeoutMs: number;
  readonly log: Pick<Logger, 'error'>;
}

export interface RunningServer {
  readonly port: number;
  countConnections(): Promise<number>;
  /** Ends within the grace: running requests finish, those connected for long are told to come back. */
  close(graceMs: number): Promise<void>;
}

/** More than any client sends, and far less than what makes reading them a burden. */
const HEADER_COUNT_LIMIT = 200;

const IDLE_CHECK_MS = 20;

/** Listens, and answers every request or says in JSON why not. Rejects if it cannot listen. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const server = createServer(
    {
      keepAliveTimeout: 65_000,
      headersTimeout: Math.min(options.requestTimeoutMs, 15_000),
      requestTimeout: options.requestTimeoutMs,
    },
    (request, response) => void answer(request, response, options),
  );
  server.on('upgrade', options.upgrade);
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    refuseUnread(error, socket);
  });
  await listen(server, options);

  return {
    port: (server.address() as AddressInfo).port, // a server that listens to a port has such an address
    countConnections: () => promisify(server.getConnections.bind(server))(),
    close: (graceMs) => closeWithin(graceMs, server, options.drainList),
  };
}

/** Never rejects: whatever goes wrong is in the response, or there is nobody left to tell. */
async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: ServerOptions,
): Promise<void> {
  try {
    checkHeaders(request, options.origins);
    if (options.drainList.draining) response.setHeader('connection', 'close');
    allowOrigin(request, response, options.origins);
    if (request.method === 'OPTIONS') {
      answerPreflight(request, response);
      return;
    }

    const path = readPath(request.url ?? '/');
    const handler = options.route(path);
    if (handler === null) {
      throw new HttpRefusal(404, `There is nothing at "${path}"`, { code: 'NOT_FOUND' });
    }
    await handler(request, response);
  } catch (error) {
    if (error instanceof ClientGone) return;
    refuse(response, toRefusal(error, options.log));
  }
}

function checkHeaders(request: IncomingMessage, origins: OriginPolicy): void {
  // Names and values alternate.
  if (request.rawHeaders.length > 2 * HEADER_COUNT_LIMIT) {
    throw new HttpRefusal(431, `The request has more than ${HEADER_COUNT_LIMIT} headers`, {
      headers: { connection: 'close' },
    });
  }
  if (!origins.isAllowedHost(request.headers)) {
    throw new HttpRefusal(
      421,
      'The server is not known by this name: it answers to this machine only',
      {
        code: 'MISDIRECTED_REQUEST',
      },
    );
  }
}

function allowOrigin(
  request: IncomingMessage,
  response: ServerResponse,
  origins: OriginPolicy,
): void {
  if (request.headers.origin === undefined) return;
  response.setHeader('vary', 'origin');
  const allowed = origins.toAllowOrigin(request.headers);
  if (allowed !== null) response.setHeader('access-control-allow-origin', allowed);
}

/** Without the header above, the browser takes this for a no. */
function answerPreflight(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(204, {
    allow: 'GET, POST, OPTIONS',
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '',
    'access-control-max-age': '600',
    'content-length': '0',
  });
  response.end();
}

function readPath(url: string): string {
  const mark = url.indexOf('?');
  return mark === -1 ? url : url.slice(0, mark);
}

function toRefusal(error: unknown, log: Pick<Logger, 'error'>): HttpRefusal {
  if (error instanceof HttpRefusal) return error;
  log.error({ err: error }, 'request failed');
  return new HttpRefusal(500, 'Internal server error', { code: 'INTERNAL_SERVER_ERROR' });
}

function refuse(response: ServerResponse, refusal: HttpRefusal): void {
  // A response that has begun can only be cut off, or its client would take it for whole.
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = toErrorBody(refusal.message, refusal.code);
  response.writeHead(refusal.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
    ...refusal.headers,
  });
  response.end(body);
}

const UNREAD: Readonly<Record<string, { status: number; message: string }>> = {
  HPE_HEADER_OVERFLOW: { status: 431, message: 'The headers of the request are too long' },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: { status: 413, message: 'The chunk extensions are too long' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, message: 'The request did not come in time' },
};

/** What does not even parse as HTTP is answered in JSON too. */
function refuseUnread(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, message } = UNREAD[error.code ?? ''] ?? {
    status: 400,
    message: 'The request is not valid HTTP',
  };
  const body = toErrorBody(message, 'BAD_REQUEST');
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\n` +
      `content-type: application/json; charset=utf-8\r\ncontent-length: ${body.length}\r\n\r\n${body.toString()}`,
  );
}

function listen(server: Server, { host, port }: ServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function closeWithin(graceMs: number, server: Server, drainList: DrainList): Promise<void> {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  const deadline = setTimeout(() => {
    drainList.terminate();
    server.closeAllConnections();
  }, graceMs);
  // A connection whose last request was running just now is idle a moment later.
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
  await Promise.all([drainList.drain(graceMs), closed]);
  clearInterval(idle);
  clearTimeout(deadline);
}
