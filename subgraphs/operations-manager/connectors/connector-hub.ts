import type { ErrorLog } from '../../kit/unexpected-errors.ts';
import type { HeldLease } from './connector-lease.ts';

export interface ConnectorSettings {
  /** How long a session may go unheard before a stand-by takes over; it is renewed three times in that time. */
  readonly leaseMs: number;
  /** How often a stand-by of another process looks whether the connector is free. */
  readonly standByPollMs: number;
  /** How often connectors are looked after: backlog, health, alerts that are held back. */
  readonly watchMs: number;
  readonly webhooks: WebhookSettings;
}

export interface WebhookSettings {
  /** How often a change is posted before it is set aside. */
  readonly attempts: number;
  readonly retryMs: { readonly first: number; readonly most: number };
  /** How long an answer may take. */
  readonly timeoutMs: number;
  /** Networks (as in "10.1.0.0/16") that webhooks may reach although they are not public. */
  readonly allowedNetworks: readonly string[];
}

export const USUAL_CONNECTOR_SETTINGS: ConnectorSettings = {
  leaseMs: 15_000,
  standByPollMs: 2_000,
  watchMs: 5_000,
  webhooks: {
    attempts: 12,
    retryMs: { first: 500, most: 120_000 },
    timeoutMs: 15_000,
    allowedNetworks: [],
  },
};

/**
 * What the sessions of connectors in this process know of each other. Nothing here decides anything: who holds a
 * connector stands in the store, and a process that hears nothing finds out by looking.
 */
export class ConnectorHub {
  readonly settings: ConnectorSettings;
  readonly log: ErrorLog;
  readonly #listeners = new Set<(connectorId: string) => void>();
  readonly #sent = new Map<string, { readonly number: number; readonly to: number }>();

  constructor(settings: ConnectorSettings, log: ErrorLog) {
    this.settings = settings;
    this.log = log;
  }

  /** Something about a connector changed: its state, its session, its subscriptions. */
  announce(connectorId: string): void {
    for (const listener of this.#listeners) listener(connectorId);
  }

  /** Calls back whenever a connector is announced, until the returned function is called. */
  listen(listener: (connectorId: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when the connector is announced, the time is over or the signal aborts. */
  waitForNews(connectorId: string, timeoutMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        stopListening();
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, timeoutMs).unref();
      const stopListening = this.listen((announced) => {
        if (announced === connectorId) done();
      });
      signal.addEventListener('abort', done, { once: true });
      if (signal.aborted) done();
    });
  }

  /** Notes exactly up to where a session of this process has been sent something. */
  noteSent({ connectorId, number }: HeldLease, to: number): void {
    this.#sent.set(connectorId, { number, to });
  }

  /** Null when the session is not of this process: then the store's word, which is a little more generous, counts. */
  findSent({ connectorId, number }: HeldLease): number | null {
    const sent = this.#sent.get(connectorId);
    return sent === undefined || sent.number !== number ? null : sent.to;
  }

  forget({ connectorId, number }: HeldLease): void {
    if (this.#sent.get(connectorId)?.number === number) this.#sent.delete(connectorId);
  }
}
