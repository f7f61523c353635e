import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDemonstration, type Demonstration } from '../demonstration/demonstration.ts';
import { systemClock, type Clock } from '../kit/clock.ts';
import type { DatabaseLocation } from '../kit/database/database.ts';
import { openProductStore, type StoreLog } from '../kit/product-store.ts';
import { createSubgraph, type Subgraph } from '../kit/subgraph.ts';
import type { Viewer } from '../kit/viewer.ts';
import { createVirtualMachineManagerActivity } from './demonstration/activity.ts';
import { createContext, type VirtualMachineManagerContext } from './context.ts';
import { fillVirtualMachineManager } from './demonstration/fill-virtual-machine-manager.ts';
import { entityLookups } from './entities.ts';
import { createJobRunner, type JobRunner } from './jobs/job-runner.ts';
import { virtualMachineManagerMigrations } from './migrations.ts';
import { resolvers } from './resolvers.ts';
import { createVirtualMachineManagerStores } from './stores.ts';

export interface VirtualMachineManager extends Subgraph {
  readonly demonstration: Demonstration;
  readonly jobRunner: JobRunner;
}

/** In whose name things happen by themselves in the demonstration. */
const OPERATIONS: Viewer = {
  name: 'CONTOSO\\svc-vmm',
  profile: 'ADMINISTRATOR',
  groupIds: null,
};

/** Puts Virtual Machine Manager's subgraph together over its store; jobs that a former process left are taken up. */
export async function createVirtualMachineManager(options: {
  readonly location: DatabaseLocation;
  readonly log: StoreLog;
  /** How long changes are kept for those who come back. */
  readonly retentionHours?: number;
  readonly now?: Clock;
  /** 1 lets jobs take as long as they usually do, 0 ends them at once. */
  readonly jobPace?: number;
  readonly onQuery?: (sql: string) => void;
}): Promise<VirtualMachineManager> {
  const { location, log, now = systemClock, jobPace = 1, onQuery } = options;
  const store = await openProductStore({
    ...(options.retentionHours === undefined ? {} : { retentionHours: options.retentionHours }),
    location,
    log,
    now,
    migrations: virtualMachineManagerMigrations,
    createStores: createVirtualMachineManagerStores,
    ...(onQuery === undefined ? {} : { onQuery }),
  });
  const jobRunner = createJobRunner({ store, now, jobPace, log });
  const parts = { store, jobRunner, jobPace, now };
  const subgraph = createSubgraph<VirtualMachineManagerContext>({
    name: 'virtual-machine-manager',
    typeDefs: readFileSync(
      join(import.meta.dirname, '../../schema/virtual-machine-manager.graphql'),
      'utf8',
    ),
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
  const demonstration = createDemonstration({
    database: store.database,
    mainTable: 'hosts',
    fill: fillVirtualMachineManager,
    act: createVirtualMachineManagerActivity(createContext(parts, { viewer: OPERATIONS })).step,
  });
  jobRunner.wake();
  return { ...subgraph, jobRunner, demonstration };
}
