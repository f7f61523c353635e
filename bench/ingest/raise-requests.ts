import type { CheckedRequest } from '../harness/check-answers.ts';

/** Requests that raise alerts of problems nobody has had before, so that each makes a new alert. */
export function toRaiseRequests(
  count: number,
  { alertsEach, objectIds }: { alertsEach: number; objectIds: readonly string[] },
): CheckedRequest[] {
  return Array.from({ length: count }, () => {
    const alerts = Array.from({ length: alertsEach }, () => nextAlert(objectIds));
    return alertsEach === 1 ? raiseOne(alerts[0]) : raiseMany(alerts);
  });
}

/** Boards show alerts by these owners; each alert is on one of them. */
export const BOARD_OWNERS = Array.from({ length: 50 }, (_, index) => `Operator ${index}`);

let alertNumber = 0;

function nextAlert(objectIds: readonly string[]): Readonly<Record<string, unknown>> {
  alertNumber += 1;
  return {
    monitoredObjectId: objectIds[alertNumber % objectIds.length],
    // Many alerts of one name would be gathered under a parent, which is work of its own.
    name: `Problem ${RUN}-${alertNumber}`,
    owner: BOARD_OWNERS[alertNumber % BOARD_OWNERS.length],
    description: 'Free space on the volume fell below ten percent.',
    severity: 'CRITICAL',
  };
}

/** Tells the problems of this run from those of an earlier one over the same store. */
const RUN = `${process.pid}-${Date.now()}`;

function raiseOne(input: unknown): CheckedRequest {
  return {
    body: JSON.stringify({
      query: `mutation Raise($input: RaiseAlertInput!) {
        raiseAlert(input: $input) { isRepeat userErrors { code } }
      }`,
      variables: { input },
    }),
    expectedData: { raiseAlert: { isRepeat: false, userErrors: [] } },
  };
}

function raiseMany(alerts: readonly unknown[]): CheckedRequest {
  return {
    body: JSON.stringify({
      query: `mutation Raise($input: RaiseAlertsInput!) {
        raiseAlerts(input: $input) { results { isRepeat userErrors { code } } userErrors { code } }
      }`,
      variables: { input: { alerts } },
    }),
    expectedData: {
      raiseAlerts: {
        results: alerts.map(() => ({ isRepeat: false, userErrors: [] })),
        userErrors: [],
      },
    },
  };
}
