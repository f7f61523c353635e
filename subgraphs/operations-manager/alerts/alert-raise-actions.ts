import { isSerializationFailure, isUniqueViolation } from '../../kit/database/errors.ts';
import type { KeyedResult } from '../../kit/idempotency.ts';
import { createGathering } from '../../kit/gathering.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Viewer } from '../../kit/viewer.ts';
import type { Alert } from './alert.ts';
import { authorOf, type ActionContext } from './alert-action-context.ts';
import { checkDraft } from './alert-checks.ts';
import type { OperationsManagerContext, OperationsManagerUnit } from '../context.ts';
import type { AlertDraft } from './alert-draft.ts';
import { raiseAlertsInTransaction, type Author } from './alert-lifecycle.ts';

export interface RaiseRequest {
  readonly draft: AlertDraft;
  readonly idempotencyKey: string | null;
}

export interface Raised {
  readonly alert: Alert;
  readonly isRepeat: boolean;
  /** Of the change that raised it; null where the key is known from before changes were remembered with it. */
  readonly sequence: number | null;
}

export type RaiseOutcome = Raised | { readonly refusal: Refusal };

/** One request: its alerts, each answered on its own, in order. */
export interface RaiseCall {
  readonly context: RaiseContext;
  readonly requests: readonly RaiseRequest[];
}

export type RaiseTogether = (call: RaiseCall) => Promise<readonly RaiseOutcome[]>;

type RaiseContext = ActionContext & Pick<OperationsManagerContext, 'raiseTogether'>;

/** Alerts raised by one request, and by several together: others feel it as a pause. */
const MOST_RAISED = 500;

/** Raises alerts, each answered on its own; the answers keep the order. */
export async function raiseAlerts(
  context: RaiseContext,
  requests: readonly RaiseRequest[],
): Promise<readonly RaiseOutcome[]> {
  if (requests.length === 0 || requests.length > MOST_RAISED) {
    throw new Refusal(
      'OUT_OF_RANGE',
      `Cannot raise ${requests.length} alerts at once: it must be 1 to ${MOST_RAISED}`,
      ['input', 'alerts'],
    );
  }
  return await context.raiseTogether({ context, requests });
}

/**
 * What raises alerts for everybody: requests that come while others are being raised are raised together, as one batch,
 * since a batch of thirty costs little more than two alerts.
 */
export function createRaiseTogether(): RaiseTogether {
  return createGathering({ pick: pickTogether, run: raiseInOneTransaction });
}

/**
 * Those by the same author as the first, in the order they came, for a transaction has one author. A key that was asked
 * under already ends it: whoever comes with it is to be answered from what the first has done.
 */
function pickTogether(waiting: readonly RaiseCall[]): readonly RaiseCall[] {
  const author = waiting[0]?.context.viewer;
  const picked: RaiseCall[] = [];
  const keys = new Set<string>();
  let count = 0;
  for (const call of waiting) {
    const { requests, context } = call;
    if (!isSameAuthor(context.viewer, author)) continue;
    const ownKeys = requests.flatMap(({ idempotencyKey }) => idempotencyKey ?? []);
    const isTooMany = picked.length > 0 && count + requests.length > MOST_RAISED;
    if (isTooMany || ownKeys.some((key) => keys.has(key))) break;
    for (const key of ownKeys) keys.add(key);
    picked.push(call);
    count += requests.length;
  }
  return picked;
}

/** Whether what either does is written down alike. */
function isSameAuthor(viewer: Viewer, other: Viewer | undefined): boolean {
  return (
    viewer.name === other?.name &&
    viewer.profile === other.profile &&
    viewer.connectorId === other.connectorId
  );
}

async function raiseInOneTransaction(
  calls: readonly RaiseCall[],
): Promise<readonly (readonly RaiseOutcome[])[]> {
  const [first] = calls;
  if (first === undefined) return [];
  const { context } = first;
  const all = calls.flatMap(({ requests }) => requests);
  const outcomes = await retryOnCollision(() =>
    context.transaction(async (unit) => {
      const known = await findAnswered(unit, all, context.now());
      const fresh = all.filter((request) => !known.has(request));
      const raised = await raiseFresh(unit, fresh, authorOf(context));
      return new Map([...known, ...raised]);
    }),
  );
  return calls.map(({ requests }) =>
    requests.map((request) => outcomes.get(request) as RaiseOutcome),
  );
}

/** Raises one alert, or says why not. */
export async function raiseAlert(context: RaiseContext, request: RaiseRequest): Promise<Raised> {
  const [outcome] = await raiseAlerts(context, [request]);
  if (outcome === undefined || 'refusal' in outcome) throw outcome?.refusal;
  return outcome;
}

/** What is answered without raising: alerts raised before under the same key, and what no alert can be raised of. */
async function findAnswered(
  { idempotencyKeys, alerts }: OperationsManagerUnit,
  requests: readonly RaiseRequest[],
  now: string,
): Promise<Map<RaiseRequest, RaiseOutcome>> {
  const answered = new Map<RaiseRequest, RaiseOutcome>();
  const asked = new Set<string>();
  for (const request of requests) {
    const { idempotencyKey: key, draft } = request;
    try {
      checkDraft(draft, now);
      if (key === null) continue;
      if (asked.has(key)) throw askedTwice(key);
      asked.add(key);
      const earlier = await idempotencyKeys.find(key, draft);
      const alert = earlier === null ? null : await alerts.findForUpdate(earlier.id);
      if (earlier === null || alert === null) continue;
      answered.set(request, { alert, isRepeat: false, sequence: earlier.sequence });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      answered.set(request, { refusal: error });
    }
  }
  return answered;
}

function askedTwice(key: string): Refusal {
  return new Refusal(
    'IDEMPOTENCY_KEY_REUSED',
    `Cannot use idempotency key "${key}" twice in one request`,
    ['input', 'idempotencyKey'],
  );
}

async function raiseFresh(
  unit: OperationsManagerUnit,
  requests: readonly RaiseRequest[],
  author: Author,
): Promise<Map<RaiseRequest, RaiseOutcome>> {
  const raised = new Map<RaiseRequest, RaiseOutcome>();
  if (requests.length === 0) return raised;
  const drafts = requests.map(({ draft }) => draft);
  const { outcomes, stormChanges } = await raiseAlertsInTransaction(unit, drafts, author);
  const changes = outcomes.flatMap((outcome) => ('change' in outcome ? [outcome.change] : []));
  // Last, because the journal's number is taken under a lock held to the commit.
  const last = changes.length === 0 ? 0 : await unit.journal.append([...stormChanges, ...changes]);
  let sequence = last - changes.length;
  for (const [index, outcome] of outcomes.entries()) {
    raised.set(
      requests[index] as RaiseRequest,
      'refusal' in outcome
        ? outcome
        : { alert: outcome.alert, isRepeat: outcome.isRepeat, sequence: (sequence += 1) },
    );
  }
  await unit.idempotencyKeys.remember([...raised].flatMap(toKeyedResult));
  return raised;
}

function toKeyedResult([{ idempotencyKey: key, draft }, outcome]: [
  RaiseRequest,
  RaiseOutcome,
]): KeyedResult[] {
  if ('refusal' in outcome) return [];
  return [{ key, request: draft, id: outcome.alert.id, sequence: outcome.sequence }];
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
