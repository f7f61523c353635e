import { Refusal } from '../../kit/refusal.ts';
import { requireAdministrator } from '../administrator.ts';
import type { ServiceManagerContext } from '../context.ts';
import type { ListCatalog } from '../lists/list-item.ts';
import { requireItem } from '../lists/list-references.ts';
import {
  PRIORITIES,
  RESOLUTION_MINUTES,
  setMatrix,
  type PriorityMatrix,
  type PriorityMatrixCell,
  type ResolutionTime,
} from './priority-matrix.ts';

/** Three impacts by three urgencies, and as many priorities. */
const MOST_SETTINGS = 9;

/** Changes some cells and times; incidents keep the priority they have. */
export async function setPriorityMatrix(
  { transaction, viewer }: Pick<ServiceManagerContext, 'transaction' | 'viewer'>,
  input: PriorityMatrix,
): Promise<PriorityMatrix> {
  requireAdministrator(viewer, 'change the priority matrix');
  checkCount('cells', input.cells);
  checkCount('resolutionTimes', input.resolutionTimes);
  checkPriorities('cells', input.cells);
  checkPriorities('resolutionTimes', input.resolutionTimes);
  checkMinutes(input.resolutionTimes);
  return await transaction(async ({ priorityMatrix, lists }) => {
    const catalog = await lists.readCatalog();
    const cells = input.cells.map((cell, index) => toCell(catalog, cell, index));
    const before = await priorityMatrix.read();
    const matrix = setMatrix(before, { cells, resolutionTimes: input.resolutionTimes });
    await priorityMatrix.save(matrix);
    return matrix;
  });
}

function checkCount(list: 'cells' | 'resolutionTimes', settings: readonly unknown[]): void {
  if (settings.length <= MOST_SETTINGS) return;
  throw new Refusal(
    'OUT_OF_RANGE',
    `Cannot change ${settings.length} ${list} at once: there are ${MOST_SETTINGS}`,
    ['input', list],
  );
}

function checkPriorities(
  list: 'cells' | 'resolutionTimes',
  settings: readonly { readonly priority: number }[],
): void {
  for (const [index, { priority }] of settings.entries()) {
    if (priority >= PRIORITIES.highest && priority <= PRIORITIES.lowest) continue;
    throw new Refusal(
      'OUT_OF_RANGE',
      `Cannot use priority ${priority}: priorities are ${PRIORITIES.highest} to ${PRIORITIES.lowest}`,
      ['input', list, String(index), 'priority'],
    );
  }
}

function checkMinutes(times: readonly ResolutionTime[]): void {
  const { least, most } = RESOLUTION_MINUTES;
  for (const [index, { priority, minutes }] of times.entries()) {
    if (minutes >= least && minutes <= most) continue;
    throw new Refusal(
      'OUT_OF_RANGE',
      `Cannot have priority ${priority} resolved within ${minutes} minutes: it must be ${least} to ${most}`,
      ['input', 'resolutionTimes', String(index), 'minutes'],
    );
  }
}

function toCell(
  catalog: ListCatalog,
  { impact, urgency, priority }: PriorityMatrixCell,
  index: number,
): PriorityMatrixCell {
  const field = ['input', 'cells', String(index)];
  const impactItem = requireItem(catalog, {
    list: 'IMPACT',
    reference: impact,
    field: [...field, 'impact'],
  });
  const urgencyItem = requireItem(catalog, {
    list: 'URGENCY',
    reference: urgency,
    field: [...field, 'urgency'],
  });
  return { impact: impactItem.id, urgency: urgencyItem.id, priority };
}
