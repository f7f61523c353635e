import { connectionResolvers } from '../../kit/paging/connection-resolvers.ts';
import { attempt } from '../../kit/refusal.ts';
import { toCheckedFilter } from '../filters.ts';
import { listIncidentsOf } from '../incidents/incident-pages.ts';
import { toIncidentFilter } from '../incidents/incident-stream.ts';
import { toReference } from '../reference.ts';
import type { Resolvers } from '../schema-types.generated.ts';
import { reportConfigurationItems } from './configuration-item-actions.ts';
import {
  CONFIGURATION_ITEM_FILTERS,
  CONFIGURATION_ITEM_LIST_FIELDS,
} from './configuration-item-filter.ts';

export const configurationItemResolvers: Resolvers = {
  Query: {
    configurationItem: (_root, { id }, { loaders }) => loaders.configurationItem.load(id),
    async configurationItems(_root, { filter, orderBy, first, after }, { stores }) {
      return await stores.configurationItems.list({
        filter: await toCheckedFilter(stores.lists, filter, {
          table: CONFIGURATION_ITEM_FILTERS,
          listFields: CONFIGURATION_ITEM_LIST_FIELDS,
        }),
        orderBy: orderBy ?? { field: 'DISPLAY_NAME', direction: 'ASC' },
        first,
        after,
      });
    },
  },
  Mutation: {
    async reportConfigurationItems(_root, { input }, context) {
      const { result, userErrors } = await attempt(reportConfigurationItems(context, input));
      return { results: result ?? [], userErrors };
    },
  },
  ConfigurationItem: {
    assetStatus: ({ assetStatus }, _arguments, { listItems }) =>
      assetStatus === null ? null : listItems.get(assetStatus),
    monitoredObject: ({ monitoredObjectId }) => toReference(monitoredObjectId),
    async incidents({ id }, { filter, first, after }, context) {
      const request = { filter: await toIncidentFilter(context.stores, filter), first, after };
      return await listIncidentsOf(context, { parent: 'configurationItem', id, request });
    },
  },
  MonitoredObject: {
    configurationItem: ({ id }, _arguments, { loaders }) =>
      loaders.configurationItemOfObject.load(id),
  },
  ConfigurationItemConnection: connectionResolvers,
};
