import { BOOKMARK_SECONDS } from '../../kit/journal/change-stream.ts';
import { mapStream } from '../../kit/event-stream.ts';
import { attempt } from '../../kit/refusal.ts';
import { toCursor } from '../cursors.ts';
import type { Resolvers } from '../schema-types.generated.ts';
import { openHealthChanges } from './health-stream.ts';
import { reportMonitorState, resetMonitor } from './monitor-actions.ts';

export const monitorResolvers: Pick<
  Resolvers,
  'Mutation' | 'Subscription' | 'Monitor' | 'HealthChange'
> = {
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
    healthChanges: {
      async subscribe(_root, { filter, after, snapshot, bookmarkSeconds }, context) {
        const changes = await openHealthChanges(context, {
          filter: filter ?? null,
          after: after ?? null,
          snapshot: snapshot ?? false,
          bookmarkSeconds: bookmarkSeconds ?? BOOKMARK_SECONDS.usual,
        });
        return mapStream(changes, (event) => ({ healthChanges: event }));
      },
    },
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
