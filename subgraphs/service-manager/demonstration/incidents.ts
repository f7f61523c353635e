import {
  alertIdOf,
  alertIndexOfIncident,
  incidentIdOf,
  machineIndexOfAlert,
  type DataCentre,
  type DemonstrationMachine,
} from '../../demonstration/data-centre.ts';
import { createRandom, type Random } from '../../demonstration/random.ts';
import { addMs } from '../../kit/clock.ts';
import { DEMONSTRATION_ANALYSTS, DEMONSTRATION_USERS, toAccount } from './people.ts';
import { ALERT_SCENARIOS, USER_SCENARIOS, type Scenario } from './scenarios.ts';
import type { LogLine, NewLogEntry } from '../incidents/action-log.ts';
import { CUSTOM_FIELD_COUNT, type Incident } from '../incidents/incident.ts';
import { priorityOf, resolveByOf, USUAL_MATRIX } from '../incidents/priority-matrix.ts';
import { STATUS } from '../lists/built-in-items.ts';

export interface DemonstrationIncident {
  readonly incident: Incident;
  readonly log: readonly NewLogEntry[];
}

export const WAITING_FOR_VENDOR = 'incident-status-waiting-for-vendor';
const DEMONSTRATION_CONNECTOR = 'Alert connector';

const SOMEBODY = 'CONTOSO\\a.ruiz';
const MINUTE_MS = 60_000;
/** How long ago the newest one was recorded. */
const NEWEST_AGO_MS = 10 * MINUTE_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** However many there are, they happened within so many days: as long as Operations Manager's alerts go back. */
const HISTORY_DAYS = 90;
const CLOSED_AFTER_MS = 2 * DAY_MS;
/** Every so many incidents, the next two are further reports of the same thing. */
const FAMILY = { every: 40, children: 2 } as const;
const NO_CUSTOM_FIELDS = Array.from({ length: CUSTOM_FIELD_COUNT }, () => null);

/** Oldest first. Each depends on the seed and its number alone, and joins the alert that data-centre.ts gives it. */
export function* createDemonstrationIncidents(
  dataCentre: DataCentre,
  now: string,
): Generator<DemonstrationIncident> {
  for (let index = 0; index < dataCentre.counts.incidents; index += 1) {
    const parentIndex = parentIndexOf(index);
    const own = tellStory(index, { dataCentre, now });
    const parent = parentIndex === null ? null : tellStory(parentIndex, { dataCentre, now });
    const isChild = parent !== null && parent.isOpen === own.isOpen;
    const incident = toIncident(own, isChild ? incidentIdOf(parentIndex ?? index) : null);
    yield { incident, log: toLog(own, incident) };
  }
}

function parentIndexOf(index: number): number | null {
  const place = index % FAMILY.every;
  return place >= 1 && place <= FAMILY.children ? index - place : null;
}

/** What happened, before it is put into the form of an incident. */
interface Story {
  readonly id: string;
  readonly scenario: Scenario;
  readonly machine: DemonstrationMachine;
  readonly managementGroupName: string | null;
  readonly alertId: string | null;
  readonly isOpen: boolean;
  readonly createdAt: string;
  readonly assignedAt: string | null;
  readonly assignedTo: string | null;
  readonly affectedUser: string | null;
  readonly comments: readonly string[];
  readonly resolvedAt: string | null;
  readonly closedAt: string | null;
  /** Of 1, for what else may differ between incidents. */
  readonly chance: number;
}

