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
      type Fuse @key(fields: "id") { id: ID! }
      type Relay @key(fields: "id") { id: ID! }
    `),
    resolvers: {
      Lamp: { label: ({ id }: { id: string }, { of }: { of: number }) => `${id}/${of}` },
    },
  },
]);
const lookups: string[] = [];
/** Nobody looks up a relay, and the fuse box answers up to the first fuse that is missing. */
resolveEntitiesInBatches(schema, {
  Lamp: (all) => {
    lookups.push(`Lamp ${all.map(({ id }) => id).join(' ')}`);
    return all.map(({ id }) => ({ id: String(id) }));
  },
  Fuse: (all) => {
    lookups.push(`Fuse ${all.map(({ id }) => id).join(' ')}`);
    const missing = all.findIndex(({ id }) => id === 'missing');
    return all.slice(0, missing === -1 ? all.length : missing).map(({ id }) => ({ id }));
  },
});
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

  test.each([
    ['one type', ['Lamp a', 'Lamp b', 'Lamp a'], ['Lamp a', 'Lamp b', 'Lamp a'], ['Lamp a b a']],
    [
      'several types',
      ['Fuse 1', 'Lamp a', 'Relay x', 'Fuse 2', 'Lamp b'],
      ['Fuse 1', 'Lamp a', null, 'Fuse 2', 'Lamp b'],
      ['Fuse 1 2', 'Lamp a b'],
    ],
    ['a type nobody looks up', ['Relay x', 'Relay y'], [null, null], []],
    [
      'a lookup that answers too few',
      ['Fuse 1', 'Fuse missing', 'Fuse 2'],
      ['Fuse 1', null, null],
      ['Fuse 1 missing 2'],
    ],
  ])('of %s are looked up once a type, each in its place', async (_name, asked, told, calls) => {
    lookups.length = 0;
    const representations = asked.map((text) => {
      const [__typename, id] = text.split(' ');
      return { __typename, id };
    });
    const kinds = createOperationCompiler(schema)(
      parse(`query ($representations: [_Any!]!) {
        _entities(representations: $representations) {
          __typename ... on Lamp { id } ... on Fuse { id }
        }
      }`),
    );
    const { data } = await kinds({}, { representations });
    const entities = data?.['_entities'] as ({ __typename: string; id: string } | null)[];
    expect(entities.map((entity) => entity && `${entity.__typename} ${entity.id}`)).toEqual(told);
    expect(lookups).toEqual(calls);
  });

  test('hide no fault of another variable', async () => {
    const representations = [{ __typename: 'Lamp', id: 'a' }];
    const { errors } = await run({}, { of: 'seven', representations });
    expect(errors?.map(({ message }) => message)).toEqual([
      'Variable "$of" got invalid value "seven"; Int cannot represent non-integer value: "seven"',
    ]);
  });
});
