import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type Client } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import WebSocket from 'ws';
import { readUrl, startProcess } from '../gateway/support/gateway-process.ts';

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string };
  }[];
}

interface Connector {
  readonly id: string;
  readonly key: string;
}

const RECEIVE = `subscription ($id: ID!) {
  connectorAlertChanges(connectorId: $id, standBy: true) { kind session cursor alert { name } }
}`;
const FOLLOW = 'subscription { alertChanges(snapshot: true) { kind } }';

describe.each(['node', 'apollo-server'])('the key of a connector over HTTP (%s)', (mount) => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await startGraph({ HTTP_MOUNT: mount });
  });
  afterAll(() => graph[Symbol.asyncDispose]());

  test('makes whoever shows it that connector, and nobody else', async () => {
    const desk = await graph.register('desk');
    const bridge = await graph.register('bridge');
    const asDesk = (query: string, variables: object = {}) =>
      graph.ask(query, variables, `Bearer ${desk.key}`);

    expect(await asDesk('{ connectors { nodes { id name } } }')).toEqual({
      data: { connectors: { nodes: [{ id: desk.id, name: 'desk' }] } },
    });
    expect(await asDesk('{ alerts { nodes { name } } }')).toEqual({
      data: { alerts: { nodes: [{ name: 'Disk is full' }] } },
    });
    const cursor = await graph.readCursor();
    const acknowledge = (connectorId: string) =>
      asDesk(
        `mutation ($input: AcknowledgeAlertChangesInput!) {
          acknowledgeAlertChanges(input: $input) { userErrors { code message } }
        }`,
        { input: { connectorId, cursor } },
      );
    expect(await acknowledge(desk.id)).toEqual({
      data: { acknowledgeAlertChanges: { userErrors: [] } },
    });
    expect(await acknowledge(bridge.id)).toEqual({
      data: {
        acknowledgeAlertChanges: {
          userErrors: [
            {
              code: 'FORBIDDEN',
              message: `Cannot use connector "${bridge.id}": "connector desk" does not speak for it`,
            },
          ],
        },
      },
    });
  });

  test('lets nobody do what is an operator’s or an administrator’s', async () => {
    const desk = await graph.register('operator to be');
    const asDesk = (query: string, variables: object) =>
      graph.ask(query, variables, `Bearer ${desk.key}`);
    const refused = {
      data: null,
      errors: [{ extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' } }],
    };

    const raise = 'mutation ($input: RaiseAlertInput!) { raiseAlert(input: $input) { cursor } }';
    expect(
      await asDesk(raise, { input: { monitoredObjectId: 'computer-1', name: 'Not mine' } }),
    ).toMatchObject(refused);
    expect(
      await asDesk(
        'mutation ($id: ID!) { uninitializeConnector(input: { connectorId: $id }) { connector { id } } }',
        { id: desk.id },
      ),
    ).toMatchObject(refused);
    expect(
      await asDesk('query ($key: String!) { connectorOfKey(key: $key) { id } }', {
        key: desk.key,
      }),
    ).toMatchObject({
      data: { connectorOfKey: null },
      errors: [{ extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' } }],
    });
    expect(await graph.ask('{ alerts { totalCount } }')).toEqual({
      data: { alerts: { totalCount: 1 } },
    });
  });

  test('is refused when it is nobody’s, or nobody’s any more', async () => {
    const desk = await graph.register('desk of yesterday');
    const statusOf = async (authorization: string) =>
      (await graph.post('{ alerts { totalCount } }', {}, authorization)).status;

    expect(await statusOf(`Bearer ${desk.key}`)).toBe(200);
    expect(await statusOf(`bearer ${desk.key}`)).toBe(200);
    for (const authorization of [
      `Bearer ${desk.key}x`,
      'Bearer x',
      'Bearer',
      desk.key,
      'Basic x',
    ]) {
      expect([authorization, await statusOf(authorization)]).toEqual([authorization, 401]);
    }
    expect(await (await graph.post('{ alerts { totalCount } }', {}, 'Bearer x')).json()).toEqual({
      errors: [
        {
          message: 'Cannot run the operation: it is not known who asks',
          extensions: { code: 'UNAUTHENTICATED' },
        },
      ],
    });

    const renewed = await graph.renewKey(desk.id);
    expect(await statusOf(`Bearer ${renewed}`)).toBe(200);
    await vi.waitFor(async () => expect(await statusOf(`Bearer ${desk.key}`)).toBe(401), 10_000);
    await graph.remove(desk.id);
    await vi.waitFor(async () => expect(await statusOf(`Bearer ${renewed}`)).toBe(401), 10_000);
  });
});

describe('the key of a connector over a websocket', () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await startGraph();
  });
  afterAll(() => graph[Symbol.asyncDispose]());

  test('receives for that connector, and for no other', async () => {
    const desk = await graph.register('desk');
    const bridge = await graph.register('bridge');
    await using socket = graph.open(desk.key);

    const events = socket.follow(RECEIVE, { id: desk.id });
    expect(await events.next()).toMatchObject({
      value: { data: { connectorAlertChanges: { kind: 'SESSION', session: 2 } } },
    });
    await graph.raise('CPU is busy');
    expect(await events.next()).toMatchObject({
      value: {
        data: { connectorAlertChanges: { kind: 'CREATED', alert: { name: 'CPU is busy' } } },
      },
    });
    expect(
      await graph.ask('query ($id: ID!) { connector(id: $id) { session { heldBy } } }', desk),
    ).toEqual({ data: { connector: { session: { heldBy: 'connector desk' } } } });

    await using stranger = graph.open(bridge.key);
    expect(await stranger.follow(RECEIVE, { id: desk.id }).next()).toMatchObject({
      value: { data: null, errors: [{ extensions: { code: 'FORBIDDEN' } }] },
    });
  });

  test.each(['Authorization', 'authorization'])(
    'is read from %s of the first message, and closes with 4403 when it is nobody’s',
    async (name) => {
      const desk = await graph.register(`desk ${name}`);
      await using socket = graph.open(desk.key, name);
      expect(await socket.follow('{ connectors { nodes { id } } }').next()).toEqual({
        done: false,
        value: { data: { connectors: { nodes: [{ id: desk.id }] } } },
      });
      await using stranger = graph.open(`${desk.key}x`, name);
      await expect(stranger.follow('{ __typename }').next()).rejects.toMatchObject({
        code: 4403,
        reason: 'Forbidden',
      });
    },
  );

  test('ends what it opened when its connector is removed', async () => {
    const desk = await graph.register('desk to go');
    await using receiving = graph.open(desk.key);
    const changes = receiving.follow(RECEIVE, { id: desk.id });
    await changes.next();
    await using following = graph.open(desk.key);
    const board = following.follow(FOLLOW);
    await board.next();
    const stream = await graph.post(FOLLOW, {}, `Bearer ${desk.key}`, 'text/event-stream');
    await using operator = graph.open(null);
    const operators = operator.follow(FOLLOW);
    expect(await operators.next()).toMatchObject({ done: false });

    await graph.remove(desk.id);
    expect(await takeLast(changes)).toMatchObject({
      errors: [
        { extensions: { code: expect.stringMatching(/^(NOT_ALLOWED_IN_STATE|NOT_FOUND)$/) } },
      ],
    });
    await expect(takeLast(board)).rejects.toMatchObject({ code: 4403, reason: 'Forbidden' });
    expect(await stream.text()).toMatch(
      /event: next\ndata: \{"errors":\[\{"message":"It is no longer known who asks","extensions":\{"code":"UNAUTHENTICATED"\}\}\]\}\n\nevent: complete\ndata: \n\n$/,
    );

    // Whose right was not taken away goes on.
    await graph.raise('Fan has stopped');
    await vi.waitFor(async () =>
      expect((await operators.next()).value).toEqual({
        data: { alertChanges: { kind: 'CREATED' } },
      }),
    );
  });
});

