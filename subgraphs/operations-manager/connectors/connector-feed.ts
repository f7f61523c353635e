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

type Sources = { readonly stores: FeedStores; readonly journal: JournalReader };

const ENTRIES_PER_READ = 500;
/** Looking further would tell an operator nothing new and cost every look. */
const ENTRIES_AT_MOST = 10_000;

/** Goes through the journal behind a connector's bookmark, a read at a time: what of it waits, and how far it reaches. */
async function* readWaiting(
  { stores, journal }: Sources,
  { id: connectorId, acknowledgedTo }: Connector,
): AsyncGenerator<{
  readonly waiting: readonly RoutedChange[];
  readonly oldestRead: JournalEntry;
  readonly lookedTo: number;
}> {
  let lookedTo = acknowledgedTo;
  while (lookedTo - acknowledgedTo < ENTRIES_AT_MOST) {
    const entries = await journal.read(lookedTo, ENTRIES_PER_READ);
    const [oldestRead] = entries;
    const last = entries.at(-1);
    if (oldestRead === undefined || last === undefined) return;
    lookedTo = last.sequence;
    const waiting = await selectForConnector(stores, entries, { connectorId, sight: null });
    yield { waiting, oldestRead, lookedTo };
  }
}

/**
 * The oldest change that waits for a connector, as far as changes are kept, and the last entry before it: the bookmark
 * loses nothing up to there.
 */
export async function findOldestWaiting(
  sources: Sources,
  connector: Connector,
): Promise<{ readonly oldest: JournalEntry | null; readonly idleTo: number }> {
  let idleTo = connector.acknowledgedTo;
  for await (const { waiting, oldestRead, lookedTo } of readWaiting(sources, connector)) {
    // What is no longer kept may have waited: the bookmark stays before it, or nobody would be told that it is lost.
    if (oldestRead.sequence !== idleTo + 1) return { oldest: oldestRead, idleTo };
    const [first] = waiting;
    if (first !== undefined) return { oldest: first.entry, idleTo: first.entry.sequence - 1 };
    idleTo = lookedTo;
  }
  return { oldest: null, idleTo };
}

/** Counts what waits for a connector. */
export async function measureBacklog(
  sources: Sources,
  connector: Connector,
  at: string,
): Promise<ConnectorBacklog> {
  let pendingCount = 0;
  let oldest: JournalEntry | null = null;
  let newest = sources.journal.position;
  for await (const { waiting, lookedTo } of readWaiting(sources, connector)) {
    oldest ??= waiting[0]?.entry ?? null;
    pendingCount += waiting.length;
    newest = Math.max(newest, lookedTo);
  }
  return {
    pendingCount,
    lagEntries: oldest === null ? 0 : newest - oldest.sequence + 1,
    lagSeconds: oldest === null ? 0 : secondsSince(oldest.at, at),
  };
}

function secondsSince(moment: string, at: string): number {
  return Math.max(0, Math.floor((Date.parse(at) - Date.parse(moment)) / 1_000));
}
