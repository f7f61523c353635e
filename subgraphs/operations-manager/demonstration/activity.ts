import { demonstrationId, type Random } from '../../demonstration/random.ts';
import { attempt } from '../../kit/refusal.ts';
import type { Viewer } from '../../kit/viewer.ts';
import { raiseAlert } from '../alerts/alert-raise-actions.ts';
import { resolveAlert, updateAlert } from '../alerts/alert-update-actions.ts';
import { toRuleId } from '../alerts/alert-draft.ts';
import type { OperationsManagerContext } from '../context.ts';
import { ALERT_TEMPLATES, type AlertTemplate } from './catalogue.ts';
import { isUnhealthy } from '../health/health-state.ts';
import type { Monitor } from '../health/monitor.ts';
import { reportMonitorState } from '../health/monitor-actions.ts';
import { setMaintenanceMode } from '../maintenance/maintenance-actions.ts';
import { COMPUTER_CLASSES, type MonitoredObject } from '../monitored-objects/monitored-object.ts';
import type { AlertFilter, MonitoredObjectFilter } from '../schema-types.generated.ts';

type ActivityContext = Pick<
  OperationsManagerContext,
  'transaction' | 'viewer' | 'now' | 'stores' | 'raiseTogether'
>;

/** In whose name things happen by themselves. */
export const AGENTS: Viewer = {
  name: 'CONTOSO\\om-agents',
  profile: 'ADMINISTRATOR',
  groupIds: null,
};

/** How often each thing happens; what breaks and what heals keep the balance. */
const HAPPENINGS: readonly (readonly [
  weight: number,
  happen: (context: ActivityContext, random: Random) => Promise<unknown>,
])[] = [
  [34, breakMonitor],
  [34, healMonitor],
  [12, raiseRuleAlert],
  [12, closeRuleAlert],
  [6, takeAlert],
  [2, startMaintenance],
];

/** What happens in a demonstration data centre by itself, one small thing a step, through the product's own actions. */
export function createOperationsManagerActivity(context: ActivityContext): {
  step(random: Random): Promise<void>;
} {
  const total = HAPPENINGS.reduce((sum, [weight]) => sum + weight, 0);
  return {
    async step(random) {
      let place = random.below(total);
      for (const [weight, happen] of HAPPENINGS) {
        place -= weight;
        if (place >= 0) continue;
        // An object may be in maintenance or an alert closed by now: then nothing happens this time.
        await attempt(happen(context, random));
        return;
      }
    },
  };
}

async function breakMonitor(context: ActivityContext, random: Random): Promise<void> {
  const object = await findAnyObject(context, random);
  const monitor = await findUnit(context, object, (unit) => !isUnhealthy(unit.state));
  if (object === null || monitor === null) return;
  const template = findTemplate(monitor.name);
  await report(context, monitor, {
    state: monitor.alert?.on ?? 'WARNING',
    description: template?.describe(object.displayName, random) ?? null,
  });
}

async function healMonitor(context: ActivityContext, random: Random): Promise<void> {
  const alert = await findOpenAlert(context, random, { isMonitorAlert: true }, 'ASC');
  const [monitor] = await context.stores.monitors.findMany(alert === null ? [] : [alert.sourceId]);
  if (monitor === null || monitor === undefined) return;
  await report(context, monitor, { state: 'SUCCESS', description: null });
}

async function report(
  context: ActivityContext,
  monitor: Monitor,
  finding: { readonly state: Monitor['state']; readonly description: string | null },
): Promise<void> {
  await reportMonitorState(context, {
    monitorId: monitor.id,
    objectId: null,
    monitorName: null,
    context: null,
    comment: null,
    ...finding,
  });
}

