import type { Subgraph } from '../../../subgraphs/kit/subgraph.ts';
import { LOCAL_ADMINISTRATOR, type Viewer } from '../../../subgraphs/kit/viewer.ts';
import { ask } from '../../support/ask.ts';
import type { Problem } from './estate.ts';

export interface StormAlert {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly repeatCount: number;
  readonly resolvedAt: string | null;
  readonly consequenceOf: { readonly id: string } | null;
  readonly stormParent: { readonly id: string } | null;
  readonly stormMemberCount: number;
}

export const STORM_FIELDS = `id name version repeatCount resolvedAt consequenceOf { id } stormParent { id } stormMemberCount`;

let raisedCount = 0;

/** Raises so many alerts of one name, each a problem of its own, in one transaction. */
export async function raiseMany(
  subgraph: Subgraph,
  count: number,
  draft: Readonly<Record<string, unknown>> = {},
): Promise<StormAlert[]> {
  const alerts = Array.from({ length: count }, () => {
    raisedCount += 1;
    return {
      monitoredObjectId: 'computer-1',
      name: 'Link is down',
      suppressionValues: [String(raisedCount)],
      ...draft,
    };
  });
  const { raiseAlerts } = await ask<{
    raiseAlerts: { results: { alert: StormAlert | null; userErrors: Problem[] }[] };
  }>(
    subgraph,
    `mutation ($input: RaiseAlertsInput!) {
      raiseAlerts(input: $input) { results { alert { ${STORM_FIELDS} } userErrors { message } } }
    }`,
    { variables: { input: { alerts } } },
  );
  return raiseAlerts.results.map(({ alert, userErrors }) => {
    if (alert === null) throw new Error(userErrors[0]?.message);
    return alert;
  });
}

export async function listAlerts(
  subgraph: Subgraph,
  filter: Readonly<Record<string, unknown>>,
  viewer: Viewer = LOCAL_ADMINISTRATOR,
): Promise<StormAlert[]> {
  const { alerts } = await ask<{ alerts: { nodes: StormAlert[] } }>(
    subgraph,
    `query ($filter: AlertFilter) { alerts(filter: $filter, first: 200) { nodes { ${STORM_FIELDS} } } }`,
    { variables: { filter }, viewer },
  );
  return alerts.nodes;
}

export async function resolveMany(
  subgraph: Subgraph,
  alertIds: readonly string[],
): Promise<{ resolvedCount: number; refusedCount: number }> {
  const { resolveAlerts } = await ask<{
    resolveAlerts: { resolvedCount: number; refusedCount: number };
  }>(
    subgraph,
    `mutation ($input: ResolveAlertsInput!) {
      resolveAlerts(input: $input) { resolvedCount refusedCount userErrors { message } }
    }`,
    { variables: { input: { alertIds } } },
  );
  return resolveAlerts;
}
