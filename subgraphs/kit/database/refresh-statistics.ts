import type { Database } from './database.ts';

/** Rows looked at for each index: enough to tell a rare value from a common one. */
const ANALYSIS_LIMIT = 1_000;

/**
 * Lets the planner know how many rows there are of what, after very many were written at once. PostgreSQL does this by
 * itself in time; SQLite only when told.
 */
export async function refreshStatistics(database: Database): Promise<void> {
  await database.transaction(async (transaction) => {
    if (database.kind === 'postgres') {
      await transaction.raw('analyze');
      return;
    }
    await transaction.raw(`pragma analysis_limit = ${ANALYSIS_LIMIT}`);
    await transaction.raw('analyze');
    // Other connections read the statistics only with the schema; so the schema has to change.
    await transaction.raw('create table statistics_refreshed (moment text)');
    await transaction.raw('drop table statistics_refreshed');
  });
}
