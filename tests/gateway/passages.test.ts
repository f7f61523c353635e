import { parse } from 'graphql';
import { afterAll, expect, test } from 'vitest';
import type { SubgraphRequest } from '../../gateway/execution/subgraph-client.ts';
import { createWiredGraph } from './support/wired-graph.ts';

const SUBGRAPHS = [
  {
    name: 'shop',
    typeDefs: `
      type Query { first: Product both: [Product!] }
      type Product @key(fields: "id") { id: ID! }`,
  },
  {
    name: 'stock',
    typeDefs: `
      scalar Anything
      enum State { NEW OLD GONE @inaccessible }
      type Size @shareable { width: Int! unit: String }
      type Product @key(fields: "id") {
        id: ID! name: String! note: String count: Int weight: Float! open: Boolean state: State size: Size
        tags: [String!] anything: Anything
      }`,
  },
];

const graph = createWiredGraph(SUBGRAPHS, answer);
afterAll(() => graph.close());

const FIELDS = 'name note count weight open state size { width unit } anything';
const GOOD =
  '{"name":"Nut","note":"a","count":1,"weight":1.5,"open":true,"state":"NEW","size":{"width":1,"unit":"m"},"anything":1}';

/** Answers of `stock` to the entity of `first`, as they came over the wire. */
const TEXTS = [
  GOOD,
  'null',
  GOOD.replace('"a"', 'null').replace('1,"weight"', 'null,"weight"').replace('true', 'null'),
  GOOD.replace('"NEW"', 'null').replace('{"width":1,"unit":"m"}', 'null'),
  GOOD.replace('"a"', String.raw`"\"\\\n\u00e9\ud83d\ude80\/"`),
  GOOD.replace('"a"', '"é 漢 🚀 \u2028"'),
  GOOD.replace('"Nut"', 'null'),
  GOOD.replace('"NEW"', '"GONE"'),
  GOOD.replace('"NEW"', '"UNHEARD_OF"'),
  GOOD.replace('"count":1', '"count":2147483648'),
  GOOD.replace('"count":1', '"count":-2147483648'),
  GOOD.replace('"count":1', '"count":-0'),
  GOOD.replace('"count":1', '"count":1.5'),
  GOOD.replace('"count":1', '"count":"1"'),
  GOOD.replace('1.5', '1e999'),
  GOOD.replace('1.5', '-0.0'),
  GOOD.replace('1.5', '-1.25e-3'),
  GOOD.replace('1.5', '"1.5"'),
  GOOD.replace('true', '1'),
  GOOD.replace('"width":1', '"width":null'),
  GOOD.replace('"width":1,"unit":"m"', '"unit":"m","width":1'),
  GOOD.replace('"anything":1', '"anything":{"a":[1,"b"]}'),
  GOOD.replace('"anything":1', '"anything":"text"'),
  GOOD.replace('{"name"', '{ "name"'),
  GOOD.replace(',"anything":1', ''),
  GOOD.replace(',"anything":1', ',"anything":1,"more":2'),
  GOOD.replace('"name":"Nut",', '"name":"Nut","name":"Bolt",'),
  // No JSON at all.
  GOOD.replace('"a"', '"a\nb"'),
  GOOD.replace('"a"', String.raw`"\x41"`),
  GOOD.replace('"count":1', '"count":01'),
  GOOD.slice(0, -1),
  `${GOOD},`,
  `${GOOD},${GOOD}`,
  '',
];

test.each(TEXTS)('an answer is the same whether it was parsed or passed on: %s', async (entity) => {
  const query = `{ first { id ${FIELDS} } }`;
  const parsed = await graph.askParsed(query, entity);
  const passedOn = await graph.askUnread(query, entity);
  expect(passedOn.json).toEqual(parsed.json);
  expect(JSON.parse(JSON.stringify(passedOn.object))).toEqual(passedOn.json);
});

test('what nobody reads is passed on, and what must be looked at is not', async () => {
  const countUnread = async (query: string) => (await graph.askUnread(query, GOOD)).unread;
  expect(await countUnread(`{ first { id ${FIELDS} } }`)).toBe(1);
  expect(await countUnread(`{ first { ${FIELDS} id } }`)).toBe(1);
  // A list, and a field of somebody else in between.
  expect(await countUnread('{ first { id tags } }')).toBe(0);
  expect(await countUnread('{ first { name id note } }')).toBe(0);
});

test('an entity that stands in several places is the same in each', async () => {
  const query = `{ both { id ${FIELDS} } }`;
  const answer = await graph.askUnread(query, GOOD);
  const product = { id: '1', ...(JSON.parse(GOOD) as object) };
  expect(answer.json).toEqual({ data: { both: [product, product] } });
  expect(answer.unread).toBe(1);
});

function answer(subgraph: string, { operation }: SubgraphRequest, entity: string): string {
  return subgraph === 'shop' ? answerShop(operation.text) : `{"data":{"_entities":[${entity}]}}`;
}

/** One product, wherever it is asked for. */
function answerShop(text: string): string {
  const [operation] = parse(text).definitions;
  const fields = operation?.kind === 'OperationDefinition' ? operation.selectionSet.selections : [];
  const members = fields.map((field) => {
    const key = field.kind === 'Field' ? (field.alias?.value ?? field.name.value) : '';
    const product = '{"__typename":"Product","id":"1"}';
    return key === 'both' ? `"both":[${product},${product}]` : `"${key}":${product}`;
  });
  return `{"data":{${members.join(',')}}}`;
}
