import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { STATUS_CODES } from 'node:http';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { WebSocketServer, type ServerOptions } from 'ws';
import type { OriginPolicy } from '../guard/origin-policy.ts';
import { CLOSE_CODES } from './close-codes.ts';
import type { DrainList } from './drain-list.ts';
import { WebsocketSession, type SessionOptions } from './websocket-session.ts';

export interface WebsocketServerOptions extends SessionOptions {
  readonly origins: OriginPolicy;
  readonly drainList: DrainList;
  readonly messageLimitBytes: number;
  readonly heartbeatSeconds: number;
}

export interface WebsocketServer {
  /** Answers a request to upgrade, either way. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly sessionCount: number;
  close(): void;
}

/** Websockets of the gateway: who may open one, and whether those that are open still live. */
export function createWebsocketServer(options: WebsocketServerOptions): WebsocketServer {
  const sessions = new Set<WebsocketSession>();
  const settings: ServerOptions & { closeTimeout: number } = {
    noServer: true,
    clientTracking: false,
    // Compression costs a window of memory for each client, and a shared frame could not be shared.
    perMessageDeflate: false,
    // Pongs go through the outbox, whose bound they would escape otherwise.
    autoPong: false,
    maxPayload: options.messageLimitBytes,
    maxFragments: 1_024,
    closeTimeout: options.closeMs,
    handleProtocols: (offered) =>
      offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : false,
  };
  const server = new WebSocketServer(settings);
  const heartbeat = startHeartbeat(sessions, options.heartbeatSeconds);

  return {
    upgrade(request, socket, head) {
      const refusal = refuseUpgrade(request, options);
      if (refusal !== null) {
        refuse(socket, refusal);
        return;
      }
      server.handleUpgrade(request, socket, head, (webSocket) => {
        if (webSocket.protocol !== GRAPHQL_TRANSPORT_WS_PROTOCOL) {
          webSocket.on('error', () => undefined);
          webSocket.close(CLOSE_CODES.SUBPROTOCOL_NOT_ACCEPTABLE, 'Subprotocol not acceptable');
          return;
        }
        const session = new WebsocketSession(
          { webSocket, socket, headers: request.headers },
          options,
        );
        sessions.add(session);
        const forget = options.drainList.add(session);
        webSocket.on('close', () => {
          sessions.delete(session);
          forget();
        });
      });
    },
    get sessionCount() {
      return sessions.size;
    },
    close() {
      clearInterval(heartbeat);
      server.close();
    },
  };
}

const PATHS: ReadonlySet<string> = new Set(['/graphql', '/']);

interface UpgradeRefusal {
  readonly status: number;
  readonly message: string;
}

function refuseUpgrade(
  { headers, url = '/' }: IncomingMessage,
  { origins, drainList }: WebsocketServerOptions,
): UpgradeRefusal | null {
  if (drainList.draining) {
    return { status: 503, message: 'Cannot open a websocket: the server is shutting down' };
  }
  if (!PATHS.has(url.split('?', 1)[0] ?? '')) {
    return { status: 404, message: 'Cannot open a websocket: there is none at this address' };
  }
  if (!origins.isAllowedHost(headers)) {
    return {
      status: 421,
      message: 'Cannot open a websocket: the server is not known by this name',
    };
  }
  // A browser sends a page's origin with every websocket, and asks nobody before it opens one.
  if (!origins.isAllowedOrigin(headers)) {
    return { status: 403, message: 'Cannot open a websocket: pages of this origin may not' };
  }
  return null;
}

function refuse(socket: Duplex, { status, message }: UpgradeRefusal): void {
  const body = `${JSON.stringify({ errors: [{ message }] })}\n`;
  socket.on('error', () => undefined);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n` +
      'connection: close\r\ncontent-type: application/json; charset=utf-8\r\n' +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

/** Every session has its beat once in the interval, a few each second rather than all at once. */
function startHeartbeat(sessions: ReadonlySet<WebsocketSession>, seconds: number): NodeJS.Timeout {
  let beatsSoFar = 0;
  const heartbeat = setInterval(() => {
    beatsSoFar += 1;
    let position = 0;
    for (const session of sessions) {
      position += 1;
      if (position % seconds === beatsSoFar % seconds) session.beat();
    }
  }, 1_000);
  heartbeat.unref();
  return heartbeat;
}
