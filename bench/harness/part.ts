import type { Report } from './report.ts';

/** One chapter of the measurements, runnable alone. */
export interface Part {
  readonly name: string;
  readonly title: string;
  run(run: PartRun): Promise<void>;
}

export interface PartRun {
  readonly report: Report;
  /** Short is for working on the harness: its figures mean nothing. */
  readonly mode: 'full' | 'short';
  /** Empty, and gone when the part is over. */
  readonly directory: string;
}
