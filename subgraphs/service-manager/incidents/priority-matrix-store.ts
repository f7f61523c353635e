import type { Knex } from 'knex';
import type { PriorityMatrix, PriorityMatrixCell, ResolutionTime } from './priority-matrix.ts';

export interface PriorityMatrixStore {
  read(): Promise<PriorityMatrix>;
  save(matrix: PriorityMatrix): Promise<void>;
}

export function createPriorityMatrixStore(knex: Knex): PriorityMatrixStore {
  return {
    async read() {
      const cells = (await knex('priority_matrix')
        .select('impact', 'urgency', 'priority')
        .orderBy('row')) as PriorityMatrixCell[];
      const resolutionTimes = (await knex('resolution_times')
        .select('priority', 'minutes')
        .orderBy('priority')) as ResolutionTime[];
      return { cells, resolutionTimes };
    },
    async save({ cells, resolutionTimes }) {
      for (const { impact, urgency, priority } of cells) {
        await knex('priority_matrix').where({ impact, urgency }).update({ priority });
      }
      for (const { priority, minutes } of resolutionTimes) {
        await knex('resolution_times').where({ priority }).update({ minutes });
      }
    },
  };
}
