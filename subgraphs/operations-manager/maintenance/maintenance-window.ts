import { addMs } from '../../kit/clock.ts';
import { Refusal } from '../../kit/refusal.ts';

/** One time of maintenance of one object. */
export interface MaintenanceWindow {
  readonly id: string;
  readonly objectId: string;
  readonly startedAt: string;
  readonly scheduledEndAt: string;
  readonly endedAt: string | null;
  readonly isActive: boolean;
  readonly reason: MaintenanceReason;
  readonly isPlanned: boolean;
  readonly comment: string;
  readonly user: string;
  /** Null while it lasts and when it ended by itself. */
  readonly endedBy: string | null;
  readonly lastModifiedAt: string;
}

/** A window as a change of it is written down: with the groups its object was in at that moment. */
export interface JournaledWindow extends MaintenanceWindow {
  readonly groupIds: readonly string[];
}

/** The product's fifteen reasons in its own order; whether each counts as planned. */
const REASONS = {
  PLANNED_OTHER: true,
  UNPLANNED_OTHER: false,
  PLANNED_HARDWARE_MAINTENANCE: true,
  UNPLANNED_HARDWARE_MAINTENANCE: false,
  PLANNED_HARDWARE_INSTALLATION: true,
  UNPLANNED_HARDWARE_INSTALLATION: false,
  PLANNED_OPERATING_SYSTEM_RECONFIGURATION: true,
  UNPLANNED_OPERATING_SYSTEM_RECONFIGURATION: false,
  PLANNED_APPLICATION_MAINTENANCE: true,
  UNPLANNED_APPLICATION_MAINTENANCE: false,
  APPLICATION_INSTALLATION: true,
  APPLICATION_UNRESPONSIVE: false,
  APPLICATION_UNSTABLE: false,
  SECURITY_ISSUE: false,
  LOSS_OF_NETWORK_CONNECTIVITY: false,
} as const;

export type MaintenanceReason = keyof typeof REASONS;

export function isPlannedReason(reason: MaintenanceReason): boolean {
  return REASONS[reason];
}

export function listReasons({ isPlanned }: { isPlanned: boolean }): string[] {
  return Object.keys(REASONS).filter(
    (reason) => isPlannedReason(reason as MaintenanceReason) === isPlanned, // a key of the table
  );
}

/** https://learn.microsoft.com/system-center/scom/manage-maintenance-mode-overview */
export const MAINTENANCE_MINUTES = { least: 5, most: 1_051_200 } as const;

const MINUTE_MS = 60_000;

/** When maintenance that begins now ends: after so many minutes or at a moment, one of the two. */
export function findScheduledEnd(
  { minutes, endAt }: { minutes: number | null; endAt: string | null },
  now: string,
): string {
  if ((minutes === null) === (endAt === null)) {
    throw new Refusal(
      'CONTRADICTION',
      'Cannot set maintenance mode: give either "minutes" or "endAt", not both and not neither',
      ['input', 'minutes'],
    );
  }
  const { least, most } = MAINTENANCE_MINUTES;
  const end = endAt ?? addMs(now, Math.max(-1, Math.min(minutes ?? 0, most + 1)) * MINUTE_MS);
  if (end < addMs(now, least * MINUTE_MS) || end > addMs(now, most * MINUTE_MS)) {
    const asked = endAt === null ? `for ${minutes} minutes` : `up to ${endAt}`;
    throw new Refusal(
      'OUT_OF_RANGE',
      `Cannot set maintenance mode ${asked}: it must last ${least} to ${most} minutes, and it is ${now} now`,
      ['input', endAt === null ? 'minutes' : 'endAt'],
    );
  }
  return end;
}

export interface MaintenancePlan {
  readonly scheduledEndAt: string;
  readonly reason: MaintenanceReason;
  readonly comment: string;
  readonly user: string;
}

export function startWindow(
  { id, objectId }: { id: string; objectId: string },
  plan: MaintenancePlan,
  at: string,
): MaintenanceWindow {
  return {
    id,
    objectId,
    startedAt: at,
    endedAt: null,
    isActive: true,
    endedBy: null,
    lastModifiedAt: at,
    isPlanned: isPlannedReason(plan.reason),
    ...plan,
  };
}

/** Where two overlap the later end counts, with the reason that goes with it; the same window if it is the earlier. */
export function prolongWindow(
  window: MaintenanceWindow,
  { scheduledEndAt, reason, comment }: MaintenancePlan,
  at: string,
): MaintenanceWindow {
  if (scheduledEndAt <= window.scheduledEndAt) return window;
  const isPlanned = isPlannedReason(reason);
  return { ...window, scheduledEndAt, reason, isPlanned, comment, lastModifiedAt: at };
}

/** Ended by somebody at that moment, or by itself at the time it was to end, however late that is noticed. */
export function endWindow(
  window: MaintenanceWindow,
  { by, at }: { by: string | null; at: string },
): MaintenanceWindow {
  const endedAt = by === null ? window.scheduledEndAt : at;
  return { ...window, endedAt, endedBy: by, isActive: false, lastModifiedAt: at };
}
