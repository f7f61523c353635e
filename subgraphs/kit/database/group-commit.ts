import { setImmediate } from 'node:timers/promises';

export interface GroupSession {
  begin(): Promise<void>;
  /** Returns once everything since `begin` is on disk. */
  commit(): void;
  /** False when the database has ended the group by itself. */
  isOpen(): boolean;
  /** Undoes everything since `begin`, if there is anything. Never throws. */
  rollback(): void;
}

export interface GroupLimits {
  readonly works: number;
  /** How long a group gathers works before it commits, when commits are quick. */
  readonly durationMs: number;
  /** How long at the most, however slow commits are. */
  readonly longestMs?: number;
}

export interface GroupCommit {
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing waits or runs any more. */
  idle(): Promise<void>;
}

interface Queued {
  readonly work: () => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Runs works strictly one after another and commits those that queued up meanwhile together, since
 * a commit that reaches the disk costs far more than the work itself. A work must undo itself when
 * it throws. Nobody is answered before the commit.
 */
export function createGroupCommit(session: GroupSession, limits: GroupLimits): GroupCommit {
  const queue: Queued[] = [];
  const { durationMs, longestMs = durationMs } = limits;
  let draining: Promise<void> | null = null;
  let lastCommitMs = 0;

  async function drain(): Promise<void> {
    // Requests that arrived in the same turn are still being read; their works belong into the first group.
    await setImmediate();
    while (queue.length > 0) {
      // A group lasts as long as a commit does, so that no more than half of the time goes into committing.
      const gatheringMs = Math.min(Math.max(durationMs, lastCommitMs), longestMs);
      lastCommitMs = await runGroup(session, queue, { works: limits.works, gatheringMs });
      // Works wait for promises only; without this pause a long queue would keep sockets unserved.
      if (queue.length > 0) await setImmediate();
    }
    draining = null;
  }

  return {
    run<T>(work: () => Promise<T>): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        // The value that resolves is the one that this very work returned.
        queue.push({ work, resolve: resolve as (value: unknown) => void, reject });
        draining ??= drain();
      });
    },
    async idle() {
      while (draining !== null) await draining;
    },
  };
}

/** Gives how long the commit took. */
async function runGroup(
  session: GroupSession,
  queue: Queued[],
  limits: { readonly works: number; readonly gatheringMs: number },
): Promise<number> {
  let commitMs = 0;
  const answers: (() => void)[] = [];
  const committed: Queued[] = [];
  try {
    await session.begin();
    const endsAt = performance.now() + limits.gatheringMs;
    do {
      const next = queue.shift();
      if (next === undefined) break;
      try {
        const value = await next.work();
        committed.push(next);
        answers.push(() => next.resolve(value));
      } catch (error) {
        // Answered after the commit too: it may have failed on what a member of its group wrote.
        answers.push(() => next.reject(error));
        // What earlier members wrote went with it.
        if (!session.isOpen()) throw error;
      }
    } while (answers.length < limits.works && performance.now() < endsAt);
    const startedAt = performance.now();
    session.commit();
    commitMs = performance.now() - startedAt;
  } catch (error) {
    session.rollback();
    // When not even `begin` succeeded, nobody who waits would fare better than the first.
    if (answers.length === 0) for (const waiting of queue.splice(0)) waiting.reject(error);
    for (const member of committed) member.reject(error);
  }
  // A member that was rejected above cannot be answered a second time.
  for (const answer of answers) answer();
  return commitMs;
}
