import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectSecure } from 'node:tls';
import { HttpResponseReader, type HttpResponse } from './http-response.ts';

/** One request and who waits for its response. */
export interface HttpExchange {
  /** All but the length of the body. */
  readonly head: string;
  readonly body: string;
  readonly maxBytes: number;
  /** False as soon as nobody waits any more. */
  readonly wanted: boolean;
  /** It is on its way; whoever stops waiting now is to destroy the connection. */
  begin(connection: HttpConnection): void;
  /** The body is to be read at once. */
  settle(response: HttpResponse): void;
  fail(error: Error): void;
}

/** What a connection tells the pool it belongs to. */
export interface ConnectionOwner {
  /** It can be used again, for so many milliseconds. */
  release(connection: HttpConnection, reusableMs: number): void;
  forget(connection: HttpConnection): void;
}

/** One socket to one server, one exchange at a time. */
export class HttpConnection {
  readonly #socket: Socket;
  readonly #owner: ConnectionOwner;
  #exchange: HttpExchange | null = null;
  #reader: HttpResponseReader | null = null;

  constructor(origin: URL, owner: ConnectionOwner) {
    this.#owner = owner;
    this.#socket = openSocket(origin, (bytes) => this.#receive(bytes));
    this.#socket.on('end', () => this.#end());
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => {
      this.#fail(new Error('the connection was closed'));
      owner.forget(this);
    });
  }

  start(exchange: HttpExchange): void {
    exchange.begin(this);
    this.#exchange = exchange;
    this.#reader = new HttpResponseReader(exchange.maxBytes);
    const { head, body } = exchange;
    const socket = this.#socket;
    const start = `${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n`;
    if (ASCII.test(head)) {
      // One text is one packet and one call of the system.
      socket.write(start + body, 'utf8');
    } else {
      socket.cork();
      socket.write(start, 'latin1');
      socket.write(body, 'utf8');
      socket.uncork();
    }
  }

  /** Ends whatever is under way without telling who waits for it. */
  destroy(): void {
    this.#exchange = null;
    this.#socket.destroy();
  }

  #receive(bytes: Buffer): void {
    // Nobody asked for anything: whatever it is, what comes next could not be told from it.
    if (this.#reader === null) return this.#close();
    try {
      const response = this.#reader.push(bytes);
      if (response !== null) this.#settle(response, this.#reader.reusableMs);
    } catch (error) {
      this.#fail(error as Error);
      this.#close();
    }
  }

  #end(): void {
    const response = this.#reader?.end() ?? null;
    if (response !== null) this.#settle(response, 0);
    else this.#close();
  }

  #settle(response: HttpResponse, reusableMs: number): void {
    const exchange = this.#exchange;
    this.#exchange = null;
    this.#reader = null;
    exchange?.settle(response);
    // An answer that came before the whole question was sent leaves the rest of it on the way.
    if (reusableMs > 0 && this.#socket.writableLength === 0) this.#owner.release(this, reusableMs);
    else this.#close();
  }

  /** Forgotten before it is closed, or somebody might be given it in between. */
  #close(): void {
    this.#owner.forget(this);
    this.#socket.destroy();
  }

  #fail(error: Error): void {
    const exchange = this.#exchange;
    this.#exchange = null;
    exchange?.fail(error);
  }
}

const ASCII = /^[\r\n\x20-\x7e]*$/;

const READ_BYTES = 65_536;

function openSocket(origin: URL, receive: (bytes: Buffer) => void): Socket {
  const host = origin.hostname.replace(/^\[|\]$/g, '');
  const isSecure = origin.protocol === 'https:';
  const options = {
    host,
    port: Number(origin.port || (isSecure ? 443 : 80)),
    noDelay: true,
    keepAlive: true,
    keepAliveInitialDelay: 60_000,
  };
  if (isSecure) {
    const servername = isIP(host) === 0 ? host : '';
    const socket = connectSecure({ ...options, servername, ALPNProtocols: ['http/1.1'] });
    return socket.on('data', receive);
  }
  return connectPlain({
    ...options,
    // Read into the same memory again and again: making new one for each read costs more than the reading.
    onread: {
      buffer: Buffer.allocUnsafeSlow(READ_BYTES),
      callback(length, buffer) {
        receive((buffer as Buffer).subarray(0, length)); // the one above
        return true;
      },
    },
  });
}
