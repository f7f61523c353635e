import { execute, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { createOperationCompiler } from '../../subgraphs/kit/compiled-operation.ts';
import { resolveEntitiesInBatches } from '../../subgraphs/kit/entities.ts';

const schema = buildSubgraphSchema([
  {
    typeDefs: parse(`
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
      type Query { lamp: Lamp }
      type Lamp @key(fields: "id") { id: ID! label(of: Int!): String! }
    `),
    resolvers: {
      Lamp: { label: ({ id }: { id: string }, { of }: { of: number }) => `${id}/${of}` },
    },
  },
]);
resolveEntitiesInBatches(schema, { Lamp: (all) => all.map(({ id }) => ({ id: String(id) })) });
const document = parse(`query ($of: Int!, $representations: [_Any!]!) {
  _entities(representations: $representations) { ... on Lamp { id label(of: $of) } }
}`);
const run = createOperationCompiler(schema)(document);

describe('representations of a compiled fetch', () => {
  test('are looked up beside variables of other types', async () => {
    const representations = [
      { __typename: 'Lamp', id: 'a' },
      { __typename: 'Lamp', id: 'b' },
    ];
    expect((await run({}, { of: 7, representations })).data).toEqual({
      _entities: [
        { id: 'a', label: 'a/7' },
        { id: 'b', label: 'b/7' },
      ],
    });
  });

  test.each([
    ['missing', undefined],
    ['null', null],
    ['with a null in them', [{ __typename: 'Lamp', id: 'a' }, null]],
    ['one that is in no list', { __typename: 'Lamp', id: 'a' }],
    ['none', []],
  ])('%s are answered as graphql-js answers', async (_name, representations) => {
    const variables = { of: 7, representations };
    const told = await execute({ schema, document, variableValues: variables });
    const { data, errors } = await run({}, variables);
    expect(JSON.stringify(data)).toBe(JSON.stringify(told.data));
    expect(errors?.map(({ message }) => message)).toEqual(
      told.errors?.map(({ message }) => message),
    );
  });

  test('hide no fault of another variable', async () => {
    const representations = [{ __typename: 'Lamp', id: 'a' }];
    const { errors } = await run({}, { of: 'seven', representations });
    expect(errors?.map(({ message }) => message)).toEqual([
      'Variable "$of" got invalid value "seven"; Int cannot represent non-integer value: "seven"',
    ]);
  });
});
