import { addMs } from '../../kit/clock.ts';
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

const EARLIEST = '2000-01-01T00:00:00.000Z';
/** Whatever the time zone that somebody mistook. */
const MOST_AHEAD_MS = 24 * 60 * 60 * 1_000;

/** Refuses an alert to raise that holds what alerts do not take. */
export function checkDraft(draft: AlertDraft, now: string): void {
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
  checkRaisedAt(draft.raisedAt, now);
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
  const given = new Set<number>();
  for (const { number, value } of request.customFields) {
    if (given.has(number)) {
      throw new Refusal('CONTRADICTION', `Cannot set custom field ${number}: it is given twice`, [
        'input',
        'customFields',
      ]);
    }
    given.add(number);
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

/** Clocks are set wrong: a moment that nobody can have meant would stand at an end of every list for good. */
function checkRaisedAt(raisedAt: string | null, now: string): void {
  if (raisedAt === null || (raisedAt >= EARLIEST && raisedAt <= addMs(now, MOST_AHEAD_MS))) return;
  throw new Refusal(
    'OUT_OF_RANGE',
    `Cannot raise an alert of ${raisedAt}: it is ${now}, and alerts are from 2000 on and at most a day ahead`,
    ['input', 'raisedAt'],
  );
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
