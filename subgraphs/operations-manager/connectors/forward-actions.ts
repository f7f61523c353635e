import type { Filter } from '../../kit/filter/filter-table.ts';
import type { JournalReader } from '../../kit/journal/journal-reader.ts';
import { addMs } from '../../kit/clock.ts';
import type { ProductStore } from '../../kit/product-store.ts';
import { Refusal } from '../../kit/refusal.ts';
import { checkText } from '../../kit/text-limits.ts';
import type { Viewer } from '../../kit/viewer.ts';
import { isOpen, type Alert, type JournaledAlert } from '../alerts/alert.ts';
import { ALERT_NOUN } from '../alerts/alert-change.ts';
import type { OperationsManagerContext, OperationsManagerUnit } from '../context.ts';
import type { OperationsManagerStores } from '../stores.ts';
import { noConnector } from './connector.ts';
import { checkMayForward } from './connector-access.ts';
import type { ForwardingMark } from './connector-alert-store.ts';
import {
  FORWARDING_NOUN,
  isYoung,
  toRoutedSubscription,
  type Forwarding,
} from './connector-routing.ts';
import type { ConnectorSubscription } from './connector-subscription.ts';

/** Sends an alert to a connector by hand; its further changes follow, whatever the subscriptions say. */
export async function forwardAlert(
  { transaction, viewer }: Pick<OperationsManagerContext, 'transaction' | 'viewer'>,
  request: {
    readonly connectorId: string;
    readonly alertId: string;
    readonly comment: string | null;
  },
): Promise<{ alert: Alert; sequence: number | null }> {
  const { connectorId, alertId, comment } = request;
  checkMayForward(viewer);
  checkText(comment, { what: 'comment', most: 2_000, field: ['input', 'comment'] });
  return await transaction(async (unit) => {
    const connector = await unit.connectors.find(connectorId);
    if (connector === null) throw noConnector(connectorId);
    const alert = await unit.alerts.findForUpdate(alertId, viewer.groupIds);
    if (alert === null) {
      throw new Refusal('NOT_FOUND', `Cannot forward alert "${alertId}": there is none`, [
        'input',
        'alertId',
      ]);
    }
    const sequence = await forwardInTransaction(unit, connectorId, {
      alertIds: [alertId],
      mark: 'BY_HAND',
      comment,
    });
    return { alert, sequence };
  });
}

/** Tells a connector of alerts as they stand; gives the number of the last forwarding, null if there was none. */
export async function forwardInTransaction(
  unit: OperationsManagerUnit,
  connectorId: string,
  request: {
    readonly alertIds: readonly string[];
    readonly mark: ForwardingMark['kind'] | null;
    readonly comment: string | null;
    /** Asked of each alert as it is now that it is locked. */
    readonly isWanted?: (alert: JournaledAlert) => boolean;
  },
): Promise<number | null> {
  const { mark, comment, isWanted = () => true } = request;
  const locked = await unit.alerts.findManyForUpdate([...new Set(request.alertIds)], null);
  const groupIds = await unit.alerts.listGroupIds(locked.map((alert) => alert.monitoredObjectId));
  const alerts = locked
    .map((alert) => ({ ...alert, groupIds: groupIds.get(alert.monitoredObjectId) ?? [] }))
    .filter(isWanted);
  if (alerts.length === 0) return null;
  const last = await unit.journal.append(
    alerts.map((alert) => ({
      noun: FORWARDING_NOUN,
      objectId: alert.id,
      kind: 'CREATED',
      comment,
      changes: [],
      after: { connectorId, alert } satisfies Forwarding,
    })),
  );
  if (mark !== null) {
    const first = last - alerts.length + 1;
    const marks = new Map(
      alerts.map(({ id }, index) => [id, { kind: mark, entry: first + index }] as const),
    );
    await unit.connectorAlerts.saveMarks(connectorId, marks);
  }
  return last;
}

/** In whose name alerts are forwarded that outlived a delay. */
export const CONNECTOR_WATCH: Viewer = {
  name: 'connector watch',
  profile: 'ADMINISTRATOR',
  groupIds: null,
};

const ENTRIES_PER_STEP = 500;

