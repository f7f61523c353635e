import { foldCase, matchesFilter } from '../../kit/filter/matches-filter.ts';
import type { Filter } from '../../kit/filter/filter-table.ts';
import {
  ALERT_PRIORITIES,
  setCustomFields,
  type Alert,
  type AlertPriority,
} from '../alerts/alert.ts';
import { ALERT_FILTERS } from '../alerts/alert-filter.ts';

/** What is added to new alerts that operators and partners would otherwise have to look up. */
export interface EnrichmentRule {
  readonly id: string;
  readonly name: string;
  /** Rules are applied in this order; a later one finds what the earlier ones did. */
  readonly position: number;
  readonly isEnabled: boolean;
  readonly condition: EnrichmentCondition;
  readonly effect: EnrichmentEffect;
  readonly lastModifiedAt: string;
  readonly lastModifiedBy: string;
  readonly version: number;
}

/** Which new alerts; all of them when it asks nothing. */
export interface EnrichmentCondition {
  readonly filter: Filter | null;
  readonly objectProperty: PropertyCondition | null;
}

export interface PropertyCondition {
  readonly name: string;
  readonly value: string;
}

export interface EnrichmentEffect {
  readonly field: EnrichedField;
  /** For a custom field, which: 1 to 10. */
  readonly customFieldNumber: number | null;
  /** Whether what whoever raised the alert said is replaced. */
  readonly overwrites: boolean;
  readonly value: EnrichmentValue;
}

export type EnrichedField = 'OWNER' | 'TICKET_ID' | 'PRIORITY' | 'CUSTOM_FIELD';

export type EnrichmentValue =
  | { readonly kind: 'TEXT'; readonly text: string }
  | { readonly kind: 'OBJECT_PROPERTY'; readonly name: string }
  | { readonly kind: 'GROUP_NAME'; readonly groupIds: readonly string[] }
  | MappingValue;

export interface MappingValue {
  readonly kind: 'MAPPING';
  readonly mappingTableId: string;
  readonly key: MappingKey;
  /** Which, where the key is a property of the object. */
  readonly objectProperty: string | null;
}

/** What can be looked up in a mapping table. */
export type MappingKey =
  | 'ALERT_NAME'
  | 'CATEGORY'
  | 'SEVERITY'
  | 'MONITORED_OBJECT_NAME'
  | 'MONITORED_OBJECT_CLASS'
  | 'PRINCIPAL_NAME'
  | 'SITE_NAME'
  | 'OBJECT_PROPERTY';

/** What the alert's fields hold at most; a longer text found somewhere is cut. */
export const ENRICHED_CHARACTERS: Record<EnrichedField, number> = {
  OWNER: 255,
  TICKET_ID: 150,
  PRIORITY: 6,
  CUSTOM_FIELD: 255,
};

/** What rules may need to know beside the alert itself. */
export interface EnrichmentFacts {
  /** The groups its object is in. */
  readonly groupIds: readonly string[];
  readonly properties: ReadonlyMap<string, string>;
  readonly groupNames: ReadonlyMap<string, string>;
  /** By table, then by key as `toMappingKey` has it. */
  readonly mappings: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Keys match whatever the case of their letters: names of computers come in either. */
export function toMappingKey(key: string): string {
  return foldCase(key);
}

/** A new alert with what the rules add to it. */
export function enrichAlert(
  alert: Alert,
  rules: readonly EnrichmentRule[],
  facts: EnrichmentFacts,
): Alert {
  return rules.reduce((enriched, { condition, effect }) => {
    if (!isMet(condition, enriched, facts)) return enriched;
    if (!effect.overwrites && isSet(enriched, effect)) return enriched;
    const value = findValue(effect.value, enriched, facts);
    return value === null ? enriched : setField(enriched, effect, value);
  }, alert);
}

function isMet(
  { filter, objectProperty }: EnrichmentCondition,
  alert: Alert,
  { properties, groupIds }: EnrichmentFacts,
): boolean {
  if (objectProperty !== null && properties.get(objectProperty.name) !== objectProperty.value) {
    return false;
  }
  return filter === null || matchesFilter({ ...alert, groupIds }, filter, ALERT_FILTERS);
}

/** An alert always has a priority, so a rule about it always decides. */
function isSet(alert: Alert, { field, customFieldNumber }: EnrichmentEffect): boolean {
  switch (field) {
    case 'OWNER':
      return alert.owner !== null;
    case 'TICKET_ID':
      return alert.ticketId !== null;
    case 'PRIORITY':
      return false;
    case 'CUSTOM_FIELD':
      return (alert.customFields[(customFieldNumber ?? 1) - 1] ?? null) !== null;
  }
}

function findValue(
  value: EnrichmentValue,
  alert: Alert,
  { groupIds, properties, groupNames, mappings }: EnrichmentFacts,
): string | null {
  switch (value.kind) {
    case 'TEXT':
      return value.text;
    case 'OBJECT_PROPERTY':
      return properties.get(value.name) ?? null;
    case 'GROUP_NAME': {
      const groupId = value.groupIds.find((id) => groupIds.includes(id));
      return groupId === undefined ? null : (groupNames.get(groupId) ?? null);
    }
    case 'MAPPING': {
      const key =
        value.key === 'OBJECT_PROPERTY'
          ? properties.get(value.objectProperty ?? '')
          : KEYS[value.key](alert);
      if (key === undefined || key === null) return null;
      return mappings.get(value.mappingTableId)?.get(toMappingKey(key)) ?? null;
    }
  }
}

const KEYS: Record<Exclude<MappingKey, 'OBJECT_PROPERTY'>, (alert: Alert) => string | null> = {
  ALERT_NAME: ({ name }) => name,
  CATEGORY: ({ category }) => category,
  SEVERITY: ({ severity }) => severity,
  MONITORED_OBJECT_NAME: ({ monitoredObjectName }) => monitoredObjectName,
  MONITORED_OBJECT_CLASS: ({ monitoredObjectClass }) => monitoredObjectClass,
  PRINCIPAL_NAME: ({ principalName }) => principalName,
  SITE_NAME: ({ siteName }) => siteName,
};

function setField(
  alert: Alert,
  { field, customFieldNumber }: EnrichmentEffect,
  value: string,
): Alert {
  const text = value.slice(0, ENRICHED_CHARACTERS[field]);
  switch (field) {
    case 'OWNER':
      return { ...alert, owner: text };
    case 'TICKET_ID':
      return { ...alert, ticketId: text };
    case 'PRIORITY':
      return isPriority(text) ? { ...alert, priority: text } : alert;
    case 'CUSTOM_FIELD':
      return {
        ...alert,
        customFields: setCustomFields(alert.customFields, [
          { number: customFieldNumber ?? 1, value: text },
        ]),
      };
  }
}

export function isPriority(text: string): text is AlertPriority {
  return (ALERT_PRIORITIES as readonly string[]).includes(text);
}

/** Whether any of the rules asks for properties of objects. */
export function usesProperties(rules: readonly EnrichmentRule[]): boolean {
  return rules.some(
    ({ condition, effect: { value } }) =>
      condition.objectProperty !== null ||
      value.kind === 'OBJECT_PROPERTY' ||
      (value.kind === 'MAPPING' && value.key === 'OBJECT_PROPERTY'),
  );
}

/** The groups whose names the rules set. */
export function listNamedGroups(rules: readonly EnrichmentRule[]): string[] {
  const ids = rules.flatMap(({ effect: { value } }) =>
    value.kind === 'GROUP_NAME' ? value.groupIds : [],
  );
  return [...new Set(ids)];
}
