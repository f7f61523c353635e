import type { Knex } from 'knex';
import { insertMany } from '../../kit/database/insert-many.ts';
import type { Checkpoint } from './checkpoint.ts';

interface CheckpointRow {
  readonly id: string;
  readonly virtual_machine_id: string;
  readonly name: string;
  readonly description: string;
  readonly parent_id: string | null;
  readonly has_memory: number;
  readonly size_mb: number;
  readonly created_by: string;
  readonly created_at: string;
  readonly is_complete: number;
}

export interface CheckpointStore {
  findMany(ids: readonly string[]): Promise<(Checkpoint | null)[]>;
  find(id: string): Promise<Checkpoint | null>;
  /** The complete checkpoints of each machine, oldest first, in one statement. */
  listOfMachines(machineIds: readonly string[]): Promise<Checkpoint[][]>;
  insert(checkpoints: readonly Checkpoint[]): Promise<void>;
  complete(id: string): Promise<void>;
  /** Takes one away; those that build on it build on its parent from now on. */
  remove(checkpoint: Checkpoint): Promise<void>;
  removeOfMachine(machineId: string): Promise<void>;
}

export function createCheckpointStore(knex: Knex): CheckpointStore {
  return {
    async findMany(ids) {
      const rows = (await knex('checkpoints').whereIn('id', [...ids])) as CheckpointRow[];
      const byId = new Map(rows.map((row) => [row.id, toCheckpoint(row)]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    async find(id) {
      const row = (await knex('checkpoints').where({ id }).first()) as CheckpointRow | undefined;
      return row === undefined ? null : toCheckpoint(row);
    },
    async listOfMachines(machineIds) {
      const rows = (await knex('checkpoints')
        .whereIn('virtual_machine_id', [...machineIds])
        .where({ is_complete: 1 })
        .orderBy(['virtual_machine_id', 'created_at', 'id'])) as CheckpointRow[];
      const byMachine = Map.groupBy(rows.map(toCheckpoint), (found) => found.virtualMachineId);
      return machineIds.map((id) => byMachine.get(id) ?? []);
    },
    async insert(checkpoints) {
      await insertMany(knex, 'checkpoints', checkpoints.map(toRow));
    },
    async complete(id) {
      await knex('checkpoints').where({ id }).update({ is_complete: 1 });
    },
    async remove({ id, parentId }) {
      await knex('checkpoints').where({ parent_id: id }).update({ parent_id: parentId });
      await knex('checkpoints').where({ id }).delete();
    },
    async removeOfMachine(machineId) {
      await knex('checkpoints').where({ virtual_machine_id: machineId }).delete();
    },
  };
}

function toCheckpoint(row: CheckpointRow): Checkpoint {
  return {
    id: row.id,
    virtualMachineId: row.virtual_machine_id,
    name: row.name,
    description: row.description,
    parentId: row.parent_id,
    hasMemory: row.has_memory === 1,
    sizeMb: row.size_mb,
    createdBy: row.created_by,
    createdAt: row.created_at,
    isComplete: row.is_complete === 1,
  };
}

function toRow(checkpoint: Checkpoint): CheckpointRow {
  return {
    id: checkpoint.id,
    virtual_machine_id: checkpoint.virtualMachineId,
    name: checkpoint.name,
    description: checkpoint.description,
    parent_id: checkpoint.parentId,
    has_memory: checkpoint.hasMemory ? 1 : 0,
    size_mb: checkpoint.sizeMb,
    created_by: checkpoint.createdBy,
    created_at: checkpoint.createdAt,
    is_complete: checkpoint.isComplete ? 1 : 0,
  };
}
