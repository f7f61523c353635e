import type { FilterTable } from '../../kit/filter/filter-table.ts';
import { whereContainsIn } from '../../kit/filter/text-index.ts';
import { filterByName } from '../coded-filter.ts';
import { HOST_STATES, type Host } from './host.ts';
import { filterByHostGroupPath } from './host-group-filter.ts';

/** What hosts can be filtered by. */
export const HOST_FILTERS: FilterTable<Host> = {
  id: { kind: 'id', column: 'hosts.id', of: (host) => host.id },
  name: {
    kind: 'text',
    column: 'hosts.name',
    of: (host) => host.name,
    whereContains: whereContainsIn('hosts', 'name'),
  },
  computerName: { kind: 'text', column: 'hosts.computer_name', of: (host) => host.computerName },
  state: filterByName({
    column: 'hosts.state',
    table: HOST_STATES,
    of: (host: Host) => host.state,
  }),
  hostGroupPath: filterByHostGroupPath({
    column: 'hosts.host_group_path',
    of: (host: Host) => host.hostGroupPath,
  }),
  cpuUtilizationPercent: {
    kind: 'number',
    column: 'hosts.cpu_utilization_percent',
    of: (host) => host.cpuUtilizationPercent,
  },
  memoryMb: { kind: 'number', column: 'hosts.memory_mb', of: (host) => host.memoryMb },
};
