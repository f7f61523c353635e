import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { Waiting, type LeaveSignal } from '../execution/leave-signal.ts';
import type { GraphAnswer } from '../supergraph/graph.ts';
import { LiveEvent } from './live-event.ts';

/** Who reads a stream. Told everything at once and in order; must not throw, and must not wait. */
export interface Subscriber {
  /** Whether it has yet to be sent much of what it was told. */
  readonly behind: boolean;
  next(event: LiveEvent): void;
  /** The stream never began; the answer says why. Nothing follows. */
  refuse(answer: GraphAnswer): void;
  /** The stream is over; nothing follows. */
  end(): void;
  /** The stream broke; nothing follows. */
  fail(error: unknown): void;
}

/** Opens the stream upstream; aborted when nobody wants it any more. */
export type OpenStream = (
  signal: LeaveSignal,
) => Promise<AsyncIterableIterator<GraphAnswer> | GraphAnswer>;

export interface LiveStreamOptions {
  open: OpenStream;
  /** Called when everybody has been told of an event; may hand everybody over to another stream. */
  onEvent(event: LiveEvent): void;
  /** Called once, before anybody is told of the end, so that nobody joins a stream that is over. */
  onEnd(): void;
}

/** What is told is written at the end of a turn of the event loop, so a stream that has much to tell must let it end. */
const EVENTS_PER_TURN = 32;
/** How long a stream waits for readers of whom all are behind; longer, and they do not read at all. */
const PATIENCE_MS = 1_000;
const LOOK_AGAIN_MS = 2;

interface Membership {
  readonly subscriber: Subscriber;
  stream: LiveStream;
}

/** One upstream stream and everybody who reads it: opened by the first, returned when the last leaves. */
export class LiveStream {
  readonly #options: LiveStreamOptions;
  readonly #members = new Set<Membership>();
  readonly #waiting = new Waiting();
  #source: AsyncIterableIterator<GraphAnswer> | null = null;
  #state: 'new' | 'running' | 'ended' = 'new';
  #eventsThisTurn = 0;
  /** The readers were waited for in vain. */
  #impatient = false;

  constructor(options: LiveStreamOptions) {
    this.#options = options;
  }

  get subscriberCount(): number {
    return this.#members.size;
  }

  /** Subscribes, and returns how to leave. */
  join(subscriber: Subscriber): () => void {
    const member: Membership = { subscriber, stream: this };
    this.#members.add(member);
    if (this.#state === 'new') {
      this.#state = 'running';
      void this.#run();
    }
    return () => member.stream.#leave(member);
  }

  /** From now on everybody reads the other stream, which must have told exactly what this one has, and this one ends. */
  handOver(other: LiveStream): void {
    for (const member of this.#members) {
      member.stream = other;
      other.#members.add(member);
    }
    this.#members.clear();
    this.#stop();
  }

  /** Never rejects: whatever goes wrong is told to the subscribers. */
  async #run(): Promise<void> {
    try {
      const opened = await this.#options.open(this.#waiting);
      if (isAnswer(opened)) {
        this.#finish((subscriber) => subscriber.refuse(opened));
        return;
      }
      this.#source = opened;
      // Everybody may have left while it was opened.
      if (this.#isOver()) {
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
      if (result.done === true || this.#isOver()) return;
      const event = new LiveEvent(result.value);
      for (const { subscriber } of this.#members) subscriber.next(event);
      if (!this.#isOver()) this.#options.onEvent(event);
      await this.#keepPace();
      if (this.#isOver()) return;
    }
  }

  /**
   * Holds the stream back while that costs nobody anything: when all readers are behind, as one is who catches up from
   * long ago and is told faster than any network carries. A reader beside others waits for nobody, and nobody for it.
   */
  async #keepPace(): Promise<void> {
    this.#eventsThisTurn += 1;
    if (this.#eventsThisTurn >= EVENTS_PER_TURN) {
      this.#eventsThisTurn = 0;
      await nextTurn();
    }
    const deadline = performance.now() + PATIENCE_MS;
    while (this.#allBehind()) {
      if (this.#impatient || performance.now() > deadline) {
        this.#impatient = true;
        return;
      }
      await delay(LOOK_AGAIN_MS);
    }
    this.#impatient = false;
  }

  #allBehind(): boolean {
    for (const { subscriber } of this.#members) {
      if (!subscriber.behind) return false;
    }
    return this.#members.size > 0;
  }

  #leave(member: Membership): void {
    if (this.#members.delete(member) && this.#members.size === 0) this.#stop();
  }

  #stop(): void {
    if (!this.#end()) return;
    this.#waiting.leave();
    // Settles the `next()` that is waiting; nobody is left to be told if it fails.
    this.#source?.return?.().catch(() => undefined);
  }

  #finish(tell: (subscriber: Subscriber) => void): void {
    if (!this.#end()) return;
    const members = [...this.#members];
    this.#members.clear();
    for (const { subscriber } of members) tell(subscriber);
  }

  #end(): boolean {
    if (this.#isOver()) return false;
    this.#state = 'ended';
    this.#options.onEnd();
    return true;
  }

  #isOver(): boolean {
    return this.#state === 'ended';
  }
}

function isAnswer(opened: AsyncIterableIterator<GraphAnswer> | GraphAnswer): opened is GraphAnswer {
  return 'toJson' in opened;
}
