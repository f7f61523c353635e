import type { IncomingHttpHeaders } from 'node:http';
import { LOCAL_ADMINISTRATOR, type Viewer } from './viewer.ts';

/** What a client says about itself: its request's headers, and on a websocket the payload of `connection_init`. */
export interface Credentials {
  readonly headers: IncomingHttpHeaders;
  readonly connectionParams: Readonly<Record<string, unknown>> | null;
}

/** Says who somebody is; null for whoever cannot prove it. */
export type Identify = (credentials: Credentials) => Viewer | null | Promise<Viewer | null>;

/** With no identity provider everybody who reaches the server is its administrator, which is why it stays on loopback. */
export function identifyEverybodyAsAdministrator(): Viewer {
  return LOCAL_ADMINISTRATOR;
}
