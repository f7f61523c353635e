import type { Knex } from 'knex';
import type { DatabaseLocation } from '../../subgraphs/kit/database/database.ts';
import { whereFilter } from '../../subgraphs/kit/filter/where-filter.ts';
import type { Filter, FilterTable } from '../../subgraphs/kit/filter/filter-table.ts';
import { openChangeStream } from '../../subgraphs/kit/journal/change-stream.ts';
import type { ChangeEvent, StreamedNoun } from '../../subgraphs/kit/journal/change-event.ts';
import { listFieldChanges } from '../../subgraphs/kit/journal/field-changes.ts';
import { journalMigration } from '../../subgraphs/kit/journal/journal.ts';
import { openProductStore, type ProductStore } from '../../subgraphs/kit/product-store.ts';
import { LOCAL_ADMINISTRATOR } from '../../subgraphs/kit/viewer.ts';
import { quietLog } from '../support/quiet-log.ts';

/** The smallest noun a store can have: lamps, which are on or off. Kept as every noun is kept. */
export interface Lamp {
  readonly id: string;
  readonly house: string;
  readonly isOn: boolean;
  readonly version: number;
}

export interface LampStores {
  readonly knex: Knex;
}

interface LampRow {
  readonly id: string;
  readonly house: string;
  readonly is_on: number;
  readonly version: number;
}

export const LAMP_FILTERS: FilterTable<Lamp> = {
  isOn: {
    kind: 'flag',
    column: 'is_on',
    of: (lamp) => lamp.isOn,
    toStored: (value: boolean) => (value ? 1 : 0),
  },
  house: { kind: 'text', column: 'house', of: (lamp) => lamp.house },
};

const lampMigration = {
  name: '001-lamps',
  async up(knex: Knex): Promise<void> {
    await knex.schema.createTable('lamps', (table) => {
      table.increments('row');
      table.text('id').notNullable().unique();
      table.text('house').notNullable();
      table.integer('is_on').notNullable();
      table.integer('version').notNullable();
      // Each history has a house of its own, and the last must cost what the first did.
      table.index(['house', 'id']);
    });
  },
};

export async function openLampStore(
  location: DatabaseLocation,
  onQuery: (sql: string) => void = () => undefined,
): Promise<ProductStore<LampStores>> {
  return await openProductStore<LampStores>({
    location,
    migrations: [journalMigration, lampMigration],
    createStores: (knex) => ({ knex }),
    now: () => new Date().toISOString(),
    log: quietLog,
    onQuery,
  });
}

/** One change as it was committed; of a lamp that was removed both are what it was last. */
export interface WrittenChange {
  readonly sequence: number;
  readonly before: Lamp | null;
  readonly after: Lamp;
}

/** Sets some lamps in one transaction, making those there are not; null removes one. */
export async function setLamps(
  store: ProductStore<LampStores>,
  house: string,
  settings: readonly { id: string; isOn: boolean | null }[],
): Promise<WrittenChange[]> {
  return await store.transactionOf(LOCAL_ADMINISTRATOR)(async ({ knex, journal }) => {
    const changes = [];
    for (const { id, isOn } of settings) {
      const row = (await knex('lamps').where({ id }).first()) as LampRow | undefined;
      const before = row === undefined ? null : toLamp(row);
      if (isOn === null) {
        if (before === null) continue;
        await knex('lamps').where({ id }).delete();
        changes.push({ kind: 'REMOVED' as const, before, after: before });
        continue;
      }
      const after = { id, house, isOn, version: (before?.version ?? 0) + 1 };
      if (before === null) {
        await knex('lamps').insert(toRow(after));
      } else {
        await knex('lamps').where({ id }).update(toRow(after));
      }
      changes.push({
        kind: before === null ? ('CREATED' as const) : ('CHANGED' as const),
        before,
        after,
      });
    }
    if (changes.length === 0) return [];
    const last = await journal.append(
      changes.map(({ kind, before, after }) => ({
        noun: 'lamp',
        objectId: after.id,
        kind,
        changes: before === null ? [] : listFieldChanges(before, after),
        after,
      })),
    );
    return changes.map(({ before, after }, index) => ({
      sequence: last - changes.length + 1 + index,
      before,
      after,
    }));
  });
}

export async function listLamps(
  { stores: { knex } }: ProductStore<LampStores>,
  filter: Filter,
): Promise<Lamp[]> {
  const rows = (await whereFilter(knex('lamps'), filter, LAMP_FILTERS).orderBy('id')) as LampRow[];
  return rows.map(toLamp);
}

export async function followLamps(
  store: ProductStore<LampStores>,
  request: { filter: Filter; after: string | null; snapshot: boolean },
): Promise<AsyncIterableIterator<ChangeEvent<Lamp>>> {
  return await openChangeStream(store.journal, toStreamedNoun(store), {
    ...request,
    bookmarkSeconds: 3_600,
  });
}

function toStreamedNoun(store: ProductStore<LampStores>): StreamedNoun<Lamp> {
  return {
    noun: 'lamp',
    filterTable: LAMP_FILTERS,
    idOf: (lamp) => lamp.id,
    isVisible: () => true,
    async listAfter(id, filter, limit) {
      const query = whereFilter(store.stores.knex('lamps'), filter ?? {}, LAMP_FILTERS);
      if (id !== null) query.where('id', '>', id);
      const rows = (await query.orderBy('id').limit(limit)) as LampRow[];
      return rows.map(toLamp);
    },
    now: () => new Date().toISOString(),
  };
}

function toLamp(row: LampRow): Lamp {
  return { id: row.id, house: row.house, isOn: row.is_on === 1, version: row.version };
}

function toRow(lamp: Lamp): LampRow {
  return { id: lamp.id, house: lamp.house, is_on: lamp.isOn ? 1 : 0, version: lamp.version };
}