async function raiseRuleAlert(context: ActivityContext, random: Random): Promise<void> {
  const object = await findAnyObject(context, random, COMPUTER_CLASSES);
  if (object === null) return;
  const rules = (ALERT_TEMPLATES.get('computer') ?? []).filter(({ monitor }) => monitor === null);
  const rule = random.pick(rules);
  const { name, severity, priority, category } = rule;
  await raiseAlert(context, {
    draft: {
      monitoredObjectId: object.id,
      sourceId: toRuleId(name),
      isMonitorAlert: false,
      suppressionValues: [],
      name,
      description: rule.describe(object.displayName, random),
      severity,
      priority,
      category,
      owner: null,
      ticketId: null,
      customFields: [],
      context: null,
      parameters: [],
      raisedAt: null,
      comment: null,
    },
    idempotencyKey: null,
  });
}

/** Alerts of rules never close by themselves: somebody gets round to the oldest. */
async function closeRuleAlert(context: ActivityContext, random: Random): Promise<void> {
  const alert = await findOpenAlert(context, random, { isMonitorAlert: false }, 'ASC');
  if (alert === null) return;
  await resolveAlert(context, {
    alertId: alert.id,
    expectedVersion: alert.version,
    resetMonitor: false,
    comment: random.pick(['Done.', 'Mended with the last update.', 'Not seen again.']),
  });
}

const ACKNOWLEDGED = 249;
const TEAMS = [
  'Server Operations',
  'Database Team',
  'Web Operations',
  'Directory Services',
] as const;

async function takeAlert(context: ActivityContext, random: Random): Promise<void> {
  const alert = await findOpenAlert(context, random, { resolutionState: { eq: 0 } }, 'DESC');
  if (alert === null) return;
  await updateAlert(context, {
    alertId: alert.id,
    expectedVersion: alert.version,
    edit: { resolutionState: ACKNOWLEDGED, owner: random.pick(TEAMS) },
    customFields: [],
    resetMonitor: false,
    comment: 'Looking into it.',
  });
}

async function startMaintenance(context: ActivityContext, random: Random): Promise<void> {
  const object = await findAnyObject(context, random, COMPUTER_CLASSES);
  // A whole host would take its twenty machines along, which is an event and not everyday life.
  if (object === null || object.containerId === null) return;
  await setMaintenanceMode(context, {
    idempotencyKey: null,
    objectIds: [object.id],
    groupId: null,
    includeContained: true,
    minutes: 5 + random.below(25),
    endAt: null,
    reason: random.pick(['PLANNED_APPLICATION_MAINTENANCE', 'PLANNED_OTHER', 'SECURITY_ISSUE']),
    comment: random.pick(['Monthly updates', 'New release', 'Certificate renewal']),
  });
}

async function findAnyObject(
  { stores }: ActivityContext,
  random: Random,
  classNames: readonly string[] | null = null,
): Promise<MonitoredObject | null> {
  const filter: MonitoredObjectFilter | null =
    classNames === null ? null : { className: { in: classNames } };
  const [object] = await stores.monitoredObjects.listAfter(
    demonstrationId('somewhere', random.below(1_000_000)),
    filter,
    1,
  );
  return object ?? null;
}

async function findUnit(
  { stores }: ActivityContext,
  object: MonitoredObject | null,
  isWanted: (monitor: Monitor) => boolean,
): Promise<Monitor | null> {
  if (object === null) return null;
  const trees = await stores.monitors.listOfObjects([object.id]);
  return trees.get(object.id)?.find((unit) => unit.kind === 'UNIT' && isWanted(unit)) ?? null;
}

async function findOpenAlert(
  { stores }: ActivityContext,
  random: Random,
  filter: AlertFilter,
  direction: 'ASC' | 'DESC',
) {
  const openOnes: AlertFilter = { isOpen: true, ...filter };
  const open = await stores.alerts.list({
    filter: openOnes,
    orderBy: { field: 'RAISED_AT', direction },
    sight: null,
    first: 50,
  });
  return open.nodes.length === 0 ? null : random.pick(open.nodes);
}

function findTemplate(monitorName: string): AlertTemplate | null {
  const templates = [...ALERT_TEMPLATES.values()].flat();
  return templates.find(({ monitor }) => monitor === monitorName) ?? null;
}
