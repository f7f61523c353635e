import type { Knex } from 'knex';
import type { Page, PageArguments } from '../../kit/paging/page.ts';
import { readPagesOfParents } from '../../kit/paging/pages-of-parents.ts';
import type { RunbookInstance } from './runbook-instance.ts';

export interface RunbookInstanceRow {
  readonly id: string;
  readonly job_id: string;
  readonly number: number;
  readonly status: RunbookInstance['status'];
  readonly created_at: string;
  readonly completed_at: string | null;
  readonly parameters: string;
  readonly activities: string;
}

export interface RunbookInstanceStore {
  /** The newest instance of a job. */
  findNewest(jobId: string): Promise<RunbookInstance | null>;
  /** The newest instances of each job, in one statement; a page for each id. */
  listOfJobs(jobIds: readonly string[], page: PageArguments): Promise<Page<RunbookInstance>[]>;
  insert(instance: RunbookInstance): Promise<void>;
  save(instance: RunbookInstance): Promise<void>;
}

const COLUMNS = [
  'id',
  'job_id',
  'number',
  'status',
  'created_at',
  'completed_at',
  'parameters',
  'activities',
].map((column) => `runbook_instances.${column}`);

export function createRunbookInstanceStore(knex: Knex): RunbookInstanceStore {
  return {
    async findNewest(jobId) {
      const row = (await knex('runbook_instances')
        .select(COLUMNS)
        .where('job_id', jobId)
        .orderBy('number', 'desc')
        .first()) as RunbookInstanceRow | undefined;
      return row === undefined ? null : toRunbookInstance(row);
    },
    async listOfJobs(jobIds, { first, after }) {
      return await readPagesOfParents<RunbookInstanceRow, RunbookInstance>({
        arguments: { first: first ?? null, after: after ?? null },
        knex,
        query: knex('runbook_instances'),
        columns: COLUMNS,
        parentColumn: 'runbook_instances.job_id',
        parentIds: jobIds,
        order: {
          field: 'NUMBER',
          direction: 'DESC',
          column: 'runbook_instances.number',
          of: (instance) => instance.number,
          idColumn: 'runbook_instances.id',
          idOf: (instance) => instance.id,
        },
        toObject: toRunbookInstance,
      });
    },
    async insert(instance) {
      await knex('runbook_instances').insert(toRunbookInstanceRow(instance));
    },
    async save(instance) {
      const { status, completed_at, parameters, activities } = toRunbookInstanceRow(instance);
      await knex('runbook_instances')
        .where({ id: instance.id })
        .update({ status, completed_at, parameters, activities });
    },
  };
}

function toRunbookInstance(row: RunbookInstanceRow): RunbookInstance {
  return {
    id: row.id,
    jobId: row.job_id,
    number: row.number,
    status: row.status,
    createdAt: row.created_at,
    completedAt: row.completed_at,
    // The columns hold only what toRunbookInstanceRow put there.
    parameters: JSON.parse(row.parameters) as RunbookInstance['parameters'],
    activities: JSON.parse(row.activities) as RunbookInstance['activities'],
  };
}

export function toRunbookInstanceRow(instance: RunbookInstance): RunbookInstanceRow {
  return {
    id: instance.id,
    job_id: instance.jobId,
    number: instance.number,
    status: instance.status,
    created_at: instance.createdAt,
    completed_at: instance.completedAt,
    parameters: JSON.stringify(instance.parameters),
    activities: JSON.stringify(instance.activities),
  };
}
