import { Refusal } from '../../kit/refusal.ts';
import { decodeStreamCursor } from '../../kit/journal/stream-cursor.ts';
import type { OperationsManagerContext, OperationsManagerUnit } from '../context.ts';
import {
  checkAcknowledgement,
  checkAction,
  noConnector,
  type Connector,
  type ConnectorAction,
} from './connector.ts';
import { checkMaySpeakFor } from './connector-access.ts';
import { selectForConnector } from './connector-feed.ts';
import type { ConnectorHub } from './connector-hub.ts';
import { sessionLost } from './connector-session.ts';

type ActionContext = Pick<
  OperationsManagerContext,
  'transaction' | 'stores' | 'journal' | 'viewer' | 'now' | 'connectorHub'
>;

export interface Acknowledgement {
  readonly connectorId: string;
  readonly cursor: string;
  readonly session: number | null;
}

/** Entries acknowledged in one transaction, so that catching up never holds the connector's lock for long. */
const ENTRIES_PER_STEP = 2_000;

/** Moves a connector's bookmark to a cursor it was given; what is acknowledged never comes again. */
export async function acknowledgeAlertChanges(
  context: ActionContext,
  { connectorId, cursor, session }: Acknowledgement,
): Promise<{ connector: Connector; acknowledgedCount: number }> {
  checkMaySpeakFor(context.viewer, connectorId);
  const to = await readPosition(context, cursor);
  return await moveBookmark(context, { connectorId, to, session, sight: context.viewer.groupIds });
}

/** Moves the bookmark step by step; each step counts what it passes and remembers which alerts that were. */
export async function moveBookmark(
  context: Omit<ActionContext, 'viewer'>,
  request: {
    readonly connectorId: string;
    readonly to: number;
    readonly session: number | null;
    readonly sight: readonly string[] | null;
    /** Whether it shows that the connected system is there; a webhook's failure does not. */
    readonly isContact?: boolean;
  },
): Promise<{ connector: Connector; acknowledgedCount: number }> {
  const { connectorId, to, session, sight, isContact = true } = request;
  let acknowledgedCount = 0;
  for (;;) {
    const before = await context.stores.connectors.find(connectorId);
    if (before === null) throw noConnector(connectorId);
    const bookmark = Math.min(
      Math.max(to, before.acknowledgedTo),
      before.acknowledgedTo + ENTRIES_PER_STEP,
    );
    const count = bookmark - before.acknowledgedTo;
    const read = count === 0 ? [] : await context.journal.read(before.acknowledgedTo, count);
    // Numbers have no gap, so this many reach exactly that far; further, when some of them are no longer kept.
    const passed = read.filter(({ sequence }) => sequence <= bookmark);
    const changes = await selectForConnector(context.stores, passed, { connectorId, sight });

    const connector = await context.transaction(async (unit) => {
      const current = await lockConnector(unit, connectorId, {
        action: 'acknowledge',
        session,
        hub: context.connectorHub,
      });
      checkAcknowledgement(current.connector, to, current.sentTo);
      // Somebody else moved it since it was read: what was counted is not what would be passed.
      if (current.connector.acknowledgedTo !== before.acknowledgedTo) return null;
      const at = context.now();
      const alertIds = [...new Set(changes.map(({ alert }) => alert.id))];
      await unit.connectorAlerts.saveAcknowledged(connectorId, alertIds, at);
      await unit.connectors.acknowledge(connectorId, {
        bookmark,
        acknowledged: Math.min(to, bookmark),
        count: changes.length,
      });
      if (isContact) await unit.connectors.noteContact(connectorId, at);
      return await unit.connectors.find(connectorId);
    });
    if (connector === null) continue;
    acknowledgedCount += changes.length;
    if (bookmark >= to) return { connector, acknowledgedCount };
  }
}

/** The connector, locked, and up to where its sessions have been sent something. */
export async function lockConnector(
  unit: Pick<OperationsManagerUnit, 'connectors' | 'connectorSessions'>,
  connectorId: string,
  options: {
    readonly action: ConnectorAction;
    readonly session: number | null;
    readonly hub: ConnectorHub;
  },
): Promise<{ connector: Connector; sentTo: number }> {
  const connector = await unit.connectors.findForUpdate(connectorId);
  if (connector === null) throw noConnector(connectorId);
  checkAction(connector, options.action);
  const [lease = null] = await unit.connectorSessions.findMany([connectorId]);
  if (options.session !== null && options.session !== lease?.number) {
    throw sessionLost(connector.name, options.session, ['input', 'session']);
  }
  const sentTo = (lease === null ? null : options.hub.findSent(lease)) ?? connector.sentTo;
  return { connector, sentTo };
}

async function readPosition(
  { journal }: Pick<ActionContext, 'journal'>,
  cursor: string,
): Promise<number> {
  const field = ['input', 'cursor'];
  const head = await journal.readHead();
  try {
    // Backwards beyond what is kept is backwards first of all, so the bookmark decides about that.
    const { sequence, snapshotAfter } = decodeStreamCursor(cursor, { ...head, prunedTo: 0 });
    if (snapshotAfter === null) return sequence;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.code, error.message.replace('continue', 'acknowledge'), field);
  }
  throw new Refusal(
    'CURSOR_UNKNOWN',
    'Cannot acknowledge: the cursor is inside a snapshot, and no connector is sent one',
    field,
  );
}
