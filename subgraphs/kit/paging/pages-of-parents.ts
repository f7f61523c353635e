import type { Knex } from 'knex';
import { toOwnName } from '../database/wanted-columns.ts';
import { decodePageCursor, encodePageCursor } from './cursor.ts';
import { checkFirst, type Page, type PageArguments, type PageOrder } from './page.ts';

/**
 * Reads the same page of the lists of many parents (the machines of each of fifty hosts) in one statement, and counts
 * them all in one more when somebody asks. Answers in the order of the parents.
 */
export async function readPagesOfParents<Row extends object, T>(options: {
  readonly knex: Knex;
  readonly parentIds: readonly string[];
  readonly parentColumn: string;
  readonly arguments: PageArguments;
  /** The filtered rows of all parents, not yet ordered or cut. */
  readonly query: Knex.QueryBuilder;
  readonly columns: readonly string[];
  readonly order: PageOrder<T>;
  readonly toObject: (row: Row) => T;
}): Promise<Page<T>[]> {
  const { knex, parentIds, parentColumn, arguments: asked, query, columns, order } = options;
  const first = checkFirst(asked.first);
  const after = asked.after ?? null;
  const orderName = `${order.field} ${order.direction}`;
  const direction = order.direction === 'ASC' ? 'asc' : 'desc';

  const ofParents = query.clone().whereIn(parentColumn, [...parentIds]);
  const ranked = ofParents
    .clone()
    .select(columns as string[])
    .select(knex.raw('?? as parent_of_page', [parentColumn]))
    .rowNumber('place_on_page', (window) => {
      window.partitionBy(parentColumn).orderBy([
        { column: order.column, order: direction },
        { column: order.idColumn, order: direction },
      ]);
    });
  if (after !== null) {
    const { value, id } = decodePageCursor(after, orderName);
    const comparison = order.direction === 'ASC' ? '>' : '<';
    ranked.whereRaw(`(${order.column}, ${order.idColumn}) ${comparison} (?, ?)`, [value, id]);
  }
  // Named again, for rows of named columns are read faster than those of `*`.
  const rows = (await knex
    .select([...columns.map(toOwnName), 'parent_of_page'])
    .from(ranked.as('ranked'))
    .where('place_on_page', '<=', first + 1)
    .orderBy(['parent_of_page', 'place_on_page'])) as (Row & { parent_of_page: string })[];

  const rowsOf = Map.groupBy(rows, (row) => row.parent_of_page);
  let totals: Promise<ReadonlyMap<string, number>> | null = null;
  return parentIds.map((parentId) => {
    const own = rowsOf.get(parentId) ?? [];
    return {
      nodes: own.slice(0, first).map(options.toObject),
      hasNextPage: own.length > first,
      hasPreviousPage: after !== null,
      cursorOf: (node) =>
        encodePageCursor({ order: orderName, value: order.of(node), id: order.idOf(node) }),
      async countTotal() {
        totals ??= countByParent(ofParents, parentColumn);
        return (await totals).get(parentId) ?? 0;
      },
    };
  });
}

async function countByParent(
  ofParents: Knex.QueryBuilder,
  parentColumn: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = (await ofParents
    .clone()
    .select({ parent: parentColumn })
    .count({ total: '*' })
    .groupBy(parentColumn)) as { parent: string; total: number | string }[];
  return new Map(rows.map(({ parent, total }) => [parent, Number(total)]));
}
