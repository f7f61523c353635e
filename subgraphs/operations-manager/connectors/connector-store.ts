import type { Knex } from 'knex';
import { readPage, type Page, type PageArguments } from '../../kit/paging/page.ts';
import type { Connector, ConnectorDelivery, ConnectorState } from './connector.ts';

export type ConnectorPage = Page<Connector>;

export interface ConnectorStore {
  find(id: string): Promise<Connector | null>;
  findMany(ids: readonly string[]): Promise<(Connector | null)[]>;
  /** Locked until the transaction ends. */
  findForUpdate(id: string): Promise<Connector | null>;
  findByName(name: string): Promise<Connector | null>;
  findByKeyHash(keyHash: string): Promise<Connector | null>;
  /** By name; all of them, or the one that may see only itself. */
  list(request: PageArguments & { readonly onlyId: string | null }): Promise<ConnectorPage>;
  listAll(): Promise<Connector[]>;
  insert(connector: Connector): Promise<void>;
  /** Of a connector that is locked. */
  save(connector: Connector): Promise<void>;
  /** Moves the bookmark; what was acknowledged was sent. */
  acknowledge(
    id: string,
    step: { readonly bookmark: number; readonly acknowledged: number; readonly count: number },
  ): Promise<void>;
  /** Moves the bookmark over entries that are nothing to it, unless somebody moved it meanwhile. */
  skip(id: string, move: { readonly from: number; readonly to: number }): Promise<void>;
  setSentTo(id: string, to: number): Promise<void>;
  noteContact(id: string, at: string): Promise<void>;
  noteError(id: string, error: string, at: string): Promise<void>;
  clearError(id: string): Promise<void>;
  remove(id: string): Promise<void>;
}

interface ConnectorRow {
  readonly id: string;
  readonly name: string;
  readonly display_name: string;
  readonly description: string;
  readonly is_two_way: number;
  readonly state: ConnectorState;
  readonly delivery: ConnectorDelivery;
  readonly webhook_url: string | null;
  readonly webhook_secret: string | null;
  readonly key_hash: string;
  readonly key_hint: string;
  readonly acknowledged_to: number | string;
  readonly last_acknowledged: number | string;
  readonly acknowledged_count: number;
  readonly sent_to: number | string;
  readonly last_contact_at: string | null;
  readonly last_error: string | null;
  readonly last_error_at: string | null;
  readonly silent_after_seconds: number;
  readonly behind_after_seconds: number;
  readonly initialized_at: string | null;
  readonly monitored_object_id: string;
  readonly created_at: string;
  readonly last_modified_at: string;
  readonly version: number;
}

const COLUMNS = [
  'id',
  'name',
  'display_name',
  'description',
  'is_two_way',
  'state',
  'delivery',
  'webhook_url',
  'webhook_secret',
  'key_hash',
  'key_hint',
  'acknowledged_to',
  'last_acknowledged',
  'acknowledged_count',
  'sent_to',
  'last_contact_at',
  'last_error',
  'last_error_at',
  'silent_after_seconds',
  'behind_after_seconds',
  'initialized_at',
  'monitored_object_id',
  'created_at',
  'last_modified_at',
  'version',
].map((column) => `connectors.${column}`);

