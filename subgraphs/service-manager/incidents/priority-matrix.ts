import { addMs } from '../../kit/clock.ts';
import { IMPACT, URGENCY } from '../lists/built-in-items.ts';

/** Which priority follows from impact and urgency, and how soon each priority is to be resolved. */
export interface PriorityMatrix {
  readonly cells: readonly PriorityMatrixCell[];
  readonly resolutionTimes: readonly ResolutionTime[];
}

export interface PriorityMatrixCell {
  readonly impact: string;
  readonly urgency: string;
  readonly priority: number;
}

export interface ResolutionTime {
  readonly priority: number;
  readonly minutes: number;
}

export const PRIORITIES = { highest: 1, lowest: 9 } as const;
export const RESOLUTION_MINUTES = { least: 1, most: 1_051_200 } as const;

/** As a new site has it: impact counts before urgency. */
export const USUAL_MATRIX: PriorityMatrix = {
  cells: [
    { impact: IMPACT.high, urgency: URGENCY.high, priority: 1 },
    { impact: IMPACT.high, urgency: URGENCY.medium, priority: 2 },
    { impact: IMPACT.high, urgency: URGENCY.low, priority: 3 },
    { impact: IMPACT.medium, urgency: URGENCY.high, priority: 4 },
    { impact: IMPACT.medium, urgency: URGENCY.medium, priority: 5 },
    { impact: IMPACT.medium, urgency: URGENCY.low, priority: 6 },
    { impact: IMPACT.low, urgency: URGENCY.high, priority: 7 },
    { impact: IMPACT.low, urgency: URGENCY.medium, priority: 8 },
    { impact: IMPACT.low, urgency: URGENCY.low, priority: 9 },
  ],
  resolutionTimes: [
    { priority: 1, minutes: 60 },
    { priority: 2, minutes: 120 },
    { priority: 3, minutes: 240 },
    { priority: 4, minutes: 480 },
    { priority: 5, minutes: 1_440 },
    { priority: 6, minutes: 2_880 },
    { priority: 7, minutes: 4_320 },
    { priority: 8, minutes: 7_200 },
    { priority: 9, minutes: 14_400 },
  ],
};

export function priorityOf(
  { cells }: PriorityMatrix,
  { impact, urgency }: { impact: string; urgency: string },
): number {
  const cell = cells.find((each) => each.impact === impact && each.urgency === urgency);
  return cell?.priority ?? PRIORITIES.lowest;
}

export function resolveByOf(
  { resolutionTimes }: PriorityMatrix,
  { priority, createdAt }: { priority: number; createdAt: string },
): string {
  const time = resolutionTimes.find((each) => each.priority === priority);
  return addMs(createdAt, (time?.minutes ?? RESOLUTION_MINUTES.most) * 60_000);
}

/** The matrix with some cells and times set to something else; whether they exist has been checked. */
export function setMatrix(matrix: PriorityMatrix, changes: PriorityMatrix): PriorityMatrix {
  return {
    cells: matrix.cells.map(
      (cell) =>
        changes.cells.findLast(
          ({ impact, urgency }) => impact === cell.impact && urgency === cell.urgency,
        ) ?? cell,
    ),
    resolutionTimes: matrix.resolutionTimes.map(
      (time) =>
        changes.resolutionTimes.findLast(({ priority }) => priority === time.priority) ?? time,
    ),
  };
}
