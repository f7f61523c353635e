import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../kit/clock.ts';
import { ActivityFailure, type ActivityKinds } from '../activities/activity-kind.ts';
import { resolveReferences } from '../activities/published-data.ts';
import type { NamedValue } from '../named-value.ts';
import type { RunbookActivity } from '../runbooks/runbook.ts';
import { failWith, type ActivityEnding, type ActivityInstance } from './runbook-instance.ts';

/** What activities are run with: the kinds there are, the clock, and how fast things go. */
export interface ActivityEnvironment {
  readonly kinds: ActivityKinds;
  readonly now: Clock;
  /** 1 is the usual pace, 0 takes no time at all. */
  readonly pace: number;
  /** At least 0, below 1. */
  readonly random: () => number;
  readonly onFault: (error: unknown) => void;
}

/** Runs one activity to its end. Whatever goes wrong is its ending; it throws only when the signal aborts. */
export async function runActivity(
  environment: ActivityEnvironment,
  activity: RunbookActivity,
  run: {
    readonly instanceId: string;
    readonly startedAt: string;
    readonly parameters: readonly NamedValue[];
    /** The activities of the same instance that ran before. */
    readonly earlier: readonly ActivityInstance[];
    readonly signal: AbortSignal;
  },
): Promise<ActivityEnding> {
  const { kinds, now, pace, random, onFault } = environment;
  const { instanceId, startedAt, parameters, earlier, signal } = run;
  const kind = kinds.get(activity.kind);
  if (kind === undefined) {
    return failWith(
      `Cannot run "${activity.name}": its kind "${activity.kind}" is not connected here`,
    );
  }

  async function waitUntil(dueAtMs: number): Promise<void> {
    await sleepUntil(dueAtMs, now, signal);
  }
  async function take(ms: number): Promise<void> {
    await waitUntil(Date.parse(startedAt) + ms * pace);
  }

  try {
    const settings = resolveReferences(activity.settings, earlier);
    const { least, most } = kind.usualMs;
    if (!kind.isTrigger) await take(least + random() * (most - least));
    const result = await kind.run({
      instanceId,
      settings,
      parameters,
      startedAt,
      take,
      waitUntil: (moment) => waitUntil(Date.parse(moment)),
      signal,
    });
    const { publishedData, returnedData = [], warning = null } = result;
    const status = warning === null ? 'SUCCESS' : 'WARNING';
    return { status, publishedData, returnedData, error: warning };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ActivityFailure) return failWith(error.message);
    onFault(error);
    return failWith(`"${activity.name}" broke down; the log of the server says why`);
  }
}

/** Timers take at most 2^31 ms. */
const LONGEST_SLEEP_MS = 24 * 60 * 60 * 1_000;

async function sleepUntil(dueAtMs: number, now: Clock, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const remainingMs = dueAtMs - Date.parse(now());
    if (remainingMs <= 0) return;
    await delay(Math.min(remainingMs, LONGEST_SLEEP_MS), undefined, { signal, ref: false });
  }
}
