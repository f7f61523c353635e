import type { Knex } from 'knex';
import { createListCatalog, type ListCatalog, type ListItem, type ListName } from './list-item.ts';

interface ListItemRow {
  readonly id: string;
  readonly list: ListName;
  readonly name: string;
  readonly path: string;
  readonly parent_id: string | null;
  readonly is_built_in: number;
}

export interface ListStore {
  readCatalog(): Promise<ListCatalog>;
  insert(item: ListItem): Promise<void>;
}

export function createListStore(knex: Knex): ListStore {
  return {
    async readCatalog() {
      // An item is always younger than the one it stands below.
      const rows = (await knex('list_items').orderBy('row')) as ListItemRow[];
      return createListCatalog(rows.map(toListItem));
    },
    async insert(item) {
      await knex('list_items').insert(toListItemRow(item));
    },
  };
}

function toListItem(row: ListItemRow): ListItem {
  return {
    id: row.id,
    list: row.list,
    name: row.name,
    path: row.path,
    parentId: row.parent_id,
    isBuiltIn: row.is_built_in === 1,
  };
}

export function toListItemRow(item: ListItem): ListItemRow {
  return {
    id: item.id,
    list: item.list,
    name: item.name,
    path: item.path,
    parent_id: item.parentId,
    is_built_in: item.isBuiltIn ? 1 : 0,
  };
}
