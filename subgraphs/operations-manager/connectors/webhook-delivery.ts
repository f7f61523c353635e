import { randomUUID } from 'node:crypto';
import { checkGapless } from '../../kit/journal/journal-reader.ts';
import { Refusal } from '../../kit/refusal.ts';
import { moveBookmark } from './acknowledge-actions.ts';
import type { Connector } from './connector.ts';
import { selectForConnector } from './connector-feed.ts';
import { toChangeId, type RoutedChange } from './connector-routing.ts';
import { beginSession, type ConnectorSession, type SessionContext } from './connector-session.ts';
import { toEvent } from './connector-stream.ts';
import { toDeadLetter } from './dead-letter-actions.ts';
import { createWebhookSender } from './webhook-sender.ts';

/**
 * Posts changes to the connectors that cannot hold a socket: for each connector one after the other, the next only once
 * the one before was taken or set aside. It holds the connector like any other session does, so of several processes
 * one delivers, and another takes over when that one is gone.
 */
export interface WebhookDelivery {
  /** Begins delivering to those of these connectors that nobody delivers to yet. */
  begin(connectors: readonly Connector[]): void;
  close(): Promise<void>;
}

/** How long to wait for something new before looking whether all is as it was. */
const QUIET_MS = 30_000;
const ENTRIES_PER_BATCH = 200;

export function createWebhookDelivery(context: SessionContext): WebhookDelivery {
  const { connectorHub: hub, now } = context;
  const sender = createWebhookSender(hub.settings.webhooks, now);
  const closing = new AbortController();
  const running = new Map<string, Promise<void>>();

  async function deliver(connectorId: string): Promise<void> {
    const holder = { holder: randomUUID(), heldBy: 'webhook delivery' };
    const session = await beginSession(context, connectorId, holder);
    if (session === null) return;
    try {
      await deliverChanges(session);
    } finally {
      await session.end();
    }
  }

  async function deliverChanges(session: ConnectorSession): Promise<void> {
    const { connectorId } = session;
    const signal = AbortSignal.any([closing.signal, session.lost]);
    const connector = await context.stores.connectors.find(connectorId);
    if (connector === null) return;
    let sequence = connector.acknowledgedTo;
    while (!signal.aborted) {
      const entries = await context.journal.readNext(sequence, signal, QUIET_MS);
      if (entries === null) return;
      checkGapless(sequence, entries);
      const batch = entries.slice(0, ENTRIES_PER_BATCH);
      const changes = await selectForConnector(context.stores, batch, { connectorId, sight: null });
      for (const change of changes) {
        if (!(await deliverChange(session, change, signal))) return;
      }
      sequence = batch.at(-1)?.sequence ?? sequence;
    }
  }

  /** False when delivering has to stop, the change being neither taken nor set aside. */
  async function deliverChange(
    session: ConnectorSession,
    change: RoutedChange,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { connectorId } = session;
    const { sequence } = change.entry;
    // Read again for each: its address or secret may have been changed, and that is what an error asks for.
    const connector = await context.stores.connectors.find(connectorId);
    if (connector === null || signal.aborted) return false;
    await session.claim(sequence);
    session.noteSent(sequence);
    const outcome = await sender.send(connector, toMessage(context, connector, change, session), {
      signal,
      onFailure: async (reason) => {
        await context.transaction((unit) => unit.connectors.noteError(connectorId, reason, now()));
      },
    });
    if (outcome.kind === 'STOPPED') return false;
    await context.transaction(async (unit) => {
      if (outcome.kind === 'FAILED') {
        const { reason } = outcome;
        const letter = toDeadLetter(connectorId, change, {
          reason,
          by: 'webhook delivery',
          at: now(),
        });
        await unit.deadLetters.insert([letter]);
      } else {
        await unit.connectors.clearError(connectorId);
      }
    });
    await moveBookmark(context, {
      connectorId,
      to: sequence,
      session: session.number,
      sight: null,
      isContact: outcome.kind === 'TAKEN',
    });
    return true;
  }

  async function deliverQuietly(connectorId: string): Promise<void> {
    try {
      await deliver(connectorId);
    } catch (error) {
      // Uninitialized, removed or taken over meanwhile: that is what the next look finds, too.
      if (!(error instanceof Refusal)) {
        hub.log.error(
          { err: error, connectorId },
          'cannot deliver webhooks; it will be tried again',
        );
        return;
      }
      if (error.code !== 'CURSOR_EXPIRED') return;
      await context.transaction((unit) =>
        unit.connectors.noteError(connectorId, error.message, now()),
      );
    } finally {
      running.delete(connectorId);
    }
  }

  return {
    begin(connectors) {
      for (const { id, delivery, state } of connectors) {
        if (delivery !== 'WEBHOOK' || state !== 'INITIALIZED') continue;
        if (running.has(id) || closing.signal.aborted) continue;
        running.set(id, deliverQuietly(id));
      }
    },
    async close() {
      closing.abort();
      await Promise.allSettled(running.values());
      await sender.close();
    },
  };
}

function toMessage(
  context: SessionContext,
  connector: Connector,
  change: RoutedChange,
  { number }: ConnectorSession,
): { id: string; body: string } {
  const {
    connectorId: _known,
    object,
    ...event
  } = toEvent(context, change, {
    number,
    // Not the bookmark, which follows the journal over what was nothing to this connector.
    previous: context.cursorAt(connector.lastAcknowledged),
    connectorId: connector.id,
  });
  const { groupIds: _inner, ...alert } = object ?? change.alert;
  return {
    id: `${connector.id}.${toChangeId(change.entry)}`,
    body: JSON.stringify({
      type: 'alert.changed',
      timestamp: event.at,
      data: { connectorId: connector.id, ...event, alert },
    }),
  };
}
