import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FilterTable, Operators } from '../../subgraphs/kit/filter/filter-table.ts';
import { ALERT_FILTERS } from '../../subgraphs/operations-manager/alerts/alert-filter.ts';
import { MAINTENANCE_WINDOW_FILTERS } from '../../subgraphs/operations-manager/maintenance/maintenance-window-filter.ts';
import { MONITORED_OBJECT_FILTERS } from '../../subgraphs/operations-manager/monitored-objects/monitored-object-filter.ts';
import { INCIDENT_FILTERS } from '../../subgraphs/service-manager/incidents/incident-filter.ts';
import { JOB_FILTERS } from '../../subgraphs/orchestrator/jobs/job-filter.ts';
import { VMM_JOB_FILTERS } from '../../subgraphs/virtual-machine-manager/jobs/vmm-job-filter.ts';
import { startDataCentre, type TestDataCentre } from './support/data-centre.ts';

describe('a filter that contradicts itself', () => {
  let centre: TestDataCentre;
  beforeAll(async () => {
    centre = await startDataCentre();
  });
  afterAll(() => centre[Symbol.asyncDispose]());

  test.each([
    ['alerts', '{ isOpen: true, resolutionState: { eq: 255 } }', 'resolutionState'],
    ['alerts', '{ isOpen: true, resolutionState: { gt: 254 } }', 'resolutionState'],
    ['alerts', '{ isOpen: false, resolutionState: { in: [0, 1] } }', 'resolutionState'],
    ['alerts', '{ isOpen: true, resolvedAt: { gte: "2026-01-01T00:00:00Z" } }', 'resolvedAt'],
    ['incidents', '{ isOpen: true, status: { in: ["Resolved", "Closed"] } }', 'status'],
    ['incidents', '{ isOpen: false, status: { under: "Active" } }', 'status'],
    ['incidents', '{ isOpen: true, closedAt: { isNull: false } }', 'closedAt'],
    ['incidents', '{ isOpen: false, resolvedAt: { isNull: true } }', 'resolvedAt'],
    ['incidents', '{ isOpen: true, resolutionCategory: { isNull: false } }', 'resolutionCategory'],
    ['maintenanceWindows', '{ isActive: true, endedAt: { isNull: false } }', 'endedAt'],
    ['maintenanceWindows', '{ isPlanned: true, reason: { eq: SECURITY_ISSUE } }', 'reason'],
    ['monitoredObjects', '{ isRemoved: true, inMaintenance: true }', 'inMaintenance'],
    ['jobs', '{ status: { eq: RUNNING }, endedAt: { isNull: false } }', 'endedAt'],
    ['jobs', '{ status: { in: [FAILED, COMPLETED] }, endedAt: { isNull: true } }', 'endedAt'],
    ['vmmJobs', '{ status: { eq: COMPLETED }, endedAt: { isNull: true } }', 'endedAt'],
  ])('of %s is refused: %s', async (list, filter, field) => {
    const flag = /\w+/.exec(filter)?.[0];
    const { errors } = await centre.askForAnswer(`{ ${list}(filter: ${filter}) { totalCount } }`);
    expect(errors).toMatchObject([
      {
        message: `Cannot filter by filter.${field}: it contradicts filter.${flag}, so nothing matches`,
        extensions: { code: 'BAD_FILTER', field: ['filter', field] },
      },
    ]);
  });

  test.each([
    [
      'alerts(filter: { resolutionState: { gt: 255 } })',
      'Cannot filter by filter.resolutionState: it is always 0 to 255, so nothing matches',
    ],
    [
      'alerts(filter: { repeatCount: { lt: 0 } })',
      'Cannot filter by filter.repeatCount: it is always 0 or more, so nothing matches',
    ],
    [
      'alerts(filter: { isOpen: true, not: { isOpen: true } })',
      'Cannot filter by filter.not: it denies filter.isOpen, so nothing matches',
    ],
    [
      'alerts(filter: { or: [{ isOpen: true, resolutionState: { eq: 255 } }, { severity: { eq: CRITICAL } }] })',
      'Cannot filter by filter.or.0.resolutionState: it contradicts filter.or.0.isOpen, so this alternative can never match',
    ],
    [
      'hosts(filter: { hostGroupPath: { eq: "a", within: "b" } })',
      'Cannot filter by filter.hostGroupPath: its conditions exclude one another, so nothing matches',
    ],
  ])('is told by what is wrong with it: %s', async (list, message) => {
    const { errors } = await centre.askForAnswer(`{ ${list} { totalCount } }`);
    expect(errors?.map((error) => error.message)).toEqual([message]);
  });

  test('is let be below a `not`, where everything matches', async () => {
    const { alerts, all } = await centre.ask<Record<string, { totalCount: number }>>(
      `{
        alerts(filter: { not: { and: [{ isOpen: true }, { resolutionState: { eq: 255 } }] } }) { totalCount }
        all: alerts { totalCount }
      }`,
    );
    expect(alerts).toEqual(all);
  });

  test('is found wherever it stands, an item called by its name here and by its id there', async () => {
    const resolved = '2b8830b6-59f0-f574-9c2a-f4b4682f1681';
    const { incidents } = await centre.ask<{ incidents: { totalCount: number } }>(
      `query ($id: ID!) {
        incidents(filter: { status: { eq: $id, in: ["Resolved"] }, and: [{ status: { eq: "Resolved" } }] }) { totalCount }
      }`,
      { id: resolved },
    );
    expect(incidents.totalCount).toBeGreaterThan(0);
    const { errors } = await centre.askForAnswer(
      `{ virtualMachines(filter: { and: [{ status: { eq: RUNNING } }, { status: { eq: PAUSED } }] }) { totalCount } }`,
    );
    expect(errors?.map(({ message }) => message)).toEqual([
      'Cannot filter by filter.and.1.status: it contradicts filter.and.0.status, so nothing matches',
    ]);
  });

  const tables: readonly [string, FilterTable<never>][] = [
    ['alerts', ALERT_FILTERS],
    ['incidents', INCIDENT_FILTERS],
    ['maintenanceWindows', MAINTENANCE_WINDOW_FILTERS],
    ['monitoredObjects', MONITORED_OBJECT_FILTERS],
    ['jobs', JOB_FILTERS],
    ['vmmJobs', VMM_JOB_FILTERS],
  ];
  const couples = tables.flatMap(([list, table]) =>
    Object.entries(table).flatMap(([flag, { implies = {} }]) =>
      Object.entries(implies).flatMap(([value, fields]) =>
        Object.entries(fields).map(
          ([field, operators]) => [list, flag, value, field, operators] as const,
        ),
      ),
    ),
  );

  test.each(couples)(
    'is only what no data can hold: of %s where %s is %s, %s meets %j',
    async (list, flag, value, field, operators) => {
      const { notIn, eq, ...others } = operators as Operators;
      const operand = typeof eq === 'boolean' ? eq : eq === undefined ? others : { eq };
      const type = `${list[0]?.toUpperCase()}${list.slice(1, -1)}Filter`;
      const answer = await centre.ask<Record<string, { totalCount: number }>>(
        `query ($filter: ${type}!) { ${list}(filter: $filter) { totalCount } }`,
        {
          filter: {
            [flag]: ['true', 'false'].includes(value) ? value === 'true' : { eq: value },
            ...(notIn === undefined
              ? { not: { [field]: operand } }
              : { or: [{ [field]: { in: notIn } }] }),
          },
        },
      );
      expect(answer[list]?.totalCount).toBe(0);
    },
  );
});
