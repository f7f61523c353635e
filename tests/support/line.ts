import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A port in front of another one, so that what is behind it can be out of reach while it runs. */
export interface Line extends AsyncDisposable {
  readonly port: number;
  /** Breaks every connection that there is; new ones can be made at once. */
  cut(): void;
  /** Breaks every connection, and refuses new ones until it is put up again. */
  takeDown(): Promise<void>;
  putUp(): Promise<void>;
}

export async function startLine(targetPort: number): Promise<Line> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(targetPort, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  async function listen(port: number): Promise<number> {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }
  const port = await listen(0);

  function cut(): void {
    for (const socket of sockets) socket.destroy();
  }
  async function takeDown(): Promise<void> {
    if (!server.listening) return;
    server.close();
    cut();
    await once(server, 'close');
  }
  return {
    port,
    cut,
    takeDown,
    async putUp() {
      await listen(port);
    },
    [Symbol.asyncDispose]: takeDown,
  };
}
