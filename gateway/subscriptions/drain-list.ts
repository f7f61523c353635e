/** Somebody who is connected for long, and can be told to come back elsewhere. */
export interface Drainable {
  comeBack(): void;
  /** Cuts the connection. */
  terminate(): void;
}

/** Everybody who is connected for long. At a shutdown they are told one after the other, or they would all come back at once. */
export class DrainList {
  readonly #connected = new Set<Drainable>();
  #draining = false;
  #whenEmpty: (() => void) | null = null;

  get draining(): boolean {
    return this.#draining;
  }

  /** Returns how to say that they have left. */
  add(drainable: Drainable): () => void {
    this.#connected.add(drainable);
    return () => {
      this.#connected.delete(drainable);
      if (this.#connected.size === 0) this.#whenEmpty?.();
    };
  }

  /** Ends when all have left, or with the grace. */
  async drain(graceMs: number): Promise<void> {
    this.#draining = true;
    const waiting = [...this.#connected];
    if (waiting.length === 0) return;

    // The last is told early enough to have time to go.
    const spreadMs = graceMs * 0.7;
    const timers = waiting.map((drainable, position) =>
      setTimeout(() => drainable.comeBack(), (spreadMs * position) / waiting.length),
    );
    const { promise: emptied, resolve } = Promise.withResolvers<void>();
    this.#whenEmpty = resolve;
    timers.push(setTimeout(resolve, graceMs));
    await emptied;
    for (const timer of timers) clearTimeout(timer);
  }

  /** Cuts off whoever is still there. */
  terminate(): void {
    for (const drainable of this.#connected) drainable.terminate();
  }
}
