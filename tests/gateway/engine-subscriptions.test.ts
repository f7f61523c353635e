import { expect, test } from 'vitest';
import type { GraphAnswer } from '../../gateway/supergraph/graph.ts';
import {
  ANYONE,
  createFederation,
  createHttpFederation,
  type Federation,
  type TestSubgraph,
} from './support/federation.ts';

/** Alerts come as a stream; another subgraph counts how often each was looked at. */
function createSubgraphs() {
  const looks: Record<string, number> = {};
  const waiting: PromiseWithResolvers<void>[] = [];
  const state = { open: 0 };
  const alerts: TestSubgraph = {
    name: 'alerts',
    typeDefs: `
      type Query { a: Int }
      type Subscription { raised(count: Int): Alert broken: Alert endless: Alert }
      type Alert @key(fields: "id") { id: ID! title: String }
    `,
    resolvers: {
      Subscription: {
        raised: {
          async *subscribe(_root: unknown, { count = 3 }: { count?: number }) {
            for (let number = 1; number <= count; number += 1) {
              yield { raised: { id: String(number % 2), title: `Alert ${number}` } };
            }
          },
        },
        broken: {
          subscribe() {
            throw new Error('no stream today');
          },
        },
        endless: {
          subscribe() {
            state.open += 1;
            return {
              next: () => {
                const wait = Promise.withResolvers<void>();
                waiting.push(wait);
                return wait.promise.then(() => ({
                  done: false,
                  value: { endless: { id: '1', title: 'Again' } },
                }));
              },
              return: () => {
                state.open -= 1;
                return Promise.resolve({ done: true, value: undefined });
              },
              [Symbol.asyncIterator]() {
                return this;
              },
            };
          },
        },
      },
    },
  };
  const views: TestSubgraph = {
    name: 'views',
    typeDefs: 'type Alert @key(fields: "id") { id: ID! looks: Int! owner: String }',
    resolvers: {
      Alert: {
        looks({ id }: { id: string }) {
          looks[id] = (looks[id] ?? 0) + 1;
          return looks[id];
        },
        owner({ id }: { id: string }) {
          if (id === '0') throw new Error('nobody');
          return `owner of ${id}`;
        },
      },
    },
  };
  return {
    subgraphs: [alerts, views],
    state,
    emit: () => waiting.splice(0).forEach((wait) => wait.resolve()),
  };
}

async function open(
  { graph }: Federation,
  query: string,
  variables: Record<string, unknown> = {},
  signal?: AbortSignal,
): Promise<AsyncIterableIterator<GraphAnswer>> {
  const prepared = graph.prepare({ query });
  if (prepared.kind !== 'subscription') throw new Error(JSON.stringify(prepared));
  const caller = signal === undefined ? ANYONE : { ...ANYONE, signal };
  const stream = await prepared.subscribe(variables, caller);
  if (!(Symbol.asyncIterator in stream)) throw new Error(stream.toJson());
  return stream;
}

async function readAll(stream: AsyncIterableIterator<GraphAnswer>): Promise<unknown[]> {
  const answers: unknown[] = [];
  for await (const answer of stream) answers.push(JSON.parse(answer.toJson()));
  return answers;
}

const ENRICHED = 'subscription ($n: Int) { raised(count: $n) { title looks } }';

test('each event carries what other subgraphs say at its own time', async () => {
  await using federation = createFederation(createSubgraphs().subgraphs);

  expect(await readAll(await open(federation, ENRICHED, { n: 4 }))).toEqual([
    { data: { raised: { title: 'Alert 1', looks: 1 } } },
    { data: { raised: { title: 'Alert 2', looks: 1 } } },
    { data: { raised: { title: 'Alert 3', looks: 2 } } },
    { data: { raised: { title: 'Alert 4', looks: 2 } } },
  ]);
});

test('the same from subgraphs that are reached over a websocket and HTTP', async () => {
  await using federation = await createHttpFederation(createSubgraphs().subgraphs);

  expect(await readAll(await open(federation, ENRICHED, { n: 2 }))).toEqual([
    { data: { raised: { title: 'Alert 1', looks: 1 } } },
    { data: { raised: { title: 'Alert 2', looks: 1 } } },
  ]);
});

