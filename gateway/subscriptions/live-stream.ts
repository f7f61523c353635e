import type { GraphAnswer } from '../supergraph/graph.ts';
import { LiveEvent } from './live-event.ts';

/** Who reads a stream. Told everything at once and in order; must not throw, and must not wait. */
export interface Subscriber {
  next(event: LiveEvent): void;
  /** The stream never began; the answer says why. Nothing follows. */
  refuse(answer: GraphAnswer): void;
  /** The stream is over; nothing follows. */
  end(): void;
  /** The stream broke; nothing follows. */
  fail(error: unknown): void;
}

export interface LiveStreamOptions {
  open(signal: AbortSignal): Promise<AsyncIterableIterator<GraphAnswer> | GraphAnswer>;
  /** Called once, before anybody is told of the end, so that nobody joins a stream that is over. */
  onEnd(): void;
}

/** One upstream stream and everybody who reads it: opened by the first, returned when the last leaves. */
export class LiveStream {
  readonly #options: LiveStreamOptions;
  readonly #subscribers = new Set<Subscriber>();
  readonly #controller = new AbortController();
  #source: AsyncIterableIterator<GraphAnswer> | null = null;
  #state: 'new' | 'running' | 'ended' = 'new';

  constructor(options: LiveStreamOptions) {
    this.#options = options;
  }

  get subscriberCount(): number {
    return this.#subscribers.size;
  }

  join(subscriber: Subscriber): () => void {
    this.#subscribers.add(subscriber);
    if (this.#state === 'new') {
      this.#state = 'running';
      void this.#run();
    }
    return () => {
      if (this.#subscribers.delete(subscriber) && this.#subscribers.size === 0) this.#stop();
    };
  }

  /** Never rejects: whatever goes wrong is told to the subscribers. */
  async #run(): Promise<void> {
    try {
      const opened = await this.#options.open(this.#controller.signal);
      if (isAnswer(opened)) {
        this.#finish((subscriber) => subscriber.refuse(opened));
        return;
      }
      this.#source = opened;
      // Everybody may have left while it was opened.
      if (this.#state === 'ended') {
        await opened.return?.();
        return;
      }
      await this.#deliver(opened);
      this.#finish((subscriber) => subscriber.end());
    } catch (error) {
      this.#finish((subscriber) => subscriber.fail(error));
    }
  }

  async #deliver(source: AsyncIterableIterator<GraphAnswer>): Promise<void> {
    for (;;) {
      const result = await source.next();
      if (result.done === true || this.#state === 'ended') return;
      const event = new LiveEvent(result.value);
      for (const subscriber of this.#subscribers) subscriber.next(event);
    }
  }

  #stop(): void {
    if (!this.#end()) return;
    this.#controller.abort();
    // Settles the `next()` that is waiting; nobody is left to be told if it fails.
    this.#source?.return?.().catch(() => undefined);
  }

  #finish(tell: (subscriber: Subscriber) => void): void {
    if (!this.#end()) return;
    const subscribers = [...this.#subscribers];
    this.#subscribers.clear();
    for (const subscriber of subscribers) tell(subscriber);
  }

  #end(): boolean {
    if (this.#state === 'ended') return false;
    this.#state = 'ended';
    this.#options.onEnd();
    return true;
  }
}

function isAnswer(opened: AsyncIterableIterator<GraphAnswer> | GraphAnswer): opened is GraphAnswer {
  return 'toJson' in opened;
}
