import { createChangeResolvers } from '../../kit/journal/change-resolvers.ts';
import type { ChangeEvent } from '../../kit/journal/change-event.ts';
import { connectionResolvers } from '../../kit/paging/connection-resolvers.ts';
import { readPositionedPage, type PositionedPage } from '../../kit/paging/positioned-page.ts';
import { toListing } from '../listing-arguments.ts';
import type { Resolvers } from '../schema-types.generated.ts';
import { VMM_JOB_FILTERS } from './vmm-job-filter.ts';
import { streamVmmJobs } from './vmm-job-stream.ts';
import type { VmmJobOrder } from './vmm-job-store.ts';
import { nameOfJob, progressOf, type VmmJob } from './vmm-job.ts';

export type VmmJobPage = PositionedPage<VmmJob>;
export type VmmJobChangeModel = ChangeEvent<VmmJob>;

const NEWEST_FIRST: VmmJobOrder = { field: 'STARTED_AT', direction: 'DESC' };

const changes = createChangeResolvers('vmmJobChanges', streamVmmJobs);

export const vmmJobResolvers: Pick<
  Resolvers,
  'Query' | 'Subscription' | 'VmmJob' | 'VmmJobConnection' | 'VmmJobChange' | 'VmmJobTarget'
> = {
  Query: {
    vmmJobChangesPage: changes.page,
    vmmJob: (_root, { id }, { loaders }) => loaders.job.load(id),
    vmmJobs(_root, asked, context) {
      const listing = toListing(asked, { filters: VMM_JOB_FILTERS, usualOrder: NEWEST_FIRST });
      return readPositionedPage(context, () => context.stores.jobs.list(listing));
    },
  },
  Subscription: {
    vmmJobChanges: { subscribe: changes.subscribe },
  },
  VmmJob: {
    name: nameOfJob,
    progressPercent: (job, _arguments, { now }) => progressOf(job, now()),
    target: ({ targetKind, targetId }, _arguments, { loaders }) =>
      targetKind === 'Host' ? loaders.host.load(targetId) : loaders.virtualMachine.load(targetId),
    parent: ({ parentId }, _arguments, { loaders }) =>
      parentId === null ? null : loaders.job.load(parentId),
    children: ({ id }, _arguments, { loaders }) => loaders.childrenOfJob.load(id),
  },
  VmmJobConnection: connectionResolvers,
  VmmJobChange: { vmmJob: ({ object }) => object },
  VmmJobTarget: {
    __resolveType: (target) => ('state' in target ? 'Host' : 'VirtualMachine'),
  },
};
