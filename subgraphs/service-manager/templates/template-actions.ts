import { randomUUID } from 'node:crypto';
import { createOnce } from '../../kit/idempotency.ts';
import { Refusal } from '../../kit/refusal.ts';
import { checkText } from '../../kit/text-limits.ts';
import { requireAdministrator } from '../administrator.ts';
import type { ServiceManagerContext } from '../context.ts';
import type { ListName } from '../lists/list-item.ts';
import { toItemId } from '../lists/list-references.ts';
import type { Template } from './template.ts';

export interface CreateTemplateInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly name: string;
  readonly description: string;
  readonly title?: string | null | undefined;
  readonly impact?: string | null | undefined;
  readonly urgency?: string | null | undefined;
  readonly classification?: string | null | undefined;
  readonly source?: string | null | undefined;
  readonly supportGroup?: string | null | undefined;
  readonly assignedTo?: string | null | undefined;
  readonly affectedUser?: string | null | undefined;
  readonly isEscalated: boolean;
}

export async function createTemplate(
  { transaction, viewer }: Pick<ServiceManagerContext, 'transaction' | 'viewer'>,
  input: CreateTemplateInput,
): Promise<Template> {
  requireAdministrator(viewer, `create template "${input.name}"`);
  checkTemplate(input);
  return await transaction(async ({ templates, lists, idempotencyKeys }) =>
    createOnce<Template>(
      idempotencyKeys,
      { key: input.idempotencyKey, request: input },
      {
        find: async (id) => (await templates.findMany([id]))[0] ?? null,
        toId: ({ id }) => id,
        async create() {
          if ((await templates.findByName(input.name)) !== null) {
            throw new Refusal(
              'ALREADY_EXISTS',
              `Cannot create template "${input.name}": there is one of that name`,
              ['input', 'name'],
            );
          }
          const catalog = await lists.readCatalog();
          const toId = (list: ListName, field: keyof CreateTemplateInput): string | null =>
            toItemId(catalog, {
              list,
              reference: (input[field] ?? null) as string | null,
              field: ['input', field],
            });
          const template: Template = {
            id: randomUUID(),
            name: input.name,
            description: input.description,
            title: input.title ?? null,
            impact: toId('IMPACT', 'impact'),
            urgency: toId('URGENCY', 'urgency'),
            classification: toId('CLASSIFICATION', 'classification'),
            source: toId('SOURCE', 'source'),
            supportGroup: toId('TIER_QUEUE', 'supportGroup'),
            assignedTo: input.assignedTo ?? null,
            affectedUser: input.affectedUser ?? null,
            isEscalated: input.isEscalated,
          };
          await templates.insert(template);
          return template;
        },
      },
    ),
  );
}

function checkTemplate(input: CreateTemplateInput): void {
  checkText(input.name, { what: 'name', least: 1, most: 100, field: ['input', 'name'] });
  checkText(input.description, {
    what: 'description',
    most: 1_000,
    field: ['input', 'description'],
  });
  for (const field of ['title', 'assignedTo', 'affectedUser'] as const) {
    checkText(input[field], { what: field, least: 1, most: 256, field: ['input', field] });
  }
}
