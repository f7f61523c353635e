import type { Knex } from 'knex';

/** Who holds a connector, and until when unless he is heard of again. */
export interface ConnectorLease {
  readonly connectorId: string;
  /** Rises with each take-over: what bears an earlier one comes from somebody who lost the connector. */
  readonly number: number;
  /** Null while nobody holds it. */
  readonly holder: string | null;
  readonly heldBy: string | null;
  readonly since: string | null;
  readonly renewedAt: string | null;
  readonly expiresAt: string | null;
}

export interface ConnectorSessionStore {
  findMany(connectorIds: readonly string[]): Promise<(ConnectorLease | null)[]>;
  /** Locked until the transaction ends. */
  findForUpdate(connectorId: string): Promise<ConnectorLease | null>;
  insert(lease: ConnectorLease): Promise<void>;
  save(lease: ConnectorLease): Promise<void>;
  /** Prolongs the lease of this holder; false when he has lost it. */
  renew(lease: Pick<ConnectorLease, 'connectorId' | 'number'>, times: LeaseTimes): Promise<boolean>;
}

export interface LeaseTimes {
  readonly at: string;
  readonly expiresAt: string;
}

interface SessionRow {
  readonly connector_id: string;
  readonly number: number;
  readonly holder: string | null;
  readonly held_by: string | null;
  readonly since: string | null;
  readonly renewed_at: string | null;
  readonly expires_at: string | null;
}

export function createConnectorSessionStore(knex: Knex): ConnectorSessionStore {
  const isPostgres = knex.client.dialect === 'postgresql';
  const table = () => knex('connector_sessions');

  return {
    async findMany(connectorIds) {
      const rows = (await table().whereIn('connector_id', [...connectorIds])) as SessionRow[];
      const byConnector = new Map(rows.map((row) => [row.connector_id, toLease(row)]));
      return connectorIds.map((id) => byConnector.get(id) ?? null);
    },
    async findForUpdate(connectorId) {
      const query = table().where({ connector_id: connectorId });
      const row = (await (isPostgres ? query.forUpdate() : query).first()) as
        | SessionRow
        | undefined;
      return row === undefined ? null : toLease(row);
    },
    async insert(lease) {
      await table().insert({ connector_id: lease.connectorId, ...toChangeableColumns(lease) });
    },
    async save(lease) {
      await table().where({ connector_id: lease.connectorId }).update(toChangeableColumns(lease));
    },
    async renew({ connectorId, number }, { at, expiresAt }) {
      const count = await table()
        .where({ connector_id: connectorId, number })
        .whereNotNull('holder')
        .update({ renewed_at: at, expires_at: expiresAt });
      return count === 1;
    },
  };
}

function toLease(row: SessionRow): ConnectorLease {
  return {
    connectorId: row.connector_id,
    number: row.number,
    holder: row.holder,
    heldBy: row.held_by,
    since: row.since,
    renewedAt: row.renewed_at,
    expiresAt: row.expires_at,
  };
}

function toChangeableColumns(lease: ConnectorLease) {
  return {
    number: lease.number,
    holder: lease.holder,
    held_by: lease.heldBy,
    since: lease.since,
    renewed_at: lease.renewedAt,
    expires_at: lease.expiresAt,
  };
}
