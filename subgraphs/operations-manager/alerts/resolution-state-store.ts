import type { Knex } from 'knex';
import type { ResolutionState } from './alert.ts';

interface ResolutionStateRow {
  readonly value: number;
  readonly name: string;
  readonly is_built_in: number;
}

export interface ResolutionStateStore {
  listAll(): Promise<ResolutionState[]>;
  find(value: number): Promise<ResolutionState | null>;
  insert(state: ResolutionState): Promise<void>;
}

const COLUMNS = ['value', 'name', 'is_built_in'];

export function createResolutionStateStore(knex: Knex): ResolutionStateStore {
  return {
    async listAll() {
      const rows = (await knex('resolution_states')
        .select(COLUMNS)
        .orderBy('value')) as ResolutionStateRow[];
      return rows.map(toResolutionState);
    },
    async find(value) {
      const row = (await knex('resolution_states').where({ value }).first()) as
        | ResolutionStateRow
        | undefined;
      return row === undefined ? null : toResolutionState(row);
    },
    async insert({ value, name, isBuiltIn }) {
      await knex('resolution_states').insert({ value, name, is_built_in: isBuiltIn ? 1 : 0 });
    },
  };
}

function toResolutionState(row: ResolutionStateRow): ResolutionState {
  return { value: row.value, name: row.name, isBuiltIn: row.is_built_in === 1 };
}
