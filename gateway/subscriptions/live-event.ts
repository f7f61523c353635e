import type { GraphAnswer } from '../supergraph/graph.ts';
import { frameHeader } from './socket-frame.ts';

/**
 * One event, serialized once however many read it. On a websocket the frames of two readers differ only in the id at
 * their end, so what comes before is kept for each length of id.
 */
export class LiveEvent {
  readonly payload: Buffer;
  readonly #answer: GraphAnswer;
  #cursor: string | null | undefined;
  readonly #frames = new Map<number, Buffer>();
  #lastFrame: { tailLength: number; frame: Buffer } | null = null;
  readonly #formatted = new Map<string, Buffer>();

  constructor(answer: GraphAnswer) {
    this.#answer = answer;
    this.payload = Buffer.from(answer.toJson());
  }

  /** Where a reader stands that has read this event, if its stream has positions. */
  get cursor(): string | null {
    if (this.#cursor === undefined) {
      const [root] = Object.values(this.#answer.toObject().data ?? {});
      const { cursor } = Object(root) as { cursor?: unknown };
      this.#cursor = typeof cursor === 'string' ? cursor : null;
    }
    return this.#cursor;
  }

  /** A websocket frame but for its last bytes, which are an id made by `toIdTail`. */
  frameFor(tailLength: number): Buffer {
    // Nearly all clients give ids of one length.
    if (this.#lastFrame?.tailLength === tailLength) return this.#lastFrame.frame;
    let frame = this.#frames.get(tailLength);
    if (frame === undefined) {
      const length = MESSAGE_HEAD.length + this.payload.length + MESSAGE_ID.length + tailLength;
      frame = Buffer.concat([frameHeader('text', length), MESSAGE_HEAD, this.payload, MESSAGE_ID]);
      this.#frames.set(tailLength, frame);
    }
    this.#lastFrame = { tailLength, frame };
    return frame;
  }

  /** The event as an HTTP stream writes it, made once for each kind of stream. */
  formatAs(kind: string, format: (payload: Buffer) => Buffer): Buffer {
    let formatted = this.#formatted.get(kind);
    if (formatted === undefined) {
      formatted = format(this.payload);
      this.#formatted.set(kind, formatted);
    }
    return formatted;
  }
}

/** The order of keys in a message is free, so the id can be last. */
const MESSAGE_HEAD = Buffer.from('{"type":"next","payload":');
const MESSAGE_ID = Buffer.from(',"id":');

/** What ends every frame of one operation on one socket. */
export function toIdTail(id: string): Buffer {
  return Buffer.from(`${JSON.stringify(id)}}`);
}
