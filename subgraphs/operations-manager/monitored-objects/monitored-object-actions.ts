import type { Change } from '../../kit/journal/journal.ts';
import { Refusal } from '../../kit/refusal.ts';
import { checkText } from '../../kit/text-limits.ts';
import type { Author } from '../alerts/alert-lifecycle.ts';
import type { OperationsManagerContext, OperationsManagerUnit } from '../context.ts';
import { rollUpHealth } from '../health/health-rollup.ts';
import { findEntityHealth } from '../health/health-tree.ts';
import { closeAlertsOfMonitors } from '../health/monitor-health.ts';
import { createObjectLedger, type ObjectLedger } from '../health/object-ledger.ts';
import { endWindowsOfObjects } from '../maintenance/maintenance-lifecycle.ts';
import {
  createObject,
  describeObject,
  stampChange,
  type MonitoredObject,
} from './monitored-object.ts';
import {
  checkReport,
  isUnchanged,
  planNewTree,
  planTreeChanges,
  requireDescription,
  type MonitorChanges,
  type ObjectReport,
} from './object-report.ts';

type ActionContext = Pick<OperationsManagerContext, 'transaction' | 'viewer' | 'now'>;

export type ReportOutcome = 'CREATED' | 'CHANGED' | 'UNCHANGED' | 'REMOVED';

export interface ReportResult {
  readonly id: string;
  readonly outcome: ReportOutcome | null;
  readonly object: MonitoredObject | null;
  readonly refusal: Refusal | null;
}

export interface ReportRequest {
  readonly objects: readonly ObjectReport[];
  readonly removedIds: readonly string[];
  readonly comment: string | null;
}

const MOST_AT_ONCE = 500;

/** Adds, changes and removes objects as they were found, each answered on its own, all in one transaction. */
export async function reportMonitoredObjects(
  { transaction, viewer, now }: ActionContext,
  { objects, removedIds, comment }: ReportRequest,
): Promise<{ results: readonly ReportResult[]; sequence: number | null }> {
  if (objects.length + removedIds.length === 0) {
    throw new Refusal('MISSING', 'Cannot take a report: it names no object', ['input']);
  }
  checkSize(objects.length, 'objects');
  checkSize(removedIds.length, 'removedIds');
  checkText(comment, { what: 'comment', most: 2_000, field: ['input', 'comment'] });
  return await transaction(async (unit) => {
    const reporting: Reporting = {
      unit,
      author: { viewer, at: now() },
      comment,
      ledger: createObjectLedger(),
      known: await loadKnown(unit, objects),
      managementGroupIds: new Set(
        (await unit.managementGroups.listAll()).map((managementGroup) => managementGroup.id),
      ),
      disturbed: new Set(),
      changes: [],
    };
    const results: ReportResult[] = [];
    for (const [index, report] of objects.entries()) {
      const field = ['input', 'objects', String(index)];
      results.push(await answer(report.id, () => reportObject(reporting, report, field)));
    }
    for (const [index, id] of removedIds.entries()) {
      const field = ['input', 'removedIds', String(index)];
      results.push(await answer(id, () => removeObject(reporting, id, field)));
    }
    return await finish(reporting, results);
  });
}

interface Reporting {
  readonly unit: OperationsManagerUnit;
  readonly author: Author;
  readonly comment: string | null;
  readonly ledger: ObjectLedger;
  /** Objects and containers of this report as they are by now. */
  readonly known: Map<string, MonitoredObject>;
  readonly managementGroupIds: ReadonlySet<string>;
  /** Objects whose health is to be rolled up again in the end. */
  readonly disturbed: Set<string>;
  /** Changes besides those of the objects themselves. */
  readonly changes: Change[];
}

type Reported = Pick<ReportResult, 'outcome' | 'object'>;

