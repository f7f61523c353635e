import DataLoader from 'dataloader';
import type { Knex } from 'knex';
import { batchById } from './batch-by-id.ts';
import { FEDERATION, type PeerContext, type PeerSubgraph } from './peer-subgraph.ts';

const typeDefs = `${FEDERATION}
  enum JobStatus { PENDING RUNNING FAILED CANCELED COMPLETED }
  type Query { job(id: ID!): Job }
  type Alert @key(fields: "id") { id: ID! jobs(first: Int = 10): JobConnection }
  type JobConnection { nodes: [Job!]! }
  type Job @key(fields: "id") { id: ID! status: JobStatus! runbook: Runbook }
  type Runbook @key(fields: "id") { id: ID! name: String! }
`;

interface JobRow {
  readonly id: string;
  readonly status: string;
  readonly runbook_id: string;
}

const JOB_COLUMNS = ['id', 'status', 'runbook_id'] as const;

interface RunbookRow {
  readonly id: string;
  readonly name: string;
}

interface Loaders {
  readonly job: DataLoader<string, JobRow | null>;
  readonly jobsOfAlert: DataLoader<string, JobRow[]>;
  readonly runbook: DataLoader<string, RunbookRow | null>;
}

type Context = PeerContext<Loaders>;

export const orchestrator: PeerSubgraph = {
  name: 'orchestrator',
  typeDefs,
  createLoaders: (knex): Loaders => ({
    job: batchById<JobRow>(knex, 'jobs', JOB_COLUMNS),
    jobsOfAlert: new DataLoader((alertIds) => listJobs(knex, alertIds)),
    runbook: batchById<RunbookRow>(knex, 'runbooks', ['id', 'name']),
  }),
  resolvers: {
    Query: {
      job: (_root: unknown, { id }: { id: string }, { loaders }: Context) => loaders.job.load(id),
    },
    Alert: {
      async jobs({ id }: { id: string }, { first }: { first: number }, { loaders }: Context) {
        return { nodes: (await loaders.jobsOfAlert.load(id)).slice(0, first) };
      },
    },
    Job: {
      runbook: (job: JobRow, _args: unknown, { loaders }: Context) =>
        loaders.runbook.load(job.runbook_id),
      __resolveReference: ({ id }: { id: string }, { loaders }: Context) => loaders.job.load(id),
    },
    Runbook: {
      __resolveReference: ({ id }: { id: string }, { loaders }: Context) =>
        loaders.runbook.load(id),
    },
  },
};

/** The jobs of each alert, newest first. */
async function listJobs(knex: Knex, alertIds: readonly string[]): Promise<JobRow[][]> {
  const rows = (await knex('jobs')
    .select([...JOB_COLUMNS, 'alert_id'])
    .whereIn('alert_id', [...alertIds])
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])) as (JobRow & { alert_id: string })[];
  return alertIds.map((alertId) => rows.filter((row) => row.alert_id === alertId));
}
