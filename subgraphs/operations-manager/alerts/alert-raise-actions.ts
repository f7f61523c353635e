import { isSerializationFailure, isUniqueViolation } from '../../kit/database/errors.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Alert } from './alert.ts';
import { authorOf, type ActionContext } from './alert-action-context.ts';
import { checkDraft } from './alert-checks.ts';
import type { AlertDraft } from './alert-draft.ts';
import { raiseAlertsInTransaction } from './alert-lifecycle.ts';

export type RaiseOutcome =
  | { readonly alert: Alert; readonly isRepeat: boolean; readonly sequence: number }
  | { readonly refusal: Refusal };

/** Alerts raised by one request. */
const MOST_RAISED = 500;

/** Raises alerts, each answered on its own; the answers keep the order. */
export async function raiseAlerts(
  context: ActionContext,
  drafts: readonly AlertDraft[],
): Promise<RaiseOutcome[]> {
  if (drafts.length === 0 || drafts.length > MOST_RAISED) {
    throw new Refusal(
      'OUT_OF_RANGE',
      `Cannot raise ${drafts.length} alerts at once: it must be 1 to ${MOST_RAISED}`,
      ['input', 'alerts'],
    );
  }
  for (const draft of drafts) checkDraft(draft);
  return await retryOnCollision(() =>
    context.transaction(async (unit) => {
      const { outcomes, stormChanges } = await raiseAlertsInTransaction(
        unit,
        drafts,
        authorOf(context),
      );
      const changes = outcomes.flatMap((outcome) => ('change' in outcome ? [outcome.change] : []));
      // Last, because the journal's number is taken under a lock held to the commit.
      const last =
        changes.length === 0 ? 0 : await unit.journal.append([...stormChanges, ...changes]);
      let sequence = last - changes.length;
      return outcomes.map((outcome) =>
        'refusal' in outcome
          ? outcome
          : { alert: outcome.alert, isRepeat: outcome.isRepeat, sequence: (sequence += 1) },
      );
    }),
  );
}

/** Raises one alert; asked again under the same key, it answers with the alert raised the first time. */
export async function raiseAlert(
  context: ActionContext,
  draft: AlertDraft,
  idempotencyKey: string | null,
): Promise<{ alert: Alert; isRepeat: boolean; sequence: number | null }> {
  checkDraft(draft);
  return await retryOnCollision(() =>
    context.transaction(async (unit) => {
      if (idempotencyKey !== null) {
        const alertId = await unit.idempotencyKeys.findResult(idempotencyKey, draft);
        const alert = alertId === null ? null : await unit.alerts.findForUpdate(alertId);
        if (alert !== null) return { alert, isRepeat: false, sequence: null };
      }
      const {
        outcomes: [outcome],
        stormChanges,
      } = await raiseAlertsInTransaction(unit, [draft], authorOf(context));
      if (outcome === undefined || 'refusal' in outcome) throw outcome?.refusal;
      const { alert, isRepeat, change } = outcome;
      if (idempotencyKey !== null) {
        await unit.idempotencyKeys.remember(idempotencyKey, draft, alert.id);
      }
      return { alert, isRepeat, sequence: await unit.journal.append([...stormChanges, change]) };
    }),
  );
}

/**
 * Two transactions that raise the first alert of one problem at the same moment, or begin one storm crosswise: the store
 * lets one through. The other looks again and finds an alert to repeat, or a storm to join.
 */
async function retryOnCollision<T>(work: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempts === 5 || !(isUniqueViolation(error) || isSerializationFailure(error)))
        throw error;
    }
  }
}
