import { mergeResolvers } from '../kit/merge-resolvers.ts';
import { scalarResolvers } from '../kit/scalars.ts';
import { cloudResolvers } from './clouds/cloud-resolvers.ts';
import { hostResolvers } from './hosts/host-resolvers.ts';
import { vmmJobResolvers } from './jobs/vmm-job-resolvers.ts';
import { monitoredObjectResolvers } from './monitored-object-resolvers.ts';
import type { Resolvers } from './schema-types.generated.ts';
import { virtualMachineMutations } from './virtual-machines/virtual-machine-mutations.ts';
import { virtualMachineResolvers } from './virtual-machines/virtual-machine-resolvers.ts';

const changeStreamResolvers: Pick<Resolvers, 'Query'> = {
  Query: {
    virtualMachineManagerChangeStream: (_root, _arguments, { journal }) => journal.readExtent(),
  },
};

/** All resolvers of the subgraph, each from its noun's folder. */
export const resolvers: Resolvers = mergeResolvers<Resolvers>(
  scalarResolvers,
  changeStreamResolvers,
  virtualMachineResolvers,
  virtualMachineMutations,
  hostResolvers,
  cloudResolvers,
  vmmJobResolvers,
  monitoredObjectResolvers,
);
