import { BOOKMARK_SECONDS } from '../../kit/journal/change-stream.ts';
import { mapStream } from '../../kit/event-stream.ts';
import { connectionResolvers } from '../../kit/paging/connection-resolvers.ts';
import { toUserError } from '../../kit/refusal.ts';
import type { Viewer } from '../../kit/viewer.ts';
import type { AlertCategory, Resolvers } from '../schema-types.generated.ts';
import { noConnector, type Connector } from './connector.ts';
import { checkMayAdminister, checkMaySpeakFor, maySee } from './connector-access.ts';
import { findKeyOwner } from './connector-key.ts';
import { isHeld } from './connector-lease.ts';
import { connectorMutations } from './connector-mutations.ts';
import type { ConnectorLease } from './connector-session-store.ts';
import { openConnectorAlertChanges } from './connector-stream.ts';

export const connectorResolvers: Pick<
  Resolvers,
  | 'Query'
  | 'Mutation'
  | 'Subscription'
  | 'Connector'
  | 'ConnectorConnection'
  | 'ConnectorSession'
  | 'ConnectorSubscription'
  | 'ConnectorAlertChange'
  | 'ConnectorTicket'
  | 'DeadLetter'
  | 'DeadLetterConnection'
  | 'RejectAlertChangesResult'
  | 'Alert'
> = {
  Query: {
    connector: (_root, { id }, { loaders }) => loaders.connector.load(id),
    async connectorOfKey(_root, { key }, { stores, viewer }) {
      checkMayAdminister(viewer, 'say whose key it is');
      return await findKeyOwner(stores.connectors, key);
    },
    connectors: (_root, { first, after }, { stores, viewer }) =>
      stores.connectors.list({ first, after, onlyId: ownConnector(viewer) }),
    async deadLetters(_root, { connectorId, includeReplayed, first, after }, context) {
      checkMaySpeakFor(context.viewer, connectorId);
      const connector = await context.loaders.connector.load(connectorId);
      if (connector === null) throw noConnector(connectorId, ['connectorId']);
      return await context.stores.deadLetters.list(connectorId, { includeReplayed, first, after });
    },
  },
  Mutation: connectorMutations,
  Subscription: {
    connectorAlertChanges: {
      async subscribe(_root, { connectorId, standBy, after, bookmarkSeconds }, context) {
        const changes = await openConnectorAlertChanges(context, {
          connectorId,
          standBy,
          after: after ?? null,
          bookmarkSeconds: bookmarkSeconds ?? BOOKMARK_SECONDS.usual,
        });
        return mapStream(changes, (event) => ({ connectorAlertChanges: event }));
      },
    },
  },
  Connector: {
    webhookUrl: ({ webhookUrl }, _arguments, { viewer }) =>
      viewer.profile === 'ADMINISTRATOR' ? webhookUrl : null,
    acknowledgedCursor: ({ acknowledgedTo }, _arguments, { cursorAt }) => cursorAt(acknowledgedTo),
    pendingCount: async (connector, _arguments, { loaders }) =>
      (await loaders.connectorBacklog.load(connector)).pendingCount,
    lagEntries: async (connector, _arguments, { loaders }) =>
      (await loaders.connectorBacklog.load(connector)).lagEntries,
    lagSeconds: async (connector, _arguments, { loaders }) =>
      (await loaders.connectorBacklog.load(connector)).lagSeconds,
    deadLetterCount: ({ id }, _arguments, { loaders }) => loaders.deadLetterCount.load(id),
    async lastContactAt({ id, lastContactAt }, _arguments, { loaders }) {
      const renewedAt = (await loaders.connectorLease.load(id))?.renewedAt ?? null;
      return renewedAt !== null && renewedAt > (lastContactAt ?? '') ? renewedAt : lastContactAt;
    },
    async session({ id }, _arguments, { loaders, now }) {
      const lease = await loaders.connectorLease.load(id);
      return lease !== null && isHeld(lease, now()) ? lease : null;
    },
    subscriptions: ({ id }, _arguments, { loaders }) => loaders.connectorSubscriptions.load(id),
    monitoredObject: ({ monitoredObjectId }, _arguments, { loaders }) =>
      loaders.monitoredObject.load(monitoredObjectId),
  },
  ConnectorConnection: connectionResolvers,
  ConnectorSession: {
    heldBy: ({ heldBy }: ConnectorLease) => heldBy ?? '',
    since: ({ since }: ConnectorLease) => since ?? '',
    expiresAt: ({ expiresAt }: ConnectorLease) => expiresAt ?? '',
  },
  ConnectorSubscription: {
    groups: async ({ criteria }, _arguments, { loaders }) =>
      (await loaders.group.loadMany(criteria.groupIds)).filter(isFound),
    classNames: ({ criteria }) => criteria.classNames,
    severities: ({ criteria }) => criteria.severities,
    priorities: ({ criteria }) => criteria.priorities,
    resolutionStates: ({ criteria }, _arguments, { resolutionStates }) =>
      criteria.resolutionStates.map((value) => resolutionStates.get(value)),
    // Kept as text, as alerts keep theirs; only values of the enum came in.
    categories: ({ criteria }) => criteria.categories as readonly AlertCategory[],
    filter: ({ criteria }) => criteria.filter,
  },
  ConnectorAlertChange: {
    alert: ({ object }) => object,
    async ticketId({ object, connectorId }, _arguments, { loaders }) {
      if (object === null) return null;
      const tickets = await loaders.connectorTickets.load(object.id);
      return tickets.find((ticket) => ticket.connectorId === connectorId)?.ticketId ?? null;
    },
  },
  ConnectorTicket: {
    connector: async ({ connectorId }, _arguments, { loaders }) =>
      requireConnector(connectorId, await loaders.connector.load(connectorId)),
  },
  DeadLetter: {
    connector: async ({ connectorId }, _arguments, { loaders }) =>
      requireConnector(connectorId, await loaders.connector.load(connectorId)),
    alert: ({ alertId }, _arguments, { loaders }) => loaders.alert.load(alertId),
    content({ content }) {
      const { groupIds: _inner, ...alert } = content;
      return alert;
    },
  },
  DeadLetterConnection: connectionResolvers,
  RejectAlertChangesResult: {
    refusal: ({ refusal }) => (refusal === null ? null : toUserError(refusal)),
  },
  Alert: {
    connectorStatus: ({ id }, _arguments, { loaders }) => loaders.connectorStatus.load(id),
    connectorTickets: ({ id }, _arguments, { loaders }) => loaders.connectorTickets.load(id),
  },
};

function ownConnector(viewer: Viewer): string | null {
  return viewer.connectorId !== undefined && !maySee(viewer, '') ? viewer.connectorId : null;
}

function isFound<T>(found: T | Error | null): found is T {
  return found !== null && !(found instanceof Error);
}

/** Gone between two reads of one answer: then the whole object is missing, which is the truth. */
function requireConnector(id: string, connector: Connector | null): Connector {
  if (connector === null) throw noConnector(id, []);
  return connector;
}
