import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { GatewayUnderTest } from './gateway-fixture.ts';

export interface ServerMessage {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** A websocket that says what it is told to, right or wrong. */
export interface TestSocket extends AsyncDisposable {
  readonly webSocket: WebSocket;
  send(message: unknown): void;
  initialise(): Promise<void>;
  subscribe(id: string, query: string, variables?: Record<string, unknown>): void;
  next(): Promise<ServerMessage>;
  nextText(): Promise<string>;
  readonly closed: Promise<{ code: number; reason: string }>;
}

export async function openSocket({ webSocketUrl }: GatewayUnderTest): Promise<TestSocket> {
  const webSocket = new WebSocket(webSocketUrl, 'graphql-transport-ws');
  const received: string[] = [];
  let arrived = Promise.withResolvers<void>();
  webSocket.on('message', (data: Buffer) => {
    received.push(data.toString());
    arrived.resolve();
  });
  const closed = once(webSocket, 'close').then((event) => {
    const [code, reason] = event as [number, Buffer]; // as ws documents the event
    arrived.reject(new Error(`closed with ${code} ${reason.toString()}`));
    return { code, reason: reason.toString() };
  });
  arrived.promise.catch(() => undefined);
  await once(webSocket, 'open');

  async function nextText(): Promise<string> {
    while (received.length === 0) {
      await arrived.promise;
      if (received.length === 0) arrived = Promise.withResolvers();
    }
    const text = received.shift() ?? '';
    if (received.length === 0 && webSocket.readyState === WebSocket.OPEN) {
      arrived = Promise.withResolvers();
      arrived.promise.catch(() => undefined);
    }
    return text;
  }

  const socket: TestSocket = {
    webSocket,
    send(message) {
      const raw = typeof message === 'string' || Buffer.isBuffer(message);
      webSocket.send(raw ? message : JSON.stringify(message));
    },
    async initialise() {
      socket.send({ type: 'connection_init' });
      const { type } = await socket.next();
      if (type !== 'connection_ack') throw new Error(`Not acknowledged, but ${type}`);
    },
    subscribe(id, query, variables) {
      socket.send({ type: 'subscribe', id, payload: { query, ...(variables && { variables }) } });
    },
    nextText,
    next: async () => JSON.parse(await nextText()) as ServerMessage,
    closed,
    async [Symbol.asyncDispose]() {
      if (webSocket.readyState === WebSocket.CLOSED) return;
      webSocket.terminate();
      await closed;
    },
  };
  return socket;
}
