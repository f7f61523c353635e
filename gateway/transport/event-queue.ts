/**
 * Hands what is pushed to whoever pulls. Written by hand and not as an async generator: a waiting `next()` must settle
 * as soon as the reader leaves, and one that was never started must still let go of its source.
 */
export class EventQueue<Event> implements AsyncIterableIterator<Event> {
  readonly #onLeave: () => void;
  readonly #maxWaiting: number;
  readonly #events: Event[] = [];
  #waiting: PromiseWithResolvers<IteratorResult<Event>> | null = null;
  #failure: unknown = null;
  #ended = false;

  /** `onLeave` is called when the reader leaves before the source has ended. */
  constructor(options: { readonly maxWaiting: number; readonly onLeave: () => void }) {
    this.#maxWaiting = options.maxWaiting;
    this.#onLeave = options.onLeave;
  }

  /** False when the reader is too far behind: nothing is dropped, so the stream must end. */
  push(event: Event): boolean {
    if (this.#ended) return true;
    if (this.#waiting !== null) {
      this.#settle({ done: false, value: event });
      return true;
    }
    if (this.#events.length >= this.#maxWaiting) return false;
    this.#events.push(event);
    return true;
  }

  /** The reader gets what is there, then the failure. */
  fail(failure: unknown): void {
    if (this.#ended) return;
    this.#failure = failure;
    this.end();
  }

  end(): void {
    this.#ended = true;
    const waiting = this.#waiting;
    if (waiting === null) return;
    this.#waiting = null;
    this.#finish().then(waiting.resolve, waiting.reject);
  }

  next(): Promise<IteratorResult<Event>> {
    const [event] = this.#events;
    if (event !== undefined) {
      this.#events.shift();
      return Promise.resolve({ done: false, value: event });
    }
    if (this.#ended) return this.#finish();
    this.#waiting ??= Promise.withResolvers();
    return this.#waiting.promise;
  }

  return(): Promise<IteratorResult<Event>> {
    if (!this.#ended) this.#onLeave();
    this.#events.length = 0;
    this.#failure = null;
    this.end();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #settle(result: IteratorResult<Event>): void {
    this.#waiting?.resolve(result);
    this.#waiting = null;
  }

  #finish(): Promise<IteratorResult<Event>> {
    const failure = this.#failure;
    this.#failure = null;
    return failure === null
      ? Promise.resolve({ done: true, value: undefined })
      : Promise.reject(failure);
  }
}
