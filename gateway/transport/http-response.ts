/** What of a response anybody looks at. */
export interface HttpResponse {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly contentEncoding: string | undefined;
  /** Valid only until more is read from the connection: take from it what is to be kept. */
  readonly body: Buffer;
}

/** What came is not HTTP/1.1, or could be read in two ways. */
export class MalformedResponse extends Error {}

export class TooManyBytes extends Error {}

/** Far more than any server sends; Node's own bound. */
const MAX_HEAD_BYTES = 16_384;

/** What is taken on a server's word alone that so much will come. */
const MAX_PROMISED_BYTES = 1_048_576;

type Expected =
  | 'head'
  | 'body'
  | 'end of stream'
  | 'chunk size'
  | 'chunk'
  | 'chunk end'
  | 'trailers';

/**
 * Reads the response to one POST from the bytes of a connection, as RFC 9112 has it. Where that leaves a choice between
 * guessing and refusing (two lengths, a length and chunks, folded lines), it is refused: whoever stands between may
 * have guessed differently.
 */
export class HttpResponseReader {
  readonly #maxBytes: number;
  #expected: Expected | 'nothing' = 'head';
  /** The begin of a line whose end has not come yet. */
  #unread: Buffer = NOTHING;
  #head: ResponseHead | null = null;
  /** Bytes of the body, or of its chunk, that are still to come. */
  #missing = 0;
  #body: Buffer = NOTHING;
  #length = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Takes what has come; answers the response once it is whole. The bytes may be overwritten afterwards. */
  push(bytes: Buffer): HttpResponse | null {
    const input = this.#unread.length === 0 ? bytes : Buffer.concat([this.#unread, bytes]);
    this.#unread = NOTHING;
    let at = 0;
    while (at < input.length) {
      const next = this.#read(input, at);
      if (next === null) {
        if (input.length - at > MAX_HEAD_BYTES) throw new MalformedResponse('a line has no end');
        this.#unread = Buffer.from(input.subarray(at));
        return null;
      }
      at = next;
    }
    return this.#expected === 'nothing' ? this.#response() : null;
  }

  /** The connection has ended; answers the response if that is what ends it. */
  end(): HttpResponse | null {
    return this.#expected === 'end of stream' ? this.#response() : null;
  }

  /** For how many milliseconds the connection can be used again; 0 if it cannot. */
  get reusableMs(): number {
    return this.#head?.reusableMs ?? 0;
  }

