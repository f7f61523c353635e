import { listEither } from '../../kit/list-either.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { ChildIncidentRule } from './incident-settings.ts';
import { ALLOWED_STEPS, phaseOf, PHASES, type Incident, type Step } from './incident.ts';

/** How a refusal names each step: it ends the sentence "Cannot …". */
const STEP_WORDS: Readonly<Record<Step, string>> = {
  update: 'change',
  setStatus: 'change the status of',
  resolve: 'resolve',
  reactivate: 'reactivate',
  close: 'close',
  comment: 'comment on',
  link: 'link a child to',
};

export function requireStep(
  incident: Incident,
  step: Step,
  field: readonly string[] = ['input', 'incidentId'],
): void {
  const phase = phaseOf(incident);
  if (ALLOWED_STEPS[phase].includes(step)) return;
  const wanted = PHASES.filter((other) => ALLOWED_STEPS[other].includes(step));
  const state = `it is ${phase}, it must be ${listEither(wanted)}`.toLowerCase();
  throw new Refusal(
    'NOT_ALLOWED_IN_STATE',
    `Cannot ${STEP_WORDS[step]} incident "${incident.id}": ${state}`,
    field,
  );
}

export function requireVersion(
  incident: Incident,
  expectedVersion: number | null | undefined,
): void {
  if (expectedVersion === null || expectedVersion === undefined) return;
  if (incident.version === expectedVersion) return;
  throw new Refusal(
    'CONCURRENT_UPDATE',
    `Cannot change incident "${incident.id}" at version ${expectedVersion}: ${incident.lastModifiedBy} made it version ${incident.version} at ${incident.lastModifiedAt}`,
    ['input', 'expectedVersion'],
  );
}

export function requireFound(
  incident: Incident | null,
  { id, step, field }: { id: string; step: Step; field: readonly string[] },
): Incident {
  if (incident !== null) return incident;
  throw new Refusal(
    'NOT_FOUND',
    `Cannot ${STEP_WORDS[step]} incident "${id}": there is none`,
    field,
  );
}

/** Incidents have one level of children, so that what follows from a parent is seen at a glance. */
export function requireParentage(
  child: Pick<Incident, 'id'> & { readonly childCount: number },
  parent: Incident,
): void {
  const field = ['input', 'parentId'];
  const refuse = (state: string): Refusal =>
    new Refusal(
      'NOT_ALLOWED',
      `Cannot make incident "${child.id}" a child of "${parent.id}": ${state}`,
      field,
    );
  if (parent.id === child.id) throw refuse('an incident is not its own parent');
  if (parent.parent !== null) throw refuse(`that is a child of "${parent.parent}" itself`);
  if (child.childCount > 0) throw refuse(`it has ${child.childCount} children of its own`);
  requireStep(parent, 'link', field);
}

/** Whether children follow their parent: the site's setting, or what was asked where the setting leaves it open. */
export function decideChildren(
  rule: ChildIncidentRule,
  asked: boolean | null | undefined,
  { childCount, field }: { childCount: number; field: string },
): boolean {
  const wanted = asked ?? null;
  if (rule === 'ASK') {
    if (wanted !== null || childCount === 0) return wanted ?? false;
    throw new Refusal(
      'CHOICE_REQUIRED',
      `Cannot leave open what becomes of ${childCount} child incidents: this site asks each time`,
      ['input', field],
    );
  }
  const follows = rule === 'ALWAYS';
  if (wanted === null || wanted === follows) return follows;
  throw new Refusal(
    'NOT_ALLOWED',
    `Cannot set "${field}" to ${wanted}: by this site's setting children ${follows ? 'always' : 'never'} follow`,
    ['input', field],
  );
}
