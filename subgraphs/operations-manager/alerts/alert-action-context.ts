import type { OperationsManagerContext, OperationsManagerUnit } from '../context.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Viewer } from '../../kit/viewer.ts';
import type { Alert } from './alert.ts';
import type { Author } from './alert-lifecycle.ts';

/** What actions on alerts need of an execution. */
export type ActionContext = Pick<
  OperationsManagerContext,
  'transaction' | 'viewer' | 'now' | 'stores'
>;

/** A changed alert and the number of its last change; null when the alert was so already. */
export interface AlertOutcome {
  readonly alert: Alert;
  readonly sequence: number | null;
}

export function authorOf({ viewer, now }: ActionContext): Author {
  return { viewer, at: now() };
}

export async function loadAlert(
  unit: OperationsManagerUnit,
  alertId: string,
  { viewer, expectedVersion }: { viewer: Viewer; expectedVersion: number | null },
): Promise<Alert> {
  const alert = await unit.alerts.findForUpdate(alertId, viewer.groupIds);
  if (alert === null) throw noAlert(alertId, 'change');
  if (expectedVersion !== null && alert.version !== expectedVersion) {
    throw new Refusal(
      'CONCURRENT_UPDATE',
      `Cannot change alert "${alertId}": it is at version ${alert.version}, not ${expectedVersion}; ${alert.lastModifiedBy} changed it at ${alert.lastModifiedAt}`,
      ['input', 'expectedVersion'],
    );
  }
  return alert;
}

export function noAlert(alertId: string, action: string): Refusal {
  return new Refusal('NOT_FOUND', `Cannot ${action} alert "${alertId}": there is none`, [
    'input',
    'alertId',
  ]);
}
