/** One HTTP/1.1 message as it came over a socket. */
export interface HttpMessage {
  readonly head: string;
  readonly body: Buffer;
}

const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * Reads requests or responses from a socket's bytes, one at a time. As little as measuring needs, because what is
 * spent here is taken from the cores that the candidates are measured on.
 */
export class HttpMessageReader {
  #bytes: Buffer = Buffer.alloc(0);
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  /** Fewer bytes than this cannot complete the message. */
  #needed = 0;

  /** Null while the message is incomplete. */
  push(chunk: Buffer): HttpMessage | null {
    this.#waiting.push(chunk);
    this.#waitingBytes += chunk.length;
    if (this.#bytes.length + this.#waitingBytes < this.#needed) return null;

    this.#bytes =
      this.#bytes.length === 0 && this.#waiting.length === 1
        ? chunk
        : Buffer.concat([this.#bytes, ...this.#waiting]);
    this.#waiting = [];
    this.#waitingBytes = 0;
    return this.#take();
  }

  #take(): HttpMessage | null {
    const headEnd = this.#bytes.indexOf(HEAD_END);
    if (headEnd === -1) return null;
    const head = this.#bytes.toString('latin1', 0, headEnd);
    const start = headEnd + HEAD_END.length;
    if (/\r\ntransfer-encoding: *chunked/i.test(head)) {
      const chunked = readChunks(this.#bytes, start);
      return chunked === null ? null : this.#finish(head, chunked.body, chunked.end);
    }
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
    this.#needed = start + length;
    if (this.#bytes.length < this.#needed) return null;
    return this.#finish(head, this.#bytes.subarray(start, this.#needed), this.#needed);
  }

  #finish(head: string, body: Buffer, end: number): HttpMessage {
    this.#bytes = this.#bytes.subarray(end);
    this.#needed = 0;
    return { head, body };
  }
}

/** https://www.rfc-editor.org/rfc/rfc9112#name-chunked-transfer-coding; null while the last chunk is missing. */
function readChunks(bytes: Buffer, start: number): { body: Buffer; end: number } | null {
  const parts: Buffer[] = [];
  for (let position = start; ;) {
    const lineEnd = bytes.indexOf('\r\n', position);
    if (lineEnd === -1) return null;
    const size = Number.parseInt(bytes.toString('latin1', position, lineEnd), 16);
    const end = lineEnd + 2 + size + 2;
    if (end > bytes.length) return null;
    if (size === 0) return { body: Buffer.concat(parts), end };
    parts.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    position = end;
  }
}
