import type { FilterTable } from '../../kit/filter/filter-table.ts';
import { isOver, JOB_STATUSES, type Job } from './job.ts';

/** What jobs can be filtered by, in queries and in streams alike. */
export const JOB_FILTERS: FilterTable<Job> = {
  id: { kind: 'id', column: 'jobs.id', of: (job) => job.id },
  status: {
    kind: 'enum',
    column: 'jobs.status',
    of: (job) => job.status,
    implies: Object.fromEntries(
      JOB_STATUSES.map((status) => [status, { endedAt: { isNull: !isOver({ status }) } }]),
    ),
  },
  outcome: { kind: 'enum', column: 'jobs.outcome', of: (job) => job.outcome },
  runbookId: { kind: 'id', column: 'jobs.runbook_id', of: (job) => job.runbookId },
  runbookServerId: {
    kind: 'id',
    column: 'jobs.runbook_server_id',
    of: (job) => job.runbookServerId,
  },
  alertId: { kind: 'id', column: 'jobs.alert_id', of: (job) => job.alertId },
  incidentId: { kind: 'id', column: 'jobs.incident_id', of: (job) => job.incidentId },
  virtualMachineId: {
    kind: 'id',
    column: 'jobs.virtual_machine_id',
    of: (job) => job.virtualMachineId,
  },
  createdBy: { kind: 'text', column: 'jobs.created_by', of: (job) => job.createdBy },
  createdAt: { kind: 'time', column: 'jobs.created_at', of: (job) => job.createdAt },
  lastModifiedAt: {
    kind: 'time',
    column: 'jobs.last_modified_at',
    of: (job) => job.lastModifiedAt,
  },
  endedAt: { kind: 'time', column: 'jobs.ended_at', of: (job) => job.endedAt },
};
