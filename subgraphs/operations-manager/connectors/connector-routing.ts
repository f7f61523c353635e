import { matchesFilter } from '../../kit/filter/matches-filter.ts';
import { classifyChange } from '../../kit/journal/change-event.ts';
import type { FieldChange, JournalEntry } from '../../kit/journal/journal.ts';
import type { JournaledAlert } from '../alerts/alert.ts';
import { ALERT_NOUN } from '../alerts/alert-change.ts';
import { ALERT_FILTERS } from '../alerts/alert-filter.ts';
import type { ForwardingMark } from './connector-alert-store.ts';
import { toSubscriptionFilter, type ConnectorSubscription } from './connector-subscription.ts';

/**
 * Which entries of the journal a connector is told of. Beside the changes of alerts the journal holds forwardings:
 * entries that say "tell this connector of this alert as it stands", so that whatever reaches a connector outside the
 * usual way has its place in the one order of all changes, and a cursor like any other.
 */
export const FORWARDING_NOUN = 'alert-forwarding';
export const ROUTED_NOUNS = [ALERT_NOUN, FORWARDING_NOUN] as const;

/** What a forwarding entry carries in place of an object. */
export interface Forwarding {
  readonly connectorId: string;
  readonly alert: JournaledAlert;
}

export type DeliveredKind = 'CREATED' | 'CHANGED' | 'REMOVED' | 'LEFT' | 'FORWARDED';

export interface RoutedChange {
  readonly entry: JournalEntry;
  readonly kind: DeliveredKind;
  readonly alert: JournaledAlert;
  readonly changes: readonly FieldChange[];
}

export interface Route {
  readonly connectorId: string;
  readonly subscriptions: readonly RoutedSubscription[];
  /** Whether whoever receives may see the alert. */
  readonly isVisible: (alert: JournaledAlert) => boolean;
}

export interface RoutedSubscription {
  readonly delayMs: number;
  readonly matches: (alert: JournaledAlert) => boolean;
}

export function toRoutedSubscription(subscription: ConnectorSubscription): RoutedSubscription {
  const filter = toSubscriptionFilter(subscription.criteria);
  return {
    delayMs: subscription.forwardingDelaySeconds * 1_000,
    matches: (alert) => matchesFilter(alert, filter, ALERT_FILTERS),
  };
}

/**
 * What an entry is to a connector; null if it is nothing to it.
 *
 *   1. A forwarding is for the connector it names.
 *   2. What the connector wrote itself is an echo.
 *   3. An alert that was forwarded by hand is followed from there on, whatever the subscriptions say.
 *   4. A subscription with a delay does not count while the alert is younger than that, unless it has been released:
 *      then the release tells of it, or nothing does because the alert went by itself.
 *   5. Else the rule of every change stream holds, its end (LEFT) included.
 */
export function routeEntry(
  entry: JournalEntry,
  { connectorId, subscriptions, isVisible }: Route,
  mark: ForwardingMark | null,
): RoutedChange | null {
  if (entry.noun === FORWARDING_NOUN) {
    const forwarding = entry.after as Forwarding; // written by forwardInTransaction
    if (forwarding.connectorId !== connectorId || !isVisible(forwarding.alert)) return null;
    return { entry, kind: 'FORWARDED', alert: forwarding.alert, changes: [] };
  }
  if (entry.noun !== ALERT_NOUN || entry.connectorId === connectorId) return null;

  const isMarked = mark !== null && mark.entry < entry.sequence;
  const isFollowed = isMarked && mark.kind === 'BY_HAND';
  const active = subscriptions.filter(({ delayMs }) => isMarked || !isYoung(entry, delayMs));
  const change = classifyChange<JournaledAlert>(entry, {
    isVisible,
    matches: (alert) => isFollowed || active.some((subscription) => subscription.matches(alert)),
  });
  if (change === null || change.object === null) return null;
  // Of the kinds of a stream, classifying gives only those of changes.
  return {
    entry,
    kind: change.kind as DeliveredKind,
    alert: change.object,
    changes: change.changes,
  };
}

/** Whether the alert was younger than a delay when this happened to it. */
export function isYoung(entry: JournalEntry, delayMs: number): boolean {
  const { addedAt } = entry.after as JournaledAlert;
  return Date.parse(entry.at) - Date.parse(addedAt) < delayMs;
}

/** The same for the same change however often it is delivered. */
export function toChangeId({ noun, sequence }: JournalEntry): string {
  return `${noun}-${sequence}`;
}

/** The number of the entry that a change was made from; null for what is no id of a change. */
export function toEntryNumber(changeId: string): number | null {
  const found = /^(?:alert|alert-forwarding)-(\d{1,15})$/.exec(changeId);
  return found === null ? null : Number(found[1]);
}
