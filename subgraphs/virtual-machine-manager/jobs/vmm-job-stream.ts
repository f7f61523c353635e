import type { StreamedNoun } from '../../kit/journal/change-event.ts';
import type { VirtualMachineManagerContext } from '../context.ts';
import { VMM_JOB_NOUN } from './vmm-job-change.ts';
import { VMM_JOB_FILTERS } from './vmm-job-filter.ts';
import type { VmmJob } from './vmm-job.ts';

/** The beginning and the end of every job that matches. */
export function streamVmmJobs({ stores, now }: VirtualMachineManagerContext): StreamedNoun<VmmJob> {
  return {
    noun: VMM_JOB_NOUN,
    filterTable: VMM_JOB_FILTERS,
    idOf: (job) => job.id,
    isVisible: () => true,
    listAfter: (id, filter, limit) => stores.jobs.listAfter(id, filter, limit),
    now,
  };
}
