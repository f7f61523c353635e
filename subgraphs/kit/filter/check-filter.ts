import { Refusal } from '../refusal.ts';
import { refuseContradictions } from './contradictions.ts';
import {
  listConditions,
  toOperators,
  type Filter,
  type FilterTable,
  type Operators,
} from './filter-table.ts';

export const FILTER_LIMITS = {
  depth: 8,
  conditions: 100,
  valuesOfIn: 1_000,
  containsCharacters: { least: 3, most: 200 },
} as const;

/** Refuses a filter that is too large or that nothing could ever match, and says which part. */
export function checkFilter<T>(
  filter: Filter,
  table: FilterTable<T>,
  path: readonly string[],
): void {
  checkForm(filter, table, path);
  refuseContradictions(filter, table, path);
}

/** Refuses what is wrong whatever the values stand for. */
export function checkForm<T>(filter: Filter, table: FilterTable<T>, path: readonly string[]): void {
  const seen = { conditions: 0 };
  checkLevel(filter, table, path, { seen, depth: 1 });
}

function checkLevel<T>(
  filter: Filter,
  table: FilterTable<T>,
  path: readonly string[],
  { seen, depth }: { seen: { conditions: number }; depth: number },
): void {
  if (depth > FILTER_LIMITS.depth) {
    throw refuse(path, `it nests deeper than ${FILTER_LIMITS.depth}`);
  }
  for (const [name, operand] of listConditions(filter)) {
    const here = [...path, name];
    seen.conditions += 1;
    if (seen.conditions > FILTER_LIMITS.conditions) {
      throw refuse(path, `it has more than ${FILTER_LIMITS.conditions} conditions`);
    }
    if (name === 'and' || name === 'or') {
      const parts = operand as readonly Filter[];
      if (parts.length === 0) throw refuse(here, 'the list is empty');
      for (const [index, part] of parts.entries()) {
        checkLevel(part, table, [...here, String(index)], { seen, depth: depth + 1 });
      }
    } else if (name === 'not') {
      checkLevel(operand as Filter, table, here, { seen, depth: depth + 1 });
    } else if (table[name]?.kind !== 'relation') {
      checkOperators(toOperators(operand), here);
    }
  }
}

function checkOperators(operators: Operators, path: readonly string[]): void {
  const given = Object.entries(operators);
  if (given.length === 0)
    throw refuse(path, 'it says nothing about it; leave it out to ask nothing');
  for (const [name, operand] of given) {
    // A variable that was forgotten must not widen what is asked for.
    if (operand === null) {
      throw refuse(
        [...path, name],
        'it is null; leave it out, or ask with "isNull" for what is absent',
      );
    }
  }
  const { in: values, contains } = operators;
  if (values !== undefined && values !== null) {
    if (values.length === 0) throw refuse([...path, 'in'], 'the list is empty, so nothing matches');
    if (values.length > FILTER_LIMITS.valuesOfIn) {
      throw refuse([...path, 'in'], `it lists more than ${FILTER_LIMITS.valuesOfIn} values`);
    }
  }
  if (contains !== undefined && contains !== null) {
    const { least, most } = FILTER_LIMITS.containsCharacters;
    if (contains.length < least || contains.length > most) {
      throw refuse(
        [...path, 'contains'],
        `the text has ${contains.length} characters, it must have ${least} to ${most}`,
      );
    }
  }
}

function refuse(path: readonly string[], state: string): Refusal {
  return new Refusal('BAD_FILTER', `Cannot filter by ${path.join('.')}: ${state}`, path);
}
