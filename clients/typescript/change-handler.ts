import type { AlertChange, StreamEvent } from './alert-change.ts';
import type { ConnectorRequests } from './connector-requests.ts';
import type { Position, PositionStore } from './position-store.ts';

/** Thrown by a handler for a change that can never be taken: it is set aside at the server, with this reason. */
export class RejectedChange extends Error {
  override readonly name = 'RejectedChange';
}

/** What takes changes for as long as the program runs, over however many connections. */
export interface ChangeHandler<Alert> {
  /** The end of what was handled; null before anything was. */
  readonly position: Position | null;
  load(): Promise<void>;
  /** What was remembered is worth nothing at this server. */
  forget(): void;
  /** Hands a change over if it was not handled yet, and remembers that. */
  take(event: StreamEvent<Alert>, requests: ConnectorRequests): Promise<void>;
}

const HANDLED_IDS_KEPT = 500;

export function createChangeHandler<Alert>(options: {
  readonly store: PositionStore;
  readonly attempts: number;
  readonly handle: (change: AlertChange<Alert>) => Promise<void> | void;
  readonly onTrouble: (error: Error) => void;
}): ChangeHandler<Alert> {
  const { store, attempts, handle, onTrouble } = options;
  let position: Position | null = null;
  let failing: { readonly id: string; readonly count: number } | null = null;

  /** Throws what the handler throws, until there is no hope for the change: then it is set aside. */
  async function handOver(
    change: AlertChange<Alert> & { readonly session: number },
    requests: ConnectorRequests,
  ): Promise<void> {
    const { id, session } = change;
    try {
      await handle(change);
    } catch (error) {
      const count = (failing?.id === id ? failing.count : 0) + 1;
      failing = { id, count };
      if (!(error instanceof RejectedChange) && count < attempts) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      await requests.reject(id, { reason, session });
      onTrouble(new Error(`Change ${id} was set aside: ${reason}`));
    }
    failing = null;
  }

  return {
    get position() {
      return position;
    },
    async load() {
      position = await store.load();
    },
    forget() {
      position = null;
    },
    async take(event, requests) {
      const { kind, id, cursor, alert } = event;
      const known = position?.handledIds ?? [];
      const isChange = kind !== 'BOOKMARK' && kind !== 'STAND_BY' && kind !== 'SESSION';
      if (isChange && alert !== null && !known.includes(id)) {
        await handOver({ ...event, kind, alert }, requests);
      }
      const handledIds = isChange ? [...known, id].slice(-HANDLED_IDS_KEPT) : known;
      await store.save({ cursor, handledIds });
      position = { cursor, handledIds };
    },
  };
}
