import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Reads that cost much and that many ask for at once, as every dashboard asks for the same statistics. Of those that are
 * the same one runs at a time. Who asks meanwhile shares the next, and not the one under way, which may have begun before
 * what they have just changed.
 */
export class SharedReads<Result> {
  readonly #waiting = new Map<string, Promise<Result>>();
  readonly #running = new Map<string, Promise<unknown>>();

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
    const result = read();
    const over = result.then(forget, forget);
    const running = this.#running;
    running.set(key, over);
    return await result;

    function forget(): void {
      if (running.get(key) === over) running.delete(key);
    }
  }
}
