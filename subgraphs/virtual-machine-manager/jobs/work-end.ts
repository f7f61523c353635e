import type { Change } from '../../kit/journal/journal.ts';
import type { VmmJobError, VmmJobStatus } from './vmm-job.ts';

/** How the work of a job ended, and what it changed. */
export interface WorkEnd {
  readonly status: Exclude<VmmJobStatus, 'RUNNING'>;
  readonly error: VmmJobError | null;
  readonly changes: readonly Change[];
}
