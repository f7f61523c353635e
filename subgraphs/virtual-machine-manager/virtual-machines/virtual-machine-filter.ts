import type { FilterTable } from '../../kit/filter/filter-table.ts';
import { whereContainsIn } from '../../kit/filter/text-index.ts';
import { filterByName } from '../coded-filter.ts';
import { filterByHostGroupPath } from '../hosts/host-group-filter.ts';
import type { VirtualMachine } from './virtual-machine.ts';
import { STATUSES } from './virtual-machine-status.ts';

/** What virtual machines can be filtered by, in queries and in streams alike. */
export const VIRTUAL_MACHINE_FILTERS: FilterTable<VirtualMachine> = {
  id: { kind: 'id', column: 'virtual_machines.id', of: (machine) => machine.id },
  name: {
    kind: 'text',
    column: 'virtual_machines.name',
    of: (machine) => machine.name,
    whereContains: whereContainsIn('virtual_machines', 'name'),
  },
  computerName: {
    kind: 'text',
    column: 'virtual_machines.computer_name',
    of: (machine) => machine.computerName,
  },
  status: filterByName({
    column: 'virtual_machines.status',
    table: STATUSES,
    of: (machine: VirtualMachine) => machine.status,
  }),
  owner: { kind: 'text', column: 'virtual_machines.owner', of: (machine) => machine.owner },
  cloudId: { kind: 'id', column: 'virtual_machines.cloud_id', of: (machine) => machine.cloudId },
  hostId: { kind: 'id', column: 'virtual_machines.host_id', of: (machine) => machine.hostId },
  hostGroupPath: filterByHostGroupPath({
    column: 'virtual_machines.host_group_path',
    of: (machine: VirtualMachine) => machine.hostGroupPath,
  }),
  cpuCount: {
    kind: 'number',
    column: 'virtual_machines.cpu_count',
    of: (machine) => machine.cpuCount,
  },
  cpuUtilizationPercent: {
    kind: 'number',
    column: 'virtual_machines.cpu_utilization_percent',
    of: (machine) => machine.cpuUtilizationPercent,
  },
  memoryMb: {
    kind: 'number',
    column: 'virtual_machines.memory_mb',
    of: (machine) => machine.memoryMb,
  },
  operatingSystem: {
    kind: 'text',
    column: 'virtual_machines.operating_system',
    of: (machine) => machine.operatingSystem,
  },
  isHighlyAvailable: {
    kind: 'flag',
    column: 'virtual_machines.is_highly_available',
    of: (machine) => machine.isHighlyAvailable,
    toStored: (value: boolean) => (value ? 1 : 0),
  },
  tag: { kind: 'text', column: 'virtual_machines.tag', of: (machine) => machine.tag },
  costCenter: {
    kind: 'text',
    column: 'virtual_machines.cost_center',
    of: (machine) => machine.costCenter,
  },
  createdAt: {
    kind: 'time',
    column: 'virtual_machines.created_at',
    of: (machine) => machine.createdAt,
  },
  modifiedAt: {
    kind: 'time',
    column: 'virtual_machines.modified_at',
    of: (machine) => machine.modifiedAt,
  },
};
