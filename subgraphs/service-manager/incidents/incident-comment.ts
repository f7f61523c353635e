import { Refusal } from '../../kit/refusal.ts';
import { checkText } from '../../kit/text-limits.ts';
import type { ServiceManagerContext } from '../context.ts';
import type { ActionLogEntry } from './action-log.ts';
import { recordChange } from './incident-change.ts';
import { requireFound, requireStep } from './incident-guards.ts';
import type { IncidentOutcome } from './incident-update.ts';
import { touchIncident } from './incident.ts';

export interface IncidentComment {
  readonly idempotencyKey: string | null;
  readonly incidentId: string;
  readonly comment: string;
  readonly isPrivate: boolean;
  readonly author: 'ANALYST' | 'USER';
}

export interface CommentOutcome extends IncidentOutcome {
  readonly entry: ActionLogEntry | null;
}

/** Writes into the action log; whoever follows the incident hears of it. */
export async function commentIncident(
  { transaction, viewer, now }: Pick<ServiceManagerContext, 'transaction' | 'viewer' | 'now'>,
  input: IncidentComment,
): Promise<CommentOutcome> {
  const { incidentId, comment, isPrivate, author, idempotencyKey } = input;
  checkText(comment, { what: 'comment', least: 1, most: 4_000, field: ['input', 'comment'] });
  if (isPrivate && author === 'USER') {
    throw new Refusal(
      'CONTRADICTION',
      `Cannot comment on incident "${incidentId}" privately in the name of the affected user`,
      ['input', 'isPrivate'],
    );
  }
  const modification = { by: viewer.name, at: now() };
  return await transaction(async (unit) => {
    const earlier = await unit.idempotencyKeys.find(idempotencyKey, input);
    const before = requireFound(await unit.incidents.findForUpdate(incidentId), {
      id: incidentId,
      step: 'comment',
      field: ['input', 'incidentId'],
    });
    const known = earlier === null ? null : await unit.actionLog.find(earlier.id);
    if (earlier !== null && known !== null) {
      return { incident: before, entry: known, sequence: earlier.sequence };
    }
    requireStep(before, 'comment');

    const after = touchIncident(before, modification);
    const kind = author === 'USER' ? 'USER_COMMENT' : 'ANALYST_COMMENT';
    const { change, entries } = await recordChange(
      unit,
      { before, after },
      {
        lines: [{ kind, text: comment, isPrivate }],
        comment: isPrivate ? null : comment,
        modification,
      },
    );
    const sequence = await unit.journal.append([change]);
    const [entry = null] = entries;
    if (entry !== null) {
      await unit.idempotencyKeys.remember([
        { key: idempotencyKey, request: input, id: entry.id, sequence },
      ]);
    }
    return { incident: after, entry, sequence };
  });
}
