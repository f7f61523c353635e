import { createHash } from 'node:crypto';

/** A stream of numbers that is the same for the same seed, so that every demonstration data centre is the same. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number from 0 to below `count`. */
  below(count: number): number;
  pick<T>(values: readonly T[]): T;
  /** True in this share of cases. */
  chance(share: number): boolean;
}

/** The generator known as mulberry32: small, fast, good enough for names and numbers. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  function below(count: number): number {
    return Math.floor(next() * count);
  }
  return {
    next,
    below,
    pick<T>(values: readonly T[]): T {
      const value = values[below(values.length)];
      if (value === undefined) throw new Error('Cannot pick from an empty list');
      return value;
    },
    chance: (share) => next() < share,
  };
}

/** An id that every product derives alike from what the thing is and its number. */
export function demonstrationId(kind: string, index: number): string {
  const hex = createHash('sha1').update(`${kind}/${index}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