test('an event whose follow-up fails is told with the error, and the stream goes on', async () => {
  await using federation = createFederation(createSubgraphs().subgraphs);

  const stream = await open(federation, 'subscription { raised(count: 3) { id owner } }');

  expect(await readAll(stream)).toEqual([
    { data: { raised: { id: '1', owner: 'owner of 1' } } },
    {
      errors: [
        {
          message: 'nobody',
          path: ['raised', 'owner'],
          extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', serviceName: 'views' },
        },
      ],
      data: { raised: { id: '0', owner: null } },
    },
    { data: { raised: { id: '1', owner: 'owner of 1' } } },
  ]);
});

test('a stream the subgraph refuses is one answer with the reason', async () => {
  await using federation = createFederation(createSubgraphs().subgraphs);

  const stream = await open(federation, 'subscription { broken { id } }');

  expect(await readAll(stream)).toEqual([
    {
      errors: [
        {
          message: 'no stream today',
          path: ['broken'],
          extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', serviceName: 'alerts' },
        },
      ],
      data: { broken: null },
    },
  ]);
});

test('two root fields are refused before anybody is asked', async () => {
  await using federation = createFederation(createSubgraphs().subgraphs);

  expect(await federation.ask('subscription { raised { id } broken { id } }')).toEqual({
    errors: [
      {
        message: 'Anonymous Subscription must select only one top level field.',
        locations: [{ line: 1, column: 30 }],
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    ],
  });
  expect(federation.takeFetches()).toEqual([]);
});

test('a subscription one may not have is answered and not opened', async () => {
  const { subgraphs } = createSubgraphs();
  await using federation = createFederation([
    ...subgraphs,
    {
      name: 'secret',
      typeDefs: 'type Query { s: Int } type Subscription { secret: Int @authenticated }',
    },
  ]);
  const prepared = federation.graph.prepare({ query: 'subscription { secret }' });
  if (prepared.kind !== 'subscription') throw new Error('refused');

  const answer = await prepared.subscribe({}, ANYONE);

  expect('toJson' in answer ? JSON.parse(answer.toJson()) : 'a stream').toEqual({
    errors: [
      {
        message: 'Not allowed to see Subscription.secret',
        path: ['secret'],
        extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' },
      },
    ],
    data: { secret: null },
  });
});

test('leaving ends a waiting next and the subgraph’s stream, before the first event and after', async () => {
  const { subgraphs, state, emit } = createSubgraphs();
  await using federation = createFederation(subgraphs);
  const early = await open(federation, 'subscription { endless { title looks } }');
  await expect.poll(() => state.open).toBe(1);
  await early.return?.();
  await expect.poll(() => state.open).toBe(0);

  const late = await open(federation, 'subscription { endless { title looks } }');
  let came = false;
  const first = late.next().then(() => {
    came = true;
  });
  await expect
    .poll(() => {
      emit();
      return came;
    })
    .toBe(true);
  await first;
  const waiting = late.next();
  await late.return?.();

  expect(await waiting).toEqual({ done: true, value: undefined });
  await expect.poll(() => state.open).toBe(0);
});

test('a stream ends when its client is gone', async () => {
  const { subgraphs, state } = createSubgraphs();
  await using federation = createFederation(subgraphs);
  const controller = new AbortController();
  const stream = await open(
    federation,
    'subscription { endless { title } }',
    {},
    controller.signal,
  );
  const waiting = stream.next();

  controller.abort();

  expect(await waiting).toEqual({ done: true, value: undefined });
  await expect.poll(() => state.open).toBe(0);
});

test('ten thousand subscriptions that come and go leave nothing behind', async () => {
  const { subgraphs, state } = createSubgraphs();
  await using federation = createFederation(subgraphs);
  const streams: AsyncIterableIterator<GraphAnswer>[] = [];
  for (let index = 0; index < 10_000; index += 1) {
    streams.push(await open(federation, 'subscription { endless { title } }'));
  }
  await expect.poll(() => state.open).toBe(10_000);

  for (const stream of streams) await stream.return?.();

  await expect.poll(() => state.open).toBe(0);
});
