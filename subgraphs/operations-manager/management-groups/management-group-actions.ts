import type { Change } from '../../kit/journal/journal.ts';
import { Refusal } from '../../kit/refusal.ts';
import { checkText } from '../../kit/text-limits.ts';
import { checkMayAdminister } from '../administrators.ts';
import type { OperationsManagerContext, OperationsManagerUnit } from '../context.ts';
import type { HealthState } from '../health/health-state.ts';
import { describeObject } from '../monitored-objects/monitored-object.ts';
import { toObjectChange } from '../monitored-objects/monitored-object-change.ts';
import type { ManagementGroup } from './group.ts';
import { addManagementGroupObject, toManagementGroupObjectId } from './management-group-object.ts';
import type { ManagementServer } from './management-group-store.ts';

type ActionContext = Pick<OperationsManagerContext, 'transaction' | 'viewer' | 'now'>;

export interface ManagementGroupReport extends ManagementGroup {
  readonly servers: readonly {
    readonly id: string;
    readonly name: string;
    readonly health: HealthState;
    readonly isAvailable: boolean;
  }[];
  readonly removedServerIds: readonly string[];
}

export interface ManagementGroupReportOutcome {
  readonly managementGroup: ManagementGroup;
  readonly outcome: 'CREATED' | 'CHANGED' | 'UNCHANGED';
  readonly sequence: number | null;
}

const MOST_SERVERS = 200;

/** Adds or changes a management group as it was found, with its servers; servers that are not mentioned stay. */
export async function reportManagementGroup(
  { transaction, viewer, now }: ActionContext,
  report: ManagementGroupReport,
): Promise<ManagementGroupReportOutcome> {
  checkMayAdminister(viewer, 'report a management group');
  checkReport(report);
  const { id, name, site, removedServerIds } = report;
  const managementGroup: ManagementGroup = { id, name, site };
  const servers = report.servers.map((server) => ({ ...server, managementGroupId: id }));
  return await transaction(async (unit) => {
    const { managementGroups } = unit;
    const all = await managementGroups.listAll();
    checkName(all, managementGroup);
    const before = all.find((known) => known.id === id) ?? null;
    const isSame = JSON.stringify(before) === JSON.stringify(managementGroup);
    if (before === null) await managementGroups.insert(managementGroup);
    else if (!isSame) await managementGroups.save(managementGroup);

    const [known = []] = await managementGroups.listServers([id]);
    const removed = known.filter((server) => removedServerIds.includes(server.id));
    const changed = servers.filter((server) => !isKnown(known, server));
    await managementGroups.removeServers([...removed, ...changed].map((server) => server.id));
    await managementGroups.insertServers(changed);

    const changes = await describeManagementGroup(unit, managementGroup, now());
    const isChanged = !isSame || removed.length + changed.length > 0;
    return {
      managementGroup,
      outcome: before === null ? 'CREATED' : isChanged ? 'CHANGED' : 'UNCHANGED',
      // Last, because the journal's number is taken under a lock held to the commit.
      sequence: changes.length === 0 ? null : await unit.journal.append(changes),
    };
  });
}

/** The management group as a monitored object, there from the start and called what the management group is. */
async function describeManagementGroup(
  unit: OperationsManagerUnit,
  { id, name }: ManagementGroup,
  at: string,
): Promise<Change[]> {
  const added = await addManagementGroupObject(unit, id, at);
  if (added.length > 0) return added;
  const before = await unit.monitoredObjects.findForUpdate(toManagementGroupObjectId(id));
  if (before === null) return [];
  const after = describeObject(before, { displayName: name, name }, at);
  if (after === before) return [];
  await unit.monitoredObjects.save(after);
  const groupIds = (await unit.groups.listIdsOfObjects([after.id])).get(after.id) ?? [];
  return [toObjectChange(before, { ...after, groupIds }, null)];
}

function isKnown(known: readonly ManagementServer[], server: ManagementServer): boolean {
  const found = known.find(({ id }) => id === server.id);
  return (
    found !== undefined &&
    found.name === server.name &&
    found.health === server.health &&
    found.isAvailable === server.isAvailable
  );
}

function checkReport({ id, name, site, servers, removedServerIds }: ManagementGroupReport): void {
  checkText(id, { what: 'management group id', least: 1, most: 200, field: ['input', 'id'] });
  checkText(name, { what: 'name', least: 1, most: 255, field: ['input', 'name'] });
  checkText(site, { what: 'site', least: 1, most: 255, field: ['input', 'site'] });
  if (servers.length > MOST_SERVERS) {
    throw new Refusal(
      'OUT_OF_RANGE',
      `Cannot take a report of ${servers.length} management servers: it must be at most ${MOST_SERVERS}`,
      ['input', 'servers'],
    );
  }
  const seen = new Set(removedServerIds);
  for (const [index, server] of servers.entries()) {
    const field = ['input', 'servers', String(index)];
    checkText(server.id, { what: 'server id', least: 1, most: 200, field: [...field, 'id'] });
    checkText(server.name, { what: 'server name', least: 1, most: 255, field: [...field, 'name'] });
    if (seen.has(server.id)) {
      throw new Refusal(
        'CONTRADICTION',
        `Cannot take management server "${server.id}": the report mentions it twice`,
        [...field, 'id'],
      );
    }
    seen.add(server.id);
  }
}

function checkName(all: readonly ManagementGroup[], { id, name }: ManagementGroup): void {
  const other = all.find((known) => known.name === name && known.id !== id);
  if (other === undefined) return;
  throw new Refusal(
    'ALREADY_EXISTS',
    `Cannot name management group "${id}" "${name}": "${other.id}" is called that`,
    ['input', 'name'],
  );
}