type Graph = Awaited<ReturnType<typeof startGraph>>;

interface Socket extends AsyncDisposable {
  follow(query: string, variables?: Record<string, unknown>): AsyncIterableIterator<Answer>;
}

/** The shipped process over an estate of one computer with one alert. */
async function startGraph(environment: Record<string, string> = {}) {
  await using started = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'connector-keys-'));
  started.defer(() => rm(folder, { recursive: true, force: true }));
  const gateway = started.use(
    startProcess(['--port', '0'], {
      DATA_DIR: folder,
      LOG_LEVEL: 'error',
      HEARTBEAT_SECONDS: '1',
      ...environment,
    }),
  );
  const url = await readUrl(gateway);

  function post(query: string, variables: object, authorization: string | null, accept?: string) {
    return fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(accept === undefined ? {} : { accept }),
        ...(authorization === null ? {} : { authorization }),
      },
      body: JSON.stringify({ query, variables }),
    });
  }

  async function ask(
    query: string,
    variables: object = {},
    authorization: string | null = null,
  ): Promise<Answer> {
    return (await (await post(query, variables, authorization)).json()) as Answer;
  }

  /** As the local administrator, who is never refused here. */
  async function change<Payload>(mutation: string, input: object, selection: string) {
    const type = `${mutation.slice(0, 1).toUpperCase()}${mutation.slice(1)}Input`;
    const answer = await ask(
      `mutation ($input: ${type}!) { it: ${mutation}(input: $input) { ${selection} userErrors { message } } }`,
      { input },
    );
    const { it } = answer.data as { it: { userErrors: object[] } };
    const { userErrors, ...payload } = it;
    expect([mutation, userErrors]).toEqual([mutation, []]);
    return payload as Payload;
  }

  const raise = (name: string) =>
    change('raiseAlert', { monitoredObjectId: 'computer-1', name }, 'cursor');
  await change('reportManagementGroup', { id: 'mg-1', name: 'MG-EAST', site: 'east' }, 'cursor');
  await change(
    'reportMonitoredObjects',
    {
      objects: [
        {
          id: 'computer-1',
          managementGroupId: 'mg-1',
          className: 'Microsoft.Windows.Computer',
          displayName: 'web-01',
        },
      ],
    },
    'cursor',
  );
  await raise('Disk is full');
  const owned = started.move();

  return {
    post,
    ask,
    raise,
    async readCursor() {
      const { data } = await ask('{ alerts { cursor } }');
      return (data as { alerts: { cursor: string } }).alerts.cursor;
    },
    async register(name: string): Promise<Connector> {
      const { connector, key } = await change<{ connector: { id: string }; key: string }>(
        'createConnector',
        { name, isTwoWay: true },
        'connector { id } key',
      );
      const connectorId = connector.id;
      await change('createConnectorSubscription', { connectorId, name: 'all' }, '');
      await change('initializeConnector', { connectorId }, '');
      return { id: connectorId, key };
    },
    async renewKey(connectorId: string): Promise<string> {
      const input = { connectorId, renewKey: true };
      return (await change<{ key: string }>('updateConnector', input, 'key')).key;
    },
    async remove(connectorId: string) {
      await change('uninitializeConnector', { connectorId }, '');
      await change('deleteConnector', { connectorId }, '');
    },
    open(key: string | null, name = 'authorization'): Socket {
      const client = createClient({
        url: url.replace('http', 'ws'),
        webSocketImpl: WebSocket,
        retryAttempts: 0,
        ...(key === null ? {} : { connectionParams: { [name]: `Bearer ${key}` } }),
      });
      return toSocket(client);
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

function toSocket(client: Client): Socket {
  return {
    follow: (query, variables = {}) =>
      client.iterate({ query, variables }) as AsyncIterableIterator<Answer>,
    [Symbol.asyncDispose]: async () => await client.dispose(),
  };
}

/** The last event before the end; rejects when the stream breaks instead. */
async function takeLast(events: AsyncIterableIterator<Answer>): Promise<Answer | null> {
  let last: Answer | null = null;
  for await (const event of events) last = event;
  return last;
}
