import type { Knex } from 'knex';
import { createColumnPicker, readJson } from '../../kit/database/wanted-columns.ts';
import type { Filter } from '../../kit/filter/filter-table.ts';
import { whereFilter } from '../../kit/filter/where-filter.ts';
import { readPage, type Page, type PageArguments, type PageOrder } from '../../kit/paging/page.ts';
import { readPagesOfParents } from '../../kit/paging/pages-of-parents.ts';
import type { FieldNames } from '../../kit/wanted-fields.ts';
import { JOB_FILTERS } from './job-filter.ts';
import type { Job, JobStatus } from './job.ts';

export interface JobRow {
  readonly id: string;
  readonly runbook_id: string;
  readonly status: JobStatus;
  readonly outcome: Job['outcome'];
  readonly parameters: string;
  readonly runbook_server_id: string | null;
  readonly candidate_server_ids: string;
  readonly current_activity: string | null;
  readonly alert_id: string | null;
  readonly incident_id: string | null;
  readonly virtual_machine_id: string | null;
  readonly created_at: string;
  readonly created_by: string;
  readonly started_at: string | null;
  readonly ended_at: string | null;
  readonly last_modified_at: string;
  readonly last_modified_by: string;
  readonly version: number;
}

export type JobOrderField = 'CREATED_AT' | 'LAST_MODIFIED_AT';

export interface JobListing extends PageArguments {
  readonly filter: Filter | null;
  readonly orderBy: { readonly field: JobOrderField; readonly direction: 'ASC' | 'DESC' };
  readonly wanted?: FieldNames | undefined;
}

/** What a job can be about in another product. */
export type JobSubject = 'alert' | 'incident' | 'virtualMachine';

export interface JobsOfSubjects extends PageArguments {
  readonly subject: JobSubject;
  readonly ids: readonly string[];
  /** Only jobs in one of these states; all of them when null. */
  readonly statuses: readonly JobStatus[] | null;
  readonly wanted?: FieldNames | undefined;
}

export interface JobStore {
  /** Reads only what the wanted fields need; the others of the jobs are not to be looked at. */
  findMany(ids: readonly string[], wanted?: FieldNames): Promise<(Job | null)[]>;
  /** Locked until the transaction ends. */
  findForUpdate(id: string): Promise<Job | null>;
  list(listing: JobListing): Promise<Page<Job>>;
  /** The newest jobs about each of these, in one statement; a page for each id. */
  listOfSubjects(request: JobsOfSubjects): Promise<Page<Job>[]>;
  /** Matching jobs behind an id, in the order of ids. */
  listAfter(id: string | null, filter: Filter | null, limit: number): Promise<Job[]>;
  insert(jobs: readonly Job[]): Promise<void>;
  save(job: Job): Promise<void>;
}

const pickColumns = createColumnPicker<JobRow>({
  table: 'jobs',
  columns: {
    id: true,
    runbook_id: true,
    status: true,
    outcome: true,
    parameters: true,
    runbook_server_id: true,
    candidate_server_ids: true,
    current_activity: true,
    alert_id: true,
    incident_id: true,
    virtual_machine_id: true,
    created_at: true,
    created_by: true,
    started_at: true,
    ended_at: true,
    last_modified_at: true,
    last_modified_by: true,
    version: true,
  },
  always: ['id'],
  fields: {
    runbook: ['runbook_id'],
    runbookServer: ['runbook_server_id'],
    candidateServers: ['candidate_server_ids'],
    instances: [],
    alert: ['alert_id'],
    incident: ['incident_id'],
    virtualMachine: ['virtual_machine_id'],
  },
});

const COLUMNS = pickColumns();

const ORDERS: Record<JobOrderField, Pick<PageOrder<Job>, 'column' | 'of'>> = {
  CREATED_AT: { column: 'jobs.created_at', of: (job) => job.createdAt },
  LAST_MODIFIED_AT: { column: 'jobs.last_modified_at', of: (job) => job.lastModifiedAt },
};

const NEWEST_FIRST: PageOrder<Job> = {
  field: 'CREATED_AT',
  direction: 'DESC',
  ...ORDERS.CREATED_AT,
  idColumn: 'jobs.id',
  idOf: (job) => job.id,
};

