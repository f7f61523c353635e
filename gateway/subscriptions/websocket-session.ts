import type { IncomingHttpHeaders } from 'node:http';
import type { Duplex } from 'node:stream';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { MessageType, parseMessage, type Message, type SubscribeMessage } from 'graphql-ws';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { Identify } from '../guard/identify.ts';
import { checkValues } from '../guard/request-values.ts';
import { pickHeaders, RequestCaller } from '../guard/request-caller.ts';
import type { Viewer } from '../guard/viewer.ts';
import type { Metrics } from '../http/metrics.ts';
import type { CoreOperation, RequestCore } from '../request-core.ts';
import type { GraphAnswer } from '../supergraph/graph.ts';
import { CLOSE_CODES, toReason } from './close-codes.ts';
import { toIdTail, LiveEvent } from './live-event.ts';
import { Outbox } from './outbox.ts';
import { framePong, frameText } from './socket-frame.ts';
import { countTakenBytes, createSocketSink } from './socket-sink.ts';

export interface SessionOptions {
  readonly core: RequestCore;
  readonly identify: Identify;
  readonly metrics: Metrics;
  readonly log: Pick<Logger, 'error' | 'info'>;
  readonly forwardHeaders: readonly string[];
  readonly operationsLimit: number;
  readonly backlogBytes: number;
  readonly initialisationMs: number;
  /** How long a client that was told why it is closed may take to read that. */
  readonly closeMs: number;
}

/** How often a client may send a ping, of either kind, in a second, before it is taken for an attack. */
const PINGS_PER_SECOND = 50;

/**
 * One client on one socket, speaking graphql-transport-ws
 * (https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md): reads messages, runs operations, and puts what
 * they say into one outbox. Every frame but the closing one goes through it, so its bound holds for all of them.
 */
export class WebsocketSession {
  readonly #webSocket: WebSocket;
  readonly #socket: Duplex;
  readonly #headers: IncomingHttpHeaders;
  readonly #options: SessionOptions;
  readonly #outbox: Outbox<LiveEvent>;
  /** How to end each running operation, by its id; reserved before anything of it runs. */
  readonly #operations = new Map<string, () => void>();
  readonly #initialisation: NodeJS.Timeout;
  #state: 'opened' | 'initialising' | 'ready' | 'closed' = 'opened';
  #viewer: Viewer | null = null;
  #comingBack = false;
  /** Queries and mutations that run. */
  #executing = 0;
  #pings = 0;
  #pingsSince = 0;
  #heard = true;
  #behind = false;
  #takenBytes = 0;

