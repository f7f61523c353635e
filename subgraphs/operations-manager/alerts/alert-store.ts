import type { Knex } from 'knex';
import { createColumnPicker, readJson } from '../../kit/database/wanted-columns.ts';
import { readStoreMark } from '../../kit/database/store-mark.ts';
import type { Filter } from '../../kit/filter/filter-table.ts';
import { whereFilter } from '../../kit/filter/where-filter.ts';
import { readObjectHistories } from '../../kit/journal/object-history.ts';
import type { JournalEntry } from '../../kit/journal/journal.ts';
import {
  PAGE_LIMITS,
  readPage,
  type Page,
  type PageArguments,
  type PageOrder,
} from '../../kit/paging/page.ts';
import type { FieldNames } from '../../kit/wanted-fields.ts';
import { SharedReads } from '../../kit/shared-reads.ts';
import { listInChunks } from '../chunks.ts';
import {
  ALERT_PRIORITIES,
  ALERT_SEVERITIES,
  isOpen,
  type Alert,
  type AlertPriority,
  type AlertSeverity,
  type JournaledAlert,
} from './alert.ts';
import { ALERT_NOUN } from './alert-change.ts';
import { ALERT_FILTERS, whereInGroups, type Sight } from './alert-filter.ts';
import { countAlerts, type AlertCountRequest, type AlertStatistics } from './alert-statistics.ts';

export interface AlertRow {
  readonly id: string;
  readonly management_group_id: string;
  readonly monitored_object_id: string;
  readonly object_name: string;
  readonly object_class: string;
  readonly source_id: string;
  readonly is_monitor_alert: number;
  readonly problem_id: string;
  readonly name: string;
  readonly description: string;
  readonly severity: number;
  readonly priority: number;
  readonly category: string;
  readonly resolution_state: number;
  readonly is_open: number;
  readonly repeat_count: number;
  readonly owner: string | null;
  readonly ticket_id: string | null;
  readonly site_name: string | null;
  readonly custom_fields: string;
  readonly context: string | null;
  readonly parameters: string;
  readonly raised_at: string;
  readonly added_at: string;
  readonly last_modified_at: string;
  readonly last_modified_by: string;
  readonly last_modified_by_non_connector_at: string;
  readonly resolution_state_last_modified_at: string;
  readonly resolved_at: string | null;
  readonly resolved_by: string | null;
  readonly principal_name: string | null;
  readonly netbios_computer_name: string | null;
  readonly netbios_domain_name: string | null;
  readonly tfs_work_item_id: string | null;
  readonly tfs_work_item_owner: string | null;
  readonly consequence_of: string | null;
  readonly storm_parent_id: string | null;
  readonly version: number;
}

export type AlertOrderField =
  | 'RAISED_AT'
  | 'LAST_MODIFIED_AT'
  | 'SEVERITY'
  | 'PRIORITY'
  | 'NAME'
  | 'REPEAT_COUNT';

export interface AlertOrder {
  readonly field: AlertOrderField;
  readonly direction: 'ASC' | 'DESC';
}

export interface AlertListing extends PageArguments {
  readonly filter: Filter | null;
  readonly orderBy: AlertOrder;
  readonly sight: Sight;
  readonly wanted?: FieldNames | undefined;
}

export interface SavedEdit {
  readonly before: Alert;
  readonly after: Alert;
}

