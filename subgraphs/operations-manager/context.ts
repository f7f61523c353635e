import type { Clock } from '../kit/clock.ts';
import type { JournalReader } from '../kit/journal/journal-reader.ts';
import type { ProductStore, Transaction, Unit } from '../kit/product-store.ts';
import type { Caller } from '../kit/subgraph.ts';
import type { Viewer } from '../kit/viewer.ts';
import { EVERYTHING, type WantedFields } from '../kit/wanted-fields.ts';
import type { RaiseTogether } from './alerts/alert-raise-actions.ts';
import type { ResolutionStateCache } from './alerts/resolution-state-cache.ts';
import type { ConnectorHub } from './connectors/connector-hub.ts';
import { createLoaders, type OperationsManagerLoaders } from './loaders.ts';
import type { OperationsManagerStores } from './stores.ts';

/** What resolvers and actions of one execution work with. */
export interface OperationsManagerContext {
  readonly viewer: Viewer;
  readonly now: Clock;
  /** What the answer will show of each type: for look-ups and lists, never for actions. */
  readonly wanted: WantedFields;
  readonly stores: OperationsManagerStores;
  readonly loaders: OperationsManagerLoaders;
  readonly resolutionStates: ResolutionStateCache;
  readonly raiseTogether: RaiseTogether;
  readonly transaction: Transaction<OperationsManagerStores>;
  /** A transaction that writes in another name than the viewer's: a connector's. */
  readonly transactionOf: (viewer: Viewer) => Transaction<OperationsManagerStores>;
  readonly connectorHub: ConnectorHub;
  readonly journal: JournalReader;
  readonly cursorAt: (sequence: number) => string;
  readonly readCursor: () => Promise<string>;
}

export type OperationsManagerUnit = Unit<OperationsManagerStores>;

/** What lives as long as the subgraph. */
export interface OperationsManagerServices {
  readonly store: ProductStore<OperationsManagerStores>;
  readonly now: Clock;
  readonly resolutionStates: ResolutionStateCache;
  readonly raiseTogether: RaiseTogether;
  readonly connectorHub: ConnectorHub;
}

export function createContext(
  { store, now, resolutionStates, raiseTogether, connectorHub }: OperationsManagerServices,
  { viewer }: Caller,
  wanted: WantedFields = EVERYTHING,
): OperationsManagerContext {
  const { stores, journal } = store;
  const cursorAt = (sequence: number): string => store.cursorAt(sequence);
  return {
    viewer,
    now,
    wanted,
    stores,
    loaders: createLoaders(stores, { viewer, wanted, cursorAt, journal, now }),
    resolutionStates,
    raiseTogether,
    transaction: store.transactionOf(viewer),
    transactionOf: (other) => store.transactionOf(other),
    connectorHub,
    journal,
    cursorAt,
    readCursor: () => store.readCursor(),
  };
}
