import { listEither } from '../../kit/list-either.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { NamedValue } from '../named-value.ts';
import type { RunbookInstanceStatus } from './runbook-instance.ts';

/** What is true of jobs whatever they are stored in: their states, and what their outcome is. */
export interface Job {
  readonly id: string;
  readonly runbookId: string;
  readonly status: JobStatus;
  readonly outcome: JobOutcome | null;
  readonly parameters: readonly NamedValue[];
  readonly runbookServerId: string | null;
  /** In order of preference; empty when any server will do. */
  readonly candidateServerIds: readonly string[];
  /** Name of the activity that runs, or of the trigger that is waited for. */
  readonly currentActivity: string | null;
  readonly alertId: string | null;
  readonly incidentId: string | null;
  readonly virtualMachineId: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly lastModifiedAt: string;
  readonly lastModifiedBy: string;
  readonly version: number;
}

export const JOB_STATUSES = ['PENDING', 'RUNNING', 'FAILED', 'CANCELED', 'COMPLETED'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

/** From good to bad. */
export const JOB_OUTCOMES = ['SUCCESS', 'WARNING', 'FAILED'] as const;
export type JobOutcome = (typeof JOB_OUTCOMES)[number];

/** Which states a job may move to from each state. */
export const NEXT_STATUSES: Record<JobStatus, readonly JobStatus[]> = {
  PENDING: ['RUNNING', 'CANCELED', 'FAILED'],
  RUNNING: ['COMPLETED', 'CANCELED', 'FAILED'],
  FAILED: [],
  CANCELED: [],
  COMPLETED: [],
};

export interface Author {
  readonly by: string;
  readonly at: string;
}

export function isOver({ status }: Pick<Job, 'status'>): boolean {
  return NEXT_STATUSES[status].length === 0;
}

/** What is being attempted when a job is moved, as refusals word it. */
const ATTEMPTS: Record<JobStatus, string> = {
  PENDING: 'queue',
  RUNNING: 'take up',
  FAILED: 'fail',
  CANCELED: 'stop',
  COMPLETED: 'complete',
};

export function moveJob(job: Job, to: JobStatus, author: Author): Job {
  if (!NEXT_STATUSES[job.status].includes(to)) {
    const wanted = JOB_STATUSES.filter((status) => NEXT_STATUSES[status].includes(to));
    throw new Refusal(
      'NOT_ALLOWED_IN_STATE',
      `Cannot ${ATTEMPTS[to]} job "${job.id}": it is ${job.status}, it must be ${listEither(wanted)}`,
      ['input', 'jobId'],
    );
  }
  const isOverNow = NEXT_STATUSES[to].length === 0;
  const changes = {
    status: to,
    startedAt: to === 'RUNNING' ? author.at : job.startedAt,
    endedAt: isOverNow ? author.at : null,
    currentActivity: isOverNow ? null : job.currentActivity,
  };
  return changeJob(job, changes, author);
}

/** The job with some fields changed, by whom and when. */
export function changeJob(job: Job, changes: Partial<Job>, { by, at }: Author): Job {
  return { ...job, ...changes, lastModifiedAt: at, lastModifiedBy: by, version: job.version + 1 };
}

/** The outcome of a job after one more of its instances has ended: the worst there was. */
export function worsenOutcome(
  outcome: JobOutcome | null,
  ended: RunbookInstanceStatus,
): JobOutcome | null {
  if (ended === 'IN_PROGRESS') return outcome;
  if (outcome === null) return ended;
  return JOB_OUTCOMES.indexOf(ended) > JOB_OUTCOMES.indexOf(outcome) ? ended : outcome;
}
