import type { Clock } from '../kit/clock.ts';
import type { JournalReader } from '../kit/journal/journal-reader.ts';
import type { OutsideReferences } from '../kit/outside-references.ts';
import type { ProductStore, Transaction, Unit } from '../kit/product-store.ts';
import type { Caller } from '../kit/subgraph.ts';
import type { Viewer } from '../kit/viewer.ts';
import { EVERYTHING, type WantedFields } from '../kit/wanted-fields.ts';
import type { ListCache } from './lists/list-cache.ts';
import { createLoaders, type ServiceManagerLoaders } from './loaders.ts';
import type { ServiceManagerStores } from './stores.ts';

/** What resolvers and actions of one execution work with. */
export interface ServiceManagerContext {
  readonly viewer: Viewer;
  readonly now: Clock;
  /** What the answer will show of each type: for look-ups and lists, never for actions. */
  readonly wanted: WantedFields;
  readonly stores: ServiceManagerStores;
  readonly loaders: ServiceManagerLoaders;
  readonly listItems: ListCache;
  readonly transaction: Transaction<ServiceManagerStores>;
  readonly journal: JournalReader;
  readonly outside: OutsideReferences;
  readonly cursorAt: (sequence: number) => string;
}

export type ServiceManagerUnit = Unit<ServiceManagerStores>;

export function createContext(
  {
    store,
    listItems,
    outside,
    now,
  }: {
    store: ProductStore<ServiceManagerStores>;
    listItems: ListCache;
    outside: OutsideReferences;
    now: Clock;
  },
  { viewer }: Caller,
  wanted: WantedFields = EVERYTHING,
): ServiceManagerContext {
  const { stores, journal } = store;
  const transact = store.transactionOf(viewer);
  let loaders = createLoaders(stores, wanted);
  return {
    viewer,
    now,
    wanted,
    stores,
    get loaders() {
      return loaders;
    },
    listItems,
    async transaction(work) {
      const result = await transact(work);
      // Root fields of a mutation follow one another, and each must see what those before it have done.
      loaders = createLoaders(stores, wanted);
      return result;
    },
    journal,
    outside,
    cursorAt: (sequence) => store.cursorAt(sequence),
  };
}
