import type { AlertPriority, AlertSeverity } from '../alerts/alert.ts';
import {
  isUnhealthy,
  toHealthNumber,
  type HealthState,
  type RollupPolicy,
} from './health-state.ts';

export type MonitorKind = 'UNIT' | 'AGGREGATE' | 'DEPENDENCY';

/** One node of an object's health tree. */
export interface Monitor {
  readonly id: string;
  readonly objectId: string;
  readonly kind: MonitorKind;
  readonly name: string;
  readonly displayName: string;
  /** What it rolls up into on the same object; null at the top. */
  readonly parentId: string | null;
  /** Null for a unit monitor. */
  readonly policy: RollupPolicy | null;
  readonly percentage: number | null;
  /** For a dependency monitor: which monitor of each contained object counts. */
  readonly memberMonitorName: string | null;
  readonly state: HealthState;
  readonly stateLastModifiedAt: string;
  /** Reported during maintenance, to take effect at its end. */
  readonly suspendedState: HealthState | null;
  readonly isEnabled: boolean;
  readonly alert: MonitorAlert | null;
  /** Whether it raised its alert since it was last healthy; an unhealthy time gets one alert. */
  readonly hasAlerted: boolean;
}

export interface MonitorAlert {
  readonly on: AlertingState;
  readonly name: string;
  readonly severity: AlertSeverity;
  readonly priority: AlertPriority;
  readonly autoResolve: boolean;
}

export type AlertingState = 'WARNING' | 'ERROR';

/** What a monitor's new state asks to be done about its alert. */
export type AlertDuty = 'RAISE' | 'RESOLVE' | 'NONE';

/**
 * A unit monitor after a finding, and what follows for its alert: one for each unhealthy time, so that a change from
 * Warning to Critical raises none. A monitor that was lost in between begins anew; its alert, if still open, is repeated.
 */
export function moveMonitor(
  monitor: Monitor,
  state: HealthState,
  at: string,
): { monitor: Monitor; duty: AlertDuty } {
  if (monitor.state === state) {
    const isWaiting = monitor.suspendedState !== null;
    return { monitor: isWaiting ? { ...monitor, suspendedState: null } : monitor, duty: 'NONE' };
  }
  const moved = { ...monitor, state, stateLastModifiedAt: at, suspendedState: null };
  if (!isUnhealthy(state)) {
    const isOver = state === 'SUCCESS' && monitor.alert?.autoResolve === true;
    return { monitor: { ...moved, hasAlerted: false }, duty: isOver ? 'RESOLVE' : 'NONE' };
  }
  const isDue = monitor.alert !== null && reaches(state, monitor.alert.on) && !monitor.hasAlerted;
  return isDue
    ? { monitor: { ...moved, hasAlerted: true }, duty: 'RAISE' }
    : { monitor: moved, duty: 'NONE' };
}

function reaches(state: HealthState, threshold: AlertingState): boolean {
  return isUnhealthy(state) && toHealthNumber(state) >= toHealthNumber(threshold);
}
