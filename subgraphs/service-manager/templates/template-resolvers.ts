import { attempt } from '../../kit/refusal.ts';
import type { ServiceManagerContext } from '../context.ts';
import type { Resolvers } from '../schema-types.generated.ts';
import { createTemplate } from './template-actions.ts';
import type { Template } from './template.ts';

export const templateResolvers: Resolvers = {
  Query: {
    templates: (_root, _arguments, { stores }) => stores.templates.listAll(),
  },
  Mutation: {
    async createTemplate(_root, { input }, context) {
      const { result: template, userErrors } = await attempt(createTemplate(context, input));
      return { template, userErrors };
    },
  },
  Template: {
    impact: toItem('impact'),
    urgency: toItem('urgency'),
    classification: toItem('classification'),
    source: toItem('source'),
    supportGroup: toItem('supportGroup'),
  },
};

type ItemField = 'impact' | 'urgency' | 'classification' | 'source' | 'supportGroup';

function toItem(field: ItemField) {
  return (template: Template, _arguments: object, { listItems }: ServiceManagerContext) => {
    const id = template[field];
    return id === null ? null : listItems.get(id);
  };
}
