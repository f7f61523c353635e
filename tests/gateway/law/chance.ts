/** A seeded source of choices: the same seed makes the same world, data and operation, on any machine. */
export interface Chance {
  /** A whole number from 0 up to and without `below`. */
  next(below: number): number;
  /** True in `percent` of a hundred cases. */
  one(percent: number): boolean;
  pick<Value>(values: readonly Value[]): Value;
  some<Value>(values: readonly Value[], percent: number): Value[];
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0;

  // mulberry32
  function next(below: number): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  }

  return {
    next,
    one: (percent) => next(100) < percent,
    pick<Value>(values: readonly Value[]): Value {
      const value = values[next(values.length)];
      if (value === undefined) throw new Error('Cannot pick a value: there is none');
      return value;
    },
    some: (values, percent) => values.filter(() => next(100) < percent),
  };
}

/** A number that depends on the text alone. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
