import type { Knex } from 'knex';
import { decodePageCursor, encodePageCursor } from '../kit/paging/cursor.ts';
import { checkFirst, type Page, type PageArguments, type PageOrder } from '../kit/paging/page.ts';

/**
 * The same page of a list that hangs off many parents, all of them read by one statement: the rows of each parent are
 * numbered in order, and those beyond the page are left out.
 */
export async function readPagesOfParents<Row, T>(options: {
  readonly arguments: PageArguments;
  readonly knex: Knex;
  /** The filtered rows, whatever their parent. */
  readonly query: Knex.QueryBuilder;
  readonly columns: readonly string[];
  readonly parentColumn: string;
  readonly parentIds: readonly string[];
  readonly order: PageOrder<T>;
  toObject(row: Row): T;
  parentIdOf(object: T): string | null;
}): Promise<Page<T>[]> {
  const { arguments: asked, knex, columns, parentColumn, parentIds, order } = options;
  const first = checkFirst(asked.first);
  const after = asked.after ?? null;
  const orderName = `${order.field} ${order.direction}`;
  const ofParents = options.query.clone().whereIn(parentColumn, [...new Set(parentIds)]);

  const ranked = ofParents.clone().select(columns as string[]);
  if (after !== null) {
    const { value, id } = decodePageCursor(after, orderName);
    const comparison = order.direction === 'ASC' ? '>' : '<';
    ranked.whereRaw(`(${order.column}, ${order.idColumn}) ${comparison} (?, ?)`, [value, id]);
  }
  const direction = order.direction === 'ASC' ? 'asc' : 'desc';
  ranked.rowNumber('position', (window) => {
    window
      .partitionBy(parentColumn)
      .orderBy(order.column, direction)
      .orderBy(order.idColumn, direction);
  });
  const rows = (await knex
    .from(ranked.as('ranked'))
    .where('position', '<=', first + 1)
    .orderBy('position')) as Row[];
  const byParent = Map.groupBy(rows.map(options.toObject), options.parentIdOf);
  const countTotal = countOnce(ofParents, parentColumn);

  return parentIds.map((parentId) => {
    const objects = byParent.get(parentId) ?? [];
    return {
      nodes: objects.slice(0, first),
      hasNextPage: objects.length > first,
      hasPreviousPage: after !== null,
      cursorOf: (node) =>
        encodePageCursor({ order: orderName, value: order.of(node), id: order.idOf(node) }),
      countTotal: async () => (await countTotal()).get(parentId) ?? 0,
    };
  });
}

/** Counts for all parents when the first of them asks. */
function countOnce(
  query: Knex.QueryBuilder,
  parentColumn: string,
): () => Promise<ReadonlyMap<string, number>> {
  let counts: Promise<ReadonlyMap<string, number>> | null = null;
  async function count(): Promise<ReadonlyMap<string, number>> {
    const rows = (await query
      .clone()
      .select({ parent: parentColumn })
      .count({ total: '*' })
      .groupBy(parentColumn)) as { parent: string; total: number | string }[];
    return new Map(rows.map(({ parent, total }) => [parent, Number(total)]));
  }
  return () => (counts ??= count());
}
