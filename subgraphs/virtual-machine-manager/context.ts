import type { Clock } from '../kit/clock.ts';
import type { JournalReader } from '../kit/journal/journal-reader.ts';
import type { ProductStore, Transaction, Unit } from '../kit/product-store.ts';
import type { Caller } from '../kit/subgraph.ts';
import type { Viewer } from '../kit/viewer.ts';
import { EVERYTHING, type WantedFields } from '../kit/wanted-fields.ts';
import type { JobRunner } from './jobs/job-runner.ts';
import { createLoaders, type VirtualMachineManagerLoaders } from './loaders.ts';
import type { VirtualMachineManagerStores } from './stores.ts';

/** What resolvers and actions of one execution work with. */
export interface VirtualMachineManagerContext {
  readonly viewer: Viewer;
  readonly now: Clock;
  /** What the answer will show of each type: for look-ups and lists, never for actions. */
  readonly wanted: WantedFields;
  /** 1 lets jobs take as long as they usually do, 0 ends them at once. */
  readonly jobPace: number;
  readonly stores: VirtualMachineManagerStores;
  readonly loaders: VirtualMachineManagerLoaders;
  /** Wakes the job runner after the commit: there may be a job to end. */
  readonly transaction: Transaction<VirtualMachineManagerStores>;
  readonly journal: JournalReader;
  readonly cursorAt: (sequence: number) => string;
}

export type VirtualMachineManagerUnit = Unit<VirtualMachineManagerStores>;

/** What actions need of a context. */
export type ActionContext = Pick<
  VirtualMachineManagerContext,
  'transaction' | 'viewer' | 'now' | 'jobPace'
>;

export function createContext(
  parts: {
    readonly store: ProductStore<VirtualMachineManagerStores>;
    readonly jobRunner: Pick<JobRunner, 'wake'>;
    readonly jobPace: number;
    readonly now: Clock;
  },
  { viewer }: Pick<Caller, 'viewer'>,
  wanted: WantedFields = EVERYTHING,
): VirtualMachineManagerContext {
  const { store, jobRunner, jobPace, now } = parts;
  const { stores, journal } = store;
  const transaction = store.transactionOf(viewer);
  return {
    viewer,
    now,
    wanted,
    jobPace,
    stores,
    loaders: createLoaders(stores, wanted),
    async transaction(work) {
      const result = await transaction(work);
      jobRunner.wake();
      return result;
    },
    journal,
    cursorAt: (sequence) => store.cursorAt(sequence),
  };
}
