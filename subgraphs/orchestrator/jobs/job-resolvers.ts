import { createChangeResolvers } from '../../kit/journal/change-resolvers.ts';
import { checkFilter } from '../../kit/filter/check-filter.ts';
import type { Filter } from '../../kit/filter/filter-table.ts';
import type { ChangeEvent } from '../../kit/journal/change-event.ts';
import { connectionResolvers } from '../../kit/paging/connection-resolvers.ts';
import type { Page } from '../../kit/paging/page.ts';
import { readPositionedPage, type PositionedPage } from '../../kit/paging/positioned-page.ts';
import { attempt, type UserError } from '../../kit/refusal.ts';
import type { OrchestratorContext } from '../context.ts';
import type { Resolvers } from '../schema-types.generated.ts';
import type { Subject } from '../subject.ts';
import { startRunbook, stopJob, type JobOutcomeOfAction } from './job-actions.ts';
import { JOB_FILTERS } from './job-filter.ts';
import type { JobListing } from './job-store.ts';
import { streamJobs } from './job-stream.ts';
import type { Job } from './job.ts';
import type { RunbookInstance } from './runbook-instance.ts';

export type JobPage = PositionedPage<Job>;
export type JobChangeModel = ChangeEvent<Job>;
export type RunbookInstancePage = Page<RunbookInstance>;

const changes = createChangeResolvers('jobChanges', streamJobs);

export const jobResolvers: Pick<
  Resolvers,
  | 'Query'
  | 'Mutation'
  | 'Subscription'
  | 'Job'
  | 'JobConnection'
  | 'JobChange'
  | 'RunbookInstance'
  | 'RunbookInstanceConnection'
> = {
  Query: {
    jobChangesPage: changes.page,
    job: (_root, { id }, { loaders }) => loaders.job.load(id),
    jobs: (_root, { filter, orderBy, first, after }, context) =>
      listJobs(context, {
        filter: toFilter(filter),
        orderBy: orderBy ?? { field: 'CREATED_AT', direction: 'DESC' },
        first,
        after,
      }),
  },
  Mutation: {
    async startRunbook(_root, { input }, context) {
      const { result, userErrors } = await attempt(
        startRunbook(
          context,
          {
            runbookId: input.runbookId,
            parameters: input.parameters,
            runbookServerIds: input.runbookServerIds,
            alertId: input.alertId ?? null,
            incidentId: input.incidentId ?? null,
            virtualMachineId: input.virtualMachineId ?? null,
            comment: input.comment ?? null,
          },
          input.idempotencyKey ?? null,
        ),
      );
      return toPayload(context, result, userErrors);
    },
    async stopJob(_root, { input }, context) {
      const { result, userErrors } = await attempt(
        stopJob(context, {
          jobId: input.jobId,
          expectedVersion: input.expectedVersion ?? null,
          comment: input.comment ?? null,
        }),
      );
      return toPayload(context, result, userErrors);
    },
  },
  Subscription: {
    jobChanges: { subscribe: changes.subscribe },
  },
  Job: {
    runbook: ({ runbookId }, _arguments, { loaders }) => loaders.runbook.load(runbookId),
    runbookServer: ({ runbookServerId }, _arguments, { loaders }) =>
      runbookServerId === null ? null : loaders.runbookServer.load(runbookServerId),
    async candidateServers({ candidateServerIds }, _arguments, { loaders }) {
      const servers = await Promise.all(
        candidateServerIds.map((id) => loaders.runbookServer.load(id)),
      );
      return servers.filter((server) => server !== null);
    },
    instances: ({ id }, { first, after }, { loaders }) =>
      loaders.loadInstances(id, { first, after: after ?? null }),
    alert: ({ alertId }) => toSubject(alertId),
    incident: ({ incidentId }) => toSubject(incidentId),
    virtualMachine: ({ virtualMachineId }) => toSubject(virtualMachineId),
  },
  JobConnection: connectionResolvers,
  JobChange: { job: ({ object }) => object },
  RunbookInstance: { activityInstances: ({ activities }) => activities },
  RunbookInstanceConnection: connectionResolvers,
};

function listJobs(
  context: OrchestratorContext,
  listing: Omit<JobListing, 'wanted'>,
): Promise<JobPage> {
  const { stores, wanted } = context;
  return readPositionedPage(context, () =>
    stores.jobs.list({ ...listing, wanted: wanted.get('Job') }),
  );
}

/** The filter, checked; the schema's input type has the shape of one. */
function toFilter(filter: Filter | null | undefined): Filter | null {
  if (filter === null || filter === undefined) return null;
  checkFilter(filter, JOB_FILTERS, ['filter']);
  return filter;
}

function toPayload(
  { cursorAt }: OrchestratorContext,
  outcome: JobOutcomeOfAction | null,
  userErrors: readonly UserError[],
) {
  const sequence = outcome?.sequence ?? null;
  return {
    job: outcome?.job ?? null,
    cursor: sequence === null ? null : cursorAt(sequence),
    userErrors,
  };
}

/** A key that the product which owns the object fills in. */
function toSubject(id: string | null): Subject | null {
  return id === null ? null : { id };
}
