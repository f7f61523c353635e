import type { Alert } from '../alerts/alert.ts';
import type { OperationsManagerStores } from '../stores.ts';
import type { Connector } from './connector.ts';
import { routeEntry, toRoutedSubscription, type Route } from './connector-routing.ts';

export type ConnectorForwardingStatus =
  | 'NOT_MARKED_FOR_FORWARDING'
  | 'PENDING'
  | 'SUCCESSFULLY_FORWARDED'
  | 'FAILED';

/** How far a connector has come with an alert. */
export interface AlertConnectorStatus {
  readonly connector: Connector;
  readonly status: ConnectorForwardingStatus;
  readonly acknowledgedAt: string | null;
}

type StatusStores = Pick<
  OperationsManagerStores,
  'connectors' | 'connectorSubscriptions' | 'connectorAlerts' | 'deadLetters'
>;

/** How far each of the connectors has come with each alert; the same few statements for any number of alerts. */
export async function readConnectorStatus(
  stores: StatusStores,
  alerts: readonly Pick<Alert, 'id'>[],
  { connectors }: { readonly connectors: readonly Connector[] },
): Promise<Map<string, AlertConnectorStatus[]>> {
  const ids = alerts.map(({ id }) => id);
  // What was never initialized has no bookmark yet, so nothing is pending for it.
  const told = connectors.filter(({ initializedAt }) => initializedAt !== null);
  if (told.length === 0) return new Map();
  const earliest = Math.min(...told.map(({ acknowledgedTo }) => acknowledgedTo));
  const entries = Map.groupBy(
    await stores.connectorAlerts.listEntries(ids, earliest),
    (entry) => entry.objectId,
  );
  const toKey = (item: { connectorId: string; alertId: string }): string =>
    `${item.connectorId}/${item.alertId}`;
  const known = new Map(
    (await stores.connectorAlerts.listOfAlerts(ids)).map((item) => [toKey(item), item]),
  );
  const failed = new Set((await stores.deadLetters.listOpenOfAlerts(ids)).map(toKey));
  const routes = await readRoutes(stores, told);

  const statusOf = (connector: Connector, alertId: string): AlertConnectorStatus => {
    const { id: connectorId, acknowledgedTo } = connector;
    const key = toKey({ connectorId, alertId });
    const { mark = null, acknowledgedAt = null } = known.get(key) ?? {};
    const route = routes.get(connectorId);
    const isPending =
      route !== undefined &&
      (entries.get(alertId) ?? []).some(
        (entry) => entry.sequence > acknowledgedTo && routeEntry(entry, route, mark) !== null,
      );
    const status = failed.has(key)
      ? 'FAILED'
      : isPending
        ? 'PENDING'
        : acknowledgedAt !== null
          ? 'SUCCESSFULLY_FORWARDED'
          : 'NOT_MARKED_FOR_FORWARDING';
    return { connector, status, acknowledgedAt };
  };
  return new Map(ids.map((id) => [id, told.map((connector) => statusOf(connector, id))]));
}

async function readRoutes(
  { connectorSubscriptions }: StatusStores,
  connectors: readonly Connector[],
): Promise<Map<string, Route>> {
  const subscriptions = await connectorSubscriptions.listOfConnectors(
    connectors.map(({ id }) => id),
  );
  return new Map(
    connectors.map(({ id }, index) => [
      id,
      {
        connectorId: id,
        subscriptions: (subscriptions[index] ?? []).map(toRoutedSubscription),
        isVisible: () => true,
      },
    ]),
  );
}
