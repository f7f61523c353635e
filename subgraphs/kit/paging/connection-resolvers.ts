import type { Page } from './page.ts';

/** The fields of every connection type, resolved from a Page. */
export const connectionResolvers = {
  edges: <T>(page: Page<T>) => page.nodes.map((node) => ({ node, cursor: page.cursorOf(node) })),
  totalCount: <T>(page: Page<T>) => page.countTotal(),
  pageInfo<T>(page: Page<T>) {
    const [first, last] = [page.nodes.at(0), page.nodes.at(-1)];
    return {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: first === undefined ? null : page.cursorOf(first),
      endCursor: last === undefined ? null : page.cursorOf(last),
    };
  },
} as const;
