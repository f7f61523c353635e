import { addMs } from '../../kit/clock.ts';
import type { OperationsManagerUnit } from '../context.ts';
import type { ConnectorLease, ConnectorSessionStore } from './connector-session-store.ts';

type LeaseUnit = Pick<OperationsManagerUnit, 'connectorSessions' | 'connectors'>;

/** A lease that somebody holds. */
export interface HeldLease {
  readonly connectorId: string;
  readonly number: number;
}

/** Takes the connector if nobody holds it, or whoever did has not been heard of for too long; null while it is held. */
export async function takeLease(
  { connectorSessions, connectors }: LeaseUnit,
  connectorId: string,
  request: {
    readonly holder: string;
    readonly heldBy: string;
    readonly at: string;
    readonly leaseMs: number;
  },
): Promise<HeldLease | null> {
  const lease = await connectorSessions.findForUpdate(connectorId);
  if (lease === null || isHeld(lease, request.at)) return null;
  const { holder, heldBy, at, leaseMs } = request;
  const number = lease.number + 1;
  await connectorSessions.save({
    connectorId,
    number,
    holder,
    heldBy,
    since: at,
    renewedAt: at,
    expiresAt: addMs(at, leaseMs),
  });
  await connectors.noteContact(connectorId, at);
  return { connectorId, number };
}

/** Lets go of the connector, if it is still held; says up to where it was really sent something. */
export async function releaseLease(
  { connectorSessions, connectors }: LeaseUnit,
  held: HeldLease,
  { at, sentTo }: { readonly at: string; readonly sentTo: number },
): Promise<void> {
  const lease = await connectorSessions.findForUpdate(held.connectorId);
  if (lease === null || lease.number !== held.number || lease.holder === null) return;
  await connectorSessions.save({ ...lease, holder: null, renewedAt: at, expiresAt: at });
  await connectors.setSentTo(held.connectorId, sentTo);
  await connectors.noteContact(held.connectorId, at);
}

/** Takes the connector away from whoever holds it. The number rises, so that nothing of theirs is taken any more. */
export async function revokeLease(
  connectorSessions: ConnectorSessionStore,
  connectorId: string,
  at: string,
): Promise<void> {
  const lease = await connectorSessions.findForUpdate(connectorId);
  if (lease === null) return;
  await connectorSessions.save({
    ...lease,
    number: lease.number + 1,
    holder: null,
    expiresAt: at,
  });
}

export function isHeld({ holder, expiresAt }: ConnectorLease, at: string): boolean {
  return holder !== null && expiresAt !== null && expiresAt > at;
}
