import type { Cancellation } from './cancellation.ts';
import type { HttpConnection, HttpExchange } from './http-connection.ts';
import type { HttpPool } from './http-pool.ts';
import type { HttpResponse } from './http-response.ts';

/** One POST over a pool of connections, within a deadline and a number of bytes. */
export interface PostRequest {
  /** All but the length of the body. */
  readonly head: string;
  readonly body: string;
  readonly maxBytes: number;
  readonly cancellation: Cancellation | null;
  /** Milliseconds left; counted from the call to the last byte, so that a trickle of bytes does not stretch it. */
  readonly deadlineMs: number;
}

/** What came. Sharers parse the text each for themselves, since each merges into what it gets. */
export interface PostResponse extends Pick<HttpResponse, 'status' | 'contentType'> {
  readonly text: string;
}

/** A body that has to be unpacked before it is text. */
export interface PackedResponse extends HttpResponse {
  readonly contentEncoding: string;
}

export class DeadlinePassed extends Error {}
export class Aborted extends Error {}

export function post(pool: HttpPool, request: PostRequest): Promise<PostResponse | PackedResponse> {
  return new Promise((resolve, reject) => {
    const exchange = new PostExchange(request, resolve, reject);
    if (exchange.wanted) pool.start(exchange);
  });
}

class PostExchange implements HttpExchange {
  readonly head: string;
  readonly body: string;
  readonly maxBytes: number;
  wanted = true;
  readonly #resolve: (response: PostResponse | PackedResponse) => void;
  readonly #reject: (error: Error) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #cancellation: Cancellation | null;
  #connection: HttpConnection | null = null;

  constructor(
    { head, body, maxBytes, cancellation, deadlineMs }: PostRequest,
    resolve: (response: PostResponse | PackedResponse) => void,
    reject: (error: Error) => void,
  ) {
    this.head = head;
    this.body = body;
    this.maxBytes = maxBytes;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#cancellation = cancellation;
    this.#timer = setTimeout(() => this.#abandon(new DeadlinePassed()), deadlineMs);
    if (cancellation?.cancelled === true) this.#abandon(new Aborted());
    else cancellation?.listen(() => this.#abandon(new Aborted()));
  }

  begin(connection: HttpConnection): void {
    this.#connection = connection;
  }

  settle({ status, contentType, contentEncoding, body }: HttpResponse): void {
    if (!this.#finish()) return;
    this.#resolve(
      contentEncoding === undefined
        ? { status, contentType, text: body.toString('utf8') }
        : { status, contentType, contentEncoding, body: Buffer.from(body) },
    );
  }

  fail(error: Error): void {
    if (this.#finish()) this.#reject(error);
  }

  /** The connection is lost with it, since the response would come all the same. */
  #abandon(error: Error): void {
    this.fail(error);
    this.#connection?.destroy();
  }

  #finish(): boolean {
    if (!this.wanted) return false;
    this.wanted = false;
    clearTimeout(this.#timer);
    this.#cancellation?.listen(null);
    return true;
  }
}
