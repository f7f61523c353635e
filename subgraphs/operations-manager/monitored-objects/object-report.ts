import { Refusal } from '../../kit/refusal.ts';
import { checkText } from '../../kit/text-limits.ts';
import {
  createDependencyMonitor,
  createStandardMonitors,
  createUnitMonitor,
  rollUpTree,
  STANDARD_MONITORS,
  USUAL_DEPENDENCY,
  type DependencyMonitorPlan,
  type UnitMonitorPlan,
} from '../health/health-tree.ts';
import type { Monitor } from '../health/monitor.ts';
import type { ObjectDescription } from './monitored-object.ts';

/** An object as somebody found it. Lists that are null say nothing: what is known stays. */
export interface ObjectReport {
  readonly id: string;
  readonly description: ObjectDescription;
  readonly unitMonitors: readonly UnitMonitorPlan[] | null;
  readonly dependencyMonitors: readonly DependencyMonitorPlan[] | null;
}

const TEXT_LIMITS = { id: 100, name: 255, path: 1_000, value: 4_000 } as const;
const LIST_LIMITS = { properties: 200, monitors: 100 } as const;

/** Refuses what no object can be, whatever is known about it. */
export function checkReport(report: ObjectReport, field: readonly string[]): void {
  const { id, description, unitMonitors, dependencyMonitors } = report;
  checkText(id, { what: 'id', least: 1, most: TEXT_LIMITS.id, field: [...field, 'id'] });
  for (const name of ['className', 'displayName', 'name'] as const) {
    checkText(description[name], {
      what: name,
      least: 1,
      most: TEXT_LIMITS.name,
      field: [...field, name],
    });
  }
  checkText(description.principalName, {
    what: 'principalName',
    least: 1,
    most: TEXT_LIMITS.name,
    field: [...field, 'principalName'],
  });
  checkText(description.path, { what: 'path', most: TEXT_LIMITS.path, field: [...field, 'path'] });
  checkProperties(report, [...field, 'properties']);
  checkMonitorNames(report, field);
  for (const monitor of [...(unitMonitors ?? []), ...(dependencyMonitors ?? [])]) {
    checkText(monitor.displayName, {
      what: 'display name of a monitor',
      least: 1,
      most: TEXT_LIMITS.name,
      field,
    });
  }
  for (const { name, policy, percentage } of dependencyMonitors ?? []) {
    const isRight =
      policy !== 'PERCENTAGE' || (percentage !== null && percentage >= 1 && percentage <= 100);
    if (isRight) continue;
    throw new Refusal(
      'OUT_OF_RANGE',
      `Cannot add monitor "${name}": its policy is PERCENTAGE, so "percentage" must be 1 to 100, and it is ${percentage}`,
      [...field, 'dependencyMonitors'],
    );
  }
}

function checkProperties({ description }: ObjectReport, field: readonly string[]): void {
  const properties = description.properties ?? [];
  checkCount(properties.length, { what: 'properties', most: LIST_LIMITS.properties, field });
  for (const { name, value } of properties) {
    checkText(name, { what: 'property name', least: 1, most: 200, field });
    checkText(value, { what: `value of property "${name}"`, most: TEXT_LIMITS.value, field });
  }
}

function checkMonitorNames(report: ObjectReport, field: readonly string[]): void {
  const names = [...(report.unitMonitors ?? []), ...(report.dependencyMonitors ?? [])].map(
    ({ name }) => name,
  );
  checkCount(names.length, { what: 'monitors', most: LIST_LIMITS.monitors, field });
  const seen = new Set<string>(STANDARD_MONITORS);
  for (const name of names) {
    checkText(name, { what: 'monitor name', least: 1, most: TEXT_LIMITS.name, field });
    if (seen.has(name)) {
      throw new Refusal(
        'ALREADY_EXISTS',
        `Cannot add monitor "${name}" to object "${report.id}": the object has one of that name`,
        [...field, 'unitMonitors'],
      );
    }
    seen.add(name);
  }
}

