import { mergeResolvers } from '../kit/merge-resolvers.ts';
import { scalarResolvers } from '../kit/scalars.ts';
import { configurationItemResolvers } from './configuration-items/configuration-item-resolvers.ts';
import { incidentMutations } from './incidents/incident-mutations.ts';
import { incidentResolvers } from './incidents/incident-resolvers.ts';
import { incidentSettingsResolvers } from './incidents/incident-settings-resolvers.ts';
import { listResolvers } from './lists/list-resolvers.ts';
import type { Resolvers } from './schema-types.generated.ts';
import { templateResolvers } from './templates/template-resolvers.ts';

const changeStreamResolvers: Pick<Resolvers, 'Query'> = {
  Query: { serviceManagerChangeStream: (_root, _arguments, { journal }) => journal.readExtent() },
};

/** All resolvers of the subgraph, each from its noun's folder. */
export const resolvers: Resolvers = mergeResolvers<Resolvers>(
  scalarResolvers,
  changeStreamResolvers,
  incidentResolvers,
  incidentMutations,
  incidentSettingsResolvers,
  configurationItemResolvers,
  templateResolvers,
  listResolvers,
);
