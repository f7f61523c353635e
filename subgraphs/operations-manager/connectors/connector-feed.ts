import type { JournalEntry } from '../../kit/journal/journal.ts';
import type { JournalReader } from '../../kit/journal/journal-reader.ts';
import type { JournaledAlert } from '../alerts/alert.ts';
import { ALERT_NOUN } from '../alerts/alert-change.ts';
import type { OperationsManagerStores } from '../stores.ts';
import type { Connector, ConnectorBacklog } from './connector.ts';
import { routeEntry, toRoutedSubscription, type RoutedChange } from './connector-routing.ts';

type FeedStores = Pick<
  OperationsManagerStores,
  'connectorSubscriptions' | 'connectorAlerts' | 'deadLetters'
>;

/** Which groups whoever receives is cut to; null sees everything. */
export type FeedSight = readonly string[] | null;

/**
 * Picks from entries of the journal what a connector is to be told of, in their order. The subscriptions are read with
 * every batch, so that a change of them takes effect at once and on every process.
 */
export async function selectForConnector(
  stores: FeedStores,
  entries: readonly JournalEntry[],
  { connectorId, sight }: { readonly connectorId: string; readonly sight: FeedSight },
): Promise<RoutedChange[]> {
  const [subscriptions = []] = await stores.connectorSubscriptions.listOfConnectors([connectorId]);
  const alertIds = entries
    .filter((entry) => entry.noun === ALERT_NOUN && entry.connectorId !== connectorId)
    .map((entry) => entry.objectId);
  const marks = await stores.connectorAlerts.findMarks(connectorId, [...new Set(alertIds)]);
  const route = {
    connectorId,
    subscriptions: subscriptions.map(toRoutedSubscription),
    isVisible: (alert: JournaledAlert) => isInSight(alert, sight),
  };
  const routed = entries
    .map((entry) => routeEntry(entry, route, marks.get(entry.objectId) ?? null))
    .filter((change) => change !== null);
  const setAside = new Set(
    (
      await stores.deadLetters.findByEntries(
        connectorId,
        routed.map(({ entry }) => entry.sequence),
      )
    ).map(({ entry }) => entry),
  );
  return routed.filter(({ entry }) => !setAside.has(entry.sequence));
}

export function isInSight({ groupIds }: JournaledAlert, sight: FeedSight): boolean {
  return sight === null || groupIds.some((id) => sight.includes(id));
}

/** What a look at the journal behind a bookmark found. */
export interface MeasuredBacklog extends ConnectorBacklog {
  /** The last entry before the oldest pending one: the bookmark may move there without anything being lost. */
  readonly idleTo: number;
}

const ENTRIES_PER_READ = 500;
/** Counting further would tell an operator nothing new and cost every look. */
const ENTRIES_AT_MOST = 10_000;

/** Looks through the journal behind a connector's bookmark and counts what waits for it. */
export async function measureBacklog(
  { stores, journal }: { readonly stores: FeedStores; readonly journal: JournalReader },
  { id: connectorId, acknowledgedTo }: Connector,
  at: string,
): Promise<MeasuredBacklog> {
  let lookedTo = acknowledgedTo;
  let pendingCount = 0;
  let oldest: JournalEntry | null = null;
  while (lookedTo - acknowledgedTo < ENTRIES_AT_MOST) {
    const entries = await journal.read(lookedTo, ENTRIES_PER_READ);
    if (entries.length === 0) break;
    const pending = await selectForConnector(stores, entries, { connectorId, sight: null });
    oldest ??= pending[0]?.entry ?? null;
    pendingCount += pending.length;
    lookedTo = entries.at(-1)?.sequence ?? lookedTo;
  }
  if (oldest === null) return { pendingCount, lagEntries: 0, lagSeconds: 0, idleTo: lookedTo };
  const newest = Math.max(lookedTo, journal.position);
  return {
    pendingCount,
    lagEntries: newest - oldest.sequence + 1,
    lagSeconds: Math.max(0, Math.floor((Date.parse(at) - Date.parse(oldest.at)) / 1_000)),
    idleTo: oldest.sequence - 1,
  };
}
