import { randomUUID } from 'node:crypto';
import type { Clock } from '../../kit/clock.ts';
import type { ProductStore, StoreLog } from '../../kit/product-store.ts';
import type { ActivityKinds } from '../activities/activity-kind.ts';
import { chooseServer, hasRoom } from '../runbook-servers/runbook-server.ts';
import type { OrchestratorStores } from '../stores.ts';
import { findTrigger } from './job-progress.ts';
import { createJobSteps, type JobInHand, type JobSteps, type ServerName } from './job-steps.ts';
import { failWith, findRunningActivity } from './runbook-instance.ts';
import { runActivity, type ActivityEnvironment } from './run-activity.ts';

/**
 * Carries jobs out: gives waiting ones to servers with room, runs their activities one after another, and writes each
 * step down before the next begins. Nothing is remembered only here, so after a crash every job goes on from its last
 * step: a job is held by a lease, and what a dead process held is taken over when the lease has ended.
 */
export interface JobRunner {
  /** Says that there may be something to do; cheap to call in any number. */
  wake(): void;
  /** Leaves a job that was stopped. */
  abandon(jobId: string): void;
  /** Leaves all jobs where they are, to go on here or elsewhere. */
  close(): Promise<void>;
}

export interface JobRunnerOptions {
  readonly store: ProductStore<OrchestratorStores>;
  readonly activityKinds: ActivityKinds;
  readonly now: Clock;
  readonly log: StoreLog;
  /** 1 is the usual pace of activities, 0 takes no time at all. */
  readonly pace?: number;
  readonly random?: () => number;
  /** How long a job of a dead process waits to be taken over. */
  readonly leaseMs?: number;
  /** How often to look for what no wake-up told of: jobs started or left by other processes. */
  readonly pollMs?: number;
}

const JOBS_AT_ONCE = 100;

export function createJobRunner(options: JobRunnerOptions): JobRunner {
  const { store, activityKinds, now, log, leaseMs = 15_000, pollMs = 5_000 } = options;
  const { stores } = store;
  const steps = createJobSteps({ store, activityKinds, runnerId: randomUUID(), leaseMs, now });
  const environment: ActivityEnvironment = {
    kinds: activityKinds,
    now,
    pace: options.pace ?? 1,
    random: options.random ?? Math.random,
    onFault: (error) => log.error({ err: error }, 'an activity broke down'),
  };
  /** The jobs this process carries out, by id. */
  const carried = new Map<string, { stop: AbortController; done: Promise<void> }>();
  let pass: Promise<void> | null = null;
  let isWoken = false;
  let isClosed = false;

  function wake(): void {
    if (isClosed) return;
    isWoken = true;
    pass ??= runPasses().finally(() => {
      pass = null;
    });
  }

  async function runPasses(): Promise<void> {
    while (isWoken && !isClosed) {
      isWoken = false;
      try {
        await takeOverInterrupted();
        await takeUpWaiting();
      } catch (error) {
        log.error({ err: error }, 'cannot give out jobs; it will be tried again');
      }
    }
  }

  async function takeOverInterrupted(): Promise<void> {
    const unclaimed = await stores.jobClaims.listUnclaimed(now(), JOBS_AT_ONCE);
    if (unclaimed.length === 0) return;
    // After a long pause of this very process its own leases may have ended.
    if (unclaimed.some(({ id }) => carried.has(id))) await renewClaims();
    const interrupted = unclaimed.filter(({ id }) => !carried.has(id));
    const servers = await stores.runbookServers.listAll();
    for (const { id, runbookServerId } of interrupted) {
      if (isClosed) return;
      const server = servers.find((one) => one.id === runbookServerId) ?? NO_SERVER;
      carry(await steps.takeOver(id, server));
    }
    if (interrupted.length === JOBS_AT_ONCE) isWoken = true;
  }

  async function takeUpWaiting(): Promise<void> {
    for (;;) {
      const servers = await stores.runbookServers.listAll();
      const load = new Map(await stores.runbookServers.readLoad());
      const free = servers.filter((server) => hasRoom(server, load)).map(({ id }) => id);
      if (free.length === 0) return;
      const waiting = await stores.jobClaims.listPending(free, JOBS_AT_ONCE);
      for (const { id, candidateServerIds } of waiting) {
        const server = chooseServer(candidateServerIds, servers, load);
        if (server === null) continue;
        if (isClosed) return;
        const hand = await steps.takeUp(id, server);
        if (hand === null) continue;
        carry(hand);
        load.set(server.id, (load.get(server.id) ?? 0) + 1);
      }
      if (waiting.length < JOBS_AT_ONCE) return;
    }
  }

  function carry(hand: JobInHand | null): void {
    if (hand === null || isClosed) return;
    const jobId = hand.job.id;
    const stop = new AbortController();
    const done = carryOut(hand, { steps, environment, signal: stop.signal })
      .catch((error: unknown) => {
        if (stop.signal.aborted) return;
        // The lease is not renewed any more; when it has ended the job is taken up where it stands.
        log.warn({ err: error, jobId }, 'cannot go on with a job; it will be tried again');
      })
      .finally(() => {
        carried.delete(jobId);
        // A place is free.
        wake();
      });
    carried.set(jobId, { stop, done });
  }

  async function renewClaims(): Promise<void> {
    const jobIds = [...carried.keys()];
    if (jobIds.length === 0 || isClosed) return;
    try {
      const held = new Set(await steps.renewClaims(jobIds));
      for (const id of jobIds) if (!held.has(id)) abandon(id);
    } catch (error) {
      log.warn({ err: error }, 'cannot renew the right to jobs; it will be tried again');
    }
  }

  function abandon(jobId: string): void {
    carried.get(jobId)?.stop.abort();
  }

  const polling = setInterval(wake, pollMs).unref();
  const renewing = setInterval(() => void renewClaims(), leaseMs / 3).unref();
  wake();

  return {
    wake,
    abandon,
    async close() {
      isClosed = true;
      clearInterval(polling);
      clearInterval(renewing);
      await pass;
      for (const { stop } of carried.values()) stop.abort();
      await Promise.all([...carried.values()].map(({ done }) => done));
      await steps.releaseClaims();
    },
  };
}

