import { Refusal } from '../../kit/refusal.ts';
import { LIST_NAMES, type ListCatalog, type ListItem, type ListName } from './list-item.ts';

/** The one item that a text names, or a refusal that says why it names none or too many. */
export function requireItem(
  catalog: ListCatalog,
  { list, reference, field }: { list: ListName; reference: string; field: readonly string[] },
): ListItem {
  const [item, ...others] = catalog.findMeant(list, reference);
  if (item === undefined) {
    throw new Refusal(
      'NOT_FOUND',
      `Cannot use "${reference}" of the list "${LIST_NAMES[list]}": it has no such item`,
      field,
    );
  }
  if (others.length > 0) {
    const paths = [item, ...others].map(({ path }) => `"${path}"`).join(', ');
    throw new Refusal(
      'AMBIGUOUS',
      `Cannot use "${reference}" of the list "${LIST_NAMES[list]}": it may mean ${paths}`,
      field,
    );
  }
  return item;
}

/** For optional input: what is absent stays absent, what is null stays null. */
export function toItemId<T extends string | null | undefined>(
  catalog: ListCatalog,
  { list, reference, field }: { list: ListName; reference: T; field: readonly string[] },
): T extends string ? string : T {
  type Result = T extends string ? string : T;
  if (reference === null || reference === undefined) return reference as Result;
  return requireItem(catalog, { list, reference, field }).id as Result;
}
