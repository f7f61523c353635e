import type { ListCatalog, ListItem } from './list-item.ts';
import type { ListStore } from './list-store.ts';

/** Items by id without asking the store each time: an item, once added, never changes. */
export interface ListCache {
  /** Whoever holds an id got it from an item, so that there is one. */
  get(id: string): ListItem | Promise<ListItem>;
}

export function createListCache(lists: ListStore): ListCache {
  let catalog: ListCatalog | null = null;
  let reading: Promise<ListCatalog> | null = null;

  /** Everybody who misses an item at the same time shares one reading. */
  async function readAgain(): Promise<ListCatalog> {
    reading ??= lists.readCatalog().finally(() => {
      reading = null;
    });
    catalog = await reading;
    return catalog;
  }

  async function getAfterReading(id: string): Promise<ListItem> {
    const item = (await readAgain()).find(id);
    if (item === null) throw new Error(`Cannot read the lists: item "${id}" is missing`);
    return item;
  }

  return {
    // Unknown here may mean that another process has just added it.
    get: (id) => catalog?.find(id) ?? getAfterReading(id),
  };
}
