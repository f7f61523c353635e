import type { Resolvers } from '../schema-types.generated.ts';
import { readMachinePage } from '../virtual-machines/virtual-machine-resolvers.ts';

export const cloudResolvers: Pick<Resolvers, 'Query' | 'Cloud'> = {
  Query: {
    cloud: (_root, { id }, { loaders }) => loaders.cloud.load(id),
    clouds: (_root, _arguments, { stores }) => stores.clouds.listAll(),
  },
  Cloud: {
    async hostGroups({ hostGroupIds }, _arguments, { loaders }) {
      const groups = await Promise.all(hostGroupIds.map((id) => loaders.hostGroup.load(id)));
      return groups.filter((group) => group !== null);
    },
    use: ({ id }, _arguments, { loaders }) => loaders.cloudUse.load(id),
    virtualMachines: ({ id }, asked, context) =>
      readMachinePage(context, asked, (listing) =>
        context.loaders.loadMachinesOfCloud(id, listing),
      ),
  },
};
