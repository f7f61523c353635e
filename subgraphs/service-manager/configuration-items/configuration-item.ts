/** What is true of configuration items: what they are and what a report of them does. */
export interface ConfigurationItem {
  readonly id: string;
  readonly class: string;
  readonly displayName: string;
  readonly principalName: string | null;
  readonly objectStatus: ObjectStatus;
  /** Id of an item of the list of asset statuses. */
  readonly assetStatus: string | null;
  readonly notes: string | null;
  readonly properties: readonly ConfigurationItemProperty[];
  readonly monitoredObjectId: string | null;
  readonly lastInventoryAt: string | null;
  readonly createdAt: string;
  readonly lastModifiedAt: string;
  readonly lastModifiedBy: string;
  readonly version: number;
}

export type ObjectStatus = 'ACTIVE' | 'PENDING_DELETE' | 'DELETED';

export interface ConfigurationItemProperty {
  readonly name: string;
  readonly value: string | null;
}

export const MOST_PROPERTIES = 100;
export const MOST_REPORTED = 500;

/** A property to set, or with no value to remove. */
export interface PropertySetting {
  readonly name: string;
  readonly value?: string | null | undefined;
}

/** What a report says about an item that is there; what it leaves out stays as it is. */
export interface ReportedItem {
  readonly monitoredObjectId?: string | null | undefined;
  readonly class: string;
  readonly displayName: string;
  readonly principalName?: string | null | undefined;
  readonly assetStatus?: string | null | undefined;
  readonly notes?: string | null | undefined;
  readonly properties: readonly PropertySetting[];
  readonly inventoryAt?: string | null | undefined;
}

export interface Modification {
  readonly by: string;
  readonly at: string;
}

export function toNewItem(
  id: string,
  reported: ReportedItem,
  { by, at }: Modification,
): ConfigurationItem {
  return {
    id,
    class: reported.class,
    displayName: reported.displayName,
    principalName: reported.principalName ?? null,
    objectStatus: 'ACTIVE',
    assetStatus: reported.assetStatus ?? null,
    notes: reported.notes ?? null,
    properties: setProperties([], reported.properties),
    monitoredObjectId: reported.monitoredObjectId ?? null,
    lastInventoryAt: reported.inventoryAt ?? at,
    createdAt: at,
    lastModifiedAt: at,
    lastModifiedBy: by,
    version: 1,
  };
}

/** The item as reported. A mere inventory that finds nothing new moves its time and is no change. */
export function applyReport(
  item: ConfigurationItem,
  reported: ReportedItem,
  modification: Modification,
): { item: ConfigurationItem; isChanged: boolean } {
  const seen: ConfigurationItem = {
    ...item,
    class: reported.class,
    displayName: reported.displayName,
    principalName: keepUnlessGiven(reported.principalName, item.principalName),
    // Reported again, so it is there after all.
    objectStatus: 'ACTIVE',
    assetStatus: keepUnlessGiven(reported.assetStatus, item.assetStatus),
    notes: keepUnlessGiven(reported.notes, item.notes),
    properties: setProperties(item.properties, reported.properties),
    monitoredObjectId: reported.monitoredObjectId ?? item.monitoredObjectId,
  };
  const isChanged = JSON.stringify(seen) !== JSON.stringify(item);
  const lastInventoryAt = reported.inventoryAt ?? modification.at;
  return {
    item: isChanged
      ? stamp({ ...seen, lastInventoryAt }, modification)
      : { ...item, lastInventoryAt },
    isChanged,
  };
}

/** The item marked as gone; the same object if it already was. */
export function removeItem(item: ConfigurationItem, modification: Modification): ConfigurationItem {
  if (item.objectStatus !== 'ACTIVE') return item;
  return stamp({ ...item, objectStatus: 'PENDING_DELETE' }, modification);
}

function stamp(item: ConfigurationItem, { by, at }: Modification): ConfigurationItem {
  return { ...item, lastModifiedAt: at, lastModifiedBy: by, version: item.version + 1 };
}

function keepUnlessGiven<T>(given: T | undefined, kept: T): T {
  return given === undefined ? kept : given;
}

/** Named properties are set, a null value removes one, the others stay; sorted, so that equal sets are equal texts. */
function setProperties(
  properties: readonly ConfigurationItemProperty[],
  settings: readonly PropertySetting[],
): ConfigurationItemProperty[] {
  const values = new Map(properties.map(({ name, value }) => [name, value]));
  for (const { name, value } of settings) {
    if (value === null || value === undefined) values.delete(name);
    else values.set(name, value);
  }
  return [...values]
    .map(([name, value]) => ({ name, value }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
