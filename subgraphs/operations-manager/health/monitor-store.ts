import type { Knex } from 'knex';
import { insertMany } from '../../kit/database/insert-many.ts';
import {
  ALERT_PRIORITIES,
  ALERT_SEVERITIES,
  type AlertPriority,
  type AlertSeverity,
} from '../alerts/alert.ts';
import { listInChunks } from '../chunks.ts';
import {
  toHealthNumber,
  toHealthState,
  type HealthState,
  type RollupPolicy,
  type StateCounts,
} from './health-state.ts';
import type { AlertingState, Monitor, MonitorAlert, MonitorKind } from './monitor.ts';

export interface MonitorStore {
  findMany(ids: readonly string[]): Promise<(Monitor | null)[]>;
  findByName(objectId: string, name: string): Promise<Monitor | null>;
  /** The whole health trees of these objects, from the top down, by object. */
  listOfObjects(objectIds: readonly string[]): Promise<Map<string, Monitor[]>>;
  /** Monitors with a finding that waits for the end of maintenance. */
  listSuspended(objectIds: readonly string[]): Promise<Monitor[]>;
  /**
   * For each container: how many of the objects directly in it have their monitor of each name in each state. Removed
   * ones and those in maintenance do not count.
   */
  countMemberStates(
    containerIds: readonly string[],
    names: readonly string[],
  ): Promise<Map<string, Map<string, StateCounts>>>;
  insert(monitors: readonly Monitor[]): Promise<void>;
  /** Writes down the states of monitors that moved together, those of equal state in one statement. */
  saveStates(monitors: readonly Monitor[]): Promise<void>;
  save(monitor: Monitor): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}

export interface MonitorRow {
  readonly id: string;
  readonly object_id: string;
  readonly kind: MonitorKind;
  readonly name: string;
  readonly display_name: string;
  readonly parent_id: string | null;
  readonly policy: RollupPolicy | null;
  readonly percentage: number | null;
  readonly member_monitor_name: string | null;
  readonly state: number;
  readonly state_last_modified_at: string;
  readonly suspended_state: number | null;
  readonly is_enabled: number;
  readonly alert_on: AlertingState | null;
  readonly alert_name: string | null;
  readonly alert_severity: number | null;
  readonly alert_priority: number | null;
  readonly auto_resolve: number | null;
  readonly has_alerted: number;
}

