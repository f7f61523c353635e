/** How one protocol puts many answers into one HTTP response. */
export interface StreamFormat {
  readonly contentType: string;
  /** First bytes of the body, so that a client knows at once that it is connected. */
  readonly opening: Buffer;
  readonly heartbeat: Buffer;
  toEvent(payload: Buffer): Buffer;
  /** After the last event; a client that misses it comes back. */
  readonly closing: Buffer;
  /** Said by the gateway itself, outside of any operation, before it ends the response. */
  toGatewayError(errors: string): Buffer;
}

const [SSE_NEXT, SSE_END] = [Buffer.from('event: next\ndata: '), Buffer.from('\n\n')];

/** https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md, distinct connections mode. */
const EVENT_STREAM: StreamFormat = {
  contentType: 'text/event-stream; charset=utf-8',
  opening: Buffer.from(':\n\n'),
  heartbeat: Buffer.from(':\n\n'),
  // JSON holds no line break, so one line of data is enough.
  toEvent: (payload) => Buffer.concat([SSE_NEXT, payload, SSE_END]),
  closing: Buffer.from('event: complete\ndata: \n\n'),
  toGatewayError: (errors) => Buffer.from(`event: next\ndata: {"errors":${errors}}\n\n`),
};

const [PART_HEAD, PART_END] = [
  Buffer.from('\r\ncontent-type: application/json\r\n\r\n'),
  Buffer.from('\r\n--graphql'),
];
const [PAYLOAD_HEAD, PAYLOAD_END] = [Buffer.from('{"payload":'), Buffer.from('}')];

/**
 * https://www.apollographql.com/docs/graphos/routing/operations/subscriptions/multipart-protocol. Each part carries the
 * boundary after it, since a client takes a part for whole only when it has seen the next boundary.
 */
const MULTIPART: StreamFormat = {
  contentType: 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0',
  opening: Buffer.concat([Buffer.from('--graphql'), PART_HEAD, Buffer.from('{}'), PART_END]),
  heartbeat: Buffer.concat([PART_HEAD, Buffer.from('{}'), PART_END]),
  toEvent: (payload) => Buffer.concat([PART_HEAD, PAYLOAD_HEAD, payload, PAYLOAD_END, PART_END]),
  closing: Buffer.from('--\r\n'),
  toGatewayError: (errors) =>
    Buffer.concat([PART_HEAD, Buffer.from(`{"payload":null,"errors":${errors}}`), PART_END]),
};

export const STREAM_FORMATS = { 'event-stream': EVENT_STREAM, multipart: MULTIPART } as const;
