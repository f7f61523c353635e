import { Refusal } from '../../kit/refusal.ts';
import type {
  CreateEnrichmentRuleInput,
  EnrichmentValueInput,
  UpdateEnrichmentRuleInput,
} from '../schema-types.generated.ts';
import type { EnrichmentRuleChanges, EnrichmentRuleDraft } from './enrichment-rule-actions.ts';
import type { EnrichmentValue } from './enrichment-rule.ts';

/** A rule as the schema's input has it. */
export function toRuleDraft(input: CreateEnrichmentRuleInput): EnrichmentRuleDraft {
  return {
    name: input.name,
    position: input.order,
    isEnabled: input.isEnabled,
    condition: {
      filter: input.filter ?? null,
      objectProperty: input.objectProperty ?? null,
    },
    effect: {
      field: input.field,
      customFieldNumber: input.customFieldNumber ?? null,
      overwrites: input.overwrites,
      value: toValue(input.value),
    },
  };
}

/** What is left out stays; only conditions can be null. */
export function toRuleChanges(input: UpdateEnrichmentRuleInput): EnrichmentRuleChanges {
  const { filter, objectProperty, customFieldNumber, name, order, isEnabled } = input;
  const { field, overwrites, value } = input;
  return {
    ...(isGiven(name) ? { name } : {}),
    ...(isGiven(order) ? { position: order } : {}),
    ...(isGiven(isEnabled) ? { isEnabled } : {}),
    condition: {
      ...(filter === undefined ? {} : { filter }),
      ...(objectProperty === undefined ? {} : { objectProperty }),
    },
    effect: {
      ...(isGiven(field) ? { field } : {}),
      ...(customFieldNumber === undefined ? {} : { customFieldNumber }),
      ...(isGiven(overwrites) ? { overwrites } : {}),
      ...(isGiven(value) ? { value: toValue(value) } : {}),
    },
  };
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

function toValue({
  text,
  objectProperty,
  groupIds,
  mapping,
}: EnrichmentValueInput): EnrichmentValue {
  const given: EnrichmentValue[] = [
    ...(isGiven(text) ? [{ kind: 'TEXT', text } as const] : []),
    ...(isGiven(objectProperty)
      ? [{ kind: 'OBJECT_PROPERTY', name: objectProperty } as const]
      : []),
    ...(isGiven(groupIds) ? [{ kind: 'GROUP_NAME', groupIds } as const] : []),
    ...(isGiven(mapping)
      ? [
          {
            kind: 'MAPPING',
            mappingTableId: mapping.mappingTableId,
            key: mapping.key,
            objectProperty: mapping.objectProperty ?? null,
          } as const,
        ]
      : []),
  ];
  const [value] = given;
  if (value !== undefined && given.length === 1) return value;
  throw new Refusal(
    'CONTRADICTION',
    `Cannot set a field to ${given.length} values: give one of "text", "objectProperty", "groupIds" and "mapping"`,
    ['input', 'value'],
  );
}
