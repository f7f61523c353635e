import { listConditions, type Filter } from '../../kit/filter/filter-table.ts';
import type { Change } from '../../kit/journal/journal.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { OperationsManagerUnit } from '../context.ts';
import { findUnhealthyMonitorsOfAlerts } from '../health/monitor-health.ts';
import { isOpen, type Alert } from './alert.ts';
import { authorOf, noAlert, type ActionContext } from './alert-action-context.ts';
import { checkComment } from './alert-checks.ts';
import { closeAlertsInTransaction } from './alert-lifecycle.ts';
import {
  monitorIsUnhealthy,
  resetMonitorIfUnhealthy,
  resetsWhenClosing,
} from './alert-monitor-reset.ts';

export interface ResolveManyRequest {
  readonly alertIds: readonly string[] | null;
  readonly filter: Filter | null;
  readonly limit: number;
  readonly dryRun: boolean;
  readonly resetMonitors: boolean;
  readonly comment: string | null;
}

export interface ResolveManyOutcome {
  readonly results: readonly ResolvedAlert[];
  readonly sequence: number | null;
}

export interface ResolvedAlert {
  readonly alertId: string;
  readonly alert: Alert | null;
  readonly refusal: Refusal | null;
  /** Nothing was left to do. */
  readonly wasClosed: boolean;
}

const BATCH_LIMITS = { ids: 1_000, byFilter: 100_000 } as const;
/** Alerts closed in one transaction, so that a large clean-up never holds the journal's lock for long. */
const RESOLVED_PER_TRANSACTION = 500;

/** Closes many alerts, a few hundred in a transaction; each is answered on its own. */
export async function resolveAlerts(
  context: ActionContext,
  request: ResolveManyRequest,
): Promise<ResolveManyOutcome> {
  checkComment(request.comment);
  const ids = await listAlertsToResolve(context, request);
  const results: ResolvedAlert[] = [];
  let sequence: number | null = null;
  for (let start = 0; start < ids.length; start += RESOLVED_PER_TRANSACTION) {
    const some = ids.slice(start, start + RESOLVED_PER_TRANSACTION);
    const outcome = await resolveSome(context, some, request);
    results.push(...outcome.results);
    sequence = outcome.sequence ?? sequence;
  }
  return { results, sequence };
}

async function listAlertsToResolve(
  { stores, viewer }: ActionContext,
  { alertIds, filter, limit }: ResolveManyRequest,
): Promise<string[]> {
  if ((alertIds === null) === (filter === null)) {
    throw new Refusal(
      'CONTRADICTION',
      'Cannot resolve alerts: give either "alertIds" or "filter", not both and not neither',
      ['input'],
    );
  }
  if (limit < 1 || limit > BATCH_LIMITS.byFilter) {
    throw new Refusal(
      'OUT_OF_RANGE',
      `Cannot resolve up to ${limit} alerts: "limit" must be 1 to ${BATCH_LIMITS.byFilter}`,
      ['input', 'limit'],
    );
  }
  if (filter !== null && listConditions(filter).length === 0) {
    throw new Refusal(
      'BAD_FILTER',
      'Cannot resolve alerts by a filter that says nothing: it would be all of them; say so with "isOpen: true"',
      ['input', 'filter'],
    );
  }
  if (alertIds !== null) {
    if (alertIds.length === 0 || alertIds.length > BATCH_LIMITS.ids) {
      throw new Refusal(
        'OUT_OF_RANGE',
        `Cannot resolve ${alertIds.length} alerts by id: it must be 1 to ${BATCH_LIMITS.ids}`,
        ['input', 'alertIds'],
      );
    }
    return [...new Set(alertIds)];
  }
  const found = await stores.alerts.listOpenIds(filter ?? {}, viewer.groupIds, limit + 1);
  if (found.length > limit) {
    throw new Refusal(
      'TOO_MANY',
      `Cannot resolve the alerts that match: there are more than ${limit}; narrow the filter or raise "limit"`,
      ['input', 'filter'],
    );
  }
  return found;
}

async function resolveSome(
  context: ActionContext,
  ids: readonly string[],
  { dryRun, resetMonitors, comment }: ResolveManyRequest,
): Promise<ResolveManyOutcome> {
  return await context.transaction(async (unit) => {
    const loaded = await unit.alerts.findManyForUpdate(ids, context.viewer.groupIds);
    const alerts = new Map(loaded.map((alert) => [alert.id, alert]));
    const unhealthy = await findUnhealthyMonitorsOfAlerts(unit, loaded.filter(isOpen));

    const mayReset = resetMonitors || (unhealthy.size > 0 && (await resetsWhenClosing(unit)));

    const refusals = new Map<string, Refusal>();
    const closedBefore = new Set<string>();
    const toReset: Alert[] = [];
    const toClose: Alert[] = [];
    for (const id of ids) {
      const alert = alerts.get(id);
      if (alert === undefined) refusals.set(id, noAlert(id, 'resolve'));
      else if (!isOpen(alert)) closedBefore.add(id);
      else if (!unhealthy.has(id)) toClose.push(alert);
      else if (mayReset) toReset.push(alert);
      else refusals.set(id, monitorIsUnhealthy(alert, 'resetMonitors'));
    }

    const changes: Change[] = [];
    if (!dryRun) {
      const author = authorOf(context);
      const closed = await closeAlertsInTransaction(unit, toClose, { author, comment });
      for (const alert of closed.alerts) alerts.set(alert.id, alert);
      changes.push(...closed.changes);
      for (const alert of toReset) {
        changes.push(...(await resetAndClose(unit, alert, { context, comment, alerts })));
      }
    }
    const sequence = changes.length === 0 ? null : await unit.journal.append(changes);
    const results = ids.map((alertId) => ({
      alertId,
      alert: alerts.get(alertId) ?? null,
      refusal: refusals.get(alertId) ?? null,
      wasClosed: closedBefore.has(alertId),
    }));
    return { results, sequence };
  });
}

async function resetAndClose(
  unit: OperationsManagerUnit,
  alert: Alert,
  options: { context: ActionContext; comment: string | null; alerts: Map<string, Alert> },
): Promise<Change[]> {
  const { context, comment, alerts } = options;
  const { changes } = await resetMonitorIfUnhealthy(unit, alert, {
    context,
    allowed: true,
  });
  const current = (await unit.alerts.findForUpdate(alert.id)) ?? alert;
  const closed = await closeAlertsInTransaction(unit, [current], {
    author: authorOf(context),
    comment,
  });
  alerts.set(alert.id, closed.alerts[0] ?? current);
  return [...changes, ...closed.changes];
}
