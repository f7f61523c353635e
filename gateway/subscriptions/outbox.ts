/** Where an outbox writes to. */
export interface Sink {
  /** False if some of it still waits on this side of the kernel. */
  write(bytes: Buffer): boolean;
  /** Calls back once, when nothing written before waits any more. */
  whenTaken(callback: () => void): void;
  readonly waitingBytes: number;
}

/** One write carries hardly more than this, so that a long backlog is not copied at once. */
const WRITE_BYTES = 262_144;

/** A reader who has yet to be sent more than this is behind. */
const BEHIND_BYTES = 262_144;

interface Piece<Mark> {
  readonly head: Buffer;
  readonly tail: Buffer | null;
  readonly mark: Mark | null;
}

/**
 * What one reader has yet to be sent. All that one turn of the event loop brings leaves in one write. While
 * the reader does not keep up, what waits are references to frames shared by all readers, never copies: a thousand
 * stalled readers of one stream hold one backlog.
 */
export class Outbox<Mark> {
  readonly #sink: Sink;
  readonly #limitBytes: number;
  readonly #onOverflow: () => void;
  #pieces: Piece<Mark>[] = [];
  #bytes = 0;
  #state: 'ready' | 'scheduled' | 'blocked' | 'closed' = 'ready';
  #lastTaken: Mark | null = null;
  #whenEmpty: (() => void) | null = null;
  /** Whether several tell the reader of things: what they tell in one turn then leaves together. */
  isShared = false;

  constructor(sink: Sink, options: { limitBytes: number; onOverflow: () => void }) {
    this.#sink = sink;
    this.#limitBytes = options.limitBytes;
    this.#onOverflow = options.onOverflow;
  }

  /** The mark of the last piece that was handed on: what the reader will have read when it reads what comes next. */
  get lastTaken(): Mark | null {
    return this.#lastTaken;
  }

  get behind(): boolean {
    const waitingBytes = this.#bytes + this.#sink.waitingBytes;
    return waitingBytes > Math.min(BEHIND_BYTES, this.#limitBytes / 2);
  }

  /** Adds a piece, which leaves at the end of the turn. */
  push(head: Buffer, tail: Buffer | null = null, mark: Mark | null = null): void {
    this.add(head, tail, mark);
    this.flushSoon();
  }

  /** Adds a piece that waits for a flush; its head is often shared with other readers, its tail never. */
  add(head: Buffer, tail: Buffer | null, mark: Mark | null): void {
    if (this.#state === 'closed' || this.#whenEmpty !== null) return;
    if (this.#state !== 'ready' && this.#bytes + this.#sink.waitingBytes > this.#limitBytes) {
      // Judged before adding: one large answer alone is no sign of a slow reader.
      this.close();
      this.#onOverflow();
      return;
    }
    this.#pieces.push({ head, tail, mark });
    this.#bytes += head.length + (tail === null ? 0 : tail.length);
  }

  /** Adds a piece and writes it; where nothing waits and nobody else tells anything, past the list. */
  tell(head: Buffer, tail: Buffer | null, mark: Mark): void {
    if (this.#state !== 'ready' || this.#bytes > 0 || this.isShared || this.#whenEmpty !== null) {
      this.add(head, tail, mark);
      this.flushTold();
      return;
    }
    this.#lastTaken = mark;
    if (!this.#sink.write(joinPiece(head, tail))) this.#block();
  }

  /** Writes what a teller has added: at once, unless others may still add theirs. */
  flushTold(): void {
    if (this.isShared) this.flushSoon();
    else this.flush();
  }

  /** Writes what waits at the end of the turn, together with whatever is added until then. */
  flushSoon(): void {
    if (this.#state !== 'ready' || this.#pieces.length === 0) return;
    this.#state = 'scheduled';
    scheduleFlush(this);
  }

  /** Writes what waits, as far as the reader keeps up. */
  flush(): void {
    if (this.#state === 'closed' || this.#state === 'blocked') return;
    this.#state = 'ready';
    while (this.#pieces.length > 0) {
      if (this.#sink.write(this.#take())) continue;
      this.#block();
      return;
    }
    if (this.#whenEmpty !== null) {
      this.close();
      this.#whenEmpty();
    }
  }

  /** Takes nothing more, and calls back when what waits is written. */
  finish(whenEmpty: () => void): void {
    if (this.#state === 'closed' || this.#whenEmpty !== null) return;
    this.#whenEmpty = whenEmpty;
    this.flush();
  }

  /** Drops what waits and takes nothing more. */
  close(): void {
    this.#state = 'closed';
    this.#pieces = [];
    this.#bytes = 0;
  }

  /** Waits until the kernel has taken what was written last. */
  #block(): void {
    forgetJoined();
    this.#state = 'blocked';
    this.#sink.whenTaken(() => {
      if (this.#state !== 'blocked') return;
      this.#state = 'ready';
      this.flush();
    });
  }

  #take(): Buffer {
    return this.#pieces.length === 1 ? this.#takeOne() : this.#takeMany();
  }

  /** What is taken nearly always, so it is spared the lists. */
  #takeOne(): Buffer {
    const { head, tail, mark } = this.#pieces.pop() as Piece<Mark>; // asked for when there is one
    this.#bytes = 0;
    if (mark !== null) this.#lastTaken = mark;
    return joinPiece(head, tail);
  }

  #takeMany(): Buffer {
    const buffers: Buffer[] = [];
    let count = 0;
    let bytes = 0;
    for (const { head, tail, mark } of this.#pieces) {
      if (bytes >= WRITE_BYTES) break;
      buffers.push(head);
      bytes += head.length;
      if (tail !== null) {
        buffers.push(tail);
        bytes += tail.length;
      }
      if (mark !== null) this.#lastTaken = mark;
      count += 1;
    }
    this.#pieces = count === this.#pieces.length ? [] : this.#pieces.slice(count);
    this.#bytes -= bytes;
    return Buffer.concat(buffers, bytes);
  }
}

let joined: { readonly head: Buffer; readonly bytes: Buffer } | null = null;

/**
 * The kernel has nearly always taken all of a write when it returns. The bytes of the last one then serve the next reader
 * of the same event too, and of its frame only the tail is copied; a buffer for each would be megabytes an event.
 */
function joinPiece(head: Buffer, tail: Buffer | null): Buffer {
  // A piece that is whole is written as it is: on HTTP streams all readers share its bytes.
  if (tail === null) return head;
  const length = head.length + tail.length;
  if (joined?.head !== head || joined.bytes.length !== length) {
    joined = { head, bytes: Buffer.allocUnsafeSlow(length) };
    joined.bytes.set(head);
  }
  joined.bytes.set(tail, head.length);
  return joined.bytes;
}

/** Something of the last write waits, and is not to be written over. */
function forgetJoined(): void {
  joined = null;
}

let scheduled: Outbox<unknown>[] = [];

function scheduleFlush(outbox: Outbox<unknown>): void {
  if (scheduled.length === 0) setImmediate(flushScheduled);
  scheduled.push(outbox);
}

function flushScheduled(): void {
  const outboxes = scheduled;
  scheduled = [];
  for (const outbox of outboxes) outbox.flush();
}
