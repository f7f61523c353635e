import { createColumnPicker, readJson } from '../../kit/database/wanted-columns.ts';
import type {
  DeploymentState,
  StartAction,
  StopAction,
  VirtualizationPlatform,
  VirtualMachine,
} from './virtual-machine.ts';
import { STATUSES } from './virtual-machine-status.ts';

/** A virtual machine as its table holds it. */
export interface VirtualMachineRow {
  readonly id: string;
  readonly name: string;
  readonly computer_name: string;
  readonly description: string;
  readonly status: number;
  readonly owner: string | null;
  readonly user_role: string | null;
  readonly cloud_id: string | null;
  readonly host_id: string | null;
  readonly host_group_path: string | null;
  readonly migration_target_id: string | null;
  readonly is_undergoing_live_migration: number;
  readonly cpu_count: number;
  readonly cpu_utilization_percent: number;
  readonly memory_mb: number;
  readonly memory_available_percent: number;
  readonly total_size_mb: number | string;
  readonly operating_system: string;
  readonly platform: string;
  readonly is_highly_available: number;
  readonly deployment_state: string;
  readonly last_restored_checkpoint_id: string | null;
  readonly current_checkpoint_id: string | null;
  readonly start_action: string;
  readonly stop_action: string;
  readonly tag: string | null;
  readonly cost_center: string | null;
  readonly custom_properties: string;
  readonly failed_job_id: string | null;
  readonly most_recent_job_id: string | null;
  readonly added_at: string;
  readonly created_at: string;
  readonly modified_at: string;
  readonly version: number;
}

export const pickVirtualMachineColumns = createColumnPicker<VirtualMachineRow>({
  table: 'virtual_machines',
  columns: {
    id: true,
    name: true,
    computer_name: true,
    description: true,
    status: true,
    owner: true,
    user_role: true,
    cloud_id: true,
    host_id: true,
    host_group_path: true,
    migration_target_id: true,
    is_undergoing_live_migration: true,
    cpu_count: true,
    cpu_utilization_percent: true,
    memory_mb: true,
    memory_available_percent: true,
    total_size_mb: true,
    operating_system: true,
    platform: true,
    is_highly_available: true,
    deployment_state: true,
    last_restored_checkpoint_id: true,
    current_checkpoint_id: true,
    start_action: true,
    stop_action: true,
    tag: true,
    cost_center: true,
    custom_properties: true,
    failed_job_id: true,
    most_recent_job_id: true,
    added_at: true,
    created_at: true,
    modified_at: true,
    version: true,
  },
  always: ['id'],
  fields: {
    statusCode: ['status'],
    allowedActions: ['status'],
    cloud: ['cloud_id'],
    host: ['host_id'],
    migrationTarget: ['migration_target_id'],
    checkpoints: [],
    lastRestoredCheckpoint: ['last_restored_checkpoint_id'],
    failedJob: ['failed_job_id'],
    mostRecentJob: ['most_recent_job_id'],
  },
});

/** The columns of words hold only what toVirtualMachineRow put there. */
export function toVirtualMachine(row: VirtualMachineRow): VirtualMachine {
  return {
    id: row.id,
    name: row.name,
    computerName: row.computer_name,
    description: row.description,
    status: STATUSES.toName(row.status),
    statusCode: row.status,
    owner: row.owner,
    userRole: row.user_role,
    cloudId: row.cloud_id,
    hostId: row.host_id,
    hostGroupPath: row.host_group_path,
    migrationTargetId: row.migration_target_id,
    isUndergoingLiveMigration: row.is_undergoing_live_migration === 1,
    cpuCount: row.cpu_count,
    cpuUtilizationPercent: row.cpu_utilization_percent,
    memoryMb: row.memory_mb,
    memoryAvailablePercent: row.memory_available_percent,
    totalSizeMb: Number(row.total_size_mb),
    operatingSystem: row.operating_system,
    platform: row.platform as VirtualizationPlatform,
    isHighlyAvailable: row.is_highly_available === 1,
    deploymentState: row.deployment_state as DeploymentState,
    lastRestoredCheckpointId: row.last_restored_checkpoint_id,
    currentCheckpointId: row.current_checkpoint_id,
    startAction: row.start_action as StartAction,
    stopAction: row.stop_action as StopAction,
    tag: row.tag,
    costCenter: row.cost_center,
    customProperties: readJson<(string | null)[]>(row.custom_properties),
    failedJobId: row.failed_job_id,
    mostRecentJobId: row.most_recent_job_id,
    addedAt: row.added_at,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
    version: row.version,
  };
}

export function toVirtualMachineRow(machine: VirtualMachine): VirtualMachineRow {
  return {
    id: machine.id,
    name: machine.name,
    computer_name: machine.computerName,
    description: machine.description,
    status: machine.statusCode,
    owner: machine.owner,
    user_role: machine.userRole,
    cloud_id: machine.cloudId,
    host_id: machine.hostId,
    host_group_path: machine.hostGroupPath,
    migration_target_id: machine.migrationTargetId,
    is_undergoing_live_migration: machine.isUndergoingLiveMigration ? 1 : 0,
    cpu_count: machine.cpuCount,
    cpu_utilization_percent: machine.cpuUtilizationPercent,
    memory_mb: machine.memoryMb,
    memory_available_percent: machine.memoryAvailablePercent,
    total_size_mb: machine.totalSizeMb,
    operating_system: machine.operatingSystem,
    platform: machine.platform,
    is_highly_available: machine.isHighlyAvailable ? 1 : 0,
    deployment_state: machine.deploymentState,
    last_restored_checkpoint_id: machine.lastRestoredCheckpointId,
    current_checkpoint_id: machine.currentCheckpointId,
    start_action: machine.startAction,
    stop_action: machine.stopAction,
    tag: machine.tag,
    cost_center: machine.costCenter,
    custom_properties: JSON.stringify(machine.customProperties),
    failed_job_id: machine.failedJobId,
    most_recent_job_id: machine.mostRecentJobId,
    added_at: machine.addedAt,
    created_at: machine.createdAt,
    modified_at: machine.modifiedAt,
    version: machine.version,
  };
}
