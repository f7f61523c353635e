import { readPositionedPage } from '../../kit/paging/positioned-page.ts';
import type { OrchestratorContext } from '../context.ts';
import type { Resolvers } from '../schema-types.generated.ts';
import type { Subject } from '../subject.ts';
import type { JobPage } from './job-resolvers.ts';
import type { JobSubject } from './job-store.ts';
import type { JobStatus } from './job.ts';

/** What other products' objects get from Orchestrator: the jobs about them, one statement for all of a board. */
export const jobsOfSubjectsResolvers: Pick<Resolvers, 'Alert' | 'Incident' | 'VirtualMachine'> = {
  Alert: { jobs: listJobsOf('alert') },
  Incident: { jobs: listJobsOf('incident') },
  VirtualMachine: { jobs: listJobsOf('virtualMachine') },
};

function listJobsOf(subject: JobSubject) {
  return (
    { id }: Subject,
    { first, status }: { first: number; status?: readonly JobStatus[] | null | undefined },
    context: OrchestratorContext,
  ): Promise<JobPage> => {
    const wanted = { subject, first, statuses: status ?? null };
    return readPositionedPage(context, () => context.loaders.loadJobsOf(id, wanted));
  };
}
