import type { FilterTable } from '../../kit/filter/filter-table.ts';
import { whereContainsIn } from '../../kit/filter/text-index.ts';
import type { ListFields } from '../lists/list-filter.ts';
import type { ConfigurationItem } from './configuration-item.ts';

/** What configuration items can be filtered by. Names of list items have become ids before. */
export const CONFIGURATION_ITEM_FILTERS: FilterTable<ConfigurationItem> = {
  id: { kind: 'id', column: 'configuration_items.id', of: ({ id }) => id },
  class: { kind: 'text', column: 'configuration_items.class', of: (item) => item.class },
  displayName: {
    kind: 'text',
    column: 'configuration_items.display_name',
    of: ({ displayName }) => displayName,
    whereContains: whereContainsIn('configuration_items', 'display_name'),
  },
  principalName: {
    kind: 'text',
    column: 'configuration_items.principal_name',
    of: ({ principalName }) => principalName,
  },
  objectStatus: {
    kind: 'enum',
    column: 'configuration_items.object_status',
    of: ({ objectStatus }) => objectStatus,
  },
  assetStatus: {
    kind: 'id',
    column: 'configuration_items.asset_status',
    of: ({ assetStatus }) => assetStatus,
  },
  monitoredObjectId: {
    kind: 'id',
    column: 'configuration_items.monitored_object_id',
    of: ({ monitoredObjectId }) => monitoredObjectId,
  },
  lastInventoryAt: {
    kind: 'time',
    column: 'configuration_items.last_inventory_at',
    of: ({ lastInventoryAt }) => lastInventoryAt,
  },
  lastModifiedAt: {
    kind: 'time',
    column: 'configuration_items.last_modified_at',
    of: ({ lastModifiedAt }) => lastModifiedAt,
  },
};

/** The fields whose operands are items of lists. */
export const CONFIGURATION_ITEM_LIST_FIELDS: ListFields = { assetStatus: 'ASSET_STATUS' };
