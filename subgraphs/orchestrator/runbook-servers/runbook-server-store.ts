import type { Knex } from 'knex';
import type { RunbookServer, ServerLoad } from './runbook-server.ts';

interface RunbookServerRow {
  readonly id: string;
  readonly name: string;
  readonly is_primary: number;
  readonly state: RunbookServer['state'];
  readonly max_concurrent_jobs: number;
}

export interface RunbookServerStore {
  /** The primary server first, then by name. There are a handful, so they are always read together. */
  listAll(): Promise<RunbookServer[]>;
  /** Locked until the transaction ends, so that nobody else fills the same last place. */
  listAllForUpdate(): Promise<RunbookServer[]>;
  readLoad(): Promise<ServerLoad>;
  insert(servers: readonly RunbookServer[]): Promise<void>;
  save(server: RunbookServer): Promise<void>;
}

const COLUMNS = ['id', 'name', 'is_primary', 'state', 'max_concurrent_jobs'];

export function createRunbookServerStore(knex: Knex): RunbookServerStore {
  const selectAll = (): Knex.QueryBuilder =>
    knex('runbook_servers')
      .select(COLUMNS)
      .orderBy([{ column: 'is_primary', order: 'desc' }, { column: 'name' }, { column: 'id' }]);

  return {
    async listAll() {
      return ((await selectAll()) as RunbookServerRow[]).map(toRunbookServer);
    },
    async listAllForUpdate() {
      const query = selectAll();
      if (knex.client.dialect === 'postgresql') query.forUpdate();
      return ((await query) as RunbookServerRow[]).map(toRunbookServer);
    },
    async readLoad() {
      const rows = (await knex('jobs')
        .select('runbook_server_id')
        .count({ jobs: '*' })
        .where('status', 'RUNNING')
        .groupBy('runbook_server_id')) as { runbook_server_id: string; jobs: number | string }[];
      return new Map(rows.map((row) => [row.runbook_server_id, Number(row.jobs)]));
    },
    async insert(servers) {
      await knex('runbook_servers').insert(servers.map(toRow));
    },
    async save(server) {
      await knex('runbook_servers').where({ id: server.id }).update(toRow(server));
    },
  };
}

function toRunbookServer(row: RunbookServerRow): RunbookServer {
  return {
    id: row.id,
    name: row.name,
    isPrimary: row.is_primary === 1,
    state: row.state,
    maxConcurrentJobs: row.max_concurrent_jobs,
  };
}

function toRow(server: RunbookServer): RunbookServerRow {
  return {
    id: server.id,
    name: server.name,
    is_primary: server.isPrimary ? 1 : 0,
    state: server.state,
    max_concurrent_jobs: server.maxConcurrentJobs,
  };
}
