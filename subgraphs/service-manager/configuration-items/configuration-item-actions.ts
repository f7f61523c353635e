import { listFieldChanges } from '../../kit/journal/field-changes.ts';
import type { Change } from '../../kit/journal/journal.ts';
import { refuseUnknown, type OutsideReference } from '../../kit/outside-references.ts';
import { Refusal, toUserError, type UserError } from '../../kit/refusal.ts';
import { checkText } from '../../kit/text-limits.ts';
import type { ServiceManagerContext } from '../context.ts';
import type { ListCatalog } from '../lists/list-item.ts';
import { toItemId } from '../lists/list-references.ts';
import { MONITORED_OBJECT } from '../reference.ts';
import {
  applyReport,
  MOST_PROPERTIES,
  MOST_REPORTED,
  removeItem,
  toNewItem,
  type ConfigurationItem,
  type Modification,
  type PropertySetting,
} from './configuration-item.ts';
import { createId } from '../../kit/create-id.ts';

export interface ReportConfigurationItemsInput {
  readonly items: readonly ReportedItemInput[];
  readonly removed: readonly ItemReferenceInput[];
}

export interface ItemReferenceInput {
  readonly id?: string | null | undefined;
  readonly monitoredObjectId?: string | null | undefined;
}

export interface ReportedItemInput extends ItemReferenceInput {
  readonly class: string;
  readonly displayName: string;
  readonly principalName?: string | null | undefined;
  readonly assetStatus?: string | null | undefined;
  readonly notes?: string | null | undefined;
  readonly properties: readonly PropertySetting[];
  readonly inventoryAt?: string | null | undefined;
}

export type ReportOutcome = 'CREATED' | 'CHANGED' | 'UNCHANGED' | 'REMOVED';

export interface ReportResult {
  readonly configurationItem: ConfigurationItem | null;
  readonly outcome: ReportOutcome | null;
  readonly refusal: UserError | null;
}

const CONFIGURATION_ITEM_NOUN = 'configurationItem';

const BOOKKEEPING: ReadonlySet<keyof ConfigurationItem> = new Set([
  'lastInventoryAt',
  'lastModifiedAt',
  'lastModifiedBy',
  'version',
]);

/** Takes a report item by item: what is refused leaves the others alone, what fails undoes all. */
export async function reportConfigurationItems(
  context: Pick<ServiceManagerContext, 'transaction' | 'viewer' | 'now' | 'outside'>,
  input: ReportConfigurationItemsInput,
): Promise<ReportResult[]> {
  const { transaction, viewer, now, outside } = context;
  if (input.items.length + input.removed.length === 0) {
    throw new Refusal('MISSING', 'Cannot take a report: it names no configuration item', ['input']);
  }
  checkCount('items', input.items.length);
  checkCount('removed', input.removed.length);
  const unknown = await outside.findUnknown(
    input.items.map(({ monitoredObjectId }, index) => ({
      noun: MONITORED_OBJECT,
      id: monitoredObjectId,
      field: ['input', 'items', String(index), 'monitoredObjectId'],
    })),
    viewer,
  );
  return await transaction(async ({ configurationItems, lists, journal }) => {
    const references = [...input.items, ...input.removed];
    const known = createKnownItems(
      await configurationItems.findForReport({
        ids: references.flatMap(({ id }) => id ?? []),
        monitoredObjectIds: references.flatMap(({ monitoredObjectId }) => monitoredObjectId ?? []),
      }),
    );
    const catalog = await lists.readCatalog();
    const modification = { by: viewer.name, at: now() };
    const results = [
      ...input.items.map((reported, index) =>
        answer(() => takeReported(known, reported, { index, catalog, modification, unknown })),
      ),
      ...input.removed.map((reference, index) =>
        answer(() => takeRemoved(known, reference, { index, modification })),
      ),
    ];

    await configurationItems.insertMany(known.listNew());
    for (const item of known.listTouched()) await configurationItems.save(item);
    const changes = known.listChanges();
    if (changes.length > 0) await journal.append(changes);
    return results;
  });
}

function checkCount(field: 'items' | 'removed', count: number): void {
  if (count <= MOST_REPORTED) return;
  throw new Refusal(
    'OUT_OF_RANGE',
    `Cannot take a report of ${count} ${field}: at most ${MOST_REPORTED} at once`,
    ['input', field],
  );
}

/** The items of one report as they become, findable by either id; one item may be reported twice. */
interface KnownItems {
  find(reference: ItemReferenceInput): ConfigurationItem | null;
  add(item: ConfigurationItem): void;
  replace(before: ConfigurationItem, after: ConfigurationItem): void;
  listNew(): ConfigurationItem[];
  /** Those that were in the store before and differ from what it has. */
  listTouched(): ConfigurationItem[];
  listChanges(): Change[];
}

