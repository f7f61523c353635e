import type { IncomingHttpHeaders } from 'node:http';
import type { Caller } from '../execution/subgraph-client.ts';
import type { Viewer } from './viewer.ts';

/** Who asks in one request, and whether anybody still waits for the answer. */
export class RequestCaller implements Caller {
  readonly viewer: Viewer;
  readonly headers: Readonly<Record<string, string>>;
  #controller: AbortController | null = null;
  #left = false;

  constructor(viewer: Viewer, headers: Readonly<Record<string, string>>) {
    this.viewer = viewer;
    this.headers = headers;
  }

  /** Made when somebody looks at it: most operations run inside this process and never do. */
  get signal(): AbortSignal {
    if (this.#controller === null) {
      this.#controller = new AbortController();
      if (this.#left) this.#controller.abort();
    }
    return this.#controller.signal;
  }

  leave(): void {
    this.#left = true;
    this.#controller?.abort();
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
