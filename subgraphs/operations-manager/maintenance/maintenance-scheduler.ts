import type { Clock } from '../../kit/clock.ts';
import type { ProductStore } from '../../kit/product-store.ts';
import type { Viewer } from '../../kit/viewer.ts';
import { createObjectLedger } from '../health/object-ledger.ts';
import type { OperationsManagerStores } from '../stores.ts';
import { endMaintenance } from './maintenance-lifecycle.ts';

/** In whose name maintenance ends by itself. */
export const MAINTENANCE_SCHEDULER: Viewer = {
  name: 'maintenance scheduler',
  profile: 'ADMINISTRATOR',
  groupIds: null,
};

/**
 * Ends maintenance on time. What is due stands in the store and nowhere else: whatever became due while no process ran
 * is ended at the start, and several processes on one store may all look, since the first to lock an object ends its
 * maintenance and the others find it ended.
 */
export interface MaintenanceScheduler {
  /** Ends everything that is due by now; says how much that was. */
  endDue(): Promise<number>;
  close(): Promise<void>;
}

/** So many in a transaction, so that a large end never holds the journal's lock for long. */
const OBJECTS_PER_TRANSACTION = 200;
/** No maintenance is shorter than five minutes, so one that begins after a look is seen by the next in good time. */
const LOOK_EVERY_MS = 30_000;
const LOOK_AGAIN_MS = 100;

export function createMaintenanceScheduler(options: {
  readonly store: Pick<ProductStore<OperationsManagerStores>, 'stores' | 'transactionOf'>;
  readonly now: Clock;
  readonly onError: (error: unknown) => void;
}): MaintenanceScheduler {
  const { store, now, onError } = options;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  let closed = false;

  async function endDue(): Promise<number> {
    let total = 0;
    for (;;) {
      const ended = await endSome(store, now());
      total += ended;
      if (ended === 0) return total;
    }
  }

  async function look(): Promise<void> {
    let nextLookMs = LOOK_EVERY_MS;
    try {
      await endDue();
      const next = await store.stores.maintenanceWindows.findNextEnd();
      const dueInMs = next === null ? LOOK_EVERY_MS : Date.parse(next) - Date.parse(now());
      nextLookMs = Math.min(Math.max(dueInMs, LOOK_AGAIN_MS), LOOK_EVERY_MS);
    } catch (error) {
      onError(error);
    }
    if (!closed) timer = setTimeout(start, nextLookMs).unref();
  }

  function start(): void {
    running = look();
  }

  start();
  return {
    endDue,
    async close() {
      closed = true;
      clearTimeout(timer);
      await running;
    },
  };
}

async function endSome(
  store: Pick<ProductStore<OperationsManagerStores>, 'stores' | 'transactionOf'>,
  at: string,
): Promise<number> {
  // Read before the transaction: most looks find nothing and should cost the writer nothing.
  const due = await store.stores.maintenanceWindows.listObjectsDue(at, OBJECTS_PER_TRANSACTION);
  if (due.length === 0) return 0;
  const author = { viewer: MAINTENANCE_SCHEDULER, at };
  return await store.transactionOf(MAINTENANCE_SCHEDULER)(async (unit) => {
    const objects = await unit.monitoredObjects.findManyForUpdate(due);
    // Looked at again now that they are locked: another process may have ended or somebody prolonged it.
    const windows = await unit.maintenanceWindows.findActive(due);
    const overdue = objects.filter(({ id }) => (windows.get(id)?.scheduledEndAt ?? '~') <= at);
    const ledger = createObjectLedger();
    const ended = await endMaintenance(unit, overdue, {
      author,
      ledger,
      comment: null,
      endedBy: null,
    });
    const changes = [...ended.changes, ...(await ledger.toChanges(unit.groups, null))];
    if (changes.length > 0) await unit.journal.append(changes);
    return ended.windows.length;
  });
}
