import type { StreamedNoun } from '../../kit/journal/change-event.ts';
import type { OrchestratorContext } from '../context.ts';
import { JOB_NOUN } from './job-change.ts';
import { JOB_FILTERS } from './job-filter.ts';
import type { Job } from './job.ts';

/** Every change to jobs that match. */
export function streamJobs({ stores, now }: OrchestratorContext): StreamedNoun<Job> {
  return {
    noun: JOB_NOUN,
    filterTable: JOB_FILTERS,
    idOf: (job) => job.id,
    isVisible: () => true,
    listAfter: (id, filter, limit) => stores.jobs.listAfter(id, filter, limit),
    now,
  };
}
