import { refuseUnknown, type OutsideReference } from '../../kit/outside-references.ts';
import { Refusal } from '../../kit/refusal.ts';
import { checkText } from '../../kit/text-limits.ts';
import type { OrchestratorContext, OrchestratorUnit } from '../context.ts';
import type { NamedValue } from '../named-value.ts';
import { checkParameters } from '../runbooks/runbook-parameters.ts';
import { toPath, type Runbook } from '../runbooks/runbook.ts';
import { SUBJECT_NOUNS } from '../subject.ts';
import { toJobChange } from './job-change.ts';
import { breakOffJob } from './job-progress.ts';
import type { Job } from './job.ts';
import { createId } from '../../kit/create-id.ts';

type ActionContext = Pick<OrchestratorContext, 'transaction' | 'viewer' | 'now' | 'jobRunner'>;
type StartContext = ActionContext & Pick<OrchestratorContext, 'outside'>;

/** A job and the number of the change that was made; null where none is known. */
export interface JobOutcomeOfAction {
  readonly job: Job;
  readonly sequence: number | null;
}

export interface RunbookStart {
  readonly runbookId: string;
  readonly parameters: readonly NamedValue[];
  readonly runbookServerIds: readonly string[];
  readonly alertId: string | null;
  readonly incidentId: string | null;
  readonly virtualMachineId: string | null;
  readonly comment: string | null;
}

const TEXT_LIMITS = { id: 200, comment: 2_000, idempotencyKey: 200 } as const;
const SERVERS_AT_MOST = 50;

/** Makes a job that waits for a server; asked again under the same key, it answers with the job made the first time. */
export async function startRunbook(
  context: StartContext,
  start: RunbookStart,
  idempotencyKey: string | null,
): Promise<JobOutcomeOfAction> {
  const subjects = listSubjects(start);
  checkStart(start, { subjects, idempotencyKey });
  const unknown = await context.outside.findUnknown(subjects, context.viewer);
  const outcome = await context.transaction(async (unit) => {
    const earlier = await unit.idempotencyKeys.find(idempotencyKey, start);
    const [known = null] = earlier === null ? [] : await unit.jobs.findMany([earlier.id]);
    if (earlier !== null && known !== null) return { job: known, sequence: earlier.sequence };
    const runbook = await findStartable(unit, start.runbookId);
    refuseUnknown(`Cannot start runbook "${toPath(runbook)}"`, unknown);
    const parameters = checkParameters(runbook, start.parameters, ['input', 'parameters']);
    const candidateServerIds = await checkServers(unit, runbook, start.runbookServerIds);
    const job = createJob(context, { ...start, parameters, candidateServerIds });
    await unit.jobs.insert([job]);
    // Last, because the journal's number is taken under a lock held to the commit.
    const sequence = await unit.journal.append([toJobChange(null, job, start.comment)]);
    await unit.idempotencyKeys.remember([
      { key: idempotencyKey, request: start, id: job.id, sequence },
    ]);
    return { job, sequence };
  });
  context.jobRunner.wake();
  return outcome;
}

/** Stops a job that waits or runs, and the instance it is in. */
export async function stopJob(
  context: ActionContext,
  request: {
    readonly jobId: string;
    readonly expectedVersion: number | null;
    readonly comment: string | null;
  },
): Promise<JobOutcomeOfAction> {
  const { jobId, expectedVersion, comment } = request;
  checkText(comment, { what: 'comment', most: TEXT_LIMITS.comment, field: ['input', 'comment'] });
  const outcome = await context.transaction(async (unit) => {
    const job = await findExpected(unit, jobId, expectedVersion);
    const instance = await unit.runbookInstances.findNewest(jobId);
    const author = { by: context.viewer.name, at: context.now() };
    const error = `Stopped by ${author.by}`;
    const stopped = breakOffJob({ job, instance }, { error, to: 'CANCELED', ...author });
    await unit.jobs.save(stopped.job);
    if (stopped.instance !== null) await unit.runbookInstances.save(stopped.instance);
    const sequence = await unit.journal.append([toJobChange(job, stopped.job, comment)]);
    return { job: stopped.job, sequence };
  });
  context.jobRunner.abandon(jobId);
  context.jobRunner.wake();
  return outcome;
}

