import type { DataCentre } from '../../demonstration/data-centre.ts';
import { createRandom, demonstrationId, type Random } from '../../demonstration/random.ts';
import { addMs } from '../../kit/clock.ts';
import { BUILT_IN_KINDS } from '../activities/built-in-kinds.ts';
import { DEMONSTRATION_SERVERS, isLong } from './runbooks.ts';
import { findSubjects, fits, inventParameters, type JobSubjects } from './subjects.ts';
import type { Job, JobOutcome, JobStatus } from '../jobs/job.ts';
import type { ActivityInstance, RunbookInstance } from '../jobs/runbook-instance.ts';
import type { RunbookServer } from '../runbook-servers/runbook-server.ts';
import type { Runbook, RunbookActivity } from '../runbooks/runbook.ts';

export interface DemonstrationJob {
  readonly job: Job;
  readonly instances: readonly RunbookInstance[];
}

/** So many of the newest jobs run, each about one of the newest alerts. */
const RUNNING_JOBS = 40;
/** So many before them wait for a server that is stopped. */
const WAITING_JOBS = 3;
/** Of older jobs the log was purged, as Orchestrator does: the job is kept, its instances are gone. */
const JOBS_WITH_LOG = 10_000;
const RUNNING_APART_MS = 20_000;
const ENDED_BEFORE_MS = 15 * 60_000;
const ENDED_WITHIN_MS = 30 * 24 * 60 * 60_000;

/** Who started these jobs. */
export const STARTERS = [
  'CONTOSO\\jmeyer',
  'CONTOSO\\asingh',
  'CONTOSO\\lcosta',
  'CONTOSO\\scheduler',
];

/** All jobs, oldest first. */
export function* createDemonstrationJobs(
  dataCentre: DataCentre,
  runbooks: readonly Runbook[],
  now: string,
): Generator<DemonstrationJob> {
  const random = createRandom(dataCentre.seed + 4);
  const runnable = runbooks.filter((runbook) => isRunnable(runbook) && !runbook.isMonitor);
  const long = runnable.filter(isLong);
  const monitors = runbooks.filter((runbook) => isRunnable(runbook) && runbook.isMonitor);
  const total = dataCentre.counts.jobs;
  const spacingMs = ENDED_WITHIN_MS / total;

  for (let index = 0; index < total; index += 1) {
    // Counted from the newest, which is 0.
    const age = total - 1 - index;
    const monitor = monitors[index];
    const isRunning = age < RUNNING_JOBS;
    const createdAt = isRunning
      ? addMs(now, -(age + 1) * RUNNING_APART_MS)
      : addMs(now, -Math.floor(ENDED_BEFORE_MS + (age - RUNNING_JOBS) * spacingMs));
    const subjects = findSubjects(dataCentre, { age, isRunning, random });
    const fitting = (isRunning ? long : runnable).filter((one) => fits(one, subjects));
    const runbook = monitor ?? random.pick(fitting);
    const plan = { index, runbook, createdAt, subjects, random, age };
    if (monitor !== undefined) yield createMonitorJob(plan, now);
    else if (isRunning) yield createRunningJob(plan);
    else if (age < RUNNING_JOBS + WAITING_JOBS) yield createWaitingJob(plan);
    else yield createEndedJob(plan);
  }
}

/** Whether every activity of a runbook is of a kind that needs no other product. */
export function isRunnable(runbook: Runbook): boolean {
  return runbook.activities.every(({ kind }) => BUILT_IN_KINDS.has(kind));
}

interface JobPlan {
  readonly index: number;
  readonly age: number;
  readonly runbook: Runbook;
  readonly createdAt: string;
  readonly subjects: JobSubjects;
  readonly random: Random;
}

function createWaitingJob({
  index,
  runbook,
  createdAt,
  subjects,
  random,
}: JobPlan): DemonstrationJob {
  const { computerName: _computerName, ...about } = subjects;
  const createdBy = random.pick(STARTERS);
  const stopped = DEMONSTRATION_SERVERS.filter(({ state }) => state === 'STOPPED');
  const job: Job = {
    id: demonstrationId('job', index),
    runbookId: runbook.id,
    status: 'PENDING',
    outcome: null,
    parameters: inventParameters(runbook, subjects, { random, at: createdAt }),
    runbookServerId: null,
    candidateServerIds: stopped.map(({ id }) => id),
    currentActivity: null,
    ...about,
    createdAt,
    createdBy,
    startedAt: null,
    endedAt: null,
    lastModifiedAt: createdAt,
    lastModifiedBy: createdBy,
    version: 1,
  };
  return { job, instances: [] };
}

function createRunningJob(plan: JobPlan): DemonstrationJob {
  const { runbook, createdAt } = plan;
  const waiting = createWaitingJob(plan).job;
  const last = runbook.activities.findIndex(({ kind }) => kind === 'Wait');
  const activities = runActivities(plan, runbook.activities.slice(0, last + 1));
  const current = activities.at(-1);
  const instance = createInstance(plan, {
    status: 'IN_PROGRESS',
    activities: activities.map((activity) =>
      activity === current
        ? { ...activity, status: 'IN_PROGRESS', endedAt: null, publishedData: [] }
        : activity,
    ),
  });
  const job = onServer(waiting, pickServer(plan), {
    status: 'RUNNING',
    currentActivity: runbook.activities[last]?.name ?? null,
    at: current?.startedAt ?? createdAt,
    version: 1 + activities.length,
  });
  return { job, instances: [instance] };
}

