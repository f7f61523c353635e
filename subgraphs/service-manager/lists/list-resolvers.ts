import { attempt } from '../../kit/refusal.ts';
import type { Resolvers } from '../schema-types.generated.ts';
import { createListItem } from './list-actions.ts';
import { LIST_NAMES, type ListName } from './list-item.ts';

export const listResolvers: Resolvers = {
  Query: {
    lists: () => (Object.keys(LIST_NAMES) as ListName[]).map((name) => ({ name })),
    list: (_root, { name }) => ({ name }),
  },
  Mutation: {
    async createListItem(_root, { input }, context) {
      const { result: item, userErrors } = await attempt(createListItem(context, input));
      return { item, userErrors };
    },
  },
  ItemList: {
    displayName: ({ name }) => LIST_NAMES[name],
    items: async ({ name }, _arguments, { loaders }) =>
      (await loaders.listCatalog.load(0)).listItems(name),
  },
  ListItem: {
    parent: ({ parentId }, _arguments, { listItems }) =>
      parentId === null ? null : listItems.get(parentId),
  },
};
