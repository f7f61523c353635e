import type { Subgraph } from '../../../subgraphs/kit/subgraph.ts';
import type { Viewer } from '../../../subgraphs/kit/viewer.ts';
import { ask } from '../../support/ask.ts';

export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly field: readonly string[];
}

export interface ReportAnswer {
  readonly results: readonly {
    readonly monitoredObjectId: string;
    readonly outcome: string | null;
    readonly monitoredObject: { readonly id: string; readonly version: number } | null;
    readonly refusal: Problem | null;
  }[];
  readonly cursor: string | null;
  readonly userErrors: readonly Problem[];
}

/** Reports objects; what the schema asks of a new one is filled in. */
export async function reportObjects(
  subgraph: Subgraph,
  objects: readonly object[],
  { removedIds = [] as readonly string[] } = {},
): Promise<ReportAnswer> {
  const answer = await ask<{ reportMonitoredObjects: ReportAnswer }>(
    subgraph,
    `mutation ($input: ReportMonitoredObjectsInput!) {
      reportMonitoredObjects(input: $input) {
        results {
          monitoredObjectId outcome monitoredObject { id version } refusal { code message field }
        }
        cursor userErrors { code message field }
      }
    }`,
    { variables: { input: { objects, removedIds } } },
  );
  return answer.reportMonitoredObjects;
}

export const SERVICE_MONITOR = 'Contoso.ServiceRunning';

/** A computer with a unit monitor that raises an alert, as a discovery would report it. */
export function describeComputer(id: string, containerId: string | null = null) {
  return {
    id,
    managementGroupId: 'mg-1',
    className: 'Microsoft.Windows.Computer',
    displayName: id,
    principalName: `${id}.contoso.example`,
    containerId,
    unitMonitors: [
      {
        name: SERVICE_MONITOR,
        displayName: 'Service is running',
        alert: { on: 'WARNING', name: 'Service is down', severity: 'CRITICAL', priority: 'HIGH' },
      },
    ],
  };
}

export interface StateAnswer {
  readonly monitor: {
    readonly id: string;
    readonly state: string;
    readonly suspendedState: string | null;
  } | null;
  readonly alert: { readonly id: string; readonly resolvedAt: string | null } | null;
  readonly isSuspended: boolean | null;
  readonly cursor: string | null;
  readonly userErrors: readonly Problem[];
}

export async function reportState(
  subgraph: Subgraph,
  input: { readonly state: string } & Readonly<Record<string, unknown>>,
  viewer?: Viewer,
): Promise<StateAnswer> {
  const byName = 'monitorId' in input ? {} : { monitorName: SERVICE_MONITOR };
  const answer = await ask<{ reportMonitorState: StateAnswer }>(
    subgraph,
    `mutation ($input: ReportMonitorStateInput!) {
      reportMonitorState(input: $input) {
        monitor { id state suspendedState } alert { id resolvedAt } isSuspended cursor
        userErrors { code message field }
      }
    }`,
    {
      variables: { input: { ...byName, ...input } },
      ...(viewer === undefined ? {} : { viewer }),
    },
  );
  return answer.reportMonitorState;
}

export interface ObjectState {
  readonly health: string;
  readonly inMaintenance: boolean;
  readonly version: number;
  readonly openAlertCount: number;
}

/** How objects stand, by id. */
export async function readStates(
  subgraph: Subgraph,
  ids: readonly string[],
): Promise<Record<string, ObjectState>> {
  const states: Record<string, ObjectState> = {};
  for (const id of ids) {
    const { monitoredObject } = await ask<{ monitoredObject: ObjectState }>(
      subgraph,
      `query ($id: ID!) { monitoredObject(id: $id) { health inMaintenance version openAlertCount } }`,
      { variables: { id } },
    );
    states[id] = monitoredObject;
  }
  return states;
}

export async function readHealth(
  subgraph: Subgraph,
  ids: readonly string[],
): Promise<Record<string, string>> {
  const states = await readStates(subgraph, ids);
  return Object.fromEntries(Object.entries(states).map(([id, { health }]) => [id, health]));
}

export interface MaintenanceAnswer {
  readonly maintenanceWindows: readonly {
    readonly id: string;
    readonly scheduledEndAt: string;
    readonly endedAt: string | null;
    readonly endedBy: string | null;
    readonly isPlanned: boolean;
    readonly comment: string;
    readonly monitoredObject: { readonly id: string };
  }[];
  readonly startedCount: number;
  readonly prolongedCount: number;
  readonly unchangedCount: number;
  readonly cursor: string | null;
  readonly userErrors: readonly Problem[];
}

export async function setMaintenance(
  subgraph: Subgraph,
  input: Readonly<Record<string, unknown>>,
  viewer?: Viewer,
): Promise<MaintenanceAnswer> {
  const answer = await ask<{ setMaintenanceMode: MaintenanceAnswer }>(
    subgraph,
    `mutation ($input: SetMaintenanceModeInput!) {
      setMaintenanceMode(input: $input) {
        maintenanceWindows {
          id scheduledEndAt endedAt endedBy isPlanned comment monitoredObject { id }
        }
        startedCount prolongedCount unchangedCount cursor userErrors { code message field }
      }
    }`,
    {
      variables: { input: { reason: 'PLANNED_OTHER', ...input } },
      ...(viewer === undefined ? {} : { viewer }),
    },
  );
  return answer.setMaintenanceMode;
}

export interface MaintenanceEndAnswer {
  readonly endedCount: number;
  readonly maintenanceWindows: MaintenanceAnswer['maintenanceWindows'];
  readonly cursor: string | null;
  readonly userErrors: readonly Problem[];
}

export async function endMaintenance(
  subgraph: Subgraph,
  input: Readonly<Record<string, unknown>>,
): Promise<MaintenanceEndAnswer> {
  const answer = await ask<{ endMaintenanceMode: MaintenanceEndAnswer }>(
    subgraph,
    `mutation ($input: EndMaintenanceModeInput!) {
      endMaintenanceMode(input: $input) {
        endedCount
        maintenanceWindows {
          id scheduledEndAt endedAt endedBy isPlanned comment monitoredObject { id }
        }
        cursor userErrors { code message field }
      }
    }`,
    { variables: { input } },
  );
  return answer.endMaintenanceMode;
}