/** In whose name a job goes on whose server was removed. */
const NO_SERVER: ServerName = { id: '', name: 'job runner' };

/** Runs a job from where it stands to its end, or until it is not ours any more. */
async function carryOut(
  start: JobInHand,
  context: { steps: JobSteps; environment: ActivityEnvironment; signal: AbortSignal },
): Promise<void> {
  let hand: JobInHand | null = start;
  while (hand !== null && !context.signal.aborted) {
    hand =
      hand.instance?.status === 'IN_PROGRESS'
        ? await runCurrentActivity(hand, context)
        : await waitForTrigger(hand, context);
  }
}

async function runCurrentActivity(
  hand: JobInHand,
  { steps, environment, signal }: Parameters<typeof carryOut>[1],
): Promise<JobInHand | null> {
  const { job, instance, runbook } = hand;
  const running = instance === null ? null : findRunningActivity(instance);
  const activity = runbook.activities.find(({ id }) => id === running?.activityId);
  if (instance === null || running === null || activity === undefined) {
    return await steps.endActivity(hand, failWith('The activity is no longer in its runbook'));
  }
  const ending = await runActivity(environment, activity, {
    instanceId: running.id,
    startedAt: running.startedAt,
    parameters: job.parameters,
    earlier: instance.activities.slice(0, -1),
    signal,
  });
  return await steps.endActivity(hand, ending);
}

async function waitForTrigger(
  hand: JobInHand,
  { steps, environment, signal }: Parameters<typeof carryOut>[1],
): Promise<JobInHand | null> {
  const { job, instance, runbook } = hand;
  const trigger = findTrigger(runbook);
  if (trigger === null) throw new Error(`Monitor runbook "${runbook.id}" has no activity`);
  // From one trigger to the next, so that a schedule does not drift and goes on over a restart.
  const since = instance?.createdAt ?? job.startedAt ?? job.createdAt;
  const ending = await runActivity(environment, trigger, {
    instanceId: `${job.id}/${(instance?.number ?? 0) + 1}`,
    startedAt: since,
    parameters: job.parameters,
    earlier: [],
    signal,
  });
  return await steps.trigger(hand, { trigger, ending, since });
}