function tellStory(
  index: number,
  { dataCentre, now }: { dataCentre: DataCentre; now: string },
): Story {
  const { counts, seed, virtualMachines, managementGroups } = dataCentre;
  const random = createRandom(seed + index * 7);
  const alertIndex = alertIndexOfIncident(index, dataCentre);
  const machine = virtualMachines[
    alertIndex === null
      ? random.below(virtualMachines.length)
      : machineIndexOfAlert(alertIndex, dataCentre)
  ] as DemonstrationMachine;
  const scenario = random.pick(alertIndex === null ? USER_SCENARIOS : ALERT_SCENARIOS);
  const isOpen = decideOpen(index, { alertIndex, dataCentre, random });
  const createdAt = decideMoment(index, { counts, now });
  const isAssigned = !isOpen || random.chance(0.7);
  const group = managementGroups.find(({ id }) => id === machine.managementGroupId);
  return {
    id: incidentIdOf(index),
    scenario,
    machine,
    managementGroupName: alertIndex === null ? null : (group?.name ?? null),
    alertId: alertIndex === null ? null : alertIdOf(alertIndex),
    isOpen,
    createdAt,
    ...decideAssignment(scenario, { isAssigned, createdAt, random }),
    affectedUser:
      alertIndex === null ? `CONTOSO\\${toAccount(random.pick(DEMONSTRATION_USERS))}` : null,
    comments: isAssigned ? scenario.comments.slice(0, random.below(3)) : [],
    ...decideEnd({ isOpen, createdAt, now, random }),
    chance: random.next(),
  };
}

/** Alerts are spread evenly over the history, each within its own step; an incident is recorded at the end of it. */
function decideMoment(
  index: number,
  { counts, now }: { counts: DataCentre['counts']; now: string },
): string {
  const stepMs = (HISTORY_DAYS * DAY_MS - NEWEST_AGO_MS) / counts.alerts;
  const laterAlerts = Math.floor(
    ((counts.incidents - 1 - index) * counts.alerts) / counts.incidents,
  );
  return addMs(now, -NEWEST_AGO_MS - Math.floor(laterAlerts * stepMs));
}

/** An incident is open as long as its alert is; those of people are open while they are new. */
function decideOpen(
  index: number,
  context: { alertIndex: number | null; dataCentre: DataCentre; random: Random },
): boolean {
  const { alertIndex, dataCentre, random } = context;
  const { counts } = dataCentre;
  if (alertIndex !== null) return alertIndex >= counts.alerts - counts.openAlerts;
  const isNew = counts.incidents - index <= (counts.openAlerts * counts.incidents) / counts.alerts;
  return isNew && random.chance(0.6);
}

function decideAssignment(
  scenario: Scenario,
  context: { isAssigned: boolean; createdAt: string; random: Random },
): Pick<Story, 'assignedTo' | 'assignedAt'> {
  const { isAssigned, createdAt, random } = context;
  if (!isAssigned) return { assignedTo: null, assignedAt: null };
  const team = DEMONSTRATION_ANALYSTS[scenario.supportGroup] ?? [SOMEBODY];
  return {
    assignedTo: random.pick(team),
    assignedAt: addMs(createdAt, (1 + random.below(15)) * MINUTE_MS),
  };
}

function decideEnd(context: {
  isOpen: boolean;
  createdAt: string;
  now: string;
  random: Random;
}): Pick<Story, 'resolvedAt' | 'closedAt'> {
  const { isOpen, createdAt, now, random } = context;
  if (isOpen) return { resolvedAt: null, closedAt: null };
  const planned = addMs(createdAt, (20 + random.below(600)) * MINUTE_MS);
  const resolvedAt = planned < now ? planned : now;
  const closedAt = addMs(resolvedAt, CLOSED_AFTER_MS);
  return { resolvedAt, closedAt: closedAt < now ? closedAt : null };
}

