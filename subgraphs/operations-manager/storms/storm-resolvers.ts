import { readPositionedPage } from '../../kit/paging/positioned-page.ts';
import { attempt } from '../../kit/refusal.ts';
import type { Resolvers } from '../schema-types.generated.ts';
import { setStormSettings } from './storm-actions.ts';
import { STORM_RULE_ID } from './storm-grouping.ts';

export const stormResolvers: Pick<Resolvers, 'Query' | 'Mutation' | 'Alert'> = {
  Query: {
    stormSettings: async (_root, _arguments, { stores }) =>
      (await stores.alertPolicy.read()).storms,
  },
  Mutation: {
    async setStormSettings(_root, { input: { isEnabled, threshold, windowSeconds } }, context) {
      const { result, userErrors } = await attempt(
        setStormSettings(context, {
          ...(typeof isEnabled === 'boolean' ? { isEnabled } : {}),
          ...(typeof threshold === 'number' ? { threshold } : {}),
          ...(typeof windowSeconds === 'number' ? { windowSeconds } : {}),
        }),
      );
      return { settings: result, userErrors };
    },
  },
  Alert: {
    // What was journaled before alerts knew of these has neither.
    consequenceOf: ({ consequenceOfId }, _arguments, { loaders }) =>
      typeof consequenceOfId === 'string' ? loaders.monitoredObject.load(consequenceOfId) : null,
    stormParent: ({ stormParentId }, _arguments, { loaders }) =>
      typeof stormParentId === 'string' ? loaders.alert.load(stormParentId) : null,
    stormMembers: ({ id }, page, context) =>
      readPositionedPage(context, () =>
        context.loaders.stormMembers.load({ parentId: id, ...page }),
      ),
    stormMemberCount: ({ id, sourceId }, _arguments, { loaders }) =>
      sourceId === STORM_RULE_ID ? loaders.stormMemberCount.load(id) : 0,
  },
};
