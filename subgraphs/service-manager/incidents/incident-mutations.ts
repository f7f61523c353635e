import { attempt, type UserError } from '../../kit/refusal.ts';
import type { ServiceManagerContext } from '../context.ts';
import type { Resolvers } from '../schema-types.generated.ts';
import { commentIncident } from './incident-comment.ts';
import { createIncident } from './incident-create.ts';
import {
  closeIncident,
  reactivateIncident,
  resolveIncident,
  type FamilyOutcome,
} from './incident-moves.ts';
import { updateIncident, type IncidentOutcome } from './incident-update.ts';

export const incidentMutations: Resolvers = {
  Mutation: {
    async createIncident(_root, { input }, context) {
      const { idempotencyKey, templateId, parentId, comment, ...others } = input;
      const { affectedConfigurationItemIds, relatedConfigurationItemIds, ...fields } = others;
      const { result, userErrors } = await attempt(
        createIncident(context, {
          fields,
          idempotencyKey: idempotencyKey ?? null,
          templateId: templateId ?? null,
          parentId: parentId ?? null,
          affectedConfigurationItemIds,
          relatedConfigurationItemIds,
          comment: comment ?? null,
        }),
      );
      return { ...toPayload(context, result, userErrors), isExisting: result?.isExisting ?? null };
    },
    async updateIncident(_root, { input }, context) {
      const { incidentId, expectedVersion, parentId, comment, ...others } = input;
      const {
        addAffectedConfigurationItemIds,
        removeAffectedConfigurationItemIds,
        addRelatedConfigurationItemIds,
        removeRelatedConfigurationItemIds,
        ...fields
      } = others;
      const { result, userErrors } = await attempt(
        updateIncident(context, {
          incidentId,
          expectedVersion: expectedVersion ?? null,
          fields,
          parentId,
          affected: {
            add: addAffectedConfigurationItemIds,
            remove: removeAffectedConfigurationItemIds,
          },
          related: {
            add: addRelatedConfigurationItemIds,
            remove: removeRelatedConfigurationItemIds,
          },
          comment: comment ?? null,
        }),
      );
      return toPayload(context, result, userErrors);
    },
    async resolveIncident(_root, { input }, context) {
      const { result, userErrors } = await attempt(
        resolveIncident(context, {
          ...input,
          expectedVersion: input.expectedVersion ?? null,
          resolveChildren: input.resolveChildren ?? null,
          comment: input.comment ?? null,
        }),
      );
      return toFamilyPayload(context, result, userErrors);
    },
    async closeIncident(_root, { input }, context) {
      const { result, userErrors } = await attempt(
        closeIncident(context, {
          incidentId: input.incidentId,
          expectedVersion: input.expectedVersion ?? null,
          comment: input.comment ?? null,
        }),
      );
      return toPayload(context, result, userErrors);
    },
    async reactivateIncident(_root, { input }, context) {
      const { result, userErrors } = await attempt(
        reactivateIncident(context, {
          incidentId: input.incidentId,
          expectedVersion: input.expectedVersion ?? null,
          reactivateChildren: input.reactivateChildren ?? null,
          comment: input.comment ?? null,
        }),
      );
      return toFamilyPayload(context, result, userErrors);
    },
    async commentIncident(_root, { input }, context) {
      const { result, userErrors } = await attempt(
        commentIncident(context, { ...input, idempotencyKey: input.idempotencyKey ?? null }),
      );
      return { ...toPayload(context, result, userErrors), entry: result?.entry ?? null };
    },
  },
};

function toPayload(
  { cursorAt }: ServiceManagerContext,
  outcome: IncidentOutcome | null,
  userErrors: readonly UserError[],
) {
  const sequence = outcome?.sequence ?? null;
  return {
    incident: outcome?.incident ?? null,
    cursor: sequence === null ? null : cursorAt(sequence),
    userErrors,
  };
}

function toFamilyPayload(
  context: ServiceManagerContext,
  outcome: FamilyOutcome | null,
  userErrors: readonly UserError[],
) {
  return { ...toPayload(context, outcome, userErrors), children: outcome?.children ?? [] };
}
