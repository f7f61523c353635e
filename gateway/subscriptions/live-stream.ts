import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { Waiting, type LeaveSignal } from '../execution/leave-signal.ts';
import type { GraphAnswer } from '../supergraph/graph.ts';
import { LiveEvent } from './live-event.ts';

/** Who reads a stream. Told everything at once and in order; must not throw, and must not wait. */
export interface Subscriber {
  /** Whether it has yet to be sent much of what it was told. */
  readonly behind: boolean;
  /** What has happened since, in order: all of one turn of the event loop together. */
  next(events: readonly LiveEvent[]): void;
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
  /** Called when an event has come that everybody is told of; may hand everybody over to another stream. */
  onEvent(event: LiveEvent): void;
  /** Called once, before anybody is told of the end, so that nobody joins a stream that is over. */
  onEnd(): void;
}

/** Readers are told at the end of a turn of the event loop, so a stream that has much to tell must let it end. */
const EVENTS_PER_TURN = 32;
/** How long a stream waits for readers of whom all are behind; longer, and they do not read at all. */
const PATIENCE_MS = 1_000;
const LOOK_AGAIN_MS = 2;

/** Which stream somebody reads now. */
interface Membership {
  stream: LiveStream;
}

/** One upstream stream and everybody who reads it: opened by the first, returned when the last leaves. */
export class LiveStream {
  readonly #options: LiveStreamOptions;
  readonly #members = new Map<Membership, Subscriber>();
  readonly #waiting = new Waiting();
  #source: AsyncIterableIterator<GraphAnswer> | null = null;
  #state: 'new' | 'running' | 'ended' = 'new';
  /** What has come in this turn. */
  #untold: LiveEvent[] = [];
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
    const earlier = this.#untold.length === 0 ? [] : [...this.#members.values()];
    const member: Membership = { stream: this };
    this.#members.set(member, subscriber);
    // What has come is nothing to whoever joins now; and should all the others leave upon it, the stream goes on for him.
    this.#tell(earlier);
    if (this.#state === 'new') {
      this.#state = 'running';
      void this.#run();
    }
    return () => member.stream.#leave(member);
  }

  /** From now on everybody reads the other stream, which must stand exactly where this one does, and this one ends. */
  handOver(other: LiveStream): void {
    this.#tell();
    other.#tell();
    // All its readers may have left upon it.
    if (other.#isOver()) return;
    for (const [member, subscriber] of this.#members) {
      member.stream = other;
      other.#members.set(member, subscriber);
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
      this.#tellAtTurnsEnd(event);
      this.#options.onEvent(event);
      await this.#keepPace();
      if (this.#isOver()) return;
    }
  }

  /**
   * Each reader is told of all that came in one turn at once: what there is of a reader is far from the processor by the
   * time that thousands of others have had their turn, so it is fetched once and not for every event.
   */
  #tellAtTurnsEnd(event: LiveEvent): void {
    if (this.#untold.length === 0) setImmediate(() => this.#tell());
    this.#untold.push(event);
  }

  #tell(readers: Iterable<Subscriber> = this.#members.values()): void {
    if (this.#untold.length === 0) return;
    const events = this.#untold;
    this.#untold = [];
    for (const reader of readers) reader.next(events);
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
    for (const subscriber of this.#members.values()) {
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
    this.#tell();
    if (!this.#end()) return;
    const subscribers = [...this.#members.values()];
    this.#members.clear();
    for (const subscriber of subscribers) tell(subscriber);
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
