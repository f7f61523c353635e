import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import { describe, expect, test, vi } from 'vitest';
import WebSocket from 'ws';
import { startProcess } from '../gateway/support/gateway-process.ts';

const PRODUCTS = [
  'operations-manager',
  'service-manager',
  'virtual-machine-manager',
  'orchestrator',
] as const;
const SECRET = 'shared between the gateway and the subgraphs';

const BOARD = `{
  alerts(filter: { isOpen: true }, first: 50) {
    nodes {
      id
      monitoredObject { displayName virtualMachine { name host { name } } configurationItem { displayName } }
      incident { id }
      jobs(status: [RUNNING]) { nodes { id } }
    }
  }
}`;

interface Board {
  alerts: {
    nodes: {
      id: string;
      monitoredObject: { virtualMachine: { name: string } | null } | null;
      incident: { id: string } | null;
    }[];
  };
}

describe('the five processes apart', () => {
  test(
    'answer and stream as one graph, and only to a gateway that proves itself',
    { timeout: 90_000 },
    async () => {
      await using stack = new AsyncDisposableStack();
      const folder = await mkdtemp(join(tmpdir(), 'apart-'));
      stack.defer(() => rm(folder, { recursive: true, force: true }));
      const urls: Record<string, string> = {};
      for (const name of PRODUCTS) {
        const subgraph = stack.use(await startSubgraph(name, folder));
        urls[`${name.replaceAll('-', '_').toUpperCase()}_URL`] = subgraph.url;
      }
      const gateway = stack.use(
        startProcess(['--port', '0'], {
          ...urls,
          SUBGRAPHS_INSIDE: 'none',
          GATEWAY_SECRET: SECRET,
          LOG_LEVEL: 'error',
        }),
      );
      const url = await vi.waitFor(
        () => {
          const found = /http:\S+\/graphql/.exec(gateway.output.stdout)?.[0];
          if (found === undefined) throw new Error(`Not ready: ${gateway.output.stderr}`);
          return found;
        },
        { timeout: 30_000, interval: 50 },
      );

      const ready = await fetch(new URL('/health/ready', url));
      expect(await ready.json()).toMatchObject({
        status: 'ready',
        subgraphs: [...PRODUCTS].sort().map((name) => ({ name, reachable: true })),
      });

      const { alerts } = await ask<Board>(url, BOARD);
      expect(alerts.nodes).toHaveLength(50);
      expect(alerts.nodes.some(({ monitoredObject }) => monitoredObject?.virtualMachine)).toBe(
        true,
      );
      expect(alerts.nodes.some(({ incident }) => incident !== null)).toBe(true);

      const client = createClient({
        url: url.replace('http', 'ws'),
        webSocketImpl: WebSocket,
        retryAttempts: 0,
      });
      stack.defer(() => client.dispose());
      const events = client.iterate<{
        alertChanges: { kind: string; alert: { owner: string; incident: object | null } };
      }>({
        query: `subscription ($id: ID!) {
        alertChanges(filter: { id: { eq: $id } }) { kind alert { owner incident { id } } }
      }`,
        variables: { id: alerts.nodes[0]?.id },
      });
      const first = events.next();
      await vi.waitFor(
        async () => {
          await ask(
            url,
            'mutation ($id: ID!, $owner: String) { updateAlert(input: { alertId: $id, owner: $owner }) { alert { id } } }',
            {
              id: alerts.nodes[0]?.id,
              owner: `Team ${performance.now()}`,
            },
          );
          // The stream begins with the change after it was opened; whichever came then will do.
          await Promise.race([
            first,
            new Promise((_, reject) => setTimeout(reject, 300, new Error('not yet'))),
          ]);
        },
        { timeout: 15_000, interval: 10 },
      );
      const { value } = (await first) as {
        value: { data: { alertChanges: { kind: string; alert: { owner: string } } } };
      };
      expect(value.data.alertChanges.kind).toBe('CHANGED');
      expect(value.data.alertChanges.alert.owner).toMatch(/^Team /);

      const { createConnector } = await ask<{
        createConnector: { connector: { id: string }; key: string };
      }>(url, 'mutation { createConnector(input: { name: "desk" }) { connector { id } key } }');
      const asConnector = { authorization: `Bearer ${createConnector.key}` };
      expect(await ask(url, '{ connectors { nodes { id } } }', {}, asConnector)).toEqual({
        connectors: { nodes: [{ id: createConnector.connector.id }] },
      });

      const direct = await fetch(urls['OPERATIONS_MANAGER_URL'] ?? '', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ __typename }' }),
      });
      expect(direct.status).toBe(401);
      expect(await direct.text()).toBe('Cannot answer: the request is not signed by the gateway');
    },
  );
});

interface SubgraphProcess extends AsyncDisposable {
  readonly url: string;
}

async function startSubgraph(name: string, folder: string): Promise<SubgraphProcess> {
  const main = join(import.meta.dirname, `../../subgraphs/${name}/main.ts`);
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env['PATH'] ?? '',
      PORT: '0',
      DATA_DIR: folder,
      GATEWAY_SECRET: SECRET,
      DEMONSTRATION: 'on',
      DEMO_ACTIVITY: 'off',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const url = await vi.waitFor(
    () => {
      const found = /serves (http:\S+)/.exec(output)?.[1];
      if (found === undefined) throw new Error(`${name} is not ready: ${output}`);
      return found;
    },
    { timeout: 30_000, interval: 50 },
  );
  return {
    url,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      const [code] = (await exited) as [number | null];
      if (code !== 0) throw new Error(`${name} did not end in order: ${code} ${output}`);
    },
  };
}

async function ask<Data>(
  url: string,
  query: string,
  variables: object = {},
  headers: Record<string, string> = {},
): Promise<Data> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as {
    data: Data;
    errors?: { message: string }[];
  };
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return data;
}
