import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDemonstration, type Demonstration } from '../demonstration/demonstration.ts';
import { systemClock, type Clock } from '../kit/clock.ts';
import type { DatabaseLocation } from '../kit/database/database.ts';
import { OutsideReferences, type GraphClient } from '../kit/outside-references.ts';
import { openProductStore, type StoreLog } from '../kit/product-store.ts';
import { createSubgraph, type Subgraph } from '../kit/subgraph.ts';
import type { ActivityKinds } from './activities/activity-kind.ts';
import { BUILT_IN_KINDS } from './activities/built-in-kinds.ts';
import { createOrchestratorActivity, SCHEDULER } from './demonstration/activity.ts';
import { createContext, type OrchestratorContext } from './context.ts';
import { fillOrchestrator } from './demonstration/fill-orchestrator.ts';
import { entityLookups } from './entities.ts';
import { createJobRunner, type JobRunnerOptions } from './jobs/job-runner.ts';
import { orchestratorMigrations } from './migrations.ts';
import { resolvers } from './resolvers.ts';
import { createStores } from './stores.ts';

export interface Orchestrator extends Subgraph {
  readonly demonstration: Demonstration;
  /** From here on ids of other products' objects are asked for, and refused where nobody knows them. */
  joinGraph(graph: GraphClient): void;
}

/** Puts Orchestrator's subgraph together over its store; its jobs run from now on. */
export async function createOrchestrator(options: {
  readonly location: DatabaseLocation;
  readonly log: StoreLog;
  /** How long changes are kept for those who come back. */
  readonly retentionHours?: number;
  readonly now?: Clock;
  readonly onQuery?: (sql: string) => void;
  /** What activities there are; those that need no other product when not given. */
  readonly activityKinds?: ActivityKinds;
  /** How jobs are run, where that is not as usual. */
  readonly running?: Pick<JobRunnerOptions, 'pace' | 'random' | 'leaseMs' | 'pollMs'>;
}): Promise<Orchestrator> {
  const { location, log, now = systemClock, onQuery, activityKinds = BUILT_IN_KINDS } = options;
  const store = await openProductStore({
    ...(options.retentionHours === undefined ? {} : { retentionHours: options.retentionHours }),
    location,
    log,
    now,
    migrations: orchestratorMigrations,
    createStores,
    ...(onQuery === undefined ? {} : { onQuery }),
  });
  const jobRunner = createJobRunner({ store, activityKinds, now, log, ...options.running });
  const outside = new OutsideReferences(log);
  const parts = { store, outside, activityKinds, jobRunner, now };
  const subgraph = createSubgraph<OrchestratorContext>({
    name: 'orchestrator',
    typeDefs: readFileSync(join(import.meta.dirname, '../../schema/orchestrator.graphql'), 'utf8'),
    resolvers,
    entities: entityLookups,
    log,
    createContext: (caller, wanted) => createContext(parts, caller, wanted),
    findTrouble: () => store.findTrouble(),
    async close() {
      await jobRunner.close();
      await store.close();
    },
  });
  const activity = createOrchestratorActivity(() => createContext(parts, { viewer: SCHEDULER }));
  return {
    ...subgraph,
    joinGraph: (graph) => outside.joinGraph(graph),
    demonstration: createDemonstration({
      database: store.database,
      mainTable: 'runbooks',
      fill: fillOrchestrator,
      act: (random) => activity.step(random),
    }),
  };
}
