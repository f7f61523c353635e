import { LRUCache } from 'lru-cache';
import type { Alert } from '../alerts/alert.ts';
import type { AlertSubjectStore } from '../alerts/alert-subject-store.ts';
import type { GroupStore } from '../management-groups/group-store.ts';
import {
  enrichAlert,
  listNamedGroups,
  toMappingKey,
  usesProperties,
  type EnrichmentRule,
} from './enrichment-rule.ts';
import type { EnrichmentRuleStore } from './enrichment-rule-store.ts';
import type { MappingTableStore } from './mapping-table-store.ts';

export interface EnrichmentStores {
  readonly enrichmentRules: EnrichmentRuleStore;
  readonly mappingTables: MappingTableStore;
  readonly alertSubjects: Pick<AlertSubjectStore, 'listProperties'>;
  readonly groups: Pick<GroupStore, 'findMany'>;
}

/** Adds to a new alert, whose object is in these groups, what the rules say. */
export type Enrichment = (alert: Alert, groupIds: readonly string[]) => Alert;

/**
 * Reads what the rules need to know about new alerts on these objects, for all of them together; nothing where there
 * are no rules.
 */
export async function prepareEnrichment(
  stores: EnrichmentStores,
  edition: string,
  objectIds: readonly string[],
): Promise<Enrichment> {
  if (edition === '' || objectIds.length === 0) return (alert) => alert;
  const { rules, mappings } = await readRulebook(stores, edition);
  if (rules.length === 0) return (alert) => alert;

  const properties = usesProperties(rules)
    ? await stores.alertSubjects.listProperties(objectIds)
    : new Map<string, ReadonlyMap<string, string>>();
  const groupIds = listNamedGroups(rules);
  const groups = groupIds.length === 0 ? [] : await stores.groups.findMany(groupIds, null);
  const groupNames = new Map(
    groups.flatMap((group) => (group ? [[group.id, group.displayName]] : [])),
  );
  return (alert, groupIdsOfObject) =>
    enrichAlert(alert, rules, {
      groupIds: groupIdsOfObject,
      properties: properties.get(alert.monitoredObjectId) ?? NO_PROPERTIES,
      groupNames,
      mappings,
    });
}

const NO_PROPERTIES: ReadonlyMap<string, string> = new Map();

interface Rulebook {
  /** Those that are enabled, in their order. */
  readonly rules: readonly EnrichmentRule[];
  readonly mappings: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** By edition: another edition is given out with every change, so what is kept under one is never stale. */
const rulebooks = new LRUCache<string, Rulebook>({ max: 8 });

async function readRulebook(
  { enrichmentRules, mappingTables }: EnrichmentStores,
  edition: string,
): Promise<Rulebook> {
  const known = rulebooks.get(edition);
  if (known !== undefined) return known;
  const rules = (await enrichmentRules.listAll()).filter(({ isEnabled }) => isEnabled);
  const tableIds = rules.flatMap(({ effect: { value } }) =>
    value.kind === 'MAPPING' ? [value.mappingTableId] : [],
  );
  const entries = await mappingTables.readAll([...new Set(tableIds)]);
  const mappings = new Map(
    [...entries].map(([tableId, some]) => [
      tableId,
      new Map(some.map(({ key, value }) => [toMappingKey(key), value])),
    ]),
  );
  const rulebook = { rules, mappings };
  rulebooks.set(edition, rulebook);
  return rulebook;
}
