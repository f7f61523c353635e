import {
  listConditions,
  toOperators,
  type ComparableField,
  type Filter,
  type FilterTable,
} from './filter-table.ts';

/** Whether an object is among those that the same filter would find in the store. */
export function matchesFilter<T>(object: T, filter: Filter, table: FilterTable<T>): boolean {
  return listConditions(filter).every(([name, operand]) => {
    switch (name) {
      case 'and':
        return (operand as readonly Filter[]).every((part) => matchesFilter(object, part, table));
      case 'or':
        return (operand as readonly Filter[]).some((part) => matchesFilter(object, part, table));
      case 'not':
        return !matchesFilter(object, operand as Filter, table);
      default:
        return matchesField(object, name, operand, table);
    }
  });
}

function matchesField<T>(
  object: T,
  name: string,
  operand: unknown,
  table: FilterTable<T>,
): boolean {
  const field = table[name];
  if (field === undefined)
    throw new Error(`Cannot filter by "${name}": the filter table has no such field`);
  if (field.kind === 'relation') return field.matches(object, operand as never);
  return matchesOperators(field.of(object), field, operand);
}

/** Whether a value of a field meets all that is said of it. */
export function matchesOperators(
  value: string | number | boolean | null,
  field: Ordered,
  operand: unknown,
): boolean {
  const { eq, in: values, notIn, contains, gt, gte, lt, lte, isNull } = toOperators(operand);
  if (isNull !== undefined && isNull !== null && (value === null) !== isNull) return false;
  const asked = [eq, values, notIn, contains, gt, gte, lt, lte].some(
    (operator) => operator !== undefined && operator !== null,
  );
  if (!asked) return true;
  // As in SQL: what is absent equals nothing, lies in no range and contains nothing.
  if (value === null) return false;

  if (eq !== undefined && eq !== null && value !== eq) return false;
  if (values !== undefined && values !== null && !values.includes(value)) return false;
  if (notIn?.includes(value) === true) return false;
  if (isComparable(gt) && !(toOrder(field, value) > toOrder(field, gt))) return false;
  if (isComparable(gte) && !(toOrder(field, value) >= toOrder(field, gte))) return false;
  if (isComparable(lt) && !(toOrder(field, value) < toOrder(field, lt))) return false;
  if (isComparable(lte) && !(toOrder(field, value) <= toOrder(field, lte))) return false;
  if (contains !== undefined && contains !== null) {
    return foldCase(String(value)).includes(foldCase(contains));
  }
  return true;
}

function isComparable(operand: unknown): operand is string | number {
  return typeof operand === 'string' || typeof operand === 'number';
}

type Ordered = Pick<ComparableField<unknown>, 'toStored'>;

/** An enum is ordered by how it is kept, everything else by itself. */
export function toOrder(
  field: Ordered,
  value: string | number | boolean,
): string | number | boolean {
  return field.toStored === undefined ? value : field.toStored(value as never);
}

/** Letters A to Z only: what both databases agree on without a collation. */
export function foldCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
