import { checkFilter } from '../../kit/filter/check-filter.ts';
import type { Filter } from '../../kit/filter/filter-table.ts';
import { connectionResolvers } from '../../kit/paging/connection-resolvers.ts';
import { readPositionedPage, type PositionedPage } from '../../kit/paging/positioned-page.ts';
import { attempt, toUserError } from '../../kit/refusal.ts';
import { toCursor } from '../cursors.ts';
import { findTop } from '../health/health-tree.ts';
import { isUnhealthy } from '../health/health-state.ts';
import type { Resolvers } from '../schema-types.generated.ts';
import type { MonitoredObject } from './monitored-object.ts';
import { reportMonitoredObjects } from './monitored-object-actions.ts';
import { MONITORED_OBJECT_FILTERS } from './monitored-object-filter.ts';
import { toObjectReport } from './object-report-input.ts';

export type MonitoredObjectPage = PositionedPage<MonitoredObject>;

export const monitoredObjectResolvers: Pick<
  Resolvers,
  'Query' | 'Mutation' | 'MonitoredObject' | 'MonitoredObjectConnection' | 'VirtualMachine' | 'Host'
> = {
  Query: {
    monitoredObject: (_root, { id }, { loaders }) => loaders.monitoredObject.load(id),
    monitoredObjects(_root, { filter, orderBy, first, after }, context) {
      const { stores, viewer, wanted } = context;
      return readPositionedPage(context, () =>
        stores.monitoredObjects.list({
          filter: toFilter(filter),
          orderBy: orderBy ?? { field: 'DISPLAY_NAME', direction: 'ASC' },
          sight: viewer.groupIds,
          wanted: wanted.get('MonitoredObject'),
          first,
          after,
        }),
      );
    },
  },
  Mutation: {
    async reportMonitoredObjects(_root, { input }, context) {
      const { result, userErrors } = await attempt(
        reportMonitoredObjects(context, {
          objects: input.objects.map(toObjectReport),
          removedIds: input.removedIds,
          comment: input.comment ?? null,
        }),
      );
      const results = (result?.results ?? []).map(({ id, object, outcome, refusal }) => ({
        monitoredObjectId: id,
        monitoredObject: object,
        outcome,
        refusal: refusal === null ? null : toUserError(refusal),
      }));
      return { results, cursor: toCursor(context, result?.sequence), userErrors };
    },
  },
  MonitoredObject: {
    container: ({ containerId }, _arguments, { loaders }) =>
      containerId === null ? null : loaders.monitoredObject.load(containerId),
    contained: ({ id }, page, context) =>
      readPositionedPage(context, () => context.loaders.contained.load({ parentId: id, ...page })),
    maintenanceWindow: ({ id, inMaintenance }, _arguments, { loaders }) =>
      inMaintenance ? loaders.activeWindow.load(id) : null,
    groups: ({ id }, _arguments, { loaders }) => loaders.groupsOfObject.load(id),
    healthTree: async ({ id }, _arguments, { loaders }) =>
      findTop(await loaders.healthTree.load(id)),
    monitors: async ({ id }, { onlyUnhealthy }, { loaders }) =>
      (await loaders.healthTree.load(id)).filter(
        ({ state }) => !onlyUnhealthy || isUnhealthy(state),
      ),
    alerts({ id }, { onlyOpen, first, after }, context) {
      const { openAlertsOfObject, alertsOfObject } = context.loaders;
      const list = onlyOpen ? openAlertsOfObject : alertsOfObject;
      return readPositionedPage(context, () => list.load({ parentId: id, first, after }));
    },
    openAlertCount: ({ id }, _arguments, { loaders }) => loaders.openAlertCount.load(id),
    managementGroup: ({ managementGroupId }, _arguments, { loaders }) =>
      loaders.managementGroup.load(managementGroupId),
  },
  MonitoredObjectConnection: connectionResolvers,
  VirtualMachine: { monitoredObject: findComputer },
  Host: { monitoredObject: findComputer },
};

function findComputer(
  { computerName }: { readonly computerName: string | null },
  _arguments: object,
  {
    loaders,
  }: { readonly loaders: { computer: { load(name: string): Promise<MonitoredObject | null> } } },
): Promise<MonitoredObject | null> | null {
  return computerName === null ? null : loaders.computer.load(computerName);
}

function toFilter(filter: Filter | null | undefined): Filter | null {
  if (filter === null || filter === undefined) return null;
  checkFilter(filter, MONITORED_OBJECT_FILTERS, ['filter']);
  return filter;
}