/**
 * Goes through the journal behind a subscription's delay and forwards the alerts that were held back and are still open
 * and wanted. An entry is looked at once its alert is as old as the delay; how far that has come stands in the store, so
 * nothing is forwarded twice and nothing is forgotten over a restart. Says whether there is more to do at once.
 *
 * Where the journal no longer keeps what was held back, after a long rest or with a retention shorter than the delay, the alerts
 * that may have been are taken from the store: told early rather than never.
 */
export async function releaseHeldAlerts(
  {
    store,
    journal,
  }: {
    readonly store: Pick<ProductStore<OperationsManagerStores>, 'stores' | 'transactionOf'>;
    readonly journal: JournalReader;
  },
  subscription: ConnectorSubscription,
  at: string,
): Promise<boolean> {
  const { connectorId, releasedTo } = subscription;
  const { delayMs, matches } = toRoutedSubscription(subscription);
  const entries = await journal.read(releasedTo, ENTRIES_PER_STEP);
  // Read after them, so that whatever is missing before them is known to be forgotten.
  const { prunedTo } = await journal.readHead();
  if (prunedTo > releasedTo) {
    for await (const forgotten of listForgotten(store.stores, subscription)) {
      await release(forgotten, releasedTo);
    }
  }
  const candidates: string[] = [];
  const firstKept = entries[0]?.sequence ?? prunedTo + 1;
  let lookedTo = Math.max(releasedTo, Math.min(prunedTo, firstKept - 1));
  for (const entry of entries) {
    const isHeld =
      entry.noun === ALERT_NOUN &&
      entry.connectorId !== connectorId &&
      isYoung(entry, delayMs) &&
      matches(entry.after as JournaledAlert); // the journal holds what the alerts' store wrote
    if (isHeld) {
      const { addedAt } = entry.after as JournaledAlert;
      if (Date.parse(addedAt) + delayMs > Date.parse(at)) break;
      candidates.push(entry.objectId);
    }
    lookedTo = entry.sequence;
  }
  if (lookedTo === releasedTo) return false;

  await release(candidates, lookedTo);
  return entries.length === ENTRIES_PER_STEP;

  /** Forwards those that were not before, and notes how far the journal has been looked through. */
  async function release(alertIds: readonly string[], to: number): Promise<void> {
    await store.transactionOf(CONNECTOR_WATCH)(async (unit) => {
      const current = await unit.connectorSubscriptions.findForUpdate(subscription.id);
      // Another process was quicker, or the subscription changed: it is looked at again.
      if (current === null || JSON.stringify(current) !== JSON.stringify(subscription)) return;
      if (to > releasedTo) await unit.connectorSubscriptions.save({ ...current, releasedTo: to });
      const marks = await unit.connectorAlerts.findMarks(connectorId, alertIds);
      const [others = []] = await unit.connectorSubscriptions.listOfConnectors([connectorId]);
      const immediate = others.map(toRoutedSubscription).filter((other) => other.delayMs === 0);
      await forwardInTransaction(unit, connectorId, {
        alertIds: alertIds.filter((id) => !marks.has(id)),
        mark: 'BY_DELAY',
        comment: null,
        isWanted: (alert) =>
          isOpen(alert) && matches(alert) && !immediate.some((other) => other.matches(alert)),
      });
    });
  }
}

const OPEN = { isOpen: true } as Filter; // as alerts are filtered

/** Open alerts that can have been held back: something happened to them since the subscription was made, while they were young. */
async function* listForgotten(
  { alerts }: Pick<OperationsManagerStores, 'alerts'>,
  subscription: ConnectorSubscription,
): AsyncGenerator<readonly string[]> {
  const { delayMs, matches } = toRoutedSubscription(subscription);
  const since = addMs(subscription.createdAt, -delayMs);
  for (let lastId: string | null = null; ;) {
    const some = await alerts.listAfter(lastId, OPEN, ENTRIES_PER_STEP);
    const held = some.filter(
      (alert) =>
        alert.addedAt >= since && alert.lastModifiedAt >= subscription.createdAt && matches(alert),
    );
    if (held.length > 0) yield held.map(({ id }) => id);
    lastId = some.at(-1)?.id ?? null;
    if (some.length < ENTRIES_PER_STEP) return;
  }
}
