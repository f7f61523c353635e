/** What the subgraphs hold: made from the number alone, so that every process has the same. */
export const ALERT_COUNT = 8_000;

const SEVERITIES = ['INFORMATION', 'WARNING', 'CRITICAL'] as const;
const STATUSES = ['Active', 'Pending', 'Resolved'] as const;
const MACHINE_STATES = ['Running', 'Stopped', 'Migrating'] as const;

export function alertAt(index: number) {
  return {
    __typename: 'Alert',
    id: `alert-${index}`,
    name: `Logical disk free space is low on volume ${index % 26}`,
    severity: pick(SEVERITIES, index),
    priority: index % 3,
    resolutionState: index % 4 === 0 ? 255 : 0,
    raisedAt: timeOf(index),
    objectName: `web-${index % 500}.contoso.com`,
    repeatCount: index % 17,
    incident: { __typename: 'Incident', id: `incident-${index}` },
    virtualMachine: { __typename: 'VirtualMachine', id: `machine-${index}` },
    job: { __typename: 'Job', id: `job-${index}` },
  };
}

export function incidentAt(index: number) {
  return {
    __typename: 'Incident',
    id: `incident-${index}`,
    title: `Disk of web-${index % 500} is nearly full`,
    status: pick(STATUSES, index),
    priority: 1 + (index % 9),
    assignedTo: index % 5 === 0 ? null : `operator-${index % 40}`,
  };
}

export function machineAt(index: number) {
  return {
    __typename: 'VirtualMachine',
    id: `machine-${index}`,
    name: `web-${index}`,
    status: pick(MACHINE_STATES, index),
    hostName: `host-${index % 64}.contoso.com`,
    memoryMegabytes: 1_024 * (1 + (index % 16)),
  };
}

export function jobAt(index: number) {
  return {
    __typename: 'Job',
    id: `job-${index}`,
    runbookName: `Clean up temporary files ${index % 12}`,
    status: pick(STATUSES, index + 1),
    startedAt: timeOf(index + 1),
  };
}

/** The number in an id such as `alert-17`; null for an id of nothing we have. */
export function indexOf(id: string): number | null {
  const index = Number(id.slice(id.indexOf('-') + 1));
  return Number.isInteger(index) && index >= 0 && index < ALERT_COUNT ? index : null;
}

function pick<Value>(values: readonly [Value, ...Value[]], index: number): Value {
  return values[index % values.length] ?? values[0];
}

function timeOf(index: number): string {
  return new Date(1_767_225_600_000 + index * 61_000).toISOString();
}
