/** What a test publishes, to everybody who reads at that moment; counts who does. */
export class Feed<Event> {
  readonly #readers = new Set<(event: Event) => void>();
  /** How often somebody began to read. */
  opened = 0;

  get readers(): number {
    return this.#readers.size;
  }

  publish(event: Event): void {
    for (const read of this.#readers) read(event);
  }

  /** Begins with what is given, and goes on with what is published. */
  subscribe(waiting: Event[] = []): AsyncIterableIterator<Event> {
    let wanted: ((result: IteratorResult<Event>) => void) | null = null;
    let over = false;
    const read = (event: Event) => {
      if (wanted === null) {
        waiting.push(event);
        return;
      }
      const give = wanted;
      wanted = null;
      give({ done: false, value: event });
    };
    this.#readers.add(read);
    this.opened += 1;

    const leave = () => {
      over = true;
      this.#readers.delete(read);
      wanted?.({ done: true, value: undefined });
      return Promise.resolve({ done: true as const, value: undefined });
    };
    return {
      next() {
        const event = waiting.shift();
        if (event !== undefined) return Promise.resolve({ done: false, value: event });
        if (over) return Promise.resolve({ done: true, value: undefined });
        return new Promise((resolve) => {
          wanted = resolve;
        });
      },
      return: leave,
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }
}
