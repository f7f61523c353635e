import type { Runbook, RunbookActivity } from '../runbooks/runbook.ts';
import { changeJob, moveJob, worsenOutcome, type Author, type Job } from './job.ts';
import {
  beginActivity,
  breakOffInstance,
  completeInstance,
  createInstance,
  endActivity,
  findNextActivity,
  type ActivityEnding,
  type RunbookInstance,
} from './runbook-instance.ts';

/** How far a job has come: the job and its newest instance, changed together. */
export interface Progress {
  readonly job: Job;
  /** Null before the first one. */
  readonly instance: RunbookInstance | null;
}

export interface Step extends Author {
  createId(): string;
}

/** A server takes the job up: it enters its first activity, or waits for what its monitor runbook waits for. */
export function startJob(
  job: Job,
  runbook: Runbook,
  { serverId, ...step }: Step & { serverId: string },
): Progress {
  const running: Job = { ...moveJob(job, 'RUNNING', step), runbookServerId: serverId };
  if (runbook.isMonitor) {
    const currentActivity = findTrigger(runbook)?.name ?? null;
    return { job: { ...running, currentActivity }, instance: null };
  }
  const { parameters } = job;
  const instance = createInstance({
    id: step.createId(),
    jobId: job.id,
    number: 1,
    parameters,
    at: step.at,
  });
  const progress = enterNextActivity({ job: running, instance }, runbook, step);
  return { ...progress, job: { ...progress.job, version: running.version } };
}

/** What a monitor runbook waits for has happened: that makes an instance, in which the trigger has already run. */
export function startTriggeredInstance(
  { job, instance: previous }: Progress,
  runbook: Runbook,
  {
    trigger,
    ending,
    since,
    ...step
  }: Step & {
    trigger: RunbookActivity;
    ending: ActivityEnding;
    /** Since when it was waited for. */
    since: string;
  },
): Progress {
  const instance = createInstance({
    id: step.createId(),
    jobId: job.id,
    number: (previous?.number ?? 0) + 1,
    parameters: job.parameters,
    at: step.at,
  });
  const waiting = beginActivity(instance, trigger, { id: step.createId(), at: since });
  if (ending.status === 'FAILED') {
    // It would fail again at once and for ever, so the job ends instead of waiting on.
    const error = ending.error ?? 'The trigger failed';
    return breakOffJob({ job, instance: waiting }, { error, to: 'FAILED', ...step });
  }
  const triggered = endActivity(waiting, runbook, { ending, at: step.at });
  return enterNextActivity({ job, instance: triggered }, runbook, step);
}

/** The running activity has ended: the next one begins, or the instance ends and with it the job. */
export function endRunningActivity(
  { job, instance }: { job: Job; instance: RunbookInstance },
  runbook: Runbook,
  { ending, ...step }: Step & { ending: ActivityEnding },
): Progress {
  const ended = endActivity(instance, runbook, { ending, at: step.at });
  return enterNextActivity({ job, instance: ended }, runbook, step);
}

/** Ends a job midway, and the instance it is in, if any. */
export function breakOffJob(
  { job, instance }: Progress,
  { error, to, ...author }: Author & { error: string; to: 'FAILED' | 'CANCELED' },
): Progress {
  if (instance === null || instance.status !== 'IN_PROGRESS') {
    return { job: moveJob(job, to, author), instance };
  }
  const brokenOff = breakOffInstance(instance, { error, at: author.at });
  const outcome = worsenOutcome(job.outcome, brokenOff.status);
  return { job: moveJob({ ...job, outcome }, to, author), instance: brokenOff };
}

export function findTrigger(runbook: Runbook): RunbookActivity | null {
  return runbook.activities[0] ?? null;
}

function enterNextActivity(
  { job, instance }: { job: Job; instance: RunbookInstance },
  runbook: Runbook,
  step: Step,
): Progress {
  const next = findNextActivity(instance, runbook);
  if (next !== null) {
    const begun = beginActivity(instance, next, { id: step.createId(), at: step.at });
    return { job: changeJob(job, { currentActivity: next.name }, step), instance: begun };
  }
  const completed = completeInstance(instance, runbook, step.at);
  const outcome = worsenOutcome(job.outcome, completed.status);
  const ended = runbook.isMonitor
    ? changeJob(job, { outcome, currentActivity: findTrigger(runbook)?.name ?? null }, step)
    : moveJob({ ...job, outcome }, 'COMPLETED', step);
  return { job: ended, instance: completed };
}
