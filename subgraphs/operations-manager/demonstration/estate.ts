import { demonstrationId } from '../../demonstration/random.ts';
import type {
  DataCentre,
  DemonstrationHost,
  DemonstrationMachine,
} from '../../demonstration/data-centre.ts';
import { DEPENDENCY_MONITORS, listUnitMonitors, type ObjectKind } from './catalogue.ts';
import { countStates, type HealthState, type StateCounts } from '../health/health-state.ts';
import {
  createDependencyMonitor,
  createStandardMonitors,
  createUnitMonitor,
  findEntityHealth,
  rollUpTree,
} from '../health/health-tree.ts';
import type { Monitor } from '../health/monitor.ts';
import type { MaintenanceWindow } from '../maintenance/maintenance-window.ts';
import {
  createObject,
  type MonitoredObject,
  type ObjectProperty,
} from '../monitored-objects/monitored-object.ts';

/** A monitored object of the demonstration and what it stands for. */
export interface EstateObject {
  readonly kind: ObjectKind;
  readonly object: MonitoredObject;
  /** The computer it is or is on. */
  readonly machine: DemonstrationHost | DemonstrationMachine;
}

/** Everything that is watched in the demonstration data centre, containers before what they contain. */
export function describeEstate(dataCentre: DataCentre, at: string): EstateObject[] {
  const { hosts, virtualMachines, counts } = dataCentre;
  const computers = [
    ...hosts.map((host) => describeHost(host, at)),
    ...virtualMachines.map((machine) => describeMachine(machine, dataCentre, at)),
  ];
  const services = computers.map((computer, index) =>
    describePart(computer, { kind: 'health-service', index, name: 'Health Service', at }),
  );
  const roles = computers.flatMap((computer) => describeRoles(computer, at));
  const disks = computers.map((computer, index) =>
    describePart(computer, { kind: 'disk', index, name: 'C:', at }),
  );
  return [...computers, ...services, ...roles, ...disks].slice(0, counts.monitoredObjects);
}

const CLASSES: Record<ObjectKind, string> = {
  host: 'Microsoft.Windows.Computer',
  computer: 'Microsoft.Windows.Computer',
  'health-service': 'Microsoft.SystemCenter.HealthService',
  disk: 'Microsoft.Windows.LogicalDisk',
  'sql-engine': 'Microsoft.SQLServer.DBEngine',
  database: 'Microsoft.SQLServer.Database',
  'web-site': 'Microsoft.Windows.InternetInformationServices.WebSite',
  'file-share': 'Microsoft.Windows.FileServer.Share',
  directory: 'Microsoft.Windows.Server.AD.DomainControllerRole',
  'print-queue': 'Microsoft.Windows.PrintServer.PrintQueue',
};
const LINUX_CLASS = 'Microsoft.Linux.Computer';

function describeHost(host: DemonstrationHost, at: string): EstateObject {
  const object = createObject(
    host.monitoredObjectId,
    {
      managementGroupId: host.managementGroupId,
      className: CLASSES.host,
      displayName: host.name,
      name: host.computerName,
      path: host.computerName,
      principalName: host.computerName,
      properties: toProperties({
        'Operating System': 'Windows Server 2025 Datacenter',
        'Logical Processors': '64',
        'Physical Memory (MB)': '786432',
        Rack: `${host.site}-${String(host.rack).padStart(2, '0')}`,
      }),
    },
    { container: null, at },
  );
  return { kind: 'host', object, machine: host };
}

function describeMachine(
  machine: DemonstrationMachine,
  { hosts }: DataCentre,
  at: string,
): EstateObject {
  const host = hosts[machine.hostIndex];
  const object = createObject(
    machine.monitoredObjectId,
    {
      managementGroupId: machine.managementGroupId,
      className: machine.operatingSystem.startsWith('Windows') ? CLASSES.computer : LINUX_CLASS,
      displayName: machine.name,
      name: machine.computerName,
      path: machine.computerName,
      principalName: machine.computerName,
      containerId: host?.monitoredObjectId ?? null,
      properties: toProperties({
        'Operating System': machine.operatingSystem,
        'Virtual Machine': 'true',
        Role: machine.role,
        Site: machine.site,
      }),
    },
    { container: null, at },
  );
  return { kind: 'computer', object, machine };
}

/** What makes a machine of a role worth watching beyond the machine itself. */
const ROLE_PARTS: Partial<Record<string, readonly { kind: ObjectKind; name: string }[]>> = {
  web: [{ kind: 'web-site', name: 'Default Web Site' }],
  sql: [
    { kind: 'sql-engine', name: 'MSSQLSERVER' },
    { kind: 'database', name: 'Orders' },
  ],
  file: [{ kind: 'file-share', name: 'Departments' }],
  dc: [{ kind: 'directory', name: 'Domain Controller Role' }],
  print: [{ kind: 'print-queue', name: 'Floor Printers' }],
};

