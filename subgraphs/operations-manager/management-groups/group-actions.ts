import { Refusal } from '../../kit/refusal.ts';
import { checkText } from '../../kit/text-limits.ts';
import { checkMayAdminister } from '../administrators.ts';
import type { OperationsManagerContext, OperationsManagerUnit } from '../context.ts';
import type { Group } from './group.ts';
import { createGroupTree, type GroupTree } from './group-tree.ts';
import type { MembershipChange } from './group-membership-store.ts';
import { listMembershipChanges } from './membership-changes.ts';

type ActionContext = Pick<OperationsManagerContext, 'transaction' | 'viewer'>;

export interface GroupReport extends Group {
  readonly memberIds: readonly string[];
  readonly removedMemberIds: readonly string[];
  readonly childGroupIds: readonly string[];
  readonly removedChildGroupIds: readonly string[];
  readonly comment: string | null;
}

export interface GroupReportOutcome {
  readonly group: Group;
  readonly outcome: 'CREATED' | 'CHANGED' | 'UNCHANGED';
  readonly sequence: number | null;
}

const MOST_AT_ONCE = 1_000;

/** Adds or changes a group as it was found, and who is in it; what is not mentioned stays. */
export async function reportGroup(
  { transaction, viewer }: ActionContext,
  report: GroupReport,
): Promise<GroupReportOutcome> {
  checkMayAdminister(viewer, 'report a group');
  checkTexts(report);
  checkLists(report);
  const { id, managementGroupId, name, displayName, description, comment } = report;
  const group: Group = { id, managementGroupId, name, displayName, description };
  return await transaction(async (unit) => {
    const { groups, groupMemberships } = unit;
    await groupMemberships.lock();
    const [before = null] = await groups.findMany([id], null);
    await checkReferences(unit, report, before);
    const isSame = JSON.stringify(before) === JSON.stringify(group);
    if (before === null) await groups.insert(group);
    else if (!isSame) await groups.save(group);

    const known = createGroupTree(await groupMemberships.listLinks());
    checkNesting(known, report);
    const linksChanged =
      report.childGroupIds.some((child) => !known.listChildren(id).includes(child)) ||
      report.removedChildGroupIds.some((child) => known.listChildren(id).includes(child));
    const memberships = await changeMembers(unit, known, report);
    const changes = await listMembershipChanges(unit, memberships, comment);
    const isChanged =
      !isSame ||
      linksChanged ||
      memberships.some(({ added, removed }) => added.length + removed.length > 0);
    return {
      group,
      outcome: before === null ? 'CREATED' : isChanged ? 'CHANGED' : 'UNCHANGED',
      // Last, because the journal's number is taken under a lock held to the commit.
      sequence: changes.length === 0 ? null : await unit.journal.append(changes),
    };
  });
}

/**
 * Changes who is in a group, and with it who is in the groups around it.
 *
 *   1. Know of every group that counts who is in it by itself; a store that was filled otherwise has only the flat lists.
 *   2. Write down the direct members and the groups inside.
 *   3. Bring the flat lists of this group and of those around it in line.
 */
async function changeMembers(
  { groupMemberships }: OperationsManagerUnit,
  known: GroupTree,
  report: GroupReport,
): Promise<MembershipChange[]> {
  const { id } = report;
  const around = known.listAround(id);
  const counting = [...around, ...report.childGroupIds].flatMap((groupId) =>
    known.listWithin(groupId),
  );
  for (const groupId of new Set(counting)) {
    await groupMemberships.adoptMembers(groupId, known.listChildren(groupId));
  }
  await groupMemberships.removeChildren(id, report.removedChildGroupIds);
  await groupMemberships.addChildren(id, report.childGroupIds);
  await groupMemberships.removeMembers(id, report.removedMemberIds);
  await groupMemberships.addMembers(id, report.memberIds);

  const tree = createGroupTree(await groupMemberships.listLinks());
  const memberships: MembershipChange[] = [];
  for (const groupId of around) {
    memberships.push(await groupMemberships.flatten(groupId, tree.listWithin(groupId)));
  }
  return memberships;
}

function checkTexts({ id, name, displayName, description, comment }: GroupReport): void {
  checkText(id, { what: 'group id', least: 1, most: 200, field: ['input', 'id'] });
  checkText(name, { what: 'name', least: 1, most: 255, field: ['input', 'name'] });
  checkText(displayName, {
    what: 'display name',
    least: 1,
    most: 255,
    field: ['input', 'displayName'],
  });
  checkText(description, { what: 'description', most: 4_000, field: ['input', 'description'] });
  checkText(comment, { what: 'comment', most: 2_000, field: ['input', 'comment'] });
}

const LISTS = ['memberIds', 'removedMemberIds', 'childGroupIds', 'removedChildGroupIds'] as const;

function checkLists(report: GroupReport): void {
  for (const list of LISTS) {
    if (report[list].length <= MOST_AT_ONCE) continue;
    throw new Refusal(
      'OUT_OF_RANGE',
      `Cannot take a report of ${report[list].length} ${list}: it must be at most ${MOST_AT_ONCE}`,
      ['input', list],
    );
  }
  for (const [added, removed] of [
    ['memberIds', 'removedMemberIds'],
    ['childGroupIds', 'removedChildGroupIds'],
  ] as const) {
    const both = report[added].find((id) => report[removed].includes(id));
    if (both === undefined) continue;
    throw new Refusal(
      'CONTRADICTION',
      `Cannot both put "${both}" into group "${report.id}" and take it out`,
      ['input', removed],
    );
  }
}

async function checkReferences(
  { managementGroups, monitoredObjects, groups }: OperationsManagerUnit,
  { id, managementGroupId, memberIds, childGroupIds }: GroupReport,
  before: Group | null,
): Promise<void> {
  const all = await managementGroups.listAll();
  if (!all.some((known) => known.id === managementGroupId)) {
    throw new Refusal(
      'NOT_FOUND',
      `Cannot take group "${id}": there is no management group "${managementGroupId}"`,
      ['input', 'managementGroupId'],
    );
  }
  if (before !== null && before.managementGroupId !== managementGroupId) {
    throw new Refusal(
      'CONTRADICTION',
      `Cannot move group "${id}" to management group "${managementGroupId}": it belongs to "${before.managementGroupId}"`,
      ['input', 'managementGroupId'],
    );
  }
  const members = await monitoredObjects.findMany(memberIds, null);
  const missing = memberIds.find((_id, index) => members[index]?.removedAt !== null);
  if (missing !== undefined) {
    throw new Refusal(
      'NOT_FOUND',
      `Cannot put "${missing}" into group "${id}": there is no such monitored object`,
      ['input', 'memberIds'],
    );
  }
  const children = await groups.findMany(childGroupIds, null);
  const missingChild = childGroupIds.find(
    (childId, index) => (children[index] ?? null) === null && childId !== id,
  );
  if (missingChild === undefined) return;
  throw new Refusal(
    'NOT_FOUND',
    `Cannot put group "${missingChild}" into group "${id}": there is no such group`,
    ['input', 'childGroupIds'],
  );
}

function checkNesting(tree: GroupTree, { id, childGroupIds }: GroupReport): void {
  const around = new Set(tree.listAround(id));
  const circular = childGroupIds.find((childId) => around.has(childId));
  if (circular === undefined) return;
  throw new Refusal(
    'CONTRADICTION',
    circular === id
      ? `Cannot put group "${id}" into itself`
      : `Cannot put group "${circular}" into group "${id}": that one is inside it`,
    ['input', 'childGroupIds'],
  );
}
