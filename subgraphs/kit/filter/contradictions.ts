import { Refusal } from '../refusal.ts';
import {
  listConditions,
  toOperators,
  type ComparableField,
  type Filter,
  type FilterTable,
  type Operators,
} from './filter-table.ts';
import { matchesOperators, toOrder } from './matches-filter.ts';

/** What is said of one field, and where. */
interface Condition {
  readonly path: readonly string[];
  readonly operators: Operators;
}

/** What it takes to compare two values of a field. */
type Comparison = Pick<ComparableField<unknown>, 'toStored'> & { readonly kind?: string };

/**
 * Refuses conditions that nothing could meet together: those on one field, wherever `and` puts them, and those on a flag
 * with those on a field it follows from. Each part of an `or`, and what is in a `not`, is looked at by itself.
 */
export function refuseContradictions<T>(
  filter: Filter,
  table: FilterTable<T>,
  path: readonly string[],
): void {
  const said = new Map<string, Condition[]>();
  for (const { name, operand, path: here } of listTogether(filter, path)) {
    if (name === 'or') {
      for (const [index, part] of (operand as readonly Filter[]).entries()) {
        refuseContradictions(part, table, [...here, String(index)]);
      }
    } else if (name === 'not') {
      refuseContradictions(operand as Filter, table, here);
    } else if (hasOneValue(table[name], operand)) {
      const conditions = said.get(name) ?? [];
      said.set(name, [...conditions, { path: here, operators: toOperators(operand) }]);
    }
  }
  for (const [name, conditions] of said) {
    refuseImpossible(table[name] ?? {}, conditions, listImplied(name, said, table));
  }
}

/** The conditions that must all hold, those inside of `and` like those beside it. */
function* listTogether(
  filter: Filter,
  path: readonly string[],
): Generator<{ name: string; operand: unknown; path: readonly string[] }> {
  for (const [name, operand] of listConditions(filter)) {
    const here = [...path, name];
    if (name !== 'and') yield { name, operand, path: here };
    else {
      for (const [index, part] of (operand as readonly Filter[]).entries()) {
        yield* listTogether(part, [...here, String(index)]);
      }
    }
  }
}

/** Of most relations an object has many: it may well be a member of two groups. */
function hasOneValue<T>(field: FilterTable<T>[string] | undefined, operand: unknown): boolean {
  if (field === undefined) return false;
  return field.kind !== 'relation' || field.isOneOf === true || typeof operand === 'boolean';
}

/** What the flags that are asked for tell of a field. */
function listImplied<T>(
  name: string,
  said: ReadonlyMap<string, readonly Condition[]>,
  table: FilterTable<T>,
): Condition[] {
  return [...said].flatMap(([flag, conditions]) =>
    conditions.flatMap(({ path, operators: { eq } }) => {
      const operators = table[flag]?.implies?.[eq === true ? 'true' : 'false'][name];
      return operators === undefined ? [] : [{ path, operators }];
    }),
  );
}

function refuseImpossible(
  field: Comparison,
  conditions: readonly Condition[],
  implied: readonly Condition[],
): void {
  for (const condition of conditions) {
    const reason = findImpossible(field, [condition]);
    if (reason !== null) throw refuse(condition.path, reason);
  }
  const all = [...implied, ...conditions];
  if (findImpossible(field, all) === null) return;
  const paths = all.map(({ path }) => path);
  const others = paths.slice(0, -1).map((path) => path.join('.'));
  throw refuse(paths.at(-1) ?? [], `it contradicts ${others.join(' and ')}`);
}

function refuse(path: readonly string[], reason: string): Refusal {
  return new Refusal(
    'BAD_FILTER',
    `Cannot filter by ${path.join('.')}: ${reason}, so nothing matches`,
    path,
  );
}

/** Why no value of a field meets all of the conditions; null if one may. */
function findImpossible(field: Comparison, conditions: readonly Condition[]): string | null {
  const named = conditions
    .map(({ operators }) => listNamed(operators))
    .find((values) => values !== null);
  if (named !== undefined) {
    const isMet = named.some((value) =>
      conditions.every(({ operators }) => matchesOperators(value, field, operators)),
    );
    return isMet ? null : 'its conditions exclude one another';
  }
  return findEmptyRange(field, conditions);
}

/** The only values that a condition leaves, if it names them; null if it does not. */
function listNamed({ eq, in: values, isNull }: Operators): readonly Value[] | null {
  if (isNull === true) return [null];
  if (eq !== undefined && eq !== null) return [eq as Value];
  return (values ?? null) as readonly Value[] | null; // as the types of the schema have them
}

type Value = string | number | boolean | null;

function findEmptyRange(field: Comparison, conditions: readonly Condition[]): string | null {
  const operators = conditions.map((condition) => condition.operators);
  const lows = operators.flatMap(({ gt, gte }) => [...toBound(gt, true), ...toBound(gte, false)]);
  const highs = operators.flatMap(({ lt, lte }) => [...toBound(lt, true), ...toBound(lte, false)]);
  for (const low of lows) {
    for (const high of highs) {
      const [from, to] = [toOrder(field, low.value), toOrder(field, high.value)];
      const isOpen = low.isOpen || high.isOpen;
      // Numbers are whole ones: there is none between 4 and 5.
      const isGap =
        low.isOpen && high.isOpen && field.kind === 'number' && Number(to) - Number(from) === 1;
      if (from > to || (from === to && isOpen) || isGap) {
        return `the range from ${low.value} to ${high.value} is empty`;
      }
    }
  }
  return null;
}

function toBound(value: unknown, isOpen: boolean): { value: string | number; isOpen: boolean }[] {
  return typeof value === 'string' || typeof value === 'number' ? [{ value, isOpen }] : [];
}
