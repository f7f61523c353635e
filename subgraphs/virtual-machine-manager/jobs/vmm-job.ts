import { HOST_ACTIONS, type HostAction } from '../hosts/host.ts';
import { MACHINE_ACTIONS, type MachineAction } from '../virtual-machines/action-table.ts';
import type { KnownStatus } from '../virtual-machines/virtual-machine-status.ts';

export type VmmAction = MachineAction | HostAction | 'CREATE';
export const VMM_JOB_STATUSES = ['RUNNING', 'COMPLETED', 'COMPLETED_WITH_INFO', 'FAILED'] as const;
export type VmmJobStatus = (typeof VMM_JOB_STATUSES)[number];

/** One change in the making or made. */
export interface VmmJob {
  readonly id: string;
  readonly action: VmmAction;
  readonly status: VmmJobStatus;
  readonly owner: string;
  readonly comment: string | null;
  readonly startedAt: string;
  /** When it is to end; null while it waits for its children. */
  readonly dueAt: string | null;
  readonly endedAt: string | null;
  readonly error: VmmJobError | null;
  readonly targetKind: 'VirtualMachine' | 'Host';
  readonly targetId: string;
  readonly targetName: string;
  readonly parentId: string | null;
  readonly passage: JobPassage | null;
}

export interface VmmJobError {
  readonly code: string;
  readonly message: string;
}

/** What the end of a machine's job needs to know of its beginning. */
export interface JobPassage {
  readonly before: KnownStatus;
  readonly after: KnownStatus | null;
  readonly onFailure: KnownStatus;
  readonly checkpointId: string | null;
}

export function nameOfJob({ action }: Pick<VmmJob, 'action'>): string {
  return JOB_NAMES[action];
}

const JOB_NAMES: Record<VmmAction, string> = {
  CREATE: 'Create virtual machine',
  ...mapValues(MACHINE_ACTIONS, ({ jobName }) => jobName),
  ...mapValues(HOST_ACTIONS, ({ jobName }) => jobName),
};

/** In percent. While a job runs it is as far as its time is; the last hundredth is its end. */
export function progressOf(job: VmmJob, now: string): number {
  if (job.status === 'FAILED') return 0;
  if (job.status !== 'RUNNING') return 100;
  if (job.dueAt === null) return 0;
  const [start, due] = [Date.parse(job.startedAt), Date.parse(job.dueAt)];
  if (due <= start) return 99;
  const share = (Date.parse(now) - start) / (due - start);
  return Math.min(99, Math.max(0, Math.floor(share * 100)));
}

function mapValues<Key extends string, From, To>(
  record: Readonly<Record<Key, From>>,
  toValue: (value: From) => To,
): Record<Key, To> {
  // Object.entries forgets the names of the keys; they stay the same.
  const entries = Object.entries(record) as [Key, From][];
  return Object.fromEntries(entries.map(([key, value]) => [key, toValue(value)])) as Record<
    Key,
    To
  >;
}
