import DataLoader from 'dataloader';
import type { Clock } from '../../kit/clock.ts';
import type { JournalReader } from '../../kit/journal/journal-reader.ts';
import type { Viewer } from '../../kit/viewer.ts';
import type { OperationsManagerStores } from '../stores.ts';
import type { Connector, ConnectorBacklog } from './connector.ts';
import { maySee } from './connector-access.ts';
import { measureBacklog } from './connector-feed.ts';
import type { ConnectorTicket } from './connector-alert-store.ts';
import type { ConnectorLease } from './connector-session-store.ts';
import { readConnectorStatus, type AlertConnectorStatus } from './connector-status.ts';
import type { ConnectorSubscription } from './connector-subscription.ts';

/** Look-ups around connectors, within one execution. */
export interface ConnectorLoaders {
  readonly connector: DataLoader<string, Connector | null>;
  readonly connectorLease: DataLoader<string, ConnectorLease | null>;
  readonly connectorSubscriptions: DataLoader<string, ConnectorSubscription[]>;
  readonly deadLetterCount: DataLoader<string, number>;
  readonly connectorBacklog: DataLoader<Connector, ConnectorBacklog, string>;
  readonly connectorStatus: DataLoader<string, AlertConnectorStatus[]>;
  readonly connectorTickets: DataLoader<string, ConnectorTicket[]>;
}

export function createConnectorLoaders(
  stores: OperationsManagerStores,
  { viewer, journal, now }: { viewer: Viewer; journal: JournalReader; now: Clock },
): ConnectorLoaders {
  const { connectors, connectorSessions, connectorSubscriptions, deadLetters } = stores;
  return {
    connector: new DataLoader(async (ids) => {
      const found = await connectors.findMany(ids);
      return found.map((connector) =>
        connector !== null && maySee(viewer, connector.id) ? connector : null,
      );
    }),
    connectorLease: new DataLoader((ids) => connectorSessions.findMany(ids)),
    connectorSubscriptions: new DataLoader((ids) => connectorSubscriptions.listOfConnectors(ids)),
    deadLetterCount: new DataLoader((ids) => deadLetters.countOpen(ids)),
    connectorBacklog: new DataLoader(
      (asked) =>
        Promise.all(
          asked.map((connector) => measureBacklog({ stores, journal }, connector, now())),
        ),
      { cacheKeyFn: ({ id }) => id },
    ),
    connectorStatus: new DataLoader(async (alertIds) => {
      const seen = (await connectors.listAll()).filter(({ id }) => maySee(viewer, id));
      const alerts = alertIds.map((id) => ({ id }));
      const statuses = await readConnectorStatus(stores, alerts, { connectors: seen });
      return alertIds.map((id) =>
        (statuses.get(id) ?? []).filter(({ status }) => status !== 'NOT_MARKED_FOR_FORWARDING'),
      );
    }),
    connectorTickets: new DataLoader(async (alertIds) => {
      const tickets = await stores.connectorAlerts.listTickets(alertIds);
      const seen = tickets.filter(({ connectorId }) => maySee(viewer, connectorId));
      const byAlert = Map.groupBy(seen, (ticket) => ticket.alertId);
      return alertIds.map((id) => byAlert.get(id) ?? []);
    }),
  };
}
