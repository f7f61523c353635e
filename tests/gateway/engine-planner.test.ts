import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { readJoinKnowledge } from '../../gateway/planning/join-knowledge.ts';
import { planPlainly } from '../../gateway/planning/plain-planner.ts';
import { PlannerProcess } from '../../gateway/planning/planner-process.ts';
import { createGraph } from '../../gateway/supergraph/create-graph.ts';
import { readSupergraph } from '../../gateway/supergraph/supergraph.ts';
import { createHttpSubgraphClient } from '../../gateway/transport/http-client.ts';
import { ANYONE, compose, createFederation, type TestSubgraph } from './support/federation.ts';

/** The native planner ends its process over this: two keys, and two fields that require others. */
const FATAL: readonly TestSubgraph[] = [
  {
    name: 'a',
    typeDefs: `
      type Cat @key(fields: "id") @key(fields: "code") {
        id: ID code: String
        loud: String @requires(fields: "voice")
        wild: String @requires(fields: "fur")
        voice: String @external fur: String @external
      }
    `,
    resolvers: {
      Cat: {
        loud: ({ voice }: { voice: string }) => voice.toUpperCase(),
        wild: ({ fur }: { fur: string }) => `${fur}!`,
      },
    },
  },
  {
    name: 'b',
    typeDefs: `
      type Query { cats: [Cat] }
      type Cat @key(fields: "id") { id: ID voice: String fur: String }
    `,
    resolvers: { Query: { cats: () => [{ id: '1', voice: 'meow', fur: 'grey' }] } },
  },
];

const PLAIN = compose([{ name: 'x', typeDefs: 'type Query { n: Int }' }]);

test('an operation that ends the planner’s process costs itself alone', async () => {
  const planner = new PlannerProcess();
  await planner.load('fatal', compose(FATAL));
  await planner.load('plain', PLAIN);
  const options = { labels: [], draw: 0 };

  const before = planner.plan('plain', '{ n }', options);
  const fatal = planner.plan('fatal', '{ cats { loud } }', options);
  const after = Promise.all(
    Array.from({ length: 20 }, () => planner.plan('plain', '{ n }', options)),
  );

  await expect(fatal).rejects.toThrow('the planner broke down over this operation');
  expect((await before).node).toMatchObject({ kind: 'Fetch', operation: '{n}' });
  expect((await after).map(({ node }) => node?.kind)).toEqual(Array(20).fill('Fetch'));
  expect((await planner.plan('fatal', '{ cats { voice } }', options)).node).toMatchObject({
    kind: 'Fetch',
  });
  planner.drop('plain');
  planner.drop('fatal');
});

test('a supergraph that ends the planner’s process is refused, the others stay', async () => {
  const planner = new PlannerProcess();
  await planner.load('plain', PLAIN);

  await expect(planner.load('rootless', 'type Other { a: Int }')).rejects.toThrow(
    'the planner broke down over the supergraph',
  );

  expect((await planner.plan('plain', '{ n }', { labels: [], draw: 0 })).node).toBeDefined();
  planner.drop('plain');
});

test('an operation that is not planned in time costs itself alone', async () => {
  const planner = new PlannerProcess({ patienceMs: 1_500 });
  await planner.load('plain', compose([{ name: 'x', typeDefs: 'type Query { n: Int q: Query }' }]));
  // Half a million selections, which the planner takes its time for.
  const deep = (level: number): string =>
    level === 0
      ? '{ n }'
      : `{ n ${Array.from({ length: 5 }, (_, at) => `a${at}: q ${deep(level - 1)}`).join(' ')} }`;
  const slow = planner.plan('plain', deep(8), { labels: [], draw: 0 });
  const quick = planner.plan('plain', '{ n }', { labels: [], draw: 0 });

  await expect(slow).rejects.toThrow('the planner broke down over this operation');
  expect((await quick).node).toMatchObject({ kind: 'Fetch' });
  planner.drop('plain');
});

test('what has no plan is told in the planner’s words', async () => {
  const planner = new PlannerProcess();
  await planner.load('plain', PLAIN);

  await expect(planner.plan('plain', '{ m }', { labels: [], draw: 0 })).rejects.toThrow(
    "Field 'm' not found in type 'Query'",
  );
  planner.drop('plain');
});

test('such an operation is answered all the same', async () => {
  await using federation = createFederation(FATAL);

  expect(await federation.ask('{ cats { loud wild } }')).toEqual({
    data: { cats: [{ loud: 'MEOW', wild: 'grey!' }] },
  });
});

test('an operation that nobody has a plan for is told once', async () => {
  // The composer refuses such a field; a supergraph from elsewhere may have it.
  const composed = compose([{ name: 'x', typeDefs: 'type Query { n: Int m: Int }' }]);
  const unplanned: string[] = [];
  const graph = createGraph({
    supergraphSdl: composed.replace('m: Int', 'm: Int @join__field(graph: X, external: true)'),
    // Nothing is ever asked.
    createClient: ({ name, url }) => createHttpSubgraphClient({ name, url: url || 'http://x' }),
    onUnplanned: (_failure, operation) => unplanned.push(operation),
  });
  const prepared = graph.prepare({ query: 'query Lost { m }' });
  if (prepared.kind === 'refused') throw new Error(prepared.errors.join('\n'));
  for (let time = 0; time < 2; time += 1) {
    const { errors } = (await prepared.execute({}, ANYONE)).toObject();
    expect(errors).toMatchObject([{ extensions: { code: 'PLANNING_FAILED' } }]);
  }
  await graph.close();
  expect(unplanned).toEqual(['query Lost {\n  m\n}']);
});

test('the plain planner goes from key to key, and fetches what is required under names of its own', () => {
  const supergraph = readSupergraph(compose(FATAL));
  const operation = parse('{ cats { loud voice: id } }');

  const plan = planPlainly(operation, supergraph.schema, readJoinKnowledge(supergraph.document));

  const entities = (serviceName: string, fields: string, requires: object[]) => ({
    kind: 'BatchFetch',
    serviceName,
    operationKind: 'query',
    operation: `query($__representations: [_Any!]!) { _entities(representations: $__representations) { ... on Cat { __typename ${fields} } } }`,
    variableUsages: [],
    entityBatch: {
      aliases: [
        {
          alias: '_entities',
          representationsVariableName: '__representations',
          paths: [[{ Field: 'cats' }, '@']],
          requires: [
            {
              kind: 'InlineFragment',
              typeCondition: 'Cat',
              selections: [
                { kind: 'Field', name: '__typename' },
                { kind: 'Field', name: 'id' },
                ...requires,
              ],
            },
          ],
        },
      ],
    },
  });
  expect(plan).toEqual({
    kind: 'QueryPlan',
    node: {
      kind: 'Sequence',
      nodes: [
        {
          kind: 'Fetch',
          serviceName: 'b',
          operationKind: 'query',
          operation: 'query { cats { __typename id voice: id } }',
          variableUsages: [],
        },
        entities('b', 'id _required_1: voice', []),
        entities('a', 'id code loud', [{ kind: 'Field', name: '_required_1', alias: 'voice' }]),
      ],
    },
  });
});
