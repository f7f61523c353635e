import DataLoader from 'dataloader';
import type { Page } from '../kit/paging/page.ts';
import type { WantedFields } from '../kit/wanted-fields.ts';
import type { Cloud, CloudUse } from './clouds/cloud.ts';
import type { Host, HostGroup } from './hosts/host.ts';
import type { HostUse } from './hosts/placement-store.ts';
import type { VmmJob } from './jobs/vmm-job.ts';
import type { VirtualMachineManagerStores } from './stores.ts';
import type { Checkpoint } from './virtual-machines/checkpoint.ts';
import type { VirtualMachine } from './virtual-machines/virtual-machine.ts';
import type { VirtualMachineListing } from './virtual-machines/virtual-machine-store.ts';

/** Look-ups gathered within one execution, so that each kind is one statement. */
export interface VirtualMachineManagerLoaders {
  readonly virtualMachine: DataLoader<string, VirtualMachine | null>;
  readonly virtualMachineOfComputer: DataLoader<string, VirtualMachine | null>;
  readonly checkpoint: DataLoader<string, Checkpoint | null>;
  readonly checkpointsOfMachine: DataLoader<string, readonly Checkpoint[]>;
  readonly host: DataLoader<string, Host | null>;
  readonly hostOfComputer: DataLoader<string, Host | null>;
  readonly hostUse: DataLoader<string, HostUse>;
  readonly hostsOfGroup: DataLoader<string, readonly Host[]>;
  readonly hostGroup: DataLoader<string, HostGroup | null>;
  readonly childrenOfGroup: DataLoader<string, readonly HostGroup[]>;
  readonly cloud: DataLoader<string, Cloud | null>;
  readonly cloudUse: DataLoader<string, CloudUse>;
  readonly job: DataLoader<string, VmmJob | null>;
  readonly childrenOfJob: DataLoader<string, readonly VmmJob[]>;
  loadMachinesOfHost(hostId: string, listing: VirtualMachineListing): Promise<MachinePage>;
  loadMachinesOfCloud(cloudId: string, listing: VirtualMachineListing): Promise<MachinePage>;
}

type MachinePage = Page<VirtualMachine>;

export function createLoaders(
  stores: VirtualMachineManagerStores,
  wanted: WantedFields,
): VirtualMachineManagerLoaders {
  const { virtualMachines, checkpoints, hosts, hostGroups, placement, clouds, jobs } = stores;
  const ofMachine = wanted.get('VirtualMachine');
  const ofHost = wanted.get('Host');
  return {
    virtualMachine: new DataLoader((ids) => virtualMachines.findMany(ids, ofMachine)),
    virtualMachineOfComputer: new DataLoader((names) =>
      virtualMachines.findManyByComputerName(names, ofMachine),
    ),
    checkpoint: new DataLoader((ids) => checkpoints.findMany(ids)),
    checkpointsOfMachine: new DataLoader((ids) => checkpoints.listOfMachines(ids)),
    host: new DataLoader((ids) => hosts.findMany(ids, ofHost)),
    hostOfComputer: new DataLoader((names) => hosts.findManyByComputerName(names, ofHost)),
    hostUse: new DataLoader((ids) => placement.readUse(ids)),
    hostsOfGroup: new DataLoader((ids) => hosts.listOfGroups(ids, ofHost)),
    hostGroup: new DataLoader((ids) => hostGroups.findMany(ids)),
    childrenOfGroup: new DataLoader((ids) => hostGroups.listOfParents(ids)),
    cloud: new DataLoader((ids) => clouds.findMany(ids)),
    cloudUse: new DataLoader((ids) => clouds.readUse(ids)),
    job: new DataLoader((ids) => jobs.findMany(ids)),
    childrenOfJob: new DataLoader((ids) => jobs.listOfParents(ids)),
    loadMachinesOfHost: createListLoader((ids, listing: VirtualMachineListing) =>
      virtualMachines.listOfParents('host_id', ids, { ...listing, wanted: ofMachine }),
    ),
    loadMachinesOfCloud: createListLoader((ids, listing: VirtualMachineListing) =>
      virtualMachines.listOfParents('cloud_id', ids, { ...listing, wanted: ofMachine }),
    ),
  };
}

/** Lists that hang off many parents: those asked for with the same arguments are read together. */
function createListLoader<Arguments extends object, T>(
  read: (parentIds: readonly string[], asked: Arguments) => Promise<T[]>,
): (parentId: string, asked: Arguments) => Promise<T> {
  const loaders = new Map<string, DataLoader<string, T>>();
  return (parentId, asked) => {
    const key = JSON.stringify(asked);
    let loader = loaders.get(key);
    if (loader === undefined) {
      loaders.set(key, (loader = new DataLoader((parentIds) => read(parentIds, asked))));
    }
    return loader.load(parentId);
  };
}
