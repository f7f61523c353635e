import type { Resolvers } from '../schema-types.generated.ts';

export const runbookServerResolvers: Pick<Resolvers, 'Query' | 'RunbookServer'> = {
  Query: {
    runbookServers: (_root, _arguments, { stores }) => stores.runbookServers.listAll(),
  },
  RunbookServer: {
    runningJobCount: async ({ id }, _arguments, { loaders }) =>
      (await loaders.readServerLoad()).get(id) ?? 0,
  },
};
