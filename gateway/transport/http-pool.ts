import { HttpConnection, type HttpExchange } from './http-connection.ts';

export interface PoolLimits {
  readonly maxConnections: number;
  /** How long a connection that nobody uses is kept, unless the server says less. */
  readonly idleMs: number;
}

interface IdleConnection {
  readonly connection: HttpConnection;
  readonly until: number;
}

/** Connections to one server, used again and again: the last one used goes first, so that those too many grow old. */
export class HttpPool {
  readonly #origin: URL;
  readonly #limits: PoolLimits;
  readonly #all = new Set<HttpConnection>();
  readonly #idle: IdleConnection[] = [];
  readonly #waiting: HttpExchange[] = [];
  #closing: PromiseWithResolvers<void> | null = null;

  constructor(origin: URL, limits: PoolLimits) {
    this.#origin = origin;
    this.#limits = limits;
  }

  start(exchange: HttpExchange): void {
    if (this.#closing !== null) {
      exchange.fail(new Error('the connections are closed'));
      return;
    }
    const connection = this.#takeIdle() ?? this.#open();
    if (connection === null) this.#waiting.push(exchange);
    else connection.start(exchange);
  }

  /** Takes no more requests, and resolves once those under way are over. */
  close(): Promise<void> {
    this.#closing ??= Promise.withResolvers();
    for (const { connection } of this.#idle.splice(0)) connection.destroy();
    if (this.#all.size === 0) this.#closing.resolve();
    return this.#closing.promise;
  }

  release(connection: HttpConnection, reusableMs: number): void {
    const next = this.#nextWaiting();
    if (next !== null) {
      connection.start(next);
    } else if (this.#closing !== null) {
      connection.destroy();
    } else {
      const now = performance.now();
      if (this.#idle[0] !== undefined && this.#idle[0].until < now) {
        this.#idle.shift()?.connection.destroy();
      }
      this.#idle.push({ connection, until: now + Math.min(reusableMs, this.#limits.idleMs) });
    }
  }

  /** Told when it is given up, and again when it is closed. */
  forget(connection: HttpConnection): void {
    // Once only: there is room for one more, not for two.
    if (!this.#all.delete(connection)) return;
    const index = this.#idle.findIndex((idle) => idle.connection === connection);
    if (index !== -1) this.#idle.splice(index, 1);
    const next = this.#nextWaiting();
    if (next !== null) this.#open()?.start(next);
    if (this.#all.size === 0) this.#closing?.resolve();
  }

  #takeIdle(): HttpConnection | null {
    const now = performance.now();
    for (let idle = this.#idle.pop(); idle !== undefined; idle = this.#idle.pop()) {
      if (idle.until >= now) return idle.connection;
      idle.connection.destroy();
    }
    return null;
  }

  #open(): HttpConnection | null {
    if (this.#all.size >= this.#limits.maxConnections) return null;
    const connection = new HttpConnection(this.#origin, this);
    this.#all.add(connection);
    return connection;
  }

  #nextWaiting(): HttpExchange | null {
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      if (next.wanted) return next;
    }
    return null;
  }
}
