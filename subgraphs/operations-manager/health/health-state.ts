/** Ordered from nothing known to the worst; the position is Operations Manager's own number. */
export const HEALTH_STATES = ['UNINITIALIZED', 'SUCCESS', 'WARNING', 'ERROR'] as const;
export type HealthState = (typeof HEALTH_STATES)[number];

export function toHealthNumber(state: HealthState): number {
  return HEALTH_STATES.indexOf(state);
}

/** The column holds only what `toHealthNumber` put there. */
export function toHealthState(number: number): HealthState {
  return HEALTH_STATES[number] as HealthState;
}

export function isUnhealthy(state: HealthState): boolean {
  return state === 'WARNING' || state === 'ERROR';
}

export type RollupPolicy = 'WORST_OF' | 'BEST_OF' | 'PERCENTAGE';

/** How many monitors are in each state. What is not monitored is not counted: it neither helps nor harms. */
export type StateCounts = Readonly<Partial<Record<HealthState, number>>>;

/** Which of so many states, lined up from best to worst and numbered from 1, becomes the one above. */
const PLACES: Record<RollupPolicy, (count: number, percentage: number) => number> = {
  WORST_OF: (count) => count,
  BEST_OF: () => 1,
  PERCENTAGE: (count, percentage) => Math.max(1, Math.ceil((count * percentage) / 100)),
};

const BEST_FIRST = ['SUCCESS', 'WARNING', 'ERROR'] as const;

/**
 * One state made of many. PERCENTAGE is "the worst state of the specified percentage of members in good health state":
 * https://learn.microsoft.com/previous-versions/system-center/system-center-2012-R2/hh457547(v=sc.12)
 */
export function rollUpStates(
  counts: StateCounts,
  { policy, percentage }: { policy: RollupPolicy; percentage: number | null },
): HealthState {
  const total = BEST_FIRST.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  if (total === 0) return 'UNINITIALIZED';
  const place = PLACES[policy](total, percentage ?? 100);
  let passed = 0;
  for (const state of BEST_FIRST) {
    passed += counts[state] ?? 0;
    if (passed >= place) return state;
  }
  return 'ERROR';
}

export function countStates(states: readonly HealthState[]): StateCounts {
  const counts: Partial<Record<HealthState, number>> = {};
  for (const state of states) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
