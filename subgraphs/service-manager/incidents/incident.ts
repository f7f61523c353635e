import { STATUS } from '../lists/built-in-items.ts';

/**
 * An incident as it is kept, streamed and decided about. Fields are called as in the schema; where the schema has an
 * object (a list item, a parent, configuration items), the field holds its id.
 */
export interface Incident {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly status: string;
  readonly impact: string;
  readonly urgency: string;
  readonly priority: number;
  readonly classification: string | null;
  readonly source: string | null;
  readonly supportGroup: string | null;
  readonly isEscalated: boolean;
  readonly resolutionCategory: string | null;
  readonly resolutionDescription: string | null;
  readonly assignedTo: string | null;
  readonly primaryOwner: string | null;
  readonly affectedUser: string | null;
  readonly createdBy: string;
  readonly contactMethod: string | null;
  readonly resolveBy: string;
  /** Set by hand, so that a change of priority leaves it alone. */
  readonly hasOwnResolveBy: boolean;
  readonly scheduledStartAt: string | null;
  readonly scheduledEndAt: string | null;
  readonly actualStartAt: string | null;
  readonly actualEndAt: string | null;
  readonly isDowntime: boolean;
  readonly needsKnowledgeArticle: boolean;
  readonly hasKnowledgeArticle: boolean;
  readonly createdAt: string;
  readonly firstAssignedAt: string | null;
  readonly resolvedAt: string | null;
  readonly closedAt: string | null;
  readonly lastModifiedAt: string;
  readonly lastModifiedBy: string;
  readonly template: string | null;
  readonly parent: string | null;
  readonly affectedConfigurationItems: readonly string[];
  readonly relatedConfigurationItems: readonly string[];
  readonly alertId: string | null;
  readonly managementGroupName: string | null;
  readonly managementPackName: string | null;
  readonly monitoringRuleId: string | null;
  readonly monitoredObjectId: string | null;
  readonly repeatCount: number | null;
  /** Always ten, number 1 first. */
  readonly customFields: readonly (string | null)[];
  readonly version: number;
}

export const CUSTOM_FIELD_COUNT = 10;
export const MOST_CONFIGURATION_ITEMS = 100;

/** The three phases of an incident's life; a site's own statuses all stand below Active. */
export const PHASES = ['ACTIVE', 'RESOLVED', 'CLOSED'] as const;
export type Phase = (typeof PHASES)[number];

export function phaseOf({ status }: Pick<Incident, 'status'>): Phase {
  if (status === STATUS.resolved) return 'RESOLVED';
  return status === STATUS.closed ? 'CLOSED' : 'ACTIVE';
}

export function isOpen(incident: Pick<Incident, 'status'>): boolean {
  return phaseOf(incident) === 'ACTIVE';
}

/** What can be done to an incident. */
export type Step = 'update' | 'setStatus' | 'resolve' | 'reactivate' | 'close' | 'comment' | 'link';

/** Which steps each phase allows. Moving between Active, Pending and the site's own statuses is `setStatus`. */
export const ALLOWED_STEPS: Readonly<Record<Phase, readonly Step[]>> = {
  ACTIVE: ['update', 'setStatus', 'resolve', 'comment', 'link'],
  RESOLVED: ['update', 'reactivate', 'close', 'comment'],
  // Final: what was agreed when it was closed stays readable as it was.
  CLOSED: [],
};

/** Who makes a change, and when. */
export interface Modification {
  readonly by: string;
  readonly at: string;
}

/** The incident after a change, stamped; the same object if nothing differs. */
export function changeIncident(
  incident: Incident,
  changes: Partial<Incident>,
  { by, at }: Modification,
): Incident {
  const isSame = (Object.keys(changes) as (keyof Incident)[]).every(
    (field) => JSON.stringify(changes[field]) === JSON.stringify(incident[field]),
  );
  if (isSame) return incident;
  const changed = { ...incident, ...changes };
  return {
    ...changed,
    firstAssignedAt: incident.firstAssignedAt ?? (changed.assignedTo === null ? null : at),
    lastModifiedAt: at,
    lastModifiedBy: by,
    version: incident.version + 1,
  };
}

/** What was done counts as a change even though no field of the incident holds it. */
export function touchIncident(incident: Incident, { by, at }: Modification): Incident {
  return { ...incident, lastModifiedAt: at, lastModifiedBy: by, version: incident.version + 1 };
}

/** How it was solved. */
export interface Resolution {
  readonly category: string;
  readonly description: string;
}

export function toResolved(
  { category, description }: Resolution,
  { at }: Modification,
): Partial<Incident> {
  return {
    status: STATUS.resolved,
    resolutionCategory: category,
    resolutionDescription: description,
    resolvedAt: at,
  };
}

/** What was said about the solution stays in the action log; the incident itself has none any more. */
export function toReactivated(): Partial<Incident> {
  return {
    status: STATUS.active,
    resolutionCategory: null,
    resolutionDescription: null,
    resolvedAt: null,
  };
}

export function toClosed({ at }: Modification): Partial<Incident> {
  return { status: STATUS.closed, closedAt: at };
}
