import type { Knex } from 'knex';
import type { EnrichmentCondition, EnrichmentEffect, EnrichmentRule } from './enrichment-rule.ts';

export interface EnrichmentRuleStore {
  /** All there are, in the order in which they are applied: there are at most some hundreds. */
  listAll(): Promise<EnrichmentRule[]>;
  /** Locked until the transaction ends. */
  findForUpdate(id: string): Promise<EnrichmentRule | null>;
  insert(rule: EnrichmentRule): Promise<void>;
  save(rule: EnrichmentRule): Promise<void>;
  remove(id: string): Promise<void>;
}

interface EnrichmentRuleRow {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly is_enabled: number;
  readonly condition: string;
  readonly effect: string;
  readonly mapping_table_id: string | null;
  readonly last_modified_at: string;
  readonly last_modified_by: string;
  readonly version: number;
}

export function createEnrichmentRuleStore(knex: Knex): EnrichmentRuleStore {
  const isPostgres = knex.client.dialect === 'postgresql';
  const table = () => knex('enrichment_rules');

  return {
    async listAll() {
      const rows = (await table().orderBy(['position', 'id'])) as EnrichmentRuleRow[];
      return rows.map(toEnrichmentRule);
    },
    async findForUpdate(id) {
      const query = table().where({ id });
      const row = (await (isPostgres ? query.forUpdate() : query).first()) as
        | EnrichmentRuleRow
        | undefined;
      return row === undefined ? null : toEnrichmentRule(row);
    },
    async insert(rule) {
      await table().insert(toRow(rule));
    },
    async save(rule) {
      const { id, ...columns } = toRow(rule);
      await table().where({ id }).update(columns);
    },
    async remove(id) {
      await table().where({ id }).delete();
    },
  };
}

function toEnrichmentRule(row: EnrichmentRuleRow): EnrichmentRule {
  return {
    id: row.id,
    name: row.name,
    position: row.position,
    isEnabled: row.is_enabled === 1,
    condition: JSON.parse(row.condition) as EnrichmentCondition,
    effect: JSON.parse(row.effect) as EnrichmentEffect,
    lastModifiedAt: row.last_modified_at,
    lastModifiedBy: row.last_modified_by,
    version: row.version,
  };
}

function toRow(rule: EnrichmentRule): EnrichmentRuleRow {
  const { value } = rule.effect;
  return {
    id: rule.id,
    name: rule.name,
    position: rule.position,
    is_enabled: rule.isEnabled ? 1 : 0,
    condition: JSON.stringify(rule.condition),
    effect: JSON.stringify(rule.effect),
    mapping_table_id: value.kind === 'MAPPING' ? value.mappingTableId : null,
    last_modified_at: rule.lastModifiedAt,
    last_modified_by: rule.lastModifiedBy,
    version: rule.version,
  };
}
