import type { Change } from '../../kit/journal/journal.ts';
import { checkText } from '../../kit/text-limits.ts';
import type { ServiceManagerContext, ServiceManagerUnit } from '../context.ts';
import { requireItem } from '../lists/list-references.ts';
import { toRemark, type LogLine } from './action-log.ts';
import { recordChange } from './incident-change.ts';
import { decideChildren, requireFound, requireStep, requireVersion } from './incident-guards.ts';
import type { IncidentOutcome } from './incident-update.ts';
import {
  changeIncident,
  phaseOf,
  toClosed,
  toReactivated,
  toResolved,
  type Incident,
  type Modification,
  type Phase,
  type Resolution,
  type Step,
} from './incident.ts';

type ActionContext = Pick<ServiceManagerContext, 'transaction' | 'viewer' | 'now'>;

export interface IncidentMove {
  readonly incidentId: string;
  readonly expectedVersion: number | null;
  readonly comment: string | null;
}

export interface FamilyOutcome extends IncidentOutcome {
  /** The children that followed. */
  readonly children: readonly Incident[];
}

/** Declares an incident solved, and its active children with it where they follow. */
export async function resolveIncident(
  context: ActionContext,
  move: IncidentMove & {
    readonly resolutionCategory: string;
    readonly resolutionDescription: string;
    readonly resolveChildren: boolean | null;
  },
): Promise<FamilyOutcome> {
  checkText(move.resolutionDescription, {
    what: 'resolution description',
    least: 1,
    most: 4_000,
    field: ['input', 'resolutionDescription'],
  });
  return await moveIncident(context, move, async (unit, modification) => {
    const before = await findForMove(unit, move, 'resolve');
    const category = requireItem(await unit.lists.readCatalog(), {
      list: 'RESOLUTION_CATEGORY',
      reference: move.resolutionCategory,
      field: ['input', 'resolutionCategory'],
    });
    const resolution: Resolution = {
      category: category.id,
      description: move.resolutionDescription,
    };
    const children = await findChildren(unit, before, 'ACTIVE');
    const { resolveChildren } = await unit.incidentSettings.read();
    const follow = decideChildren(resolveChildren, move.resolveChildren, {
      childCount: children.length,
      field: 'resolveChildren',
    });
    const text = `${category.name}: ${move.resolutionDescription}`;
    return {
      before,
      followers: follow ? children : [],
      changes: toResolved(resolution, modification),
      line: { kind: 'RESOLVED', text },
      followerLine: { kind: 'RESOLVED', text: `Resolved with its parent ${before.id}: ${text}` },
    };
  });
}

/** Makes a resolved incident active again, and its resolved children with it where they follow. */
export async function reactivateIncident(
  context: ActionContext,
  move: IncidentMove & { readonly reactivateChildren: boolean | null },
): Promise<FamilyOutcome> {
  return await moveIncident(context, move, async (unit) => {
    const before = await findForMove(unit, move, 'reactivate');
    const children = await findChildren(unit, before, 'RESOLVED');
    const { reactivateChildren } = await unit.incidentSettings.read();
    const follow = decideChildren(reactivateChildren, move.reactivateChildren, {
      childCount: children.length,
      field: 'reactivateChildren',
    });
    return {
      before,
      followers: follow ? children : [],
      changes: toReactivated(),
      line: { kind: 'REACTIVATED', text: 'Made active again' },
      followerLine: {
        kind: 'REACTIVATED',
        text: `Made active again with its parent ${before.id}`,
      },
    };
  });
}

/** Closes a resolved incident for good. Children are closed by whoever works on them. */
export async function closeIncident(
  context: ActionContext,
  move: IncidentMove,
): Promise<FamilyOutcome> {
  return await moveIncident(context, move, async (unit, modification) => {
    const line: LogLine = { kind: 'CLOSED', text: 'Closed' };
    return {
      before: await findForMove(unit, move, 'close'),
      followers: [],
      changes: toClosed(modification),
      line,
      followerLine: line,
    };
  });
}

/** What a move does: the same changes to an incident and to those that follow it. */
interface DecidedMove {
  readonly before: Incident;
  readonly followers: readonly Incident[];
  readonly changes: Partial<Incident>;
  readonly line: LogLine;
  readonly followerLine: LogLine;
}

async function moveIncident(
  { transaction, viewer, now }: ActionContext,
  { comment }: IncidentMove,
  decide: (unit: ServiceManagerUnit, modification: Modification) => Promise<DecidedMove>,
): Promise<FamilyOutcome> {
  checkText(comment, { what: 'comment', most: 4_000, field: ['input', 'comment'] });
  const modification = { by: viewer.name, at: now() };
  return await transaction(async (unit) => {
    const { before, followers, changes, line, followerLine } = await decide(unit, modification);
    const journaled: Change[] = [];
    const take = async (incident: Incident, lines: readonly LogLine[]): Promise<Incident> => {
      const after = changeIncident(incident, changes, modification);
      const { change } = await recordChange(
        unit,
        { before: incident, after },
        { lines, comment, modification },
      );
      journaled.push(change);
      return after;
    };
    const incident = await take(before, [line, ...toRemark(comment)]);
    const children: Incident[] = [];
    for (const follower of followers) children.push(await take(follower, [followerLine]));
    return { incident, children, sequence: await unit.journal.append(journaled) };
  });
}

async function findForMove(
  { incidents }: ServiceManagerUnit,
  { incidentId, expectedVersion }: IncidentMove,
  step: Step,
): Promise<Incident> {
  const incident = requireFound(await incidents.findForUpdate(incidentId), {
    id: incidentId,
    step,
    field: ['input', 'incidentId'],
  });
  requireVersion(incident, expectedVersion);
  requireStep(incident, step);
  return incident;
}

async function findChildren(
  { incidents }: ServiceManagerUnit,
  { id }: Incident,
  phase: Phase,
): Promise<Incident[]> {
  const children = await incidents.findChildrenForUpdate(id);
  return children.filter((child) => phaseOf(child) === phase);
}
