import type { Change } from '../../kit/journal/journal.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { OperationsManagerUnit } from '../context.ts';
import { CLOSED, isOpen, setCustomFields, type Alert, type AlertEdit } from './alert.ts';
import {
  authorOf,
  loadAlert,
  type ActionContext,
  type AlertOutcome,
} from './alert-action-context.ts';
import { checkEdit } from './alert-checks.ts';
import { editAlertsInTransaction } from './alert-lifecycle.ts';
import { resetMonitorIfUnhealthy } from './alert-monitor-reset.ts';

/** Changes what operators may change. */
export async function updateAlert(
  context: ActionContext,
  request: {
    readonly alertId: string;
    readonly expectedVersion: number | null;
    readonly edit: Omit<AlertEdit, 'customFields'>;
    readonly customFields: readonly { number: number; value?: string | null | undefined }[];
    readonly resetMonitor: boolean;
    readonly comment: string | null;
  },
): Promise<AlertOutcome> {
  const { alertId, expectedVersion, customFields, resetMonitor, comment } = request;
  checkEdit(request);
  return await context.transaction(async (unit) => {
    const alert = await loadAlert(unit, alertId, { viewer: context.viewer, expectedVersion });
    const edit: AlertEdit = {
      ...request.edit,
      ...(customFields.length === 0
        ? {}
        : { customFields: setCustomFields(alert.customFields, customFields) }),
    };
    await checkResolutionState(unit, alert, edit.resolutionState);
    const changes: Change[] = [];
    let current = alert;
    if (edit.resolutionState === CLOSED && isOpen(alert)) {
      const { reset, changes: resetChanges } = await resetMonitorIfUnhealthy(unit, alert, {
        context,
        allowed: resetMonitor,
      });
      changes.push(...resetChanges);
      if (reset) current = (await unit.alerts.findForUpdate(alertId)) ?? alert;
    }
    const edited = await editAlertsInTransaction(unit, [current], {
      edit,
      author: authorOf(context),
      comment,
    });
    changes.push(...edited.changes);
    const sequence = changes.length === 0 ? null : await unit.journal.append(changes);
    return { alert: edited.alerts[0] ?? current, sequence };
  });
}

/** Closes one alert; one that is closed already stays as it is. */
export async function resolveAlert(
  context: ActionContext,
  request: {
    readonly alertId: string;
    readonly expectedVersion: number | null;
    readonly resetMonitor: boolean;
    readonly comment: string | null;
  },
): Promise<AlertOutcome> {
  return await updateAlert(context, {
    ...request,
    edit: { resolutionState: CLOSED },
    customFields: [],
  });
}

async function checkResolutionState(
  unit: OperationsManagerUnit,
  alert: Alert,
  value: number | undefined,
): Promise<void> {
  if (value === undefined || value === alert.resolutionState) return;
  if ((await unit.resolutionStates.find(value)) === null) {
    throw new Refusal(
      'NOT_FOUND',
      `Cannot move alert "${alert.id}" to resolution state ${value}: there is no such state`,
      ['input', 'resolutionState'],
    );
  }
  if (!isOpen(alert)) {
    throw new Refusal(
      'NOT_ALLOWED_IN_STATE',
      `Cannot move alert "${alert.id}" to resolution state ${value}: it is closed, and a closed alert is never reopened`,
      ['input', 'resolutionState'],
    );
  }
}
