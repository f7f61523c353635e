import { createRandom, demonstrationId } from './random.ts';

/**
 * The demonstration data centre, as far as several products must agree on it: who the computers are, where they run,
 * and by which ids alerts, incidents and jobs know each other. What only one product knows it makes up itself.
 */
export interface DataCentre {
  readonly seed: number;
  readonly scale: number;
  readonly managementGroups: readonly DemonstrationManagementGroup[];
  readonly hosts: readonly DemonstrationHost[];
  readonly virtualMachines: readonly DemonstrationMachine[];
  /** How many of each noun there are to be. */
  readonly counts: DemonstrationCounts;
}

export interface DemonstrationCounts {
  readonly monitoredObjects: number;
  readonly alerts: number;
  /** The last so many alerts are open. */
  readonly openAlerts: number;
  readonly incidents: number;
  readonly configurationItems: number;
  readonly runbooks: number;
  readonly jobs: number;
}

export interface DemonstrationManagementGroup {
  readonly id: string;
  readonly name: string;
  readonly site: string;
}

export interface DemonstrationHost {
  readonly id: string;
  readonly name: string;
  readonly computerName: string;
  readonly site: string;
  readonly rack: number;
  readonly managementGroupId: string;
  /** Id of the monitored object of its computer. */
  readonly monitoredObjectId: string;
  /** Id of the configuration item of its computer. */
  readonly configurationItemId: string;
}

export interface DemonstrationMachine extends Omit<DemonstrationHost, 'rack'> {
  readonly role: MachineRole;
  readonly operatingSystem: string;
  readonly hostIndex: number;
}

export type MachineRole = 'web' | 'app' | 'sql' | 'file' | 'dc' | 'print' | 'build' | 'vdi';

export const DEMONSTRATION_SEED = 20_260_131;
const DOMAIN = 'contoso.example';
const SITES = ['east', 'west'] as const;
const ROLES: readonly MachineRole[] = ['web', 'app', 'sql', 'file', 'dc', 'print', 'build', 'vdi'];
const SYSTEMS = [
  'Windows Server 2025 Datacenter',
  'Windows Server 2022 Standard',
  'Windows Server 2019 Standard',
  'Ubuntu 24.04 LTS',
] as const;
/** Virtual Machine Manager's management pack watches at most 400 hosts and 8,000 virtual machines. */
const MOST_ESTATE_SCALE = 6;

/** The same data centre for the same scale and seed; what happens in it grows with the scale, its size up to a limit. */
export function describeDataCentre(scale = 1, seed = DEMONSTRATION_SEED): DataCentre {
  const estateScale = Math.min(scale, MOST_ESTATE_SCALE);
  const random = createRandom(seed);
  const managementGroups = SITES.map((site, index) => ({
    id: demonstrationId('management-group', index),
    name: `MG-${site.toUpperCase()}`,
    site,
  }));

  const hosts = Array.from({ length: Math.ceil(60 * estateScale) }, (_, index) => {
    const group = managementGroups[index % managementGroups.length] as DemonstrationManagementGroup;
    const name = `hv-${group.site}-${String(index + 1).padStart(3, '0')}`;
    return { ...describeComputer('host', index, { name, group }), rack: Math.floor(index / 8) + 1 };
  });

  const virtualMachines = Array.from({ length: Math.ceil(1_200 * estateScale) }, (_, index) => {
    const hostIndex = random.below(hosts.length);
    const host = hosts[hostIndex] as DemonstrationHost;
    const group = managementGroups.find(
      ({ id }) => id === host.managementGroupId,
    ) as DemonstrationManagementGroup;
    const role = ROLES[index % ROLES.length] as MachineRole;
    const name = `${role}-${group.site}-${String(index + 1).padStart(4, '0')}`;
    return {
      ...describeComputer('virtual-machine', index, { name, group }),
      role,
      operatingSystem: random.pick(SYSTEMS),
      hostIndex,
    };
  });

  return {
    seed,
    scale,
    managementGroups,
    hosts,
    virtualMachines,
    counts: {
      monitoredObjects: Math.ceil(4_000 * estateScale),
      alerts: Math.ceil(3_000 * scale),
      openAlerts: Math.ceil(500 * estateScale),
      incidents: Math.ceil(800 * scale),
      configurationItems: Math.ceil(4_000 * estateScale),
      runbooks: 40,
      jobs: Math.ceil(2_000 * scale),
    },
  };
}

function describeComputer(
  kind: 'host' | 'virtual-machine',
  index: number,
  { name, group }: { name: string; group: DemonstrationManagementGroup },
): Omit<DemonstrationHost, 'rack'> {
  return {
    id: demonstrationId(kind, index),
    name,
    computerName: `${name}.${DOMAIN}`,
    site: group.site,
    managementGroupId: group.id,
    monitoredObjectId: demonstrationId(`computer-of-${kind}`, index),
    configurationItemId: demonstrationId(`configuration-item-of-${kind}`, index),
  };
}

/** Alerts are numbered from 0, oldest first. */
export function alertIdOf(index: number): string {
  return demonstrationId('alert', index);
}

/** Which alert an incident is about: three of four come from an alert, newest from newest. */
export function alertIndexOfIncident(index: number, { counts }: DataCentre): number | null {
  if (index % 4 === 3) return null;
  return (
    counts.alerts -
    1 -
    Math.floor(((counts.incidents - 1 - index) * counts.alerts) / counts.incidents)
  );
}

/** Incidents are numbered from 0, oldest first, and named as Service Manager does. */
export function incidentIdOf(index: number): string {
  return `IR${index + 1}`;
}

/** The computer an alert is about: every alert belongs to a host or a virtual machine, or to something in it. */
export function machineIndexOfAlert(index: number, { virtualMachines }: DataCentre): number {
  return (index * 7_919) % virtualMachines.length;
}
