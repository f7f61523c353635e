import { checkFilter } from '../../kit/filter/check-filter.ts';
import type { Filter } from '../../kit/filter/filter-table.ts';
import { connectionResolvers } from '../../kit/paging/connection-resolvers.ts';
import type { Page } from '../../kit/paging/page.ts';
import type { Resolvers } from '../schema-types.generated.ts';
import { RUNBOOK_FILTERS } from './runbook-filter.ts';
import { toPath, type Runbook } from './runbook.ts';

export type RunbookPage = Page<Runbook>;

export const runbookResolvers: Pick<
  Resolvers,
  'Query' | 'Runbook' | 'RunbookParameter' | 'RunbookActivity' | 'RunbookConnection'
> = {
  Query: {
    runbook: (_root, { id }, { loaders }) => loaders.runbook.load(id),
    runbooks: (_root, { filter, orderBy, first, after }, { stores, wanted }) =>
      stores.runbooks.list({
        filter: toFilter(filter),
        orderBy: orderBy ?? { field: 'PATH', direction: 'ASC' },
        wanted: wanted.get('Runbook'),
        first,
        after,
      }),
  },
  Runbook: { path: toPath },
  RunbookParameter: { isRequired: ({ direction }) => direction === 'IN' },
  RunbookActivity: {
    isRunnable: ({ kind }, _arguments, { activityKinds }) => activityKinds.has(kind),
  },
  RunbookConnection: connectionResolvers,
};

/** The filter, checked; the schema's input type has the shape of one. */
function toFilter(filter: Filter | null | undefined): Filter | null {
  if (filter === null || filter === undefined) return null;
  checkFilter(filter, RUNBOOK_FILTERS, ['filter']);
  return filter;
}