export function createMonitorStore(knex: Knex): MonitorStore {
  return {
    async findMany(ids) {
      const rows = await listInChunks<MonitorRow>(ids, (some) =>
        knex('monitors').whereIn('id', some),
      );
      const byId = new Map(rows.map((row) => [row.id, toMonitor(row)]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    async findByName(objectId, name) {
      const row = (await knex('monitors').where({ object_id: objectId, name }).first()) as
        | MonitorRow
        | undefined;
      return row === undefined ? null : toMonitor(row);
    },
    async listOfObjects(objectIds) {
      const rows = await listInChunks<MonitorRow>(objectIds, (some) =>
        knex('monitors').whereIn('object_id', some).orderBy('row'),
      );
      return Map.groupBy(rows.map(toMonitor), (monitor) => monitor.objectId);
    },
    async listSuspended(objectIds) {
      const rows = await listInChunks<MonitorRow>(objectIds, (some) =>
        knex('monitors').whereIn('object_id', some).whereNotNull('suspended_state').orderBy('row'),
      );
      return rows.map(toMonitor);
    },
    async countMemberStates(containerIds, names) {
      const rows = await listInChunks<MemberStateRow>(containerIds, (some) =>
        knex('monitored_objects')
          .join('monitors', 'monitors.object_id', 'monitored_objects.id')
          .select('container_id', 'monitors.name', 'monitors.state')
          .count({ monitors: '*' })
          .whereIn('container_id', some)
          .whereIn('monitors.name', [...names])
          .where({ removed_at: null, is_enabled: 1 })
          // Not "is 0": nearly all are, and SQLite would rather walk through them than through the contained ones.
          .whereNot({ in_maintenance: 1 })
          .groupBy('container_id', 'monitors.name', 'monitors.state'),
      );
      return toMemberStates(rows);
    },
    async insert(monitors) {
      await insertMany(knex, 'monitors', monitors.map(toMonitorRow));
    },
    async saveStates(monitors) {
      const alike = Map.groupBy(monitors, ({ state, stateLastModifiedAt, hasAlerted }) =>
        JSON.stringify([state, stateLastModifiedAt, hasAlerted]),
      );
      for (const some of alike.values()) {
        const [first] = some;
        if (first === undefined) continue;
        const { state, stateLastModifiedAt, hasAlerted } = first;
        await listInChunks(
          some.map((monitor) => monitor.id),
          (ids) =>
            knex('monitors')
              .whereIn('id', ids)
              .update({
                state: toHealthNumber(state),
                state_last_modified_at: stateLastModifiedAt,
                suspended_state: null,
                has_alerted: hasAlerted ? 1 : 0,
              })
              .returning('id'),
        );
      }
    },
    async save(monitor) {
      const { id, ...columns } = toMonitorRow(monitor);
      await knex('monitors').where({ id }).update(columns);
    },
    async remove(ids) {
      await listInChunks(ids, (some) =>
        knex('monitors').whereIn('id', some).delete().returning('id'),
      );
    },
  };
}

interface MemberStateRow {
  readonly container_id: string;
  readonly name: string;
  readonly state: number;
  readonly monitors: number | string;
}

function toMemberStates(rows: readonly MemberStateRow[]): Map<string, Map<string, StateCounts>> {
  const containers = new Map<string, Map<string, Partial<Record<HealthState, number>>>>();
  for (const { container_id: containerId, name, state, monitors } of rows) {
    const names = containers.get(containerId) ?? new Map();
    const counts = names.get(name) ?? {};
    counts[toHealthState(state)] = Number(monitors);
    containers.set(containerId, names.set(name, counts));
  }
  return containers;
}

function toMonitor(row: MonitorRow): Monitor {
  return {
    id: row.id,
    objectId: row.object_id,
    kind: row.kind,
    name: row.name,
    displayName: row.display_name,
    parentId: row.parent_id,
    policy: row.policy,
    percentage: row.percentage,
    memberMonitorName: row.member_monitor_name,
    state: toHealthState(row.state),
    stateLastModifiedAt: row.state_last_modified_at,
    suspendedState: row.suspended_state === null ? null : toHealthState(row.suspended_state),
    isEnabled: row.is_enabled === 1,
    alert: toMonitorAlert(row),
    hasAlerted: row.has_alerted === 1,
  };
}

/** The columns of an alert are set together or not at all. */
function toMonitorAlert(row: MonitorRow): MonitorAlert | null {
  if (row.alert_on === null) return null;
  return {
    on: row.alert_on,
    name: row.alert_name ?? row.display_name,
    severity: ALERT_SEVERITIES[row.alert_severity ?? 0] as AlertSeverity,
    priority: ALERT_PRIORITIES[row.alert_priority ?? 0] as AlertPriority,
    autoResolve: row.auto_resolve === 1,
  };
}

export function toMonitorRow(monitor: Monitor): MonitorRow {
  const { alert } = monitor;
  return {
    id: monitor.id,
    object_id: monitor.objectId,
    kind: monitor.kind,
    name: monitor.name,
    display_name: monitor.displayName,
    parent_id: monitor.parentId,
    policy: monitor.policy,
    percentage: monitor.percentage,
    member_monitor_name: monitor.memberMonitorName,
    state: toHealthNumber(monitor.state),
    state_last_modified_at: monitor.stateLastModifiedAt,
    suspended_state:
      monitor.suspendedState === null ? null : toHealthNumber(monitor.suspendedState),
    is_enabled: monitor.isEnabled ? 1 : 0,
    alert_on: alert?.on ?? null,
    alert_name: alert?.name ?? null,
    alert_severity: alert === null ? null : ALERT_SEVERITIES.indexOf(alert.severity),
    alert_priority: alert === null ? null : ALERT_PRIORITIES.indexOf(alert.priority),
    auto_resolve: alert === null ? null : Number(alert.autoResolve),
    has_alerted: monitor.hasAlerted ? 1 : 0,
  };
}
