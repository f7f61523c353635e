import type { DataCentre, DemonstrationMachine } from '../../demonstration/data-centre.ts';
import { createRandom, demonstrationId } from '../../demonstration/random.ts';
import type { Cloud, CloudQuota } from '../clouds/cloud.ts';
import { HOST_STATES, type Host, type HostGroup } from '../hosts/host.ts';
import type { VirtualMachine } from '../virtual-machines/virtual-machine.ts';

/** One cloud of the demonstration, and which machines are made in it. */
export interface DemonstrationCloud {
  readonly name: string;
  readonly description: string;
  readonly sites: readonly string[];
  readonly userRole: string;
  readonly costCenter: string;
  readonly tag: string;
  /** How many times what is in use its quota is; null leaves it without a limit. */
  readonly quotaTimes: number | null;
  takes(machine: DemonstrationMachine): boolean;
}

const SERVING: ReadonlySet<string> = new Set(['web', 'app', 'file', 'print']);

/** Domain controllers are in none: they belong to the data centre itself. */
export const DEMONSTRATION_CLOUDS: readonly DemonstrationCloud[] = [
  {
    name: 'Production East',
    description: 'What the company works with every day, in the eastern data centre',
    sites: ['east'],
    userRole: 'Production Operators',
    costCenter: 'CC-1100',
    tag: 'production',
    quotaTimes: 1.3,
    takes: ({ role, site }) => SERVING.has(role) && site === 'east',
  },
  {
    name: 'Production West',
    description: 'What the company works with every day, in the western data centre',
    sites: ['west'],
    userRole: 'Production Operators',
    costCenter: 'CC-1200',
    tag: 'production',
    quotaTimes: 1.3,
    takes: ({ role, site }) => SERVING.has(role) && site === 'west',
  },
  {
    name: 'Databases',
    description: 'SQL Server for everybody, looked after by the database team',
    sites: ['east', 'west'],
    userRole: 'Database Team',
    costCenter: 'CC-2100',
    tag: 'production',
    quotaTimes: null,
    takes: ({ role }) => role === 'sql',
  },
  {
    name: 'Build and Test',
    description: 'Machines that developers make and throw away; nearly full as ever',
    sites: ['east', 'west'],
    userRole: 'Developers',
    costCenter: 'CC-3100',
    tag: 'test',
    quotaTimes: 1.02,
    takes: ({ role }) => role === 'build',
  },
  {
    name: 'Virtual Desktops',
    description: 'Desktops of people who work from elsewhere',
    sites: ['east', 'west'],
    userRole: 'Desktop Team',
    costCenter: 'CC-4100',
    tag: 'desktop',
    quotaTimes: 1.5,
    takes: ({ role }) => role === 'vdi',
  },
];

const ROOT = 'All Hosts';
const HOST_SYSTEM = 'Windows Server 2025 Datacenter';
const HOST_MEMORY_MB = [1_048_576, 1_572_864] as const;
const HOST_RESERVE_MB = 32_768;

/** All Hosts, a group for each site, and in it one for each rack. */
export function createDemonstrationGroups({ hosts }: DataCentre): HostGroup[] {
  const paths = new Set([ROOT]);
  for (const { site, rack } of hosts) {
    paths.add(`${ROOT}\\${site}`);
    paths.add(toRackPath(site, rack));
  }
  return [...paths].toSorted().map((path) => {
    const end = path.lastIndexOf('\\');
    return {
      id: toGroupId(path),
      name: path.slice(end + 1),
      path,
      parentId: end < 0 ? null : toGroupId(path.slice(0, end)),
    };
  });
}

/** The hosts; the last is under maintenance. */
export function createDemonstrationHosts({ hosts, seed }: DataCentre, now: string): Host[] {
  const random = createRandom(seed + 1);
  return hosts.map(({ id, name, computerName, site, rack }, index): Host => {
    const path = toRackPath(site, rack);
    const state = index === hosts.length - 1 ? 'MAINTENANCE_MODE' : 'RESPONDING';
    return {
      id,
      name,
      computerName,
      state,
      stateCode: HOST_STATES.toCode(state),
      hostGroupId: toGroupId(path),
      hostGroupPath: path,
      operatingSystem: HOST_SYSTEM,
      platform: 'HYPER_V',
      cpuCount: random.pick([64, 96, 128]),
      cpuUtilizationPercent: state === 'RESPONDING' ? 15 + random.below(55) : 1,
      memoryMb: random.pick(HOST_MEMORY_MB),
      memoryReserveMb: HOST_RESERVE_MB,
      mostRecentJobId: null,
      modifiedAt: now,
      version: 1,
    };
  });
}

export function createDemonstrationClouds(machines: readonly VirtualMachine[]): Cloud[] {
  return DEMONSTRATION_CLOUDS.map(({ name, description, sites, quotaTimes }, index) => {
    const id = toCloudId(index);
    const own = machines.filter(({ cloudId }) => cloudId === id);
    return {
      id,
      name,
      description,
      hostGroupIds: sites.map((site) => toGroupId(`${ROOT}\\${site}`)),
      quota: quotaTimes === null ? WITHOUT_LIMIT : toQuota(own, quotaTimes),
    };
  });
}

const WITHOUT_LIMIT: CloudQuota = {
  cpuCount: null,
  memoryMb: null,
  storageGb: null,
  virtualMachineCount: null,
};

function toQuota(machines: readonly VirtualMachine[], times: number): CloudQuota {
  const sum = (measure: (machine: VirtualMachine) => number): number =>
    machines.reduce((total, machine) => total + measure(machine), 0);
  return {
    cpuCount: Math.ceil(sum(({ cpuCount }) => cpuCount) * times),
    memoryMb: Math.ceil(sum(({ memoryMb }) => memoryMb) * times),
    storageGb: Math.ceil((sum(({ totalSizeMb }) => totalSizeMb) / 1_024) * times),
    virtualMachineCount: Math.ceil(machines.length * times),
  };
}

export function toCloudId(index: number): string {
  return demonstrationId('cloud', index);
}

export function toRackPath(site: string, rack: number): string {
  return `${ROOT}\\${site}\\Rack ${String(rack).padStart(2, '0')}`;
}

/** Told apart by their paths, so that more racks give the others no new ids. */
function toGroupId(path: string): string {
  return demonstrationId(`host-group ${path}`, 0);
}