  /** Reads one thing that begins there and answers where it ends; null if its end has not come yet. */
  #read(input: Buffer, at: number): number | null {
    switch (this.#expected) {
      case 'head':
        return this.#readHead(input, at);
      case 'body':
        return this.#readBytes(input, at, 'nothing');
      case 'end of stream':
        this.#missing = input.length - at;
        return this.#readBytes(input, at, 'end of stream');
      case 'chunk size':
        return this.#readChunkSize(input, at);
      case 'chunk':
        return this.#readBytes(input, at, 'chunk end');
      case 'chunk end':
        return this.#readLine(input, at, (line) => {
          if (line !== '') throw new MalformedResponse('a chunk is longer than it says');
          this.#expected = 'chunk size';
        });
      case 'trailers':
        return this.#readLine(input, at, (line) => {
          if (line === '') this.#expected = 'nothing';
        });
      case 'nothing':
        throw new MalformedResponse('it goes on after its end');
    }
  }

  #readHead(input: Buffer, at: number): number | null {
    const end = input.indexOf(END_OF_HEAD, at);
    if (end === -1) return null;
    const head = readHead(input.toString('latin1', at, end));
    const next = end + END_OF_HEAD.length;
    // A server may send word that it is at work before it answers.
    if (head.status < 200) return next;
    this.#head = head;
    if (head.chunked) this.#expected = 'chunk size';
    else if (head.length === null) this.#expected = 'end of stream';
    else {
      if (head.length > this.#maxBytes) throw new TooManyBytes();
      this.#missing = head.length;
      this.#expected = head.length === 0 ? 'nothing' : 'body';
    }
    return next;
  }

  #readChunkSize(input: Buffer, at: number): number | null {
    return this.#readLine(input, at, (line) => {
      const size = /^([0-9a-f]{1,8})[ \t]*(?:;.*)?$/i.exec(line)?.[1];
      if (size === undefined) throw new MalformedResponse('a chunk does not say its size');
      this.#missing = Number.parseInt(size, 16);
      this.#expected = this.#missing === 0 ? 'trailers' : 'chunk';
    });
  }

  #readLine(input: Buffer, at: number, take: (line: string) => void): number | null {
    const end = input.indexOf(END_OF_LINE, at);
    if (end === -1) return null;
    take(input.toString('latin1', at, end));
    return end + END_OF_LINE.length;
  }

  #readBytes(input: Buffer, at: number, then: Expected | 'nothing'): number {
    const end = Math.min(input.length, at + this.#missing);
    this.#missing -= end - at;
    if (this.#missing === 0) this.#expected = then;
    // All at once, as most answers come: nothing needs to be kept for later.
    if (this.#length === 0 && then === 'nothing' && this.#missing === 0) {
      this.#body = input.subarray(at, end);
      this.#length = end - at;
    } else {
      this.#append(input.subarray(at, end));
    }
    return end;
  }

  #append(bytes: Buffer): void {
    const length = this.#length + bytes.length;
    if (length > this.#maxBytes) throw new TooManyBytes();
    if (length > this.#body.length) {
      const promised = Math.min(this.#missing, MAX_PROMISED_BYTES);
      const larger = Buffer.allocUnsafe(Math.max(length + promised, 2 * this.#body.length));
      this.#body.copy(larger, 0, 0, this.#length);
      this.#body = larger;
    }
    bytes.copy(this.#body, this.#length);
    this.#length = length;
  }

  #response(): HttpResponse | null {
    if (this.#head === null) return null;
    const { status, contentType, contentEncoding } = this.#head;
    return { status, contentType, contentEncoding, body: this.#body.subarray(0, this.#length) };
  }
}

const NOTHING: Buffer = Buffer.alloc(0);
const END_OF_LINE = '\r\n';
const END_OF_HEAD = '\r\n\r\n';

interface ResponseHead {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly contentEncoding: string | undefined;
  readonly chunked: boolean;
  /** Null if only the end of the connection tells. */
  readonly length: number | null;
  readonly reusableMs: number;
}

function readHead(text: string): ResponseHead {
  const [first = '', ...lines] = text.split('\r\n');
  const [, minor, digits] = /^HTTP\/1\.([01]) ([1-5]\d\d)(?: |$)/.exec(first) ?? [];
  if (digits === undefined) throw new MalformedResponse('it does not begin as HTTP/1.1 does');
  const status = Number(digits);
  if (status === 101) throw new MalformedResponse('it changes to another protocol');

  let contentType: string | undefined;
  let contentEncoding: string | undefined;
  let length: string | undefined;
  let transferEncoding: string | undefined;
  let connection = minor === '1' ? 'keep-alive' : 'close';
  let keepAlive = '';
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    if (colon === -1 || !TOKEN.test(name)) throw new MalformedResponse('a header has no name');
    const value = line.slice(colon + 1).trim();
    if (CONTROL_CHARACTERS.test(value)) throw new MalformedResponse('a header is no text');
    switch (name) {
      case 'content-type':
        contentType = value;
        break;
      case 'content-encoding':
        contentEncoding = value;
        break;
      case 'content-length':
        if (length !== undefined && length !== value)
          throw new MalformedResponse('it has two lengths');
        length = value;
        break;
      case 'transfer-encoding':
        transferEncoding = transferEncoding === undefined ? value : `${transferEncoding},${value}`;
        break;
      case 'connection':
        connection = value.toLowerCase();
        break;
      case 'keep-alive':
        keepAlive = value;
        break;
    }
  }
  const chunked = transferEncoding !== undefined;
  if (chunked && transferEncoding?.toLowerCase() !== 'chunked') {
    throw new MalformedResponse('it is encoded in a way that nobody asked for');
  }
  if (chunked && length !== undefined) throw new MalformedResponse('it has a length and chunks');
  if (length !== undefined && !/^\d{1,15}$/.test(length)) {
    throw new MalformedResponse('its length is no number');
  }
  const hasBody = status !== 204 && status !== 304;
  const known = length === undefined ? null : Number(length);
  const ends = chunked || known !== null || !hasBody;
  return {
    status,
    contentType,
    contentEncoding,
    chunked: chunked && hasBody,
    length: hasBody ? known : 0,
    reusableMs: ends && !CLOSES.test(connection) ? readReusableMs(keepAlive) : 0,
  };
}

const TOKEN = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;
const CONTROL_CHARACTERS = /[\0\r\n]/;
const CLOSES = /(?:^|[,\s])close(?:$|[,\s])/;

/** A little less than the server says, since it may close at the very moment that we write. */
function readReusableMs(keepAlive: string): number {
  const seconds = /(?:^|[,\s])timeout=(\d{1,6})/i.exec(keepAlive)?.[1];
  return seconds === undefined ? Infinity : Math.max(0, Number(seconds) * 1_000 - 1_000);
}
