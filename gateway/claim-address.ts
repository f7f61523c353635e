import { once } from 'node:events';
import { createServer } from 'node:net';

/** Listens for a moment where the gateway will. Rejects as the gateway would, if somebody else listens there. */
export async function claimAddress({ PORT: port, HOST: host }: Address): Promise<void> {
  const server = createServer().listen({ port, host, exclusive: true });
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}

interface Address {
  readonly PORT: number;
  readonly HOST: string;
}
