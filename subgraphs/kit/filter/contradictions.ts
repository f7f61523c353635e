import { Refusal } from '../refusal.ts';
import {
  listConditions,
  toOperators,
  type Bounds,
  type ComparableField,
  type Filter,
  type FilterTable,
  type Operators,
  type RelationField,
} from './filter-table.ts';
import { matchesOperators, toOrder } from './matches-filter.ts';

/** What is said of one field, and where. */
interface Condition {
  readonly path: readonly string[];
  readonly operators: Operators;
}

/** What it takes to compare two values of a field. */
type Comparison = Pick<ComparableField<unknown>, 'toStored' | 'bounds'> &
  Pick<RelationField<unknown>, 'meets'> & { readonly kind?: string };

/** Which part of a filter nothing meets, and why. */
interface Contradiction {
  readonly path: readonly string[];
  readonly reason: string;
}

/**
 * Refuses conditions that nothing could meet together: those on one field, wherever `and` puts them, those on a field
 * with those on one that goes with it, and what a `not` denies. Each part of an `or` is looked at by itself. What nothing
 * meets below a `not` is no mistake: everything meets its opposite.
 */
export function refuseContradictions<T>(
  filter: Filter,
  table: FilterTable<T>,
  path: readonly string[],
  consequence = 'nothing matches',
): void {
  const together = [...listTogether(filter, path)];
  const found = findDenied(together) ?? findContradiction(together, table);
  if (found !== null) {
    throw new Refusal(
      'BAD_FILTER',
      `Cannot filter by ${found.path.join('.')}: ${found.reason}, so ${consequence}`,
      found.path,
    );
  }
  for (const { name, operand, path: here } of together) {
    if (name !== 'or') continue;
    for (const [index, part] of (operand as readonly Filter[]).entries()) {
      const place = [...here, String(index)];
      refuseContradictions(part, table, place, 'this alternative can never match');
    }
  }
}

interface Together {
  readonly name: string;
  readonly operand: unknown;
  readonly path: readonly string[];
}

/** The conditions that must all hold, those inside of `and` like those beside it. */
function* listTogether(filter: Filter, path: readonly string[]): Generator<Together> {
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

/** A `not` of nothing but what is asked for beside it. */
function findDenied(together: readonly Together[]): Contradiction | null {
  const asked = new Map(together.map((condition) => [toText(condition), condition.path]));
  for (const { name, operand, path } of together) {
    if (name !== 'not') continue;
    const denied = [...listTogether(operand as Filter, path)].map((part) =>
      asked.get(toText(part)),
    );
    const paths = denied.filter((place) => place !== undefined);
    if (paths.length === 0 || paths.length < denied.length) continue;
    return { path, reason: `it denies ${listPaths(paths)}` };
  }
  return null;
}

/** The same for conditions that ask the same; the order of operators is the one of the schema. */
function toText({ name, operand }: Together): string {
  return JSON.stringify([name, toOperators(operand)]);
}

function findContradiction<T>(
  together: readonly Together[],
  table: FilterTable<T>,
): Contradiction | null {
  const said = new Map<string, Condition[]>();
  for (const { name, operand, path } of together) {
    if (!hasOneValue(table[name], operand)) continue;
    said.set(name, [...(said.get(name) ?? []), { path, operators: toOperators(operand) }]);
  }
  for (const [name, conditions] of said) {
    const implied = listImplied(name, said, table);
    const found = findUnmet(table[name] ?? {}, conditions, implied);
    if (found !== null) return found;
  }
  return null;
}

/** Of most relations an object has many: it may well be a member of two groups. */
function hasOneValue<T>(field: FilterTable<T>[string] | undefined, operand: unknown): boolean {
  if (field === undefined) return false;
  return field.kind !== 'relation' || field.meets !== undefined || typeof operand === 'boolean';
}

/** What other fields tell of a field by the values they are asked for. */
function listImplied<T>(
  name: string,
  said: ReadonlyMap<string, readonly Condition[]>,
  table: FilterTable<T>,
): Condition[] {
  return [...said].flatMap(([other, conditions]) =>
    conditions.flatMap(({ path, operators: asked }) => {
      const told = (listNamed(asked) ?? []).map(
        (value) => table[other]?.implies?.[`${value}`]?.[name],
      );
      const [operators] = told;
      // Several values tell something only where they tell the same.
      const isSame = told.every((one) => JSON.stringify(one) === JSON.stringify(operators));
      return operators === undefined || !isSame ? [] : [{ path, operators }];
    }),
  );
}

function findUnmet(
  field: Comparison,
  conditions: readonly Condition[],
  implied: readonly Condition[],
): Contradiction | null {
  const { bounds } = field;
  for (const condition of conditions) {
    const { path } = condition;
    const reason = findImpossible(field, [condition]);
    if (reason !== null) return { path, reason };
    if (bounds !== undefined && findImpossible(field, [condition, { path, operators: bounds }])) {
      return { path, reason: `it is always ${describeBounds(bounds)}` };
    }
  }
  const all = [...implied, ...conditions];
  if (findImpossible(field, all) === null) return null;
  const paths = all.map(({ path }) => path);
  return { path: paths.at(-1) ?? [], reason: `it contradicts ${listPaths(paths.slice(0, -1))}` };
}

function describeBounds({ gte, lte }: Bounds): string {
  return lte === undefined ? `${gte} or more` : `${gte} to ${lte}`;
}

function listPaths(paths: readonly (readonly string[])[]): string {
  return paths.map((path) => path.join('.')).join(' and ');
}

/** Why no value of a field meets all of the conditions; null if one may. */
function findImpossible(field: Comparison, conditions: readonly Condition[]): string | null {
  const named = conditions
    .map(({ operators }) => listNamed(operators))
    .find((values) => values !== null);
  if (named !== undefined) {
    const isMet = named.some((value) =>
      conditions.every(({ operators }) => meets(field, value, operators)),
    );
    return isMet ? null : 'its conditions exclude one another';
  }
  return findEmptyRange(field, conditions);
}

function meets(field: Comparison, value: Value, operators: Operators): boolean {
  // The table's author matched the values of a relation to its operators.
  if (field.meets !== undefined) return field.meets(value as never, operators as never);
  return matchesOperators(value, field, operators);
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
