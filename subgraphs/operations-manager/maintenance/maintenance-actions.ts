import { Refusal } from '../../kit/refusal.ts';
import { checkText } from '../../kit/text-limits.ts';
import type { Change } from '../../kit/journal/journal.ts';
import type { Author } from '../alerts/alert-lifecycle.ts';
import type { OperationsManagerContext, OperationsManagerUnit } from '../context.ts';
import { createObjectLedger, type ObjectLedger } from '../health/object-ledger.ts';
import type { MonitoredObject } from '../monitored-objects/monitored-object.ts';
import {
  endMaintenance,
  startMaintenance,
  type StartedMaintenance,
} from './maintenance-lifecycle.ts';
import {
  findScheduledEnd,
  type MaintenanceReason,
  type MaintenanceWindow,
} from './maintenance-window.ts';

type ActionContext = Pick<OperationsManagerContext, 'transaction' | 'viewer' | 'now'>;

/** Objects by name, or the members of a group; with or without all that they contain. */
export interface MaintenanceTarget {
  readonly objectIds: readonly string[] | null;
  readonly groupId: string | null;
  readonly includeContained: boolean;
}

export interface SetMaintenanceRequest extends MaintenanceTarget {
  readonly idempotencyKey: string | null;
  readonly minutes: number | null;
  readonly endAt: string | null;
  readonly reason: MaintenanceReason;
  readonly comment: string;
}

export interface SetMaintenanceOutcome extends Pick<
  StartedMaintenance,
  'startedCount' | 'prolongedCount' | 'unchangedCount'
> {
  /** Of the named objects or the group's members, not of what they contain. */
  readonly windows: readonly MaintenanceWindow[];
  readonly sequence: number | null;
}

const MOST_OBJECTS = 1_000;
const COMMENT_CHARACTERS = 1_000;

/** Puts objects into maintenance mode, or keeps those longer that are in it. */
export async function setMaintenanceMode(
  { transaction, viewer, now }: ActionContext,
  request: SetMaintenanceRequest,
): Promise<SetMaintenanceOutcome> {
  const { reason, comment } = request;
  checkText(comment, {
    what: 'comment',
    most: COMMENT_CHARACTERS,
    field: ['input', 'comment'],
  });
  return await transaction(async (unit) => {
    const author = { viewer, at: now() };
    const scheduledEndAt = findScheduledEnd(request, author.at);
    const { named, objects } = await lockTargets(unit, request, { author, what: 'set' });
    const done = await findDone(unit, request, named);
    if (done !== null) return done;
    const ledger = createObjectLedger();
    const started = await startMaintenance(unit, objects, {
      author,
      ledger,
      comment: comment === '' ? null : comment,
      plan: { scheduledEndAt, reason, comment, user: viewer.name },
    });
    const sequence = await append(unit, started.changes, { ledger, comment });
    // What it did is read off the objects; that it was done is all there is to remember.
    await unit.idempotencyKeys.remember([
      { key: request.idempotencyKey, request, id: '', sequence },
    ]);
    return { ...started, windows: pickWindows(started.windows, named), sequence };
  });
}

/** What the same request did before; null when it is the first of its key, or has none. */
async function findDone(
  unit: OperationsManagerUnit,
  request: SetMaintenanceRequest,
  named: readonly string[],
): Promise<SetMaintenanceOutcome | null> {
  const earlier = await unit.idempotencyKeys.find(request.idempotencyKey, request);
  if (earlier === null) return null;
  const windows = pickWindows(await unit.maintenanceWindows.findActive(named), named);
  return {
    windows,
    startedCount: 0,
    prolongedCount: 0,
    unchangedCount: windows.length,
    sequence: earlier.sequence,
  };
}

function pickWindows(
  windows: ReadonlyMap<string, MaintenanceWindow>,
  ids: readonly string[],
): MaintenanceWindow[] {
  return ids.map((id) => windows.get(id)).filter((window) => window !== undefined);
}

export interface EndMaintenanceOutcome {
  readonly windows: readonly MaintenanceWindow[];
  readonly sequence: number | null;
}

