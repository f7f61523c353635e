import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refuseContradictions } from '../../subgraphs/kit/filter/contradictions.ts';
import type { Filter, FilterTable } from '../../subgraphs/kit/filter/filter-table.ts';
import { matchesFilter } from '../../subgraphs/kit/filter/matches-filter.ts';
import { Refusal } from '../../subgraphs/kit/refusal.ts';

const COLOURS = ['RED', 'GREEN', 'BLUE'] as const;

interface Lamp {
  readonly brightness: number;
  readonly colour: (typeof COLOURS)[number];
  readonly litAt: string | null;
  readonly rooms: readonly string[];
}

const isLit = ({ brightness }: Lamp): boolean => brightness > 0;

const LAMP_FILTERS: FilterTable<Lamp> = {
  brightness: {
    kind: 'number',
    column: 'brightness',
    of: (lamp) => lamp.brightness,
    bounds: { gte: 0 },
  },
  colour: {
    kind: 'enum',
    column: 'colour',
    of: (lamp) => lamp.colour,
    toStored: (colour) => COLOURS.indexOf(colour),
    bounds: { gte: 'RED', lte: 'BLUE' },
    implies: { BLUE: { litAt: { isNull: true }, brightness: { eq: 0 } } },
  },
  litAt: { kind: 'time', column: 'lit_at', of: (lamp) => lamp.litAt },
  isLit: {
    kind: 'flag',
    column: 'is_lit',
    of: isLit,
    implies: {
      true: { brightness: { gt: 0 }, litAt: { isNull: false }, colour: { notIn: ['BLUE'] } },
      false: { brightness: { eq: 0 }, litAt: { isNull: true } },
    },
  },
  isHall: {
    kind: 'relation',
    where: () => undefined,
    matches: ({ rooms }, isHall: boolean) => rooms.includes('hall') === isHall,
  },
  room: {
    kind: 'relation',
    where: () => undefined,
    matches: ({ rooms }, { eq }: { eq: string }) => rooms.includes(eq),
  },
};

function findRefusal(filter: object): string | null {
  try {
    refuseContradictions(filter, LAMP_FILTERS, ['filter']);
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.message;
  }
}

