import type { IncomingHttpHeaders } from 'node:http';
import type { Duplex } from 'node:stream';
import { MessageType, validateMessage, type Message, type SubscribeMessage } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Identify, Identity } from '../guard/identify.ts';
import { pickHeaders, RequestCaller } from '../guard/request-caller.ts';
import { JsonFault, parseStrictJson } from '../guard/strict-json.ts';
import type { Metrics } from '../http/metrics.ts';
import { CLOSE_CODES, toReason } from './close-codes.ts';
import type { LiveEvent } from './live-event.ts';
import { Outbox } from './outbox.ts';
import { framePong, frameText } from './socket-frame.ts';
import { SocketOperations, type SocketOperationsOptions } from './socket-operations.ts';
import { countTakenBytes, SocketSink } from './socket-sink.ts';

export interface SessionOptions extends SocketOperationsOptions {
  readonly identify: Identify;
  readonly metrics: Metrics;
  readonly forwardHeaders: readonly string[];
  readonly backlogBytes: number;
  readonly initialisationMs: number;
  /** How long a client that was told why it is closed may take to read that. */
  readonly closeMs: number;
}

export interface SessionSocket {
  readonly webSocket: WebSocket;
  /** The TCP socket below it. */
  readonly socket: Duplex;
  readonly headers: IncomingHttpHeaders;
}

/** More pings than this in a second, of either kind, are an attack. */
const PINGS_PER_SECOND = 50;

/** More than the pings that we send between two beats. */
const PING_BYTES = 16;

/**
 * One client on one socket, speaking graphql-transport-ws
 * (https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md). Every frame but the closing one goes through one
 * outbox, so its bound holds for all of them.
 */
export class WebsocketSession {
  readonly #webSocket: WebSocket;
  readonly #socket: Duplex;
  readonly #headers: IncomingHttpHeaders;
  readonly #options: SessionOptions;
  readonly #outbox: Outbox<LiveEvent>;
  readonly #operations: SocketOperations;
  readonly #initialisation: NodeJS.Timeout;
  #state: 'opened' | 'initialising' | 'ready' | 'closed' = 'opened';
  #identity: Identity | null = null;
  #comingBack = false;
  readonly #pings = { second: 0, count: 0 };
  /** What the last beat saw. */
  readonly #life = { heard: true, takenBytes: 0 };

