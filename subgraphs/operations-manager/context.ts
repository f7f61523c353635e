import type { Clock } from '../kit/clock.ts';
import type { JournalReader } from '../kit/journal/journal-reader.ts';
import type { ProductStore, Transaction, Unit } from '../kit/product-store.ts';
import type { Caller } from '../kit/subgraph.ts';
import type { Viewer } from '../kit/viewer.ts';
import { createLoaders, type OperationsManagerLoaders } from './loaders.ts';
import type { OperationsManagerStores } from './stores.ts';

/** What resolvers and actions of one execution work with. */
export interface OperationsManagerContext {
  readonly viewer: Viewer;
  readonly now: Clock;
  readonly stores: OperationsManagerStores;
  readonly loaders: OperationsManagerLoaders;
  readonly transaction: Transaction<OperationsManagerStores>;
  readonly journal: JournalReader;
  cursorAt(sequence: number): string;
  readCursor(): Promise<string>;
}

export type OperationsManagerUnit = Unit<OperationsManagerStores>;

export function createContext(
  store: ProductStore<OperationsManagerStores>,
  now: Clock,
  { viewer }: Caller,
): OperationsManagerContext {
  const { stores, journal, cursorAt, readCursor } = store;
  return {
    viewer,
    now,
    stores,
    loaders: createLoaders(stores, { viewer, cursorAt }),
    transaction: store.transactionOf(viewer),
    journal,
    cursorAt,
    readCursor,
  };
}
