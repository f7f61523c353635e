import { setTimeout as delay } from 'node:timers/promises';
import { GraphError, openConnection, type Connection } from './connection.ts';
import { ACKNOWLEDGE, REJECT, toFollowDocument, UPDATE, USUAL_ALERT_FIELDS } from './documents.ts';
import { createFileStore, type Position, type PositionStore } from './position-store.ts';

export { GraphError } from './connection.ts';
export { createFileStore, type Position, type PositionStore } from './position-store.ts';

/**
 * A connected system's side of a connector. Changes are handed over one after the other and in order; each is
 * remembered when it was handled, and acknowledged. Whatever breaks, the partner comes back to where it was. A change
 * may come twice only if the program dies between handling it and remembering that; so handling should bear repeats.
 */
export interface Partner {
  /** Resolves when it was closed; rejects when there is no use in going on. */
  readonly done: Promise<void>;
  /** Writes back to alerts through the connector, each answered on its own. */
  update(updates: readonly AlertUpdate[], comment?: string): Promise<readonly UpdateResult[]>;
  /** Lets the change at hand be finished, acknowledges and leaves. */
  close(): Promise<void>;
}

export interface PartnerOptions<Alert> {
  /** As in "wss://graph.example.com/graphql". */
  readonly url: string;
  readonly connectorId: string;
  /** What the connector got when it was registered; null where the server asks nobody who they are. */
  readonly key?: string | null;
  /** Where the position is kept: a file, or a store of your own. */
  readonly position: string | PositionStore;
  /** What to ask of each alert, as a GraphQL selection; the default gives what PartnerAlert has. */
  readonly alertFields?: string;
  /** Takes a change. Throw RejectedChange for one that can never be taken; any other error brings it again. */
  readonly handle: (change: AlertChange<Alert>) => Promise<void> | void;
  /** Hears of what went wrong and is being tried again. */
  readonly onTrouble?: (error: Error) => void;
  /** How often a change is handed over before it is set aside; 5 unless given. */
  readonly attempts?: number;
  readonly retryMs?: { readonly first: number; readonly most: number };
}

export interface AlertChange<Alert = PartnerAlert> {
  readonly kind: 'CREATED' | 'CHANGED' | 'REMOVED' | 'LEFT' | 'FORWARDED';
  readonly id: string;
  readonly cursor: string;
  readonly at: string;
  readonly by: string | null;
  readonly comment: string | null;
  readonly changes: readonly {
    readonly field: string;
    readonly from: unknown;
    readonly to: unknown;
  }[];
  readonly alert: Alert;
  /** The number of your own ticket for the alert, as you last wrote it back. */
  readonly ticketId: string | null;
}

export interface PartnerAlert {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly severity: 'INFORMATION' | 'WARNING' | 'CRITICAL';
  readonly priority: 'LOW' | 'MEDIUM' | 'HIGH';
  readonly category: string;
  readonly owner: string | null;
  readonly ticketId: string | null;
  readonly version: number;
  readonly raisedAt: string;
  readonly resolvedAt: string | null;
  readonly resolutionState: { readonly value: number; readonly name: string };
  readonly monitoredObject: {
    readonly id: string;
    readonly displayName: string;
    readonly path: string;
    readonly className: string;
  } | null;
}

export interface AlertUpdate {
  readonly alertId: string;
  readonly expectedVersion?: number;
  readonly ticketId?: string | null;
  readonly resolutionState?: number;
  readonly owner?: string | null;
  readonly customFields?: readonly { readonly number: number; readonly value: string | null }[];
  readonly resetMonitor?: boolean;
}

export interface UpdateResult {
  readonly alertId: string;
  readonly alert: { readonly id: string; readonly version: number } | null;
  readonly refusal: { readonly code: string; readonly message: string } | null;
}

/** Thrown by a handler for a change that can never be taken: it is set aside at the server, with this reason. */
export class RejectedChange extends Error {
  override readonly name = 'RejectedChange';
}

type StreamEvent<Alert> = Omit<AlertChange<Alert>, 'kind' | 'alert'> & {
  readonly kind: AlertChange<Alert>['kind'] | 'BOOKMARK' | 'STAND_BY' | 'SESSION';
  readonly alert: Alert | null;
  readonly previous: string;
  readonly session: number;
};

/** Refusals of the remembered position: the connector's own bookmark is then what counts. */
const POSITION_CODES = ['CURSOR_UNKNOWN', 'CURSOR_AHEAD', 'CURSOR_EXPIRED', 'CURSOR_NOT_SENT'];
/** Refusals that no repetition mends. */
const FINAL_CODES = ['FORBIDDEN', 'UNAUTHENTICATED', 'NOT_FOUND', 'GRAPHQL_VALIDATION_FAILED'];

const HANDLED_IDS_KEPT = 500;
const MOST_UNACKNOWLEDGED = 100;

