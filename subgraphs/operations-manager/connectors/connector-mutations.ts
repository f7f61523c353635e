import { attempt, toUserError } from '../../kit/refusal.ts';
import { toCursor } from '../cursors.ts';
import type {
  ConnectorAlertUpdateInput,
  CreateConnectorInput,
  MutationResolvers,
  UpdateConnectorInput,
  UpdateConnectorSubscriptionInput,
} from '../schema-types.generated.ts';
import { acknowledgeAlertChanges } from './acknowledge-actions.ts';
import {
  createConnector,
  deleteConnector,
  initializeConnector,
  uninitializeConnector,
  updateConnector,
  type ConnectorChanges,
  type ConnectorDraft,
} from './connector-actions.ts';
import {
  createConnectorSubscription,
  deleteConnectorSubscription,
  updateConnectorSubscription,
  type SubscriptionChanges,
} from './connector-subscription-actions.ts';
import { rejectAlertChanges, replayDeadLetters } from './dead-letter-actions.ts';
import { forwardAlert } from './forward-actions.ts';
import { updateAlertsFromConnector, type WriteBack } from './write-back-actions.ts';

/** What can be asked to be done with connectors: arguments taken apart, an action called, its result shaped. */
export const connectorMutations = {
  async createConnector(_root, { input }, context) {
    const { result, userErrors } = await attempt(
      createConnector(context, toDraft(input), input.idempotencyKey ?? null),
    );
    const cursor = toCursor(context, result?.sequence);
    return { connector: null, key: null, webhookSecret: null, ...result, cursor, userErrors };
  },
  async initializeConnector(_root, { input }, context) {
    const { result, userErrors } = await attempt(initializeConnector(context, input));
    return { connector: result, userErrors };
  },
  async uninitializeConnector(_root, { input }, context) {
    const { result, userErrors } = await attempt(uninitializeConnector(context, input.connectorId));
    return { connector: result, userErrors };
  },
  async updateConnector(_root, { input }, context) {
    const { result, userErrors } = await attempt(
      updateConnector(context, {
        connectorId: input.connectorId,
        expectedVersion: input.expectedVersion ?? null,
        changes: toConnectorChanges(input),
        renewKey: input.renewKey,
        renewWebhookSecret: input.renewWebhookSecret,
      }),
    );
    return { connector: null, key: null, webhookSecret: null, ...result, userErrors };
  },
  async deleteConnector(_root, { input: { connectorId } }, context) {
    const { result, userErrors } = await attempt(deleteConnector(context, connectorId));
    return {
      connectorId: userErrors.length === 0 ? connectorId : null,
      cursor: toCursor(context, result?.sequence),
      userErrors,
    };
  },
  async createConnectorSubscription(_root, { input }, context) {
    const { idempotencyKey, connectorId, name, description, ...rest } = input;
    const { forwardingDelaySeconds, filter, ...lists } = rest;
    const criteria = { ...lists, filter: filter ?? null };
    const { result, userErrors } = await attempt(
      createConnectorSubscription(
        context,
        { connectorId, name, description, forwardingDelaySeconds, criteria },
        idempotencyKey ?? null,
      ),
    );
    return { subscription: result, userErrors };
  },
  async updateConnectorSubscription(_root, { input }, context) {
    const { result, userErrors } = await attempt(
      updateConnectorSubscription(context, input.subscriptionId, toSubscriptionChanges(input)),
    );
    return { subscription: result, userErrors };
  },
  async deleteConnectorSubscription(_root, { input: { subscriptionId } }, context) {
    const { userErrors } = await attempt(deleteConnectorSubscription(context, subscriptionId));
    return { subscriptionId: userErrors.length === 0 ? subscriptionId : null, userErrors };
  },
  async forwardAlert(_root, { input }, context) {
    const { result, userErrors } = await attempt(
      forwardAlert(context, { ...input, comment: input.comment ?? null }),
    );
    return {
      alert: result?.alert ?? null,
      cursor: toCursor(context, result?.sequence),
      userErrors,
    };
  },
  async acknowledgeAlertChanges(_root, { input }, context) {
    const { result, userErrors } = await attempt(
      acknowledgeAlertChanges(context, { ...input, session: input.session ?? null }),
    );
    return { connector: null, acknowledgedCount: null, ...result, userErrors };
  },
  async rejectAlertChanges(_root, { input }, context) {
    const { result, userErrors } = await attempt(
      rejectAlertChanges(context, { ...input, session: input.session ?? null }),
    );
    return { results: result ?? [], userErrors };
  },
  async replayDeadLetters(_root, { input }, context) {
    const { connectorId, deadLetterIds, comment } = input;
    const { result, userErrors } = await attempt(
      replayDeadLetters(context, {
        connectorId,
        deadLetterIds: deadLetterIds ?? null,
        comment: comment ?? null,
      }),
    );
    return {
      replayedCount: result?.replayedCount ?? 0,
      remainingCount: result?.remainingCount ?? null,
      cursor: toCursor(context, result?.sequence),
      userErrors,
    };
  },
  async updateAlertsFromConnector(_root, { input }, context) {
    const { connectorId, comment, updates } = input;
    const { result, userErrors } = await attempt(
      updateAlertsFromConnector(context, {
        connectorId,
        comment: comment ?? null,
        updates: updates.map(toWriteBack),
      }),
    );
    const results = (result ?? []).map(({ alertId, alert, sequence, refusal }) => ({
      alertId,
      alert,
      cursor: toCursor(context, sequence),
      refusal: refusal === null ? null : toUserError(refusal),
    }));
    return { results, userErrors };
  },
} satisfies MutationResolvers;

