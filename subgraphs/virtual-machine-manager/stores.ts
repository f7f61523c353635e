import type { Knex } from 'knex';
import { createCloudStore, type CloudStore } from './clouds/cloud-store.ts';
import { createHostGroupStore, type HostGroupStore } from './hosts/host-group-store.ts';
import { createHostStore, type HostStore } from './hosts/host-store.ts';
import { createPlacementStore, type PlacementStore } from './hosts/placement-store.ts';
import { createVmmJobStore, type VmmJobStore } from './jobs/vmm-job-store.ts';
import {
  createCheckpointStore,
  type CheckpointStore,
} from './virtual-machines/checkpoint-store.ts';
import {
  createVirtualMachineStore,
  type VirtualMachineStore,
} from './virtual-machines/virtual-machine-store.ts';

/** All stores of the product over one connection, which is a reader or a transaction. */
export interface VirtualMachineManagerStores {
  readonly virtualMachines: VirtualMachineStore;
  readonly checkpoints: CheckpointStore;
  readonly hosts: HostStore;
  readonly hostGroups: HostGroupStore;
  readonly placement: PlacementStore;
  readonly clouds: CloudStore;
  readonly jobs: VmmJobStore;
}

export function createVirtualMachineManagerStores(knex: Knex): VirtualMachineManagerStores {
  return {
    virtualMachines: createVirtualMachineStore(knex),
    checkpoints: createCheckpointStore(knex),
    hosts: createHostStore(knex),
    hostGroups: createHostGroupStore(knex),
    placement: createPlacementStore(knex),
    clouds: createCloudStore(knex),
    jobs: createVmmJobStore(knex),
  };
}
