import {
  alertIdOf,
  alertIndexOfIncident,
  incidentIdOf,
  machineIndexOfAlert,
  type DataCentre,
} from '../../demonstration/data-centre.ts';
import { createRandom, type Random } from '../../demonstration/random.ts';
import {
  ALERT_PRIORITIES,
  ALERT_SEVERITIES,
  CLOSED,
  NEW,
  toNetbiosNames,
} from '../alerts/alert.ts';
import type { AlertRow } from '../alerts/alert-store.ts';
import { toMonitorProblemId, toRuleId, toRuleProblemId } from '../alerts/alert-draft.ts';
import { ALERT_TEMPLATES, type AlertTemplate } from './catalogue.ts';
import type { Ailment, EstateObject } from './estate.ts';
import { toMonitorId } from '../health/health-tree.ts';
import type { MonitoredObject } from '../monitored-objects/monitored-object.ts';

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
  describe(index: number): AlertRow;
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
  const nowMs = Date.parse(now);
  const beginningMs = nowMs - HISTORY_DAYS * DAY_MS;
  // The last alert is a little older than now, so that nothing comes from the future.
  const stepMs = (HISTORY_DAYS * DAY_MS - 10 * MINUTE_MS) / counts.alerts;
  const firstOpen = Math.max(0, counts.alerts - counts.openAlerts);

  // Written as rows at once: at a million of them every object in between is felt.
  function describe(index: number): AlertRow {
    const random = createRandom(seed + index * 7_919);
    const machine = virtualMachines[machineIndexOfAlert(index, dataCentre)];
    const { object, kind } = random.pick(onMachine.get(machine?.monitoredObjectId ?? '') ?? estate);
    const template = random.pick(ALERT_TEMPLATES.get(kind) ?? []);
    const source = sources.find(object, template);
    const raisedMs = beginningMs + Math.floor((index + random.next() * 0.9) * stepMs);
    const raisedAt = toMoment(raisedMs);
    const work = describeWork({ isOpen: index >= firstOpen, template, raisedMs, nowMs, random });
    const lastModifiedAt = work.touchedMs === null ? raisedAt : toMoment(work.touchedMs);
    return {
      id: alertIdOf(index),
      management_group_id: object.managementGroupId,
      monitored_object_id: object.id,
      object_name: object.displayName,
      object_class: object.className,
      source_id: source.sourceId,
      is_monitor_alert: template.monitor === null ? 0 : 1,
      problem_id: source.problemId,
      name: template.name,
      description: template.describe(object.displayName, random),
      severity: ALERT_SEVERITIES.indexOf(template.severity),
      priority: ALERT_PRIORITIES.indexOf(template.priority),
      category: template.category,
      resolution_state: work.resolutionState,
      is_open: work.resolutionState === CLOSED ? 0 : 1,
      repeat_count: work.repeatCount,
      owner: work.owner,
      ticket_id: tickets.get(index) ?? null,
      site_name: sites.get(object.managementGroupId) ?? null,
      custom_fields: NO_CUSTOM_FIELDS,
      context: null,
      parameters: '[]',
      raised_at: raisedAt,
      added_at: raisedAt,
      last_modified_at: lastModifiedAt,
      last_modified_by: work.by,
      last_modified_by_non_connector_at: lastModifiedAt,
      resolution_state_last_modified_at: work.resolutionState === NEW ? raisedAt : lastModifiedAt,
      resolved_at: work.resolutionState === CLOSED ? lastModifiedAt : null,
      resolved_by: work.resolutionState === CLOSED ? work.by : null,
      principal_name: object.principalName,
      netbios_computer_name: source.netbiosComputerName,
      netbios_domain_name: source.netbiosDomainName,
      tfs_work_item_id: null,
      tfs_work_item_owner: null,
      consequence_of: null,
      storm_parent_id: null,
      version: work.touchedMs === null ? 1 : 2,
    };
  }

  return {
    count: counts.alerts,
    firstOpen,
    describe,
    listAilments() {
      const ailments = new Map<string, Ailment>();
      for (let index = firstOpen; index < counts.alerts; index += 1) {
        const alert = describe(index);
        if (alert.is_monitor_alert === 0) continue;
        const isCritical = alert.severity === ALERT_SEVERITIES.indexOf('CRITICAL');
        const state = isCritical ? 'ERROR' : 'WARNING';
        ailments.set(alert.source_id, { state, since: alert.raised_at });
      }
      return ailments;
    },
  };
}

const NO_CUSTOM_FIELDS = JSON.stringify(Array.from({ length: 10 }, () => null));

/** Which alerts have an incident, by number. */
function listTickets(dataCentre: DataCentre): Map<number, string> {
  const tickets = new Map<number, string>();
  for (let incident = 0; incident < dataCentre.counts.incidents; incident += 1) {
    const alert = alertIndexOfIncident(incident, dataCentre);
    if (alert !== null) tickets.set(alert, incidentIdOf(incident));
  }
  return tickets;
}

interface Source {
  readonly sourceId: string;
  readonly problemId: string;
  readonly netbiosComputerName: string | null;
  readonly netbiosDomainName: string | null;
}

/** What alerts of one source on one object share: there are few, each is needed hundreds of times. */
function createSources() {
  const known = new Map<string, Source>();
  return {
    find(object: MonitoredObject, { monitor, name }: AlertTemplate): Source {
      const key = `${object.id} ${monitor ?? name}`;
      let source = known.get(key);
      if (source === undefined) {
        const sourceId = monitor === null ? toRuleId(name) : toMonitorId(object.id, monitor);
        const problemId =
          monitor === null ? toRuleProblemId(sourceId, [object.id]) : toMonitorProblemId(sourceId);
        source = { sourceId, problemId, ...toNetbiosNames(object.principalName) };
        known.set(key, source);
      }
      return source;
    },
  };
}

/** What became of an alert: who took it on, how far it is, when it was last touched. */
function describeWork({
  isOpen,
  template,
  raisedMs,
  nowMs,
  random,
}: {
  isOpen: boolean;
  template: AlertTemplate;
  raisedMs: number;
  nowMs: number;
  random: Random;
}) {
  const repeatCount = template.monitor === null && random.chance(0.3) ? 1 + random.below(12) : 0;
  const resolutionState: number = isOpen ? random.pick(OPEN_STATES) : CLOSED;
  const owner = resolutionState !== NEW && random.chance(0.7) ? random.pick(PEOPLE) : null;
  const touchedMs = Math.min(raisedMs + (5 + random.below(600)) * MINUTE_MS, nowMs);
  const isTouched = resolutionState !== NEW || repeatCount > 0;
  return {
    repeatCount,
    resolutionState,
    owner,
    by: owner ?? 'System',
    touchedMs: isTouched ? touchedMs : null,
  };
}

function toMoment(ms: number): string {
  return new Date(ms).toISOString();
}
