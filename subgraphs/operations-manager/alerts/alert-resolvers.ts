import { createChangeResolvers } from '../../kit/journal/change-resolvers.ts';
import { checkFilter } from '../../kit/filter/check-filter.ts';
import type { Filter } from '../../kit/filter/filter-table.ts';
import type { ChangeEvent } from '../../kit/journal/change-event.ts';
import { connectionResolvers } from '../../kit/paging/connection-resolvers.ts';
import { checkFirst } from '../../kit/paging/page.ts';
import { readPositionedPage, type PositionedPage } from '../../kit/paging/positioned-page.ts';
import { attempt, toUserError, type UserError } from '../../kit/refusal.ts';
import type { OperationsManagerContext } from '../context.ts';
import type { RaiseAlertInput, Resolvers } from '../schema-types.generated.ts';
import type { Alert, JournaledAlert } from './alert.ts';
import { setClosingUnhealthy } from './alert-policy-actions.ts';
import { createResolutionState } from './resolution-state-actions.ts';
import { raiseAlert, raiseAlerts, type RaiseRequest } from './alert-raise-actions.ts';
import { resolveAlert, updateAlert } from './alert-update-actions.ts';
import { resolveAlerts } from './alert-resolve-actions.ts';
import type { AlertOutcome } from './alert-action-context.ts';
import { toRuleId, type AlertDraft } from './alert-draft.ts';
import { ALERT_FILTERS } from './alert-filter.ts';
import type { AlertListing } from './alert-store.ts';
import { streamAlerts } from './alert-stream.ts';

export type AlertPage = PositionedPage<Alert>;
export type AlertChangeModel = ChangeEvent<JournaledAlert>;

/** Answers of resolveAlerts beyond this many are left out; the counts tell of all. */
const MOST_RESULTS = 1_000;

const changes = createChangeResolvers('alertChanges', streamAlerts);

export const alertResolvers: Pick<
  Resolvers,
  | 'Query'
  | 'Mutation'
  | 'Subscription'
  | 'Alert'
  | 'AlertConnection'
  | 'AlertBucket'
  | 'AlertChange'
