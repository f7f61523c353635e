import type { Random } from '../../demonstration/random.ts';
import type { Filter } from '../../kit/filter/filter-table.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Viewer } from '../../kit/viewer.ts';
import type { ServiceManagerContext } from '../context.ts';
import { DEMONSTRATION_ANALYSTS, DEMONSTRATION_USERS, toAccount } from './people.ts';
import { USER_SCENARIOS } from './scenarios.ts';
import { commentIncident } from '../incidents/incident-comment.ts';
import { createIncident } from '../incidents/incident-create.ts';
import { closeIncident, reactivateIncident, resolveIncident } from '../incidents/incident-moves.ts';
import { updateIncident } from '../incidents/incident-update.ts';
import type { Incident } from '../incidents/incident.ts';
import { STATUS } from '../lists/built-in-items.ts';

/** What happens by itself at a service desk, one small thing at a time. */
export interface ServiceManagerActivity {
  step(random: Random): Promise<void>;
}

interface Happening {
  /** How often it happens, beside the others. */
  readonly weight: number;
  /** Of which incidents it happens to one. */
  readonly status: string;
  happen(context: ServiceManagerContext, incident: Incident, random: Random): Promise<unknown>;
}

const CANDIDATES = 50;

/** Incidents that nobody has are taken first; now and then a solution does not hold. */
const HAPPENINGS: readonly Happening[] = [
  {
    weight: 4,
    status: STATUS.active,
    happen: (context, incident, random) =>
      incident.assignedTo === null
        ? takeIncident(context, incident, random)
        : addComment(context, incident, random),
  },
  { weight: 2, status: STATUS.active, happen: waitForUser },
  { weight: 2, status: STATUS.pending, happen: continueWork },
  { weight: 2, status: STATUS.active, happen: resolve },
  { weight: 1, status: STATUS.resolved, happen: close },
  { weight: 1, status: STATUS.resolved, happen: reactivate },
  // As many as are resolved for good, so that the desk never runs dry.
  { weight: 1, status: STATUS.resolved, happen: reportAnother },
];

const COMMENTS = [
  'Looking into it.',
  'Cannot reproduce it on another machine.',
  'Restarted the service; watching it.',
  'The vendor has answered; trying what they propose.',
  'Called the user back, it still happens.',
] as const;

export function createServiceManagerActivity(
  createContextOf: (viewer: Viewer) => ServiceManagerContext,
): ServiceManagerActivity {
  return {
    async step(random) {
      const happening = pickWeighted(HAPPENINGS, random);
      const analyst = random.pick(Object.values(DEMONSTRATION_ANALYSTS).flat());
      const context = createContextOf({ name: analyst, profile: 'OPERATOR', groupIds: null });
      const incident = await pickIncident(context, happening.status, random);
      if (incident === null) return;
      try {
        await happening.happen(context, incident, random);
      } catch (error) {
        // Somebody real was quicker, or a setting stands against it: then it does not happen.
        if (!(error instanceof Refusal)) throw error;
      }
    },
  };
}

function pickWeighted(happenings: readonly Happening[], random: Random): Happening {
  return random.pick(
    happenings.flatMap((happening) => Array.from({ length: happening.weight }, () => happening)),
  );
}

async function pickIncident(
  { stores }: ServiceManagerContext,
  status: string,
  random: Random,
): Promise<Incident | null> {
  const { nodes } = await stores.incidents.list({
    filter: { status: { eq: status } } as Filter,
    orderBy: { field: 'CREATED_AT', direction: 'DESC' },
    first: CANDIDATES,
  });
  return nodes.length === 0 ? null : random.pick(nodes);
}

async function takeIncident(context: ServiceManagerContext, incident: Incident, random: Random) {
  const team = DEMONSTRATION_ANALYSTS[incident.supportGroup ?? ''] ?? [context.viewer.name];
  return await update(context, incident, { assignedTo: random.pick(team) });
}

async function addComment(context: ServiceManagerContext, incident: Incident, random: Random) {
  return await commentIncident(context, {
    idempotencyKey: null,
    incidentId: incident.id,
    comment: random.pick(COMMENTS),
    isPrivate: random.chance(0.2),
    author: 'ANALYST',
  });
}

async function waitForUser(context: ServiceManagerContext, incident: Incident) {
  return await update(context, incident, { status: STATUS.pending }, 'Waiting for the user.');
}

async function continueWork(context: ServiceManagerContext, incident: Incident) {
  return await update(context, incident, { status: STATUS.active }, 'The user has answered.');
}

async function resolve(context: ServiceManagerContext, incident: Incident) {
  return await resolveIncident(context, {
    incidentId: incident.id,
    expectedVersion: incident.version,
    resolutionCategory: 'Fixed By Analyst',
    resolutionDescription: 'Mended and tested together with the user.',
    resolveChildren: null,
    comment: null,
  });
}

async function reactivate(context: ServiceManagerContext, incident: Incident) {
  return await reactivateIncident(context, {
    incidentId: incident.id,
    expectedVersion: incident.version,
    reactivateChildren: null,
    comment: 'It happens again.',
  });
}

async function close(context: ServiceManagerContext, incident: Incident) {
  return await closeIncident(context, {
    incidentId: incident.id,
    expectedVersion: incident.version,
    comment: null,
  });
}

/** Somebody else calls about the same computer. */
async function reportAnother(context: ServiceManagerContext, incident: Incident, random: Random) {
  const itemIds = incident.affectedConfigurationItems.slice(0, 1);
  const [item = null] = await context.stores.configurationItems.findMany(itemIds);
  const { title, description, ...scenario } = random.pick(USER_SCENARIOS);
  const machine = item?.displayName ?? 'the server';
  return await createIncident(context, {
    fields: {
      title: title.replaceAll('{machine}', machine),
      description: description.replaceAll('{machine}', machine),
      impact: scenario.impact,
      urgency: scenario.urgency,
      classification: scenario.classification,
      source: scenario.source,
      supportGroup: scenario.supportGroup,
      affectedUser: `CONTOSO\\${toAccount(random.pick(DEMONSTRATION_USERS))}`,
    },
    idempotencyKey: null,
    templateId: null,
    parentId: null,
    affectedConfigurationItemIds: itemIds,
    relatedConfigurationItemIds: [],
    comment: null,
  });
}

async function update(
  context: ServiceManagerContext,
  incident: Incident,
  fields: Partial<Pick<Incident, 'assignedTo' | 'status'>>,
  comment: string | null = null,
) {
  return await updateIncident(context, {
    incidentId: incident.id,
    expectedVersion: incident.version,
    fields,
    parentId: undefined,
    affected: { add: [], remove: [] },
    related: { add: [], remove: [] },
    comment,
  });
}
