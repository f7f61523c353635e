import type { Knex } from 'knex';
import { checkFirst, type Page, type PageOrder } from '../kit/paging/page.ts';
import { encodePageCursor } from '../kit/paging/cursor.ts';

/**
 * The first page of a list for each of many parents, in one statement; their totals, if anybody asks, in one more.
 * Later pages are read one parent at a time: nobody turns many lists at once.
 */
export async function readFirstPages<Row extends object, T>(
  knex: Knex,
  options: {
    readonly parentIds: readonly string[];
    /** Names the parent of a row, as in "alerts.monitored_object_id". */
    readonly parentColumn: string;
    readonly first: number | null;
    /** The filtered rows of all parents together, not yet narrowed to these. */
    readonly query: Knex.QueryBuilder;
    readonly columns: readonly string[];
    readonly order: PageOrder<T>;
    toObject(row: Row): T;
  },
): Promise<Page<T>[]> {
  const { parentIds, parentColumn, query, columns, order, toObject } = options;
  const first = checkFirst(options.first);
  const wanted = query.clone().whereIn(parentColumn, [...parentIds]);
  const direction = order.direction === 'ASC' ? 'asc' : 'desc';

  const numbered = wanted
    .clone()
    .select([...columns, `${parentColumn} as parent_id`])
    .rowNumber(
      'place',
      knex.raw(`partition by ?? order by ?? ${direction}, ?? ${direction}`, [
        parentColumn,
        order.column,
        order.idColumn,
      ]),
    );
  const rows = (await knex
    .from(numbered.as('numbered'))
    .where('place', '<=', first + 1)
    .orderBy('place')) as (Row & { parent_id: string })[];
  const rowsOf = Map.groupBy(rows, (row) => row.parent_id);

  let totals: Promise<Map<string, number>> | null = null;
  const countAll = (): Promise<Map<string, number>> =>
    (totals ??= countByParent(wanted, parentColumn));
  const orderName = `${order.field} ${order.direction}`;

  return parentIds.map((parentId) => {
    const found = rowsOf.get(parentId) ?? [];
    return {
      nodes: found.slice(0, first).map(toObject),
      hasNextPage: found.length > first,
      hasPreviousPage: false,
      cursorOf: (node) =>
        encodePageCursor({ order: orderName, value: order.of(node), id: order.idOf(node) }),
      countTotal: async () => (await countAll()).get(parentId) ?? 0,
    };
  });
}

async function countByParent(
  query: Knex.QueryBuilder,
  parentColumn: string,
): Promise<Map<string, number>> {
  const rows = (await query
    .clone()
    .select({ parent_id: parentColumn })
    .count({ total: '*' })
    .groupBy(parentColumn)) as { parent_id: string; total: number | string }[];
  return new Map(rows.map((row) => [row.parent_id, Number(row.total)]));
}
