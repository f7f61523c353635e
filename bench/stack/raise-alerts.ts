import { post, type Address } from '../harness/check-answers.ts';
import type { FilledStore } from '../stores/filled-store.ts';
import { connectPeer } from './peer/connect-peer.ts';

const RAISE = `mutation Raise($input: RaiseAlertsInput!) {
  raiseAlerts(input: $input) { results { alert { id } userErrors { code message } } userErrors { code message } }
}`;
/** As many as one mutation takes. */
const MOST_AT_ONCE = 500;

/** Raises so many open alerts of one owner, for what closes them to be measured; gives their ids. */
export async function raiseAlerts(
  ours: Address,
  { objectIds, owner, count }: { objectIds: readonly string[]; owner: string; count: number },
): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < count; from += MOST_AT_ONCE) {
    const alerts = Array.from({ length: Math.min(MOST_AT_ONCE, count - from) }, (_, index) => ({
      monitoredObjectId: objectIds[(from + index) % objectIds.length],
      // Many alerts of one name would be gathered under a parent, which is work of its own.
      name: `Problem ${from + index} of ${owner}`,
      owner,
    }));
    const body = JSON.stringify({ query: RAISE, variables: { input: { alerts } } });
    const text = await post(ours, body);
    const { data } = JSON.parse(text) as {
      data?: { raiseAlerts: { results: readonly { alert: { id: string } | null }[] } };
    };
    for (const { alert } of data?.raiseAlerts.results ?? []) {
      if (alert === null) throw new Error(`Cannot raise alerts: ${text.slice(0, 300)}`);
      ids.push(alert.id);
    }
  }
  if (ids.length !== count) throw new Error(`Cannot raise ${count} alerts: ${ids.length} came`);
  return ids;
}

/** Opens the alerts of an owner again that somebody has closed. */
export async function reopenAlerts({ location }: FilledStore, owner: string): Promise<void> {
  const knex = connectPeer('operations-manager', location);
  try {
    await knex('alerts')
      .where({ owner })
      .update({ is_open: 1, resolution_state: 0, resolved_at: null, resolved_by: null });
  } finally {
    await knex.destroy();
  }
}

export async function listObjectIds({ location }: FilledStore, count: number): Promise<string[]> {
  const knex = connectPeer('operations-manager', location);
  try {
    const rows = (await knex('monitored_objects')
      .select('id')
      .whereNull('removed_at')
      .where({ in_maintenance: 0 })
      .limit(count)) as { id: string }[];
    return rows.map(({ id }) => id);
  } finally {
    await knex.destroy();
  }
}
