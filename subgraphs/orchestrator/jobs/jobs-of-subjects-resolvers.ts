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
  return async (
    { id }: Subject,
    { first, status }: { first: number; status?: readonly JobStatus[] | null | undefined },
    { loaders, journal, cursorAt }: OrchestratorContext,
  ): Promise<JobPage> => {
    // Taken before the page is read: what is committed in between will be told again rather than never.
    const cursor = cursorAt(journal.position);
    const wanted = { subject, first, statuses: status ?? null };
    return { ...(await loaders.loadJobsOf(id, wanted)), cursor };
  };
}
