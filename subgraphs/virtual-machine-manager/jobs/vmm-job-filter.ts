import type { FilterTable } from '../../kit/filter/filter-table.ts';
import { VMM_JOB_STATUSES, type VmmJob } from './vmm-job.ts';

/** What jobs can be filtered by, in queries and in streams alike. */
export const VMM_JOB_FILTERS: FilterTable<VmmJob> = {
  id: { kind: 'id', column: 'jobs.id', of: (job) => job.id },
  action: { kind: 'enum', column: 'jobs.action', of: (job) => job.action },
  status: {
    kind: 'enum',
    column: 'jobs.status',
    of: (job) => job.status,
    implies: Object.fromEntries(
      VMM_JOB_STATUSES.map((status) => [status, { endedAt: { isNull: status === 'RUNNING' } }]),
    ),
  },
  owner: { kind: 'text', column: 'jobs.owner', of: (job) => job.owner },
  targetId: { kind: 'id', column: 'jobs.target_id', of: (job) => job.targetId },
  parentId: { kind: 'id', column: 'jobs.parent_id', of: (job) => job.parentId },
  startedAt: { kind: 'time', column: 'jobs.started_at', of: (job) => job.startedAt },
  endedAt: { kind: 'time', column: 'jobs.ended_at', of: (job) => job.endedAt },
};