/** Runs since long ago; the newest of its instances are kept. */
function createMonitorJob(plan: JobPlan, now: string): DemonstrationJob {
  const { runbook, createdAt, index } = plan;
  const seconds = Number(runbook.activities[0]?.settings[0]?.value);
  const soFar = Math.floor((Date.parse(now) - Date.parse(createdAt)) / (seconds * 1_000));
  const first = Math.max(1, soFar - 19);
  const instances = Array.from({ length: soFar - first + 1 }, (_, offset): RunbookInstance => {
    const number = first + offset;
    const at = addMs(createdAt, number * seconds * 1_000);
    const activities = runActivities({ ...plan, createdAt: at }, runbook.activities);
    const instance = createInstance({ ...plan, createdAt: at }, { status: 'SUCCESS', activities });
    return { ...instance, id: demonstrationId(`instance-of-monitor-${index}`, number), number };
  });
  const { job } = createWaitingJob(plan);
  const monitor = onServer(
    { ...job, alertId: null, incidentId: null, virtualMachineId: null },
    pickServer(plan),
    {
      status: 'RUNNING',
      currentActivity: runbook.activities[0]?.name ?? null,
      at: instances.at(-1)?.completedAt ?? createdAt,
      version: 2 + soFar * runbook.activities.length,
    },
  );
  return { job: { ...monitor, outcome: 'SUCCESS' }, instances };
}

function createEndedJob(plan: JobPlan): DemonstrationJob {
  const { runbook, random, age, createdAt } = plan;
  const status: JobStatus = random.chance(0.04)
    ? 'CANCELED'
    : random.chance(0.01)
      ? 'FAILED'
      : 'COMPLETED';
  const outcome = chooseOutcome(status, random);
  const isLogged = age < JOBS_WITH_LOG;
  const activities = isLogged ? runActivities(plan, chooseActivities(runbook, outcome)) : [];
  const endedAt = activities.at(-1)?.endedAt ?? addMs(createdAt, 2_000 + random.below(60_000));
  const { job } = createWaitingJob(plan);
  const ended = onServer(job, pickServer(plan), {
    status,
    currentActivity: null,
    at: endedAt,
    version: 2 + runbook.activities.length,
  });
  const instance = { status: outcome, activities: endBadly(activities, outcome) };
  return {
    job: { ...ended, outcome, endedAt },
    instances: isLogged ? [createInstance(plan, instance)] : [],
  };
}

function chooseOutcome(status: JobStatus, random: Random): JobOutcome {
  if (status !== 'COMPLETED') return 'FAILED';
  const share = random.next();
  return share < 0.82 ? 'SUCCESS' : share < 0.9 ? 'WARNING' : 'FAILED';
}

/** The activities a run reached: those that only a failing run reaches are left out of others. */
function chooseActivities(runbook: Runbook, outcome: JobOutcome): RunbookActivity[] {
  const usual = runbook.activities.filter(({ kind }) => kind !== 'Fail');
  return outcome === 'SUCCESS' ? usual : usual.slice(0, Math.max(1, usual.length - 1));
}

/** The last activity of a run that did not go well shows what went wrong. */
function endBadly(
  activities: readonly ActivityInstance[],
  outcome: JobOutcome,
): ActivityInstance[] {
  if (outcome === 'SUCCESS') return [...activities];
  const error =
    outcome === 'FAILED' ? 'The computer does not answer' : 'Done, but the duty phone was not told';
  return activities.map((activity, index) =>
    index === activities.length - 1
      ? { ...activity, status: outcome, error, publishedData: [] }
      : activity,
  );
}

/** Instances of activities that ran one after another, each for some seconds. */
function runActivities(
  { index, createdAt, random }: JobPlan,
  activities: readonly RunbookActivity[],
): ActivityInstance[] {
  let startedAt = createdAt;
  return activities.map(({ id: activityId, name, kind, settings }, number) => {
    const endedAt = addMs(startedAt, 100 + random.below(9_000));
    const instance: ActivityInstance = {
      id: demonstrationId(`activity-instance-${index}-${createdAt}`, number),
      activityId,
      name,
      kind,
      status: 'SUCCESS',
      startedAt,
      endedAt,
      publishedData: kind === 'Publish Data' ? settings : [],
      error: null,
    };
    startedAt = endedAt;
    return instance;
  });
}

function createInstance(
  { index, runbook, createdAt, subjects, random }: JobPlan,
  {
    status,
    activities,
  }: { status: RunbookInstance['status']; activities: readonly ActivityInstance[] },
): RunbookInstance {
  const returned = runbook.parameters.filter(({ direction }) => direction === 'OUT');
  return {
    id: demonstrationId('runbook-instance', index),
    jobId: demonstrationId('job', index),
    number: 1,
    status,
    createdAt,
    completedAt: status === 'IN_PROGRESS' ? null : (activities.at(-1)?.endedAt ?? createdAt),
    parameters: [
      ...inventParameters(runbook, subjects, { random, at: createdAt }).map((value) => ({
        ...value,
        direction: 'IN' as const,
      })),
      ...(status === 'SUCCESS'
        ? returned.map(({ name }) => ({ name, value: 'Done', direction: 'OUT' as const }))
        : []),
    ],
    activities,
  };
}

function onServer(
  job: Job,
  server: RunbookServer,
  {
    status,
    currentActivity,
    at,
    version,
  }: { status: JobStatus; currentActivity: string | null; at: string; version: number },
): Job {
  return {
    ...job,
    status,
    runbookServerId: server.id,
    candidateServerIds: [],
    currentActivity,
    startedAt: job.createdAt,
    lastModifiedAt: at,
    lastModifiedBy: server.name,
    version,
  };
}

function pickServer({ random }: JobPlan): RunbookServer {
  const running = DEMONSTRATION_SERVERS.filter(({ state }) => state === 'RUNNING');
  const primary = running.find(({ isPrimary }) => isPrimary);
  return primary !== undefined && random.chance(0.7) ? primary : random.pick(running);
}
