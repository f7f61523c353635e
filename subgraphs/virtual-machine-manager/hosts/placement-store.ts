import type { Knex } from 'knex';
import { rawRows } from '../../kit/database/raw-rows.ts';

/** What is placed on a host: machines on their way to it take their room already. */
export interface HostUse {
  readonly memoryAssignedMb: number;
  /** Machines on the host itself. */
  readonly virtualMachineCount: number;
}

export interface PlacementStore {
  /**
   * Keeps everybody else from taking room until the transaction ends. Asked for before anything else is locked, so
   * that two transactions never wait for each other crosswise.
   */
  lock(): Promise<void>;
  readUse(hostIds: readonly string[]): Promise<HostUse[]>;
}

export function createPlacementStore(knex: Knex): PlacementStore {
  const isPostgres = knex.client.dialect === 'postgresql';
  return {
    async lock() {
      if (isPostgres) await knex('placement_lock').where({ id: 1 }).forUpdate().first();
    },
    async readUse(hostIds) {
      const marks = hostIds.map(() => '?').join(', ');
      const rows = await rawRows<{ host_id: string; memory: number | string; machines: number }>(
        knex,
        `select host_id, sum(memory_mb) as memory, sum(is_here) as machines
           from (
             select host_id, memory_mb, 1 as is_here
               from virtual_machines where host_id in (${marks})
             union all
             select migration_target_id as host_id, memory_mb, 0 as is_here
               from virtual_machines where migration_target_id in (${marks})
           ) as placed
          group by host_id`,
        [...hostIds, ...hostIds],
      );
      const byHost = new Map(rows.map((row) => [row.host_id, row]));
      return hostIds.map((id) => {
        const row = byHost.get(id);
        return {
          memoryAssignedMb: Number(row?.memory ?? 0),
          virtualMachineCount: Number(row?.machines ?? 0),
        };
      });
    },
  };
}
