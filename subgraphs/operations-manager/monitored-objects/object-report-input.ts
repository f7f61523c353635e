import type {
  DependencyMonitorInput,
  MonitoredObjectInput,
  UnitMonitorInput,
} from '../schema-types.generated.ts';
import type { DependencyMonitorPlan, UnitMonitorPlan } from '../health/health-tree.ts';
import type { ObjectDescription } from './monitored-object.ts';
import type { ObjectReport } from './object-report.ts';

/** A reported object as the schema spells it, in our own words. */
export function toObjectReport(input: MonitoredObjectInput): ObjectReport {
  const { id, unitMonitors, dependencyMonitors } = input;
  return {
    id,
    description: toDescription(input),
    unitMonitors:
      unitMonitors?.map((monitor) => toUnitPlan(monitor, input.displayName ?? id)) ?? null,
    dependencyMonitors: dependencyMonitors?.map(toDependencyPlan) ?? null,
  };
}

/** What is left out is left out of the description too; a null only says something where there may be none. */
function toDescription(input: MonitoredObjectInput): ObjectDescription {
  const { managementGroupId, className, displayName, name, path, isAvailable, isManaged } = input;
  const given = { managementGroupId, className, displayName, name, path, isAvailable, isManaged };
  const { principalName, containerId, properties } = input;
  return {
    ...Object.fromEntries(
      Object.entries(given).filter(([, value]) => value !== null && value !== undefined),
    ),
    ...(principalName === undefined ? {} : { principalName }),
    ...(containerId === undefined ? {} : { containerId }),
    ...(properties === null || properties === undefined
      ? {}
      : {
          properties: properties.map(({ name: key, value }) => ({
            name: key,
            value: value ?? null,
          })),
        }),
  };
}

function toUnitPlan(input: UnitMonitorInput, objectName: string): UnitMonitorPlan {
  const { name, aspect, alert } = input;
  const displayName = input.displayName ?? name;
  if (alert === null || alert === undefined) return { name, displayName, aspect, alert: null };
  const { on, severity, priority, autoResolve } = alert;
  const alertName = alert.name ?? `${displayName} of ${objectName} is unhealthy`;
  return {
    name,
    displayName,
    aspect,
    alert: { on, name: alertName, severity, priority, autoResolve },
  };
}

function toDependencyPlan(input: DependencyMonitorInput): DependencyMonitorPlan {
  const { name, aspect, memberMonitorName, policy } = input;
  return {
    name,
    displayName: input.displayName ?? name,
    aspect,
    memberMonitorName,
    policy,
    percentage: policy === 'PERCENTAGE' ? (input.percentage ?? null) : null,
  };
}
