import { checkFilter } from '../../kit/filter/check-filter.ts';
import { connectionResolvers } from '../../kit/paging/connection-resolvers.ts';
import { readPositionedPage } from '../../kit/paging/positioned-page.ts';
import { attempt } from '../../kit/refusal.ts';
import { toCursor } from '../cursors.ts';
import type { Resolvers } from '../schema-types.generated.ts';
import { reportGroup } from './group-actions.ts';
import { GROUP_FILTERS } from './group-filter.ts';
import { reportManagementGroup } from './management-group-actions.ts';

export const groupResolvers: Pick<
  Resolvers,
  'Query' | 'Mutation' | 'Group' | 'GroupConnection' | 'ManagementGroup'
> = {
  Query: {
    groups(_root, { filter, first, after }, { stores, viewer }) {
      if (filter !== null && filter !== undefined) checkFilter(filter, GROUP_FILTERS, ['filter']);
      return stores.groups.list({ filter: filter ?? null, sight: viewer.groupIds, first, after });
    },
    managementGroups: (_root, _arguments, { stores }) => stores.managementGroups.listAll(),
  },
  Mutation: {
    async reportManagementGroup(_root, { input }, context) {
      const { result, userErrors } = await attempt(reportManagementGroup(context, input));
      return {
        managementGroup: result?.managementGroup ?? null,
        outcome: result?.outcome ?? null,
        cursor: toCursor(context, result?.sequence),
        userErrors,
      };
    },
    async reportGroup(_root, { input }, context) {
      const { result, userErrors } = await attempt(
        reportGroup(context, { ...input, comment: input.comment ?? null }),
      );
      return {
        group: result?.group ?? null,
        outcome: result?.outcome ?? null,
        cursor: toCursor(context, result?.sequence),
        userErrors,
      };
    },
  },
  Group: {
    managementGroup: ({ managementGroupId }, _arguments, { loaders }) =>
      loaders.managementGroup.load(managementGroupId),
    health: ({ id }, _arguments, { loaders }) => loaders.groupHealth.load(id),
    members: ({ id }, page, context) =>
      readPositionedPage(context, () => context.loaders.members.load({ parentId: id, ...page })),
    childGroups: ({ id }, _arguments, { loaders }) => loaders.childGroups.load(id),
    openAlertCount: ({ id }, _arguments, { loaders }) => loaders.groupOpenAlertCount.load(id),
  },
  GroupConnection: connectionResolvers,
  ManagementGroup: {
    managementServers: ({ id }, _arguments, { loaders }) => loaders.managementServers.load(id),
    monitoredObjectCount: ({ id }, _arguments, { loaders }) =>
      loaders.objectCountOfManagementGroup.load(id),
    openAlertCount: ({ id }, _arguments, { loaders }) =>
      loaders.alertCountOfManagementGroup.load(id),
  },
};