function describeRoles(computer: EstateObject, at: string): EstateObject[] {
  const { machine } = computer;
  if (!('role' in machine)) return [];
  const index = Number(machine.name.split('-').at(-1)) - 1;
  return (ROLE_PARTS[machine.role] ?? []).map(({ kind, name }) =>
    describePart(computer, { kind, index, name, at }),
  );
}

function describePart(
  { object: container, machine }: EstateObject,
  { kind, index, name, at }: { kind: ObjectKind; index: number; name: string; at: string },
): EstateObject {
  const object = createObject(
    demonstrationId(kind, index),
    {
      managementGroupId: machine.managementGroupId,
      className: CLASSES[kind],
      displayName: `${name} on ${machine.name}`,
      name,
      path: machine.computerName,
      containerId: container.id,
    },
    { container, at },
  );
  return { kind, object, machine };
}

function toProperties(values: Readonly<Record<string, string>>): ObjectProperty[] {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}

/** A unit monitor that is not well, and since when. */
export interface Ailment {
  readonly state: HealthState;
  readonly since: string;
}

export interface Ills {
  /** What ails whom, by the ids of monitors. */
  readonly ailments: ReadonlyMap<string, Ailment>;
  readonly windows: readonly MaintenanceWindow[];
}

/**
 * Gives every object its health tree, rolled up from what ails whom through all containment, and its maintenance; what
 * is maintained does not count for what contains it.
 */
export function giveHealth(
  estate: readonly EstateObject[],
  { ailments, windows }: Ills,
  at: string,
): { objects: MonitoredObject[]; monitors: Monitor[] } {
  const trees = new Map<string, Monitor[]>();
  const maintained = new Map(
    windows.filter(({ isActive }) => isActive).map((window) => [window.objectId, window]),
  );
  const healed = new Map<string, MonitoredObject>();
  const contained = Map.groupBy(estate, ({ object }) => object.containerId);
  // Contained ones first, so that each container finds its members' states.
  for (const { kind, object } of estate.toReversed()) {
    const inside = (contained.get(object.id) ?? [])
      .map((member) => member.object.id)
      .filter((id) => !maintained.has(id));
    const tree = createTree({ kind, id: object.id, at }, ailments);
    const since = findLatest([
      at,
      ...tree.map((monitor) => monitor.stateLastModifiedAt),
      ...inside.map((id) => healed.get(id)?.healthLastModifiedAt ?? at),
    ]);
    const rolledUp = rollUpTree(tree, countMemberStates(inside, trees), since);
    trees.set(object.id, rolledUp);
    healed.set(object.id, {
      ...object,
      health: findEntityHealth(rolledUp),
      healthLastModifiedAt: since,
      inMaintenance: maintained.has(object.id),
      maintenanceLastModifiedAt: maintained.get(object.id)?.startedAt ?? null,
    });
  }
  return {
    objects: estate.map(({ object }) => healed.get(object.id) ?? object),
    monitors: estate.flatMap(({ object }) => trees.get(object.id) ?? []),
  };
}

function createTree(
  { kind, id, at }: { kind: ObjectKind; id: string; at: string },
  ailments: ReadonlyMap<string, Ailment>,
): Monitor[] {
  const units = listUnitMonitors(kind).map((plan) => {
    const monitor = createUnitMonitor(id, at, plan);
    const ailment = ailments.get(monitor.id);
    if (ailment === undefined) return monitor;
    const { state, since } = ailment;
    return { ...monitor, state, stateLastModifiedAt: since, hasAlerted: true };
  });
  const dependencies = (DEPENDENCY_MONITORS[kind] ?? []).map((plan) =>
    createDependencyMonitor(id, at, plan),
  );
  return [...createStandardMonitors(id, at), ...units, ...dependencies];
}

function countMemberStates(
  ids: readonly string[],
  trees: ReadonlyMap<string, readonly Monitor[]>,
): Map<string, StateCounts> {
  const monitors = ids.flatMap((id) => trees.get(id) ?? []);
  const byName = Map.groupBy(monitors, (monitor) => monitor.name);
  return new Map(
    [...byName].map(([name, some]) => [name, countStates(some.map(({ state }) => state))]),
  );
}

function findLatest(moments: readonly string[]): string {
  return moments.reduce((latest, moment) => (moment > latest ? moment : latest));
}
