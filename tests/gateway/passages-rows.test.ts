import { afterAll, expect, test } from 'vitest';
import type { SubgraphRequest } from '../../gateway/execution/subgraph-client.ts';
import { createWiredGraph } from './support/wired-graph.ts';

const SUBGRAPHS = [
  {
    name: 'alerts',
    typeDefs: `
      enum State { NEW OLD }
      type Query { alerts: [Alert] page: Page one: Alert }
      type Page { rows: [Alert!]! cursor: String total: Int! }
      type Alert @key(fields: "id") {
        id: ID! name: String! state: State count: Int place: Place owner: Person tags: [String]
      }
      type Place { row: Int! column: Int }
      type Person @key(fields: "id") { id: ID! }`,
  },
  {
    name: 'people',
    typeDefs: `
      type Person @key(fields: "id") { id: ID! name: String! age: Int }`,
  },
];

const graph = createWiredGraph(SUBGRAPHS, answer);
afterAll(() => graph.close());

const FIELDS = 'id name state count place { row column } owner { id name age }';
const ROW =
  '{"id":"1","name":"Disk","state":"NEW","count":3,"place":{"row":1,"column":null},"owner":{"__typename":"Person","id":"p"}}';
const OTHER = ROW.replace('"1"', '"2"').replace('"p"', '"q"');

/** Lists of alerts, as they came over the wire. */
const LISTS = [
  `[${ROW},${OTHER}]`,
  `[${ROW},null,${ROW}]`,
  '[]',
  'null',
  '[null]',
  ROW,
  `[${ROW},`,
  `[${ROW}}`,
  `[${ROW} ,${OTHER}]`,
  `[[${ROW}]]`,
  `[${ROW},${OTHER},1]`,
  ...[
    ['"owner":{"__typename":"Person","id":"p"}', '"owner":null'],
    ['"__typename":"Person"', '"__typename":"Thing"'],
    ['"__typename":"Person",', ''],
    ['"p"', String.raw`"\u0070"`],
    ['"p"', '7'],
    ['"p"', 'null'],
    ['"1"', 'null'],
    ['"1"', '1'],
    ['"1"', '"é 漢 🚀"'],
    ['"Disk"', 'null'],
    ['"Disk"', String.raw`"\"\\"`],
    ['"NEW"', '"UNHEARD_OF"'],
    ['"count":3', '"count":2147483648'],
    ['"count":3', '"count":"3"'],
    ['"row":1', '"row":null'],
    ['"place":{"row":1,"column":null}', '"place":null'],
    ['"place":{"row":1,"column":null}', '"place":[]'],
    ['"name":"Disk","state":"NEW"', '"state":"NEW","name":"Disk"'],
    ['"name":"Disk",', ''],
    ['"name":"Disk",', '"name":"Disk","more":1,'],
    ['"name":"Disk",', '"name":"Disk","name":"CPU",'],
  ].map(
    ([from = '', to = '']) =>
      `[${ROW},${OTHER.replace('"2"', '"1"').replace('"q"', '"p"').replace(from, to)}]`,
  ),
];

const ANSWERS: [string, string][] = LISTS.flatMap((list): [string, string][] => [
  [`{ alerts { ${FIELDS} } }`, `{"data":{"alerts":${list}}}`],
  [
    `{ page { rows { ${FIELDS} } cursor total } }`,
    `{"data":{"page":{"rows":${list},"cursor":"c","total":2}}}`,
  ],
]);

test.each([
  ...ANSWERS,
  [`{ one { ${FIELDS} } }`, `{"data":{"one":${ROW}}}`],
  [`{ one { ${FIELDS} } }`, '{"data":{"one":null}}'],
  [`{ one { ${FIELDS} } }`, `{"data":{"one":[${ROW}]}}`],
  [
    `{ one { ${FIELDS} } alerts { id name } }`,
    `{"data":{"one":${ROW},"alerts":[{"id":"1","name":"Disk"}]}}`,
  ],
  [
    `{ alerts { ${FIELDS} } one { id } }`,
    `{"data":{"alerts":[${ROW}],"one":{"id":"1"},"alerts":[]}}`,
  ],
  [`{ alerts { ${FIELDS} } }`, `{"data":{"alerts":[${ROW}]},"data":null}`],
  [
    `{ alerts { ${FIELDS} } }`,
    `{"data":{"alerts":[${ROW},null]},"errors":[{"message":"broken","path":["alerts",1]}]}`,
  ],
  [`{ alerts { ${FIELDS} } }`, `{"data":{"alerts":[${ROW}]},"extensions":{"x":1}}\n`],
  [`{ alerts { ${FIELDS} } }`, `{"data":{"alerts":[${ROW}]}} and more`],
  [
    `{ alerts { tags ${FIELDS} } }`,
    `{"data":{"alerts":[${ROW.replace('{', '{"tags":["a",null],')}]}}`,
  ],
  [
    `{ alerts { id title: name name state } }`,
    `{"data":{"alerts":[{"id":"1","title":"a","name":"a","state":"OLD"}]}}`,
  ],
])('an answer is the same whether it was parsed or passed on: %s %s', async (query, text) => {
  const parsed = await graph.askParsed(query, text);
  const passedOn = await graph.askUnread(query, text);
  expect(passedOn.json).toEqual(parsed.json);
  expect(JSON.parse(JSON.stringify(passedOn.object))).toEqual(passedOn.json);
});

test('what nobody reads of the rows is passed on', async () => {
  const countUnread = async (query: string, text: string) =>
    (await graph.askUnread(query, text)).unread;
  // One run of each alert, and one of the person: two alerts of one owner know the same.
  expect(
    await countUnread(`{ alerts { ${FIELDS} } }`, `{"data":{"alerts":[${ROW},${OTHER}]}}`),
  ).toBe(4);
  expect(await countUnread(`{ one { ${FIELDS} } }`, `{"data":{"one":${ROW}}}`)).toBe(2);
  const page = `{"data":{"page":{"rows":[${ROW}],"cursor":"c","total":1}}}`;
  expect(await countUnread(`{ page { rows { ${FIELDS} } cursor total } }`, page)).toBe(2);
  // The client wants them in another order than they are fetched in.
  expect(
    await countUnread(
      '{ alerts { ...A id } } fragment A on Alert { name owner { id } state }',
      '{"data":{"alerts":[{"name":"a","owner":{"id":"p"},"state":"OLD","id":"1"}]}}',
    ),
  ).toBeGreaterThan(0);
});

function answer(subgraph: string, { variables }: SubgraphRequest, text: string): string {
  if (subgraph === 'alerts') return text;
  const asked = (variables['representations'] ?? []) as { id: unknown }[];
  const people = asked.map(({ id }) => ({ name: `Person ${String(id)}`, age: 40 }));
  return JSON.stringify({ data: { _entities: people } });
}
