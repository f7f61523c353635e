import {
  alertIdOf,
  alertIndexOfIncident,
  incidentIdOf,
  machineIndexOfAlert,
  type DataCentre,
} from '../demonstration/data-centre.ts';
import { createRandom, type Random } from '../demonstration/random.ts';
import { addMs } from '../kit/clock.ts';
import { CLOSED, NEW, toNetbiosNames, type Alert } from './alerts/alert.ts';
import { toMonitorProblemId, toRuleId, toRuleProblemId } from './alerts/alert-lifecycle.ts';
import { ALERT_TEMPLATES, type AlertTemplate } from './demonstration-catalogue.ts';
import type { Ailment, EstateObject } from './demonstration-estate.ts';
import { toMonitorId } from './health/health-tree.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const HISTORY_DAYS = 90;
const MINUTE_MS = 60_000;
const PEOPLE = [
  'CONTOSO\\k.abel',
  'CONTOSO\\m.okafor',
  'CONTOSO\\j.haas',
  'CONTOSO\\s.lindqvist',
  'CONTOSO\\r.moreau',
  'CONTOSO\\t.nakamura',
] as const;
/** How far operators have come with open alerts; most are as nobody has looked yet. */
const OPEN_STATES = [NEW, NEW, NEW, NEW, NEW, NEW, 249, 249, 248, 247] as const;

/** The alerts of the demonstration, each made from its number alone. */
export interface AlertHistory {
  readonly count: number;
  readonly firstOpen: number;
  describe(index: number): Alert;
  /** What ails monitors because of the alerts that are open, by the monitors' ids. */
  listAilments(): Map<string, Ailment>;
}

export function createAlertHistory(
  dataCentre: DataCentre,
  estate: readonly EstateObject[],
  now: string,
): AlertHistory {
  const { counts, seed, managementGroups, virtualMachines } = dataCentre;
  const sites = new Map(managementGroups.map(({ id, site }) => [id, site]));
  const tickets = listTickets(dataCentre);
  const onMachine = Map.groupBy(estate, ({ machine }) => machine.monitoredObjectId);
  const sources = createSources();
  const beginning = addMs(now, -HISTORY_DAYS * DAY_MS);
  // The last alert is a little older than now, so that nothing comes from the future.
  const stepMs = (HISTORY_DAYS * DAY_MS - 10 * MINUTE_MS) / counts.alerts;
  const firstOpen = Math.max(0, counts.alerts - counts.openAlerts);

  function describe(index: number): Alert {
    const random = createRandom(seed + index * 7_919);
    const machine = virtualMachines[machineIndexOfAlert(index, dataCentre)];
    const subject = random.pick(onMachine.get(machine?.monitoredObjectId ?? '') ?? estate);
    const template = random.pick(ALERT_TEMPLATES.get(subject.kind) ?? []);
    const raisedAt = addMs(beginning, Math.floor((index + random.next() * 0.9) * stepMs));
    return {
      id: alertIdOf(index),
      ...describeSubject(subject, sites),
      ...sources.find(subject, template),
      ...describeWork({ isOpen: index >= firstOpen, template, raisedAt, now, random }),
      name: template.name,
      description: template.describe(subject.object.displayName, random),
      severity: template.severity,
      priority: template.priority,
      category: template.category,
      ticketId: tickets.get(index) ?? null,
      customFields: NO_CUSTOM_FIELDS,
      context: null,
      parameters: [],
      raisedAt,
      addedAt: raisedAt,
      tfsWorkItemId: null,
      tfsWorkItemOwner: null,
    };
  }

  return {
    count: counts.alerts,
    firstOpen,
    describe,
    listAilments() {
      const ailments = new Map<string, Ailment>();
      for (let index = firstOpen; index < counts.alerts; index += 1) {
        const { isMonitorAlert, sourceId, severity, raisedAt } = describe(index);
        if (!isMonitorAlert) continue;
        const state = severity === 'CRITICAL' ? 'ERROR' : 'WARNING';
        ailments.set(sourceId, { state, since: raisedAt });
      }
      return ailments;
    },
  };
}

const NO_CUSTOM_FIELDS: readonly null[] = Array.from({ length: 10 }, () => null);

/** Which alerts have an incident, by number. */
function listTickets(dataCentre: DataCentre): Map<number, string> {
  const tickets = new Map<number, string>();
  for (let incident = 0; incident < dataCentre.counts.incidents; incident += 1) {
    const alert = alertIndexOfIncident(incident, dataCentre);
    if (alert !== null) tickets.set(alert, incidentIdOf(incident));
  }
  return tickets;
}

function describeSubject({ object }: EstateObject, sites: ReadonlyMap<string, string>) {
  return {
    managementGroupId: object.managementGroupId,
    monitoredObjectId: object.id,
    monitoredObjectName: object.displayName,
    monitoredObjectClass: object.className,
    siteName: sites.get(object.managementGroupId) ?? null,
    principalName: object.principalName,
    ...toNetbiosNames(object.principalName),
  };
}

/** Ids of what raised an alert: there are few, each is needed hundreds of times, and hashing is not free. */
function createSources() {
  type Source = Pick<Alert, 'sourceId' | 'problemId' | 'isMonitorAlert'>;
  const known = new Map<string, Source>();
  return {
    find({ object }: EstateObject, { monitor, name }: AlertTemplate): Source {
      const key = `${object.id} ${monitor ?? name}`;
      let source = known.get(key);
      if (source === undefined) {
        const sourceId = monitor === null ? toRuleId(name) : toMonitorId(object.id, monitor);
        source = {
          sourceId,
          isMonitorAlert: monitor !== null,
          problemId:
            monitor === null
              ? toRuleProblemId(sourceId, [object.id])
              : toMonitorProblemId(sourceId),
        };
        known.set(key, source);
      }
      return source;
    },
  };
}

/** What became of an alert: who took it on, how far it is, when it was closed. */
function describeWork({
  isOpen,
  template,
  raisedAt,
  now,
  random,
}: {
  isOpen: boolean;
  template: AlertTemplate;
  raisedAt: string;
  now: string;
  random: Random;
}) {
  const repeatCount = template.monitor === null && random.chance(0.3) ? 1 + random.below(12) : 0;
  const state = isOpen ? random.pick(OPEN_STATES) : CLOSED;
  const owner = state !== NEW && random.chance(0.7) ? random.pick(PEOPLE) : null;
  const touchedAt = addMs(raisedAt, (5 + random.below(600)) * MINUTE_MS);
  const isTouched = state !== NEW || repeatCount > 0;
  const lastModifiedAt = isTouched ? (touchedAt < now ? touchedAt : now) : raisedAt;
  const by = owner ?? 'System';
  return {
    repeatCount,
    resolutionState: state as number,
    owner,
    lastModifiedAt,
    lastModifiedBy: by,
    lastModifiedByNonConnectorAt: lastModifiedAt,
    resolutionStateLastModifiedAt: state === NEW ? raisedAt : lastModifiedAt,
    resolvedAt: isOpen ? null : lastModifiedAt,
    resolvedBy: isOpen ? null : by,
    version: isTouched ? 2 : 1,
  };
}
