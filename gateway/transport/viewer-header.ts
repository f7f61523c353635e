import { createHmac } from 'node:crypto';

/**
 * How the viewer travels to a subgraph that runs elsewhere. Two headers over HTTP, and the same two names in the payload
 * of `connection_init` over a websocket:
 *
 *     x-graph-viewer:    base64url(JSON of the viewer)
 *     x-graph-signature: t=<seconds since 1970>,v1=<hex of HMAC-SHA256(secret, t + "." + value of x-graph-viewer)>
 *
 * A subgraph that was given the same secret computes the signature anew, compares in constant time, and refuses one
 * whose time is not near its own; so it trusts a gateway that proves itself, and nobody else. Without a secret the
 * signature is left out.
 */
export const VIEWER_HEADER = 'x-graph-viewer';
export const SIGNATURE_HEADER = 'x-graph-signature';

/** Header names and values, one after the other; empty when nobody is asking. */
export type ViewerHeaders = readonly string[];

export type ViewerEncoder = (viewer: unknown) => ViewerHeaders;

export interface ViewerEncoderOptions {
  readonly secret?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

const NO_HEADERS: ViewerHeaders = [];

/** Encodes and signs; one viewer's headers are kept for the second that they are signed for. */
export function createViewerEncoder({
  secret,
  now = Date.now,
}: ViewerEncoderOptions): ViewerEncoder {
  const kept = new WeakMap<object, { seconds: number; value: string; headers: ViewerHeaders }>();

  return (viewer) => {
    if (viewer === null || viewer === undefined) return NO_HEADERS;
    const seconds = secret === undefined ? 0 : Math.floor(now() / 1000);
    if (typeof viewer !== 'object') {
      return toHeaders(encodeViewer(viewer), secret, seconds);
    }
    const known = kept.get(viewer);
    if (known?.seconds === seconds) return known.headers;
    const value = known?.value ?? encodeViewer(viewer);
    const headers = toHeaders(value, secret, seconds);
    kept.set(viewer, { seconds, value, headers });
    return headers;
  };
}

export function encodeViewer(viewer: unknown): string {
  return Buffer.from(JSON.stringify(viewer), 'utf8').toString('base64url');
}

export function signViewer(secret: string, viewerValue: string, seconds: number): string {
  const digest = createHmac('sha256', secret).update(`${seconds}.${viewerValue}`).digest('hex');
  return `t=${seconds},v1=${digest}`;
}

function toHeaders(value: string, secret: string | undefined, seconds: number): ViewerHeaders {
  if (secret === undefined) return [VIEWER_HEADER, value];
  return [VIEWER_HEADER, value, SIGNATURE_HEADER, signViewer(secret, value, seconds)];
}
