import { randomUUID } from 'node:crypto';
import { BOOKMARK_SECONDS } from '../../kit/journal/change-stream.ts';
import { checkGapless } from '../../kit/journal/journal-reader.ts';
import { listToldChanges } from '../../kit/journal/field-changes.ts';
import type { FieldChange, JournalEntry } from '../../kit/journal/journal.ts';
import { decodeStreamCursor } from '../../kit/journal/stream-cursor.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { JournaledAlert } from '../alerts/alert.ts';
import type { OperationsManagerContext } from '../context.ts';
import { checkAction, noConnector, type Connector } from './connector.ts';
import { checkMaySpeakFor } from './connector-access.ts';
import { selectForConnector } from './connector-feed.ts';
import { toChangeId, type DeliveredKind, type RoutedChange } from './connector-routing.ts';
import { beginSession, explainLoss, type ConnectorSession } from './connector-session.ts';

/**
 * A connector's stream.
 *
 *   1. Refuse what can be refused, so that a refusal is an answer; then take the connector.
 *   2. While another session holds it: say so (STAND_BY) and wait until it goes or its lease ends.
 *   3. Say where the session begins (SESSION): behind the last acknowledged change, or further on if the client says that
 *      it has come further.
 *   4. Send what the subscriptions match. Before a batch is sent, the store is told up to where it reaches, and that the
 *      session goes on; so a session that was taken over stops there.
 *   5. In quiet times send a BOOKMARK, which may be acknowledged like a change.
 */
export interface ConnectorAlertEvent {
  readonly kind: DeliveredKind | 'BOOKMARK' | 'STAND_BY' | 'SESSION';
  readonly id: string;
  readonly cursor: string;
  readonly previous: string;
  readonly session: number;
  readonly at: string;
  readonly by: string | null;
  readonly comment: string | null;
  readonly changes: readonly FieldChange[];
  readonly object: JournaledAlert | null;
  readonly connectorId: string;
}

export interface ConnectorStreamRequest {
  readonly connectorId: string;
  readonly standBy: boolean;
  readonly after: string | null;
  readonly bookmarkSeconds: number;
}

/** Entries looked at in one go; what is claimed but never sent after a crash is at most this. */
const ENTRIES_PER_BATCH = 200;

export async function openConnectorAlertChanges(
  context: OperationsManagerContext,
  request: ConnectorStreamRequest,
): Promise<AsyncIterableIterator<ConnectorAlertEvent>> {
  const { connectorId, standBy, after } = request;
  checkMaySpeakFor(context.viewer, connectorId);
  checkBookmarkSeconds(request.bookmarkSeconds);
  const connector = await loadReceiving(context, connectorId);
  const from = after === null ? 0 : await readStart(context, connector, after);
  const holder = { holder: randomUUID(), heldBy: context.viewer.name };
  const session = await beginSession(context, connectorId, holder);
  if (session === null && !standBy) {
    throw new Refusal(
      'SESSION_HELD',
      `Cannot receive for connector "${connector.name}": another session holds it`,
      ['connectorId'],
    );
  }
  return createStream(context, { ...request, from, holder, session });
}

interface StreamStart extends ConnectorStreamRequest {
  /** The entry that the client has come to; what is acknowledged by then is passed over in any case. */
  readonly from: number;
  readonly holder: { readonly holder: string; readonly heldBy: string };
  readonly session: ConnectorSession | null;
}