function listSubjects(start: RunbookStart): OutsideReference[] {
  return (['alertId', 'incidentId', 'virtualMachineId'] as const).map((name) => ({
    noun: SUBJECT_NOUNS[name],
    id: start[name],
    field: ['input', name],
  }));
}

function checkStart(
  start: RunbookStart,
  {
    subjects,
    idempotencyKey,
  }: { subjects: readonly OutsideReference[]; idempotencyKey: string | null },
): void {
  for (const { noun, id, field } of subjects) {
    checkText(id, { what: `${noun.name} id`, least: 1, most: TEXT_LIMITS.id, field });
  }
  checkText(start.comment, {
    what: 'comment',
    most: TEXT_LIMITS.comment,
    field: ['input', 'comment'],
  });
  checkText(idempotencyKey, {
    what: 'key against repeats',
    least: 1,
    most: TEXT_LIMITS.idempotencyKey,
    field: ['input', 'idempotencyKey'],
  });
  if (start.runbookServerIds.length > SERVERS_AT_MOST) {
    throw new Refusal(
      'OUT_OF_RANGE',
      `Cannot choose among ${start.runbookServerIds.length} runbook servers: ${SERVERS_AT_MOST} may be named`,
      ['input', 'runbookServerIds'],
    );
  }
}

async function findStartable(unit: OrchestratorUnit, runbookId: string): Promise<Runbook> {
  const runbook = await unit.runbooks.find(runbookId);
  if (runbook === null) {
    throw new Refusal('NOT_FOUND', `Cannot start runbook "${runbookId}": there is none`, [
      'input',
      'runbookId',
    ]);
  }
  if (runbook.checkedOutBy !== null) {
    throw new Refusal(
      'RUNBOOK_CHECKED_OUT',
      `Cannot start runbook "${toPath(runbook)}": it is checked out by ${runbook.checkedOutBy}`,
      ['input', 'runbookId'],
    );
  }
  return runbook;
}

async function checkServers(
  unit: OrchestratorUnit,
  runbook: Runbook,
  serverIds: readonly string[],
): Promise<string[]> {
  if (serverIds.length === 0) return [];
  const known = new Set((await unit.runbookServers.listAll()).map(({ id }) => id));
  for (const [index, id] of serverIds.entries()) {
    if (known.has(id)) continue;
    throw new Refusal(
      'NOT_FOUND',
      `Cannot start runbook "${toPath(runbook)}": there is no runbook server "${id}"`,
      ['input', 'runbookServerIds', String(index)],
    );
  }
  return [...new Set(serverIds)];
}

function createJob(
  { viewer, now }: ActionContext,
  start: Omit<RunbookStart, 'comment'> & { candidateServerIds: readonly string[] },
): Job {
  const at = now();
  const { runbookId, parameters, candidateServerIds, alertId, incidentId, virtualMachineId } =
    start;
  return {
    id: createId(),
    runbookId,
    status: 'PENDING',
    outcome: null,
    parameters,
    runbookServerId: null,
    candidateServerIds,
    currentActivity: null,
    alertId,
    incidentId,
    virtualMachineId,
    createdAt: at,
    createdBy: viewer.name,
    startedAt: null,
    endedAt: null,
    lastModifiedAt: at,
    lastModifiedBy: viewer.name,
    version: 1,
  };
}

async function findExpected(
  unit: OrchestratorUnit,
  jobId: string,
  expectedVersion: number | null,
): Promise<Job> {
  const job = await unit.jobs.findForUpdate(jobId);
  if (job === null) {
    throw new Refusal('NOT_FOUND', `Cannot stop job "${jobId}": there is none`, ['input', 'jobId']);
  }
  if (expectedVersion !== null && expectedVersion !== job.version) {
    throw new Refusal(
      'CONCURRENT_UPDATE',
      `Cannot stop job "${jobId}": it has changed since version ${expectedVersion} and is at version ${job.version}`,
      ['input', 'expectedVersion'],
    );
  }
  return job;
}
