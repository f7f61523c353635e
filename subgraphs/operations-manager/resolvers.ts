import { scalarResolvers } from '../kit/scalars.ts';
import { alertResolvers } from './alerts/alert-resolvers.ts';
import { mergeResolvers } from '../kit/merge-resolvers.ts';
import type { Resolvers } from './schema-types.generated.ts';

/** All resolvers of the subgraph, each from its noun's folder. */
export const resolvers: Resolvers = mergeResolvers<Resolvers>(scalarResolvers, alertResolvers);
