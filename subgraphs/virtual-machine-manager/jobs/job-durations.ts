import type { VmmAction } from './vmm-job.ts';

/** How long jobs usually take; a migration carries the memory over besides. */
const SECONDS: Record<VmmAction, number> = {
  CREATE: 60,
  START: 8,
  STOP: 2,
  SHUT_DOWN: 20,
  SAVE: 12,
  PAUSE: 1,
  RESUME: 2,
  RESET: 3,
  CREATE_CHECKPOINT: 10,
  RESTORE_CHECKPOINT: 12,
  DELETE_CHECKPOINT: 15,
  MIGRATE: 10,
  DELETE: 8,
  REPAIR: 5,
  START_MAINTENANCE: 3,
  STOP_MAINTENANCE: 3,
};
const MIGRATED_MB_PER_SECOND = 1_024;

/** How many milliseconds a job takes at a pace: 1 is as long as it usually does, 0 is at once. */
export function estimateDurationMs(
  action: VmmAction,
  { memoryMb, pace }: { memoryMb: number; pace: number },
): number {
  const carryingSeconds = action === 'MIGRATE' ? memoryMb / MIGRATED_MB_PER_SECOND : 0;
  return Math.round((SECONDS[action] + carryingSeconds) * 1_000 * pace);
}
