import type { Knex } from 'knex';
import type { ChildIncidentRule, IncidentSettings } from './incident-settings.ts';

interface SettingsRow {
  readonly id_prefix: string;
  readonly last_number: number;
  readonly resolve_children: ChildIncidentRule;
  readonly reactivate_children: ChildIncidentRule;
  readonly status_of_linked_child: string | null;
}

export interface IncidentSettingsStore {
  read(): Promise<IncidentSettings>;
  /** Locked until the transaction ends, the numbering with them. */
  readForUpdate(): Promise<IncidentSettings>;
  save(settings: IncidentSettings): Promise<void>;
  /** The id of the next incident. Whoever asks next waits until this transaction has ended. */
  takeId(): Promise<string>;
}

/** One row holds all. */
const ROW = { id: 1 };

export function createIncidentSettingsStore(knex: Knex): IncidentSettingsStore {
  const isPostgres = knex.client.dialect === 'postgresql';
  return {
    async read() {
      return toSettings(await readRow(knex('incident_settings')));
    },
    async readForUpdate() {
      const query = knex('incident_settings');
      return toSettings(await readRow(isPostgres ? query.forUpdate() : query));
    },
    async save(settings) {
      await knex('incident_settings').where(ROW).update(toSettingsColumns(settings));
    },
    async takeId() {
      for (;;) {
        const id = await takeNumber(knex);
        // Prefixes that end in digits may have made the same id before: IR2 with 1 is IR with 21.
        const taken = (await knex('incidents').where({ id }).first('row')) as object | undefined;
        if (taken === undefined) return id;
      }
    },
  };
}

async function readRow(query: Knex.QueryBuilder): Promise<SettingsRow> {
  const row = (await query.where(ROW).first()) as SettingsRow | undefined;
  if (row === undefined) throw new Error('Cannot read the incident settings: there are none');
  return row;
}

async function takeNumber(knex: Knex): Promise<string> {
  const [row] = (await knex('incident_settings')
    .where(ROW)
    .increment('last_number', 1)
    .returning(['id_prefix', 'last_number'])) as SettingsRow[];
  if (row === undefined) throw new Error('Cannot number an incident: there are no settings');
  return `${row.id_prefix}${row.last_number}`;
}

function toSettings(row: SettingsRow): IncidentSettings {
  return {
    idPrefix: row.id_prefix,
    resolveChildren: row.resolve_children,
    reactivateChildren: row.reactivate_children,
    statusOfLinkedChild: row.status_of_linked_child,
  };
}

export function toSettingsColumns(settings: IncidentSettings) {
  return {
    id_prefix: settings.idPrefix,
    resolve_children: settings.resolveChildren,
    reactivate_children: settings.reactivateChildren,
    status_of_linked_child: settings.statusOfLinkedChild,
  };
}
