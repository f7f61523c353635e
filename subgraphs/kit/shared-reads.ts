import { setImmediate as nextTurn } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';

const RESULTS_KEPT = 100;

interface Kept<Result> {
  readonly mark: string;
  readonly result: Result;
}

/**
 * Reads that cost much and that many ask for, as every dashboard asks for the same statistics again and again. Of those
 * that are the same one runs at a time. Who asks meanwhile shares the next, and not the one under way, which may have begun
 * before what they have just changed. A result is kept until the store changes.
 */
export class SharedReads<Result> {
  readonly #readMark: () => Promise<string>;
  readonly #waiting = new Map<string, Promise<Result>>();
  readonly #running = new Map<string, Promise<unknown>>();
  readonly #kept = new LRUCache<string, Kept<Result>>({ max: RESULTS_KEPT });

  /** As long as the mark is the same, nothing has changed. */
  constructor(readMark: () => Promise<string>) {
    this.#readMark = readMark;
  }

  /** The key says everything that the result depends on. The result is everybody's, so nobody may change it. */
  share(key: string, read: () => Promise<Result>): Promise<Result> {
    const known = this.#waiting.get(key);
    if (known !== undefined) return known;
    const result = this.#runAfter(key, read);
    this.#waiting.set(key, result);
    return result;
  }

  async #runAfter(key: string, read: () => Promise<Result>): Promise<Result> {
    // Who asks in the same turn shares the first one already: a store in this process is not waited for.
    await (this.#running.get(key) ?? nextTurn());
    this.#waiting.delete(key);
    const result = this.#readUnlessKept(key, read);
    const over = result.then(forget, forget);
    const running = this.#running;
    running.set(key, over);
    return await result;

    function forget(): void {
      if (running.get(key) === over) running.delete(key);
    }
  }

  async #readUnlessKept(key: string, read: () => Promise<Result>): Promise<Result> {
    // Before the read: what changes during it is not taken for what was read.
    const mark = await this.#readMark();
    const kept = this.#kept.get(key);
    if (kept?.mark === mark) return kept.result;
    const result = await read();
    this.#kept.set(key, { mark, result });
    return result;
  }
}
