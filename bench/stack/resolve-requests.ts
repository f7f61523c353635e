import type { CheckedRequest } from '../harness/check-answers.ts';
import type { Contestant, MakeRequests, Occasion } from '../harness/compare.ts';
import type { FilledStore } from '../stores/filled-store.ts';
import { raiseAlerts, reopenAlerts } from './raise-alerts.ts';

const RESOLVE_ONE = `mutation Resolve($input: ResolveAlertInput!) {
  resolveAlert(input: $input) { alert { id resolutionState { value } } userErrors { code } }
}`;

/** Each resolves one open alert, raised before for just that. */
export function resolveOneByOne(
  ours: Contestant,
  objectIds: readonly string[],
  count: number,
): MakeRequests {
  const counts: Record<Occasion, number> = { check: 4, 'warm-up': count / 2, round: count };
  return async (_contestant, occasion) => {
    const owner = nextOwner();
    const ids = await raiseAlerts(ours, { objectIds, owner, count: counts[occasion] });
    return ids.map((alertId) => ({
      body: JSON.stringify({ query: RESOLVE_ONE, variables: { input: { alertId } } }),
      expectedData: {
        resolveAlert: { alert: { id: alertId, resolutionState: { value: 255 } }, userErrors: [] },
      },
    }));
  };
}

const RESOLVE_MANY = `mutation Resolve($input: ResolveAlertsInput!) {
  resolveAlerts(input: $input) { resolvedCount userErrors { code } }
}`;

/** Each resolves so many open alerts by their owner. */
export function resolveByFilter(
  ours: Contestant,
  store: FilledStore,
  { objectIds, count }: { objectIds: readonly string[]; count: number },
): MakeRequests {
  let raised: string | null = null;
  return async (_contestant, occasion): Promise<CheckedRequest[]> => {
    if (occasion === 'warm-up') return [];
    if (occasion === 'round' && raised !== null) {
      // To raise as many again for every round would take longer than the rounds.
      await reopenAlerts(store, raised);
      return [toRequest(raised, count)];
    }
    const owner = nextOwner();
    // A few tell a right answer from a wrong one.
    const many = occasion === 'check' ? Math.ceil(count / 100) : count;
    await raiseAlerts(ours, { objectIds, owner, count: many });
    if (occasion === 'round') raised = owner;
    return [toRequest(owner, many)];
  };
}

function toRequest(owner: string, count: number): CheckedRequest {
  const variables = { input: { filter: { owner: { eq: owner } }, limit: count } };
  return {
    body: JSON.stringify({ query: RESOLVE_MANY, variables }),
    expectedData: { resolveAlerts: { resolvedCount: count, userErrors: [] } },
  };
}

let owners = 0;

function nextOwner(): string {
  owners += 1;
  return `Operator ${process.pid}-${owners}`;
}
