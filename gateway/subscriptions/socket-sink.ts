import type { Duplex } from 'node:stream';
import type { Sink } from './outbox.ts';

const NOTHING = Buffer.alloc(0);

/**
 * Writes past the stream's own buffer rule: a socket is full as soon as the kernel takes no more, and not 64 kB later,
 * since what waits in a stream are copies and what waits in an outbox are references.
 */
export class SocketSink implements Sink {
  readonly #socket: Duplex;

  constructor(socket: Duplex) {
    this.#socket = socket;
  }

  get waitingBytes(): number {
    return this.#socket.writableLength;
  }

  write(bytes: Buffer): boolean {
    this.#socket.write(bytes);
    return this.#socket.writableLength === 0;
  }

  whenTaken(callback: () => void): void {
    // Only behind a write that waits is a callback worth its price: on an empty one, after all before it.
    this.#socket.write(NOTHING, callback);
  }
}

/** How much of what was written the kernel has taken: it moves as long as the other end reads. */
export function countTakenBytes(socket: Duplex): number {
  const { bytesWritten } = socket as Duplex & { bytesWritten?: number }; // a net.Socket counts, others do not
  return (bytesWritten ?? 0) - socket.writableLength;
}