function checkCount(
  count: number,
  { what, most, field }: { what: string; most: number; field: readonly string[] },
): void {
  if (count <= most) return;
  throw new Refusal(
    'OUT_OF_RANGE',
    `Cannot take ${count} ${what} of one object: it must be at most ${most}`,
    field,
  );
}

/** What must be said about an object that nobody reported before. */
export function requireDescription(
  { id, description }: ObjectReport,
  field: readonly string[],
): ObjectDescription & { managementGroupId: string; className: string; displayName: string } {
  const { managementGroupId, className, displayName } = description;
  if (managementGroupId !== undefined && className !== undefined && displayName !== undefined) {
    return { ...description, managementGroupId, className, displayName };
  }
  const missing = Object.entries({ managementGroupId, className, displayName })
    .filter(([, value]) => value === undefined)
    .map(([name]) => name);
  throw new Refusal(
    'MISSING',
    `Cannot add monitored object "${id}": it is new, and ${missing.join(', ')} must be given`,
    [...field, missing[0] ?? 'id'],
  );
}

/** What becomes of an object's monitors. */
export interface MonitorChanges {
  readonly added: readonly Monitor[];
  readonly changed: readonly Monitor[];
  readonly removed: readonly Monitor[];
}

/** The health tree of a new object. */
export function planNewTree(report: ObjectReport, at: string): MonitorChanges {
  const { id, unitMonitors, dependencyMonitors } = report;
  const tree = [
    ...createStandardMonitors(id, at),
    ...(unitMonitors ?? []).map((plan) => createUnitMonitor(id, at, plan)),
    ...(dependencyMonitors ?? [USUAL_DEPENDENCY]).map((plan) =>
      createDependencyMonitor(id, at, plan),
    ),
  ];
  // Nothing is in it yet, so its own monitors alone say how it is.
  return { added: rollUpTree(tree, new Map(), at), changed: [], removed: [] };
}

/** How a known object's tree must change to be as reported; monitors that stay keep their states. */
export function planTreeChanges(
  report: ObjectReport,
  tree: readonly Monitor[],
  at: string,
): MonitorChanges {
  const { id, unitMonitors, dependencyMonitors } = report;
  const wanted = [
    ...(unitMonitors ?? []).map((plan) => createUnitMonitor(id, at, plan)),
    ...(dependencyMonitors ?? []).map((plan) => createDependencyMonitor(id, at, plan)),
  ];
  const wantedNames = new Set(wanted.map(({ name }) => name));
  const known = new Map(tree.map((monitor) => [monitor.name, monitor]));
  const isReplaced = ({ kind }: Monitor): boolean =>
    (kind === 'UNIT' && unitMonitors !== null) ||
    (kind === 'DEPENDENCY' && dependencyMonitors !== null);
  return {
    added: wanted.filter(({ name, kind }) => known.get(name)?.kind !== kind),
    changed: wanted.flatMap((monitor) => {
      const before = known.get(monitor.name);
      if (before === undefined || before.kind !== monitor.kind) return [];
      const after = keepState(monitor, before);
      return JSON.stringify(after) === JSON.stringify(before) ? [] : [after];
    }),
    removed: tree.filter(
      (monitor) =>
        isReplaced(monitor) &&
        (!wantedNames.has(monitor.name) ||
          wanted.some(({ name, kind }) => name === monitor.name && kind !== monitor.kind)),
    ),
  };
}

/** The fields in the order in which a store gives them, so that equal monitors are equal texts. */
function keepState(wanted: Monitor, before: Monitor): Monitor {
  const { displayName, parentId, policy, percentage, memberMonitorName, alert } = wanted;
  return { ...before, displayName, parentId, policy, percentage, memberMonitorName, alert };
}

export function isUnchanged({ added, changed, removed }: MonitorChanges): boolean {
  return added.length + changed.length + removed.length === 0;
}
