import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock, type Clock } from '../kit/clock.ts';
import type { DatabaseLocation } from '../kit/database/database.ts';
import { openProductStore, type StoreLog } from '../kit/product-store.ts';
import { createSubgraph, type Subgraph } from '../kit/subgraph.ts';
import { createContext, type ServiceManagerContext } from './context.ts';
import { entityLookups } from './entities.ts';
import { createListCache } from './lists/list-cache.ts';
import { serviceManagerMigrations } from './migrations.ts';
import { resolvers } from './resolvers.ts';
import { createStores } from './stores.ts';

export type ServiceManager = Subgraph;

/** Puts Service Manager's subgraph together over its store. */
export async function createServiceManager(options: {
  readonly location: DatabaseLocation;
  readonly log: StoreLog;
  readonly now?: Clock;
  readonly onQuery?: (sql: string) => void;
}): Promise<ServiceManager> {
  const { location, log, now = systemClock, onQuery } = options;
  const store = await openProductStore({
    location,
    log,
    now,
    migrations: serviceManagerMigrations,
    createStores,
    ...(onQuery === undefined ? {} : { onQuery }),
  });
  const listItems = createListCache(store.stores.lists);
  return createSubgraph<ServiceManagerContext>({
    name: 'service-manager',
    typeDefs: readFileSync(
      join(import.meta.dirname, '../../schema/service-manager.graphql'),
      'utf8',
    ),
    resolvers,
    entities: entityLookups,
    createContext: (caller) => createContext({ store, listItems, now }, caller),
    findTrouble: () => store.findTrouble(),
    close: () => store.close(),
  });
}