function createKnownItems(stored: readonly ConfigurationItem[]): KnownItems {
  const storedById = new Map(stored.map((item) => [item.id, item]));
  const byId = new Map(storedById);
  const idOfObject = new Map<string, string>();
  const changes: Change[] = [];
  const remember = (item: ConfigurationItem): void => {
    byId.set(item.id, item);
    if (item.monitoredObjectId !== null) idOfObject.set(item.monitoredObjectId, item.id);
  };
  for (const item of stored) remember(item);

  return {
    find({ id, monitoredObjectId }) {
      const known = id === null || id === undefined ? undefined : byId.get(id);
      if (known !== undefined) return known;
      return byId.get(idOfObject.get(monitoredObjectId ?? '') ?? '') ?? null;
    },
    add(item) {
      remember(item);
      changes.push(toChange(null, item));
    },
    replace(before, after) {
      remember(after);
      if (after.version !== before.version) changes.push(toChange(before, after));
    },
    listNew: () => [...byId.values()].filter(({ id }) => !storedById.has(id)),
    listTouched: () =>
      [...byId.values()].filter((item) => {
        const before = storedById.get(item.id);
        return before !== undefined && before !== item;
      }),
    listChanges: () => changes,
  };
}

function toChange(before: ConfigurationItem | null, after: ConfigurationItem): Change {
  return {
    noun: CONFIGURATION_ITEM_NOUN,
    objectId: after.id,
    kind: before === null ? 'CREATED' : 'CHANGED',
    changes: before === null ? [] : listFieldChanges(before, after, BOOKKEEPING),
    after,
  };
}

function answer(
  take: () => { configurationItem: ConfigurationItem; outcome: ReportOutcome },
): ReportResult {
  try {
    return { ...take(), refusal: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { configurationItem: null, outcome: null, refusal: toUserError(error) };
  }
}

function takeReported(
  known: KnownItems,
  input: ReportedItemInput,
  context: {
    index: number;
    catalog: ListCatalog;
    modification: Modification;
    unknown: readonly OutsideReference[];
  },
): { configurationItem: ConfigurationItem; outcome: ReportOutcome } {
  const { index, catalog, modification, unknown } = context;
  const field = ['input', 'items', String(index)];
  checkReported(input, field);
  const reported = {
    ...input,
    assetStatus: toItemId(catalog, {
      list: 'ASSET_STATUS',
      reference: input.assetStatus,
      field: [...field, 'assetStatus'],
    }),
  };
  const before = known.find(input);
  requireFreeObject(known, input, { before, field });
  // An object that is gone keeps the item it had.
  if (before === null || before.monitoredObjectId !== input.monitoredObjectId) {
    refuseUnknown(
      `Cannot take configuration item "${input.displayName}"`,
      unknown.filter(({ field: [, , at] }) => at === String(index)),
    );
  }
  if (before === null) {
    const configurationItem = toNewItem(input.id ?? createId(), reported, modification);
    known.add(configurationItem);
    return { configurationItem, outcome: 'CREATED' };
  }
  const { item: configurationItem, isChanged } = applyReport(before, reported, modification);
  known.replace(before, configurationItem);
  return { configurationItem, outcome: isChanged ? 'CHANGED' : 'UNCHANGED' };
}

function checkReported(input: ReportedItemInput, field: readonly string[]): void {
  checkText(input.class, { what: 'class', least: 1, most: 256, field: [...field, 'class'] });
  checkText(input.displayName, {
    what: 'display name',
    least: 1,
    most: 256,
    field: [...field, 'displayName'],
  });
  checkText(input.principalName, {
    what: 'principal name',
    least: 1,
    most: 256,
    field: [...field, 'principalName'],
  });
  for (const name of ['id', 'monitoredObjectId'] as const) {
    checkText(input[name], { what: name, least: 1, most: 100, field: [...field, name] });
  }
  checkText(input.notes, { what: 'note', most: 4_000, field: [...field, 'notes'] });
  if (input.properties.length > MOST_PROPERTIES) {
    throw new Refusal(
      'OUT_OF_RANGE',
      `Cannot take ${input.properties.length} properties of "${input.displayName}": at most ${MOST_PROPERTIES} at once`,
      [...field, 'properties'],
    );
  }
  for (const [index, { name, value }] of input.properties.entries()) {
    const here = [...field, 'properties', String(index)];
    checkText(name, { what: 'property name', least: 1, most: 100, field: [...here, 'name'] });
    checkText(value, { what: 'property value', most: 4_000, field: [...here, 'value'] });
  }
}

/** One monitored object is one item: a report must not tie it to a second one. */
function requireFreeObject(
  known: KnownItems,
  { monitoredObjectId }: ItemReferenceInput,
  { before, field }: { before: ConfigurationItem | null; field: readonly string[] },
): void {
  if (monitoredObjectId === null || monitoredObjectId === undefined) return;
  const owner = known.find({ monitoredObjectId });
  if (owner === null || owner.id === before?.id) return;
  throw new Refusal(
    'CONTRADICTION',
    `Cannot tie monitored object "${monitoredObjectId}" to configuration item "${before?.id ?? ''}": it is tied to "${owner.id}"`,
    [...field, 'monitoredObjectId'],
  );
}

function takeRemoved(
  known: KnownItems,
  reference: ItemReferenceInput,
  { index, modification }: { index: number; modification: Modification },
): { configurationItem: ConfigurationItem; outcome: ReportOutcome } {
  const before = known.find(reference);
  if (before === null) {
    const named = reference.id ?? reference.monitoredObjectId ?? '';
    throw new Refusal('NOT_FOUND', `Cannot remove configuration item "${named}": there is none`, [
      'input',
      'removed',
      String(index),
    ]);
  }
  const configurationItem = removeItem(before, modification);
  known.replace(before, configurationItem);
  return { configurationItem, outcome: 'REMOVED' };
}
