import type { FilterField } from '../../kit/filter/filter-table.ts';
import { isWithin } from './host.ts';

interface PathOperators {
  readonly eq?: string | null;
  readonly within?: string | null;
}

/** Filters by a place in the tree of host groups: exactly there, or there and anywhere below. */
export function filterByHostGroupPath<T>(options: {
  readonly column: string;
  readonly of: (object: T) => string | null;
}): FilterField<T> {
  const { column, of } = options;
  return {
    kind: 'relation',
    meets,
    where(query, { eq, within }: PathOperators) {
      if (eq !== undefined && eq !== null) query.where(column, eq);
      if (within === undefined || within === null) return;
      query.where((any) => {
        // "]" is the character behind "\", so this range holds all that begins with the path and a backslash.
        any.where(column, within);
        any.orWhere((below) => {
          below.where(column, '>', `${within}\\`).where(column, '<', `${within}]`);
        });
      });
    },
    matches: (object, operators: PathOperators) => meets(of(object), operators),
  };
}

function meets(path: string | null, { eq, within }: PathOperators): boolean {
  return (
    (eq === undefined || eq === null || path === eq) &&
    (within === undefined || within === null || isWithin(path, within))
  );
}
