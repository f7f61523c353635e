import type { Knex } from 'knex';
import { insertMany } from '../../kit/database/insert-many.ts';
import type { Filter } from '../../kit/filter/filter-table.ts';
import { whereFilter } from '../../kit/filter/where-filter.ts';
import { readPage, type Page, type PageArguments, type PageOrder } from '../../kit/paging/page.ts';
import { CONFIGURATION_ITEM_FILTERS } from './configuration-item-filter.ts';
import type {
  ConfigurationItem,
  ConfigurationItemProperty,
  ObjectStatus,
} from './configuration-item.ts';

interface ConfigurationItemRow {
  readonly id: string;
  readonly class: string;
  readonly display_name: string;
  readonly principal_name: string | null;
  readonly object_status: ObjectStatus;
  readonly asset_status: string | null;
  readonly notes: string | null;
  readonly properties: string;
  readonly monitored_object_id: string | null;
  readonly last_inventory_at: string | null;
  readonly created_at: string;
  readonly last_modified_at: string;
  readonly last_modified_by: string;
  readonly version: number;
}

export type ConfigurationItemOrderField =
  | 'DISPLAY_NAME'
  | 'CLASS'
  | 'CREATED_AT'
  | 'LAST_MODIFIED_AT';

export interface ConfigurationItemOrder {
  readonly field: ConfigurationItemOrderField;
  readonly direction: 'ASC' | 'DESC';
}

export interface ConfigurationItemListing extends PageArguments {
  readonly filter: Filter | null;
  readonly orderBy: ConfigurationItemOrder;
}

export interface ConfigurationItemStore {
  findMany(ids: readonly string[]): Promise<(ConfigurationItem | null)[]>;
  findManyOfMonitoredObjects(objectIds: readonly string[]): Promise<(ConfigurationItem | null)[]>;
  /** By either id, in the order of ids; locked until the transaction ends. */
  findForReport(keys: {
    readonly ids: readonly string[];
    readonly monitoredObjectIds: readonly string[];
  }): Promise<ConfigurationItem[]>;
  list(listing: ConfigurationItemListing): Promise<Page<ConfigurationItem>>;
  insertMany(items: readonly ConfigurationItem[]): Promise<void>;
  save(item: ConfigurationItem): Promise<void>;
}

const COLUMNS = [
  'id',
  'class',
  'display_name',
  'principal_name',
  'object_status',
  'asset_status',
  'notes',
  'properties',
  'monitored_object_id',
  'last_inventory_at',
  'created_at',
  'last_modified_at',
  'last_modified_by',
  'version',
].map((column) => `configuration_items.${column}`);

type Order = Pick<PageOrder<ConfigurationItem>, 'column' | 'of'>;

const ORDERS: Readonly<Record<ConfigurationItemOrderField, Order>> = {
  DISPLAY_NAME: {
    column: 'configuration_items.display_name',
    of: ({ displayName }) => displayName,
  },
  CLASS: { column: 'configuration_items.class', of: (item) => item.class },
  CREATED_AT: { column: 'configuration_items.created_at', of: ({ createdAt }) => createdAt },
  LAST_MODIFIED_AT: {
    column: 'configuration_items.last_modified_at',
    of: ({ lastModifiedAt }) => lastModifiedAt,
  },
};

export function createConfigurationItemStore(knex: Knex): ConfigurationItemStore {
  const isPostgres = knex.client.dialect === 'postgresql';

  return {
    async findMany(ids) {
      return await findManyBy(knex, 'id', ids);
    },
    async findManyOfMonitoredObjects(objectIds) {
      return await findManyBy(knex, 'monitored_object_id', objectIds);
    },
    async findForReport({ ids, monitoredObjectIds }) {
      const query = knex('configuration_items')
        .select(COLUMNS)
        .whereIn('id', [...ids])
        .orWhereIn('monitored_object_id', [...monitoredObjectIds])
        .orderBy('id');
      const rows = (await (isPostgres ? query.forUpdate() : query)) as ConfigurationItemRow[];
      return rows.map(toConfigurationItem);
    },
    async list({ filter, orderBy, first, after }) {
      return await readPage<ConfigurationItemRow, ConfigurationItem>({
        arguments: { first: first ?? null, after: after ?? null },
        query: whereFilter(knex('configuration_items'), filter ?? {}, CONFIGURATION_ITEM_FILTERS),
        columns: COLUMNS,
        order: {
          ...orderBy,
          ...ORDERS[orderBy.field],
          idColumn: 'configuration_items.id',
          idOf: ({ id }) => id,
        },
        toObject: toConfigurationItem,
      });
    },
    async insertMany(items) {
      await insertMany(knex, 'configuration_items', items.map(toConfigurationItemRow));
    },
    async save(item) {
      const { id, ...columns } = toConfigurationItemRow(item);
      await knex('configuration_items').where({ id }).update(columns);
    },
  };
}

/** In the order of the keys, null where there is none. */
async function findManyBy(
  knex: Knex,
  column: 'id' | 'monitored_object_id',
  keys: readonly string[],
): Promise<(ConfigurationItem | null)[]> {
  const rows = (await knex('configuration_items')
    .select(COLUMNS)
    .whereIn(column, [...keys])) as ConfigurationItemRow[];
  const byKey = new Map(rows.map((row) => [row[column], row]));
  return keys.map((key) => {
    const row = byKey.get(key);
    return row === undefined ? null : toConfigurationItem(row);
  });
}

function toConfigurationItem(row: ConfigurationItemRow): ConfigurationItem {
  return {
    id: row.id,
    class: row.class,
    displayName: row.display_name,
    principalName: row.principal_name,
    objectStatus: row.object_status,
    assetStatus: row.asset_status,
    notes: row.notes,
    properties: JSON.parse(row.properties) as ConfigurationItemProperty[],
    monitoredObjectId: row.monitored_object_id,
    lastInventoryAt: row.last_inventory_at,
    createdAt: row.created_at,
    lastModifiedAt: row.last_modified_at,
    lastModifiedBy: row.last_modified_by,
    version: row.version,
  };
}

function toConfigurationItemRow(item: ConfigurationItem): ConfigurationItemRow {
  return {
    id: item.id,
    class: item.class,
    display_name: item.displayName,
    principal_name: item.principalName,
    object_status: item.objectStatus,
    asset_status: item.assetStatus,
    notes: item.notes,
    properties: JSON.stringify(item.properties),
    monitored_object_id: item.monitoredObjectId,
    last_inventory_at: item.lastInventoryAt,
    created_at: item.createdAt,
    last_modified_at: item.lastModifiedAt,
    last_modified_by: item.lastModifiedBy,
    version: item.version,
  };
}
