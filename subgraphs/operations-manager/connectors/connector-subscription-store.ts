import type { Knex } from 'knex';
import type { ConnectorSubscription, SubscriptionCriteria } from './connector-subscription.ts';

export interface ConnectorSubscriptionStore {
  find(id: string): Promise<ConnectorSubscription | null>;
  /** Locked until the transaction ends. */
  findForUpdate(id: string): Promise<ConnectorSubscription | null>;
  /** All of each connector, by name; a connector has a handful. */
  listOfConnectors(connectorIds: readonly string[]): Promise<ConnectorSubscription[][]>;
  /** Those that hold alerts back. */
  listDelayed(): Promise<ConnectorSubscription[]>;
  insert(subscription: ConnectorSubscription): Promise<void>;
  save(subscription: ConnectorSubscription): Promise<void>;
  remove(id: string): Promise<void>;
}

interface SubscriptionRow {
  readonly id: string;
  readonly connector_id: string;
  readonly name: string;
  readonly description: string;
  readonly criteria: string;
  readonly forwarding_delay_seconds: number;
  readonly released_to: number | string;
  readonly created_at: string;
  readonly last_modified_at: string;
}

export function createConnectorSubscriptionStore(knex: Knex): ConnectorSubscriptionStore {
  const isPostgres = knex.client.dialect === 'postgresql';
  const table = () => knex('connector_subscriptions');

  return {
    async find(id) {
      const row = (await table().where({ id }).first()) as SubscriptionRow | undefined;
      return row === undefined ? null : toSubscription(row);
    },
    async findForUpdate(id) {
      const query = table().where({ id });
      const row = (await (isPostgres ? query.forUpdate() : query).first()) as
        | SubscriptionRow
        | undefined;
      return row === undefined ? null : toSubscription(row);
    },
    async listOfConnectors(connectorIds) {
      const rows = (await table()
        .whereIn('connector_id', [...connectorIds])
        .orderBy(['name', 'id'])) as SubscriptionRow[];
      const byConnector = Map.groupBy(rows, (row) => row.connector_id);
      return connectorIds.map((id) => (byConnector.get(id) ?? []).map(toSubscription));
    },
    async listDelayed() {
      const rows = (await table()
        .where('forwarding_delay_seconds', '>', 0)
        .orderBy('id')) as SubscriptionRow[];
      return rows.map(toSubscription);
    },
    async insert(subscription) {
      await table().insert({
        id: subscription.id,
        connector_id: subscription.connectorId,
        created_at: subscription.createdAt,
        ...toChangeableColumns(subscription),
      });
    },
    async save(subscription) {
      await table().where({ id: subscription.id }).update(toChangeableColumns(subscription));
    },
    async remove(id) {
      await table().where({ id }).delete();
    },
  };
}

function toSubscription(row: SubscriptionRow): ConnectorSubscription {
  return {
    id: row.id,
    connectorId: row.connector_id,
    name: row.name,
    description: row.description,
    criteria: JSON.parse(row.criteria) as SubscriptionCriteria,
    forwardingDelaySeconds: row.forwarding_delay_seconds,
    releasedTo: Number(row.released_to),
    createdAt: row.created_at,
    lastModifiedAt: row.last_modified_at,
  };
}

function toChangeableColumns(subscription: ConnectorSubscription) {
  return {
    name: subscription.name,
    description: subscription.description,
    criteria: JSON.stringify(subscription.criteria),
    forwarding_delay_seconds: subscription.forwardingDelaySeconds,
    released_to: subscription.releasedTo,
    last_modified_at: subscription.lastModifiedAt,
  };
}
