import type { NamedValue } from '../named-value.ts';
import type { ParameterDirection, Runbook, RunbookActivity } from '../runbooks/runbook.ts';

/** One run of a runbook through its activities: what may happen next, and how it ends. */
export interface RunbookInstance {
  readonly id: string;
  readonly jobId: string;
  /** Counts the instances of the job, from 1. */
  readonly number: number;
  readonly status: RunbookInstanceStatus;
  readonly createdAt: string;
  readonly completedAt: string | null;
  readonly parameters: readonly InstanceParameter[];
  /** In the order they ran; only the last one can be in progress. */
  readonly activities: readonly ActivityInstance[];
}

export type RunbookInstanceStatus = 'IN_PROGRESS' | 'SUCCESS' | 'WARNING' | 'FAILED';

export interface InstanceParameter extends NamedValue {
  readonly direction: ParameterDirection;
}

export interface ActivityInstance {
  readonly id: string;
  readonly activityId: string;
  readonly name: string;
  readonly kind: string;
  readonly status: 'IN_PROGRESS' | 'SUCCESS' | 'WARNING' | 'FAILED';
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly publishedData: readonly NamedValue[];
  readonly error: string | null;
}

/** How an activity ended. */
export interface ActivityEnding {
  readonly status: 'SUCCESS' | 'WARNING' | 'FAILED';
  readonly publishedData: readonly NamedValue[];
  readonly returnedData: readonly NamedValue[];
  readonly error: string | null;
}

export function failWith(error: string): ActivityEnding {
  return { status: 'FAILED', publishedData: [], returnedData: [], error };
}

export function createInstance(options: {
  id: string;
  jobId: string;
  number: number;
  parameters: readonly NamedValue[];
  at: string;
}): RunbookInstance {
  const { id, jobId, number, parameters, at } = options;
  return {
    id,
    jobId,
    number,
    status: 'IN_PROGRESS',
    createdAt: at,
    completedAt: null,
    parameters: parameters.map((parameter) => ({ ...parameter, direction: 'IN' })),
    activities: [],
  };
}

export function beginActivity(
  instance: RunbookInstance,
  { id: activityId, name, kind }: RunbookActivity,
  { id, at }: { id: string; at: string },
): RunbookInstance {
  const begun: ActivityInstance = {
    id,
    activityId,
    name,
    kind,
    status: 'IN_PROGRESS',
    startedAt: at,
    endedAt: null,
    publishedData: [],
    error: null,
  };
  return { ...instance, activities: [...instance.activities, begun] };
}

export function findRunningActivity(instance: RunbookInstance): ActivityInstance | null {
  const last = instance.activities.at(-1);
  return last?.status === 'IN_PROGRESS' ? last : null;
}

/** Writes down how the running activity ended. Returning what the runbook does not declare makes it fail. */
export function endActivity(
  instance: RunbookInstance,
  runbook: Runbook,
  { ending, at }: { ending: ActivityEnding; at: string },
): RunbookInstance {
  const running = findRunningActivity(instance);
  if (running === null) return instance;

  const undeclared = ending.returnedData.find(
    ({ name }) => !runbook.parameters.some((one) => one.direction === 'OUT' && one.name === name),
  );
  const { status, publishedData, error } =
    undeclared === undefined
      ? ending
      : failWith(`The runbook has no OUT parameter "${undeclared.name}"`);
  const ended: ActivityInstance = { ...running, status, publishedData, error, endedAt: at };
  return {
    ...instance,
    activities: [...instance.activities.slice(0, -1), ended],
    parameters:
      undeclared === undefined
        ? withReturned(instance.parameters, ending.returnedData)
        : instance.parameters,
  };
}

/** A value that is returned again replaces the one before. */
function withReturned(
  parameters: readonly InstanceParameter[],
  returned: readonly NamedValue[],
): InstanceParameter[] {
  const isReplaced = ({ direction, name }: InstanceParameter): boolean =>
    direction === 'OUT' && returned.some((value) => value.name === name);
  return [
    ...parameters.filter((parameter) => !isReplaced(parameter)),
    ...returned.map((value) => ({ ...value, direction: 'OUT' as const })),
  ];
}

/**
 * The activity to run after those that have ended: the next one in order whose link is followed. Null at the end, or
 * where an activity failed that the runbook does not go on from.
 */
export function findNextActivity(
  instance: RunbookInstance,
  runbook: Runbook,
): RunbookActivity | null {
  const last = instance.activities.at(-1);
  if (last !== undefined && isStoppedBy(last, runbook)) return null;
  const position = runbook.activities.findIndex(({ id }) => id === last?.activityId);
  const following = runbook.activities.slice(position + 1);
  return following.find((activity) => isLinkFollowed(activity, instance)) ?? null;
}

function isStoppedBy({ status, activityId }: ActivityInstance, runbook: Runbook): boolean {
  const activity = runbook.activities.find(({ id }) => id === activityId);
  // Without its definition nobody knows what comes after it.
  return activity === undefined || (status === 'FAILED' && activity.onFailure === 'STOP');
}

function isLinkFollowed({ condition }: RunbookActivity, instance: RunbookInstance): boolean {
  if (condition === null) return true;
  const { activity, data, equals } = condition;
  return findPublished(instance.activities, activity, data) === equals;
}

/** What an activity published in an instance; the last one of that name counts. */
export function findPublished(
  activities: readonly ActivityInstance[],
  activity: string,
  data: string,
): string | null {
  const published = activities
    .findLast(({ name }) => name === activity)
    ?.publishedData.findLast(({ name }) => name === data);
  return published?.value ?? null;
}

/** Ends an instance whose activities have all ended: the last one decides over FAILED, any of them over WARNING. */
export function completeInstance(
  instance: RunbookInstance,
  runbook: Runbook,
  at: string,
): RunbookInstance {
  const last = instance.activities.at(-1);
  const isStopped = last !== undefined && isStoppedBy(last, runbook);
  const isClean = instance.activities.every(({ status }) => status === 'SUCCESS');
  const status = isStopped ? 'FAILED' : isClean ? 'SUCCESS' : 'WARNING';
  return { ...instance, status, completedAt: at };
}

/** Ends an instance midway: what ran has failed, and so has the instance. */
export function breakOffInstance(
  instance: RunbookInstance,
  { error, at }: { error: string; at: string },
): RunbookInstance {
  const activities = instance.activities.map((activity) =>
    activity.status === 'IN_PROGRESS'
      ? { ...activity, status: 'FAILED' as const, error, endedAt: at }
      : activity,
  );
  return { ...instance, status: 'FAILED', completedAt: at, activities };
}
