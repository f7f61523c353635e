import { listConditions, type Filter } from '../../kit/filter/filter-table.ts';
import type { ListCatalog, ListItem, ListName } from './list-item.ts';
import { requireItem } from './list-references.ts';

/** Which fields of a filter hold items, and of which list. */
export type ListFields = Readonly<Record<string, ListName>>;

interface ListOperators {
  readonly eq?: string | null;
  readonly in?: readonly string[] | null;
  readonly under?: string | null;
  readonly isNull?: boolean | null;
}

/**
 * Replaces names, paths and branches of lists by the ids they stand for, so that what remains compares columns. Items
 * that a site adds later belong to later requests.
 */
export function expandListItems(
  filter: Filter,
  { fields, catalog, path }: { fields: ListFields; catalog: ListCatalog; path: readonly string[] },
): Filter {
  return Object.fromEntries(
    listConditions(filter).map(([name, operand]) => {
      const here = [...path, name];
      if (name === 'and' || name === 'or') {
        const parts = operand as readonly Filter[];
        return [
          name,
          parts.map((part, index) =>
            expandListItems(part, { fields, catalog, path: [...here, String(index)] }),
          ),
        ];
      }
      if (name === 'not') {
        return [name, expandListItems(operand as Filter, { fields, catalog, path: here })];
      }
      const list = fields[name];
      if (list === undefined) return [name, operand];
      return [name, expandOperators(operand as ListOperators, { list, catalog, path: here })];
    }),
  );
}

function expandOperators(
  operators: ListOperators,
  { list, catalog, path }: { list: ListName; catalog: ListCatalog; path: readonly string[] },
): object {
  const require = (reference: string, operator: string): ListItem =>
    requireItem(catalog, { list, reference, field: [...path, operator] });
  const { eq = null, in: oneOf = null, under = null, isNull = null } = operators;

  const wanted = oneOf?.map((reference) => require(reference, 'in').id) ?? null;
  const within = under === null ? null : catalog.listWithin(require(under, 'under')).map(toId);
  const both =
    wanted === null || within === null ? null : wanted.filter((id) => within.includes(id));
  const among = both ?? wanted ?? within;
  return {
    ...(eq === null ? {} : { eq: require(eq, 'eq').id }),
    ...(among === null ? {} : { in: among }),
    ...(isNull === null ? {} : { isNull }),
  };
}

function toId({ id }: ListItem): string {
  return id;
}
