import type { Knex } from 'knex';
import { insertMany } from '../../kit/database/insert-many.ts';
import type { HostGroup } from './host.ts';

interface HostGroupRow {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly parent_id: string | null;
}

export interface HostGroupStore {
  findMany(ids: readonly string[]): Promise<(HostGroup | null)[]>;
  /** By path. */
  listAll(): Promise<HostGroup[]>;
  /** The groups directly in each, by name, in one statement. */
  listOfParents(parentIds: readonly string[]): Promise<HostGroup[][]>;
  insert(groups: readonly HostGroup[]): Promise<void>;
}

const COLUMNS = ['id', 'name', 'path', 'parent_id'] as const;

export function createHostGroupStore(knex: Knex): HostGroupStore {
  const select = (): Knex.QueryBuilder => knex('host_groups').select([...COLUMNS]);
  return {
    async findMany(ids) {
      const rows = (await select().whereIn('id', [...ids])) as HostGroupRow[];
      const byId = new Map(rows.map((row) => [row.id, toHostGroup(row)]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    listAll: async () => ((await select().orderBy('path')) as HostGroupRow[]).map(toHostGroup),
    async listOfParents(parentIds) {
      const rows = (await select()
        .whereIn('parent_id', [...parentIds])
        .orderBy(['parent_id', 'name'])) as HostGroupRow[];
      const byParent = Map.groupBy(rows.map(toHostGroup), (group) => group.parentId);
      return parentIds.map((id) => byParent.get(id) ?? []);
    },
    async insert(groups) {
      await insertMany(
        knex,
        'host_groups',
        groups.map(({ id, name, path, parentId }) => ({ id, name, path, parent_id: parentId })),
      );
    },
  };
}

function toHostGroup({ id, name, path, parent_id: parentId }: HostGroupRow): HostGroup {
  return { id, name, path, parentId };
}
