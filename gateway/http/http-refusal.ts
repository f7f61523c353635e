import type { OutgoingHttpHeaders } from 'node:http';

/** A request that is answered without being run: what the client reads, and nothing else. */
export class HttpRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: OutgoingHttpHeaders;

  constructor(
    status: number,
    message: string,
    options: { code?: string; headers?: OutgoingHttpHeaders } = {},
  ) {
    super(message);
    this.name = 'HttpRefusal';
    this.status = status;
    this.code = options.code ?? 'BAD_REQUEST';
    this.headers = options.headers ?? {};
  }
}

/** The body of an answer that holds one error and no data. */
export function toErrorBody(message: string, code: string): Buffer {
  return Buffer.from(`${JSON.stringify({ errors: [{ message, extensions: { code } }] })}\n`);
}