/** Written by hand, because a generator that was never started would keep the connector when the client leaves. */
function createStream(
  context: OperationsManagerContext,
  start: StreamStart,
): AsyncIterableIterator<ConnectorAlertEvent> {
  const leaving = new AbortController();
  const held = { session: start.session };
  const events = streamEvents(context, { ...start, held, signal: leaving.signal });
  const end = async (): Promise<void> => {
    leaving.abort();
    await held.session?.end();
  };
  const stream: AsyncIterableIterator<ConnectorAlertEvent> = {
    async next() {
      try {
        const result = await events.next();
        if (result.done === true) await end();
        return result;
      } catch (error) {
        await end();
        throw error;
      }
    },
    async return() {
      leaving.abort();
      await events.return();
      await end();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}

interface RunningStream extends StreamStart {
  /** Where the session is put as soon as there is one, so that leaving finds it. */
  readonly held: { session: ConnectorSession | null };
  readonly signal: AbortSignal;
}

async function* streamEvents(
  context: OperationsManagerContext,
  running: RunningStream,
): AsyncGenerator<ConnectorAlertEvent, void> {
  const { connectorId, held, signal } = running;
  if (held.session === null) {
    yield toMarker(context, 'STAND_BY', {
      connectorId,
      number: 0,
      sequence: (await loadReceiving(context, connectorId)).acknowledgedTo,
    });
    held.session = await waitForSession(context, running);
  }
  const { session } = held;
  if (session === null || signal.aborted) return;
  const connector = await loadReceiving(context, connectorId);
  const sequence = Math.max(connector.acknowledgedTo, running.from);
  yield toMarker(context, 'SESSION', { connectorId, number: session.number, sequence });
  yield* sendChanges(context, { session, running, sequence });
}

async function* sendChanges(
  context: OperationsManagerContext,
  start: { session: ConnectorSession; running: RunningStream; sequence: number },
): AsyncGenerator<ConnectorAlertEvent, void> {
  const { session, running } = start;
  const { connectorId, number } = session;
  const bookmarkMs = running.bookmarkSeconds * 1_000;
  const signal = AbortSignal.any([running.signal, session.lost]);
  let { sequence } = start;
  let previous = context.cursorAt(sequence);
  let lastSent = performance.now();

  for (;;) {
    const quietMs = lastSent + bookmarkMs - performance.now();
    const entries = await context.journal.readNext(sequence, signal, quietMs);
    if (session.lost.aborted) throw await explainLoss(context, session);
    if (entries === null || running.signal.aborted) return;
    checkGapless(sequence, entries);
    for (const batch of toBatches(entries)) {
      const changes = await selectForConnector(context.stores, batch, {
        connectorId,
        sight: context.viewer.groupIds,
      });
      if (changes.length > 0) await session.claim(changes.at(-1)?.entry.sequence ?? sequence);
      for (const change of changes) {
        const event = toEvent(context, change, { number, previous, connectorId });
        session.noteSent(change.entry.sequence);
        yield event;
        if (session.lost.aborted) throw await explainLoss(context, session);
        previous = event.cursor;
        lastSent = performance.now();
      }
      sequence = batch.at(-1)?.sequence ?? sequence;
    }
    if (performance.now() - lastSent < bookmarkMs) continue;
    await session.claim(sequence);
    session.noteSent(sequence);
    const bookmark = toMarker(context, 'BOOKMARK', { connectorId, number, sequence });
    yield { ...bookmark, previous };
    previous = bookmark.cursor;
    lastSent = performance.now();
  }
}

/** Waits for the connector to be free, and for nobody else of those who wait to be quicker. */
async function waitForSession(
  context: OperationsManagerContext,
  { connectorId, holder, signal }: RunningStream,
): Promise<ConnectorSession | null> {
  const { connectorHub: hub } = context;
  while (!signal.aborted) {
    const session = await beginSession(context, connectorId, holder);
    if (session !== null) {
      if (!signal.aborted) return session;
      await session.end();
      return null;
    }
    await hub.waitForNews(connectorId, hub.settings.standByPollMs, signal);
  }
  return null;
}

/** The connector, if it may receive and everything behind its bookmark is still kept. */
async function loadReceiving(
  { stores, journal }: OperationsManagerContext,
  connectorId: string,
): Promise<Connector> {
  const connector = await stores.connectors.find(connectorId);
  if (connector === null) throw noConnector(connectorId, ['connectorId']);
  checkAction(connector, 'receive');
  if (connector.delivery !== 'SOCKET') {
    throw new Refusal(
      'NOT_ALLOWED_FOR_KIND',
      `Cannot receive for connector "${connector.name}" over a socket: its changes are posted to a webhook`,
      ['connectorId'],
    );
  }
  const { prunedTo } = await journal.readHead();
  if (connector.acknowledgedTo < prunedTo) {
    throw new Refusal(
      'CURSOR_EXPIRED',
      `Cannot continue with connector "${connector.name}": it stands at change ${connector.acknowledgedTo}, kept are those after ${prunedTo}; uninitialize it, initialize it again and bring it up to date by a query`,
      ['connectorId'],
    );
  }
  return connector;
}

/** A cursor that this connector was given, and nothing further: a jump would lose what lies between. */
async function readStart(
  { journal }: OperationsManagerContext,
  { name, sentTo, acknowledgedTo }: Connector,
  after: string,
): Promise<number> {
  const { sequence } = decodeStreamCursor(after, await journal.readHead());
  if (sequence <= Math.max(sentTo, acknowledgedTo)) return sequence;
  throw new Refusal(
    'CURSOR_NOT_SENT',
    `Cannot continue with connector "${name}" behind change ${sequence}: it was sent nothing behind ${sentTo}`,
    ['after'],
  );
}

function checkBookmarkSeconds(seconds: number): void {
  const { least, most } = BOOKMARK_SECONDS;
  if (seconds >= least && seconds <= most) return;
  throw new Refusal(
    'OUT_OF_RANGE',
    `Cannot follow with a bookmark every ${seconds} seconds: it must be ${least} to ${most}`,
    ['bookmarkSeconds'],
  );
}

function toBatches(entries: readonly JournalEntry[]): (readonly JournalEntry[])[] {
  const batches: (readonly JournalEntry[])[] = [];
  for (let start = 0; start < entries.length; start += ENTRIES_PER_BATCH) {
    batches.push(entries.slice(start, start + ENTRIES_PER_BATCH));
  }
  return batches;
}

/** A change as connectors receive it. */
export function toEvent(
  { cursorAt }: Pick<OperationsManagerContext, 'cursorAt'>,
  { entry, kind, alert, changes }: RoutedChange,
  at: { readonly number: number; readonly previous: string; readonly connectorId: string },
): ConnectorAlertEvent {
  return {
    kind,
    id: toChangeId(entry),
    cursor: cursorAt(entry.sequence),
    previous: at.previous,
    session: at.number,
    at: entry.at,
    by: entry.by,
    comment: entry.comment,
    changes: listToldChanges(changes),
    object: alert,
    connectorId: at.connectorId,
  };
}

function toMarker(
  { cursorAt, now }: OperationsManagerContext,
  kind: 'BOOKMARK' | 'STAND_BY' | 'SESSION',
  place: { readonly connectorId: string; readonly number: number; readonly sequence: number },
): ConnectorAlertEvent {
  const { connectorId, number, sequence } = place;
  const cursor = cursorAt(sequence);
  return {
    kind,
    id: `${kind.toLowerCase()}-${number}-${sequence}`,
    cursor,
    previous: cursor,
    session: number,
    at: now(),
    by: null,
    comment: null,
    changes: [],
    object: null,
    connectorId,
  };
}