export interface AlertStore {
  /** Reads only what the wanted fields need; the others of the alerts are not to be looked at. */
  findMany(ids: readonly string[], sight: Sight, wanted?: FieldNames): Promise<(Alert | null)[]>;
  /** Locked until the transaction ends. */
  findForUpdate(id: string, sight?: Sight): Promise<Alert | null>;
  findManyForUpdate(ids: readonly string[], sight: Sight): Promise<Alert[]>;
  /** Locked until the transaction ends. */
  findOpenOfProblems(problemIds: readonly string[]): Promise<Alert[]>;
  /** Open alerts about these objects, in the order of ids. */
  listOpenOfObjects(objectIds: readonly string[]): Promise<Alert[]>;
  /** The groups of objects, nested ones included, by object id. */
  listGroupIds(objectIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  list(listing: AlertListing): Promise<Page<Alert>>;
  count(request: AlertCountRequest): Promise<AlertStatistics>;
  /** Ids of open alerts that match, in the order of ids. */
  listOpenIds(filter: Filter, sight: Sight, limit: number): Promise<string[]>;
  /** Matching alerts behind an id with their groups, in the order of ids. */
  listAfter(id: string | null, filter: Filter | null, limit: number): Promise<JournaledAlert[]>;
  /** What is still kept of each alert's changes, oldest first, at most 200. */
  listHistories(ids: readonly string[]): Promise<ReadonlyMap<string, readonly JournalEntry[]>>;
  insert(alerts: readonly Alert[]): Promise<void>;
  save(alert: Alert): Promise<void>;
  /** Saves edits, each one version further; those that change the same columns to the same values together. */
  saveEdits(edits: readonly SavedEdit[]): Promise<void>;
}

export const pickAlertColumns = createColumnPicker<AlertRow>({
  table: 'alerts',
  columns: {
    id: true,
    management_group_id: true,
    monitored_object_id: true,
    object_name: true,
    object_class: true,
    source_id: true,
    is_monitor_alert: true,
    problem_id: true,
    name: true,
    description: true,
    severity: true,
    priority: true,
    category: true,
    resolution_state: true,
    is_open: true,
    repeat_count: true,
    owner: true,
    ticket_id: true,
    site_name: true,
    custom_fields: true,
    context: true,
    parameters: true,
    raised_at: true,
    added_at: true,
    last_modified_at: true,
    last_modified_by: true,
    last_modified_by_non_connector_at: true,
    resolution_state_last_modified_at: true,
    resolved_at: true,
    resolved_by: true,
    principal_name: true,
    netbios_computer_name: true,
    netbios_domain_name: true,
    tfs_work_item_id: true,
    tfs_work_item_owner: true,
    consequence_of: true,
    storm_parent_id: true,
    version: true,
  },
  always: ['id'],
  fields: {
    monitoredObject: ['monitored_object_id'],
    managementGroup: ['management_group_id'],
    history: [],
    connectorStatus: [],
    connectorTickets: [],
    consequenceOf: ['consequence_of'],
    stormParent: ['storm_parent_id'],
    stormMembers: [],
    stormMemberCount: ['source_id'],
  },
});

export const ALERT_COLUMNS = pickAlertColumns();

/** Written out, for the databases must see that the indexes over open alerts will do. */
export const IS_OPEN = 'alerts.is_open = 1';

/** SQLite takes at most 32,766 bindings in a statement. */
const ROWS_PER_INSERT = 500;

/** So many ids in one statement that its text stays short. */
const ROWS_PER_STATEMENT = 500;

/** A filter or an order is an index; these are the orders. */
const ORDERS: Record<AlertOrderField, Pick<PageOrder<Alert>, 'column' | 'of'>> = {
  RAISED_AT: { column: 'alerts.raised_at', of: (alert) => alert.raisedAt },
  LAST_MODIFIED_AT: { column: 'alerts.last_modified_at', of: (alert) => alert.lastModifiedAt },
  SEVERITY: { column: 'alerts.severity', of: (alert) => ALERT_SEVERITIES.indexOf(alert.severity) },
  PRIORITY: { column: 'alerts.priority', of: (alert) => ALERT_PRIORITIES.indexOf(alert.priority) },
  NAME: { column: 'alerts.name', of: (alert) => alert.name },
  REPEAT_COUNT: { column: 'alerts.repeat_count', of: (alert) => alert.repeatCount },
};

export function createAlertStore(knex: Knex): AlertStore {
  const isPostgres = knex.client.dialect === 'postgresql';
  const counts = new SharedReads<AlertStatistics>(() => readStoreMark(knex));
  const locked = (query: Knex.QueryBuilder): Knex.QueryBuilder =>
    isPostgres ? query.forUpdate() : query;

  return {
    async findMany(ids, sight, wanted) {
      const rows = (await fromSeen(knex, sight)
        .select(pickAlertColumns(wanted))
        .whereIn('alerts.id', [...ids])) as AlertRow[];
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => {
        const row = byId.get(id);
        return row === undefined ? null : toAlert(row);
      });
    },
    async findForUpdate(id, sight = null) {
      const query = selectSeen(knex, sight).where('alerts.id', id);
      const row = (await locked(query).first()) as AlertRow | undefined;
      return row === undefined ? null : toAlert(row);
    },
    async findManyForUpdate(ids, sight) {
      // In the order of ids, so that two transactions never wait for each other crosswise.
      const query = selectSeen(knex, sight)
        .whereIn('alerts.id', [...ids])
        .orderBy('alerts.id');
      const rows = (await locked(query)) as AlertRow[];
      return rows.map(toAlert);
    },
    async findOpenOfProblems(problemIds) {
      const query = knex('alerts')
        .select(ALERT_COLUMNS)
        .whereIn('problem_id', [...problemIds])
        .whereRaw(IS_OPEN)
        .orderBy('id');
      return ((await locked(query)) as AlertRow[]).map(toAlert);
    },
    async listOpenOfObjects(objectIds) {
      const rows = await listInChunks<AlertRow>(objectIds, (some) =>
        knex('alerts')
          .select(ALERT_COLUMNS)
          .whereIn('monitored_object_id', some)
          .whereRaw(IS_OPEN)
          .orderBy('id'),
      );
      return rows.map(toAlert);
    },
    listGroupIds: (objectIds) => listGroupIds(knex, objectIds),
    async list({ filter, orderBy, sight, wanted, first, after }) {
      return await readPage<AlertRow, Alert>({
        arguments: { first: first ?? null, after: after ?? null },
        query: whereFilter(fromSeen(knex, sight), filter ?? {}, ALERT_FILTERS),
        columns: pickAlertColumns(wanted, [ORDERS[orderBy.field].column]),
        order: {
          ...orderBy,
          ...ORDERS[orderBy.field],
          idColumn: 'alerts.id',
          idOf: (alert) => alert.id,
        },
        toObject: toAlert,
      });
    },
    count(request) {
      // A transaction also sees what it has written itself.
      if (knex.isTransaction === true) return countAlerts(knex, request);
      const { filter, by, sight } = request;
      const key = JSON.stringify([filter, by, sight === null ? null : [...sight]]);
      return counts.share(key, () => countAlerts(knex, request));
    },
    async listOpenIds(filter, sight, limit) {
      const query = whereFilter(fromSeen(knex, sight), filter, ALERT_FILTERS);
      const rows = (await query
        .select('alerts.id')
        .whereRaw(IS_OPEN)
        .orderBy('alerts.id')
        .limit(limit)) as { id: string }[];
      return rows.map(({ id }) => id);
    },
    async listAfter(id, filter, limit) {
      const query = whereFilter(knex('alerts').select(ALERT_COLUMNS), filter ?? {}, ALERT_FILTERS);
      if (id !== null) query.where('alerts.id', '>', id);
      const rows = (await query.orderBy('alerts.id').limit(limit)) as AlertRow[];
      const groupIds = await listGroupIds(knex, [
        ...new Set(rows.map((row) => row.monitored_object_id)),
      ]);
      return rows.map((row) => ({
        ...toAlert(row),
        groupIds: groupIds.get(row.monitored_object_id) ?? [],
      }));
    },
    listHistories: (ids) =>
      readObjectHistories(knex, { noun: ALERT_NOUN, objectIds: ids, most: PAGE_LIMITS.most }),
    async insert(alerts) {
      const rows = alerts.map(toAlertRow);
      for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
        await knex('alerts').insert(rows.slice(start, start + ROWS_PER_INSERT));
      }
    },
    async save(alert) {
      await knex('alerts').where({ id: alert.id }).update(toChangeableColumns(alert));
    },
    async saveEdits(edits) {
      for (const { columns, ids } of groupByChange(edits)) {
        for (let start = 0; start < ids.length; start += ROWS_PER_STATEMENT) {
          await knex('alerts')
            .whereIn('id', ids.slice(start, start + ROWS_PER_STATEMENT))
            .update({ ...columns, version: knex.raw('version + 1') });
        }
      }
    },
  };
}

