import { createChangeResolvers } from '../../kit/journal/change-resolvers.ts';
import type { ChangeEvent } from '../../kit/journal/change-event.ts';
import { connectionResolvers } from '../../kit/paging/connection-resolvers.ts';
import type { Page } from '../../kit/paging/page.ts';
import { readPositionedPage, type PositionedPage } from '../../kit/paging/positioned-page.ts';
import type { VirtualMachineManagerContext } from '../context.ts';
import { toListing } from '../listing-arguments.ts';
import type { Resolvers } from '../schema-types.generated.ts';
import { listAllowedActions } from './action-table.ts';
import { VIRTUAL_MACHINE_FILTERS } from './virtual-machine-filter.ts';
import { streamVirtualMachines } from './virtual-machine-stream.ts';
import type { VirtualMachineListing, VirtualMachineOrder } from './virtual-machine-store.ts';
import type { VirtualMachine } from './virtual-machine.ts';

export type VirtualMachinePage = PositionedPage<VirtualMachine>;
export type VirtualMachineChangeModel = ChangeEvent<VirtualMachine>;

const BY_NAME: VirtualMachineOrder = { field: 'NAME', direction: 'ASC' };

const changes = createChangeResolvers('virtualMachineChanges', streamVirtualMachines);

export const virtualMachineResolvers: Pick<
  Resolvers,
  | 'Query'
  | 'Subscription'
  | 'VirtualMachine'
  | 'VirtualMachineConnection'
  | 'VirtualMachineChange'
  | 'Checkpoint'
> = {
  Query: {
    virtualMachineChangesPage: changes.page,
    virtualMachine: (_root, { id }, { loaders }) => loaders.virtualMachine.load(id),
    virtualMachines: (_root, asked, context) =>
      readMachinePage(context, asked, (listing) =>
        context.stores.virtualMachines.list({
          ...listing,
          wanted: context.wanted.get('VirtualMachine'),
        }),
      ),
  },
  Subscription: {
    virtualMachineChanges: { subscribe: changes.subscribe },
  },
  VirtualMachine: {
    allowedActions: ({ status }) => listAllowedActions(status),
    cloud: ({ cloudId }, _arguments, { loaders }) =>
      cloudId === null ? null : loaders.cloud.load(cloudId),
    host: ({ hostId }, _arguments, { loaders }) =>
      hostId === null ? null : loaders.host.load(hostId),
    migrationTarget: ({ migrationTargetId }, _arguments, { loaders }) =>
      migrationTargetId === null ? null : loaders.host.load(migrationTargetId),
    checkpoints: ({ id }, _arguments, { loaders }) => loaders.checkpointsOfMachine.load(id),
    lastRestoredCheckpoint: ({ lastRestoredCheckpointId }, _arguments, { loaders }) =>
      lastRestoredCheckpointId === null ? null : loaders.checkpoint.load(lastRestoredCheckpointId),
    failedJob: ({ failedJobId }, _arguments, { loaders }) =>
      failedJobId === null ? null : loaders.job.load(failedJobId),
    mostRecentJob: ({ mostRecentJobId }, _arguments, { loaders }) =>
      mostRecentJobId === null ? null : loaders.job.load(mostRecentJobId),
  },
  VirtualMachineConnection: connectionResolvers,
  VirtualMachineChange: { virtualMachine: ({ object }) => object },
  Checkpoint: {
    parent: ({ parentId }, _arguments, { loaders }) =>
      parentId === null ? null : loaders.checkpoint.load(parentId),
  },
};

/** A page of machines, of all of them or of a part. */
export function readMachinePage(
  context: Pick<VirtualMachineManagerContext, 'journal' | 'cursorAt'>,
  asked: Parameters<typeof toListing<VirtualMachine, VirtualMachineOrder>>[0],
  read: (listing: VirtualMachineListing) => Promise<Page<VirtualMachine>>,
): Promise<VirtualMachinePage> {
  const listing = toListing(asked, { filters: VIRTUAL_MACHINE_FILTERS, usualOrder: BY_NAME });
  return readPositionedPage(context, () => read(listing));
}
