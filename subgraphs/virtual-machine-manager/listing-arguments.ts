import { checkFilter } from '../kit/filter/check-filter.ts';
import type { Filter, FilterTable } from '../kit/filter/filter-table.ts';
import { BOOKMARK_SECONDS, type StreamRequest } from '../kit/journal/change-stream.ts';
import type { PageArguments } from '../kit/paging/page.ts';

interface ListArguments<Order> extends PageArguments {
  readonly filter?: Filter | null | undefined;
  readonly orderBy?: Order | null | undefined;
}

/** What a list is asked for, with its filter checked and what was left out filled in. */
export function toListing<T, Order>(
  asked: ListArguments<Order>,
  { filters, usualOrder }: { filters: FilterTable<T>; usualOrder: Order },
): PageArguments & { filter: Filter | null; orderBy: Order } {
  const filter = asked.filter ?? null;
  if (filter !== null) checkFilter(filter, filters, ['filter']);
  return {
    filter,
    orderBy: asked.orderBy ?? usualOrder,
    first: asked.first ?? null,
    after: asked.after ?? null,
  };
}

interface StreamArguments {
  readonly filter?: Filter | null | undefined;
  readonly after?: string | null | undefined;
  readonly snapshot?: boolean | null | undefined;
  readonly bookmarkSeconds?: number | null | undefined;
}

/** What a stream is asked for, with what was left out filled in. */
export function toStreamRequest(asked: StreamArguments): StreamRequest {
  return {
    filter: asked.filter ?? null,
    after: asked.after ?? null,
    snapshot: asked.snapshot ?? false,
    bookmarkSeconds: asked.bookmarkSeconds ?? BOOKMARK_SECONDS.usual,
  };
}
