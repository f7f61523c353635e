import { addMs, type Clock } from '../../kit/clock.ts';
import type { ProductStore } from '../../kit/product-store.ts';
import type { Viewer } from '../../kit/viewer.ts';
import type { ActivityKinds } from '../activities/activity-kind.ts';
import type { OrchestratorUnit } from '../context.ts';
import { hasRoom } from '../runbook-servers/runbook-server.ts';
import type { Runbook, RunbookActivity } from '../runbooks/runbook.ts';
import type { OrchestratorStores } from '../stores.ts';
import { toJobChange } from './job-change.ts';
import {
  breakOffJob,
  endRunningActivity,
  startJob,
  startTriggeredInstance,
  type Progress,
} from './job-progress.ts';
import { moveJob, type Job } from './job.ts';
import {
  findRunningActivity,
  type ActivityEnding,
  type RunbookInstance,
} from './runbook-instance.ts';
import { createId } from '../../kit/create-id.ts';

/** A job that this process carries out. */
export interface JobInHand extends Progress {
  readonly runbook: Runbook;
  readonly server: ServerName;
}

/** The server in whose name a job is carried out. */
export interface ServerName {
  readonly id: string;
  readonly name: string;
}

/** The steps of carrying jobs out, each one transaction. Null tells that the job is over or not ours. */
export interface JobSteps {
  /** Gives a waiting job to a server, if that still has room. */
  takeUp(jobId: string, server: ServerName): Promise<JobInHand | null>;
  /** Takes over a running job whose process is gone. */
  takeOver(jobId: string, server: ServerName): Promise<JobInHand | null>;
  endActivity(hand: JobInHand, ending: ActivityEnding): Promise<JobInHand | null>;
  trigger(hand: JobInHand, event: TriggerEvent): Promise<JobInHand | null>;
  /** Prolongs the right to these jobs and tells of which it still is one. */
  renewClaims(jobIds: readonly string[]): Promise<string[]>;
  releaseClaims(): Promise<void>;
}

export interface TriggerEvent {
  readonly trigger: RunbookActivity;
  readonly ending: ActivityEnding;
  readonly since: string;
}

