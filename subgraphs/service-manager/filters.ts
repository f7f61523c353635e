import { checkForm } from '../kit/filter/check-filter.ts';
import { refuseContradictions } from '../kit/filter/contradictions.ts';
import type { Filter, FilterTable } from '../kit/filter/filter-table.ts';
import { expandListItems, type ListFields } from './lists/list-filter.ts';
import type { ListStore } from './lists/list-store.ts';

/** Checks a filter and replaces what it says of lists by ids; the store is asked only where it says something. */
export async function toCheckedFilter<T>(
  lists: ListStore,
  filter: Filter | null | undefined,
  { table, listFields }: { table: FilterTable<T>; listFields: ListFields },
): Promise<Filter | null> {
  if (filter === null || filter === undefined) return null;
  // Before anything is expanded, so that a huge filter costs no more than its refusal.
  const path = ['filter'];
  checkForm(filter, table, path);
  const expanded = mentionsAny(filter, listFields)
    ? expandListItems(filter, { fields: listFields, catalog: await lists.readCatalog(), path })
    : filter;
  // Only then: an item may be called by its id here and by its name there.
  refuseContradictions(expanded, table, path);
  return expanded;
}

function mentionsAny(filter: Filter, fields: ListFields): boolean {
  return Object.entries(filter).some(
    ([name, operand]) =>
      name in fields ||
      ((name === 'and' || name === 'or') &&
        (operand as readonly Filter[]).some((part) => mentionsAny(part, fields))) ||
      (name === 'not' && operand !== null && mentionsAny(operand as Filter, fields)),
  );
}
