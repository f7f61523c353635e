import type { Knex } from 'knex';
import { Refusal } from '../refusal.ts';
import { decodePageCursor, encodePageCursor } from './cursor.ts';

export const PAGE_LIMITS = { least: 1, most: 200, usual: 50 } as const;

export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** How a list is ordered: by one column that is never null, then by id in the same direction. */
export interface PageOrder<T> {
  /** Name of the order in the schema, kept in cursors so that they cannot be mixed up. */
  readonly field: string;
  readonly direction: 'ASC' | 'DESC';
  readonly column: string;
  readonly idColumn: string;
  of(object: T): string | number;
  idOf(object: T): string;
}

/** A page of a connection, as the connection types of the schema are resolved from. */
export interface Page<T> {
  readonly nodes: readonly T[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  cursorOf(node: T): string;
  /** Counted only when somebody asks. */
  countTotal(): Promise<number>;
}

/**
 * Reads one page after a cursor. Keyset paging: the query continues behind the last row by value, so that a page deep
 * in a list costs what the first one does and rows that come or go meanwhile shift nothing.
 */
export async function readPage<Row, T>(options: {
  readonly arguments: PageArguments;
  /** The filtered rows, not yet ordered or cut. */
  readonly query: Knex.QueryBuilder;
  readonly columns: readonly string[];
  readonly order: PageOrder<T>;
  readonly toObject: (row: Row) => T;
}): Promise<Page<T>> {
  const { arguments: asked, query, columns, order, toObject } = options;
  const first = checkFirst(asked.first);
  const after = asked.after ?? null;
  const orderName = `${order.field} ${order.direction}`;
  const direction = order.direction === 'ASC' ? 'asc' : 'desc';

  const page = query.clone().select(columns as string[]);
  if (after !== null) {
    const { value, id } = decodePageCursor(after, orderName);
    const comparison = order.direction === 'ASC' ? '>' : '<';
    page.whereRaw(`(${order.column}, ${order.idColumn}) ${comparison} (?, ?)`, [value, id]);
  }
  page.orderBy([
    { column: order.column, order: direction },
    { column: order.idColumn, order: direction },
  ]);
  const rows = (await page.limit(first + 1)) as Row[];

  return {
    nodes: rows.slice(0, first).map(toObject),
    hasNextPage: rows.length > first,
    hasPreviousPage: after !== null,
    cursorOf: (node) =>
      encodePageCursor({ order: orderName, value: order.of(node), id: order.idOf(node) }),
    countTotal: async () => {
      const [row] = (await query.clone().count({ total: '*' })) as { total: number | string }[];
      return Number(row?.total ?? 0);
    },
  };
}

/** How many a page may hold; refused rather than cut, so that nobody takes a part for the whole. */
export function checkFirst(first: number | null | undefined): number {
  const wanted = first ?? PAGE_LIMITS.usual;
  if (wanted < PAGE_LIMITS.least || wanted > PAGE_LIMITS.most) {
    throw new Refusal(
      'OUT_OF_RANGE',
      `Cannot list ${wanted} at once: "first" must be ${PAGE_LIMITS.least} to ${PAGE_LIMITS.most}`,
      ['first'],
    );
  }
  return wanted;
}