  constructor({ webSocket, socket, headers }: SessionSocket, options: SessionOptions) {
    this.#webSocket = webSocket;
    this.#socket = socket;
    this.#headers = headers;
    this.#options = options;
    this.#outbox = new Outbox(new SocketSink(socket), {
      limitBytes: options.backlogBytes,
      onOverflow: () => this.#closeTooSlow(),
    });
    this.#operations = new SocketOperations(options, {
      outbox: this.#outbox,
      onExecuted: () => {
        if (this.#comingBack) this.comeBack();
      },
    });
    this.#initialisation = setTimeout(
      () => this.close(CLOSE_CODES.INITIALISATION_TIMEOUT, 'Connection initialisation timeout'),
      options.initialisationMs,
    );

    webSocket.on('message', (data: Buffer, isBinary) => this.#receive(data, isBinary));
    webSocket.on('ping', (data) => {
      if (this.#mayPing()) this.#outbox.push(framePong(data));
    });
    webSocket.on('pong', () => (this.#life.heard = true));
    webSocket.on('close', () => this.#end());
    // What ws reports here it has answered with a close of its own: 1002, 1007, 1009.
    webSocket.on('error', () => undefined);
  }

  /** Ends everything on this socket, says why, and gives the client a moment to read it. */
  close(code: number, reason: string): void {
    if (this.#state === 'closed') return;
    this.#outbox.flush();
    this.#end();
    this.#webSocket.close(code, reason);
    // A client that does not read will not answer the close either.
    const deadline = setTimeout(() => this.#webSocket.terminate(), this.#options.closeMs);
    this.#webSocket.once('close', () => clearTimeout(deadline));
  }

  /** Tells the client to come back, once its queries and mutations are answered. */
  comeBack(): void {
    this.#comingBack = true;
    if (this.#operations.executing === 0) {
      this.close(CLOSE_CODES.SERVICE_RESTART, 'Service restart');
    }
  }

  terminate(): void {
    this.#webSocket.terminate();
  }

  /** Ends a socket whose other end has given no sign of life since the last beat, and asks the others for one. */
  beat(): void {
    const takenBytes = countTakenBytes(this.#socket);
    // Who is behind hears our ping late, and some simple readers never answer one; but what the kernel goes on taking
    // is read by somebody. Our own pings say nothing: a kernel takes many of them for an end that is gone.
    const reads = takenBytes - this.#life.takenBytes > PING_BYTES;
    const alive = this.#life.heard || reads;
    this.#life.heard = false;
    this.#life.takenBytes = takenBytes;
    if (alive) this.#webSocket.ping();
    else this.#webSocket.terminate();
    void this.#checkIdentity();
  }

  async #checkIdentity(): Promise<void> {
    const stillHolds = this.#identity?.stillHolds ?? null;
    if (stillHolds === null || (await stillHolds())) return;
    this.close(CLOSE_CODES.FORBIDDEN, 'Forbidden');
  }

  #receive(data: Buffer, isBinary: boolean): void {
    if (this.#state === 'closed') return;
    this.#life.heard = true;
    const text = isBinary ? null : data.toString('utf8');
    const message = text === null ? null : readMessage(text);
    if (text === null || message === null) {
      this.close(CLOSE_CODES.BAD_REQUEST, 'Invalid message received');
      return;
    }
    if (message instanceof JsonFault) {
      this.#refuse(text, message);
      return;
    }

    switch (message.type) {
      case MessageType.ConnectionInit:
        void this.#initialise(message.payload ?? null);
        return;
      case MessageType.Subscribe:
        this.#subscribe(message);
        return;
      case MessageType.Complete:
        this.#operations.leave(message.id);
        return;
      case MessageType.Ping:
        if (this.#mayPing()) this.#send({ ...message, type: MessageType.Pong });
        return;
      case MessageType.Pong:
        return;
      case MessageType.ConnectionAck:
      case MessageType.Next:
      case MessageType.Error:
        this.close(CLOSE_CODES.BAD_REQUEST, `Only a server may send "${message.type}"`);
        return;
    }
  }

  async #initialise(connectionParams: Record<string, unknown> | null): Promise<void> {
    if (this.#state !== 'opened') {
      this.close(CLOSE_CODES.TOO_MANY_INITIALISATION_REQUESTS, 'Too many initialisation requests');
      return;
    }
    this.#state = 'initialising';
    let identity: Identity | null;
    try {
      identity = await this.#options.identify({ headers: this.#headers, connectionParams });
    } catch (error) {
      this.#options.log.error({ err: error }, 'websocket client not identified');
      this.close(CLOSE_CODES.TRY_AGAIN_LATER, 'Try again later');
      return;
    }
    // It may have been closed, or have timed out, while we asked who it is.
    if (this.#isClosed()) return;
    if (identity === null) {
      this.close(CLOSE_CODES.FORBIDDEN, 'Forbidden');
      return;
    }
    clearTimeout(this.#initialisation);
    this.#identity = identity;
    this.#state = 'ready';
    this.#send({ type: MessageType.ConnectionAck });
  }

  #subscribe(message: SubscribeMessage): void {
    const { id } = message;
    if (this.#identity === null) {
      this.close(CLOSE_CODES.UNAUTHORIZED, 'Unauthorized');
      return;
    }
    if (this.#operations.has(id)) {
      const reason = toReason(`Subscriber for ${id} already exists`, 'Subscriber already exists');
      this.close(CLOSE_CODES.SUBSCRIBER_ALREADY_EXISTS, reason);
      return;
    }
    const headers = pickHeaders(this.#headers, this.#options.forwardHeaders);
    this.#operations.start(message, new RequestCaller(this.#identity.viewer, headers));
  }

  /** What cannot be worked with is the fault of one operation, if it can be told of which: the others go on. */
  #refuse(text: string, { message: reason }: JsonFault): void {
    const id = this.#identity === null ? null : findOperationId(text);
    // An error under the id of one that runs would end that one for the client.
    if (id === null || this.#operations.has(id)) {
      this.close(CLOSE_CODES.BAD_REQUEST, `Invalid message received: ${reason}`);
    } else {
      this.#operations.refuseUnread(id, reason);
    }
  }

  #send(message: object): void {
    this.#outbox.push(frameText(JSON.stringify(message)));
  }

  #closeTooSlow(): void {
    this.#options.metrics.countTooSlow('websocket');
    const reason = 'Subscriber too slow';
    // What still waited is dropped, so the reader stands at the last event that was handed to its socket.
    const cursor = this.#outbox.lastTaken?.cursor ?? null;
    this.close(
      CLOSE_CODES.SUBSCRIBER_TOO_SLOW,
      cursor === null ? reason : toReason(`${reason}; last cursor: ${cursor}`, reason),
    );
  }

  #mayPing(): boolean {
    const second = Math.trunc(performance.now() / 1_000);
    if (second !== this.#pings.second) {
      this.#pings.second = second;
      this.#pings.count = 0;
    }
    this.#pings.count += 1;
    if (this.#pings.count <= PINGS_PER_SECOND) return true;
    this.close(CLOSE_CODES.BAD_REQUEST, 'Too many pings');
    return false;
  }

  /** Asked after an await, when what the compiler knew of the state before it may be over. */
  #isClosed(): boolean {
    return this.#state === 'closed';
  }

  /** Releases everything this client held; safe to call again. */
  #end(): void {
    this.#state = 'closed';
    clearTimeout(this.#initialisation);
    this.#outbox.close();
    this.#operations.leaveAll();
  }
}

function readMessage(text: string): Message | JsonFault | null {
  try {
    return validateMessage(parseStrictJson(text));
  } catch (error) {
    return error instanceof JsonFault ? error : null;
  }
}

/** The id of the operation that a message asks for; null if it asks for none, or is not to be read at all. */
function findOperationId(text: string): string | null {
  try {
    const { type, id } = JSON.parse(text) as { type?: unknown; id?: unknown };
    return type === MessageType.Subscribe && typeof id === 'string' && id !== '' ? id : null;
  } catch {
    return null;
  }
}