> = {
  Query: {
    alertChangesPage: changes.page,
    alert: (_root, { id }, { loaders }) => loaders.alert.load(id),
    alerts: (_root, { filter, orderBy, first, after }, context) =>
      listAlerts(context, {
        filter: toFilter(filter),
        orderBy: orderBy ?? { field: 'RAISED_AT', direction: 'DESC' },
        first,
        after,
      }),
    alertStatistics: (_root, { filter, by }, { stores, viewer }) =>
      stores.alerts.count({ filter: toFilter(filter), by, sight: viewer.groupIds }),
    closingUnhealthyAlerts: async (_root, _arguments, { stores }) =>
      (await stores.alertPolicy.read()).closingUnhealthy,
    resolutionStates: (_root, _arguments, { stores }) => stores.resolutionStates.listAll(),
  },
  Mutation: {
    async raiseAlert(_root, { input }, context) {
      const { result, userErrors } = await attempt(raiseAlert(context, toRaiseRequest(input)));
      return {
        alert: result?.alert ?? null,
        isRepeat: result?.isRepeat ?? null,
        cursor: toCursor(context, result?.sequence),
        userErrors,
      };
    },
    async raiseAlerts(_root, { input }, context) {
      const { result, userErrors } = await attempt(
        raiseAlerts(context, input.alerts.map(toRaiseRequest)),
      );
      const results = (result ?? []).map((outcome) =>
        'refusal' in outcome
          ? {
              alert: null,
              isRepeat: null,
              cursor: null,
              userErrors: [toUserError(outcome.refusal)],
            }
          : { ...outcome, cursor: toCursor(context, outcome.sequence), userErrors: [] },
      );
      return { results, userErrors };
    },
    async resolveAlert(_root, { input }, context) {
      const { result, userErrors } = await attempt(
        resolveAlert(context, {
          alertId: input.alertId,
          expectedVersion: input.expectedVersion ?? null,
          resetMonitor: input.resetMonitor,
          comment: input.comment ?? null,
        }),
      );
      return toAlertPayload(context, result, userErrors);
    },
    async resolveAlerts(_root, { input }, context) {
      const { result, userErrors } = await attempt(
        resolveAlerts(context, {
          alertIds: input.alertIds ?? null,
          filter: toFilter(input.filter),
          limit: input.limit,
          dryRun: input.dryRun,
          resetMonitors: input.resetMonitors,
          comment: input.comment ?? null,
        }),
      );
      const results = result?.results ?? [];
      const refusedCount = results.filter(({ refusal }) => refusal !== null).length;
      return {
        resolvedCount: results.filter(({ refusal, wasClosed }) => refusal === null && !wasClosed)
          .length,
        refusedCount,
        results: results.slice(0, MOST_RESULTS).map(({ alertId, alert, refusal }) => ({
          alertId,
          alert,
          refusal: refusal === null ? null : toUserError(refusal),
        })),
        cursor: toCursor(context, result?.sequence),
        userErrors,
      };
    },
    async updateAlert(_root, { input }, context) {
      const { alertId, expectedVersion, customFields, resetMonitor, comment, resolutionState } =
        input;
      const { owner, ticketId, tfsWorkItemId, tfsWorkItemOwner } = input;
      const { result, userErrors } = await attempt(
        updateAlert(context, {
          alertId,
          expectedVersion: expectedVersion ?? null,
          edit: {
            ...(resolutionState === null || resolutionState === undefined
              ? {}
              : { resolutionState }),
            // What is left out stays, what is null is cleared.
            ...(owner === undefined ? {} : { owner }),
            ...(ticketId === undefined ? {} : { ticketId }),
            ...(tfsWorkItemId === undefined ? {} : { tfsWorkItemId }),
            ...(tfsWorkItemOwner === undefined ? {} : { tfsWorkItemOwner }),
          },
          customFields: customFields ?? [],
          resetMonitor,
          comment: comment ?? null,
        }),
      );
      return toAlertPayload(context, result, userErrors);
    },
    async setClosingUnhealthyAlerts(_root, { input }, context) {
      const { result, userErrors } = await attempt(setClosingUnhealthy(context, input.closing));
      return { closing: result, userErrors };
    },
    async createResolutionState(_root, { input }, context) {
      const { result, userErrors } = await attempt(createResolutionState(context, input));
      return { resolutionState: result, userErrors };
    },
  },
  Subscription: {
    alertChanges: { subscribe: changes.subscribe },
  },
  Alert: {
    resolutionState: ({ resolutionState }, _arguments, { resolutionStates }) =>
      resolutionStates.get(resolutionState),
    history: async ({ id }, { first }, { loaders }) =>
      (await loaders.alertHistory.load(id)).slice(-checkFirst(first)),
    monitoredObject: ({ monitoredObjectId }, _arguments, { loaders }) =>
      loaders.monitoredObject.load(monitoredObjectId),
    managementGroup: ({ managementGroupId }, _arguments, { loaders }) =>
      loaders.managementGroup.load(managementGroupId),
  },
  AlertConnection: connectionResolvers,
  AlertBucket: {
    resolutionState: ({ resolutionState }, _arguments, { resolutionStates }) =>
      resolutionState === null ? null : resolutionStates.get(resolutionState),
    group: ({ groupId }, _arguments, { loaders }) =>
      groupId === null ? null : loaders.group.load(groupId),
    monitoredObject: ({ monitoredObjectId }, _arguments, { loaders }) =>
      monitoredObjectId === null ? null : loaders.monitoredObject.load(monitoredObjectId),
  },
  AlertChange: { alert: ({ object }) => object },
};

function listAlerts(
  context: OperationsManagerContext,
  listing: Omit<AlertListing, 'sight' | 'wanted'>,
): Promise<AlertPage> {
  const { stores, viewer, wanted } = context;
  return readPositionedPage(context, () =>
    stores.alerts.list({ ...listing, sight: viewer.groupIds, wanted: wanted.get('Alert') }),
  );
}

/** The filter, checked; the schema's input type has the shape of one. */
function toFilter(filter: Filter | null | undefined): Filter | null {
  if (filter === null || filter === undefined) return null;
  checkFilter(filter, ALERT_FILTERS, ['filter']);
  return filter;
}

function toRaiseRequest(input: RaiseAlertInput): RaiseRequest {
  return { draft: toDraft(input), idempotencyKey: input.idempotencyKey ?? null };
}

function toDraft(input: RaiseAlertInput): AlertDraft {
  return {
    monitoredObjectId: input.monitoredObjectId,
    sourceId: input.ruleId ?? toRuleId(input.name),
    isMonitorAlert: false,
    suppressionValues: input.suppressionValues,
    name: input.name,
    description: input.description,
    severity: input.severity,
    priority: input.priority,
    category: input.category,
    owner: input.owner ?? null,
    ticketId: input.ticketId ?? null,
    customFields: (input.customFields ?? []).map((value) => value ?? null),
    context: input.context ?? null,
    parameters: input.parameters,
    raisedAt: input.raisedAt ?? null,
    comment: input.comment ?? null,
  };
}

function toCursor(
  { cursorAt }: OperationsManagerContext,
  sequence: number | null | undefined,
): string | null {
  return sequence === null || sequence === undefined ? null : cursorAt(sequence);
}

function toAlertPayload(
  context: OperationsManagerContext,
  outcome: AlertOutcome | null,
  userErrors: readonly UserError[],
) {
  return {
    alert: outcome?.alert ?? null,
    cursor: toCursor(context, outcome?.sequence),
    userErrors,
  };
}
