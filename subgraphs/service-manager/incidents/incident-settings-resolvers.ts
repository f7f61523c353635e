import { attempt } from '../../kit/refusal.ts';
import type { Resolvers } from '../schema-types.generated.ts';
import { setIncidentSettings } from './incident-settings-actions.ts';
import { setPriorityMatrix } from './priority-matrix-actions.ts';

export const incidentSettingsResolvers: Resolvers = {
  Query: {
    incidentSettings: (_root, _arguments, { stores }) => stores.incidentSettings.read(),
    priorityMatrix: (_root, _arguments, { stores }) => stores.priorityMatrix.read(),
  },
  Mutation: {
    async setIncidentSettings(_root, { input }, context) {
      const { result, userErrors } = await attempt(setIncidentSettings(context, input));
      return { incidentSettings: result, userErrors };
    },
    async setPriorityMatrix(_root, { input }, context) {
      const { result, userErrors } = await attempt(setPriorityMatrix(context, input));
      return { priorityMatrix: result, userErrors };
    },
  },
  IncidentSettings: {
    statusOfLinkedChild: ({ statusOfLinkedChild }, _arguments, { listItems }) =>
      statusOfLinkedChild === null ? null : listItems.get(statusOfLinkedChild),
  },
  PriorityMatrixCell: {
    impact: ({ impact }, _arguments, { listItems }) => listItems.get(impact),
    urgency: ({ urgency }, _arguments, { listItems }) => listItems.get(urgency),
  },
};
