import { createChangeResolvers } from '../../kit/journal/change-resolvers.ts';
import { checkFilter } from '../../kit/filter/check-filter.ts';
import type { Filter } from '../../kit/filter/filter-table.ts';
import { connectionResolvers } from '../../kit/paging/connection-resolvers.ts';
import { PAGE_LIMITS } from '../../kit/paging/page.ts';
import { readPositionedPage, type PositionedPage } from '../../kit/paging/positioned-page.ts';
import { attempt } from '../../kit/refusal.ts';
import { toCursor } from '../cursors.ts';
import type { Resolvers } from '../schema-types.generated.ts';
import { endMaintenanceMode, setMaintenanceMode } from './maintenance-actions.ts';
import { streamMaintenance } from './maintenance-stream.ts';
import { MAINTENANCE_WINDOW_FILTERS } from './maintenance-window-filter.ts';
import type { MaintenanceWindow } from './maintenance-window.ts';

export type MaintenanceWindowPage = PositionedPage<MaintenanceWindow>;

const changes = createChangeResolvers('maintenanceChanges', streamMaintenance);

export const maintenanceResolvers: Pick<
  Resolvers,
  | 'Query'
  | 'Mutation'
  | 'Subscription'
  | 'MaintenanceWindow'
  | 'MaintenanceWindowConnection'
  | 'MaintenanceChange'
> = {
  Query: {
    maintenanceChangesPage: changes.page,
    maintenanceWindows(_root, { filter, orderBy, first, after }, context) {
      const { stores, viewer } = context;
      return readPositionedPage(context, () =>
        stores.maintenanceWindows.list({
          filter: toFilter(filter),
          orderBy: orderBy ?? { field: 'STARTED_AT', direction: 'DESC' },
          sight: viewer.groupIds,
          first,
          after,
        }),
      );
    },
  },
  Mutation: {
    async setMaintenanceMode(_root, { input }, context) {
      const { result, userErrors } = await attempt(
        setMaintenanceMode(context, {
          idempotencyKey: input.idempotencyKey ?? null,
          objectIds: input.monitoredObjectIds ?? null,
          groupId: input.groupId ?? null,
          minutes: input.minutes ?? null,
          endAt: input.endAt ?? null,
          reason: input.reason,
          comment: input.comment,
          includeContained: input.includeContained,
        }),
      );
      return {
        maintenanceWindows: (result?.windows ?? []).slice(
          0,
          (input.groupId ?? null) === null ? MOST_NAMED : PAGE_LIMITS.most,
        ),
        startedCount: result?.startedCount ?? 0,
        prolongedCount: result?.prolongedCount ?? 0,
        unchangedCount: result?.unchangedCount ?? 0,
        cursor: toCursor(context, result?.sequence),
        userErrors,
      };
    },
    async endMaintenanceMode(_root, { input }, context) {
      const { result, userErrors } = await attempt(
        endMaintenanceMode(context, {
          objectIds: input.monitoredObjectIds ?? null,
          groupId: input.groupId ?? null,
          includeContained: input.includeContained,
          comment: input.comment ?? null,
        }),
      );
      const windows = result?.windows ?? [];
      return {
        maintenanceWindows: windows.slice(0, PAGE_LIMITS.most),
        endedCount: windows.length,
        cursor: toCursor(context, result?.sequence),
        userErrors,
      };
    },
  },
  Subscription: {
    maintenanceChanges: { subscribe: changes.subscribe },
  },
  MaintenanceWindow: {
    async monitoredObject({ objectId }, _arguments, { loaders }) {
      const object = await loaders.monitoredObject.load(objectId);
      if (object === null)
        throw new Error(`Cannot show monitored object "${objectId}": it is gone`);
      return object;
    },
  },
  MaintenanceWindowConnection: connectionResolvers,
  MaintenanceChange: { maintenanceWindow: ({ object }) => object },
};

/** Named objects are all shown, of a group's members only the first. */
const MOST_NAMED = 1_000;

function toFilter(filter: Filter | null | undefined): Filter | null {
  if (filter === null || filter === undefined) return null;
  checkFilter(filter, MAINTENANCE_WINDOW_FILTERS, ['filter']);
  return filter;
}