  constructor(
    {
      webSocket,
      socket,
      headers,
    }: { webSocket: WebSocket; socket: Duplex; headers: IncomingHttpHeaders },
    options: SessionOptions,
  ) {
    this.#webSocket = webSocket;
    this.#socket = socket;
    this.#headers = headers;
    this.#options = options;
    this.#outbox = new Outbox(createSocketSink(socket), {
      limitBytes: options.backlogBytes,
      onOverflow: () => this.#closeTooSlow(),
    });
    this.#initialisation = setTimeout(
      () => this.close(CLOSE_CODES.INITIALISATION_TIMEOUT, 'Connection initialisation timeout'),
      options.initialisationMs,
    );
    webSocket.on('message', (data: Buffer, isBinary) => this.#receive(data, isBinary));
    webSocket.on('ping', (data) => {
      if (this.#mayPing()) this.#outbox.push(framePong(data));
    });
    webSocket.on('pong', () => (this.#heard = true));
    webSocket.on('close', () => this.#end());
    // What ws reports here it has answered with a close of its own: 1002, 1007, 1009.
    webSocket.on('error', () => undefined);
  }

  get operationCount(): number {
    return this.#operations.size;
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
    if (this.#executing === 0) this.close(CLOSE_CODES.SERVICE_RESTART, 'Service restart');
  }

  terminate(): void {
    this.#webSocket.terminate();
  }

  /** Ends a socket whose other end has given no sign of life since the last beat, and asks the others for one. */
  beat(): void {
    const takenBytes = countTakenBytes(this.#socket);
    // Who is behind hears our ping late, but shows by reading that somebody is there.
    const alive = this.#heard || (this.#behind && takenBytes !== this.#takenBytes);
    this.#heard = false;
    this.#behind = this.#socket.writableLength > 0;
    this.#takenBytes = takenBytes;
    if (!alive) this.#webSocket.terminate();
    else this.#webSocket.ping();
  }

  #receive(data: Buffer, isBinary: boolean): void {
    if (this.#state === 'closed') return;
    this.#heard = true;
    const message = isBinary ? null : readMessage(data);
    if (message === null) {
      this.close(CLOSE_CODES.BAD_REQUEST, 'Invalid message received');
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
        this.#operations.get(message.id)?.();
        return;
      case MessageType.Ping:
        if (this.#mayPing()) {
          const payload = message.payload === undefined ? {} : { payload: message.payload };
          this.#send({ type: MessageType.Pong, ...payload });
        }
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
    const viewer = await this.#identify(connectionParams);
    // It may have been closed, or have timed out, while we asked who it is.
    if (this.#isClosed()) return;
    if (viewer === null) {
      this.close(CLOSE_CODES.FORBIDDEN, 'Forbidden');
      return;
    }
    clearTimeout(this.#initialisation);
    this.#viewer = viewer;
    this.#state = 'ready';
    this.#send({ type: MessageType.ConnectionAck });
  }

  async #identify(connectionParams: Record<string, unknown> | null): Promise<Viewer | null> {
    try {
      return await this.#options.identify({ headers: this.#headers, connectionParams });
    } catch (error) {
      this.#options.log.error({ err: error }, 'websocket client not identified');
      return null;
    }
  }

  #subscribe({ id, payload }: SubscribeMessage): void {
    if (this.#viewer === null) {
      this.close(CLOSE_CODES.UNAUTHORIZED, 'Unauthorized');
      return;
    }
    if (this.#operations.has(id)) {
      this.close(
        CLOSE_CODES.SUBSCRIBER_ALREADY_EXISTS,
        toReason(`Subscriber for ${id} already exists`, 'Subscriber already exists'),
      );
      return;
    }
    if (this.#operations.size >= this.#options.operationsLimit) {
      this.#sendErrors(id, [tooManyOperations(this.#options.operationsLimit)]);
      return;
    }
    const fault = checkValues(payload.variables ?? null);
    if (fault !== null) {
      this.#sendErrors(id, [
        badRequest(`Cannot run the operation: its variables must be ${fault}`),
      ]);
      return;
    }

    const { forwardHeaders, core } = this.#options;
    const caller = new RequestCaller(this.#viewer, pickHeaders(this.#headers, forwardHeaders));
    const operation = core.prepare({
      query: payload.query,
      operationName: payload.operationName ?? null,
      variables: payload.variables ?? null,
      caller,
      transport: 'websocket',
    });
    switch (operation.kind) {
      case 'refused':
        this.#sendErrors(id, operation.errors);
        return;
      case 'query':
      case 'mutation':
        void this.#execute(id, operation, caller);
        return;
      case 'subscription':
        this.#join(id, operation);
        return;
    }
  }

  async #execute(
    id: string,
    operation: Extract<CoreOperation, { kind: 'query' | 'mutation' }>,
    caller: RequestCaller,
  ): Promise<void> {
    let left = false;
    this.#operations.set(id, () => {
      left = true;
      this.#operations.delete(id);
      caller.leave();
    });
    this.#executing += 1;
    try {
      const answer = await operation.execute();
      if (left) return;
      this.#operations.delete(id);
      if (answer.refused) {
        this.#sendErrors(id, answer.toObject().errors ?? []);
        return;
      }
      this.#sendNext(new LiveEvent(answer), toIdTail(id));
      this.#send({ type: MessageType.Complete, id });
    } catch (error) {
      this.#options.log.error({ err: error }, 'operation on a websocket failed');
      if (left) return;
      this.#operations.delete(id);
      this.#sendErrors(id, [internalError()]);
    } finally {
      this.#executing -= 1;
      if (this.#comingBack) this.comeBack();
    }
  }

  #join(id: string, operation: Extract<CoreOperation, { kind: 'subscription' }>): void {
    const idTail = toIdTail(id);
    const leave = operation.join({
      next: (event) => this.#sendNext(event, idTail),
      refuse: (answer: GraphAnswer) => {
        this.#operations.delete(id);
        this.#sendErrors(id, answer.toObject().errors ?? []);
      },
      end: () => {
        this.#operations.delete(id);
        this.#send({ type: MessageType.Complete, id });
      },
      fail: (error) => {
        this.#options.log.error({ err: error }, 'subscription failed');
        this.#operations.delete(id);
        this.#sendErrors(id, [internalError()]);
      },
    });
    this.#operations.set(id, () => {
      this.#operations.delete(id);
      leave();
    });
  }

  #sendNext(event: LiveEvent, idTail: Buffer): void {
    this.#outbox.push(event.frameFor(idTail.length), idTail, event);
  }

  #sendErrors(id: string, errors: readonly (GraphQLError | GraphQLFormattedError)[]): void {
    this.#send({ type: MessageType.Error, id, payload: errors });
  }

  #send(message: object): void {
    this.#outbox.push(frameText(JSON.stringify(message)));
  }

  #closeTooSlow(): void {
    this.#options.metrics.countTooSlow('websocket');
    // What still waited is dropped, so the reader stands at the last event that was handed to its socket.
    const cursor = this.#outbox.lastTaken?.cursor ?? null;
    const reason = 'Subscriber too slow';
    this.close(
      CLOSE_CODES.SUBSCRIBER_TOO_SLOW,
      cursor === null ? reason : toReason(`${reason}; last cursor: ${cursor}`, reason),
    );
  }

  #mayPing(): boolean {
    const second = Math.trunc(performance.now() / 1_000);
    if (second !== this.#pingsSince) {
      this.#pingsSince = second;
      this.#pings = 0;
    }
    this.#pings += 1;
    if (this.#pings <= PINGS_PER_SECOND) return true;
    this.close(CLOSE_CODES.BAD_REQUEST, 'Too many pings');
    return false;
  }

  #isClosed(): boolean {
    return this.#state === 'closed';
  }

  /** Releases everything this client held; safe to call again. */
  #end(): void {
    this.#state = 'closed';
    clearTimeout(this.#initialisation);
    this.#outbox.close();
    for (const leave of this.#operations.values()) leave();
  }
}

function readMessage(data: Buffer): Message | null {
  try {
    return parseMessage(data.toString('utf8'));
  } catch {
    return null;
  }
}

function tooManyOperations(limit: number): GraphQLError {
  return new GraphQLError(
    `Cannot run the operation: ${limit} operations run on this websocket already`,
    { extensions: { code: 'TOO_MANY_OPERATIONS' } },
  );
}

function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
}

function internalError(): GraphQLError {
  return new GraphQLError('Internal server error', {
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  });
}
