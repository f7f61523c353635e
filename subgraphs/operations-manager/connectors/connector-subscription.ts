import type { Filter } from '../../kit/filter/filter-table.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { AlertPriority, AlertSeverity } from '../alerts/alert.ts';

/** Which alerts a connector is told of. */
export interface ConnectorSubscription {
  readonly id: string;
  readonly connectorId: string;
  readonly name: string;
  readonly description: string;
  readonly criteria: SubscriptionCriteria;
  readonly forwardingDelaySeconds: number;
  /** Up to where the journal has been looked through for alerts that outlived the delay. */
  readonly releasedTo: number;
  readonly createdAt: string;
  readonly lastModifiedAt: string;
}

/** The conditions of a subscription; an empty list sets none. */
export interface SubscriptionCriteria {
  readonly groupIds: readonly string[];
  readonly classNames: readonly string[];
  readonly severities: readonly AlertSeverity[];
  readonly priorities: readonly AlertPriority[];
  readonly resolutionStates: readonly number[];
  readonly categories: readonly string[];
  readonly filter: Filter | null;
}

export const SUBSCRIPTION_LIMITS = {
  subscriptionsOfConnector: 50,
  delaySeconds: 86_400,
} as const;

/** Which condition of an alert filter each list stands for. */
const CONDITIONS = {
  groupIds: 'group',
  classNames: 'monitoredObjectClass',
  severities: 'severity',
  priorities: 'priority',
  resolutionStates: 'resolutionState',
  categories: 'category',
} as const;

/** The one filter that all conditions of a subscription make together. */
export function toSubscriptionFilter(criteria: SubscriptionCriteria): Filter {
  const lists = (Object.keys(CONDITIONS) as (keyof typeof CONDITIONS)[]).flatMap((list) =>
    criteria[list].length === 0 ? [] : [{ [CONDITIONS[list]]: { in: criteria[list] } } as Filter],
  );
  const parts = criteria.filter === null ? lists : [...lists, criteria.filter];
  return parts.length === 0 ? {} : { and: parts };
}

export function checkForwardingDelay(seconds: number): void {
  if (seconds >= 0 && seconds <= SUBSCRIPTION_LIMITS.delaySeconds) return;
  throw new Refusal(
    'OUT_OF_RANGE',
    `Cannot hold alerts back for ${seconds} seconds: it must be 0 to ${SUBSCRIPTION_LIMITS.delaySeconds}`,
    ['input', 'forwardingDelaySeconds'],
  );
}
