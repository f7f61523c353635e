import { checkFilter } from '../../kit/filter/check-filter.ts';
import { Refusal } from '../../kit/refusal.ts';
import { checkText } from '../../kit/text-limits.ts';
import { CUSTOM_FIELD_COUNT } from '../alerts/alert.ts';
import { ALERT_FILTERS } from '../alerts/alert-filter.ts';
import type { OperationsManagerUnit } from '../context.ts';
import {
  ENRICHED_CHARACTERS,
  isPriority,
  type EnrichmentEffect,
  type EnrichmentRule,
  type EnrichmentValue,
} from './enrichment-rule.ts';

const RULE_LIMITS = { rules: 200, position: 1_000_000, groups: 100 } as const;
const PROPERTY_CHARACTERS = 255;

/** Refuses a rule that could never do what it says. */
export function checkRule({ name, position, condition, effect }: RuleSketch): void {
  checkText(name, { what: 'name', least: 1, most: 100, field: ['input', 'name'] });
  if (position < 0 || position > RULE_LIMITS.position) {
    throw new Refusal(
      'OUT_OF_RANGE',
      `Cannot put rule "${name}" at ${position}: it must be 0 to ${RULE_LIMITS.position}`,
      ['input', 'order'],
    );
  }
  if (condition.filter !== null) checkFilter(condition.filter, ALERT_FILTERS, ['input', 'filter']);
  if (condition.objectProperty !== null) {
    checkProperty(condition.objectProperty.name, ['input', 'objectProperty', 'name']);
  }
  checkField(effect);
  checkValue(effect);
}

type RuleSketch = Pick<EnrichmentRule, 'name' | 'position' | 'condition' | 'effect'>;

function checkField({ field, customFieldNumber }: EnrichmentEffect): void {
  if (field !== 'CUSTOM_FIELD') {
    if (customFieldNumber === null) return;
    throw new Refusal('CONTRADICTION', `Cannot set ${field}: it has no "customFieldNumber"`, [
      'input',
      'customFieldNumber',
    ]);
  }
  const number = customFieldNumber ?? 0;
  if (number >= 1 && number <= CUSTOM_FIELD_COUNT) return;
  throw new Refusal(
    'OUT_OF_RANGE',
    `Cannot set custom field ${customFieldNumber}: they are numbered 1 to ${CUSTOM_FIELD_COUNT}`,
    ['input', 'customFieldNumber'],
  );
}

function checkValue({ field, value }: EnrichmentEffect): void {
  const path = ['input', 'value'];
  switch (value.kind) {
    case 'TEXT':
      checkText(value.text, {
        what: 'text',
        least: 1,
        most: ENRICHED_CHARACTERS[field],
        field: [...path, 'text'],
      });
      if (field === 'PRIORITY' && !isPriority(value.text)) {
        throw new Refusal(
          'BAD_VALUE',
          `Cannot set the priority to "${value.text}": it must be LOW, MEDIUM or HIGH`,
          [...path, 'text'],
        );
      }
      return;
    case 'OBJECT_PROPERTY':
      checkProperty(value.name, [...path, 'objectProperty']);
      return;
    case 'GROUP_NAME':
      if (value.groupIds.length >= 1 && value.groupIds.length <= RULE_LIMITS.groups) return;
      throw new Refusal(
        'OUT_OF_RANGE',
        `Cannot name one of ${value.groupIds.length} groups: it must be 1 to ${RULE_LIMITS.groups}`,
        [...path, 'groupIds'],
      );
    case 'MAPPING':
      if (value.key === 'OBJECT_PROPERTY') {
        checkProperty(value.objectProperty ?? '', [...path, 'mapping', 'objectProperty']);
      }
      return;
  }
}

function checkProperty(name: string, field: readonly string[]): void {
  checkText(name, { what: 'name of a property', least: 1, most: PROPERTY_CHARACTERS, field });
}

/** What is referred to must be there: a mistyped id would otherwise find nothing, for ever and in silence. */
export async function checkReferences(
  { groups, mappingTables }: OperationsManagerUnit,
  value: EnrichmentValue,
): Promise<void> {
  if (value.kind === 'GROUP_NAME') {
    const found = await groups.findMany(value.groupIds, null);
    const missing = value.groupIds.find((_id, index) => found[index] === null);
    if (missing === undefined) return;
    throw new Refusal('NOT_FOUND', `Cannot use group "${missing}" in a rule: there is none`, [
      'input',
      'value',
      'groupIds',
    ]);
  }
  if (value.kind !== 'MAPPING') return;
  if ((await mappingTables.findForUpdate(value.mappingTableId)) !== null) return;
  throw new Refusal(
    'NOT_FOUND',
    `Cannot use mapping table "${value.mappingTableId}" in a rule: there is none`,
    ['input', 'value', 'mapping', 'mappingTableId'],
  );
}

export function checkAmongOthers(
  others: readonly EnrichmentRule[],
  { name }: Pick<EnrichmentRule, 'name'>,
): void {
  if (others.some((other) => other.name === name)) {
    throw new Refusal('ALREADY_EXISTS', `Cannot name a rule "${name}": there is one of that name`, [
      'input',
      'name',
    ]);
  }
  if (others.length < RULE_LIMITS.rules) return;
  throw new Refusal(
    'TOO_MANY',
    `Cannot add rule "${name}": there are ${others.length}, and that is the most`,
    ['input'],
  );
}
