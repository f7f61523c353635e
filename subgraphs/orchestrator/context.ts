import type { Clock } from '../kit/clock.ts';
import type { JournalReader } from '../kit/journal/journal-reader.ts';
import type { OutsideReferences } from '../kit/outside-references.ts';
import type { ProductStore, Transaction, Unit } from '../kit/product-store.ts';
import type { Caller } from '../kit/subgraph.ts';
import type { Viewer } from '../kit/viewer.ts';
import { EVERYTHING, type WantedFields } from '../kit/wanted-fields.ts';
import type { ActivityKinds } from './activities/activity-kind.ts';
import type { JobRunner } from './jobs/job-runner.ts';
import { createLoaders, type OrchestratorLoaders } from './loaders.ts';
import type { OrchestratorStores } from './stores.ts';

/** What resolvers and actions of one execution work with. */
export interface OrchestratorContext {
  readonly viewer: Viewer;
  readonly now: Clock;
  /** What the answer will show of each type: for look-ups and lists, never for actions. */
  readonly wanted: WantedFields;
  readonly stores: OrchestratorStores;
  readonly loaders: OrchestratorLoaders;
  readonly transaction: Transaction<OrchestratorStores>;
  readonly journal: JournalReader;
  readonly outside: OutsideReferences;
  readonly activityKinds: ActivityKinds;
  readonly jobRunner: Pick<JobRunner, 'wake' | 'abandon'>;
  readonly cursorAt: (sequence: number) => string;
}

export type OrchestratorUnit = Unit<OrchestratorStores>;

export function createContext(
  parts: {
    readonly store: ProductStore<OrchestratorStores>;
    readonly outside: OutsideReferences;
    readonly activityKinds: ActivityKinds;
    readonly jobRunner: JobRunner;
    readonly now: Clock;
  },
  { viewer }: Pick<Caller, 'viewer'>,
  wanted: WantedFields = EVERYTHING,
): OrchestratorContext {
  const { store, outside, activityKinds, jobRunner, now } = parts;
  const { stores, journal } = store;
  return {
    viewer,
    now,
    wanted,
    stores,
    loaders: createLoaders(stores, wanted),
    transaction: store.transactionOf(viewer),
    journal,
    outside,
    activityKinds,
    jobRunner,
    cursorAt: (sequence) => store.cursorAt(sequence),
  };
}
