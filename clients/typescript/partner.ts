import { setTimeout as delay } from 'node:timers/promises';
import type { AlertChange, AlertUpdate, PartnerAlert, UpdateResult } from './alert-change.ts';
import { createChangeHandler } from './change-handler.ts';
import { GraphError, openConnection, type Connection } from './connection.ts';
import { createConnectorRequests } from './connector-requests.ts';
import { toFollowDocument, USUAL_ALERT_FIELDS } from './follow-document.ts';
import { createFileStore, type PositionStore } from './position-store.ts';
import { receiveChanges } from './receive-changes.ts';

export type { AlertChange, AlertUpdate, PartnerAlert, UpdateResult } from './alert-change.ts';
export { RejectedChange } from './change-handler.ts';
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
  /** What the connector got when it was registered; without it the program is whoever the server takes strangers for. */
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

/** Refusals of the remembered position: the connector's own bookmark is then what counts. */
const POSITION_CODES = ['CURSOR_UNKNOWN', 'CURSOR_AHEAD', 'CURSOR_EXPIRED', 'CURSOR_NOT_SENT'];
/** Refusals that no repetition mends. */
const FINAL_CODES = ['FORBIDDEN', 'UNAUTHENTICATED', 'NOT_FOUND', 'GRAPHQL_VALIDATION_FAILED'];

export function startPartner<Alert = PartnerAlert>(options: PartnerOptions<Alert>): Partner {
  const { url, connectorId, key = null, handle, onTrouble = () => undefined } = options;
  const { attempts = 5, retryMs = { first: 500, most: 30_000 } } = options;
  const store =
    typeof options.position === 'string' ? createFileStore(options.position) : options.position;
  const document = toFollowDocument(options.alertFields ?? USUAL_ALERT_FIELDS);
  const handler = createChangeHandler({ store, attempts, handle, onTrouble });
  const closing = new AbortController();
  let connection: Connection | null = null;

  async function run(): Promise<void> {
    await handler.load();
    let waitMs = retryMs.first;
    while (!closing.signal.aborted) {
      const before = handler.position?.cursor;
      await receive().catch(noteTrouble);
      // What made progress is tried again soon, what made none ever more seldom.
      const isStuck = handler.position?.cursor === before;
      waitMs = isStuck ? Math.min(waitMs * 2, retryMs.most) : retryMs.first;
      await delay(waitMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  async function receive(): Promise<void> {
    const current = openConnection({ url, key });
    connection = current;
    try {
      await receiveChanges(current, { document, connectorId, handler, signal: closing.signal });
    } finally {
      await current.close();
    }
  }

  /** Decides what a failure means: to go on, to go on from the connector's own bookmark, or to give up. */
  function noteTrouble(error: unknown): void {
    if (closing.signal.aborted) return;
    const reason = error instanceof Error ? error : new Error(String(error));
    onTrouble(reason);
    const code = reason instanceof GraphError ? reason.code : '';
    if (FINAL_CODES.includes(code)) throw reason;
    if (POSITION_CODES.includes(code)) handler.forget();
  }

  const done = run();
  return {
    done,
    async update(updates, comment) {
      if (connection === null) throw new Error('Cannot write back: there is no connection yet');
      return await createConnectorRequests(connection, connectorId).update(
        updates,
        comment ?? null,
      );
    },
    async close() {
      closing.abort();
      await done.catch(() => undefined);
    },
  };
}