function fromSeen(knex: Knex, sight: Sight): Knex.QueryBuilder {
  const query = knex('alerts');
  if (sight !== null) whereInGroups(query, sight);
  return query;
}

function selectSeen(knex: Knex, sight: Sight): Knex.QueryBuilder {
  return fromSeen(knex, sight).select(ALERT_COLUMNS);
}

async function listGroupIds(
  knex: Knex,
  objectIds: readonly string[],
): Promise<Map<string, string[]>> {
  const members = (await knex('group_members')
    .select('object_id', 'group_id')
    .whereIn('object_id', [...objectIds])
    .orderBy('group_id')) as { object_id: string; group_id: string }[];
  const groupIds = new Map<string, string[]>(objectIds.map((id) => [id, []]));
  for (const member of members) groupIds.get(member.object_id)?.push(member.group_id);
  return groupIds;
}

export function toAlert(row: AlertRow): Alert {
  return {
    id: row.id,
    managementGroupId: row.management_group_id,
    monitoredObjectId: row.monitored_object_id,
    monitoredObjectName: row.object_name,
    monitoredObjectClass: row.object_class,
    sourceId: row.source_id,
    isMonitorAlert: row.is_monitor_alert === 1,
    problemId: row.problem_id,
    name: row.name,
    description: row.description,
    // The column holds only what toAlertRow put there.
    severity: ALERT_SEVERITIES[row.severity] as AlertSeverity,
    priority: ALERT_PRIORITIES[row.priority] as AlertPriority,
    category: row.category,
    resolutionState: row.resolution_state,
    repeatCount: row.repeat_count,
    owner: row.owner,
    ticketId: row.ticket_id,
    siteName: row.site_name,
    customFields: readJson<(string | null)[]>(row.custom_fields),
    context: row.context,
    parameters: readJson<string[]>(row.parameters),
    raisedAt: row.raised_at,
    addedAt: row.added_at,
    lastModifiedAt: row.last_modified_at,
    lastModifiedBy: row.last_modified_by,
    lastModifiedByNonConnectorAt: row.last_modified_by_non_connector_at,
    resolutionStateLastModifiedAt: row.resolution_state_last_modified_at,
    resolvedAt: row.resolved_at,
    resolvedBy: row.resolved_by,
    principalName: row.principal_name,
    netbiosComputerName: row.netbios_computer_name,
    netbiosDomainName: row.netbios_domain_name,
    tfsWorkItemId: row.tfs_work_item_id,
    tfsWorkItemOwner: row.tfs_work_item_owner,
    consequenceOfId: row.consequence_of,
    stormParentId: row.storm_parent_id,
    version: row.version,
  };
}

