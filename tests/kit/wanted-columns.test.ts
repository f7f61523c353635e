import { buildSchema, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { createColumnPicker } from '../../subgraphs/kit/database/wanted-columns.ts';
import { createWantedFieldsReader } from '../../subgraphs/kit/wanted-fields.ts';

const read = createWantedFieldsReader(
  buildSchema(`
    interface Named { name: String }
    type Lamp implements Named { name: String isOn: Boolean room: Room neighbours(first: Int): LampConnection! }
    type Room implements Named { name: String lamps: [Lamp!]! }
    type LampConnection { nodes: [Lamp!]! edges: [LampEdge!]! }
    type LampEdge { node: Lamp! }
    union Thing = Lamp | Room
    type Query { lamps: LampConnection! room: Room named: Named things: [Thing!]! }
  `),
);

function readWanted(text: string): Record<string, string[]> {
  return Object.fromEntries([...read(parse(text))].map(([type, fields]) => [type, [...fields]]));
}

describe('what a document wants of a type', () => {
  test('is what it asks for anywhere, through connections and under any alias', () => {
    const { Lamp } = readWanted(
      '{ lamps { nodes { title: name } edges { node { neighbours(first: 1) { nodes { isOn } } } } } }',
    );
    expect(Lamp).toEqual(['name', 'neighbours', 'isOn']);
  });

  test('is what its fragments ask for, with and without a name', () => {
    expect(
      readWanted(`
        { lamps { nodes { ...Short ... { room { __typename } } } } }
        fragment Short on Lamp { isOn }
      `)['Lamp'],
    ).toEqual(['room', 'isOn']);
  });

  test('may be nothing but to know that it is there', () => {
    expect(readWanted('{ room { __typename } }')['Room']).toEqual([]);
  });

  test('is what an interface is asked for, for every type behind it', () => {
    const wanted = readWanted('{ named { name ... on Lamp { isOn } } }');
    expect(wanted['Lamp']).toEqual(['name', 'isOn']);
    expect(wanted['Room']).toEqual(['name']);
  });

  test('is not known of types of a union that nothing is said about', () => {
    const wanted = readWanted('{ things { __typename ... on Lamp { isOn } } }');
    expect(wanted['Lamp']).toEqual(['isOn']);
    expect(wanted['Room']).toBeUndefined();
  });
});

type LampRow = Record<'id' | 'name' | 'is_on' | 'room_id' | 'bought_at', unknown>;

describe('the columns to read', () => {
  const pick = createColumnPicker<LampRow>({
    table: 'lamps',
    columns: { id: true, name: true, is_on: true, room_id: true, bought_at: true },
    always: ['id'],
    fields: { room: ['room_id'], neighbours: [] },
  });

  test.each([
    [[], ['lamps.id']],
    [['name'], ['lamps.id', 'lamps.name']],
    [
      ['isOn', 'name', 'id'],
      ['lamps.id', 'lamps.name', 'lamps.is_on'],
    ],
    [
      ['neighbours', 'room'],
      ['lamps.id', 'lamps.room_id'],
    ],
  ])('for the fields %j are %j', (fields, columns) => {
    expect(pick(new Set(fields))).toEqual(columns);
  });

  test.each([[undefined], [new Set(['name', 'colour'])]])(
    'are all when it is not known what is wanted, or what that needs: %o',
    (wanted) => {
      expect(pick(wanted)).toEqual([
        'lamps.id',
        'lamps.name',
        'lamps.is_on',
        'lamps.room_id',
        'lamps.bought_at',
      ]);
    },
  );

  test('are each named once, those of the order among them', () => {
    const wanted = new Set(['name']);
    expect(pick(wanted, ['lamps.bought_at'])).toEqual([
      'lamps.id',
      'lamps.name',
      'lamps.bought_at',
    ]);
    expect(pick(wanted, ['lamps.name'])).toEqual(['lamps.id', 'lamps.name']);
  });
});
