import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../../subgraphs/kit/clock.ts';
import type { DatabaseLocation } from '../../../subgraphs/kit/database/database.ts';
import type { JournalEntry, JournalHead } from '../../../subgraphs/kit/journal/journal.ts';
import { pruneJournal } from '../../../subgraphs/kit/journal/prune-journal.ts';
import { openProductStore } from '../../../subgraphs/kit/product-store.ts';
import { createSubgraph, type Subgraph } from '../../../subgraphs/kit/subgraph.ts';
import { createRaiseTogether } from '../../../subgraphs/operations-manager/alerts/alert-raise-actions.ts';
import { createResolutionStateCache } from '../../../subgraphs/operations-manager/alerts/resolution-state-cache.ts';
import {
  ConnectorHub,
  USUAL_CONNECTOR_SETTINGS,
  type ConnectorSettings,
} from '../../../subgraphs/operations-manager/connectors/connector-hub.ts';
import { startConnectorWatch } from '../../../subgraphs/operations-manager/connectors/connector-watch.ts';
import {
  createContext,
  type OperationsManagerContext,
} from '../../../subgraphs/operations-manager/context.ts';
import { entityLookups } from '../../../subgraphs/operations-manager/entities.ts';
import { operationsManagerMigrations } from '../../../subgraphs/operations-manager/migrations.ts';
import { resolvers } from '../../../subgraphs/operations-manager/resolvers.ts';
import { createStores } from '../../../subgraphs/operations-manager/stores.ts';
import { LOCAL_ADMINISTRATOR } from '../../../subgraphs/kit/viewer.ts';
import { quietLog } from '../../support/quiet-log.ts';

/**
 * Operations Manager as a process that can be gone between any two statements, with all it held in memory. The next one
 * opens the same store anew; only the schema, which holds nothing, is kept, because making it costs more than a history.
 */
export interface MortalOperationsManager extends Subgraph {
  /** After so many statements none runs any more. */
  dieAfter(statements: number): void;
  /** Rejects once it has died and nothing of it moves any more: an answer that is not there by then never comes. */
  orDeath<T>(answer: Promise<T>): Promise<T>;
  /** Gives up what is left of the process; another takes over the store. */
  replace(): Promise<void>;
  /** Forgets changes from before a moment, as the upkeep of the store does. */
  prune(before: string): Promise<void>;
  /** Has the connectors looked after, and comes back once nothing runs any more. */
  lookAfterConnectors(): Promise<void>;
  /** Has nothing wait for a connector, as initializing it from now on would, for less. */
  passOver(connectorId: string, to: number): Promise<void>;
  readHead(): Promise<JournalHead>;
  readJournal(after: number): Promise<readonly JournalEntry[]>;
}

interface MortalOptions {
  readonly location: DatabaseLocation;
  readonly now: Clock;
  readonly connectors: Partial<ConnectorSettings>;
  /** Whether connectors are looked after whenever something happens to one, and not only when that is asked for. */
  readonly isWatched: boolean;
}

export async function startMortalOperationsManager(
  options: MortalOptions,
): Promise<MortalOperationsManager> {
  let life = await openLife(options);
  const subgraph = createSubgraph<OperationsManagerContext>({
    name: 'operations-manager',
    typeDefs: readFileSync(
      new URL('../../../schema/operations-manager.graphql', import.meta.url),
      'utf8',
    ),
    resolvers,
    entities: entityLookups,
    log: quietLog,
    createContext: (caller, wanted) => createContext(life.services, caller, wanted),
    findTrouble: () => life.services.store.findTrouble(),
    close: () => life.close(),
  });
  return {
    ...subgraph,
    dieAfter(statements) {
      life.fuse.statementsLeft = statements;
    },
    orDeath: (answer) => Promise.race([answer, life.fuse.death.promise]),
    async replace() {
      const dead = life;
      dead.fuse.statementsLeft = 0;
      life = await openLife(options);
      await dead.close();
    },
    async prune(before) {
      await pruneJournal(life.services.store.database, before);
    },
    async lookAfterConnectors() {
      const { fuse, services } = life;
      const watch = startConnectorWatch({ ...services, hub: services.connectorHub });
      services.connectorHub.announce('none');
      let seen = -1;
      while (seen !== fuse.statementsRun) {
        seen = fuse.statementsRun;
        await passTurns();
      }
      await watch.close();
    },
    async passOver(connectorId, to) {
      const { store } = life.services;
      const move = { bookmark: to, acknowledged: to, count: 0 };
      await store.transactionOf(LOCAL_ADMINISTRATOR)(({ connectors }) =>
        connectors.acknowledge(connectorId, move),
      );
    },
    readHead: () => life.services.store.journal.readHead(),
    readJournal: (after) => life.services.store.journal.read(after, 1_000),
  };
}

/** Long enough for one statement to follow another. */
async function passTurns(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await setImmediate();
}

/** Everything that a process holds but its schema, put together as Operations Manager itself does. */
async function openLife({ location, now, connectors, isWatched }: MortalOptions) {
  const death = Promise.withResolvers<never>();
  death.promise.catch(() => undefined);
  const fuse = { statementsLeft: Number.POSITIVE_INFINITY, statementsRun: 0, death };
  const store = await openProductStore({
    location,
    log: quietLog,
    now,
    migrations: operationsManagerMigrations,
    createStores,
    onQuery(sql) {
      fuse.statementsRun += 1;
      fuse.statementsLeft -= 1;
      // What the process had begun is undone by the database, which is told so by the connection that breaks.
      if (fuse.statementsLeft >= 0 || /^rollback/i.test(sql)) return;
      const gone = new Error('the process is gone');
      void passTurns().then(() => death.reject(gone));
      throw gone;
    },
  });
  const connectorHub = new ConnectorHub({ ...USUAL_CONNECTOR_SETTINGS, ...connectors }, quietLog);
  const connectorWatch = isWatched ? startConnectorWatch({ store, hub: connectorHub, now }) : null;
  const resolutionStates = createResolutionStateCache(store.stores.resolutionStates);
  return {
    fuse,
    services: {
      store,
      now,
      resolutionStates,
      raiseTogether: createRaiseTogether(),
      connectorHub,
    },
    async close() {
      await connectorWatch?.close();
      await store.close();
    },
  };
}