export function createConnectorStore(knex: Knex): ConnectorStore {
  const isPostgres = knex.client.dialect === 'postgresql';
  const table = () => knex('connectors');
  const findWhere = async (where: Readonly<Record<string, string>>): Promise<Connector | null> => {
    const row = (await table().where(where).first(COLUMNS)) as ConnectorRow | undefined;
    return row === undefined ? null : toConnector(row);
  };

  return {
    find: (id) => findWhere({ id }),
    async findMany(ids) {
      const rows = (await table()
        .select(COLUMNS)
        .whereIn('id', [...ids])) as ConnectorRow[];
      const byId = new Map(rows.map((row) => [row.id, toConnector(row)]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    async findForUpdate(id) {
      const query = table().where({ id });
      const row = (await (isPostgres ? query.forUpdate() : query).first(COLUMNS)) as
        | ConnectorRow
        | undefined;
      return row === undefined ? null : toConnector(row);
    },
    findByName: (name) => findWhere({ name }),
    findByKeyHash: (keyHash) => findWhere({ key_hash: keyHash }),
    async list({ onlyId, first, after }) {
      return await readPage<ConnectorRow, Connector>({
        arguments: { first: first ?? null, after: after ?? null },
        query: onlyId === null ? table() : table().where({ id: onlyId }),
        columns: COLUMNS,
        order: {
          field: 'NAME',
          direction: 'ASC',
          column: 'connectors.name',
          idColumn: 'connectors.id',
          of: (connector) => connector.name,
          idOf: (connector) => connector.id,
        },
        toObject: toConnector,
      });
    },
    async listAll() {
      const rows = (await table().select(COLUMNS).orderBy('name')) as ConnectorRow[];
      return rows.map(toConnector);
    },
    async insert(connector) {
      await table().insert({
        id: connector.id,
        name: connector.name,
        created_at: connector.createdAt,
        monitored_object_id: connector.monitoredObjectId,
        acknowledged_count: connector.acknowledgedCount,
        ...toChangeableColumns(connector),
      });
    },
    async save(connector) {
      await table().where({ id: connector.id }).update(toChangeableColumns(connector));
    },
    async acknowledge(id, { bookmark, acknowledged, count }) {
      await table()
        .where({ id })
        .update({
          acknowledged_to: bookmark,
          last_acknowledged: acknowledged,
          acknowledged_count: knex.raw('acknowledged_count + ?', [count]),
        });
      await raiseSentTo(id, bookmark);
    },
    async skip(id, { from, to }) {
      await table().where({ id, acknowledged_to: from }).update({ acknowledged_to: to });
      await raiseSentTo(id, to);
    },
    async setSentTo(id, to) {
      await table().where({ id }).update({ sent_to: to });
    },
    async noteContact(id, at) {
      await table().where({ id }).update({ last_contact_at: at });
    },
    async noteError(id, error, at) {
      await table().where({ id }).update({ last_error: error, last_error_at: at });
    },
    async clearError(id) {
      await table().where({ id }).update({ last_error: null, last_error_at: null });
    },
    async remove(id) {
      for (const child of CHILD_TABLES) await knex(child).where({ connector_id: id }).delete();
      await table().where({ id }).delete();
    },
  };

  async function raiseSentTo(id: string, to: number): Promise<void> {
    await table().where({ id }).where('sent_to', '<', to).update({ sent_to: to });
  }
}

const CHILD_TABLES = [
  'connector_sessions',
  'connector_subscriptions',
  'connector_alerts',
  'connector_tickets',
  'connector_dead_letters',
];

function toConnector(row: ConnectorRow): Connector {
  return {
    id: row.id,
    name: row.name,
    displayName: row.display_name,
    description: row.description,
    isTwoWay: row.is_two_way === 1,
    state: row.state,
    delivery: row.delivery,
    webhookUrl: row.webhook_url,
    webhookSecret: row.webhook_secret,
    keyHash: row.key_hash,
    keyHint: row.key_hint,
    acknowledgedTo: Number(row.acknowledged_to),
    lastAcknowledged: Number(row.last_acknowledged),
    acknowledgedCount: row.acknowledged_count,
    sentTo: Number(row.sent_to),
    lastContactAt: row.last_contact_at,
    lastError: row.last_error,
    lastErrorAt: row.last_error_at,
    silentAfterSeconds: row.silent_after_seconds,
    behindAfterSeconds: row.behind_after_seconds,
    initializedAt: row.initialized_at,
    monitoredObjectId: row.monitored_object_id,
    createdAt: row.created_at,
    lastModifiedAt: row.last_modified_at,
    version: row.version,
  };
}

function toChangeableColumns(connector: Connector) {
  return {
    display_name: connector.displayName,
    description: connector.description,
    is_two_way: connector.isTwoWay ? 1 : 0,
    state: connector.state,
    delivery: connector.delivery,
    webhook_url: connector.webhookUrl,
    webhook_secret: connector.webhookSecret,
    key_hash: connector.keyHash,
    key_hint: connector.keyHint,
    acknowledged_to: connector.acknowledgedTo,
    last_acknowledged: connector.lastAcknowledged,
    sent_to: connector.sentTo,
    last_contact_at: connector.lastContactAt,
    last_error: connector.lastError,
    last_error_at: connector.lastErrorAt,
    silent_after_seconds: connector.silentAfterSeconds,
    behind_after_seconds: connector.behindAfterSeconds,
    initialized_at: connector.initializedAt,
    last_modified_at: connector.lastModifiedAt,
    version: connector.version,
  };
}