/** Ends maintenance mode now; objects that are not in it are passed over, unless none is. */
export async function endMaintenanceMode(
  { transaction, viewer, now }: ActionContext,
  request: MaintenanceTarget & { readonly comment: string | null },
): Promise<EndMaintenanceOutcome> {
  const { comment } = request;
  checkText(comment, {
    what: 'comment',
    most: COMMENT_CHARACTERS,
    field: ['input', 'comment'],
  });
  return await transaction(async (unit) => {
    const author = { viewer, at: now() };
    const { objects } = await lockTargets(unit, request, { author, what: 'end' });
    const ledger = createObjectLedger();
    const { windows, changes } = await endMaintenance(unit, objects, {
      author,
      ledger,
      comment,
      endedBy: viewer.name,
    });
    if (windows.length === 0) {
      throw new Refusal(
        'NOT_IN_MAINTENANCE',
        `Cannot end maintenance mode: none of the ${objects.length} objects is in maintenance`,
        ['input', request.groupId === null ? 'monitoredObjectIds' : 'groupId'],
      );
    }
    return { windows, sequence: await append(unit, changes, { ledger, comment }) };
  });
}

/** Last in its transaction, because the journal's number is taken under a lock held to the commit. */
async function append(
  unit: OperationsManagerUnit,
  changes: readonly Change[],
  { ledger, comment }: { ledger: ObjectLedger; comment: string | null },
): Promise<number | null> {
  const all = [...changes, ...(await ledger.toChanges(unit.groups, comment))];
  return all.length === 0 ? null : await unit.journal.append(all);
}

interface Targets {
  /** The objects asked for themselves. */
  readonly named: readonly string[];
  /** With what they contain, if that was asked for, locked. */
  readonly objects: readonly MonitoredObject[];
}

async function lockTargets(
  unit: OperationsManagerUnit,
  target: MaintenanceTarget,
  context: { readonly author: Author; readonly what: 'set' | 'end' },
): Promise<Targets> {
  const named = await listNamed(unit, target, context);
  const ids = target.includeContained
    ? await unit.monitoredObjects.listWithContained(named)
    : named;
  // What a viewer may not see is not theirs to maintain either, even inside what they may.
  const { groupIds } = context.author.viewer;
  const objects = await unit.monitoredObjects.findManyForUpdate(ids, groupIds);
  return { named, objects: objects.filter((object) => object.removedAt === null) };
}

async function listNamed(
  unit: OperationsManagerUnit,
  { objectIds, groupId }: MaintenanceTarget,
  context: { readonly author: Author; readonly what: 'set' | 'end' },
): Promise<readonly string[]> {
  const attempted = `Cannot ${context.what} maintenance mode`;
  if ((objectIds === null) === (groupId === null)) {
    throw new Refusal(
      'CONTRADICTION',
      `${attempted}: give either "monitoredObjectIds" or "groupId", not both and not neither`,
      ['input', 'monitoredObjectIds'],
    );
  }
  const { groupIds: sight } = context.author.viewer;
  if (groupId !== null) {
    const [group] = await unit.groups.findMany([groupId], sight);
    if (group === null || group === undefined) {
      throw new Refusal('NOT_FOUND', `${attempted}: there is no group "${groupId}"`, [
        'input',
        'groupId',
      ]);
    }
    return await unit.groups.listMemberIds(groupId);
  }
  return await checkObjectIds(unit, [...new Set(objectIds)], { attempted, sight });
}

/** All of them or nothing: half a maintenance is worse than none. */
async function checkObjectIds(
  unit: OperationsManagerUnit,
  objectIds: readonly string[],
  { attempted, sight }: { attempted: string; sight: readonly string[] | null },
): Promise<readonly string[]> {
  const field = ['input', 'monitoredObjectIds'];
  if (objectIds.length === 0 || objectIds.length > MOST_OBJECTS) {
    throw new Refusal(
      'OUT_OF_RANGE',
      `${attempted} for ${objectIds.length} objects: it must be 1 to ${MOST_OBJECTS}; take a group for more`,
      field,
    );
  }
  const objects = await unit.monitoredObjects.findMany(objectIds, sight);
  const missing = objectIds.findIndex((_id, index) => objects[index]?.removedAt !== null);
  if (missing === -1) return objectIds;
  throw new Refusal(
    'NOT_FOUND',
    `${attempted}: there is no monitored object "${objectIds[missing]}"`,
    [...field, String(missing)],
  );
}
