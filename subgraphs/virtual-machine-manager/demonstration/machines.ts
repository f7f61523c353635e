import type {
  DataCentre,
  DemonstrationMachine,
  MachineRole,
} from '../../demonstration/data-centre.ts';
import { createRandom, demonstrationId, type Random } from '../../demonstration/random.ts';
import { addMs } from '../../kit/clock.ts';
import { DEMONSTRATION_CLOUDS, toCloudId, toRackPath } from './fabric.ts';
import type { Host } from '../hosts/host.ts';
import { estimateSizeMb, holdsMemory, type Checkpoint } from '../virtual-machines/checkpoint.ts';
import { enterStatus, type VirtualMachine } from '../virtual-machines/virtual-machine.ts';
import type { KnownStatus } from '../virtual-machines/virtual-machine-status.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const OLDEST_DAYS = 900;

interface Build {
  readonly cpuCount: number;
  readonly memoryMb: number;
  readonly diskGb: number;
  readonly purpose: string;
}

const BUILDS: Record<MachineRole, Build> = {
  web: { cpuCount: 2, memoryMb: 8_192, diskGb: 80, purpose: 'Serves web pages' },
  app: { cpuCount: 4, memoryMb: 16_384, diskGb: 120, purpose: 'Runs business applications' },
  sql: { cpuCount: 8, memoryMb: 65_536, diskGb: 500, purpose: 'Keeps databases' },
  file: { cpuCount: 2, memoryMb: 8_192, diskGb: 2_000, purpose: 'Keeps files of departments' },
  dc: { cpuCount: 2, memoryMb: 8_192, diskGb: 80, purpose: 'Domain controller' },
  print: { cpuCount: 2, memoryMb: 4_096, diskGb: 60, purpose: 'Queues for printers' },
  build: { cpuCount: 8, memoryMb: 16_384, diskGb: 200, purpose: 'Builds and tests software' },
  vdi: { cpuCount: 2, memoryMb: 8_192, diskGb: 100, purpose: 'Virtual desktop' },
};

const OWNERS = ['mrivera', 'jnowak', 'akhan', 'slindqvist', 'tokafor', 'lbianchi'] as const;

/** The machines of the data centre on their hosts; those of a host under maintenance are saved. */
export function createDemonstrationMachines(
  { virtualMachines, hosts: describedHosts, seed }: DataCentre,
  hosts: readonly Host[],
  now: string,
): VirtualMachine[] {
  const random = createRandom(seed + 2);
  return virtualMachines.map((described) => {
    const host = hosts[described.hostIndex] as Host;
    const { site, rack } = describedHosts[described.hostIndex] as { site: string; rack: number };
    const status = host.state === 'RESPONDING' ? chooseStatus(random) : 'SAVED';
    return toMachine(described, {
      random,
      now,
      status,
      hostId: host.id,
      path: toRackPath(site, rack),
    });
  });
}

function chooseStatus(random: Random): KnownStatus {
  const share = random.next();
  if (share < 0.93) return 'RUNNING';
  if (share < 0.975) return 'POWER_OFF';
  return share < 0.995 ? 'SAVED' : 'PAUSED';
}

function toMachine(
  described: DemonstrationMachine,
  place: { random: Random; now: string; status: KnownStatus; hostId: string; path: string },
): VirtualMachine {
  const { random, now, status, hostId, path } = place;
  const { cpuCount, memoryMb, diskGb, purpose } = BUILDS[described.role];
  const cloudIndex = DEMONSTRATION_CLOUDS.findIndex((cloud) => cloud.takes(described));
  const cloud = DEMONSTRATION_CLOUDS[cloudIndex];
  const createdAt = addMs(now, -(30 + random.below(OLDEST_DAYS)) * DAY_MS);
  const machine: VirtualMachine = {
    id: described.id,
    name: described.name,
    computerName: described.computerName,
    description: `${purpose} in data centre ${described.site}`,
    status,
    statusCode: 0,
    owner: `CONTOSO\\${random.pick(OWNERS)}`,
    userRole: cloud?.userRole ?? null,
    cloudId: cloud === undefined ? null : toCloudId(cloudIndex),
    hostId,
    hostGroupPath: path,
    migrationTargetId: null,
    isUndergoingLiveMigration: false,
    cpuCount,
    cpuUtilizationPercent: 2 + random.below(70),
    memoryMb,
    memoryAvailablePercent: 10 + random.below(60),
    totalSizeMb: Math.round(diskGb * 1_024 * (0.4 + random.next() * 0.6)),
    operatingSystem: described.operatingSystem,
    platform: 'HYPER_V',
    isHighlyAvailable: described.role !== 'build' && described.role !== 'vdi',
    deploymentState: 'DEPLOYED',
    lastRestoredCheckpointId: null,
    currentCheckpointId: null,
    startAction: 'TURN_ON_IF_RUNNING_WHEN_HOST_STOPPED',
    stopAction: described.role === 'sql' ? 'SHUT_DOWN_GUEST' : 'SAVE',
    tag: cloud?.tag ?? null,
    costCenter: cloud?.costCenter ?? null,
    customProperties: [described.role, ...Array.from({ length: 9 }, () => null)],
    failedJobId: null,
    mostRecentJobId: null,
    addedAt: createdAt,
    createdAt,
    modifiedAt: addMs(now, -random.below(7 * DAY_MS)),
    version: 1,
  };
  return enterStatus(machine, status);
}

/** One machine in six has checkpoints, up to three that build on each other. */
export function createDemonstrationCheckpoints(
  machines: readonly VirtualMachine[],
  { seed }: DataCentre,
  now: string,
): { machines: VirtualMachine[]; checkpoints: Checkpoint[] } {
  const random = createRandom(seed + 3);
  const checkpoints: Checkpoint[] = [];
  const changed = machines.map((machine, index) => {
    if (!random.chance(1 / 6)) return machine;
    const own = takeCheckpoints(machine, { index, random, now });
    checkpoints.push(...own);
    return {
      ...machine,
      currentCheckpointId: own.at(-1)?.id ?? null,
      lastRestoredCheckpointId: random.chance(0.2) ? (own.at(-1)?.id ?? null) : null,
      totalSizeMb: own.reduce((total, { sizeMb }) => total + sizeMb, machine.totalSizeMb),
    };
  });
  return { machines: changed, checkpoints };
}

function takeCheckpoints(
  machine: VirtualMachine,
  { index, random, now }: { index: number; random: Random; now: string },
): Checkpoint[] {
  const count = 1 + random.below(3);
  return Array.from({ length: count }, (_, place): Checkpoint => {
    const createdAt = addMs(now, -Math.round((count - place - random.next()) * 5 * DAY_MS));
    return {
      id: demonstrationId(`checkpoint-of-${index}`, place),
      virtualMachineId: machine.id,
      name: `${machine.name} - (${createdAt.slice(0, 19).replace('T', ' ')})`,
      description: random.pick(['Before updates', 'Before a change of settings', 'Weekly']),
      parentId: place === 0 ? null : demonstrationId(`checkpoint-of-${index}`, place - 1),
      hasMemory: holdsMemory(machine),
      sizeMb: estimateSizeMb(machine),
      createdBy: machine.owner ?? 'CONTOSO\\svc-vmm',
      createdAt,
      isComplete: true,
    };
  });
}
