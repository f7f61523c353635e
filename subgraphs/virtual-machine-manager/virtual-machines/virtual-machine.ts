import { STATUSES, type KnownStatus, type VirtualMachineStatus } from './virtual-machine-status.ts';

/** What is true of virtual machines whatever they are stored in. */
export interface VirtualMachine {
  readonly id: string;
  readonly name: string;
  readonly computerName: string;
  readonly description: string;
  readonly status: VirtualMachineStatus;
  readonly statusCode: number;
  readonly owner: string | null;
  readonly userRole: string | null;
  readonly cloudId: string | null;
  readonly hostId: string | null;
  readonly hostGroupPath: string | null;
  /** The host it is on its way to; its room there is taken already. */
  readonly migrationTargetId: string | null;
  /** It was running when it set out. */
  readonly isUndergoingLiveMigration: boolean;
  readonly cpuCount: number;
  readonly cpuUtilizationPercent: number;
  readonly memoryMb: number;
  readonly memoryAvailablePercent: number;
  readonly totalSizeMb: number;
  readonly operatingSystem: string;
  readonly platform: VirtualizationPlatform;
  readonly isHighlyAvailable: boolean;
  readonly deploymentState: DeploymentState;
  readonly lastRestoredCheckpointId: string | null;
  /** The checkpoint on which its disks build: the one last taken or restored, whichever came later. */
  readonly currentCheckpointId: string | null;
  readonly startAction: StartAction;
  readonly stopAction: StopAction;
  readonly tag: string | null;
  readonly costCenter: string | null;
  /** Always ten, number 1 first. */
  readonly customProperties: readonly (string | null)[];
  readonly failedJobId: string | null;
  readonly mostRecentJobId: string | null;
  readonly addedAt: string;
  readonly createdAt: string;
  readonly modifiedAt: string;
  readonly version: number;
}

export type VirtualizationPlatform = 'HYPER_V' | 'VMWARE_ESX' | 'UNKNOWN';
export type DeploymentState =
  | 'DEPLOYED'
  | 'DEPLOYING'
  | 'DEPLOYMENT_FAILED'
  | 'SERVICING'
  | 'SERVICING_FAILED'
  | 'STORED'
  | 'UNDEPLOYED';
export type StartAction =
  | 'NEVER_AUTO_TURN_ON'
  | 'ALWAYS_AUTO_TURN_ON'
  | 'TURN_ON_IF_RUNNING_WHEN_HOST_STOPPED';
export type StopAction = 'SAVE' | 'TURN_OFF' | 'SHUT_DOWN_GUEST';

export const CUSTOM_PROPERTY_COUNT = 10;

/** What a machine just started looks like until it is measured. */
const USE_AT_START = { cpuUtilizationPercent: 5, memoryAvailablePercent: 60 } as const;
const USE_AT_REST = { cpuUtilizationPercent: 0, memoryAvailablePercent: 100 } as const;

/** The machine in another status, with its use as it is bound to be there. */
export function enterStatus(machine: VirtualMachine, status: KnownStatus): VirtualMachine {
  const isMeasured = machine.memoryAvailablePercent < USE_AT_REST.memoryAvailablePercent;
  return {
    ...machine,
    ...(USE_OF_STATUS[status] === 'REST' ? USE_AT_REST : {}),
    ...(USE_OF_STATUS[status] === 'WORK' && !isMeasured ? USE_AT_START : {}),
    status,
    statusCode: STATUSES.toCode(status),
  };
}

/** Statuses that say something about the use of processors and memory; all others leave it as it was. */
const USE_OF_STATUS: Partial<Record<KnownStatus, 'REST' | 'WORK'>> = {
  RUNNING: 'WORK',
  POWER_OFF: 'REST',
  SAVED: 'REST',
  STORED: 'REST',
};

/** The machine as a change leaves it: every change counts and is dated. */
export function stampMachine(machine: VirtualMachine, at: string): VirtualMachine {
  return { ...machine, modifiedAt: at, version: machine.version + 1 };
}
