import { isSerializationFailure, isUniqueViolation } from '../../kit/database/errors.ts';
import type { Filter } from '../../kit/filter/filter-table.ts';
import type { Change } from '../../kit/journal/journal.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Viewer } from '../../kit/viewer.ts';
import { checkText } from '../../kit/text-limits.ts';
import {
  findUnhealthyMonitorsOfAlerts,
  resetMonitorInTransaction,
} from '../health/monitor-health.ts';
import type { OperationsManagerContext, OperationsManagerUnit } from '../context.ts';
import {
  CLOSED,
  CUSTOM_FIELD_COUNT,
  isFreeForSites,
  isOpen,
  setCustomFields,
  type Alert,
  type AlertEdit,
  type ResolutionState,
} from './alert.ts';
import type { AlertDraft } from './alert-draft.ts';
import {
  closeAlertsInTransaction,
  editAlertsInTransaction,
  raiseAlertsInTransaction,
  type Author,
} from './alert-lifecycle.ts';

type ActionContext = Pick<OperationsManagerContext, 'transaction' | 'viewer' | 'now' | 'stores'>;

/** A changed alert and the number of its last change; null when the alert was so already. */
export interface AlertOutcome {
  readonly alert: Alert;
  readonly sequence: number | null;
}

export type RaiseOutcome =
  | { readonly alert: Alert; readonly isRepeat: boolean; readonly sequence: number }
  | { readonly refusal: Refusal };

const TEXT_LIMITS = {
  name: 255,
  description: 4_000,
  owner: 255,
  ticketId: 150,
  customField: 255,
  context: 20_000,
  comment: 2_000,
} as const;
const BATCH_LIMITS = { raised: 500, resolvedIds: 1_000, resolvedByFilter: 100_000 } as const;
/** Alerts closed in one transaction, so that a large clean-up never holds the journal's lock for long. */
const RESOLVED_PER_TRANSACTION = 500;

/** Raises alerts, each answered on its own; the answers keep the order. */
export async function raiseAlerts(
  context: ActionContext,
  drafts: readonly AlertDraft[],
): Promise<RaiseOutcome[]> {
  if (drafts.length === 0 || drafts.length > BATCH_LIMITS.raised) {
    throw new Refusal(
      'OUT_OF_RANGE',
      `Cannot raise ${drafts.length} alerts at once: it must be 1 to ${BATCH_LIMITS.raised}`,
      ['input', 'alerts'],
    );
  }
  for (const draft of drafts) checkDraft(draft);
  return await retryOnCollision(() =>
    context.transaction(async (unit) => {
      const { outcomes, stormChanges } = await raiseAlertsInTransaction(
        unit,
        drafts,
        authorOf(context),
      );
      const changes = outcomes.flatMap((outcome) => ('change' in outcome ? [outcome.change] : []));
      // Last, because the journal's number is taken under a lock held to the commit.
      const last =
        changes.length === 0 ? 0 : await unit.journal.append([...stormChanges, ...changes]);
      let sequence = last - changes.length;
      return outcomes.map((outcome) =>
        'refusal' in outcome
          ? outcome
          : { alert: outcome.alert, isRepeat: outcome.isRepeat, sequence: (sequence += 1) },
      );
    }),
  );
}

/** Raises one alert; asked again under the same key, it answers with the alert raised the first time. */
export async function raiseAlert(
  context: ActionContext,
  draft: AlertDraft,
  idempotencyKey: string | null,
): Promise<{ alert: Alert; isRepeat: boolean; sequence: number | null }> {
  checkDraft(draft);
  return await retryOnCollision(() =>
    context.transaction(async (unit) => {
      if (idempotencyKey !== null) {
        const alertId = await unit.idempotencyKeys.findResult(idempotencyKey, draft);
        const alert = alertId === null ? null : await unit.alerts.findForUpdate(alertId);
        if (alert !== null) return { alert, isRepeat: false, sequence: null };
      }
      const {
        outcomes: [outcome],
        stormChanges,
      } = await raiseAlertsInTransaction(unit, [draft], authorOf(context));
      if (outcome === undefined || 'refusal' in outcome) throw outcome?.refusal;
      const { alert, isRepeat, change } = outcome;
      if (idempotencyKey !== null) {
        await unit.idempotencyKeys.remember(idempotencyKey, draft, alert.id);
      }
      return { alert, isRepeat, sequence: await unit.journal.append([...stormChanges, change]) };
    }),
  );
}

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
        field: ['input', 'resolutionState'],
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
}

