import { describe, expect, test } from 'vitest';
import {
  SubgraphUnavailable,
  type SubgraphAnswer,
  type SubgraphClient,
} from '../../gateway/execution/subgraph-client.ts';
import { createGraph } from '../../gateway/supergraph/create-graph.ts';
import { createHttpSubgraphClient } from '../../gateway/transport/http-client.ts';
import { ask, compose, createTestClient, type TestSubgraph } from './support/federation.ts';
import { serveRaw } from './support/http-subgraphs.ts';

const BOARD: TestSubgraph = {
  name: 'board',
  typeDefs: `
    type Query { alerts: [Alert!]! total: Int }
    type Alert @key(fields: "id") { id: ID! title: String }
  `,
  resolvers: {
    Query: {
      alerts: () => [
        { id: '1', title: 'one' },
        { id: '2', title: 'two' },
      ],
      total: () => 2,
    },
  },
};
const OWNERS: TestSubgraph = {
  name: 'owners',
  typeDefs: `
    type Query { news: String }
    type Alert @key(fields: "id") { id: ID! owner: Owner }
    type Owner { name: String }
  `,
  resolvers: {},
};
const QUERY = '{ total alerts { title owner { name } } news }';

/** The board is well; the other subgraph answers entities as it is told. */
async function askBoard(answerEntities: () => Promise<SubgraphAnswer> | SubgraphAnswer) {
  const board = createTestClient(BOARD);
  const owners: SubgraphClient = {
    name: 'owners',
    async execute({ operation }) {
      return operation.text.includes('_entities')
        ? await answerEntities()
        : { data: { news: 'good' } };
    },
    subscribe: () => {
      throw new Error('no streams here');
    },
    close: () => Promise.resolve(),
  };
  const graph = createGraph({
    supergraphSdl: compose([BOARD, OWNERS]),
    createClient: ({ name }) => (name === 'board' ? board : owners),
  });
  try {
    return (await ask(graph, QUERY)) as {
      data: { total: number; alerts: { owner: unknown }[]; news: string };
      errors?: unknown;
    };
  } finally {
    await graph.close();
  }
}

const UNTOUCHED = {
  total: 2,
  alerts: [
    { title: 'one', owner: null },
    { title: 'two', owner: null },
  ],
  news: 'good',
};

describe('a subgraph that answers entities wrongly costs the fields it was asked for', () => {
  const invalid = { code: 'SUBGRAPH_ANSWER_INVALID', serviceName: 'owners' };
  test.each<[string, SubgraphAnswer, string]>([
    ['no data', {}, 'it answered no list of entities'],
    ['data of the wrong kind', { data: 5 as never }, 'it answered no list of entities'],
    ['no list', { data: { _entities: {} } }, 'it answered no list of entities'],
    [
      'too few entities',
      { data: { _entities: [{ owner: { name: 'Ada' } }] } },
      'it answered 1 entities where 2 were asked for',
    ],
    [
      'too many entities',
      { data: { _entities: [{}, {}, {}] } },
      'it answered 3 entities where 2 were asked for',
    ],
  ])('%s', async (_what, answer, reason) => {
    expect(await askBoard(() => answer)).toEqual({
      data: UNTOUCHED,
      errors: [
        {
          message: `Cannot ask subgraph "owners": ${reason}`,
          path: ['alerts'],
          extensions: invalid,
        },
      ],
    });
  });

  test('an entity that is not an object costs its own place alone', async () => {
    expect(
      await askBoard(() => ({ data: { _entities: ['text', { owner: { name: 'Bob' } }] } })),
    ).toEqual({
      data: {
        ...UNTOUCHED,
        alerts: [
          { title: 'one', owner: null },
          { title: 'two', owner: { name: 'Bob' } },
        ],
      },
      errors: [
        {
          message: 'Cannot ask subgraph "owners": an entity it answered is not an object',
          path: ['alerts', 0],
          extensions: invalid,
        },
      ],
    });
  });

  test('a failure of the way is told once, at the list it concerns', async () => {
    expect(
      await askBoard(() => {
        throw new SubgraphUnavailable('owners', {
          code: 'SUBGRAPH_TIMEOUT',
          message: 'it did not answer within 50 ms',
        });
      }),
    ).toEqual({
      data: UNTOUCHED,
      errors: [
        {
          message: 'Cannot ask subgraph "owners": it did not answer within 50 ms',
          path: ['alerts'],
          extensions: { code: 'SUBGRAPH_TIMEOUT', serviceName: 'owners' },
        },
      ],
    });
  });

  test('what a client throws besides is not shown to anybody', async () => {
    expect(
      await askBoard(() => {
        throw new Error('password "x" refused at 10.0.0.3');
      }),
    ).toEqual({
      data: UNTOUCHED,
      errors: [
        {
          message: 'Cannot ask subgraph "owners": it failed',
          path: ['alerts'],
          extensions: { code: 'SUBGRAPH_FAILED', serviceName: 'owners' },
        },
      ],
    });
  });
});

