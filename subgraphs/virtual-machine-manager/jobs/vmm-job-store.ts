import type { Knex } from 'knex';
import { insertMany } from '../../kit/database/insert-many.ts';
import type { Filter } from '../../kit/filter/filter-table.ts';
import { whereFilter } from '../../kit/filter/where-filter.ts';
import { readPage, type Page, type PageArguments, type PageOrder } from '../../kit/paging/page.ts';
import { VMM_JOB_FILTERS } from './vmm-job-filter.ts';
import type { JobPassage, VmmAction, VmmJob, VmmJobError, VmmJobStatus } from './vmm-job.ts';

interface VmmJobRow {
  readonly id: string;
  readonly action: string;
  readonly status: string;
  readonly owner: string;
  readonly comment: string | null;
  readonly started_at: string;
  readonly due_at: string | null;
  readonly ended_at: string | null;
  readonly error: string | null;
  readonly target_kind: string;
  readonly target_id: string;
  readonly target_name: string;
  readonly parent_id: string | null;
  readonly passage: string | null;
}

export interface VmmJobOrder {
  readonly field: keyof typeof ORDERS;
  readonly direction: 'ASC' | 'DESC';
}

export interface VmmJobListing extends PageArguments {
  readonly filter?: Filter | null;
  readonly orderBy: VmmJobOrder;
}

export interface VmmJobStore {
  findMany(ids: readonly string[]): Promise<(VmmJob | null)[]>;
  find(id: string): Promise<VmmJob | null>;
  /** Locked until the transaction ends. */
  findForUpdate(id: string): Promise<VmmJob | null>;
  list(listing: VmmJobListing): Promise<Page<VmmJob>>;
  /** Matching jobs behind an id, in the order of ids. */
  listAfter(id: string | null, filter: Filter | null, limit: number): Promise<VmmJob[]>;
  /** The parts of each job, in the order they were begun, in one statement. */
  listOfParents(parentIds: readonly string[]): Promise<VmmJob[][]>;
  /** Running jobs that are to end by now, longest overdue first. */
  listDue(now: string, limit: number): Promise<VmmJob[]>;
  /** When the next running job is to end; null when none waits for its time. */
  findNextDueAt(): Promise<string | null>;
  insert(jobs: readonly VmmJob[]): Promise<void>;
  save(job: VmmJob): Promise<void>;
}

const ORDERS = {
  STARTED_AT: { column: 'jobs.started_at', of: (job) => job.startedAt },
  TARGET_NAME: { column: 'jobs.target_name', of: (job) => job.targetName },
} satisfies Record<string, Pick<PageOrder<VmmJob>, 'column' | 'of'>>;

const COLUMNS = [
  'id',
  'action',
  'status',
  'owner',
  'comment',
  'started_at',
  'due_at',
  'ended_at',
  'error',
  'target_kind',
  'target_id',
  'target_name',
  'parent_id',
  'passage',
].map((column) => `jobs.${column}`);

export function createVmmJobStore(knex: Knex): VmmJobStore {
  const isPostgres = knex.client.dialect === 'postgresql';
  const select = (): Knex.QueryBuilder => knex('jobs').select(COLUMNS);

  return {
    async findMany(ids) {
      const rows = (await select().whereIn('id', [...ids])) as VmmJobRow[];
      const byId = new Map(rows.map((row) => [row.id, toJob(row)]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    find: async (id) => toJobOrNull((await select().where({ id }).first()) as VmmJobRow),
    async findForUpdate(id) {
      const query = select().where({ id });
      if (isPostgres) query.forUpdate();
      return toJobOrNull((await query.first()) as VmmJobRow | undefined);
    },
    list: async ({ filter, orderBy, first, after }) =>
      await readPage<VmmJobRow, VmmJob>({
        arguments: { first: first ?? null, after: after ?? null },
        query: whereFilter(knex('jobs'), filter ?? {}, VMM_JOB_FILTERS),
        columns: COLUMNS,
        order: { ...orderBy, ...ORDERS[orderBy.field], idColumn: 'jobs.id', idOf: (job) => job.id },
        toObject: toJob,
      }),
    async listAfter(id, filter, limit) {
      const query = whereFilter(select(), filter ?? {}, VMM_JOB_FILTERS);
      if (id !== null) query.where('jobs.id', '>', id);
      return ((await query.orderBy('jobs.id').limit(limit)) as VmmJobRow[]).map(toJob);
    },
    async listOfParents(parentIds) {
      const rows = (await select()
        .whereIn('parent_id', [...parentIds])
        .orderBy(['parent_id', 'started_at', 'id'])) as VmmJobRow[];
      const byParent = Map.groupBy(rows.map(toJob), (job) => job.parentId);
      return parentIds.map((id) => byParent.get(id) ?? []);
    },
    async listDue(now, limit) {
      const rows = (await select()
        .where({ status: 'RUNNING' })
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .limit(limit)) as VmmJobRow[];
      return rows.map(toJob);
    },
    async findNextDueAt() {
      const row = (await knex('jobs')
        .where({ status: 'RUNNING' })
        .whereNotNull('due_at')
        .orderBy('due_at')
        .first('due_at')) as Pick<VmmJobRow, 'due_at'> | undefined;
      return row?.due_at ?? null;
    },
    async insert(jobs) {
      await insertMany(knex, 'jobs', jobs.map(toRow));
    },
    async save(job) {
      const { id, ...columns } = toRow(job);
      await knex('jobs').where({ id }).update(columns);
    },
  };
}

function toJobOrNull(row: VmmJobRow | undefined): VmmJob | null {
  return row === undefined ? null : toJob(row);
}

/** The columns of words hold only what toRow put there. */
function toJob(row: VmmJobRow): VmmJob {
  return {
    id: row.id,
    action: row.action as VmmAction,
    status: row.status as VmmJobStatus,
    owner: row.owner,
    comment: row.comment,
    startedAt: row.started_at,
    dueAt: row.due_at,
    endedAt: row.ended_at,
    error: row.error === null ? null : (JSON.parse(row.error) as VmmJobError),
    targetKind: row.target_kind as VmmJob['targetKind'],
    targetId: row.target_id,
    targetName: row.target_name,
    parentId: row.parent_id,
    passage: row.passage === null ? null : (JSON.parse(row.passage) as JobPassage),
  };
}

function toRow(job: VmmJob): VmmJobRow {
  return {
    id: job.id,
    action: job.action,
    status: job.status,
    owner: job.owner,
    comment: job.comment,
    started_at: job.startedAt,
    due_at: job.dueAt,
    ended_at: job.endedAt,
    error: job.error === null ? null : JSON.stringify(job.error),
    target_kind: job.targetKind,
    target_id: job.targetId,
    target_name: job.targetName,
    parent_id: job.parentId,
    passage: job.passage === null ? null : JSON.stringify(job.passage),
  };
}
