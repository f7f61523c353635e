import { randomUUID } from 'node:crypto';
import { checkFilter } from '../../kit/filter/check-filter.ts';
import { createOnce } from '../../kit/idempotency.ts';
import { Refusal } from '../../kit/refusal.ts';
import { checkText } from '../../kit/text-limits.ts';
import { ALERT_FILTERS } from '../alerts/alert-filter.ts';
import type { OperationsManagerContext, OperationsManagerUnit } from '../context.ts';
import { noConnector } from './connector.ts';
import { checkMayAdminister } from './connector-access.ts';
import {
  checkForwardingDelay,
  SUBSCRIPTION_LIMITS,
  toSubscriptionFilter,
  type ConnectorSubscription,
  type SubscriptionCriteria,
} from './connector-subscription.ts';

type ActionContext = Pick<
  OperationsManagerContext,
  'transaction' | 'viewer' | 'now' | 'journal' | 'connectorHub'
>;

export type SubscriptionDraft = Pick<
  ConnectorSubscription,
  'connectorId' | 'name' | 'description' | 'criteria' | 'forwardingDelaySeconds'
>;

/** Adds to what a connector is told of, from now on. */
export async function createConnectorSubscription(
  { transaction, viewer, now, journal, connectorHub: hub }: ActionContext,
  draft: SubscriptionDraft,
  idempotencyKey: string | null,
): Promise<ConnectorSubscription> {
  const { connectorId, name } = draft;
  checkMayAdminister(viewer, 'create a connector subscription');
  checkDraft(draft);
  const { sequence } = await journal.readHead();
  const created = await transaction(async (unit) => {
    const connector = await unit.connectors.findForUpdate(connectorId);
    if (connector === null) throw noConnector(connectorId);
    return await createOnce<ConnectorSubscription>(
      unit.idempotencyKeys,
      { key: idempotencyKey, request: draft },
      {
        find: (id) => unit.connectorSubscriptions.findForUpdate(id),
        toId: ({ id }) => id,
        async create() {
          await checkReferences(unit, draft.criteria);
          const others = await listOthers(unit, { connectorId, id: null });
          checkName(others, name);
          if (others.length >= SUBSCRIPTION_LIMITS.subscriptionsOfConnector) {
            throw new Refusal(
              'TOO_MANY',
              `Cannot add subscription "${name}": connector "${connector.name}" has ${others.length}, and that is the most`,
              ['input', 'connectorId'],
            );
          }
          const at = now();
          const subscription = {
            id: randomUUID(),
            ...draft,
            releasedTo: sequence,
            createdAt: at,
            lastModifiedAt: at,
          };
          await unit.connectorSubscriptions.insert(subscription);
          return subscription;
        },
      },
    );
  });
  hub.announce(connectorId);
  return created;
}

export interface SubscriptionChanges {
  readonly name?: string;
  readonly description?: string;
  readonly criteria: Partial<SubscriptionCriteria>;
  readonly forwardingDelaySeconds?: number;
}

export async function updateConnectorSubscription(
  { transaction, viewer, now, connectorHub: hub }: ActionContext,
  subscriptionId: string,
  changes: SubscriptionChanges,
): Promise<ConnectorSubscription> {
  checkMayAdminister(viewer, 'change a connector subscription');
  const changed = await transaction(async (unit) => {
    const before = await unit.connectorSubscriptions.findForUpdate(subscriptionId);
    if (before === null) throw noSubscription(subscriptionId, 'change');
    const after = {
      ...before,
      ...changes,
      criteria: { ...before.criteria, ...changes.criteria },
      lastModifiedAt: now(),
    };
    checkDraft(after);
    await checkReferences(unit, after.criteria);
    checkName(await listOthers(unit, before), after.name);
    await unit.connectorSubscriptions.save(after);
    return after;
  });
  hub.announce(changed.connectorId);
  return changed;
}

export async function deleteConnectorSubscription(
  { transaction, viewer, connectorHub: hub }: ActionContext,
  subscriptionId: string,
): Promise<void> {
  checkMayAdminister(viewer, 'delete a connector subscription');
  const deleted = await transaction(async (unit) => {
    const subscription = await unit.connectorSubscriptions.findForUpdate(subscriptionId);
    if (subscription === null) throw noSubscription(subscriptionId, 'delete');
    await unit.connectorSubscriptions.remove(subscriptionId);
    return subscription;
  });
  hub.announce(deleted.connectorId);
}

function checkDraft(draft: SubscriptionDraft): void {
  const { name, description, criteria, forwardingDelaySeconds } = draft;
  checkText(name, { what: 'name', least: 1, most: 100, field: ['input', 'name'] });
  checkText(description, { what: 'description', most: 4_000, field: ['input', 'description'] });
  checkForwardingDelay(forwardingDelaySeconds);
  if (criteria.filter !== null) checkFilter(criteria.filter, ALERT_FILTERS, ['input', 'filter']);
  checkFilter(toSubscriptionFilter(criteria), ALERT_FILTERS, ['input']);
}

/** What is referred to must be there: a mistyped id would otherwise match nothing, for ever and in silence. */
async function checkReferences(
  { groups, resolutionStates }: OperationsManagerUnit,
  criteria: SubscriptionCriteria,
): Promise<void> {
  const found = await groups.findMany(criteria.groupIds, null);
  const missing = criteria.groupIds.find((_id, index) => found[index] === null);
  if (missing !== undefined) {
    throw new Refusal('NOT_FOUND', `Cannot subscribe to group "${missing}": there is none`, [
      'input',
      'groupIds',
    ]);
  }
  for (const value of criteria.resolutionStates) {
    if ((await resolutionStates.find(value)) !== null) continue;
    throw new Refusal(
      'NOT_FOUND',
      `Cannot subscribe to resolution state ${value}: there is no such state`,
      ['input', 'resolutionStates'],
    );
  }
}

async function listOthers(
  { connectorSubscriptions }: OperationsManagerUnit,
  { connectorId, id }: { readonly connectorId: string; readonly id: string | null },
): Promise<ConnectorSubscription[]> {
  const [all = []] = await connectorSubscriptions.listOfConnectors([connectorId]);
  return all.filter((other) => other.id !== id);
}

function checkName(others: readonly ConnectorSubscription[], name: string): void {
  if (!others.some((other) => other.name === name)) return;
  throw new Refusal(
    'ALREADY_EXISTS',
    `Cannot name a subscription "${name}": the connector has one of that name`,
    ['input', 'name'],
  );
}

function noSubscription(subscriptionId: string, action: string): Refusal {
  return new Refusal(
    'NOT_FOUND',
    `Cannot ${action} connector subscription "${subscriptionId}": there is none`,
    ['input', 'subscriptionId'],
  );
}
