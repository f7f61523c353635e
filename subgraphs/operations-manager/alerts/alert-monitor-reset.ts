import type { Change } from '../../kit/journal/journal.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { OperationsManagerUnit } from '../context.ts';
import {
  findUnhealthyMonitorsOfAlerts,
  resetMonitorInTransaction,
} from '../health/monitor-health.ts';
import type { Alert } from './alert.ts';
import { authorOf, type ActionContext } from './alert-action-context.ts';

/** Resets the monitor where that is asked for, or is the site's setting; otherwise refuses. */
export async function resetMonitorIfUnhealthy(
  unit: OperationsManagerUnit,
  alert: Alert,
  options: { context: ActionContext; allowed: boolean },
): Promise<{ reset: boolean; changes: Change[] }> {
  const unhealthy = await findUnhealthyMonitorsOfAlerts(unit, [alert]);
  const monitorId = unhealthy.get(alert.id);
  if (monitorId === undefined) return { reset: false, changes: [] };
  if (!options.allowed && !(await resetsWhenClosing(unit))) {
    throw monitorIsUnhealthy(alert, 'resetMonitor');
  }
  const changes = await resetMonitorInTransaction(unit, monitorId, authorOf(options.context));
  return { reset: true, changes };
}

/** Whether the site wants monitors reset whenever the alert of an unhealthy one is closed. */
export async function resetsWhenClosing({
  alertPolicy,
}: Pick<OperationsManagerUnit, 'alertPolicy'>): Promise<boolean> {
  return (await alertPolicy.read()).closingUnhealthy === 'RESET_MONITOR';
}

/** `permission` is the input by which the client may have the monitor reset. */
export function monitorIsUnhealthy(
  alert: Alert,
  permission: 'resetMonitor' | 'resetMonitors',
): Refusal {
  return new Refusal(
    'MONITOR_UNHEALTHY',
    `Cannot close alert "${alert.id}": its monitor is still unhealthy; mend the cause, or give "${permission}: true"`,
    ['input', permission],
  );
}