export function toAlertRow(alert: Alert): AlertRow {
  return {
    id: alert.id,
    management_group_id: alert.managementGroupId,
    monitored_object_id: alert.monitoredObjectId,
    object_name: alert.monitoredObjectName,
    object_class: alert.monitoredObjectClass,
    source_id: alert.sourceId,
    is_monitor_alert: alert.isMonitorAlert ? 1 : 0,
    problem_id: alert.problemId,
    name: alert.name,
    description: alert.description,
    category: alert.category,
    site_name: alert.siteName,
    context: alert.context,
    parameters: JSON.stringify(alert.parameters),
    raised_at: alert.raisedAt,
    added_at: alert.addedAt,
    principal_name: alert.principalName,
    netbios_computer_name: alert.netbiosComputerName,
    netbios_domain_name: alert.netbiosDomainName,
    consequence_of: alert.consequenceOfId,
    ...toChangeableColumns(alert),
  };
}

/** The columns that edits change, apart from the version, and the alerts that they change alike. */
function groupByChange(
  edits: readonly SavedEdit[],
): Iterable<{ readonly columns: Readonly<Record<string, Knex.Value>>; readonly ids: string[] }> {
  const groups = new Map<string, { columns: Record<string, Knex.Value>; ids: string[] }>();
  for (const { before, after } of edits) {
    const old: Readonly<Record<string, Knex.Value>> = toChangeableColumns(before);
    const changed = Object.entries(toChangeableColumns(after)).filter(
      ([column, value]) => column !== 'version' && value !== old[column],
    );
    const key = JSON.stringify(changed);
    const group = groups.get(key) ?? { columns: Object.fromEntries(changed), ids: [] };
    group.ids.push(after.id);
    groups.set(key, group);
  }
  return groups.values();
}

/** What can change after an alert was raised. */
function toChangeableColumns(alert: Alert) {
  return {
    severity: ALERT_SEVERITIES.indexOf(alert.severity),
    priority: ALERT_PRIORITIES.indexOf(alert.priority),
    resolution_state: alert.resolutionState,
    is_open: isOpen(alert) ? 1 : 0,
    repeat_count: alert.repeatCount,
    owner: alert.owner,
    ticket_id: alert.ticketId,
    custom_fields: JSON.stringify(alert.customFields),
    last_modified_at: alert.lastModifiedAt,
    last_modified_by: alert.lastModifiedBy,
    last_modified_by_non_connector_at: alert.lastModifiedByNonConnectorAt,
    resolution_state_last_modified_at: alert.resolutionStateLastModifiedAt,
    resolved_at: alert.resolvedAt,
    resolved_by: alert.resolvedBy,
    tfs_work_item_id: alert.tfsWorkItemId,
    tfs_work_item_owner: alert.tfsWorkItemOwner,
    storm_parent_id: alert.stormParentId,
    version: alert.version,
  };
}
