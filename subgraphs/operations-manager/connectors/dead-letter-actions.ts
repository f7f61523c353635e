import { randomUUID } from 'node:crypto';
import { Refusal } from '../../kit/refusal.ts';
import { checkText } from '../../kit/text-limits.ts';
import type { OperationsManagerContext } from '../context.ts';
import { lockConnector } from './acknowledge-actions.ts';
import { noConnector } from './connector.ts';
import { checkMaySpeakFor } from './connector-access.ts';
import { selectForConnector } from './connector-feed.ts';
import { toChangeId, toEntryNumber, type RoutedChange } from './connector-routing.ts';
import type { DeadLetter } from './dead-letter-store.ts';
import { forwardInTransaction } from './forward-actions.ts';

type ActionContext = Pick<
  OperationsManagerContext,
  'transaction' | 'stores' | 'journal' | 'viewer' | 'now' | 'connectorHub'
>;

export interface Rejection {
  readonly changeId: string;
  readonly reason: string;
}

export interface RejectionResult {
  readonly changeId: string;
  readonly deadLetter: DeadLetter | null;
  readonly refusal: Refusal | null;
}

const MOST_AT_ONCE = 500;
export const MOST_REASON_CHARACTERS = 2_000;

/** Sets changes aside that a connected system cannot take; each is answered on its own. */
export async function rejectAlertChanges(
  context: ActionContext,
  request: {
    readonly connectorId: string;
    readonly session: number | null;
    readonly changes: readonly Rejection[];
  },
): Promise<RejectionResult[]> {
  const { connectorId, session, changes } = request;
  const { viewer, now } = context;
  checkMaySpeakFor(viewer, connectorId);
  checkCount(changes.length, 'changes');
  for (const { reason } of changes) {
    checkText(reason, {
      what: 'reason',
      least: 1,
      most: MOST_REASON_CHARACTERS,
      field: ['input', 'changes'],
    });
  }
  const found = await findChanges(context, request);
  const asked = changes.map(({ changeId }) => toEntryNumber(changeId)).filter(isNumber);
  return await context.transaction(async (unit) => {
    const { sentTo } = await lockConnector(unit, connectorId, {
      action: 'reject',
      session,
      hub: context.connectorHub,
    });
    const known = await unit.deadLetters.findByEntries(connectorId, asked);
    const letters = new Map(known.map((letter) => [letter.changeId, letter]));
    const results = changes.map(({ changeId, reason }, index): RejectionResult => {
      const change = found.get(changeId);
      if (!letters.has(changeId) && change !== undefined && change.entry.sequence <= sentTo) {
        const author = { reason, by: viewer.name, at: now() };
        letters.set(changeId, toDeadLetter(connectorId, change, author));
      }
      const deadLetter = letters.get(changeId) ?? null;
      return {
        changeId,
        deadLetter,
        refusal: deadLetter === null ? notSent(changeId, index) : null,
      };
    });
    await unit.deadLetters.insert(
      [...letters.values()].filter((letter) => !known.includes(letter)),
    );
    await unit.connectors.noteContact(connectorId, now());
    return results;
  });
}

export function toDeadLetter(
  connectorId: string,
  { entry, kind, alert }: RoutedChange,
  { reason, by, at }: { readonly reason: string; readonly by: string; readonly at: string },
): DeadLetter {
  return {
    id: randomUUID(),
    connectorId,
    alertId: alert.id,
    entry: entry.sequence,
    changeId: toChangeId(entry),
    kind,
    content: alert,
    reason: reason.slice(0, MOST_REASON_CHARACTERS),
    by,
    at,
    replayedAt: null,
  };
}

export interface ReplayOutcome {
  readonly replayedCount: number;
  readonly remainingCount: number;
  readonly sequence: number | null;
}

/** Sends set-aside alerts again as they are now, each once however many changes of it were set aside. */
export async function replayDeadLetters(
  { transaction, viewer, now }: ActionContext,
  request: {
    readonly connectorId: string;
    readonly deadLetterIds: readonly string[] | null;
    readonly comment: string | null;
  },
): Promise<ReplayOutcome> {
  const { connectorId, deadLetterIds: ids, comment } = request;
  checkMaySpeakFor(viewer, connectorId);
  if (ids !== null) checkCount(ids.length, 'deadLetterIds');
  checkText(comment, { what: 'comment', most: 2_000, field: ['input', 'comment'] });
  return await transaction(async (unit) => {
    const connector = await unit.connectors.findForUpdate(connectorId);
    if (connector === null) throw noConnector(connectorId);
    const letters = await unit.deadLetters.listOpenForUpdate(connectorId, {
      ids: ids === null ? null : [...new Set(ids)],
      limit: MOST_AT_ONCE,
    });
    const missing = (ids ?? []).find((id) => !letters.some((letter) => letter.id === id));
    if (missing !== undefined) {
      throw new Refusal(
        'NOT_FOUND',
        `Cannot send dead letter "${missing}" again: connector "${connector.name}" has none of that id that was not sent again`,
        ['input', 'deadLetterIds'],
      );
    }
    await unit.deadLetters.saveReplayed(
      letters.map(({ id }) => id),
      now(),
    );
    const [openCount = 0] = await unit.deadLetters.countOpen([connectorId]);
    const sequence = await forwardInTransaction(unit, connectorId, {
      alertIds: letters.map(({ alertId }) => alertId),
      mark: null,
      comment,
    });
    return { replayedCount: letters.length, remainingCount: openCount, sequence };
  });
}

/** The changes that ids name, by those ids, as this connector is told of them. */
async function findChanges(
  { stores, viewer }: ActionContext,
  { connectorId, changes }: { connectorId: string; changes: readonly Rejection[] },
): Promise<Map<string, RoutedChange>> {
  const numbers = changes.map(({ changeId }) => toEntryNumber(changeId)).filter(isNumber);
  const entries = await stores.connectorAlerts.findEntries(numbers);
  const sight = viewer.groupIds;
  const selected = await selectForConnector(stores, entries, { connectorId, sight });
  return new Map(selected.map((change) => [toChangeId(change.entry), change]));
}

function isNumber(value: number | null): value is number {
  return value !== null;
}

function notSent(changeId: string, index: number): Refusal {
  return new Refusal(
    'NOT_FOUND',
    `Cannot set change "${changeId}" aside: this connector was not sent it, or it is no longer kept`,
    ['input', 'changes', String(index), 'changeId'],
  );
}

function checkCount(count: number, name: string): void {
  if (count >= 1 && count <= MOST_AT_ONCE) return;
  throw new Refusal(
    'OUT_OF_RANGE',
    `Cannot take ${count} ${name} at once: it must be 1 to ${MOST_AT_ONCE}`,
    ['input', name],
  );
}
