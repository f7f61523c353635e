/**
 * Results that come one after the other, until somebody leaves: whoever waits is then told at once. A race of each result
 * against one promise that stands for leaving would keep all of them for as long as that promise lives.
 */
export class UntilLeft<Result> {
  readonly #waiting = new Set<(result: Result) => void>();
  #left: { readonly result: Result } | null = null;

  /** The result, or what leaving gives if that comes first. */
  wait(coming: Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.#left === null) this.#waiting.add(resolve);
      else resolve(this.#left.result);
      const forget = (): void => void this.#waiting.delete(resolve);
      coming.then(resolve, reject).finally(forget);
    });
  }

  leave(result: Result): void {
    this.#left = { result };
    for (const resolve of this.#waiting) resolve(result);
    this.#waiting.clear();
  }
}
