import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import {
  RejectedChange,
  startPartner,
  type Partner,
  type PartnerAlert,
  type PartnerOptions,
  type Position,
  type PositionStore,
} from '../../clients/typescript/partner.ts';
import {
  change,
  connect,
  look,
  raise,
  until,
  type Registered,
} from '../operations-manager/support/connectors.ts';
import { ask } from '../support/ask.ts';
import { startLiveGraph, type LiveGraph } from './support/live-graph.ts';

const FOLDER = join(import.meta.dirname, '../../clients/typescript');

describe('a partner in TypeScript', () => {
  let graph: LiveGraph;
  beforeAll(async () => {
    graph = await startLiveGraph();
  });
  afterAll(() => graph[Symbol.asyncDispose]());

  let count = 0;
  const register = () => connect(graph.manager, { name: `partner ${(count += 1)}` });

  test('the README shows the example as it is', () => {
    const readme = readFileSync(join(FOLDER, 'README.md'), 'utf8');
    const example = readFileSync(join(FOLDER, 'example.ts'), 'utf8');
    expect(readme).toContain(`\`\`\`ts\n${example}\`\`\`\n`);
  });

  test('the example opens one ticket for each alert, also for those raised while it was killed', async () => {
    const { id: connectorId, key } = await register();
    const folder = await mkdtemp(join(inject('temporaryFolder'), 'partner-'));
    const tickets: string[] = [];
    const start = (): ChildProcess => {
      const child = spawn(
        process.execPath,
        [join(FOLDER, 'example.ts'), graph.url, connectorId, key],
        { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] },
      );
      child.stdout?.on('data', (chunk: Buffer) => {
        tickets.push(...chunk.toString().trim().split('\n'));
      });
      return child;
    };

    const first = start();
    const a = await raise(graph.manager, 'A');
    await until('the ticket is written back', async () => (await listTickets(a.id)).length === 1);
    await until('A is acknowledged', async () => {
      return (await look(graph.manager, connectorId)).pendingCount === 0;
    });
    first.kill('SIGKILL');
    await once(first, 'exit');
    await raise(graph.manager, 'B');
    await raise(graph.manager, 'C');

    const second = start();
    await until('all are acknowledged', async () => {
      return (await look(graph.manager, connectorId)).acknowledgedCount === 3;
    });
    second.kill('SIGTERM');
    expect(await once(second, 'exit')).toEqual([0, null]);
    expect(tickets.map((line) => line.split(' ').slice(1).join(' '))).toEqual([
      'WARNING A',
      'WARNING B',
      'WARNING C',
    ]);
    const [ticket] = await listTickets(a.id);
    expect(tickets[0]?.startsWith(`${ticket?.ticketId} `)).toBe(true);
  });

  test('nothing is lost or handled twice however often the connection breaks', async () => {
    const connector = await register();
    const handled: string[] = [];
    await using partner = begin(connector, {
      handle: ({ alert }) => void handled.push(alert.name),
    });
    const names = Array.from({ length: 60 }, (_, index) => `N${index}`);
    for (const [index, name] of names.entries()) {
      await raise(graph.manager, name);
      if (index % 15 === 10) graph.cutLines();
    }
    await until('all are handled', () => handled.length >= names.length);
    expect(handled).toEqual(names);
    await until('all are acknowledged', async () => {
      return (await look(graph.manager, connector.id)).acknowledgedCount === names.length;
    });
    await partner.close();
  });

  test('of two instances one works, and the other goes on where it stopped', async () => {
    const connector = await register();
    const handled: string[] = [];
    const first = begin(connector, {
      handle: ({ alert }) => void handled.push(`1 ${alert.name}`),
    });
    await until(
      'the first holds it',
      async () => (await look(graph.manager, connector.id)).session !== null,
    );
    await using second = begin(connector, {
      handle: ({ alert }) => void handled.push(`2 ${alert.name}`),
    });
    await raise(graph.manager, 'A');
    await until('A is handled', () => handled.length === 1);
    await first.close();
    await raise(graph.manager, 'B');
    await until('B is handled', () => handled.length === 2);
    expect(handled).toEqual(['1 A', '2 B']);
    await second.close();
  });

  test('a change whose handling fails comes again, and what follows waits for it', async () => {
    const connector = await register();
    const handled: string[] = [];
    const troubles: string[] = [];
    let failing = 2;
    await using partner = begin(connector, {
      handle({ alert }) {
        if (alert.name === 'A' && failing > 0) {
          failing -= 1;
          throw new Error('the desk is closed');
        }
        handled.push(alert.name);
      },
      onTrouble: ({ message }) => void troubles.push(message),
    });
    await raise(graph.manager, 'A');
    await raise(graph.manager, 'B');
    await until('both are handled', () => handled.length === 2);
    expect(handled).toEqual(['A', 'B']);
    expect(troubles).toEqual(['the desk is closed', 'the desk is closed']);
    await partner.close();
  });

  test('a change that can never be taken is set aside, and holds up nothing', async () => {
    const connector = await register();
    const handled: string[] = [];
    await using partner = begin(connector, {
      handle({ alert }) {
        if (alert.name === 'Poison') throw new RejectedChange('no such service');
        if (alert.name === 'Stubborn') throw new Error('always');
        handled.push(alert.name);
      },
      attempts: 2,
    });
    for (const name of ['Poison', 'Stubborn', 'Good']) await raise(graph.manager, name);
    await until('the good one is handled', () => handled.length === 1);
    const { deadLetters } = await ask<{ deadLetters: { nodes: { reason: string }[] } }>(
      graph.manager,
      'query ($id: ID!) { deadLetters(connectorId: $id) { nodes { reason } } }',
      { variables: { id: connector.id } },
    );
    expect(deadLetters.nodes.map(({ reason }) => reason).toSorted()).toEqual([
      'always',
      'no such service',
    ]);
    await partner.close();
  });

  test('a remembered position of another store gives way to the bookmark of the connector', async () => {
    const connector = await register();
    await raise(graph.manager, 'A');
    const handled: string[] = [];
    const position = keepPosition({ cursor: 'b3RoZXI', handledIds: [] });
    await using partner = begin(connector, {
      position,
      handle: ({ alert }) => void handled.push(alert.name),
    });
    await until('A is handled', () => handled.length === 1);
    await partner.close();
  });

  test.each([
    ["a key that is nobody's", { key: 'scgc_nobody' }, 'UNAUTHENTICATED'],
    ['another connector than the key is of', { id: 'another' }, 'FORBIDDEN'],
  ])('there is no use in going on with %s, and that is said', async (_name, wrong, code) => {
    await using partner = begin({ ...(await register()), ...wrong }, { handle: () => undefined });
    await expect(partner.done).rejects.toMatchObject({ code });
  });

  test('a partner whose key is renewed while it follows is told, and gives up', async () => {
    const connector = await register();
    await using partner = begin(connector, { handle: () => undefined });
    await until(
      'it holds the connector',
      async () => (await look(graph.manager, connector.id)).session !== null,
    );
    expect(
      await change(graph.manager, 'updateConnector', { connectorId: connector.id, renewKey: true }),
    ).toEqual([]);
    await expect(partner.done).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  function begin(
    { id: connectorId, key }: Pick<Registered, 'id' | 'key'>,
    options: Pick<PartnerOptions<PartnerAlert>, 'handle'> & Partial<PartnerOptions<PartnerAlert>>,
  ): Partner & AsyncDisposable {
    const partner = startPartner({
      url: graph.url,
      connectorId,
      key,
      position: keepPosition(null),
      retryMs: { first: 5, most: 50 },
      ...options,
    });
    partner.done.catch(() => undefined);
    return { ...partner, [Symbol.asyncDispose]: () => partner.close() };
  }

  async function listTickets(alertId: string): Promise<{ readonly ticketId: string }[]> {
    const { alert } = await ask<{ alert: { connectorTickets: { ticketId: string }[] } }>(
      graph.manager,
      'query ($id: ID!) { alert(id: $id) { connectorTickets { ticketId } } }',
      { variables: { id: alertId } },
    );
    return alert.connectorTickets;
  }
});

function keepPosition(start: Position | null): PositionStore {
  let kept = start;
  return {
    load: () => Promise.resolve(kept),
    save(position) {
      kept = position;
      return Promise.resolve();
    },
  };
}
