import type { Knex } from 'knex';
import type { Template } from './template.ts';

interface TemplateRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly title: string | null;
  readonly impact: string | null;
  readonly urgency: string | null;
  readonly classification: string | null;
  readonly source: string | null;
  readonly support_group: string | null;
  readonly assigned_to: string | null;
  readonly affected_user: string | null;
  readonly is_escalated: number;
}

export interface TemplateStore {
  /** By name. */
  listAll(): Promise<Template[]>;
  findMany(ids: readonly string[]): Promise<(Template | null)[]>;
  findByName(name: string): Promise<Template | null>;
  insert(template: Template): Promise<void>;
}

export function createTemplateStore(knex: Knex): TemplateStore {
  return {
    async listAll() {
      return ((await knex('templates').orderBy('name')) as TemplateRow[]).map(toTemplate);
    },
    async findMany(ids) {
      const rows = (await knex('templates').whereIn('id', [...ids])) as TemplateRow[];
      const byId = new Map(rows.map((row) => [row.id, toTemplate(row)]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    async findByName(name) {
      const row = (await knex('templates').where({ name }).first()) as TemplateRow | undefined;
      return row === undefined ? null : toTemplate(row);
    },
    async insert(template) {
      await knex('templates').insert(toTemplateRow(template));
    },
  };
}

function toTemplate(row: TemplateRow): Template {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    title: row.title,
    impact: row.impact,
    urgency: row.urgency,
    classification: row.classification,
    source: row.source,
    supportGroup: row.support_group,
    assignedTo: row.assigned_to,
    affectedUser: row.affected_user,
    isEscalated: row.is_escalated === 1,
  };
}

function toTemplateRow(template: Template): TemplateRow {
  return {
    id: template.id,
    name: template.name,
    description: template.description,
    title: template.title,
    impact: template.impact,
    urgency: template.urgency,
    classification: template.classification,
    source: template.source,
    support_group: template.supportGroup,
    assigned_to: template.assignedTo,
    affected_user: template.affectedUser,
    is_escalated: template.isEscalated ? 1 : 0,
  };
}