const SUBJECT_COLUMNS: Record<JobSubject, string> = {
  alert: 'jobs.alert_id',
  incident: 'jobs.incident_id',
  virtualMachine: 'jobs.virtual_machine_id',
};

export function createJobStore(knex: Knex): JobStore {
  return {
    async findMany(ids, wanted) {
      const rows = (await knex('jobs')
        .select(pickColumns(wanted))
        .whereIn('id', [...ids])) as JobRow[];
      const byId = new Map(rows.map((row) => [row.id, toJob(row)]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    async findForUpdate(id) {
      const query = knex('jobs').select(COLUMNS).where({ id });
      if (knex.client.dialect === 'postgresql') query.forUpdate();
      const [row] = (await query) as JobRow[];
      return row === undefined ? null : toJob(row);
    },
    async list({ filter, orderBy, wanted, first, after }) {
      return await readPage<JobRow, Job>({
        arguments: { first: first ?? null, after: after ?? null },
        query: whereFilter(knex('jobs'), filter ?? {}, JOB_FILTERS),
        columns: pickColumns(wanted, [ORDERS[orderBy.field].column]),
        order: { ...NEWEST_FIRST, ...orderBy, ...ORDERS[orderBy.field] },
        toObject: toJob,
      });
    },
    async listOfSubjects({ subject, ids, statuses, wanted, first, after }) {
      const parentColumn = SUBJECT_COLUMNS[subject];
      const query = knex('jobs');
      if (statuses !== null) query.whereIn('jobs.status', [...statuses]);
      return await readPagesOfParents<JobRow, Job>({
        arguments: { first: first ?? null, after: after ?? null },
        knex,
        query,
        columns: pickColumns(wanted, [NEWEST_FIRST.column]),
        parentColumn,
        parentIds: ids,
        order: NEWEST_FIRST,
        toObject: toJob,
      });
    },
    async listAfter(id, filter, limit) {
      const query = whereFilter(knex('jobs').select(COLUMNS), filter ?? {}, JOB_FILTERS);
      if (id !== null) query.where('jobs.id', '>', id);
      return ((await query.orderBy('jobs.id').limit(limit)) as JobRow[]).map(toJob);
    },
    async insert(jobs) {
      await knex('jobs').insert(jobs.map(toJobRow));
    },
    async save(job) {
      await knex('jobs').where({ id: job.id }).update(toChangeableColumns(job));
    },
  };
}

export function toJob(row: JobRow): Job {
  return {
    id: row.id,
    runbookId: row.runbook_id,
    status: row.status,
    outcome: row.outcome,
    // The columns hold only what toJobRow put there.
    parameters: readJson<Job['parameters']>(row.parameters),
    runbookServerId: row.runbook_server_id,
    candidateServerIds: readJson<string[]>(row.candidate_server_ids),
    currentActivity: row.current_activity,
    alertId: row.alert_id,
    incidentId: row.incident_id,
    virtualMachineId: row.virtual_machine_id,
    createdAt: row.created_at,
    createdBy: row.created_by,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    lastModifiedAt: row.last_modified_at,
    lastModifiedBy: row.last_modified_by,
    version: row.version,
  };
}

export function toJobRow(job: Job): JobRow {
  return {
    id: job.id,
    runbook_id: job.runbookId,
    parameters: JSON.stringify(job.parameters),
    candidate_server_ids: JSON.stringify(job.candidateServerIds),
    alert_id: job.alertId,
    incident_id: job.incidentId,
    virtual_machine_id: job.virtualMachineId,
    created_at: job.createdAt,
    created_by: job.createdBy,
    ...toChangeableColumns(job),
  };
}

/** What can change after a job was asked for. */
function toChangeableColumns(job: Job) {
  return {
    status: job.status,
    outcome: job.outcome,
    runbook_server_id: job.runbookServerId,
    current_activity: job.currentActivity,
    started_at: job.startedAt,
    ended_at: job.endedAt,
    last_modified_at: job.lastModifiedAt,
    last_modified_by: job.lastModifiedBy,
    version: job.version,
  };
}
