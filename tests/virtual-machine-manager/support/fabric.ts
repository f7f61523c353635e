import type { Cloud } from '../../../subgraphs/virtual-machine-manager/clouds/cloud.ts';
import {
  HOST_STATES,
  type Host,
  type HostGroup,
} from '../../../subgraphs/virtual-machine-manager/hosts/host.ts';
import type { VirtualMachine } from '../../../subgraphs/virtual-machine-manager/virtual-machines/virtual-machine.ts';
import { STATUSES } from '../../../subgraphs/virtual-machine-manager/virtual-machines/virtual-machine-status.ts';

export const MORNING = '2026-01-31T09:30:00.000Z';

export const GROUPS: readonly HostGroup[] = [
  { id: 'all', name: 'All Hosts', path: 'All Hosts', parentId: null },
  { id: 'east', name: 'east', path: 'All Hosts\\east', parentId: 'all' },
  { id: 'rack', name: 'Rack 01', path: 'All Hosts\\east\\Rack 01', parentId: 'east' },
  { id: 'west', name: 'west', path: 'All Hosts\\west', parentId: 'all' },
];

/** A host with room for 60,000 MB in the eastern rack. */
export function hostOf(changes: Partial<Host> & { readonly id: string }): Host {
  const state = changes.state ?? 'RESPONDING';
  return {
    name: changes.id,
    computerName: `${changes.id}.contoso.example`,
    hostGroupId: 'rack',
    hostGroupPath: 'All Hosts\\east\\Rack 01',
    operatingSystem: 'Windows Server 2025 Datacenter',
    platform: 'HYPER_V',
    cpuCount: 64,
    cpuUtilizationPercent: 30,
    memoryMb: 64_000,
    memoryReserveMb: 4_000,
    mostRecentJobId: null,
    modifiedAt: MORNING,
    version: 1,
    ...changes,
    state,
    stateCode: state === 'UNKNOWN' ? (changes.stateCode ?? 99) : HOST_STATES.toCode(state),
  };
}

/** A running machine of 8,000 MB on host hv-1, in no cloud. */
export function machineOf(
  changes: Partial<VirtualMachine> & { readonly id: string },
): VirtualMachine {
  const status = changes.status ?? 'RUNNING';
  return {
    name: changes.id,
    computerName: `${changes.id}.contoso.example`,
    description: '',
    owner: null,
    userRole: null,
    cloudId: null,
    hostId: 'hv-1',
    hostGroupPath: 'All Hosts\\east\\Rack 01',
    migrationTargetId: null,
    isUndergoingLiveMigration: false,
    cpuCount: 2,
    cpuUtilizationPercent: 20,
    memoryMb: 8_000,
    memoryAvailablePercent: 40,
    totalSizeMb: 100_000,
    operatingSystem: 'Ubuntu 24.04 LTS',
    platform: 'HYPER_V',
    isHighlyAvailable: true,
    deploymentState: 'DEPLOYED',
    lastRestoredCheckpointId: null,
    currentCheckpointId: null,
    startAction: 'TURN_ON_IF_RUNNING_WHEN_HOST_STOPPED',
    stopAction: 'SAVE',
    tag: null,
    costCenter: null,
    customProperties: Array.from({ length: 10 }, () => null),
    failedJobId: null,
    mostRecentJobId: null,
    addedAt: MORNING,
    createdAt: MORNING,
    modifiedAt: MORNING,
    version: 1,
    ...changes,
    status,
    statusCode: status === 'UNKNOWN' ? (changes.statusCode ?? 999) : STATUSES.toCode(status),
  };
}

/** A cloud of the eastern hosts without limits. */
export function cloudOf(changes: Partial<Cloud> & { readonly id: string }): Cloud {
  return {
    name: changes.id,
    description: '',
    hostGroupIds: ['east'],
    quota: { cpuCount: null, memoryMb: null, storageGb: null, virtualMachineCount: null },
    ...changes,
  };
}
