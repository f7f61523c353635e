import type { IncomingHttpHeaders } from 'node:http';
import { LOCAL_ADMINISTRATOR, type Viewer } from './viewer.ts';

/** What a client says about itself: its request's headers, and on a websocket the payload of `connection_init`. */
export interface Credentials {
  readonly headers: IncomingHttpHeaders;
  readonly connectionParams: Readonly<Record<string, unknown>> | null;
}

/** Who somebody turned out to be. */
export interface Identity {
  readonly viewer: Viewer;
  /** Asked from time to time by whatever stays open; null for what nobody can take away. Never rejects. */
  readonly stillHolds: (() => Promise<boolean>) | null;
}

/** Says who somebody is; null for whoever cannot prove it. Rejects when that cannot be found out at present. */
export type Identify = (credentials: Credentials) => Identity | null | Promise<Identity | null>;

const EVERYBODY: Identity = { viewer: LOCAL_ADMINISTRATOR, stillHolds: null };

/** With no identity provider everybody who reaches the server is its administrator, which is why it stays on loopback. */
export function identifyEverybodyAsAdministrator(): Identity {
  return EVERYBODY;
}