function toIncident(story: Story, parent: string | null): Incident {
  const { scenario, machine, createdAt, assignedAt, assignedTo, resolvedAt, closedAt } = story;
  const { impact, urgency } = scenario;
  const priority = priorityOf(USUAL_MATRIX, { impact, urgency });
  const log = toLines(story);
  const isFromAlert = story.alertId !== null;
  return {
    id: story.id,
    title: scenario.title.replaceAll('{machine}', machine.name),
    description: scenario.description.replaceAll('{machine}', machine.computerName),
    status: decideStatus(story),
    impact,
    urgency,
    priority,
    classification: scenario.classification,
    source: scenario.source,
    supportGroup: scenario.supportGroup,
    isEscalated: story.chance > 0.93,
    resolutionCategory: resolvedAt === null ? null : scenario.resolutionCategory,
    resolutionDescription: resolvedAt === null ? null : scenario.resolutionDescription,
    assignedTo,
    primaryOwner: assignedTo,
    affectedUser: story.affectedUser,
    createdBy: isFromAlert ? DEMONSTRATION_CONNECTOR : (story.affectedUser ?? SOMEBODY),
    contactMethod: null,
    resolveBy: resolveByOf(USUAL_MATRIX, { priority, createdAt }),
    hasOwnResolveBy: false,
    scheduledStartAt: null,
    scheduledEndAt: null,
    actualStartAt: assignedAt,
    actualEndAt: resolvedAt,
    isDowntime: story.chance < 0.05,
    needsKnowledgeArticle: story.chance > 0.5 && story.chance < 0.54,
    hasKnowledgeArticle: false,
    createdAt,
    firstAssignedAt: assignedAt,
    resolvedAt,
    closedAt,
    lastModifiedAt: log.at(-1)?.at ?? createdAt,
    lastModifiedBy: log.at(-1)?.by ?? DEMONSTRATION_CONNECTOR,
    template: isFromAlert ? 'template-operations-manager' : null,
    parent,
    affectedConfigurationItems: [machine.configurationItemId],
    relatedConfigurationItems: [],
    alertId: story.alertId,
    managementGroupName: story.managementGroupName,
    managementPackName: isFromAlert ? 'Microsoft.Windows.Server.Monitoring' : null,
    monitoringRuleId: null,
    monitoredObjectId: isFromAlert ? machine.monitoredObjectId : null,
    repeatCount: isFromAlert ? Math.floor(story.chance * 6) : null,
    customFields: NO_CUSTOM_FIELDS,
    version: log.length,
  };
}

function decideStatus({ closedAt, resolvedAt, assignedTo, chance }: Story): string {
  if (closedAt !== null) return STATUS.closed;
  if (resolvedAt !== null) return STATUS.resolved;
  if (assignedTo === null || chance < 0.7) return STATUS.active;
  return chance < 0.9 ? STATUS.pending : WAITING_FOR_VENDOR;
}

function toLog(story: Story, { id }: Incident): NewLogEntry[] {
  return toLines(story).map(({ kind, text, at, by }) => ({
    incidentId: id,
    kind,
    text,
    isPrivate: false,
    at,
    by,
  }));
}

/** In the order of time. */
function toLines(story: Story): (LogLine & { at: string; by: string })[] {
  const { scenario, createdAt, assignedAt, assignedTo, resolvedAt, closedAt, alertId } = story;
  const analyst = assignedTo ?? SOMEBODY;
  const recorder = alertId === null ? (story.affectedUser ?? analyst) : DEMONSTRATION_CONNECTOR;
  const lines: (LogLine & { at: string; by: string })[] = [
    {
      kind: 'CREATED',
      text: alertId === null ? 'Recorded' : `Recorded for alert ${alertId}`,
      at: createdAt,
      by: recorder,
    },
  ];
  if (assignedAt !== null) {
    lines.push({ kind: 'ASSIGNED', text: `Assigned to ${analyst}`, at: assignedAt, by: analyst });
    story.comments.forEach((text, index) => {
      const at = addMs(assignedAt, (index + 1) * 2 * MINUTE_MS);
      lines.push({ kind: 'ANALYST_COMMENT', text, at, by: analyst });
    });
  }
  if (resolvedAt !== null) {
    const text = scenario.resolutionDescription;
    lines.push({ kind: 'RESOLVED', text, at: resolvedAt, by: analyst });
  }
  if (closedAt !== null) {
    lines.push({ kind: 'CLOSED', text: 'Closed', at: closedAt, by: 'Closing workflow' });
  }
  return lines;
}
