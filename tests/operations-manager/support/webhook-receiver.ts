import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: {
    readonly type: string;
    readonly data: {
      readonly id: string;
      readonly kind: string;
      readonly cursor: string;
      readonly previous: string;
      readonly alert: { readonly name: string };
    };
  };
}

export interface WebhookReceiver extends AsyncDisposable {
  readonly port: number;
  readonly url: string;
  readonly received: readonly Received[];
  /** How it answers: a status for a message, which may depend on how many came before. */
  answer: (message: Received, count: number) => number | { location: string };
}

/** A partner's HTTP server, on loopback. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const received: Received[] = [];
  const receiver: Pick<WebhookReceiver, 'received' | 'answer'> = { received, answer: () => 204 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const message: Received = {
        path: request.url ?? '',
        headers: request.headers,
        text,
        body: text === '' ? null : JSON.parse(text),
      };
      received.push(message);
      const answer = receiver.answer(message, received.length);
      if (typeof answer === 'number') response.writeHead(answer).end();
      else response.writeHead(302, answer).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return Object.assign(receiver, {
    port,
    url: `http://127.0.0.1:${port}/alerts`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}
