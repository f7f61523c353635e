import type { Subgraph } from '../../../subgraphs/kit/subgraph.ts';
import type { Cloud } from '../../../subgraphs/virtual-machine-manager/clouds/cloud.ts';
import type { Host } from '../../../subgraphs/virtual-machine-manager/hosts/host.ts';
import type { VmmJob } from '../../../subgraphs/virtual-machine-manager/jobs/vmm-job.ts';
import { virtualMachineManagerMigrations } from '../../../subgraphs/virtual-machine-manager/migrations.ts';
import {
  createVirtualMachineManagerStores,
  type VirtualMachineManagerStores,
} from '../../../subgraphs/virtual-machine-manager/stores.ts';
import { createVirtualMachineManager } from '../../../subgraphs/virtual-machine-manager/virtual-machine-manager.ts';
import type { Checkpoint } from '../../../subgraphs/virtual-machine-manager/virtual-machines/checkpoint.ts';
import type { VirtualMachine } from '../../../subgraphs/virtual-machine-manager/virtual-machines/virtual-machine.ts';
import { ask } from '../../support/ask.ts';
import { openTestStore, type StoreKind, type TestStore } from '../../support/databases.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { createTestClock } from '../../support/test-clock.ts';
import { GROUPS, MORNING } from './fabric.ts';

export interface Fabric {
  readonly hosts?: readonly Host[];
  readonly clouds?: readonly Cloud[];
  readonly machines?: readonly VirtualMachine[];
  readonly checkpoints?: readonly Checkpoint[];
  readonly jobs?: readonly VmmJob[];
}

/** A subgraph over a store of its own, with a clock that stands still until it is moved. */
export interface TestManager extends Subgraph, AsyncDisposable {
  readonly store: TestStore;
  readonly stores: VirtualMachineManagerStores;
  /** Every reading statement since the last call. */
  takeStatements(): string[];
  /** Lets time pass, and the jobs end that are due then. */
  passSeconds(seconds: number): Promise<void>;
  /** Another process on the same store, beside this one. */
  startAnother(): Promise<TestManager>;
}

/** A store that holds this much, and Virtual Machine Manager over it. */
export async function startManager(
  kind: StoreKind,
  fabric: Fabric = {},
  { jobPace = 1 } = {},
): Promise<TestManager> {
  await using started = new AsyncDisposableStack();
  const store = started.use(await openTestStore(kind, virtualMachineManagerMigrations));
  await changeFabric(store, fabric, { withGroups: true });
  const manager = started.use(await startOn(store, jobPace));
  const owned = started.move();
  return { ...manager, [Symbol.asyncDispose]: async () => await owned.disposeAsync() };
}

async function startOn(store: TestStore, jobPace: number): Promise<TestManager> {
  const clock = createTestClock(MORNING);
  let statements: string[] = [];
  const manager = await createVirtualMachineManager({
    location: store.location,
    log: quietLog,
    now: clock.now,
    jobPace,
    onQuery: (sql) => {
      if (OF_STORES.test(sql) && !OF_JOB_RUNNER.test(sql)) statements.push(sql);
    },
  });
  return {
    ...manager,
    store,
    stores: createVirtualMachineManagerStores(store.reader),
    takeStatements() {
      const taken = statements;
      statements = [];
      return taken;
    },
    async passSeconds(seconds) {
      clock.advanceMs(seconds * 1_000);
      await manager.jobRunner.runDue();
    },
    startAnother: () => startOn(store, jobPace),
    [Symbol.asyncDispose]: () => manager.close(),
  };
}

/** What resolvers have read; the journal and the connections speak for themselves now and then. */
const OF_STORES = /^select .*\b(virtual_machines|checkpoints|hosts|host_groups|clouds|jobs)\b/s;
/** The runner looks for due jobs whenever it likes. */
const OF_JOB_RUNNER = /due_at[`"]? (<=|is not null)/;

/** Puts things into a store past all rules, as an import would. */
export async function changeFabric(
  store: TestStore,
  fabric: Fabric,
  { withGroups = false } = {},
): Promise<void> {
  const { hosts = [], clouds = [], machines = [], checkpoints = [], jobs = [] } = fabric;
  await store.transaction(async (transaction) => {
    const stores = createVirtualMachineManagerStores(transaction);
    if (withGroups) await stores.hostGroups.insert(GROUPS);
    await stores.hosts.insert(hosts);
    await stores.clouds.insert(clouds);
    await stores.virtualMachines.insert(machines);
    await stores.checkpoints.insert(checkpoints);
    await stores.jobs.insert(jobs);
  });
}

export interface Outcome {
  readonly virtualMachine: {
    readonly id: string;
    readonly name: string;
    readonly status: string;
    readonly version: number;
  } | null;
  readonly checkpoint?: { readonly id: string; readonly name: string } | null;
  readonly host?: { readonly id: string; readonly state: string } | null;
  readonly job: { readonly id: string; readonly status: string } | null;
  readonly cursor: string | null;
  readonly userErrors: readonly {
    readonly code: string;
    readonly message: string;
    readonly field: readonly string[];
  }[];
}

/** Runs a mutation by its name, as in `act(manager, 'startVirtualMachine', { virtualMachineId })`. */
export async function act(manager: Subgraph, name: string, input: object): Promise<Outcome> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const target = name.includes('HostMaintenance')
    ? 'host { id state }'
    : 'virtualMachine { id name status version }';
  const checkpoint = name === 'createCheckpoint' ? 'checkpoint { id name }' : '';
  const answer = await ask<Record<string, Outcome>>(
    manager,
    `mutation ($input: ${type}!) {
      ${name}(input: $input) {
        ${target} ${checkpoint} job { id status } cursor userErrors { code message field }
      }
    }`,
    { variables: { input } },
  );
  return answer[name] as Outcome;
}

/** Fields of one machine; null when there is none. */
export async function readMachine(
  manager: Subgraph,
  id: string,
  fields: string,
): Promise<Readonly<Record<string, unknown>> | null> {
  const text = `query ($id: ID!) { virtualMachine(id: $id) { ${fields} } }`;
  const answer = await ask<{ virtualMachine: Record<string, unknown> | null }>(manager, text, {
    variables: { id },
  });
  return answer.virtualMachine;
}

/** Fields of one job. */
export async function readJob(
  manager: Subgraph,
  id: string | undefined,
  fields: string,
): Promise<Readonly<Record<string, unknown>> | null> {
  const text = `query ($id: ID!) { vmmJob(id: $id) { ${fields} } }`;
  const answer = await ask<{ vmmJob: Record<string, unknown> | null }>(manager, text, {
    variables: { id: id ?? '' },
  });
  return answer.vmmJob;
}