test('values of the wrong kind are null, and said to be so beside the answer', async () => {
  expect(
    await askBoard(() => ({ data: { _entities: [{ owner: 'Ada' }, { owner: [{ name: {} }] }] } })),
  ).toEqual({
    data: UNTOUCHED,
    extensions: {
      valueCompletion: [
        { message: 'Field Alert.owner should hold an object.', path: ['alerts', 0, 'owner'] },
        { message: 'Field Alert.owner should hold an object.', path: ['alerts', 1, 'owner'] },
      ],
    },
  });
});

test('keys that would reach into every object stay keys', async () => {
  const answer = JSON.parse(
    '{"_entities":[{"__proto__":{"polluted":1},"owner":{"name":"Ada","__proto__":{"polluted":2}}},{"constructor":{"prototype":{"polluted":3}}}]}',
  ) as Record<string, unknown>;

  expect((await askBoard(() => ({ data: answer }))).data.alerts).toEqual([
    { title: 'one', owner: { name: 'Ada' } },
    { title: 'two', owner: null },
  ]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test('errors of a subgraph keep their extensions but for what describes its inside', async () => {
  const answer = await askBoard(() => ({
    data: { _entities: [{ owner: null }, { owner: null }] },
    errors: [
      {
        message: 'not today',
        path: ['_entities', 1, 'owner', 'name'],
        extensions: {
          code: 'CLOSED',
          until: 5,
          stacktrace: ['at x'],
          exception: {},
          serviceName: 'z',
        },
      },
      { message: 'somewhere', path: ['_entities', 7, 'owner'] },
      'nonsense' as never,
    ],
  }));

  expect(answer.errors).toEqual([
    {
      message: 'not today',
      path: ['alerts', 1, 'owner', 'name'],
      extensions: { code: 'CLOSED', until: 5, serviceName: 'owners' },
    },
    {
      message: 'somewhere',
      path: ['alerts'],
      extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', serviceName: 'owners' },
    },
    {
      message: 'Subgraph "owners" reported an error without a message',
      path: ['alerts'],
      extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', serviceName: 'owners' },
    },
  ]);
});

test('a flood of errors is told up to a thousand', async () => {
  const answer = await askBoard(() => ({
    data: { _entities: [{ owner: null }, { owner: null }] },
    errors: Array.from({ length: 50_000 }, (_, index) => ({
      message: `error ${index}`,
      path: ['_entities', index % 2, 'owner'],
    })),
  }));

  expect(answer.data).toEqual(UNTOUCHED);
  expect(answer.errors).toHaveLength(1_000);
});

test('over HTTP: a slow subgraph costs its fields, and a client that leaves ends the fetch', async () => {
  let closed = 0;
  await using slow = await serveRaw((_body, response) => {
    response.on('close', () => {
      closed += 1;
    });
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{');
  });
  const board = createTestClient(BOARD);
  const graph = createGraph({
    supergraphSdl: compose([BOARD, OWNERS]),
    createClient: ({ name }) =>
      name === 'board'
        ? board
        : createHttpSubgraphClient({ name, url: slow.url, deadlineMs: 2_000, maxRetries: 0 }),
  });
  const controller = new AbortController();
  const prepared = graph.prepare({ query: '{ alerts { owner { name } } }' });
  if (prepared.kind === 'refused') throw new Error('refused');

  const answer = prepared.execute({}, { viewer: null, signal: controller.signal });
  await expect.poll(() => slow.requests.length).toBe(1);
  controller.abort();
  await answer;
  await expect.poll(() => closed).toBe(1);

  expect(await ask(graph, '{ total alerts { owner { name } } }')).toEqual({
    data: { total: 2, alerts: [{ owner: null }, { owner: null }] },
    errors: [
      {
        message: 'Cannot ask subgraph "owners": it did not answer within 2000 ms',
        path: ['alerts'],
        extensions: { code: 'SUBGRAPH_TIMEOUT', serviceName: 'owners' },
      },
    ],
  });
  await graph.close();
});
