import { addMs } from '../../kit/clock.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { OperationsManagerContext } from '../context.ts';
import { checkAction, noConnector } from './connector.ts';
import { releaseLease, takeLease, type HeldLease } from './connector-lease.ts';

export type SessionContext = Pick<
  OperationsManagerContext,
  'transaction' | 'stores' | 'journal' | 'cursorAt' | 'now' | 'connectorHub'
>;

/**
 * One holding of a connector: from taking the lease to letting go of it, or to losing it. While it lasts the lease is
 * renewed; when it is lost, `lost` aborts and the holder must stop at once.
 */
export interface ConnectorSession extends HeldLease {
  readonly lost: AbortSignal;
  /** Up to where the connector has been sent something, by this session or an earlier one. */
  readonly sentTo: number;
  /** Makes room for sending up to a number, before anything of it is sent; refused when the session is lost. */
  claim(to: number): Promise<void>;
  /** Notes that something was sent. */
  noteSent(to: number): void;
  /** Lets go; whoever waits may take over. */
  end(): Promise<void>;
}

/** Takes the connector; null while another session holds it. */
export async function beginSession(
  context: SessionContext,
  connectorId: string,
  { holder, heldBy }: { readonly holder: string; readonly heldBy: string },
): Promise<ConnectorSession | null> {
  const { connectorHub: hub, now, transaction } = context;
  const { leaseMs } = hub.settings;
  const taken = await transaction(async (unit) => {
    const connector = await unit.connectors.findForUpdate(connectorId);
    if (connector === null) throw noConnector(connectorId, ['connectorId']);
    checkAction(connector, 'receive');
    const lease = await takeLease(unit, connectorId, { holder, heldBy, at: now(), leaseMs });
    return lease === null ? null : { lease, connector };
  });
  if (taken === null) return null;
  return holdLease(context, taken.lease, taken.connector.sentTo);
}

function holdLease(
  context: SessionContext,
  lease: HeldLease,
  sentBefore: number,
): ConnectorSession {
  const { connectorHub: hub, now, transaction } = context;
  const { leaseMs } = hub.settings;
  const losing = new AbortController();
  let sentTo = sentBefore;
  let ended: Promise<void> | null = null;

  async function renew(claimedTo: number | null): Promise<void> {
    const at = now();
    const isHeld = await transaction(async (unit) => {
      const expiresAt = addMs(at, leaseMs);
      if (!(await unit.connectorSessions.renew(lease, { at, expiresAt }))) return false;
      if (claimedTo !== null) await unit.connectors.setSentTo(lease.connectorId, claimedTo);
      return true;
    });
    if (!isHeld) losing.abort();
  }

  function renewQuietly(): void {
    if (ended !== null || losing.signal.aborted) return;
    renew(null).catch((error: unknown) =>
      hub.log.error(
        { err: error, ...lease },
        'cannot renew the lease of a connector; trying again',
      ),
    );
  }

  hub.noteSent(lease, sentTo);
  const timer = setInterval(renewQuietly, leaseMs / 3).unref();
  const stopListening = hub.listen((connectorId) => {
    if (connectorId === lease.connectorId) renewQuietly();
  });

  async function letGo(): Promise<void> {
    clearInterval(timer);
    stopListening();
    await transaction((unit) => releaseLease(unit, lease, { at: now(), sentTo }));
    hub.forget(lease);
    hub.announce(lease.connectorId);
  }

  return {
    ...lease,
    lost: losing.signal,
    get sentTo() {
      return sentTo;
    },
    async claim(to) {
      await renew(Math.max(to, sentTo));
      if (losing.signal.aborted) throw await explainLoss(context, lease);
    },
    noteSent(to) {
      sentTo = Math.max(sentTo, to);
      hub.noteSent(lease, sentTo);
    },
    end: () => (ended ??= letGo()),
  };
}

/** Why a session was lost: the connector was uninitialized or removed, or another session has it. */
export async function explainLoss(
  { stores }: Pick<SessionContext, 'stores'>,
  { connectorId, number }: HeldLease,
): Promise<Refusal> {
  const connector = await stores.connectors.find(connectorId);
  if (connector === null) return noConnector(connectorId, ['connectorId']);
  if (connector.state === 'UNINITIALIZED') {
    return new Refusal(
      'NOT_ALLOWED_IN_STATE',
      `Cannot go on with session ${number} of connector "${connector.name}": it was uninitialized`,
      ['connectorId'],
    );
  }
  return sessionLost(connector.name, number);
}

export function sessionLost(name: string, number: number, field = ['connectorId']): Refusal {
  return new Refusal(
    'SESSION_LOST',
    `Cannot go on with session ${number} of connector "${name}": another session has taken over`,
    field,
  );
}
