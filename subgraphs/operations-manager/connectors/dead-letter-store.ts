import type { Knex } from 'knex';
import { readPage, type Page, type PageArguments } from '../../kit/paging/page.ts';
import type { JournaledAlert } from '../alerts/alert.ts';
import type { DeliveredKind } from './connector-routing.ts';

/** A change that a connected system refused or could not be given. */
export interface DeadLetter {
  readonly id: string;
  readonly connectorId: string;
  readonly alertId: string;
  /** The entry of the journal it is made from. */
  readonly entry: number;
  readonly changeId: string;
  readonly kind: DeliveredKind;
  readonly content: JournaledAlert;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  readonly replayedAt: string | null;
}

export type DeadLetterPage = Page<DeadLetter>;

export interface DeadLetterStore {
  list(
    connectorId: string,
    request: PageArguments & { readonly includeReplayed: boolean },
  ): Promise<DeadLetterPage>;
  /** Those that were not sent again, oldest first, locked until the transaction ends. */
  listOpenForUpdate(
    connectorId: string,
    request: { readonly ids: readonly string[] | null; readonly limit: number },
  ): Promise<DeadLetter[]>;
  /** Those made from these entries, sent again or not. */
  findByEntries(connectorId: string, entries: readonly number[]): Promise<DeadLetter[]>;
  /** Connector and alert of each that was not sent again. */
  listOpenOfAlerts(
    alertIds: readonly string[],
  ): Promise<{ readonly connectorId: string; readonly alertId: string }[]>;
  countOpen(connectorIds: readonly string[]): Promise<number[]>;
  insert(deadLetters: readonly DeadLetter[]): Promise<void>;
  saveReplayed(ids: readonly string[], at: string): Promise<void>;
}

interface DeadLetterRow {
  readonly id: string;
  readonly connector_id: string;
  readonly alert_id: string;
  readonly entry: number | string;
  readonly change_id: string;
  readonly kind: DeliveredKind;
  readonly content: string;
  readonly reason: string;
  readonly by_name: string;
  readonly at: string;
  readonly replayed_at: string | null;
}

const COLUMNS = [
  'id',
  'connector_id',
  'alert_id',
  'entry',
  'change_id',
  'kind',
  'content',
  'reason',
  'by_name',
  'at',
  'replayed_at',
].map((column) => `connector_dead_letters.${column}`);

export function createDeadLetterStore(knex: Knex): DeadLetterStore {
  const isPostgres = knex.client.dialect === 'postgresql';
  const table = () => knex('connector_dead_letters');

  return {
    async list(connectorId, { includeReplayed, first, after }) {
      const query = table().where({ connector_id: connectorId });
      if (!includeReplayed) query.whereNull('replayed_at');
      return await readPage<DeadLetterRow, DeadLetter>({
        arguments: { first: first ?? null, after: after ?? null },
        query,
        columns: COLUMNS,
        order: {
          field: 'AT',
          direction: 'DESC',
          column: 'connector_dead_letters.at',
          idColumn: 'connector_dead_letters.id',
          of: (deadLetter) => deadLetter.at,
          idOf: (deadLetter) => deadLetter.id,
        },
        toObject: toDeadLetter,
      });
    },
    async listOpenForUpdate(connectorId, { ids, limit }) {
      const query = table()
        .select(COLUMNS)
        .where({ connector_id: connectorId })
        .whereNull('replayed_at')
        .orderBy('entry')
        .limit(limit);
      if (ids !== null) query.whereIn('id', [...ids]);
      const rows = (await (isPostgres ? query.forUpdate() : query)) as DeadLetterRow[];
      return rows.map(toDeadLetter);
    },
    async findByEntries(connectorId, entries) {
      if (entries.length === 0) return [];
      const rows = (await table()
        .select(COLUMNS)
        .where({ connector_id: connectorId })
        .whereIn('entry', [...entries])) as DeadLetterRow[];
      return rows.map(toDeadLetter);
    },
    async listOpenOfAlerts(alertIds) {
      const rows = (await table()
        .distinct('connector_id', 'alert_id')
        .whereIn('alert_id', [...alertIds])
        .whereNull('replayed_at')) as { connector_id: string; alert_id: string }[];
      return rows.map((row) => ({ connectorId: row.connector_id, alertId: row.alert_id }));
    },
    async countOpen(connectorIds) {
      const rows = (await table()
        .select('connector_id')
        .count({ total: '*' })
        .whereIn('connector_id', [...connectorIds])
        .whereNull('replayed_at')
        .groupBy('connector_id')) as { connector_id: string; total: number | string }[];
      const totals = new Map(rows.map((row) => [row.connector_id, Number(row.total)]));
      return connectorIds.map((id) => totals.get(id) ?? 0);
    },
    async insert(deadLetters) {
      if (deadLetters.length === 0) return;
      await table().insert(deadLetters.map(toRow)).onConflict(['connector_id', 'entry']).ignore();
    },
    async saveReplayed(ids, at) {
      await table()
        .whereIn('id', [...ids])
        .update({ replayed_at: at });
    },
  };
}

function toDeadLetter(row: DeadLetterRow): DeadLetter {
  return {
    id: row.id,
    connectorId: row.connector_id,
    alertId: row.alert_id,
    entry: Number(row.entry),
    changeId: row.change_id,
    kind: row.kind,
    content: JSON.parse(row.content) as JournaledAlert,
    reason: row.reason,
    by: row.by_name,
    at: row.at,
    replayedAt: row.replayed_at,
  };
}

function toRow(deadLetter: DeadLetter): DeadLetterRow {
  return {
    id: deadLetter.id,
    connector_id: deadLetter.connectorId,
    alert_id: deadLetter.alertId,
    entry: deadLetter.entry,
    change_id: deadLetter.changeId,
    kind: deadLetter.kind,
    content: JSON.stringify(deadLetter.content),
    reason: deadLetter.reason,
    by_name: deadLetter.by,
    at: deadLetter.at,
    replayed_at: deadLetter.replayedAt,
  };
}
