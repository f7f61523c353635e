import { checkFilter } from '../../kit/filter/check-filter.ts';
import {
  openChangeStream,
  type ChangeEvent,
  type StreamRequest,
} from '../../kit/journal/change-stream.ts';
import type { OrchestratorContext } from '../context.ts';
import { JOB_NOUN } from './job-change.ts';
import { JOB_FILTERS } from './job-filter.ts';
import type { Job } from './job.ts';

/** Every change to jobs that match. */
export async function openJobChanges(
  { journal, stores, now }: Pick<OrchestratorContext, 'journal' | 'stores' | 'now'>,
  request: StreamRequest,
): Promise<AsyncIterableIterator<ChangeEvent<Job>>> {
  if (request.filter !== null) checkFilter(request.filter, JOB_FILTERS, ['filter']);
  return await openChangeStream<Job>(
    journal,
    {
      noun: JOB_NOUN,
      filterTable: JOB_FILTERS,
      idOf: (job) => job.id,
      isVisible: () => true,
      listAfter: (id, filter, limit) => stores.jobs.listAfter(id, filter, limit),
      now,
    },
    request,
  );
}
