/**
 * Why a websocket is closed. Those of the protocol, https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md,
 * and ours; the client package `graphql-ws` takes the former for good, except FORBIDDEN and the timeout, and comes back after the latter.
 */
export const CLOSE_CODES = {
  SERVICE_RESTART: 1012,
  TRY_AGAIN_LATER: 1013,
  BAD_REQUEST: 4400,
  UNAUTHORIZED: 4401,
  FORBIDDEN: 4403,
  SUBPROTOCOL_NOT_ACCEPTABLE: 4406,
  INITIALISATION_TIMEOUT: 4408,
  SUBSCRIBER_ALREADY_EXISTS: 4409,
  TOO_MANY_INITIALISATION_REQUESTS: 4429,
  /** The reader did not keep up with its streams; the reason names the last cursor it was sent. */
  SUBSCRIBER_TOO_SLOW: 4513,
} as const;

/** RFC 6455, section 5.5: a control frame holds 125 bytes, and the code takes two of them. */
const REASON_BYTES = 123;

/** The reason if it fits into the frame, or else the shorter one. */
export function toReason(reason: string, shorter: string): string {
  return Buffer.byteLength(reason) <= REASON_BYTES ? reason : shorter;
}
