import type { Cloud } from '../clouds/cloud.ts';
import type { VirtualMachineManagerStores } from '../stores.ts';
import { isWithin, type Host } from './host.ts';
import type { HostRoom } from './placement.ts';

/** The hosts on which machines of a cloud may be placed, with what is on them; all hosts for machines in none. */
export async function findRooms(
  { hosts, hostGroups, placement }: VirtualMachineManagerStores,
  cloud: Cloud | null,
): Promise<HostRoom[]> {
  const all = await hosts.listAll();
  const eligible =
    cloud === null ? all : keepWithin(all, await hostGroups.findMany(cloud.hostGroupIds));
  const uses = await placement.readUse(eligible.map(({ id }) => id));
  return eligible.map((host, index) => ({
    host,
    memoryAssignedMb: uses[index]?.memoryAssignedMb ?? 0,
  }));
}

function keepWithin(
  hosts: readonly Host[],
  groups: readonly ({ readonly path: string } | null)[],
): Host[] {
  return hosts.filter((host) =>
    groups.some((group) => group !== null && isWithin(host.hostGroupPath, group.path)),
  );
}
