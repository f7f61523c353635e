import { Refusal } from '../../kit/refusal.ts';
import { checkText } from '../../kit/text-limits.ts';
import type { ListCatalog } from '../lists/list-item.ts';
import { requireItem } from '../lists/list-references.ts';
import { INCIDENT_LIST_FIELDS } from './incident-filter.ts';
import { CUSTOM_FIELD_COUNT, isOpen, type Incident } from './incident.ts';

/** What can be said of an incident from outside, as the inputs of the schema spell it. */
export type IncidentFields = {
  readonly [Field in Exclude<SettableField, 'customFields'>]?: Incident[Field] | null | undefined;
} & { readonly customFields?: readonly (string | null | undefined)[] | null | undefined };

export type SettableField =
  | 'title'
  | 'description'
  | 'status'
  | 'impact'
  | 'urgency'
  | 'classification'
  | 'source'
  | 'supportGroup'
  | 'isEscalated'
  | 'assignedTo'
  | 'primaryOwner'
  | 'affectedUser'
  | 'contactMethod'
  | 'resolveBy'
  | 'scheduledStartAt'
  | 'scheduledEndAt'
  | 'actualStartAt'
  | 'actualEndAt'
  | 'isDowntime'
  | 'needsKnowledgeArticle'
  | 'hasKnowledgeArticle'
  | 'managementGroupName'
  | 'managementPackName'
  | 'monitoringRuleId'
  | 'monitoredObjectId'
  | 'alertId'
  | 'repeatCount'
  | 'customFields';

const MOST_COMMENT = 4_000;

const TEXT_LIMITS: Readonly<Record<string, { least: number; most: number }>> = {
  title: { least: 1, most: 256 },
  description: { least: 0, most: 10_000 },
  assignedTo: { least: 1, most: 256 },
  primaryOwner: { least: 1, most: 256 },
  affectedUser: { least: 1, most: 256 },
  contactMethod: { least: 1, most: 256 },
  managementGroupName: { least: 1, most: 256 },
  managementPackName: { least: 1, most: 256 },
  monitoringRuleId: { least: 1, most: 256 },
  monitoredObjectId: { least: 1, most: 256 },
  alertId: { least: 1, most: 256 },
};

/** An incident always has these; what null means for the others is that there is none. */
const NEVER_NULL: ReadonlySet<SettableField> = new Set([
  'title',
  'description',
  'status',
  'impact',
  'urgency',
  'isEscalated',
  'isDowntime',
  'needsKnowledgeArticle',
  'hasKnowledgeArticle',
]);

/** Refuses what no incident could hold, whichever it is. */
export function checkFields(fields: IncidentFields, comment: string | null | undefined): void {
  for (const [name, { least, most }] of Object.entries(TEXT_LIMITS)) {
    const text = fields[name as SettableField] as string | null | undefined;
    checkText(text, { what: name, least, most, field: ['input', name] });
  }
  checkText(comment, { what: 'comment', most: MOST_COMMENT, field: ['input', 'comment'] });
  checkCustomFields(fields.customFields ?? []);
  if ((fields.repeatCount ?? 0) < 0) {
    throw new Refusal(
      'OUT_OF_RANGE',
      `Cannot set a repeat count of ${fields.repeatCount}: it counts from 0`,
      ['input', 'repeatCount'],
    );
  }
}

function checkCustomFields(values: readonly (string | null | undefined)[]): void {
  const field = ['input', 'customFields'];
  if (values.length > CUSTOM_FIELD_COUNT) {
    throw new Refusal(
      'OUT_OF_RANGE',
      `Cannot set ${values.length} custom fields: there are ${CUSTOM_FIELD_COUNT}`,
      field,
    );
  }
  for (const [index, value] of values.entries()) {
    checkText(value, { what: 'custom field', most: 256, field: [...field, String(index)] });
  }
}

/** Asked of the incident as it becomes, since either end of a period may be the one that is changed. */
export function checkPeriods(
  incident: Pick<Incident, 'scheduledStartAt' | 'scheduledEndAt' | 'actualStartAt' | 'actualEndAt'>,
): void {
  checkPeriod(incident.scheduledStartAt, incident.scheduledEndAt, 'scheduledEndAt');
  checkPeriod(incident.actualStartAt, incident.actualEndAt, 'actualEndAt');
}

function checkPeriod(start: string | null, end: string | null, field: string): void {
  if (start === null || end === null || start <= end) return;
  throw new Refusal(
    'CONTRADICTION',
    `Cannot set a period from ${start} to ${end}: it ends before it begins`,
    ['input', field],
  );
}

/** The fields that were given, ready to be put into an incident: names of items became ids, ten custom fields. */
export function toFields(
  fields: IncidentFields,
  catalog: ListCatalog,
): { [Field in SettableField]?: Incident[Field] } {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    given.map(([name, value]) => [name, toField(name as SettableField, value, catalog)]),
  ) as { [Field in SettableField]?: Incident[Field] };
}

function toField(name: SettableField, value: unknown, catalog: ListCatalog): unknown {
  if (value === null && NEVER_NULL.has(name)) {
    throw new Refusal('REQUIRED', `Cannot clear "${name}": every incident has one`, [
      'input',
      name,
    ]);
  }
  if (name === 'customFields') return toCustomFields(value as IncidentFields['customFields']);
  const list = INCIDENT_LIST_FIELDS[name];
  if (list === undefined || typeof value !== 'string') return value;
  const item = requireItem(catalog, { list, reference: value, field: ['input', name] });
  if (name === 'status' && !isOpen({ status: item.id })) {
    throw new Refusal(
      'NOT_ALLOWED',
      `Cannot set status "${item.path}": incidents are resolved and closed by mutations of their own`,
      ['input', 'status'],
    );
  }
  return item.id;
}

function toCustomFields(values: IncidentFields['customFields']): (string | null)[] {
  return Array.from({ length: CUSTOM_FIELD_COUNT }, (_, index) => values?.[index] ?? null);
}
