import type { HealthState } from '../health/health-state.ts';

/** Something that is watched, whatever it is stored in. */
export interface MonitoredObject {
  readonly id: string;
  readonly managementGroupId: string;
  readonly className: string;
  readonly displayName: string;
  readonly name: string;
  readonly fullName: string;
  readonly path: string;
  readonly principalName: string | null;
  readonly containerId: string | null;
  readonly health: HealthState;
  readonly healthLastModifiedAt: string;
  readonly isAvailable: boolean;
  readonly availabilityLastModifiedAt: string;
  readonly inMaintenance: boolean;
  readonly maintenanceLastModifiedAt: string | null;
  readonly isManaged: boolean;
  readonly properties: readonly ObjectProperty[];
  readonly lastModifiedAt: string;
  readonly removedAt: string | null;
  readonly version: number;
}

export interface ObjectProperty {
  readonly name: string;
  readonly value: string | null;
}

/** An object as a change of it is written down: with the groups it was in at that moment. */
export interface JournaledObject extends MonitoredObject {
  readonly groupIds: readonly string[];
}

/** The classes of which an object is a computer, and not something on one. */
export const COMPUTER_CLASSES: readonly string[] = [
  'Microsoft.Windows.Computer',
  'Microsoft.Unix.Computer',
  'Microsoft.Linux.Computer',
];

/** What a reporter knows about an object; what is left out stays as it is. */
export interface ObjectDescription {
  readonly managementGroupId?: string;
  readonly className?: string;
  readonly displayName?: string;
  readonly name?: string;
  readonly path?: string;
  readonly principalName?: string | null;
  readonly containerId?: string | null;
  readonly isAvailable?: boolean;
  readonly isManaged?: boolean;
  readonly properties?: readonly ObjectProperty[];
}

/** A new object as described. That the description says all it must has been checked. */
export function createObject(
  id: string,
  description: ObjectDescription & {
    readonly managementGroupId: string;
    readonly className: string;
    readonly displayName: string;
  },
  { container, at }: { container: MonitoredObject | null; at: string },
): MonitoredObject {
  const { className, displayName } = description;
  const path = description.path ?? toPath(container);
  const name = description.name ?? displayName;
  return {
    id,
    managementGroupId: description.managementGroupId,
    className,
    displayName,
    name,
    fullName: toFullName({ className, path, name }),
    path,
    principalName: description.principalName ?? container?.principalName ?? null,
    containerId: description.containerId ?? null,
    health: 'UNINITIALIZED',
    healthLastModifiedAt: at,
    isAvailable: description.isAvailable ?? true,
    availabilityLastModifiedAt: at,
    inMaintenance: false,
    maintenanceLastModifiedAt: null,
    isManaged: description.isManaged ?? true,
    properties: description.properties ?? [],
    lastModifiedAt: at,
    removedAt: null,
    version: 1,
  };
}

/** An object brought up to date; the very same when all of the description was known. */
export function describeObject(
  object: MonitoredObject,
  description: ObjectDescription,
  at: string,
): MonitoredObject {
  const described = { ...object, ...description };
  return stampChange(object, { ...described, fullName: toFullName(described) }, at);
}

/** Marks as changed what differs; the very same object when nothing does. */
export function stampChange(
  before: MonitoredObject,
  after: MonitoredObject,
  at: string,
): MonitoredObject {
  if (JSON.stringify(before) === JSON.stringify(after)) return before;
  return {
    ...after,
    healthLastModifiedAt: before.health === after.health ? before.healthLastModifiedAt : at,
    availabilityLastModifiedAt:
      before.isAvailable === after.isAvailable ? before.availabilityLastModifiedAt : at,
    maintenanceLastModifiedAt:
      before.inMaintenance === after.inMaintenance ? before.maintenanceLastModifiedAt : at,
    lastModifiedAt: at,
    version: before.version + 1,
  };
}

/** Class and path, as `Microsoft.SystemCenter.HealthService:srv.contoso.com`; what is on a computer adds its name. */
export function toFullName({
  className,
  path,
  name,
}: Pick<MonitoredObject, 'className' | 'path' | 'name'>): string {
  const place = path === '' || path === name ? name : `${path};${name}`;
  return `${className}:${place}`;
}

/** Where things stand that a container contains. */
export function toPath(container: MonitoredObject | null): string {
  if (container === null) return '';
  const { path, name } = container;
  return path === '' || path === name ? name : `${path};${name}`;
}
