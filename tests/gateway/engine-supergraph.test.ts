import { readFileSync } from 'node:fs';
import { printSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { createGraph } from '../../gateway/supergraph/create-graph.ts';
import { buildApiSchema, readSupergraph } from '../../gateway/supergraph/supergraph.ts';
import { ANYONE, compose, createFederation, type TestSubgraph } from './support/federation.ts';

const HEADER = `
  schema @link(url: "https://specs.apollo.dev/link/v1.0") @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION) EXTRA {
    query: Query
  }
  directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA
  directive @join__graph(name: String!, url: String!) on ENUM_VALUE
  directive @join__type(graph: join__Graph!, key: String) repeatable on OBJECT
  directive @join__field(graph: join__Graph, contextArguments: [join__ContextArgument!]) repeatable on FIELD_DEFINITION
  input join__ContextArgument { name: String! type: String! context: String! selection: String! }
  scalar link__Import
  enum link__Purpose { SECURITY EXECUTION }
  enum join__Graph { A @join__graph(name: "a", url: "http://a.test") }
`;

function supergraph(rest: string, extra = ''): string {
  return HEADER.replace('EXTRA', extra) + rest;
}

const NO_CLIENTS = () => {
  throw new Error('nobody is asked here');
};

describe('a supergraph that cannot be served truthfully is refused with the reason', () => {
  test.each([
    [
      'what is not SDL',
      'type Query {',
      'it is not SDL: Syntax Error: Expected Name, found <EOF>. (line 1)',
    ],
    ['nothing at all', '', 'it is not SDL: Syntax Error: Unexpected <EOF>. (line 1)'],
    [
      'a schema that was not composed',
      'type Query { a: Int }',
      'it names no subgraph (enum join__Graph is missing or empty)',
    ],
    ['one without a query root', supergraph('type Other { a: Int }'), 'Unknown type: "Query".'],
    [
      'one whose query root has nothing for clients',
      supergraph(
        'type Query @join__type(graph: A) { a: Int @inaccessible } directive @inaccessible on FIELD_DEFINITION',
      ),
      'its query root "Query" has no field a client may ask for',
    ],
    [
      'an argument that comes from a context',
      supergraph(`type Query @join__type(graph: A) {
        a(x: Int): Int @join__field(graph: A, contextArguments: [{ name: "x", type: "Int", context: "c", selection: "y" }])
      }`),
      'field "Query.a" takes an argument from a context (@fromContext), which cannot be planned',
    ],
    [
      'a feature that must be understood and is not',
      supergraph(
        'type Query @join__type(graph: A) { a: Int }',
        '@link(url: "https://specs.example.org/vault/v1.0", for: SECURITY)',
      ),
      'it needs the feature "vault" for SECURITY, which is not known here',
    ],
  ])('%s', (_what, supergraphSdl, reason) => {
    expect(() => createGraph({ supergraphSdl, createClient: NO_CLIENTS })).toThrow(
      `Cannot serve this supergraph: ${reason}`,
    );
  });
});

test('what the planner itself cannot take is told by ready, and by each operation', async () => {
  // Valid SDL with a query root, but a field that no subgraph is said to have.
  const supergraphSdl = supergraph('type Query { a: Int @join__field(graph: NOWHERE) }');
  const graph = createGraph({
    supergraphSdl,
    createClient: ({ name }) => ({
      name,
      execute: () => Promise.resolve({ data: {} }),
      subscribe: NO_CLIENTS,
      close: () => Promise.resolve(),
    }),
  });
  const prepared = graph.prepare({ query: '{ a }' });
  if (prepared.kind === 'refused') throw new Error('refused');

  const answer = await prepared.execute({}, ANYONE);

  expect(answer.hasErrors).toBe(true);
  expect(answer.toObject().data).toBeNull();
  await graph.close();
});

test('clients see the graph and nothing of how it is put together', () => {
  const subgraphs: TestSubgraph[] = [
    {
      name: 'a',
      typeDefs: `
        "Where it begins."
        type Query { thing(filter: Filter, secret: Int @inaccessible): Thing hidden: Hidden @inaccessible }
        type Thing implements Node @key(fields: "id") {
          id: ID!
          "How many."
          count(unit: Unit = SMALL): Int @deprecated(reason: "Use size.") @tag(name: "old")
          guarded: Url @authenticated
        }
        interface Node { id: ID! }
        type Hidden implements Node @inaccessible { id: ID! }
        union Any = Thing | Hidden
        input Filter { name: String hidden: Int @inaccessible }
        enum Unit { SMALL LARGE SECRET @inaccessible }
        scalar Url @specifiedBy(url: "https://url.spec.whatwg.org")
      `,
    },
  ];

  const schema = buildApiSchema(readSupergraph(compose(subgraphs)));

  expect(printSchema(schema)).toBe(`scalar Url @specifiedBy(url: "https://url.spec.whatwg.org")

"""Where it begins."""
type Query {
  thing(filter: Filter): Thing
}

type Thing implements Node {
  id: ID!

  """How many."""
  count(unit: Unit = SMALL): Int @deprecated(reason: "Use size.")
  guarded: Url
}

interface Node {
  id: ID!
}

union Any = Thing

enum Unit {
  SMALL
  LARGE
}

input Filter {
  name: String
}`);
});

test('a directive that goes by another name is obeyed by that name', () => {
  const supergraphSdl = supergraph(
    `directive @private on FIELD_DEFINITION
     type Query @join__type(graph: A) { shown: Int unseen: Int @private }`,
    '@link(url: "https://specs.apollo.dev/inaccessible/v0.2", as: "private", for: SECURITY)',
  );

  const schema = buildApiSchema(readSupergraph(supergraphSdl));

  expect(printSchema(schema)).toBe('type Query {\n  shown: Int\n}');
});

test('the supergraph of this project is served', async () => {
  const path = new URL('../../schema/supergraph.graphql', import.meta.url);
  const graph = createGraph({
    supergraphSdl: readFileSync(path, 'utf8'),
    createClient: ({ name }) => ({
      name,
      execute: () => Promise.resolve({ data: {} }),
      subscribe: NO_CLIENTS,
      close: () => Promise.resolve(),
    }),
  });

  await graph.ready;

  expect(graph.subgraphs.map(({ name }) => name)).toEqual([
    'operations-manager',
    'orchestrator',
    'service-manager',
    'virtual-machine-manager',
  ]);
  await graph.close();
});

test('a graph closes when what runs on it has ended', async () => {
  const held = Promise.withResolvers<void>();
  let closed = false;
  const supergraphSdl = compose([{ name: 'a', typeDefs: 'type Query { a: Int }' }]);
  const graph = createGraph({
    supergraphSdl,
    createClient: ({ name }) => ({
      name,
      async execute() {
        await held.promise;
        return { data: { a: 1 } };
      },
      subscribe: NO_CLIENTS,
      close() {
        closed = true;
        return Promise.resolve();
      },
    }),
  });
  const prepared = graph.prepare({ query: '{ a }' });
  if (prepared.kind === 'refused') throw new Error('refused');

  const answer = prepared.execute({}, ANYONE);
  const closing = graph.close();
  expect(closed).toBe(false);
  held.resolve();

  expect((await answer).toObject()).toEqual({ data: { a: 1 } });
  await closing;
  expect(closed).toBe(true);
});

test('a share of the operations goes to the new owner of a field, by chance', async () => {
  const subgraphs: TestSubgraph[] = [
    {
      name: 'old',
      typeDefs: 'type Query { a: Thing } type Thing @key(fields: "id") { id: ID! f: String }',
      resolvers: { Query: { a: () => ({ id: '1', f: 'old' }) } },
    },
    {
      name: 'new',
      typeDefs:
        'type Thing @key(fields: "id") { id: ID! f: String @override(from: "old", label: "percent(30)") }',
      resolvers: { Thing: { f: () => 'new' } },
    },
  ];
  const draws = [0.1, 0.29, 0.31, 0.9];
  await using federation = createFederation(subgraphs, { random: () => draws.shift() ?? 1 });

  const answers: unknown[] = [];
  for (let index = 0; index < 4; index += 1) answers.push(await federation.ask('{ a { f } }'));

  expect(answers).toEqual([
    { data: { a: { f: 'new' } } },
    { data: { a: { f: 'new' } } },
    { data: { a: { f: 'old' } } },
    { data: { a: { f: 'old' } } },
  ]);
});
