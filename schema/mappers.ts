/**
 * Which domain type stands behind which type of the schema, for the generated resolver types of each subgraph. A path
 * is relative to the generated file; the name is given again with `as`, since the schema's own type has it too.
 */
export const MAPPERS: Readonly<
  Record<string, { context: string; mappers: Readonly<Record<string, string>> }>
> = {
  'operations-manager': {
    context: './context.ts#OperationsManagerContext',
    mappers: {
      Alert: './alerts/alert.ts#Alert as AlertModel',
      AlertConnection: './alerts/alert-resolvers.ts#AlertPage',
      AlertBucket: './alerts/alert-statistics.ts#AlertBucket as AlertBucketModel',
      AlertStatistics: './alerts/alert-statistics.ts#AlertStatistics as AlertStatisticsModel',
      AlertChange: './alerts/alert-resolvers.ts#AlertChangeModel',
      ResolutionState: './alerts/alert.ts#ResolutionState as ResolutionStateModel',
    },
  },
};
