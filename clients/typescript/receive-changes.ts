import type { StreamEvent } from './alert-change.ts';
import type { ChangeHandler } from './change-handler.ts';
import type { Connection } from './connection.ts';
import { createConnectorRequests, type ConnectorRequests } from './connector-requests.ts';

/** Handled and not acknowledged yet, at the most, while there is no pause to acknowledge in. */
const MOST_UNACKNOWLEDGED = 100;

/** Follows a connector over one connection until that breaks or the signal aborts; what is handled is acknowledged. */
export async function receiveChanges<Alert>(
  connection: Connection,
  options: {
    readonly document: string;
    readonly connectorId: string;
    readonly handler: ChangeHandler<Alert>;
    readonly signal: AbortSignal;
  },
): Promise<void> {
  const { document, connectorId, handler, signal } = options;
  const requests = createConnectorRequests(connection, connectorId);
  const events = followEvents<Alert>(connection, {
    document,
    variables: { connectorId, after: handler.position?.cursor ?? null },
    signal,
  });
  const tail = createTail(requests);
  while (!signal.aborted) {
    const event = events.takeNext();
    if (event === null) {
      await tail.acknowledge();
      if (!(await events.waitForMore())) return;
      continue;
    }
    if (event.kind === 'STAND_BY' || event.kind === 'SESSION') {
      // What was handled before the last connection broke may not have been acknowledged any more.
      const isOwed = event.kind === 'SESSION' && event.cursor === handler.position?.cursor;
      tail.begin(event, isOwed);
      continue;
    }
    tail.checkJoins(event);
    await handler.take(event, requests);
    tail.advance(event);
    if (tail.unacknowledged >= MOST_UNACKNOWLEDGED) await tail.acknowledge();
  }
  await tail.acknowledge();
}

interface EventQueue<Alert> {
  /** Null when none has come that was not taken. */
  takeNext(): StreamEvent<Alert> | null;
  /** True when there is something to take; false when the stream is over, which it says by throwing if it broke. */
  waitForMore(): Promise<boolean>;
}

function followEvents<Alert>(
  connection: Connection,
  request: {
    readonly document: string;
    readonly variables: Readonly<Record<string, unknown>>;
    readonly signal: AbortSignal;
  },
): EventQueue<Alert> {
  const { document, variables, signal } = request;
  const queue: StreamEvent<Alert>[] = [];
  let arrival = Promise.withResolvers<void>();
  const following = connection.follow<{ connectorAlertChanges: StreamEvent<Alert> }>(
    document,
    variables,
    (data) => {
      queue.push(data.connectorAlertChanges);
      arrival.resolve();
    },
  );
  // To race each wait against promises that live as long as the connection would keep all of them.
  let end: { readonly failure: unknown } | null = null;
  const finish = (failure: unknown): void => {
    end ??= { failure };
    signal.removeEventListener('abort', leave);
    arrival.resolve();
  };
  const leave = (): void => finish(null);
  signal.addEventListener('abort', leave);
  if (signal.aborted) leave();
  following.then(leave, finish);
  return {
    takeNext: () => queue.shift() ?? null,
    async waitForMore() {
      while (queue.length === 0 && end === null) {
        await arrival.promise;
        arrival = Promise.withResolvers<void>();
      }
      if (queue.length > 0) return true;
      if (end !== null && end.failure !== null) throw end.failure;
      return false;
    },
  };
}

/** The end of what was handled over this connection: where the next change joins, and what is to be acknowledged. */
function createTail(requests: ConnectorRequests) {
  let end: { readonly cursor: string; readonly session: number } | null = null;
  let unacknowledged = 0;
  return {
    get unacknowledged() {
      return unacknowledged;
    },
    begin({ cursor, session }: StreamEvent<unknown>, isOwed: boolean): void {
      end = { cursor, session };
      unacknowledged = isOwed ? 1 : 0;
    },
    checkJoins({ id, previous }: StreamEvent<unknown>): void {
      if (end === null || previous === end.cursor) return;
      throw new Error(`A change is missing before ${id}; asking again from where we stand`);
    },
    advance({ cursor, session }: StreamEvent<unknown>): void {
      end = { cursor, session };
      unacknowledged += 1;
    },
    async acknowledge(): Promise<void> {
      if (end === null || unacknowledged === 0) return;
      await requests.acknowledge(end.cursor, end.session);
      unacknowledged = 0;
    },
  };
}
