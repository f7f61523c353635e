import type { Knex } from 'knex';
import {
  listConditions,
  toOperators,
  type ComparableField,
  type Filter,
  type FilterTable,
} from './filter-table.ts';

/** Narrows a query to the rows that a filter matches. The filter has been checked. */
export function whereFilter<T>(
  query: Knex.QueryBuilder,
  filter: Filter,
  table: FilterTable<T>,
): Knex.QueryBuilder {
  for (const [name, operand] of listConditions(filter)) {
    if (name === 'and') {
      for (const part of operand as readonly Filter[]) {
        query.where((inner) => void whereFilter(inner, part, table));
      }
    } else if (name === 'or') {
      query.where((any) => {
        for (const part of operand as readonly Filter[]) {
          any.orWhere((inner) => void whereFilter(inner, part, table));
        }
      });
    } else if (name === 'not') {
      whereNotMatching(query, operand as Filter, table);
    } else {
      whereField(query, name, operand, table);
    }
  }
  return query;
}

/**
 * SQL's NOT leaves out rows where the condition is unknown (a null column); a reader of a filter expects them. So
 * the condition is made a value that is never unknown first.
 */
function whereNotMatching<T>(
  query: Knex.QueryBuilder,
  filter: Filter,
  table: FilterTable<T>,
): void {
  if (listConditions(filter).length === 0) {
    query.whereRaw('1 = 0');
    return;
  }
  const condition = query.clone().clear('select').clear('where').clear('order').clear('limit');
  whereFilter(condition, filter, table);
  const { sql, bindings } = toCondition(condition);
  query.whereRaw(`not coalesce((${sql}), ?)`, [...bindings, false]);
}

/** The text behind WHERE of a query that has nothing else of interest. */
function toCondition(query: Knex.QueryBuilder): {
  sql: string;
  bindings: readonly Knex.RawBinding[];
} {
  const { sql, bindings } = query.toSQL();
  const start = sql.indexOf(' where ');
  return { sql: sql.slice(start + ' where '.length), bindings: bindings as Knex.RawBinding[] };
}

function whereField<T>(
  query: Knex.QueryBuilder,
  name: string,
  operand: unknown,
  table: FilterTable<T>,
): void {
  const field = table[name];
  if (field === undefined)
    throw new Error(`Cannot filter by "${name}": the filter table has no such field`);
  if (field.kind === 'relation') {
    // The schema gives a relation its own input type; the table's author matched the two.
    query.where((inner) => field.where(inner, operand as never));
    return;
  }
  whereOperators(query, field, operand);
}

function whereOperators<T>(
  query: Knex.QueryBuilder,
  field: ComparableField<T>,
  operand: unknown,
): void {
  const { column, kind } = field;
  const store = (value: unknown): Knex.Value =>
    (field.toStored === undefined ? value : field.toStored(value as never)) as Knex.Value;

  const operators = toOperators(operand);
  const several = toSeveral(query, field);
  if (isGiven(operators.eq)) {
    // A flag is written out: only then will the databases use an index over the rows that have it, and SQLite, which looks
    // at a bound one as well, keeps its plan.
    const stored = store(operators.eq);
    query.where(column, kind === 'flag' ? query.client.raw(String(Number(stored))) : stored);
  }
  if (isGiven(operators.in)) {
    const [first, ...others] = operators.in;
    if (others.length === 0) query.where(column, store(first));
    else query.whereIn(several, operators.in.map(store));
  }
  if (isGiven(operators.gt)) query.where(several, '>', store(operators.gt));
  if (isGiven(operators.gte)) query.where(several, '>=', store(operators.gte));
  if (isGiven(operators.lt)) query.where(several, '<', store(operators.lt));
  if (isGiven(operators.lte)) query.where(several, '<=', store(operators.lte));
  if (operators.isNull === true) query.whereNull(column);
  if (operators.isNull === false) query.whereNotNull(column);
  if (isGiven(operators.contains)) {
    if (field.whereContains === undefined) {
      throw new Error(`Cannot search column "${column}": it has no text index`);
    }
    field.whereContains(query, operators.contains);
  }
}

function isGiven<Value>(value: Value): value is NonNullable<Value> {
  return value !== null && value !== undefined;
}

/**
 * The column where several of an enum's few values are asked for. Such rows are common, and the list is best walked in
 * its order until the page is full; SQLite, which cannot know how common, would fetch and sort them all by the column's
 * index, were it not kept from it by the sign. PostgreSQL knows.
 */
function toSeveral<T>(query: Knex.QueryBuilder, { kind, column }: ComparableField<T>): string {
  if (kind !== 'enum' || query.client.dialect === 'postgresql') return column;
  return query.client.raw(`+${column}`) as unknown as string; // knex takes raw text for a column's name
}
