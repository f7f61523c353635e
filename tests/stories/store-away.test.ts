import pg from 'pg';
import { describe, expect, inject, test, vi } from 'vitest';
import type { Subgraph } from '../../subgraphs/kit/subgraph.ts';
import { createServiceManager } from '../../subgraphs/service-manager/service-manager.ts';
import { ask, askForAnswer, follow } from '../support/ask.ts';
import { createTestLocation } from '../support/databases.ts';
import { startLine } from '../support/line.ts';

const OPEN = `mutation ($input: CreateIncidentInput!) {
  createIncident(input: $input) { incident { id } userErrors { message } }
}`;
const LIST = '{ incidents { nodes { title } } incidentSettings { idPrefix } }';

const NOT_AVAILABLE = {
  message: 'Cannot answer: the store of service-manager is not available at the moment',
  code: 'STORE_UNAVAILABLE',
};

interface Told {
  readonly message: string;
  readonly error: Error;
}

/** Service Manager on PostgreSQL, with a line to it that can be taken down. */
async function start() {
  await using started = new AsyncDisposableStack();
  const { location } = started.use(await createTestLocation('postgres'));
  if (location.kind !== 'postgres') throw new Error('expected PostgreSQL');
  const url = new URL(location.url);
  const line = started.use(await startLine(Number(url.port)));
  url.port = String(line.port);

  const told: Told[] = [];
  const tell = (fields: object, message: string): void => {
    if ('err' in fields) told.push({ message, error: fields.err as Error });
  };
  const subgraph = await createServiceManager({
    location: { ...location, url: url.href },
    log: { info: () => undefined, warn: () => undefined, error: tell },
  });
  started.defer(() => subgraph.close());
  const owned = started.move();
  return {
    subgraph,
    line,
    told,
    applicationName: `system-center-graph ${location.schema}`,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

async function listErrors(subgraph: Subgraph, text: string, variables = {}) {
  const { errors } = await askForAnswer(subgraph, text, { variables });
  return (errors ?? []).map(({ message, extensions: { code, ...others } }) => {
    expect(others).toEqual({});
    return { message, code };
  });
}

const toInput = (title: string) => ({ input: { title } });

describe('a product whose PostgreSQL is away', () => {
  test('refuses with a code of its own, and goes on by itself when it is back', async () => {
    await using stand = await start();
    const { subgraph, line } = stand;
    await ask(subgraph, OPEN, { variables: toInput('Before') });
    await using changes = await follow<{ incident: { title: string } }>(
      subgraph,
      'subscription { incidentChanges { incident { title } } }',
    );

    await line.takeDown();
    expect(await listErrors(subgraph, LIST)).toEqual([NOT_AVAILABLE]);
    expect(await listErrors(subgraph, OPEN, toInput('Meanwhile'))).toEqual([NOT_AVAILABLE]);
    expect(await subgraph.findTrouble()).toBe('its store is not available, and its log tells why');

    await line.putUp();
    expect(await subgraph.findTrouble()).toBeNull();
    await ask(subgraph, OPEN, { variables: toInput('After') });
    expect(await changes.next()).toEqual({
      value: { incident: { title: 'After' } },
      done: false,
    });
    const { incidents } = await ask<{ incidents: object }>(subgraph, LIST);
    expect(incidents).toEqual({ nodes: [{ title: 'After' }, { title: 'Before' }] });
  });

  test('logs why once, however many requests fail, with the store and without its password', async () => {
    await using stand = await start();
    await stand.line.takeDown();
    for (let turn = 0; turn < 5; turn += 1) await listErrors(stand.subgraph, LIST);

    const told = stand.told.filter(({ message }) => message === 'the store is not available');
    expect(told).toHaveLength(1);
    const { error } = told[0] as Told; // there is one
    expect(error.message).toMatch(
      /Cannot use store "postgres:\/\/postgres@127\.0\.0\.1:\d+\/postgres, schema test_\w+": (nothing listens there|the connection was cut)$/,
    );
    expect(error.cause).toBeInstanceOf(Error);
    expect(stand.told.filter(({ message }) => message === 'a resolver failed')).toEqual([]);
    await stand.line.putUp();
  });

  test('refuses likewise what the server ends in the midst of it', async () => {
    await using stand = await start();
    const client = new pg.Client({ connectionString: inject('postgresUrl') });
    await client.connect();
    const end = async () => {
      const { rowCount } = await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = $1 and wait_event_type = 'Lock'`,
        [stand.applicationName],
      );
      expect(rowCount).toBe(1);
    };
    // The settings are locked by every mutation, so it waits while somebody else holds them.
    const schema = stand.applicationName.split(' ')[1] ?? '';
    await client.query('begin');
    await client.query(`lock table ${schema}.incident_settings`);
    const errors = listErrors(stand.subgraph, OPEN, toInput('Waits'));
    await vi.waitFor(end, { timeout: 10_000, interval: 10 });
    expect(await errors).toEqual([NOT_AVAILABLE]);
    await client.query('rollback');
    await client.end();
    await ask(stand.subgraph, OPEN, { variables: toInput('After') });
  });
});
