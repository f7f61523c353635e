import type { Clock } from '../../kit/clock.ts';
import type { ProductStore } from '../../kit/product-store.ts';
import type { VirtualMachineManagerStores } from '../stores.ts';
import { finishJob } from './finish-job.ts';
import type { VmmJob } from './vmm-job.ts';

/**
 * Ends jobs when their time has come. The jobs are in the store, the runner only watches the clock for them: what ran
 * when a process ended is taken up by the next one, and of several processes on one store the first to lock a job
 * ends it.
 */
export interface JobRunner {
  /** Says that there may be a job to end, or a new one to wait for; cheap to call in any number. */
  wake(): void;
  /** Ends all jobs that are due, and those that become due by it. */
  runDue(): Promise<void>;
  close(): Promise<void>;
}

/** How many jobs are ended side by side: their commits share the way to the disk. */
const JOBS_AT_ONCE = 50;
/** Jobs that another process began are found at the latest after this. */
const LOOK_AGAIN_MS = 5_000;

export function createJobRunner(options: {
  readonly store: ProductStore<VirtualMachineManagerStores>;
  readonly now: Clock;
  readonly jobPace: number;
  readonly log: { error(fields: object, message: string): void };
}): JobRunner {
  const { store, now, log } = options;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let wokenWhileRunning = false;
  let closed = false;

  function wake(): void {
    if (closed) return;
    if (running !== null) {
      wokenWhileRunning = true;
      return;
    }
    if (timer !== null) clearTimeout(timer);
    timer = null;
    running = runAndSchedule().finally(() => {
      running = null;
      if (wokenWhileRunning) {
        wokenWhileRunning = false;
        wake();
      }
    });
  }

  async function runAndSchedule(): Promise<void> {
    let delayMs = LOOK_AGAIN_MS;
    try {
      await runDue();
      const nextDueAt = await store.stores.jobs.findNextDueAt();
      if (nextDueAt !== null) {
        delayMs = Math.min(Math.max(Date.parse(nextDueAt) - Date.parse(now()), 0), LOOK_AGAIN_MS);
      }
    } catch (error) {
      log.error({ err: error }, 'cannot end the jobs that are due; it will be tried again');
    }
    if (closed || wokenWhileRunning) return;
    timer = setTimeout(wake, delayMs);
    timer.unref();
  }

  async function runDue(): Promise<void> {
    while (!closed) {
      const due = await store.stores.jobs.listDue(now(), JOBS_AT_ONCE);
      if (due.length === 0) return;
      await Promise.all(due.map(finish));
    }
  }

  /** What a job does is its owner's doing, whoever happens to end it. */
  async function finish({ id, owner }: VmmJob): Promise<void> {
    const transaction = store.transactionOf({
      name: owner,
      profile: 'ADMINISTRATOR',
      groupIds: null,
    });
    await transaction((unit) => finishJob(unit, id, { at: now(), jobPace: options.jobPace }));
  }

  return {
    wake,
    runDue,
    async close() {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
}
