import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDemonstration, type Demonstration } from '../demonstration/demonstration.ts';
import { systemClock, type Clock } from '../kit/clock.ts';
import type { DatabaseLocation } from '../kit/database/database.ts';
import { openProductStore, type StoreLog } from '../kit/product-store.ts';
import { createSubgraph, type Subgraph } from '../kit/subgraph.ts';
import { AGENTS, createOperationsManagerActivity } from './demonstration/activity.ts';
import { createRaiseTogether } from './alerts/alert-raise-actions.ts';
import { createResolutionStateCache } from './alerts/resolution-state-cache.ts';
import {
  ConnectorHub,
  USUAL_CONNECTOR_SETTINGS,
  type ConnectorSettings,
} from './connectors/connector-hub.ts';
import { startConnectorWatch } from './connectors/connector-watch.ts';
import { createContext, type OperationsManagerContext } from './context.ts';
import { fillOperationsManager } from './demonstration/fill-operations-manager.ts';
import { entityLookups } from './entities.ts';
import { createMaintenanceScheduler } from './maintenance/maintenance-scheduler.ts';
import { operationsManagerMigrations } from './migrations.ts';
import { resolvers } from './resolvers.ts';
import { createStores } from './stores.ts';

export interface OperationsManager extends Subgraph {
  readonly demonstration: Demonstration;
}

/** Puts Operations Manager's subgraph together over its store. */
export async function createOperationsManager(options: {
  readonly location: DatabaseLocation;
  readonly log: StoreLog;
  /** How long changes are kept for those who come back. */
  readonly retentionHours?: number;
  /** Private networks that webhooks of connectors may reach, as in "10.0.0.0/8". */
  readonly webhookNetworks?: readonly string[];
  readonly now?: Clock;
  readonly onQuery?: (sql: string) => void;
  readonly connectors?: Partial<ConnectorSettings>;
}): Promise<OperationsManager> {
  const { location, log, now = systemClock, onQuery, connectors = {} } = options;
  const store = await openProductStore({
    ...(options.retentionHours === undefined ? {} : { retentionHours: options.retentionHours }),
    location,
    log,
    now,
    migrations: operationsManagerMigrations,
    createStores,
    ...(onQuery === undefined ? {} : { onQuery }),
  });
  const maintenance = createMaintenanceScheduler({
    store,
    now,
    onError: (error) =>
      log.error({ err: error }, 'cannot end maintenance that is due; it will be tried again'),
  });
  const settings = { ...USUAL_CONNECTOR_SETTINGS, ...connectors };
  const { webhookNetworks: allowedNetworks = settings.webhooks.allowedNetworks } = options;
  const connectorHub = new ConnectorHub(
    { ...settings, webhooks: { ...settings.webhooks, allowedNetworks } },
    log,
  );
  const connectorWatch = startConnectorWatch({ store, hub: connectorHub, now });
  const resolutionStates = createResolutionStateCache(store.stores.resolutionStates);
  const raiseTogether = createRaiseTogether();
  const services = { store, now, resolutionStates, raiseTogether, connectorHub };
  const subgraph = createSubgraph<OperationsManagerContext>({
    name: 'operations-manager',
    typeDefs: readFileSync(
      join(import.meta.dirname, '../../schema/operations-manager.graphql'),
      'utf8',
    ),
    resolvers,
    entities: entityLookups,
    log,
    createContext: (caller, wanted) => createContext(services, caller, wanted),
    findTrouble: () => store.findTrouble(),
    async close() {
      await connectorWatch.close();
      await maintenance.close();
      await store.close();
    },
  });
  const activity = createOperationsManagerActivity(createContext(services, { viewer: AGENTS }));
  return {
    ...subgraph,
    demonstration: createDemonstration({
      database: store.database,
      mainTable: 'monitored_objects',
      fill: fillOperationsManager,
      act: (random) => activity.step(random),
    }),
  };
}
