import { readFileSync } from 'node:fs';
import { createServer as createSecureServer } from 'node:https';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { expect, test } from 'vitest';
import { HttpPool } from '../../../gateway/transport/http-pool.ts';
import { Aborted, post } from '../../../gateway/transport/post-request.ts';
import { Cancellation } from '../../../gateway/transport/cancellation.ts';

const HEAD = 'POST / HTTP/1.1\r\nhost: here\r\n';

/** Speaks bytes: what it is told to for each request that came, whatever that is. */
interface BareServer extends AsyncDisposable {
  readonly url: URL;
  readonly requests: string[];
  readonly sockets: Set<Socket>;
  connections: number;
}

async function serveBytes(
  answer: (socket: Socket, request: string, number: number) => void,
): Promise<BareServer> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const served = {
    requests,
    sockets,
    connections: 0,
    url: new URL('http://localhost'),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const server: Server = createServer((socket) => {
    served.connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    let text = '';
    socket.on('data', (bytes) => {
      text += bytes.toString('latin1');
      const length = /content-length: (\d+)\r\n\r\n/.exec(text);
      if (length === null || text.length < length.index + length[0].length + Number(length[1]))
        return;
      requests.push(text);
      const request = text;
      text = '';
      answer(socket, request, requests.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  served.url.port = String((server.address() as AddressInfo).port);
  return served;
}

function respond(body: string, headers = ''): string {
  return `HTTP/1.1 200 OK\r\n${headers}content-length: ${body.length}\r\n\r\n${body}`;
}

async function ask(
  pool: HttpPool,
  { head = HEAD, body = '{}', cancellation = null as Cancellation | null, deadlineMs = 2_000 } = {},
): Promise<string> {
  const response = await post(pool, { head, body, maxBytes: 1_000_000, cancellation, deadlineMs });
  return 'text' in response ? response.text : 'packed';
}

function createPool(url: URL, limits: { maxConnections?: number; idleMs?: number } = {}): HttpPool {
  return new HttpPool(url, { maxConnections: 10, idleMs: 10_000, ...limits });
}

test('a connection is used again, and the length is told in bytes', async () => {
  await using server = await serveBytes((socket, _request, number) => {
    socket.write(respond(`answer ${number}`));
  });
  const pool = createPool(server.url);

  expect(await ask(pool, { body: '"Zoë"' })).toBe('answer 1');
  expect(await ask(pool, { head: `${HEAD}x-name: Zo\xeb\r\n`, body: '"Zoë"' })).toBe('answer 2');
  expect(await ask(pool)).toBe('answer 3');

  expect(server.connections).toBe(1);
  expect(server.requests).toEqual([
    `${HEAD}content-length: 6\r\n\r\n"Zo\xc3\xab"`,
    `${HEAD}x-name: Zo\xeb\r\ncontent-length: 6\r\n\r\n"Zo\xc3\xab"`,
    `${HEAD}content-length: 2\r\n\r\n{}`,
  ]);
  await pool.close();
  await expect(ask(pool)).rejects.toThrow('the connections are closed');
});

test('no more connections than the limit; the others wait their turn', async () => {
  let open = 0;
  let most = 0;
  await using server = await serveBytes((socket) => {
    open += 1;
    most = Math.max(most, open);
    setTimeout(() => {
      open -= 1;
      socket.write(respond('done'));
    }, 5);
  });
  const pool = createPool(server.url, { maxConnections: 3 });

  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(pool)));

  expect(new Set(answers)).toEqual(new Set(['done']));
  expect(most).toBe(3);
  expect(server.connections).toBe(3);
  await pool.close();
});

test.each([
  ['closes', (socket: Socket) => socket.write(respond('done', 'connection: close\r\n'))],
  ['ends', (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\n\r\ndone')],
])('nobody is forgotten where a server %s each connection', async (_what, answer) => {
  await using server = await serveBytes(answer);
  const pool = createPool(server.url, { maxConnections: 2 });

  const answers = await Promise.all(Array.from({ length: 40 }, () => ask(pool)));

  expect(answers).toEqual(Array.from({ length: 40 }, () => 'done'));
  expect(server.connections).toBe(40);
  await pool.close();
});

test('who waits for a connection is served though another loses one, and who left is not', async () => {
  await using server = await serveBytes((socket, request) => {
    if (request.includes('break')) setTimeout(() => socket.destroy(), 20);
    else socket.write(respond('done'));
  });
  const pool = createPool(server.url, { maxConnections: 1 });
  const cancellation = new Cancellation();

  const broken = ask(pool, { body: 'break' });
  const left = ask(pool, { body: 'left', cancellation });
  const waiting = ask(pool);
  cancellation.cancel();

  await expect(left).rejects.toBeInstanceOf(Aborted);
  await expect(broken).rejects.toThrow('the connection was closed');
  expect(await waiting).toBe('done');
  expect(server.requests.some((request) => request.includes('left'))).toBe(false);
  await pool.close();
});

test.each([
  ['it says that it closes', (number: number) => respond(`${number}`, 'connection: close\r\n')],
  ['it says more than was asked', (number: number) => `${respond(`${number}`)}HTTP/1.1 200 OK\r\n`],
  [
    'it keeps it for too short a time',
    (number: number) => respond(`${number}`, 'keep-alive: timeout=1\r\n'),
  ],
])('a connection is not used again when %s', async (_what, answer) => {
  await using server = await serveBytes((socket, _request, number) => socket.write(answer(number)));
  const pool = createPool(server.url);

  await ask(pool).catch(() => undefined);
  await ask(pool).catch(() => undefined);

  expect(server.connections).toBe(2);
  await pool.close();
});

test.each([
  [
    'the end of the connection ends it',
    (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\n\r\ndone'),
    'done',
  ],
  [
    'it comes in pieces, after word that it will',
    (socket: Socket) => {
      socket.write('HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\ntransfer-enc');
      setTimeout(() => socket.write('oding: chunked\r\n\r\n2\r\ndo'), 5);
      setTimeout(() => socket.write('\r\n2\r\nne\r\n0\r\n\r\n'), 10);
    },
    'done',
  ],
  [
    'it is longer than what is read at once',
    (socket: Socket) => socket.write(respond('x'.repeat(300_000))),
    'x'.repeat(300_000),
  ],
])('a response is whole when %s', async (_what, answer, text) => {
  await using server = await serveBytes(answer);
  const pool = createPool(server.url);

  expect(await ask(pool)).toBe(text);
  expect(await ask(pool)).toBe(text);
  await pool.close();
});

test('a response that is cut off is none', async () => {
  await using server = await serveBytes((socket) => {
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf');
  });
  const pool = createPool(server.url);

  await expect(ask(pool)).rejects.toThrow('the connection was closed');
  await pool.close();
});

test('a connection that was idle for long is not used again', async () => {
  await using server = await serveBytes((socket) => socket.write(respond('done')));
  const pool = createPool(server.url, { idleMs: 20 });

  await ask(pool);
  await new Promise((resolve) => setTimeout(resolve, 40));
  await ask(pool);

  expect(server.connections).toBe(2);
  await pool.close();
});

test('what comes unasked ends its connection, and the next request has another', async () => {
  await using server = await serveBytes((socket) => {
    socket.write(respond('done'));
    setTimeout(() => socket.write('HTTP/1.1 408 Request Timeout\r\n\r\n'), 10);
  });
  const pool = createPool(server.url);

  expect(await ask(pool)).toBe('done');
  await expect.poll(() => server.sockets.size).toBe(0);
  expect(await ask(pool)).toBe('done');
  await pool.close();
});

test('an answer that comes before the question was sent whole is an answer, and ends its connection', async () => {
  const accepted: Socket[] = [];
  const server = createServer((socket) => {
    accepted.push(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.pause();
      socket.write(respond('too long'));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const pool = createPool(new URL(`http://127.0.0.1:${port}`));

  expect(await ask(pool, { body: 'x'.repeat(20_000_000) })).toBe('too long');
  expect(await ask(pool, { body: 'x'.repeat(20_000_000) })).toBe('too long');
  expect(accepted).toHaveLength(2);
  await pool.close();
  for (const socket of accepted) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

test('a connection that the server has ended is given to nobody, however soon', async () => {
  let last: Socket | null = null;
  await using server = await serveBytes((socket) => {
    last = socket;
    socket.write(respond('done'));
  });
  const pool = createPool(server.url);
  for (let round = 0; round < 20; round += 1) {
    expect(await ask(pool)).toBe('done');
    (last as Socket | null)?.end();
    // Asked in the very turn in which the end is read.
    while (server.sockets.size > 0) await new Promise((resolve) => setImmediate(resolve));
  }
  expect(server.connections).toBe(20);
  await pool.close();
});

test('closing waits for what is under way', async () => {
  await using server = await serveBytes((socket) => {
    setTimeout(() => socket.write(respond('done')), 30);
  });
  const pool = createPool(server.url);
  const answer = ask(pool);
  let closed = false;
  const closing = pool.close().then(() => (closed = true));
  await new Promise((resolve) => setImmediate(resolve));

  expect(closed).toBe(false);
  expect(await answer).toBe('done');
  await closing;
});

test('over TLS the certificate is looked at', async () => {
  const [key, cert] = ['localhost-key.pem', 'localhost-certificate.pem'].map((file) =>
    readFileSync(join(import.meta.dirname, '../support', file), 'utf8'),
  );
  const server = createSecureServer({ key, cert }, (request, response) => {
    request.resume().on('end', () => response.end(`over ${request.socket.constructor.name}`));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const known = getCACertificates('default');
  try {
    const stranger = createPool(new URL(`https://localhost:${port}`));
    await expect(ask(stranger)).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    setDefaultCACertificates([...known, cert ?? '']);
    const pool = createPool(new URL(`https://localhost:${port}`));
    expect(await ask(pool)).toBe('over TLSSocket');
    expect(await ask(pool, { body: 'x'.repeat(100_000) })).toBe('over TLSSocket');
    await pool.close();
    const elsewhere = createPool(new URL(`https://[::ffff:127.0.0.1]:${port}`));
    await expect(ask(elsewhere)).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  } finally {
    setDefaultCACertificates(known);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});