/** Closes many alerts, a few hundred in a transaction; each is answered on its own. */
export async function resolveAlerts(
  context: ActionContext,
  request: ResolveManyRequest,
): Promise<ResolveManyOutcome> {
  checkText(request.comment, {
    what: 'comment',
    most: TEXT_LIMITS.comment,
    field: ['input', 'comment'],
  });
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
  if (limit < 1 || limit > BATCH_LIMITS.resolvedByFilter) {
    throw new Refusal(
      'OUT_OF_RANGE',
      `Cannot resolve up to ${limit} alerts: "limit" must be 1 to ${BATCH_LIMITS.resolvedByFilter}`,
      ['input', 'limit'],
    );
  }
  if (alertIds !== null) {
    if (alertIds.length > BATCH_LIMITS.resolvedIds) {
      throw new Refusal(
        'OUT_OF_RANGE',
        `Cannot resolve ${alertIds.length} alerts by id: it must be at most ${BATCH_LIMITS.resolvedIds}`,
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

    const refusals = new Map<string, Refusal>();
    const toReset: Alert[] = [];
    const toClose: Alert[] = [];
    for (const id of ids) {
      const alert = alerts.get(id);
      if (alert === undefined) refusals.set(id, noAlert(id, 'resolve'));
      else if (!isOpen(alert)) continue;
      else if (!unhealthy.has(id)) toClose.push(alert);
      else if (resetMonitors) toReset.push(alert);
      else refusals.set(id, monitorIsUnhealthy(alert, ['input', 'alertIds']));
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
    field: ['input', 'alertIds'],
  });
  const current = (await unit.alerts.findForUpdate(alert.id)) ?? alert;
  const closed = await closeAlertsInTransaction(unit, [current], {
    author: authorOf(context),
    comment,
  });
  alerts.set(alert.id, closed.alerts[0] ?? current);
  return [...changes, ...closed.changes];
}

/** Adds a resolution state of the site's own. */
export async function createResolutionState(
  context: ActionContext,
  { value, name }: { value: number; name: string },
): Promise<ResolutionState> {
  checkText(name, { what: 'resolution state name', least: 1, most: 50, field: ['input', 'name'] });
  if (!isFreeForSites(value)) {
    throw new Refusal(
      'OUT_OF_RANGE',
      `Cannot create resolution state ${value}: a site's own are 1 to 246 and 251 to 253`,
      ['input', 'value'],
    );
  }
  return await context.transaction(async ({ resolutionStates }) => {
    const existing = await resolutionStates.find(value);
    if (existing !== null) {
      throw new Refusal(
        'ALREADY_EXISTS',
        `Cannot create resolution state ${value}: it is "${existing.name}"`,
        ['input', 'value'],
      );
    }
    const state = { value, name, isBuiltIn: false };
    await resolutionStates.insert(state);
    return state;
  });
}

function authorOf({ viewer, now }: ActionContext): Author {
  return { viewer, at: now() };
}

async function loadAlert(
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

function noAlert(alertId: string, action: string): Refusal {
  return new Refusal('NOT_FOUND', `Cannot ${action} alert "${alertId}": there is none`, [
    'input',
    'alertId',
  ]);
}

/** Changes the monitor's health, where that is asked for or the site's setting; otherwise refuses. */
async function resetMonitorIfUnhealthy(
  unit: OperationsManagerUnit,
  alert: Alert,
  options: { context: ActionContext; allowed: boolean; field: readonly string[] },
): Promise<{ reset: boolean; changes: Change[] }> {
  const unhealthy = await findUnhealthyMonitorsOfAlerts(unit, [alert]);
  const monitorId = unhealthy.get(alert.id);
  if (monitorId === undefined) return { reset: false, changes: [] };
  if (!options.allowed) throw monitorIsUnhealthy(alert, options.field);
  const changes = await resetMonitorInTransaction(unit, monitorId, authorOf(options.context));
  return { reset: true, changes };
}

function monitorIsUnhealthy(alert: Alert, field: readonly string[]): Refusal {
  return new Refusal(
    'MONITOR_UNHEALTHY',
    `Cannot close alert "${alert.id}": its monitor is still unhealthy; mend the cause, or reset the monitor with it`,
    field,
  );
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

function checkDraft(draft: AlertDraft): void {
  const { name, description, owner, ticketId, context, comment, customFields } = draft;
  checkText(name, {
    what: 'alert name',
    least: 1,
    most: TEXT_LIMITS.name,
    field: ['input', 'name'],
  });
  checkText(description, {
    what: 'description',
    most: TEXT_LIMITS.description,
    field: ['input', 'description'],
  });
  checkText(context, { what: 'context', most: TEXT_LIMITS.context, field: ['input', 'context'] });
  checkOperatorTexts({ owner, ticketId, comment });
  if (customFields.length > CUSTOM_FIELD_COUNT) {
    throw new Refusal(
      'OUT_OF_RANGE',
      `Cannot take ${customFields.length} custom fields: an alert has ${CUSTOM_FIELD_COUNT}`,
      ['input', 'customFields'],
    );
  }
  for (const value of customFields) checkCustomField(value);
}

function checkEdit(request: Parameters<typeof updateAlert>[1]): void {
  checkOperatorTexts({ ...request.edit, comment: request.comment });
  for (const { number, value } of request.customFields) {
    if (number < 1 || number > CUSTOM_FIELD_COUNT) {
      throw new Refusal(
        'OUT_OF_RANGE',
        `Cannot set custom field ${number}: they are numbered 1 to ${CUSTOM_FIELD_COUNT}`,
        ['input', 'customFields'],
      );
    }
    checkCustomField(value);
  }
}

function checkOperatorTexts(texts: {
  owner?: string | null;
  ticketId?: string | null;
  comment: string | null;
}): void {
  checkText(texts.owner, { what: 'owner', most: TEXT_LIMITS.owner, field: ['input', 'owner'] });
  checkText(texts.ticketId, {
    what: 'ticket number',
    most: TEXT_LIMITS.ticketId,
    field: ['input', 'ticketId'],
  });
  checkText(texts.comment, {
    what: 'comment',
    most: TEXT_LIMITS.comment,
    field: ['input', 'comment'],
  });
}

function checkCustomField(value: string | null | undefined): void {
  checkText(value, {
    what: 'custom field',
    most: TEXT_LIMITS.customField,
    field: ['input', 'customFields'],
  });
}

/**
 * Two transactions that raise the first alert of one problem at the same moment, or begin one storm crosswise: the store
 * lets one through. The other looks again and finds an alert to repeat, or a storm to join.
 */
async function retryOnCollision<T>(work: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempts === 5 || !(isUniqueViolation(error) || isSerializationFailure(error)))
        throw error;
    }
  }
}
