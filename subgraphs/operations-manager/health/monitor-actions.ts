import { Refusal } from '../../kit/refusal.ts';
import { checkText } from '../../kit/text-limits.ts';
import type { Alert } from '../alerts/alert.ts';
import type { Author } from '../alerts/alert-lifecycle.ts';
import type { OperationsManagerContext, OperationsManagerUnit } from '../context.ts';
import type { MonitoredObject } from '../monitored-objects/monitored-object.ts';
import type { HealthState } from './health-state.ts';
import type { Monitor } from './monitor.ts';
import { applyFindings, resetMonitorTree } from './monitor-health.ts';
import { createObjectLedger } from './object-ledger.ts';

type ActionContext = Pick<OperationsManagerContext, 'transaction' | 'viewer' | 'now'>;

export interface MonitorReport {
  readonly monitorId: string | null;
  readonly objectId: string | null;
  readonly monitorName: string | null;
  readonly state: HealthState;
  readonly description: string | null;
  readonly context: string | null;
  readonly comment: string | null;
}

export interface MonitorReportOutcome {
  readonly monitor: Monitor;
  readonly alert: Alert | null;
  readonly isSuspended: boolean;
  /** Null when nothing changed. */
  readonly sequence: number | null;
}

/** Lets a unit monitor's finding take effect, or keeps it for the end of maintenance. */
export async function reportMonitorState(
  { transaction, viewer, now }: ActionContext,
  report: MonitorReport,
): Promise<MonitorReportOutcome> {
  checkReport(report);
  return await transaction(async (unit) => {
    const author = { viewer, at: now() };
    const { object, monitor } = await lockMonitor(unit, report, author);
    checkIsReportable(monitor, object);
    if (object.inMaintenance) return await suspendFinding(unit, monitor, report.state);

    const ledger = createObjectLedger();
    const { state, description, context, comment } = report;
    const { alerts, alertChanges } = await applyFindings(
      unit,
      [{ monitor, state, description, context }],
      { author, comment, ledger, closesAlerts: true },
    );
    const healthChanges = await ledger.toChanges(unit.groups, comment);
    const [current] = await unit.monitors.findMany([monitor.id]);
    const changes = [...alertChanges, ...healthChanges];
    // Last, because the journal's number is taken under a lock held to the commit.
    const sequence = changes.length === 0 ? null : await unit.journal.append(changes);
    return { monitor: current ?? monitor, alert: alerts[0] ?? null, isSuspended: false, sequence };
  });
}

/** Sets a monitor, or all under it, to healthy by hand; alerts close as their monitors are set. */
export async function resetMonitor(
  { transaction, viewer, now }: ActionContext,
  { monitorId, comment }: { monitorId: string; comment: string | null },
): Promise<{ monitor: Monitor | null; sequence: number | null }> {
  checkText(comment, { what: 'comment', most: TEXT_LIMITS.comment, field: ['input', 'comment'] });
  return await transaction(async (unit) => {
    const author = { viewer, at: now() };
    const changes = await resetMonitorTree(unit, monitorId, {
      author,
      comment,
      closesAlerts: true,
    });
    const [monitor] = await unit.monitors.findMany([monitorId]);
    const sequence = changes.length === 0 ? null : await unit.journal.append(changes);
    return { monitor: monitor ?? null, sequence };
  });
}

const TEXT_LIMITS = { description: 4_000, context: 20_000, comment: 2_000 } as const;

function checkReport(report: MonitorReport): void {
  for (const what of ['description', 'context', 'comment'] as const) {
    checkText(report[what], { what, most: TEXT_LIMITS[what], field: ['input', what] });
  }
  const { monitorId, objectId, monitorName } = report;
  const isById = monitorId !== null && objectId === null && monitorName === null;
  const isByName = monitorId === null && objectId !== null && monitorName !== null;
  if (isById || isByName) return;
  throw new Refusal(
    'CONTRADICTION',
    'Cannot report a monitor state: give either "monitorId" or both "monitoredObjectId" and "monitorName"',
    ['input', 'monitorId'],
  );
}

/** The monitor as it is once its object is locked: what another report did just before is seen. */
async function lockMonitor(
  unit: OperationsManagerUnit,
  report: MonitorReport,
  { viewer }: Author,
): Promise<{ object: MonitoredObject; monitor: Monitor }> {
  const found = await findMonitor(unit, report);
  const [object] =
    found === null
      ? []
      : await unit.monitoredObjects.findManyForUpdate([found.objectId], viewer.groupIds);
  const monitor = object === undefined ? null : await findMonitor(unit, report);
  if (object !== undefined && monitor !== null) return { object, monitor };
  const { monitorId, monitorName, objectId } = report;
  throw new Refusal(
    'NOT_FOUND',
    monitorId === null
      ? `Cannot report the state of monitor "${monitorName}" of object "${objectId}": there is none`
      : `Cannot report the state of monitor "${monitorId}": there is none`,
    ['input', monitorId === null ? 'monitorName' : 'monitorId'],
  );
}

async function findMonitor(
  { monitors }: OperationsManagerUnit,
  { monitorId, objectId, monitorName }: MonitorReport,
): Promise<Monitor | null> {
  if (monitorId === null) return await monitors.findByName(objectId ?? '', monitorName ?? '');
  const [monitor] = await monitors.findMany([monitorId]);
  return monitor ?? null;
}

function checkIsReportable(monitor: Monitor, object: MonitoredObject): void {
  const attempted = `Cannot report the state of monitor "${monitor.displayName}" of "${object.displayName}"`;
  if (monitor.kind !== 'UNIT') {
    throw new Refusal(
      'NOT_ALLOWED_FOR_KIND',
      `${attempted}: its state follows from the monitors below it`,
      ['input', 'monitorId'],
    );
  }
  if (!monitor.isEnabled) {
    throw new Refusal('MONITOR_DISABLED', `${attempted}: it is switched off`, [
      'input',
      'monitorId',
    ]);
  }
}

async function suspendFinding(
  { monitors }: OperationsManagerUnit,
  monitor: Monitor,
  state: HealthState,
): Promise<MonitorReportOutcome> {
  const suspended = { ...monitor, suspendedState: state };
  await monitors.save(suspended);
  return { monitor: suspended, alert: null, isSuspended: true, sequence: null };
}