/** Nothing of an object is written before everything about it was checked, so a refusal leaves no trace. */
async function answer(id: string, work: () => Promise<Reported>): Promise<ReportResult> {
  try {
    return { id, ...(await work()), refusal: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { id, outcome: null, object: null, refusal: error };
  }
}

async function loadKnown(
  unit: OperationsManagerUnit,
  objects: readonly ObjectReport[],
): Promise<Map<string, MonitoredObject>> {
  const ids = objects.flatMap(({ id, description }) => [id, description.containerId ?? id]);
  const found = await unit.monitoredObjects.findManyForUpdate([...new Set(ids)]);
  return new Map(found.map((object) => [object.id, object]));
}

async function reportObject(
  reporting: Reporting,
  report: ObjectReport,
  field: readonly string[],
): Promise<Reported> {
  const { known, author } = reporting;
  checkReport(report, field);
  const before = known.get(report.id) ?? null;
  const container = await findContainer(reporting, report, { before, field });
  checkManagementGroup(reporting, report, field);
  const isThere = before !== null && before.removedAt === null;
  if (!isThere) {
    const description = requireDescription(report, field);
    const created = createObject(report.id, description, { container, at: author.at });
    const tree = planNewTree(report, author.at);
    const object = {
      ...created,
      health: findEntityHealth(tree.added),
      version: (before?.version ?? 0) + 1,
    };
    return await addObject(reporting, object, { tree, isBack: before !== null });
  }
  return await changeObject(reporting, report, before);
}

async function addObject(
  reporting: Reporting,
  object: MonitoredObject,
  { tree, isBack }: { tree: MonitorChanges; isBack: boolean },
): Promise<Reported> {
  const { unit, known, ledger } = reporting;
  if (isBack) await unit.monitoredObjects.save(object);
  else await unit.monitoredObjects.insert([object]);
  await applyMonitorChanges(reporting, tree);
  known.set(object.id, object);
  ledger.record(null, object);
  if (object.containerId !== null) reporting.disturbed.add(object.containerId);
  return { outcome: 'CREATED', object };
}

async function changeObject(
  reporting: Reporting,
  report: ObjectReport,
  before: MonitoredObject,
): Promise<Reported> {
  const { unit, known, ledger, author } = reporting;
  const after = describeObject(before, report.description, author.at);
  const monitorChanges =
    report.unitMonitors === null && report.dependencyMonitors === null
      ? { added: [], changed: [], removed: [] }
      : planTreeChanges(
          report,
          (await unit.monitors.listOfObjects([before.id])).get(before.id) ?? [],
          author.at,
        );
  if (after === before && isUnchanged(monitorChanges)) {
    return { outcome: 'UNCHANGED', object: before };
  }
  if (after !== before) {
    await unit.monitoredObjects.save(after);
    ledger.record(before, after);
    known.set(after.id, after);
  }
  await applyMonitorChanges(reporting, monitorChanges);
  for (const id of [after.id, before.containerId, after.containerId]) {
    if (id !== null) reporting.disturbed.add(id);
  }
  return { outcome: 'CHANGED', object: after };
}

async function applyMonitorChanges(
  { unit, author, comment, changes }: Reporting,
  { added, changed, removed }: MonitorChanges,
): Promise<void> {
  changes.push(...(await closeAlertsOfMonitors(unit, removed, { author, comment })));
  await unit.monitors.remove(removed.map(({ id }) => id));
  for (const monitor of changed) await unit.monitors.save(monitor);
  await unit.monitors.insert(added);
}

/** Takes away an object and all it contains: their maintenance ends, their monitors' alerts are closed. */
async function removeObject(
  reporting: Reporting,
  id: string,
  field: readonly string[],
): Promise<Reported> {
  const { unit, author, comment, ledger, known } = reporting;
  const [object] = await unit.monitoredObjects.findMany([id], null);
  if (object === null || object === undefined) {
    throw new Refusal('NOT_FOUND', `Cannot remove monitored object "${id}": there is none`, field);
  }
  if (object.removedAt !== null) return { outcome: 'UNCHANGED', object };

  const ids = await unit.monitoredObjects.listWithContained([id]);
  const objects = await unit.monitoredObjects.findManyForUpdate(ids);
  reporting.changes.push(...(await endWindowsOfObjects(unit, ids, { author, comment })));
  const monitors = [...(await unit.monitors.listOfObjects(ids)).values()].flat();
  await applyMonitorChanges(reporting, { added: [], changed: [], removed: monitors });
  const removed = objects.map((before) => {
    const after = stampChange(
      before,
      { ...before, inMaintenance: false, removedAt: author.at },
      author.at,
    );
    ledger.record(before, after);
    known.set(after.id, after);
    return after;
  });
  await unit.monitoredObjects.saveStates(removed);
  if (object.containerId !== null) reporting.disturbed.add(object.containerId);
  return { outcome: 'REMOVED', object: known.get(id) ?? object };
}

/** Rolls health up once for all of it, journals it once, and shows the objects as they are then. */
async function finish(
  { unit, author, comment, ledger, disturbed, changes }: Reporting,
  results: readonly ReportResult[],
): Promise<{ results: readonly ReportResult[]; sequence: number | null }> {
  await rollUpHealth(unit, disturbed, { at: author.at, ledger });
  const all = [...(await ledger.toChanges(unit.groups, comment)), ...changes];
  const current = await unit.monitoredObjects.findMany(
    results.map(({ id }) => id),
    null,
  );
  // Last, because the journal's number is taken under a lock held to the commit.
  const sequence = all.length === 0 ? null : await unit.journal.append(all);
  return {
    results: results.map((result, index) => ({ ...result, object: current[index] ?? null })),
    sequence,
  };
}

async function findContainer(
  { unit, known }: Reporting,
  { id, description }: ObjectReport,
  { before, field }: { before: MonitoredObject | null; field: readonly string[] },
): Promise<MonitoredObject | null> {
  const containerId = description.containerId ?? null;
  if (containerId === null) return null;
  const container = known.get(containerId);
  const refusedField = [...field, 'containerId'];
  if (container === undefined || container.removedAt !== null) {
    throw new Refusal(
      'NOT_FOUND',
      `Cannot put monitored object "${id}" into "${containerId}": there is no such object`,
      refusedField,
    );
  }
  if (before?.containerId === containerId) return container;
  const above = await unit.monitoredObjects.listWithContainers([containerId]);
  if (above.includes(id)) {
    throw new Refusal(
      'CONTRADICTION',
      `Cannot put monitored object "${id}" into "${containerId}": that one is inside it`,
      refusedField,
    );
  }
  return container;
}

function checkManagementGroup(
  { managementGroupIds }: Reporting,
  { id, description: { managementGroupId } }: ObjectReport,
  field: readonly string[],
): void {
  if (managementGroupId === undefined || managementGroupIds.has(managementGroupId)) return;
  throw new Refusal(
    'NOT_FOUND',
    `Cannot take monitored object "${id}": there is no management group "${managementGroupId}"`,
    [...field, 'managementGroupId'],
  );
}

function checkSize(count: number, name: string): void {
  if (count <= MOST_AT_ONCE) return;
  throw new Refusal(
    'OUT_OF_RANGE',
    `Cannot take a report with ${count} ${name}: it must be at most ${MOST_AT_ONCE}`,
    ['input', name],
  );
}
