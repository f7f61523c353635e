import { createChangeResolvers } from '../../kit/journal/change-resolvers.ts';
import { attempt } from '../../kit/refusal.ts';
import { toCursor } from '../cursors.ts';
import type { Resolvers } from '../schema-types.generated.ts';
import { streamHealth } from './health-stream.ts';
import { reportMonitorState, resetMonitor } from './monitor-actions.ts';

const changes = createChangeResolvers('healthChanges', streamHealth);

export const monitorResolvers: Pick<
  Resolvers,
  'Query' | 'Mutation' | 'Subscription' | 'Monitor' | 'HealthChange'
> = {
  Query: { healthChangesPage: changes.page },
  Mutation: {
    async reportMonitorState(_root, { input }, context) {
      const { result, userErrors } = await attempt(
        reportMonitorState(context, {
          monitorId: input.monitorId ?? null,
          objectId: input.monitoredObjectId ?? null,
          monitorName: input.monitorName ?? null,
          state: input.state,
          description: input.description ?? null,
          context: input.context ?? null,
          comment: input.comment ?? null,
        }),
      );
      return {
        monitor: result?.monitor ?? null,
        alert: result?.alert ?? null,
        isSuspended: result?.isSuspended ?? null,
        cursor: toCursor(context, result?.sequence),
        userErrors,
      };
    },
    async resetMonitor(_root, { input }, context) {
      const { result, userErrors } = await attempt(
        resetMonitor(context, { monitorId: input.monitorId, comment: input.comment ?? null }),
      );
      return {
        monitor: result?.monitor ?? null,
        cursor: toCursor(context, result?.sequence),
        userErrors,
      };
    },
  },
  Subscription: {
    healthChanges: { subscribe: changes.subscribe },
  },
  Monitor: {
    openAlert: ({ id, alert }, _arguments, { loaders }) =>
      alert === null ? null : loaders.openAlertOfMonitor.load(id),
    async monitoredObject({ objectId }, _arguments, { loaders }) {
      const object = await loaders.monitoredObject.load(objectId);
      if (object === null)
        throw new Error(`Cannot show monitored object "${objectId}": it is gone`);
      return object;
    },
    parent: ({ parentId }, _arguments, { loaders }) =>
      parentId === null ? null : loaders.monitor.load(parentId),
    children: async ({ id, objectId }, _arguments, { loaders }) =>
      (await loaders.healthTree.load(objectId)).filter(({ parentId }) => parentId === id),
  },
  HealthChange: { monitoredObject: ({ object }) => object },
};
