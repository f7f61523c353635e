import { Refusal } from '../../kit/refusal.ts';
import type { ConfigurationItem } from '../configuration-items/configuration-item.ts';
import type { ServiceManagerUnit } from '../context.ts';
import { MOST_CONFIGURATION_ITEMS } from './incident.ts';

/** The configuration items of an incident after an edit: what is added must be there. */
export async function requireItems(
  { configurationItems }: Pick<ServiceManagerUnit, 'configurationItems'>,
  options: {
    readonly current: readonly string[];
    readonly add: readonly string[];
    readonly remove?: readonly string[];
    readonly field: string;
  },
): Promise<readonly string[]> {
  const { current, add, remove = [], field } = options;
  const ids = editItemIds(current, { add, remove, field });
  const named = [...new Set(add)];
  const found = named.length === 0 ? [] : await configurationItems.findMany(named);
  const missing = named[found.findIndex(isGone)];
  if (missing === undefined) return ids;
  throw new Refusal('NOT_FOUND', `Cannot name configuration item "${missing}": there is none`, [
    'input',
    field,
    String(add.indexOf(missing)),
  ]);
}

/** Adds and takes away ids, keeping the order in which they came. */
function editItemIds(
  current: readonly string[],
  { add, remove, field }: { add: readonly string[]; remove: readonly string[]; field: string },
): readonly string[] {
  if (add.length === 0 && remove.length === 0) return current;
  const both = add.findIndex((id) => remove.includes(id));
  if (both !== -1) {
    throw new Refusal(
      'CONTRADICTION',
      `Cannot add configuration item "${add[both]}": it is to be taken away as well`,
      ['input', field, String(both)],
    );
  }
  const edited = new Set(current);
  for (const id of remove) edited.delete(id);
  for (const id of add) edited.add(id);
  if (edited.size > MOST_CONFIGURATION_ITEMS) {
    throw new Refusal(
      'OUT_OF_RANGE',
      `Cannot have ${edited.size} configuration items: an incident holds ${MOST_CONFIGURATION_ITEMS} of a kind`,
      ['input', field],
    );
  }
  return [...edited];
}

function isGone(item: ConfigurationItem | null): boolean {
  return item === null || item.objectStatus === 'DELETED';
}
