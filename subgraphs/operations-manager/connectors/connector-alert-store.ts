import type { Knex } from 'knex';
import type { JournalEntry } from '../../kit/journal/journal.ts';
import { readEntries, readObjectEntries } from '../../kit/journal/object-history.ts';
import { ROUTED_NOUNS } from './connector-routing.ts';

/** What is remembered of one alert for one connector, beyond what the journal holds. */
export interface ConnectorAlert {
  readonly connectorId: string;
  readonly alertId: string;
  /** Set when it was forwarded outside the usual way. */
  readonly mark: ForwardingMark | null;
  /** When the connector last acknowledged a change of it. */
  readonly acknowledgedAt: string | null;
}

export interface ForwardingMark {
  /** By hand: all its further changes are forwarded. By delay: it outlived a subscription's. */
  readonly kind: 'BY_HAND' | 'BY_DELAY';
  /** The entry of the journal that forwarded it. */
  readonly entry: number;
}

export interface ConnectorTicket {
  readonly connectorId: string;
  readonly alertId: string;
  readonly ticketId: string;
  readonly at: string;
}

export interface ConnectorAlertStore {
  /** The marks of some alerts for one connector, by alert. */
  findMarks(connectorId: string, alertIds: readonly string[]): Promise<Map<string, ForwardingMark>>;
  listOfAlerts(alertIds: readonly string[]): Promise<ConnectorAlert[]>;
  saveMarks(connectorId: string, marks: ReadonlyMap<string, ForwardingMark>): Promise<void>;
  saveAcknowledged(connectorId: string, alertIds: readonly string[], at: string): Promise<void>;
  /** The kept entries of these numbers. */
  findEntries(sequences: readonly number[]): Promise<JournalEntry[]>;
  /** What is kept about some alerts behind a number, in order. */
  listEntries(alertIds: readonly string[], after: number): Promise<JournalEntry[]>;
  listTickets(alertIds: readonly string[]): Promise<ConnectorTicket[]>;
  /** Null takes the ticket away. */
  saveTicket(
    ticket: Omit<ConnectorTicket, 'ticketId'> & { ticketId: string | null },
  ): Promise<void>;
}

interface ConnectorAlertRow {
  readonly connector_id: string;
  readonly alert_id: string;
  readonly marked_at_entry: number | string | null;
  readonly mark: ForwardingMark['kind'] | null;
  readonly acknowledged_at: string | null;
}

interface TicketRow {
  readonly connector_id: string;
  readonly alert_id: string;
  readonly ticket_id: string;
  readonly at: string;
}

const ROWS_PER_INSERT = 500;

export function createConnectorAlertStore(knex: Knex): ConnectorAlertStore {
  async function upsert(rows: readonly object[], columns: readonly string[]): Promise<void> {
    for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
      await knex('connector_alerts')
        .insert(rows.slice(start, start + ROWS_PER_INSERT))
        .onConflict(['connector_id', 'alert_id'])
        .merge([...columns]);
    }
  }

  return {
    async findMarks(connectorId, alertIds) {
      if (alertIds.length === 0) return new Map();
      const rows = (await knex('connector_alerts')
        .where({ connector_id: connectorId })
        .whereIn('alert_id', [...alertIds])
        .whereNotNull('mark')) as ConnectorAlertRow[];
      return new Map(
        rows.flatMap((row) => {
          const { mark } = toConnectorAlert(row);
          return mark === null ? [] : [[row.alert_id, mark]];
        }),
      );
    },
    async listOfAlerts(alertIds) {
      const rows = (await knex('connector_alerts')
        .whereIn('alert_id', [...alertIds])
        .orderBy(['alert_id', 'connector_id'])) as ConnectorAlertRow[];
      return rows.map(toConnectorAlert);
    },
    async saveMarks(connectorId, marks) {
      const rows = [...marks].map(([alertId, { kind, entry }]) => ({
        connector_id: connectorId,
        alert_id: alertId,
        mark: kind,
        marked_at_entry: entry,
      }));
      await upsert(rows, ['mark', 'marked_at_entry']);
    },
    async saveAcknowledged(connectorId, alertIds, at) {
      const rows = alertIds.map((alertId) => ({
        connector_id: connectorId,
        alert_id: alertId,
        acknowledged_at: at,
      }));
      await upsert(rows, ['acknowledged_at']);
    },
    findEntries: (sequences) => readEntries(knex, sequences),
    listEntries: (alertIds, after) =>
      readObjectEntries(knex, { nouns: ROUTED_NOUNS, objectIds: alertIds, after }),
    async listTickets(alertIds) {
      const rows = (await knex('connector_tickets')
        .whereIn('alert_id', [...alertIds])
        .orderBy(['alert_id', 'connector_id'])) as TicketRow[];
      return rows.map((row) => ({
        connectorId: row.connector_id,
        alertId: row.alert_id,
        ticketId: row.ticket_id,
        at: row.at,
      }));
    },
    async saveTicket({ connectorId, alertId, ticketId, at }) {
      const key = { connector_id: connectorId, alert_id: alertId };
      if (ticketId === null) {
        await knex('connector_tickets').where(key).delete();
        return;
      }
      await knex('connector_tickets')
        .insert({ ...key, ticket_id: ticketId, at })
        .onConflict(['connector_id', 'alert_id'])
        .merge(['ticket_id', 'at']);
    },
  };
}

function toConnectorAlert(row: ConnectorAlertRow): ConnectorAlert {
  const { mark: kind, marked_at_entry: entry } = row;
  return {
    connectorId: row.connector_id,
    alertId: row.alert_id,
    mark: kind === null || entry === null ? null : { kind, entry: Number(entry) },
    acknowledgedAt: row.acknowledged_at,
  };
}
