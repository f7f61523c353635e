import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDemonstration, type Demonstration } from '../demonstration/demonstration.ts';
import { systemClock, type Clock } from '../kit/clock.ts';
import type { DatabaseLocation } from '../kit/database/database.ts';
import { OutsideReferences, type GraphClient } from '../kit/outside-references.ts';
import { openProductStore, type StoreLog } from '../kit/product-store.ts';
import { createSubgraph, type Subgraph } from '../kit/subgraph.ts';
import { createServiceManagerActivity } from './demonstration/activity.ts';
import { createContext, type ServiceManagerContext } from './context.ts';
import { fillServiceManager } from './demonstration/fill-service-manager.ts';
import { entityLookups } from './entities.ts';
import { createListCache } from './lists/list-cache.ts';
import { serviceManagerMigrations } from './migrations.ts';
import { resolvers } from './resolvers.ts';
import { createStores } from './stores.ts';

export interface ServiceManager extends Subgraph {
  readonly demonstration: Demonstration;
  /** From here on ids of other products' objects are asked for, and refused where nobody knows them. */
  joinGraph(graph: GraphClient): void;
}

/** Puts Service Manager's subgraph together over its store. */
export async function createServiceManager(options: {
  readonly location: DatabaseLocation;
  readonly log: StoreLog;
  /** How long changes are kept for those who come back. */
  readonly retentionHours?: number;
  readonly now?: Clock;
  readonly onQuery?: (sql: string) => void;
}): Promise<ServiceManager> {
  const { location, log, now = systemClock, onQuery } = options;
  const store = await openProductStore({
    ...(options.retentionHours === undefined ? {} : { retentionHours: options.retentionHours }),
    location,
    log,
    now,
    migrations: serviceManagerMigrations,
    createStores,
    ...(onQuery === undefined ? {} : { onQuery }),
  });
  const listItems = createListCache(store.stores.lists);
  const outside = new OutsideReferences(log);
  const parts = { store, listItems, outside, now };
  const subgraph = createSubgraph<ServiceManagerContext>({
    name: 'service-manager',
    typeDefs: readFileSync(
      join(import.meta.dirname, '../../schema/service-manager.graphql'),
      'utf8',
    ),
    resolvers,
    entities: entityLookups,
    log,
    createContext: (caller, wanted) => createContext(parts, caller, wanted),
    findTrouble: () => store.findTrouble(),
    close: () => store.close(),
  });
  const activity = createServiceManagerActivity((viewer) => createContext(parts, { viewer }));
  return {
    ...subgraph,
    joinGraph: (graph) => outside.joinGraph(graph),
    demonstration: createDemonstration({
      database: store.database,
      mainTable: 'incidents',
      fill: fillServiceManager,
      act: (random) => activity.step(random),
    }),
  };
}
