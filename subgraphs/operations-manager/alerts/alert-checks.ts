import { Refusal } from '../../kit/refusal.ts';
import { checkText } from '../../kit/text-limits.ts';
import { CUSTOM_FIELD_COUNT, type AlertEdit } from './alert.ts';
import type { AlertDraft } from './alert-draft.ts';

const TEXT_LIMITS = {
  name: 255,
  ruleId: 255,
  description: 4_000,
  owner: 255,
  ticketId: 150,
  customField: 255,
  context: 20_000,
  comment: 2_000,
} as const;
/** Refuses an alert to raise that holds what alerts do not take. */
export function checkDraft(draft: AlertDraft): void {
  const { sourceId, name, description, owner, ticketId, context, comment, customFields } = draft;
  checkText(name, {
    what: 'alert name',
    least: 1,
    most: TEXT_LIMITS.name,
    field: ['input', 'name'],
  });
  checkText(sourceId, {
    what: 'rule id',
    least: 1,
    most: TEXT_LIMITS.ruleId,
    field: ['input', 'ruleId'],
  });
  checkText(description, {
    what: 'description',
    most: TEXT_LIMITS.description,
    field: ['input', 'description'],
  });
  checkText(context, { what: 'context', most: TEXT_LIMITS.context, field: ['input', 'context'] });
  checkOperatorTexts({ owner, ticketId, comment });
  if (customFields.length > CUSTOM_FIELD_COUNT) {
    throw new Refusal(
      'OUT_OF_RANGE',
      `Cannot take ${customFields.length} custom fields: an alert has ${CUSTOM_FIELD_COUNT}`,
      ['input', 'customFields'],
    );
  }
  for (const value of customFields) checkCustomField(value);
}

/** Refuses an edit that holds what alerts do not take. */
export function checkEdit(request: {
  readonly edit: Omit<AlertEdit, 'customFields'>;
  readonly customFields: readonly { number: number; value?: string | null | undefined }[];
  readonly comment: string | null;
}): void {
  checkOperatorTexts({ ...request.edit, comment: request.comment });
  for (const { number, value } of request.customFields) {
    if (number < 1 || number > CUSTOM_FIELD_COUNT) {
      throw new Refusal(
        'OUT_OF_RANGE',
        `Cannot set custom field ${number}: they are numbered 1 to ${CUSTOM_FIELD_COUNT}`,
        ['input', 'customFields'],
      );
    }
    checkCustomField(value);
  }
}

export function checkComment(comment: string | null): void {
  checkText(comment, { what: 'comment', most: TEXT_LIMITS.comment, field: ['input', 'comment'] });
}

function checkOperatorTexts(texts: {
  owner?: string | null;
  ticketId?: string | null;
  comment: string | null;
}): void {
  checkText(texts.owner, { what: 'owner', most: TEXT_LIMITS.owner, field: ['input', 'owner'] });
  checkText(texts.ticketId, {
    what: 'ticket number',
    most: TEXT_LIMITS.ticketId,
    field: ['input', 'ticketId'],
  });
  checkText(texts.comment, {
    what: 'comment',
    most: TEXT_LIMITS.comment,
    field: ['input', 'comment'],
  });
}

function checkCustomField(value: string | null | undefined): void {
  checkText(value, {
    what: 'custom field',
    most: TEXT_LIMITS.customField,
    field: ['input', 'customFields'],
  });
}
