import type { ServerResponse } from 'node:http';
import type { Identity } from '../guard/identify.ts';
import type { Metrics } from '../http/metrics.ts';
import type { GraphAnswer } from '../supergraph/graph.ts';
import type { DrainList } from './drain-list.ts';
import { LiveEvent } from './live-event.ts';
import type { Subscriber } from './live-stream.ts';
import { Outbox } from './outbox.ts';
import { STREAM_FORMATS } from './stream-formats.ts';

/** How long a client may take to read the rest of a stream that has ended. */
const END_MS = 60_000;

export interface HttpStreamOptions {
  readonly metrics: Metrics;
  readonly drainList: DrainList;
  readonly backlogBytes: number;
  readonly heartbeatSeconds: number;
  /** How long a client that was told why it is closed may take to read that. */
  readonly closeMs: number;
}

/** Writes one operation's events as the body of one HTTP response, until either side ends it. */
export function openHttpStream(
  response: ServerResponse,
  kind: keyof typeof STREAM_FORMATS,
  join: (subscriber: Subscriber) => () => void,
  options: HttpStreamOptions & Pick<Identity, 'stillHolds'>,
): void {
  const format = STREAM_FORMATS[kind];
  const toEvent = (payload: Buffer) => format.toEvent(payload);
  const outbox = new Outbox<LiveEvent>(createResponseSink(response), {
    limitBytes: options.backlogBytes,
    onOverflow: closeTooSlow,
  });
  let leave: () => void = () => undefined;

  response.writeHead(200, {
    'content-type': format.contentType,
    'cache-control': 'no-cache',
    // Proxies that collect a response before they pass it on would hold back every event.
    'x-accel-buffering': 'no',
  });
  outbox.push(format.opening);
  const heartbeat = setInterval(() => {
    outbox.push(format.heartbeat);
    void checkIdentity();
  }, options.heartbeatSeconds * 1_000);
  const forget = options.drainList.add({ comeBack, terminate: () => response.destroy() });
  response.on('close', () => {
    clearInterval(heartbeat);
    forget();
    outbox.close();
    leave();
  });

  leave = join({
    get behind() {
      return outbox.behind;
    },
    next(events) {
      for (const event of events) outbox.add(event.formatAs(kind, toEvent), null, event);
      outbox.flushTold();
    },
    refuse(answer: GraphAnswer) {
      outbox.push(toEvent(new LiveEvent(answer).payload));
      end(format.closing);
    },
    end: () => end(format.closing),
    fail: () => {
      outbox.push(
        format.toGatewayError(toErrors('Internal server error', 'INTERNAL_SERVER_ERROR')),
      );
      end(format.closing);
    },
  });

  function end(lastBytes: Buffer | null, withinMs = END_MS): void {
    clearInterval(heartbeat);
    outbox.finish(() => {
      if (lastBytes === null) response.end();
      else response.end(lastBytes);
    });
    const deadline = setTimeout(() => response.destroy(), withinMs);
    response.once('close', () => clearTimeout(deadline));
  }

  function comeBack(): void {
    // Whoever misses the closing of an event stream knows that it goes on elsewhere.
    if (kind === 'event-stream') {
      leave();
      end(null, options.closeMs);
      return;
    }
    endBecause('The server restarts', 'SERVICE_RESTART');
  }

  async function checkIdentity(): Promise<void> {
    if (options.stillHolds === null || (await options.stillHolds())) return;
    endBecause('It is no longer known who asks', 'UNAUTHENTICATED');
  }

  function endBecause(message: string, code: string): void {
    leave();
    outbox.push(format.toGatewayError(toErrors(message, code)));
    end(format.closing, options.closeMs);
  }

  /** The outbox has dropped what waited; what is said now follows the last event that was handed on. */
  function closeTooSlow(): void {
    options.metrics.countTooSlow(kind);
    leave();
    clearInterval(heartbeat);
    const lastCursor = outbox.lastTaken?.cursor ?? null;
    const errors = toErrors('Subscriber too slow', 'SUBSCRIBER_TOO_SLOW', { lastCursor });
    response.end(Buffer.concat([format.toGatewayError(errors), format.closing]));
    const deadline = setTimeout(() => response.destroy(), options.closeMs);
    response.once('close', () => clearTimeout(deadline));
  }
}

function toErrors(message: string, code: string, extensions: object = {}): string {
  return JSON.stringify([{ message, extensions: { code, ...extensions } }]);
}

function createResponseSink(response: ServerResponse) {
  return {
    write: (bytes: Buffer) => response.write(bytes),
    whenTaken: (callback: () => void) => void response.once('drain', callback),
    get waitingBytes() {
      return response.writableLength;
    },
  };
}