export function startPartner<Alert = PartnerAlert>(options: PartnerOptions<Alert>): Partner {
  const { url, connectorId, key = null, handle, onTrouble = () => undefined } = options;
  const { attempts = 5, retryMs = { first: 500, most: 30_000 } } = options;
  const store =
    typeof options.position === 'string' ? createFileStore(options.position) : options.position;
  const document = toFollowDocument(options.alertFields ?? USUAL_ALERT_FIELDS);
  const closing = new AbortController();
  let connection: Connection | null = null;
  let position: Position | null = null;
  let failures: { readonly id: string; readonly count: number } | null = null;

  async function run(): Promise<void> {
    position = await store.load();
    let waitMs = retryMs.first;
    while (!closing.signal.aborted) {
      const before = position?.cursor;
      connection = openConnection({ url, key });
      try {
        await receive(connection);
      } catch (error) {
        if (closing.signal.aborted) break;
        const reason = error instanceof Error ? error : new Error(String(error));
        onTrouble(reason);
        const code = reason instanceof GraphError ? reason.code : null;
        if (code !== null && FINAL_CODES.includes(code)) throw reason;
        if (code !== null && POSITION_CODES.includes(code)) position = null;
      } finally {
        await connection.close();
      }
      // What made progress is tried again soon, what made none ever more seldom.
      waitMs = position?.cursor === before ? Math.min(waitMs * 2, retryMs.most) : retryMs.first;
      await delay(waitMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  /** Follows until the connection breaks or the partner is closed. */
  async function receive(current: Connection): Promise<void> {
    const queue: StreamEvent<Alert>[] = [];
    const arrival = createSignal();
    let ended: { readonly error: Error | null } | null = null;
    const wake = (): void => arrival.raise();
    closing.signal.addEventListener('abort', wake);
    const variables = { connectorId, after: position?.cursor ?? null };
    current
      .follow<{ connectorAlertChanges: StreamEvent<Alert> }>(document, variables, (data) => {
        queue.push(data.connectorAlertChanges);
        arrival.raise();
      })
      .then(
        () => (ended = { error: null }),
        (error: Error) => (ended = { error }),
      )
      .finally(wake)
      .catch(() => undefined);

    const unacknowledged = createTail(current);
    try {
      for (;;) {
        const event = closing.signal.aborted ? undefined : queue.shift();
        if (event !== undefined) {
          await take(current, event, unacknowledged);
          if (unacknowledged.count >= MOST_UNACKNOWLEDGED) await unacknowledged.acknowledge();
          continue;
        }
        await unacknowledged.acknowledge();
        if (closing.signal.aborted) return;
        if (queue.length > 0) continue;
        const over = ended as { readonly error: Error | null } | null; // set from a callback
        if (over?.error != null) throw over.error;
        if (over !== null) return;
        await arrival.wait();
      }
    } finally {
      closing.signal.removeEventListener('abort', wake);
    }
  }

  async function take(
    current: Connection,
    event: StreamEvent<Alert>,
    tail: ReturnType<typeof createTail>,
  ): Promise<void> {
    const { kind, id, cursor, previous, session, alert } = event;
    if (kind === 'STAND_BY' || kind === 'SESSION') {
      // What was handled before the last connection broke may not have been acknowledged any more.
      tail.begin(cursor, { session, isOwed: kind === 'SESSION' && cursor === position?.cursor });
      return;
    }
    if (tail.last !== null && previous !== tail.last) {
      throw new Error(`A change is missing before ${id}; asking again from where we stand`);
    }
    const isKnown = position?.handledIds.includes(id) === true;
    if (kind !== 'BOOKMARK' && alert !== null && !isKnown) {
      await handOver(current, { ...event, kind, alert });
    }
    const handledIds =
      kind === 'BOOKMARK'
        ? (position?.handledIds ?? [])
        : [...(position?.handledIds ?? []), id].slice(-HANDLED_IDS_KEPT);
    await store.save({ cursor, handledIds });
    position = { cursor, handledIds };
    tail.advance(cursor, session);
  }

  async function handOver(
    current: Connection,
    change: AlertChange<Alert> & { readonly session: number },
  ): Promise<void> {
    const { id, session } = change;
    try {
      await handle(change);
    } catch (error) {
      const count = (failures?.id === id ? failures.count : 0) + 1;
      failures = { id, count };
      const isHopeless = error instanceof RejectedChange || count >= attempts;
      if (!isHopeless) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      await requestOrThrow(current, REJECT, {
        connectorId,
        session,
        changes: [{ changeId: id, reason: reason.slice(0, 2_000) || 'no reason given' }],
      });
      onTrouble(new Error(`Change ${id} was set aside: ${reason}`));
    }
    failures = null;
  }

  /** The end of what was handled: what has still to be acknowledged. */
  function createTail(current: Connection) {
    let last: string | null = null;
    let session = 0;
    let count = 0;
    return {
      get last() {
        return last;
      },
      get count() {
        return count;
      },
      begin(cursor: string, from: { readonly session: number; readonly isOwed: boolean }) {
        last = cursor;
        session = from.session;
        count = from.isOwed ? 1 : 0;
      },
      advance(cursor: string, ofSession: number) {
        last = cursor;
        session = ofSession;
        count += 1;
      },
      async acknowledge() {
        if (count === 0 || last === null) return;
        await requestOrThrow(current, ACKNOWLEDGE, { connectorId, cursor: last, session });
        count = 0;
      },
    };
  }

  const done = run();
  return {
    done,
    async update(updates, comment) {
      if (connection === null) throw new Error('Cannot write back: there is no connection yet');
      const input = { connectorId, comment: comment ?? null, updates };
      const { results } = await requestOrThrow(connection, UPDATE, input);
      return results ?? [];
    },
    async close() {
      closing.abort();
      await done.catch(() => undefined);
    },
  };
}

interface Answer {
  readonly results?: readonly UpdateResult[];
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
}

async function requestOrThrow(
  connection: Connection,
  query: string,
  input: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  const { result } = await connection.request<{ result: Answer }>(query, { input });
  const [problem] = result.userErrors;
  if (problem !== undefined) throw new GraphError(problem.message, problem.code);
  return result;
}

/** Lets one waiter wait for something that may have happened already. */
function createSignal(): { raise(): void; wait(): Promise<void> } {
  let raised = Promise.withResolvers<void>();
  return {
    raise: () => raised.resolve(),
    async wait() {
      await raised.promise;
      raised = Promise.withResolvers<void>();
    },
  };
}
