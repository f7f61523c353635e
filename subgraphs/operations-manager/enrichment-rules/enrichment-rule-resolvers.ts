import { connectionResolvers } from '../../kit/paging/connection-resolvers.ts';
import { attempt } from '../../kit/refusal.ts';
import type { OperationsManagerContext } from '../context.ts';
import type {
  CreateEnrichmentRuleInput,
  Resolvers,
  UpdateEnrichmentRuleInput,
} from '../schema-types.generated.ts';
import type { EnrichmentRule } from './enrichment-rule.ts';
import {
  createEnrichmentRule,
  deleteEnrichmentRule,
  updateEnrichmentRule,
} from './enrichment-rule-actions.ts';
import { toRuleChanges, toRuleDraft } from './enrichment-rule-input.ts';
import {
  createMappingTable,
  deleteMappingTable,
  setMappingTableEntries,
} from './mapping-table-actions.ts';

export const enrichmentRuleResolvers: Pick<
  Resolvers,
  | 'Query'
  | 'Mutation'
  | 'EnrichmentRule'
  | 'EnrichmentValue'
  | 'EnrichmentMapping'
  | 'MappingTable'
  | 'MappingEntryConnection'
> = {
  Query: {
    enrichmentRules: (_root, _arguments, { stores }) => stores.enrichmentRules.listAll(),
    mappingTables: (_root, _arguments, { stores }) => stores.mappingTables.listAll(),
  },
  Mutation: {
    async createEnrichmentRule(_root, { input }, context) {
      const { result, userErrors } = await attempt(addRule(context, input));
      return { enrichmentRule: result, userErrors };
    },
    async updateEnrichmentRule(_root, { input }, context) {
      const { result, userErrors } = await attempt(changeRule(context, input));
      return { enrichmentRule: result, userErrors };
    },
    async deleteEnrichmentRule(_root, { input: { enrichmentRuleId } }, context) {
      const { userErrors } = await attempt(deleteEnrichmentRule(context, enrichmentRuleId));
      return { enrichmentRuleId: userErrors.length === 0 ? enrichmentRuleId : null, userErrors };
    },
    async createMappingTable(_root, { input: { idempotencyKey, ...draft } }, context) {
      const { result, userErrors } = await attempt(
        createMappingTable(context, draft, idempotencyKey ?? null),
      );
      return { mappingTable: result, userErrors };
    },
    async setMappingTableEntries(_root, { input }, context) {
      const { result, userErrors } = await attempt(setMappingTableEntries(context, input));
      return { mappingTable: result, userErrors };
    },
    async deleteMappingTable(_root, { input: { mappingTableId } }, context) {
      const { userErrors } = await attempt(deleteMappingTable(context, mappingTableId));
      return { mappingTableId: userErrors.length === 0 ? mappingTableId : null, userErrors };
    },
  },
  EnrichmentRule: {
    order: ({ position }) => position,
    filter: ({ condition }) => condition.filter,
    objectProperty: ({ condition }) => condition.objectProperty,
    field: ({ effect }) => effect.field,
    customFieldNumber: ({ effect }) => effect.customFieldNumber,
    overwrites: ({ effect }) => effect.overwrites,
    value: ({ effect }) => effect.value,
  },
  EnrichmentValue: {
    text: (value) => (value.kind === 'TEXT' ? value.text : null),
    objectProperty: (value) => (value.kind === 'OBJECT_PROPERTY' ? value.name : null),
    async groups(value, _arguments, { loaders }) {
      if (value.kind !== 'GROUP_NAME') return [];
      const groups = await Promise.all(value.groupIds.map((id) => loaders.group.load(id)));
      return groups.filter((group) => group !== null);
    },
    mapping: (value) => (value.kind === 'MAPPING' ? value : null),
  },
  EnrichmentMapping: {
    mappingTable: ({ mappingTableId }, _arguments, { loaders }) =>
      loaders.mappingTable.load(mappingTableId),
  },
  MappingTable: {
    entries: ({ id }, page, { loaders }) => loaders.mappingEntries.load({ parentId: id, ...page }),
  },
  MappingEntryConnection: connectionResolvers,
};

async function addRule(
  context: OperationsManagerContext,
  input: CreateEnrichmentRuleInput,
): Promise<EnrichmentRule> {
  return await createEnrichmentRule(context, toRuleDraft(input), input.idempotencyKey ?? null);
}

async function changeRule(
  context: OperationsManagerContext,
  input: UpdateEnrichmentRuleInput,
): Promise<EnrichmentRule> {
  return await updateEnrichmentRule(context, {
    ruleId: input.enrichmentRuleId,
    expectedVersion: input.expectedVersion ?? null,
    changes: toRuleChanges(input),
  });
}