function toDraft(input: CreateConnectorInput): ConnectorDraft {
  const { name, description, isTwoWay, delivery, silentAfterSeconds, behindAfterSeconds } = input;
  return {
    name,
    displayName: input.displayName ?? name,
    description,
    isTwoWay,
    delivery,
    webhookUrl: input.webhookUrl ?? null,
    silentAfterSeconds,
    behindAfterSeconds,
    managementGroupId: input.managementGroupId ?? null,
  };
}

function toConnectorChanges(input: UpdateConnectorInput): ConnectorChanges {
  const { webhookUrl } = input;
  return {
    ...pickGiven(input, [
      'displayName',
      'description',
      'isTwoWay',
      'delivery',
      'silentAfterSeconds',
      'behindAfterSeconds',
    ]),
    ...(webhookUrl === undefined ? {} : { webhookUrl }),
  };
}

function toSubscriptionChanges(input: UpdateConnectorSubscriptionInput): SubscriptionChanges {
  const { filter } = input;
  return {
    ...pickGiven(input, ['name', 'description', 'forwardingDelaySeconds']),
    criteria: {
      ...pickGiven(input, [
        'groupIds',
        'classNames',
        'severities',
        'priorities',
        'resolutionStates',
        'categories',
      ]),
      ...(filter === undefined ? {} : { filter }),
    },
  };
}

function toWriteBack(input: ConnectorAlertUpdateInput): WriteBack {
  const { alertId, expectedVersion, ticketId, customFields, resetMonitor } = input;
  const { owner, tfsWorkItemId, tfsWorkItemOwner } = input;
  return {
    alertId,
    expectedVersion: expectedVersion ?? null,
    ticketId,
    edit: {
      ...pickGiven(input, ['resolutionState']),
      // What is left out stays, what is null is cleared.
      ...(owner === undefined ? {} : { owner }),
      ...(tfsWorkItemId === undefined ? {} : { tfsWorkItemId }),
      ...(tfsWorkItemOwner === undefined ? {} : { tfsWorkItemOwner }),
    },
    customFields: customFields ?? [],
    resetMonitor,
  };
}

/** The fields that are given; null means the same as leaving out where nothing can be cleared. */
function pickGiven<T extends object, Field extends keyof T>(
  input: T,
  fields: readonly Field[],
): { [Name in Field]?: NonNullable<T[Name]> } {
  const given = fields.filter((field) => input[field] !== null && input[field] !== undefined);
  // Filtered just so.
  return Object.fromEntries(given.map((field) => [field, input[field]])) as {
    [Name in Field]?: NonNullable<T[Name]>;
  };
}
