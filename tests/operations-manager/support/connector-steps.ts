import fc from 'fast-check';

/** What may happen around a connector, in any order. Numbers choose among what there is at that moment. */
export type Deed =
  | { readonly kind: 'raise'; readonly wanted: boolean }
  /** Of an owner, with whom an alert is not wanted any more, or of a field that is nothing to the subscription. */
  | { readonly kind: 'edit'; readonly pick: number; readonly ofOwner: boolean }
  | { readonly kind: 'take'; readonly count: number }
  | { readonly kind: 'acknowledge'; readonly pick: number; readonly namesSession: boolean }
  | { readonly kind: 'acknowledge wrongly'; readonly pick: number }
  | { readonly kind: 'reject'; readonly pick: number }
  /** The partner's connection breaks; when it comes back it may say how far it has come. */
  | { readonly kind: 'drop'; readonly elsewhere: boolean; readonly after: number | null }
  | { readonly kind: 'restart' }
  /** The retention moves past a change, whoever was told of it or not. */
  | { readonly kind: 'prune'; readonly pick: number }
  | { readonly kind: 'look' };

export type Step =
  | Deed
  /** The process is gone at the n-th statement of what it was doing, and another takes over. */
  | {
      readonly kind: 'kill';
      readonly during: Deed;
      readonly statement: number;
      /** Whether the partner is back before the session that was killed counts as lost. */
      readonly isSoonBack: boolean;
    };

/** When a connector acknowledges: what it was just told, only what an earlier session told it, or nothing ever. */
export type Habit = 'at once' | 'late' | 'never';

const natural = fc.nat({ max: 1_000 });
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('raise' as const),
      wanted: fc.constantFrom(true, true, false),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      pick: natural,
      ofOwner: fc.constantFrom(true, false, false),
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      kind: fc.constant('take' as const),
      count: fc.nat({ max: 4 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('acknowledge' as const),
      pick: natural,
      namesSession: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('acknowledge wrongly' as const), pick: natural }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reject' as const), pick: natural }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('drop' as const),
      elsewhere: fc.boolean(),
      after: fc.option(natural),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('prune' as const), pick: natural }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('look' as const) }) },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 32, arbitrary: deed },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('kill' as const),
      during: deed,
      statement: fc.nat({ max: 16 }),
      isSoonBack: fc.boolean(),
    }),
  },
);

export const habit = fc.constantFrom<Habit[]>('at once', 'late', 'never');
export const steps = fc.array(step, { minLength: 4, maxLength: 12 });