export function createJobSteps(options: {
  readonly store: ProductStore<OrchestratorStores>;
  readonly activityKinds: ActivityKinds;
  readonly runnerId: string;
  readonly leaseMs: number;
  readonly now: Clock;
}): JobSteps {
  const { store, activityKinds, runnerId, leaseMs, now } = options;

  function createLease(): { runnerId: string; endsAt: string } {
    return { runnerId, endsAt: addMs(now(), leaseMs) };
  }

  /** Runs a step of a job that is in hand, unless it was stopped or somebody else took it over meanwhile. */
  async function step(
    hand: JobInHand,
    decide: (progress: Progress, author: StepAuthor) => Progress,
  ): Promise<JobInHand | null> {
    return await store.transactionOf(toViewer(hand.server))(async (unit) => {
      const job = await unit.jobs.findForUpdate(hand.job.id);
      if (job === null || !(await unit.jobClaims.isHeld(job.id, runnerId))) return null;
      const before = { job, instance: hand.instance };
      const after = decide(before, createAuthor(hand.server, now));
      await writeProgress(unit, before, after);
      return keepInHand(hand, after);
    });
  }

  return {
    async takeUp(jobId, server) {
      return await store.transactionOf(toViewer(server))(async (unit) => {
        const servers = await unit.runbookServers.listAllForUpdate();
        const place = servers.find(({ id }) => id === server.id);
        const load = await unit.runbookServers.readLoad();
        const job = await unit.jobs.findForUpdate(jobId);
        if (place === undefined || !hasRoom(place, load) || job?.status !== 'PENDING') return null;

        const author = createAuthor(server, now);
        const before = { job, instance: null };
        const runbook = await unit.runbooks.find(job.runbookId);
        if (runbook === null || waitsForNothing(runbook)) {
          await failUnrunnable(unit, job, { runbook, author });
          return null;
        }
        const after = startJob(job, runbook, { serverId: server.id, ...author });
        await writeProgress(unit, before, after);
        await unit.jobClaims.claim(jobId, { ...createLease(), now: author.at });
        return keepInHand({ ...after, runbook, server }, after);
      });
    },
    async takeOver(jobId, server) {
      return await store.transactionOf(toViewer(server))(async (unit) => {
        const job = await unit.jobs.findForUpdate(jobId);
        if (job?.status !== 'RUNNING') return null;
        const author = createAuthor(server, now);
        const claimed = await unit.jobClaims.claim(jobId, { ...createLease(), now: author.at });
        if (!claimed) return null;

        const runbook = await unit.runbooks.find(job.runbookId);
        if (runbook === null || waitsForNothing(runbook)) {
          await failUnrunnable(unit, job, { runbook, author });
          return null;
        }
        const before = { job, instance: await unit.runbookInstances.findNewest(jobId) };
        if (isRepeatable(before.instance, activityKinds)) return { ...before, runbook, server };
        const error =
          'The server was interrupted in it. It may have taken effect, so it is not run again.';
        const after = breakOffJob(before, { error, to: 'FAILED', ...author });
        await writeProgress(unit, before, after, 'Interrupted in an activity that is not repeated');
        return null;
      });
    },
    endActivity: (hand, ending) =>
      step(hand, ({ job, instance }, author) =>
        // A job ends an activity only within an instance.
        endRunningActivity({ job, instance: instance as RunbookInstance }, hand.runbook, {
          ending,
          ...author,
        }),
      ),
    trigger: (hand, event) =>
      step(hand, (progress, author) =>
        startTriggeredInstance(progress, hand.runbook, { ...event, ...author }),
      ),
    renewClaims: (jobIds) =>
      store.transactionOf(RUNNER)(({ jobClaims }) => jobClaims.renew(jobIds, createLease())),
    releaseClaims: () =>
      store.transactionOf(RUNNER)(({ jobClaims }) => jobClaims.release(runnerId)),
  };
}

const RUNNER = toViewer({ id: '', name: 'job runner' });

interface StepAuthor {
  readonly by: string;
  readonly at: string;
  createId(): string;
}

function createAuthor(server: ServerName, now: Clock): StepAuthor {
  return { by: server.name, at: now(), createId };
}

function toViewer({ name }: ServerName): Viewer {
  return { name, profile: 'ADMINISTRATOR', groupIds: null };
}

/**
 * Interrupted jobs go on from the activity they were in. It runs again if its kind says that this does no harm; a kind
 * that is not connected does nothing at all, and running it says so.
 */
function isRepeatable(instance: RunbookInstance | null, kinds: ActivityKinds): boolean {
  const running = instance === null ? null : findRunningActivity(instance);
  return running === null || (kinds.get(running.kind)?.isRepeatable ?? true);
}

function keepInHand(hand: JobInHand, after: Progress): JobInHand | null {
  return after.job.status === 'RUNNING' ? { ...hand, ...after } : null;
}

async function writeProgress(
  unit: OrchestratorUnit,
  before: Progress,
  after: Progress,
  comment: string | null = null,
): Promise<void> {
  await unit.jobs.save(after.job);
  const { instance } = after;
  if (instance !== null && instance.id === before.instance?.id) {
    await unit.runbookInstances.save(instance);
  } else if (instance !== null) {
    await unit.runbookInstances.insert(instance);
  }
  // Last, because the journal's number is taken under a lock held to the commit.
  await unit.journal.append([toJobChange(before.job, after.job, comment)]);
}

function waitsForNothing({ isMonitor, activities }: Runbook): boolean {
  return isMonitor && activities.length === 0;
}

async function failUnrunnable(
  unit: OrchestratorUnit,
  job: Job,
  { runbook, author }: { runbook: Runbook | null; author: StepAuthor },
): Promise<void> {
  const failed = moveJob(job, 'FAILED', author);
  await unit.jobs.save(failed);
  const reason =
    runbook === null ? 'The runbook is gone' : 'The monitor runbook has nothing to wait for';
  await unit.journal.append([toJobChange(job, failed, reason)]);
}
