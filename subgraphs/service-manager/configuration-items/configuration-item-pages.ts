import type DataLoader from 'dataloader';
import { decodePageCursor, encodePageCursor } from '../../kit/paging/cursor.ts';
import { checkFirst, type Page, type PageArguments } from '../../kit/paging/page.ts';
import type { ConfigurationItem } from './configuration-item.ts';

export type ConfigurationItemPage = Page<ConfigurationItem>;

/** Items stand in the order in which they were added, which their ids have in the incident. */
const ORDER = 'POSITION ASC';

/** A page of items whose ids are known already, so that only those on the page are read. */
export async function pageOfItems(
  ids: readonly string[],
  { first: askedFirst, after: askedAfter }: PageArguments,
  loader: DataLoader<string, ConfigurationItem | null>,
): Promise<ConfigurationItemPage> {
  const first = checkFirst(askedFirst);
  const after = askedAfter ?? null;
  const start = after === null ? 0 : Number(decodePageCursor(after, ORDER).value) + 1;
  const items = await Promise.all(ids.slice(start, start + first).map((id) => loader.load(id)));
  return {
    nodes: items.filter((item) => item !== null),
    hasNextPage: ids.length > start + first,
    hasPreviousPage: after !== null,
    cursorOf: ({ id }) => encodePageCursor({ order: ORDER, value: ids.indexOf(id), id }),
    countTotal: async () => ids.length,
  };
}
