import { connect, type Socket } from 'node:net';
import { HttpMessageReader } from '../harness/http-message.ts';
import { percentile } from '../harness/statistics.ts';
import type { LoadOrder, LoadResult } from './load-generator.ts';

/** The process that loads the candidates: one request under way on each of its connections, as fast as answers come. */
process.on('message', (order: LoadOrder) => {
  void load(order).then((result) => process.send?.(result));
});

async function load(order: LoadOrder): Promise<LoadResult> {
  const requests = order.bodies.map((body) => toRequest(order, body));
  const latenciesMs: number[] = [];
  const run: LoadRun = { order, requests, next: 0, latenciesMs, failures: 0, endAt: 0 };
  const sockets = await Promise.all(Array.from({ length: order.connections }, () => open(order)));
  const startedAt = performance.now();
  run.endAt = startedAt + order.durationMs;
  await Promise.all(sockets.map((socket) => drive(run, socket)));
  const elapsedMs = performance.now() - startedAt;

  const sorted = Float64Array.from(latenciesMs).sort();
  return {
    completed: latenciesMs.length,
    failures: run.failures,
    elapsedMs,
    p50Ms: percentile(sorted, 0.5),
    p99Ms: percentile(sorted, 0.99),
  };
}

interface LoadRun {
  readonly order: LoadOrder;
  readonly requests: readonly Buffer[];
  readonly latenciesMs: number[];
  next: number;
  failures: number;
  endAt: number;
}

/** Ends with the first answer after the time is up, or with the connection. */
async function drive(run: LoadRun, socket: Socket): Promise<void> {
  const ended = Promise.withResolvers<void>();
  const reader = new HttpMessageReader();
  let index = 0;
  let sentAt = 0;
  const fail = () => {
    run.failures += 1;
    ended.resolve();
  };
  socket.once('error', fail);
  socket.once('close', fail);
  socket.on('data', (chunk) => {
    const answer = reader.push(chunk as Buffer); // no encoding was set
    if (answer === null) return;
    const now = performance.now();
    run.latenciesMs.push(now - sentAt);
    const expected = run.order.expectedBytes[index % run.order.expectedBytes.length];
    // Compared in full before; under load a status and a length tell a wrong answer from a right one.
    if (!answer.head.startsWith('HTTP/1.1 200') || answer.body.length !== expected) {
      run.failures += 1;
    }
    if (now < run.endAt && hasMore()) send();
    else ended.resolve();
  });
  if (hasMore()) send();
  else ended.resolve();
  await ended.promise;
  socket.removeAllListeners('close');
  socket.destroy();

  function hasMore(): boolean {
    return run.order.once !== true || run.next < run.requests.length;
  }

  function send(): void {
    index = run.next % run.requests.length;
    run.next += 1;
    sentAt = performance.now();
    socket.write(run.requests[index] ?? '');
  }
}

function open({ port }: LoadOrder): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.removeListener('error', reject);
      resolve(socket);
    });
    socket.setNoDelay(true);
    socket.once('error', reject);
  });
}

function toRequest({ port, path }: LoadOrder, body: string): Buffer {
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\n` +
      `accept: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
