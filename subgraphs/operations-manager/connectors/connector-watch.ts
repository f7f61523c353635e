import type { Clock } from '../../kit/clock.ts';
import type { ProductStore } from '../../kit/product-store.ts';
import type { OperationsManagerStores } from '../stores.ts';
import { findTrouble, type Connector } from './connector.ts';
import { findOldestWaiting } from './connector-feed.ts';
import type { ConnectorHub } from './connector-hub.ts';
import { isHeld } from './connector-lease.ts';
import { listChangedFindings, reportTrouble } from './connector-object.ts';
import { CONNECTOR_WATCH, releaseHeldAlerts } from './forward-actions.ts';
import { createWebhookDelivery } from './webhook-delivery.ts';

/**
 * Looks after the connectors of a store, every few seconds, in every process on it:
 *
 *   1. Alerts that outlived a subscription's delay are forwarded.
 *   2. The bookmark of a connector for which nothing waits follows the journal, so that a quiet connector neither lags
 *      nor ever stands at a position that is no longer kept.
 *   3. A connector that is silent or behind raises an alert of its own, which goes when it is well again.
 *   4. Webhooks that nobody delivers are delivered from here.
 *
 * Each of these may be done by several processes at once: the first to lock has done it, the others find it done.
 */
export interface ConnectorWatch {
  close(): Promise<void>;
}

export function startConnectorWatch(options: {
  readonly store: ProductStore<OperationsManagerStores>;
  readonly hub: ConnectorHub;
  readonly now: Clock;
}): ConnectorWatch {
  const { store, hub, now } = options;
  const { stores, journal } = store;
  const transaction = store.transactionOf(CONNECTOR_WATCH);
  const webhooks = createWebhookDelivery({
    transaction,
    stores,
    journal,
    cursorAt: (sequence) => store.cursorAt(sequence),
    now,
    connectorHub: hub,
  });
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let isRunning = false;
  let isAskedAgain = false;
  let closed = false;

  async function look(): Promise<void> {
    for (const subscription of await stores.connectorSubscriptions.listDelayed()) {
      await attend('cannot forward alerts that were held back', subscription.connectorId, () =>
        releaseHeldAlerts({ store, journal }, subscription, now()),
      );
    }
    const connectors = await stores.connectors.listAll();
    webhooks.begin(connectors);
    for (const connector of connectors) {
      await attend('cannot look after a connector', connector.id, () => lookAfter(connector));
    }
  }

  async function lookAfter(connector: Connector): Promise<void> {
    const { id, acknowledgedTo } = connector;
    const at = now();
    let waitingSince: string | null = null;
    if (connector.state === 'INITIALIZED') {
      const { oldest, idleTo } = await findOldestWaiting({ stores, journal }, connector);
      waitingSince = oldest?.at ?? null;
      if (idleTo > acknowledgedTo) {
        const move = { from: acknowledgedTo, to: idleTo };
        await transaction((unit) => unit.connectors.skip(id, move));
      }
    }
    const [lease = null] = await stores.connectorSessions.findMany([id]);
    const isThere = connector.delivery === 'SOCKET' && lease !== null && isHeld(lease, at);
    const lastContactAt = isThere ? at : connector.lastContactAt;
    const trouble = findTrouble(connector, { waitingSince, lastContactAt, at });
    if ((await listChangedFindings(stores, connector, trouble)).length === 0) return;
    const descriptions = describeTrouble(connector, { waitingSince, lastContactAt });
    await transaction(async (unit) => {
      const author = { viewer: CONNECTOR_WATCH, at };
      const changes = await reportTrouble(unit, connector, { trouble, descriptions, author });
      if (changes.length > 0) await unit.journal.append(changes);
    });
  }

  /** What fails for one connector must not keep the others waiting. */
  async function attend(
    complaint: string,
    connectorId: string,
    work: () => Promise<unknown>,
  ): Promise<void> {
    if (closed) return;
    try {
      await work();
    } catch (error) {
      hub.log.error({ err: error, connectorId }, `${complaint}; it will be tried again`);
    }
  }

  function start(): void {
    if (closed) return;
    if (isRunning) {
      isAskedAgain = true;
      return;
    }
    clearTimeout(timer);
    isRunning = true;
    running = look()
      .catch((error: unknown) =>
        hub.log.error({ err: error }, 'cannot look after connectors; it will be tried again'),
      )
      .finally(() => {
        isRunning = false;
        if (closed) return;
        timer = setTimeout(start, isAskedAgain ? 0 : hub.settings.watchMs).unref();
        isAskedAgain = false;
      });
  }

  timer = setTimeout(start, hub.settings.watchMs).unref();
  // A connector that was just initialized for webhooks should not wait for the next look.
  const stopListening = hub.listen(start);

  return {
    async close() {
      closed = true;
      stopListening();
      clearTimeout(timer);
      await webhooks.close();
      await running;
    },
  };
}

function describeTrouble(
  { displayName }: Connector,
  seen: { readonly waitingSince: string | null; readonly lastContactAt: string | null },
) {
  const { waitingSince, lastContactAt } = seen;
  const contact =
    lastContactAt === null ? 'was never heard of' : `was last heard of at ${lastContactAt}`;
  const waiting =
    waitingSince === null ? 'Nothing waits for it' : `Changes wait for it since ${waitingSince}`;
  return {
    isSilent: `Connector ${displayName} ${contact}. ${waiting}.`,
    isBehind: `Connector ${displayName} is behind. ${waiting}.`,
  };
}
