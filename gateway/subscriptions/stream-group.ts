import type { LiveEvent } from './live-event.ts';
import { LiveStream, type OpenStream, type Subscriber } from './live-stream.ts';
import type { StreamStart } from './stream-position.ts';

export interface StreamGroupOptions {
  /** Whether events say where they stand; without that streams that began apart stay apart. */
  readonly hasCursor: boolean;
  onEmpty(): void;
}

/**
 * Streams that tell the same from the same position on, whatever position each began at. Where two of them meet they
 * become one: who resumed catches up on a stream of its own, and is then one more reader of the stream that all read.
 */
export class StreamGroup {
  readonly #options: StreamGroupOptions;
  /** The position of each stream: the cursor of what it told last, or what it was asked to continue after. */
  readonly #positions = new Map<LiveStream, string | null>();
  readonly #byPosition = new Map<string, LiveStream>();
  /** Tells what happens from now on, so whoever begins now can join it. */
  #current: LiveStream | null = null;

  constructor(options: StreamGroupOptions) {
    this.#options = options;
  }

  get streamCount(): number {
    return this.#positions.size;
  }

  get subscriberCount(): number {
    let count = 0;
    for (const stream of this.#positions.keys()) count += stream.subscriberCount;
    return count;
  }

  join(start: StreamStart, subscriber: Subscriber, open: OpenStream): () => void {
    const running = this.#find(start);
    if (running !== null) return running.join(subscriber);

    const stream: LiveStream = new LiveStream({
      open,
      onEvent: (event) => this.#advance(stream, event),
      onEnd: () => this.#remove(stream),
    });
    const position = start.kind === 'after' ? start.cursor : null;
    this.#positions.set(stream, position);
    if (position !== null) this.#byPosition.set(position, stream);
    if (start.kind === 'now') this.#current = stream;
    return stream.join(subscriber);
  }

  #find(start: StreamStart): LiveStream | null {
    switch (start.kind) {
      case 'now':
        return this.#current;
      case 'after':
        return this.#byPosition.get(start.cursor) ?? null;
      case 'elsewhere':
        return null;
    }
  }

  /** Notes where a stream stands. If another stands there too, the one with fewer readers hands them over and ends. */
  #advance(stream: LiveStream, event: LiveEvent): void {
    const position = this.#options.hasCursor ? event.cursor : null;
    this.#leavePosition(stream);
    this.#positions.set(stream, position);
    if (position === null) return;

    const other = this.#byPosition.get(position);
    if (other === undefined) {
      this.#byPosition.set(position, stream);
      return;
    }
    const [kept, ended] =
      other.subscriberCount >= stream.subscriberCount ? [other, stream] : [stream, other];
    this.#byPosition.set(position, kept);
    if (this.#current === ended) this.#current = kept;
    ended.handOver(kept);
  }

  #remove(stream: LiveStream): void {
    this.#leavePosition(stream);
    this.#positions.delete(stream);
    if (this.#current === stream) this.#current = null;
    if (this.#positions.size === 0) this.#options.onEmpty();
  }

  #leavePosition(stream: LiveStream): void {
    const position = this.#positions.get(stream) ?? null;
    if (position !== null && this.#byPosition.get(position) === stream) {
      this.#byPosition.delete(position);
    }
  }
}
