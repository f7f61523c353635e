import type { IncomingHttpHeaders } from 'node:http';
import { Waiting } from '../execution/leave-signal.ts';
import type { Caller } from '../execution/subgraph-client.ts';
import type { Viewer } from './viewer.ts';

/** Who asks in one request, and whether anybody still waits for the answer. */
export class RequestCaller implements Caller {
  readonly viewer: Viewer;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal = new Waiting();

  constructor(viewer: Viewer, headers: Readonly<Record<string, string>>) {
    this.viewer = viewer;
    this.headers = headers;
  }

  leave(): void {
    this.signal.leave();
  }
}

const NO_HEADERS: Readonly<Record<string, string>> = {};

/** The headers of a client's request that configuration says to hand on to subgraphs. */
export function pickHeaders(
  headers: IncomingHttpHeaders,
  names: readonly string[],
): Readonly<Record<string, string>> {
  if (names.length === 0) return NO_HEADERS;
  const picked: Record<string, string> = {};
  for (const name of names) {
    const value = headers[name];
    if (value !== undefined) picked[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return picked;
}
