/** Counts the operations that run, so that whoever closes the graph can wait for the last of them. */
export class RunningCount {
  #count = 0;
  #idle: PromiseWithResolvers<void> | null = null;

  enter(): void {
    this.#count += 1;
  }

  leave(): void {
    this.#count -= 1;
    if (this.#count === 0) this.#idle?.resolve();
  }

  async untilIdle(): Promise<void> {
    if (this.#count === 0) return;
    this.#idle ??= Promise.withResolvers();
    await this.#idle.promise;
  }
}
