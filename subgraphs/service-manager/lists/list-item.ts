/** What is true of Service Manager's lists: their items form trees, and items are named in more ways than one. */
export const LIST_NAMES = {
  INCIDENT_STATUS: 'Incident status',
  IMPACT: 'Impact',
  URGENCY: 'Urgency',
  SOURCE: 'Incident source',
  CLASSIFICATION: 'Incident classification',
  TIER_QUEUE: 'Incident tier queue',
  RESOLUTION_CATEGORY: 'Incident resolution category',
  ASSET_STATUS: 'Asset status',
} as const;

export type ListName = keyof typeof LIST_NAMES;

export interface ListItem {
  readonly id: string;
  readonly list: ListName;
  readonly name: string;
  /** Names from the top down, joined by dots. */
  readonly path: string;
  readonly parentId: string | null;
  readonly isBuiltIn: boolean;
}

/** A list by its name; its items are read when somebody asks. */
export interface ItemList {
  readonly name: ListName;
}

/** All items of all lists at one moment. */
export interface ListCatalog {
  find(id: string): ListItem | null;
  /** Parents before their children. */
  listItems(list: ListName): readonly ListItem[];
  /** The items that a text may mean: by id, else by path, else by name. */
  findMeant(list: ListName, reference: string): readonly ListItem[];
  /** The item and everything below it. */
  listWithin(item: ListItem): readonly ListItem[];
}

/** `items` come parents first, siblings in the order of the list. */
export function createListCatalog(items: readonly ListItem[]): ListCatalog {
  const byId = new Map(items.map((item) => [item.id, item]));
  const byList = Map.groupBy(items, (item) => item.list);
  const listItems = (list: ListName): readonly ListItem[] => byList.get(list) ?? [];

  return {
    find: (id) => byId.get(id) ?? null,
    listItems,
    findMeant(list, reference) {
      const byOwnId = byId.get(reference);
      if (byOwnId?.list === list) return [byOwnId];
      const text = reference.toLowerCase();
      const byPath = listItems(list).filter((item) => item.path.toLowerCase() === text);
      if (byPath.length > 0) return byPath;
      return listItems(list).filter((item) => item.name.toLowerCase() === text);
    },
    listWithin(item) {
      const within = new Set([item.id]);
      return listItems(item.list).filter((other) => {
        if (other.parentId !== null && within.has(other.parentId)) within.add(other.id);
        return within.has(other.id);
      });
    },
  };
}
