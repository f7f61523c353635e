import { randomUUID } from 'node:crypto';
import { createOnce } from '../../kit/idempotency.ts';
import { Refusal } from '../../kit/refusal.ts';
import { checkText } from '../../kit/text-limits.ts';
import { requireAdministrator } from '../administrator.ts';
import type { ServiceManagerContext } from '../context.ts';
import { STATUS } from './built-in-items.ts';
import { LIST_NAMES, type ListCatalog, type ListItem, type ListName } from './list-item.ts';
import { requireItem } from './list-references.ts';

export interface CreateListItemInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly list: ListName;
  readonly name: string;
  readonly parent?: string | null | undefined;
}

/** The priority matrix has a cell for each pair of these. */
const FIXED_LISTS: ReadonlySet<ListName> = new Set(['IMPACT', 'URGENCY']);

/** Paths are indexed, and nobody reads longer ones. */
const MOST_PATH = 500;

export async function createListItem(
  { transaction, viewer }: Pick<ServiceManagerContext, 'transaction' | 'viewer'>,
  input: CreateListItemInput,
): Promise<ListItem> {
  requireAdministrator(viewer, `add "${input.name}" to the list "${LIST_NAMES[input.list]}"`);
  checkText(input.name, { what: 'name', least: 1, most: 100, field: ['input', 'name'] });
  return await transaction(async ({ lists, idempotencyKeys }) =>
    createOnce<ListItem>(
      idempotencyKeys,
      { key: input.idempotencyKey, request: input },
      {
        find: async (id) => (await lists.readCatalog()).find(id),
        toId: ({ id }) => id,
        async create() {
          const item = toNewItem(await lists.readCatalog(), input);
          await lists.insert(item);
          return item;
        },
      },
    ),
  );
}

function toNewItem(catalog: ListCatalog, input: CreateListItemInput): ListItem {
  const { list, name } = input;
  const refuse = (code: string, state: string, field: string): Refusal =>
    new Refusal(code, `Cannot add "${name}" to the list "${LIST_NAMES[list]}": ${state}`, [
      'input',
      field,
    ]);
  if (FIXED_LISTS.has(list)) {
    throw refuse('NOT_ALLOWED', 'its three items are fixed by the priority matrix', 'list');
  }
  if (name.includes('.')) {
    throw refuse('BAD_VALUE', 'a name must not contain a dot, which separates names', 'name');
  }
  const reference = input.parent ?? null;
  const parent =
    reference === null
      ? null
      : requireItem(catalog, { list, reference, field: ['input', 'parent'] });
  if (list === 'INCIDENT_STATUS' && !isActive(catalog, parent)) {
    throw refuse('NOT_ALLOWED', 'statuses can only be added below Active', 'parent');
  }
  const path = parent === null ? name : `${parent.path}.${name}`;
  checkText(path, { what: 'path', most: MOST_PATH, field: ['input', 'parent'] });
  const taken = catalog
    .listItems(list)
    .some((item) => item.path.toLowerCase() === path.toLowerCase());
  if (taken) throw refuse('ALREADY_EXISTS', `it already has "${path}"`, 'name');
  return { id: randomUUID(), list, name, path, parentId: parent?.id ?? null, isBuiltIn: false };
}

/** Whether an incident in this status is being worked on: the status is Active or stands below it. */
function isActive(catalog: ListCatalog, status: ListItem | null): boolean {
  const active = catalog.find(STATUS.active);
  if (active === null || status === null) return false;
  return catalog.listWithin(active).includes(status);
}
