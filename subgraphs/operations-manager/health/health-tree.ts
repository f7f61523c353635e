import { createHash } from 'node:crypto';
import {
  countStates,
  rollUpStates,
  type HealthState,
  type RollupPolicy,
  type StateCounts,
} from './health-state.ts';
import type { Monitor, MonitorAlert } from './monitor.ts';

/** The top of every health tree. */
export const ENTITY_HEALTH = 'System.Health.EntityState';

export type HealthAspect = 'AVAILABILITY' | 'CONFIGURATION' | 'PERFORMANCE' | 'SECURITY';

/** The four aggregate monitors that every object has under Entity Health. */
export const ASPECT_MONITORS: Record<HealthAspect, { name: string; displayName: string }> = {
  AVAILABILITY: { name: 'System.Health.AvailabilityState', displayName: 'Availability' },
  CONFIGURATION: { name: 'System.Health.ConfigurationState', displayName: 'Configuration' },
  PERFORMANCE: { name: 'System.Health.PerformanceState', displayName: 'Performance' },
  SECURITY: { name: 'System.Health.SecurityState', displayName: 'Security' },
};

export const STANDARD_MONITORS: ReadonlySet<string> = new Set([
  ENTITY_HEALTH,
  ...Object.values(ASPECT_MONITORS).map(({ name }) => name),
]);

/** Entity Health and the four standard aggregates of a new object, nothing known yet. */
export function createStandardMonitors(objectId: string, at: string): Monitor[] {
  const top = createMonitor(objectId, at, {
    kind: 'AGGREGATE',
    name: ENTITY_HEALTH,
    displayName: 'Entity Health',
    policy: 'WORST_OF',
  });
  const aspects = Object.values(ASPECT_MONITORS).map(({ name, displayName }) =>
    createMonitor(objectId, at, {
      kind: 'AGGREGATE',
      name,
      displayName,
      parentId: top.id,
      policy: 'WORST_OF',
    }),
  );
  return [top, ...aspects];
}

export interface UnitMonitorPlan {
  readonly name: string;
  readonly displayName: string;
  readonly aspect: HealthAspect;
  readonly alert: MonitorAlert | null;
}

/** A new unit monitor is healthy until it finds otherwise. */
export function createUnitMonitor(objectId: string, at: string, plan: UnitMonitorPlan): Monitor {
  const { name, displayName, aspect, alert } = plan;
  return createMonitor(objectId, at, {
    kind: 'UNIT',
    name,
    displayName,
    parentId: toAspectMonitorId(objectId, aspect),
    state: 'SUCCESS',
    alert,
  });
}

export interface DependencyMonitorPlan {
  readonly name: string;
  readonly displayName: string;
  readonly aspect: HealthAspect;
  readonly memberMonitorName: string;
  readonly policy: RollupPolicy;
  readonly percentage: number | null;
}

export function createDependencyMonitor(
  objectId: string,
  at: string,
  plan: DependencyMonitorPlan,
): Monitor {
  const { aspect, ...rest } = plan;
  const parentId = toAspectMonitorId(objectId, aspect);
  return createMonitor(objectId, at, { kind: 'DEPENDENCY', parentId, ...rest });
}

/** What an object gets whose reporter says nothing about monitors over what it contains. */
export const USUAL_DEPENDENCY: DependencyMonitorPlan = {
  name: 'System.Health.ContainedObjectsAvailability',
  displayName: 'Availability of contained objects',
  aspect: 'AVAILABILITY',
  memberMonitorName: ASPECT_MONITORS.AVAILABILITY.name,
  policy: 'WORST_OF',
  percentage: null,
};

/** An object has one monitor of a name, so the two make an id that every process arrives at alike. */
export function toMonitorId(objectId: string, name: string): string {
  const hex = createHash('sha1').update(`monitor/${objectId}/${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function toAspectMonitorId(objectId: string, aspect: HealthAspect): string {
  return toMonitorId(objectId, ASPECT_MONITORS[aspect].name);
}

function createMonitor(
  objectId: string,
  at: string,
  given: Pick<Monitor, 'kind' | 'name' | 'displayName'> & Partial<Monitor>,
): Monitor {
  return {
    id: toMonitorId(objectId, given.name),
    objectId,
    parentId: null,
    policy: null,
    percentage: null,
    memberMonitorName: null,
    state: 'UNINITIALIZED',
    stateLastModifiedAt: at,
    suspendedState: null,
    isEnabled: true,
    alert: null,
    hasAlerted: false,
    ...given,
  };
}

/**
 * The whole tree of one object, rolled up again from its unit monitors and from the states of what it contains (counted
 * by the names of their monitors). Monitors that keep their state stay the same objects.
 */
export function rollUpTree(
  monitors: readonly Monitor[],
  members: ReadonlyMap<string, StateCounts>,
  at: string,
): Monitor[] {
  const children = Map.groupBy(monitors, (monitor) => monitor.parentId);
  const rolledUp = new Map<string, Monitor>();
  for (const top of children.get(null) ?? [])
    rollUpMonitor(top, { children, members, at, rolledUp });
  return monitors.map((monitor) => rolledUp.get(monitor.id) ?? monitor);
}

interface Rolling {
  readonly children: ReadonlyMap<string | null, readonly Monitor[]>;
  readonly members: ReadonlyMap<string, StateCounts>;
  readonly at: string;
  readonly rolledUp: Map<string, Monitor>;
}

function rollUpMonitor(monitor: Monitor, rolling: Rolling): HealthState {
  const below = rolling.children.get(monitor.id) ?? [];
  const states = below.map((child) => rollUpMonitor(child, rolling));
  const state = findState(monitor, states, rolling.members);
  if (state !== monitor.state) {
    rolling.rolledUp.set(monitor.id, { ...monitor, state, stateLastModifiedAt: rolling.at });
  }
  return monitor.isEnabled ? state : 'UNINITIALIZED';
}

function findState(
  monitor: Monitor,
  below: readonly HealthState[],
  members: ReadonlyMap<string, StateCounts>,
): HealthState {
  const { policy, percentage } = monitor;
  switch (monitor.kind) {
    case 'UNIT':
      return monitor.state;
    case 'AGGREGATE':
      return rollUpStates(countStates(below), { policy: policy ?? 'WORST_OF', percentage });
    case 'DEPENDENCY': {
      const counts = members.get(monitor.memberMonitorName ?? ENTITY_HEALTH) ?? {};
      return rollUpStates(counts, { policy: policy ?? 'WORST_OF', percentage });
    }
  }
}

/** The object's own health: the state at the top of its tree. */
export function findEntityHealth(monitors: readonly Monitor[]): HealthState {
  return findTop(monitors)?.state ?? 'UNINITIALIZED';
}

/** A monitor and everything below it on the same object. */
export function listSubtree(monitors: readonly Monitor[], topId: string): Monitor[] {
  const top = monitors.filter((monitor) => monitor.id === topId);
  const below = monitors.filter((monitor) => monitor.parentId === topId);
  return [...top, ...below.flatMap((monitor) => listSubtree(monitors, monitor.id))];
}

/** Entity Health; null for an object without monitors. */
export function findTop(monitors: readonly Monitor[]): Monitor | null {
  return monitors.find((monitor) => monitor.parentId === null) ?? null;
}
