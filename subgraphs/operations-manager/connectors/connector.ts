import { listEither } from '../../kit/list-either.ts';
import { Refusal } from '../../kit/refusal.ts';

/** A connected system: what is true of it whatever it is stored in. */
export interface Connector {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly isTwoWay: boolean;
  readonly state: ConnectorState;
  readonly delivery: ConnectorDelivery;
  readonly webhookUrl: string | null;
  /** Kept readable, because signing takes the secret itself. */
  readonly webhookSecret: string | null;
  readonly keyHash: string;
  readonly keyHint: string;
  /** The bookmark: everything up to this entry of the journal is acknowledged or nothing to it. */
  readonly acknowledgedTo: number;
  /** How far it has acknowledged itself: the bookmark may be further, where nothing waited for it. */
  readonly lastAcknowledged: number;
  readonly acknowledgedCount: number;
  /** Up to where it may have been sent anything: nothing behind that can be acknowledged. */
  readonly sentTo: number;
  readonly lastContactAt: string | null;
  readonly lastError: string | null;
  readonly lastErrorAt: string | null;
  readonly silentAfterSeconds: number;
  readonly behindAfterSeconds: number;
  /** Null until it was initialized for the first time. */
  readonly initializedAt: string | null;
  readonly monitoredObjectId: string;
  readonly createdAt: string;
  readonly lastModifiedAt: string;
  readonly version: number;
}

export type ConnectorState = 'INITIALIZED' | 'UNINITIALIZED';
export type ConnectorDelivery = 'SOCKET' | 'WEBHOOK';

/** What can be done to a connector in each state; what is not listed is refused. */
export const CONNECTOR_ACTIONS = {
  INITIALIZED: ['uninitialize', 'update', 'receive', 'acknowledge', 'reject', 'write back'],
  UNINITIALIZED: ['initialize', 'update', 'change the delivery of', 'delete'],
} as const satisfies Record<ConnectorState, readonly string[]>;

export type ConnectorAction = (typeof CONNECTOR_ACTIONS)[ConnectorState][number];

export const WATCH_SECONDS = { least: 60, most: 604_800 } as const;

export function checkAction(
  { name, state }: Pick<Connector, 'name' | 'state'>,
  action: ConnectorAction,
): void {
  const allowed: readonly ConnectorAction[] = CONNECTOR_ACTIONS[state];
  if (allowed.includes(action)) return;
  const wanted = Object.entries<readonly string[]>(CONNECTOR_ACTIONS)
    .filter(([, actions]) => actions.includes(action))
    .map(([other]) => other);
  throw new Refusal(
    'NOT_ALLOWED_IN_STATE',
    `Cannot ${action} connector "${name}": it is ${state}, it must be ${listEither(wanted)}`,
    ['input', 'connectorId'],
  );
}

/** Refuses an acknowledgement that would lose something, or that takes back what was acknowledged. */
export function checkAcknowledgement(
  { name, lastAcknowledged }: Pick<Connector, 'name' | 'lastAcknowledged'>,
  sequence: number,
  sentTo: number,
): void {
  if (sequence < lastAcknowledged) {
    throw new Refusal(
      'CURSOR_BEHIND',
      `Cannot acknowledge up to change ${sequence} for connector "${name}": it has acknowledged up to ${lastAcknowledged}, and that is not taken back`,
      ['input', 'cursor'],
    );
  }
  if (sequence > sentTo) {
    throw new Refusal(
      'CURSOR_NOT_SENT',
      `Cannot acknowledge up to change ${sequence} for connector "${name}": it was sent nothing behind ${sentTo}`,
      ['input', 'cursor'],
    );
  }
}

export function checkWatchSeconds(seconds: number, field: string): void {
  if (seconds >= WATCH_SECONDS.least && seconds <= WATCH_SECONDS.most) return;
  throw new Refusal(
    'OUT_OF_RANGE',
    `Cannot watch a connector with ${field} ${seconds}: it must be ${WATCH_SECONDS.least} to ${WATCH_SECONDS.most}`,
    ['input', field],
  );
}

export function noConnector(connectorId: string, field = ['input', 'connectorId']): Refusal {
  return new Refusal('NOT_FOUND', `Cannot use connector "${connectorId}": there is none`, field);
}

/** How much waits for a connector. */
export interface ConnectorBacklog {
  readonly pendingCount: number;
  readonly lagEntries: number;
  readonly lagSeconds: number;
}

/** What is wrong with a connector, as its monitors find it. */
export interface ConnectorTrouble {
  readonly isSilent: boolean;
  readonly isBehind: boolean;
}

/**
 * Whether somebody should look after a connector. A webhook is only heard of when something is sent, so it is silent
 * only while something waits; one that does not receive is neither silent nor behind.
 */
export function findTrouble(
  connector: Connector,
  seen: {
    readonly waitingSince: string | null;
    readonly lastContactAt: string | null;
    readonly at: string;
  },
): ConnectorTrouble {
  const { state, delivery, initializedAt, silentAfterSeconds, behindAfterSeconds } = connector;
  const { waitingSince, lastContactAt, at } = seen;
  if (state === 'UNINITIALIZED' || initializedAt === null) {
    return { isSilent: false, isBehind: false };
  }
  const heardAt =
    lastContactAt !== null && lastContactAt > initializedAt ? lastContactAt : initializedAt;
  const isPassed = (since: string, seconds: number): boolean =>
    Date.parse(at) - Date.parse(since) > seconds * 1_000;
  const isExpected = delivery === 'SOCKET' || waitingSince !== null;
  return {
    isSilent: isExpected && isPassed(heardAt, silentAfterSeconds),
    isBehind: waitingSince !== null && isPassed(waitingSince, behindAfterSeconds),
  };
}
