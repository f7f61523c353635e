import type { NamedValue } from '../named-value.ts';

/**
 * A kind of activity: what a definition names and the runner runs. A product's activities join by adding their kinds
 * to the table that the runner is given; nothing else knows which kinds there are.
 */
export interface ActivityKind {
  /** As Orchestrator calls it. */
  readonly name: string;
  /** It waits for something to happen; a monitor runbook begins with one. */
  readonly isTrigger: boolean;
  /**
   * Whether it may run again when the server was interrupted in it and nobody knows how far it came. True of what
   * changes nothing outside, and of what uses `instanceId` so that it takes effect once.
   */
  readonly isRepeatable: boolean;
  /** How long its own work usually takes, at least and at most. */
  readonly usualMs: { readonly least: number; readonly most: number };
  run(activity: RunningActivity): Promise<ActivityResult>;
}

export interface RunningActivity {
  /** The same when it runs again after an interruption: an idempotency key for what it does outside. */
  readonly instanceId: string;
  /** What the definition sets, references to published data already replaced. */
  readonly settings: readonly NamedValue[];
  /** What the job was started with. */
  readonly parameters: readonly NamedValue[];
  /** When it began, before any interruption; a trigger begins when the one before it happened. */
  readonly startedAt: string;
  /** Lasts until the activity has run so long in all, at the pace of the runner. */
  take(ms: number): Promise<void>;
  /** Lasts until this moment. */
  waitUntil(moment: string): Promise<void>;
  /** Aborts when the job is stopped or the process ends. */
  readonly signal: AbortSignal;
}

export interface ActivityResult {
  readonly publishedData: readonly NamedValue[];
  /** Values for OUT parameters of the runbook. */
  readonly returnedData?: readonly NamedValue[];
  /** What was wrong although it did what it could. */
  readonly warning?: string;
}

/** An activity did not do what it should; the message is for operators. */
export class ActivityFailure extends Error {
  override readonly name = 'ActivityFailure';
}

export type ActivityKinds = ReadonlyMap<string, ActivityKind>;

/** The value of a setting, which must be there. */
export function readSetting({ settings }: RunningActivity, name: string): string {
  const setting = settings.find((candidate) => candidate.name === name);
  if (setting === undefined) throw new ActivityFailure(`The setting "${name}" is missing`);
  return setting.value;
}

/** The value of a setting that counts seconds. */
export function readSeconds(activity: RunningActivity, name: string): number {
  const text = readSetting(activity, name);
  const seconds = /^\d{1,9}(\.\d{1,3})?$/.test(text) ? Number(text) : null;
  if (seconds === null) {
    throw new ActivityFailure(`The setting "${name}" is "${text}", it must be a number of seconds`);
  }
  return seconds;
}
