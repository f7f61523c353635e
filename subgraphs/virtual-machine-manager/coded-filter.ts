import type { Knex } from 'knex';
import type { FilterField } from '../kit/filter/filter-table.ts';
import type { CodeTable } from './documented-codes.ts';

interface NameOperators<Name extends string> {
  readonly eq?: Name | 'UNKNOWN' | null;
  readonly in?: readonly (Name | 'UNKNOWN')[] | null;
}

/** Filters a column of documented numbers by their names; UNKNOWN finds every number that is not documented. */
export function filterByName<T, Name extends string>(options: {
  readonly column: string;
  readonly table: CodeTable<Name>;
  readonly of: (object: T) => Name | 'UNKNOWN';
}): FilterField<T> {
  const { column, table, of } = options;
  return {
    kind: 'relation',
    meets,
    where(query, operators: NameOperators<Name>) {
      for (const names of listNameSets(operators)) whereNamed(query, { column, table, names });
    },
    matches: (object, operators: NameOperators<Name>) => meets(of(object), operators),
  };
}

function meets<Name extends string>(
  name: Name | 'UNKNOWN',
  operators: NameOperators<Name>,
): boolean {
  return listNameSets(operators).every((names) => names.includes(name));
}

/** Each operator gives names of which the object must have one. */
function listNameSets<Name extends string>({
  eq,
  in: oneOf,
}: NameOperators<Name>): (readonly (Name | 'UNKNOWN')[])[] {
  return [
    ...(eq === undefined || eq === null ? [] : [[eq]]),
    ...(oneOf === undefined || oneOf === null ? [] : [oneOf]),
  ];
}

function whereNamed<Name extends string>(
  query: Knex.QueryBuilder,
  options: { column: string; table: CodeTable<Name>; names: readonly (Name | 'UNKNOWN')[] },
): void {
  const { column, table, names } = options;
  const codes = names.flatMap((name) => (name === 'UNKNOWN' ? [] : [table.toCode(name)]));
  query.where((any) => {
    any.whereIn(column, codes);
    if (names.includes('UNKNOWN')) any.orWhereNotIn(column, [...table.codes]);
  });
}
