import { connectionResolvers } from '../../kit/paging/connection-resolvers.ts';
import type { Page } from '../../kit/paging/page.ts';
import { attempt } from '../../kit/refusal.ts';
import type { VirtualMachineManagerContext } from '../context.ts';
import { toListing } from '../listing-arguments.ts';
import type { Resolvers } from '../schema-types.generated.ts';
import { readMachinePage } from '../virtual-machines/virtual-machine-resolvers.ts';
import { listAllowedHostActions, type Host } from './host.ts';
import { HOST_FILTERS } from './host-filter.ts';
import { startHostMaintenance, stopHostMaintenance, type HostOutcome } from './host-maintenance.ts';
import type { HostOrder } from './host-store.ts';
import { roomOf } from './placement.ts';

export type HostPage = Page<Host>;

const BY_NAME: HostOrder = { field: 'NAME', direction: 'ASC' };

export const hostResolvers: Pick<
  Resolvers,
  'Query' | 'Mutation' | 'Host' | 'HostConnection' | 'HostGroup'
> = {
  Query: {
    host: (_root, { id }, { loaders }) => loaders.host.load(id),
    hosts: (_root, asked, { stores, wanted }) =>
      stores.hosts.list({
        ...toListing(asked, { filters: HOST_FILTERS, usualOrder: BY_NAME }),
        wanted: wanted.get('Host'),
      }),
    hostGroups: (_root, _arguments, { stores }) => stores.hostGroups.listAll(),
  },
  Mutation: {
    startHostMaintenance: (_root, { input }, context) =>
      answer(context, startHostMaintenance(context, { ...input, ...toOptions(input) })),
    stopHostMaintenance: (_root, { input }, context) =>
      answer(context, stopHostMaintenance(context, { ...input, ...toOptions(input) })),
  },
  Host: {
    allowedActions: ({ state }) => listAllowedHostActions(state),
    async hostGroup({ hostGroupId, hostGroupPath }, _arguments, { loaders }) {
      const group = await loaders.hostGroup.load(hostGroupId);
      if (group === null) throw new Error(`Cannot find host group "${hostGroupPath}": it is gone`);
      return group;
    },
    memoryAssignedMb: async ({ id }, _arguments, { loaders }) =>
      (await loaders.hostUse.load(id)).memoryAssignedMb,
    memoryAvailableMb: async (host, _arguments, { loaders }) =>
      roomOf({ host, ...(await loaders.hostUse.load(host.id)) }),
    virtualMachineCount: async ({ id }, _arguments, { loaders }) =>
      (await loaders.hostUse.load(id)).virtualMachineCount,
    virtualMachines: ({ id }, asked, context) =>
      readMachinePage(context, asked, (listing) => context.loaders.loadMachinesOfHost(id, listing)),
    mostRecentJob: ({ mostRecentJobId }, _arguments, { loaders }) =>
      mostRecentJobId === null ? null : loaders.job.load(mostRecentJobId),
  },
  HostConnection: connectionResolvers,
  HostGroup: {
    parent: ({ parentId }, _arguments, { loaders }) =>
      parentId === null ? null : loaders.hostGroup.load(parentId),
    children: ({ id }, _arguments, { loaders }) => loaders.childrenOfGroup.load(id),
    hosts: ({ id }, _arguments, { loaders }) => loaders.hostsOfGroup.load(id),
  },
};

async function answer(context: VirtualMachineManagerContext, action: Promise<HostOutcome>) {
  const { result, userErrors } = await attempt(action);
  return {
    host: result?.host ?? null,
    job: result?.job ?? null,
    cursor: result === null ? null : context.cursorAt(result.sequence),
    userErrors,
  };
}

function toOptions(input: {
  readonly expectedVersion?: number | null | undefined;
  readonly comment?: string | null | undefined;
}) {
  return { expectedVersion: input.expectedVersion ?? null, comment: input.comment ?? null };
}