describe('conditions that nothing could meet together', () => {
  test.each([
    [
      { brightness: { eq: 4, in: [1, 2] } },
      'Cannot filter by filter.brightness: its conditions exclude one another, so nothing matches',
    ],
    [
      { litAt: { gt: '2026', isNull: true } },
      'Cannot filter by filter.litAt: its conditions exclude one another, so nothing matches',
    ],
    [
      { colour: { in: ['RED', 'GREEN'], gte: 'BLUE' } },
      'Cannot filter by filter.colour: its conditions exclude one another, so nothing matches',
    ],
    [
      { brightness: { gt: 4, lt: 5 } },
      'Cannot filter by filter.brightness: the range from 4 to 5 is empty, so nothing matches',
    ],
    [
      { colour: { eq: 'RED' }, and: [{ colour: { in: ['GREEN', 'BLUE'] } }] },
      'Cannot filter by filter.and.0.colour: it contradicts filter.colour, so nothing matches',
    ],
    [
      { and: [{ brightness: { gte: 7 } }, { and: [{ brightness: { lt: 7 } }] }] },
      'Cannot filter by filter.and.1.and.0.brightness: it contradicts filter.and.0.brightness, so nothing matches',
    ],
    [
      {
        and: [
          { colour: { in: ['RED', 'GREEN'] } },
          { colour: { in: ['GREEN', 'BLUE'] } },
          { colour: { in: ['BLUE', 'RED'] } },
        ],
      },
      'Cannot filter by filter.and.2.colour: it contradicts filter.and.0.colour and filter.and.1.colour, so nothing matches',
    ],
    [
      { isHall: true, and: [{ isHall: false }] },
      'Cannot filter by filter.and.0.isHall: it contradicts filter.isHall, so nothing matches',
    ],
    [
      { isLit: true, brightness: { eq: 0 } },
      'Cannot filter by filter.brightness: it contradicts filter.isLit, so nothing matches',
    ],
    [
      { and: [{ brightness: { lt: 1 } }, { isLit: true }] },
      'Cannot filter by filter.and.0.brightness: it contradicts filter.and.1.isLit, so nothing matches',
    ],
    [
      { isLit: false, litAt: { gte: '2026' } },
      'Cannot filter by filter.litAt: it contradicts filter.isLit, so nothing matches',
    ],
    [
      { isLit: true, colour: { in: ['BLUE'] } },
      'Cannot filter by filter.colour: it contradicts filter.isLit, so nothing matches',
    ],
    [
      { or: [{ isLit: true }, { isLit: true, brightness: { eq: 0 } }] },
      'Cannot filter by filter.or.1.brightness: it contradicts filter.or.1.isLit, so this alternative can never match',
    ],
    [
      { brightness: { lt: 0 } },
      'Cannot filter by filter.brightness: it is always 0 or more, so nothing matches',
    ],
    [
      { colour: { gt: 'BLUE' } },
      'Cannot filter by filter.colour: it is always RED to BLUE, so nothing matches',
    ],
    [
      { colour: { eq: 'BLUE' }, litAt: { isNull: false } },
      'Cannot filter by filter.litAt: it contradicts filter.colour, so nothing matches',
    ],
    [
      { isLit: true, not: { isLit: { eq: true } } },
      'Cannot filter by filter.not: it denies filter.isLit, so nothing matches',
    ],
    [
      {
        room: { eq: 'hall' },
        and: [{ isLit: true }, { not: { isLit: true, room: { eq: 'hall' } } }],
      },
      'Cannot filter by filter.and.1.not: it denies filter.and.0.isLit and filter.room, so nothing matches',
    ],
  ])('are refused: %j', (filter, message) => {
    expect(findRefusal(filter)).toBe(message);
  });

  test.each([
    { isLit: true, brightness: { gte: 0, lte: 1 } },
    { isLit: false, brightness: { lt: 5 } },
    { isLit: true, colour: { in: ['BLUE', 'RED'] } },
    { brightness: { gte: 4, lte: 4 } },
    { room: { eq: 'hall' }, and: [{ room: { eq: 'kitchen' } }] },
    { isLit: true, not: { brightness: { gt: 0 } } },
    { isLit: true, not: { isLit: true, colour: { eq: 'RED' } } },
    { not: { and: [{ isLit: true }, { brightness: { eq: 0 } }] } },
    { colour: { in: ['BLUE', 'RED'] }, litAt: { isNull: false } },
    { isLit: true, or: [{ brightness: { eq: 0 } }, { colour: { eq: 'RED' } }] },
  ])('are nothing that something meets, or that `or` and `not` take apart: %j', (filter) => {
    expect(findRefusal(filter)).toBeNull();
  });

  test('are all that is refused: no lamp matches a refused filter', () => {
    const refused = { count: 0 };
    fc.assert(
      fc.property(filters, fc.array(lamps, { minLength: 20 }), (filter, all) => {
        if (findRefusal(filter) === null) return;
        refused.count += 1;
        expect(all.filter((lamp) => matchesFilter(lamp, filter, LAMP_FILTERS))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
    expect(refused.count).toBeGreaterThan(100);
  });
});

const lamps: fc.Arbitrary<Lamp> = fc
  .record({
    brightness: fc.nat(5),
    colour: fc.constantFrom(...COLOURS),
    at: fc.constantFrom('2025', '2026', '2027'),
    rooms: fc.subarray(['hall', 'kitchen']),
  })
  .map(({ brightness, colour, at, rooms }) => ({
    brightness,
    colour: brightness > 0 && colour === 'BLUE' ? 'RED' : colour,
    litAt: brightness > 0 ? at : null,
    rooms,
  }));

const conditions = fc.record(
  {
    brightness: fc.record(
      {
        eq: fc.nat(5),
        in: fc.array(fc.nat(5), { minLength: 1, maxLength: 3 }),
        gt: fc.nat(5),
        gte: fc.nat(5),
        lt: fc.nat(5),
        lte: fc.nat(5),
      },
      { requiredKeys: [] },
    ),
    colour: fc.record(
      {
        eq: fc.constantFrom(...COLOURS),
        in: fc.subarray([...COLOURS], { minLength: 1 }),
        gte: fc.constantFrom(...COLOURS),
      },
      { requiredKeys: [] },
    ),
    litAt: fc.record(
      { gte: fc.constantFrom('2025', '2026', '2027'), isNull: fc.boolean() },
      { requiredKeys: [] },
    ),
    isLit: fc.boolean(),
    isHall: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** Of conditions that must all hold: a refused part of an `or` says nothing of the others. */
const filters: fc.Arbitrary<Filter> = fc
  .tuple(
    conditions,
    fc.array(conditions, { minLength: 1, maxLength: 2 }),
    fc.option(conditions, { nil: undefined }),
  )
  .map(([own, and, not]) => ({ ...own, and, not }) as Filter);
