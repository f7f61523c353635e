import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, inject, test, vi } from 'vitest';
import { startProcess, type GatewayProcess } from '../gateway/support/gateway-process.ts';
import {
  overServerSentEvents,
  overWebsocket,
  startConnectedPartner,
  startPartner,
  type Connect,
} from './partners.ts';
import { startProducer } from './producer.ts';

const TRANSPORTS: Readonly<Record<string, Connect>> = {
  websocket: overWebsocket,
  events: overServerSentEvents,
};

/** How often a process is killed; DELIVERY_KILLS asks for more. */
const KILLS = Number(process.env['DELIVERY_KILLS'] ?? 10);

test.each([
  ['one process on SQLite', 1],
  ['two processes on one PostgreSQL', 2],
])(
  `%s: every answered change reaches every partner in order through ${KILLS} kills`,
  {
    timeout: 120_000 + KILLS * 12_000,
  },
  async (_place, processCount) => {
    await using cleanUp = new AsyncDisposableStack();
    const environment = processCount === 1 ? await useFolder(cleanUp) : await useDatabase(cleanUp);
    const gateways: KillableGateway[] = [];
    for (let index = 0; index < processCount; index += 1) {
      gateways.push(cleanUp.use(await startGateway(environment)));
    }
    const [{ url }] = gateways as [KillableGateway];
    const { alerts, monitoredObjects } = await ask<{
      alerts: { cursor: string; totalCount: number };
      monitoredObjects: { nodes: { id: string }[] };
    }>(
      url,
      '{ alerts { cursor totalCount } monitoredObjects(filter: { inMaintenance: false }, first: 1) { nodes { id } } }',
    );
    const monitoredObjectId = monitoredObjects.nodes[0]?.id ?? '';

    // Each process has partners of its own, and some come back to whichever is next.
    const urls = gateways.map((gateway) => gateway.url);
    const partners = [...urls.map((own) => [own]), ...(processCount === 1 ? [] : [urls])].flatMap(
      (places) =>
        Object.entries(TRANSPORTS).map(([transport, connect]) =>
          cleanUp.use(
            startPartner(`${transport} at ${places.join(' and ')}`, {
              urls: places,
              cursor: alerts.cursor,
              connect,
            }),
          ),
        ),
    );

    partners.push(
      cleanUp.use(
        startConnectedPartner('service desk', { url, ...(await registerConnector(url)) }),
      ),
    );

    const producers = gateways.flatMap((gateway, index) =>
      ['east', 'west'].map((name) =>
        cleanUp.use(startProducer(`${name} ${index}`, { url: gateway.url, monitoredObjectId })),
      ),
    );
    const countAnswered = (): number =>
      producers.reduce((sum, { answered }) => sum + answered.length, 0);
    for (let kill = 0; kill < KILLS; kill += 1) {
      // Killed under load, at another moment each time.
      const least = countAnswered() + 1 + (kill % 7) * 3;
      await vi.waitFor(() => expect(countAnswered()).toBeGreaterThan(least), {
        timeout: 30_000,
        interval: 5,
      });
      await gateways[kill % processCount]?.killAndRestart();
    }
    for (const gateway of gateways) await waitUntilReady(gateway.url);
    await Promise.all(producers.map((producer) => producer.stop()));

    const answered = producers.flatMap((producer) => producer.answered);
    expect(answered.length).toBeGreaterThan(KILLS * 5);
    for (const partner of partners) {
      await vi.waitFor(
        () => expect(answered.filter((name) => !partner.alertNames.has(name))).toEqual([]),
        { timeout: 30_000, interval: 50 },
      );
      expect(partner.faults).toEqual([]);
      expect(partner.connections).toBeGreaterThan(KILLS / processCount / 2);
      expect(partner.handled).toEqual(
        partner.handled.toSorted((a, b) => numberOf(a) - numberOf(b)),
      );
    }
    // Each alert was raised once, however often its producer had to ask.
    const { alerts: all } = await ask<{ alerts: { totalCount: number } }>(
      url,
      '{ alerts { totalCount } }',
    );
    expect(all.totalCount).toBe(alerts.totalCount + answered.length);
  },
);

/** A connector that is told of all alerts. */
async function registerConnector(url: string): Promise<{ connectorId: string; key: string }> {
  const { createConnector } = await ask<{
    createConnector: { connector: { id: string }; key: string };
  }>(
    url,
    // An alert about itself would be one more than the producers raise.
    `mutation {
      createConnector(
        input: { name: "service desk", silentAfterSeconds: 604800, behindAfterSeconds: 604800 }
      ) { connector { id } key }
    }`,
  );
  const connectorId = createConnector.connector.id;
  await ask(
    url,
    `mutation ($id: ID!) {
      createConnectorSubscription(input: { connectorId: $id, name: "all" }) { subscription { id } }
      initializeConnector(input: { connectorId: $id }) { connector { id } }
    }`,
    { id: connectorId },
  );
  return { connectorId, key: createConnector.key };
}

interface KillableGateway extends AsyncDisposable {
  readonly url: string;
  killAndRestart(): Promise<void>;
}

async function startGateway(environment: Record<string, string>): Promise<KillableGateway> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}/graphql`;
  const start = (): GatewayProcess =>
    startProcess(['--demonstration', '--port', String(port)], {
      ...environment,
      DEMO_ACTIVITY: 'off',
      LOG_LEVEL: 'error',
    });
  let gateway = start();
  await waitUntilReady(url);
  return {
    url,
    async killAndRestart() {
      gateway.child.kill('SIGKILL');
      await gateway.ended;
      gateway = start();
    },
    [Symbol.asyncDispose]: () => gateway[Symbol.asyncDispose](),
  };
}

async function useFolder(cleanUp: AsyncDisposableStack): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'killed-'));
  cleanUp.defer(() => rm(folder, { recursive: true, force: true }));
  return { DATA_DIR: folder };
}

async function useDatabase(cleanUp: AsyncDisposableStack): Promise<Record<string, string>> {
  const name = `killed_${randomUUID().replaceAll('-', '')}`;
  const administrator = new pg.Client({ connectionString: inject('postgresUrl') });
  await administrator.connect();
  await administrator.query(`create database ${name}`);
  cleanUp.defer(async () => {
    await administrator.query(`drop database ${name} with (force)`);
    await administrator.end();
  });
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  return { DATABASE_URL: url.href };
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function waitUntilReady(url: string): Promise<void> {
  await vi.waitFor(
    async () => {
      const response = await fetch(new URL('/health/ready', url));
      expect(response.status).toBe(200);
    },
    // The first start makes the stores, beside whatever else is being tested.
    { timeout: 60_000, interval: 20 },
  );
}

async function ask<Data>(url: string, query: string, variables: object = {}): Promise<Data> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as {
    data: Data;
    errors?: { message: string }[];
  };
  if (errors !== undefined) throw new Error(errors[0]?.message);
  return data;
}

function numberOf(changeId: string): number {
  return Number(changeId.split('-').at(-1));
}
