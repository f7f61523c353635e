import type { FilterTable } from '../../kit/filter/filter-table.ts';
import type { Group } from './group.ts';

/** What groups can be filtered by. */
export const GROUP_FILTERS: FilterTable<Group> = {
  id: { kind: 'id', column: 'groups.id', of: (group) => group.id },
  name: { kind: 'text', column: 'groups.name', of: (group) => group.name },
  displayName: {
    kind: 'text',
    column: 'groups.display_name',
    of: (group) => group.displayName,
    // There are some dozens of groups: they need no text index.
    whereContains(query, text) {
      const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
      query.whereRaw(`lower(groups.display_name) like ? escape '\\'`, [pattern]);
    },
  },
  managementGroupId: {
    kind: 'id',
    column: 'groups.management_group_id',
    of: (group) => group.managementGroupId,
  },
};
