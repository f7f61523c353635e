import { scalarResolvers } from '../kit/scalars.ts';
import { alertResolvers } from './alerts/alert-resolvers.ts';
import { connectorResolvers } from './connectors/connector-resolvers.ts';
import { enrichmentRuleResolvers } from './enrichment-rules/enrichment-rule-resolvers.ts';
import { monitorResolvers } from './health/monitor-resolvers.ts';
import { maintenanceResolvers } from './maintenance/maintenance-resolvers.ts';
import { groupResolvers } from './management-groups/group-resolvers.ts';
import { monitoredObjectResolvers } from './monitored-objects/monitored-object-resolvers.ts';
import { stormResolvers } from './storms/storm-resolvers.ts';
import { mergeResolvers } from '../kit/merge-resolvers.ts';
import type { Resolvers } from './schema-types.generated.ts';

const changeStreamResolvers: Pick<Resolvers, 'Query'> = {
  Query: {
    operationsManagerChangeStream: (_root, _arguments, { journal }) => journal.readExtent(),
  },
};

/** All resolvers of the subgraph, each from its noun's folder. */
export const resolvers: Resolvers = mergeResolvers<Resolvers>(
  scalarResolvers,
  changeStreamResolvers,
  alertResolvers,
  monitoredObjectResolvers,
  monitorResolvers,
  maintenanceResolvers,
  groupResolvers,
  connectorResolvers,
  stormResolvers,
  enrichmentRuleResolvers,
);
