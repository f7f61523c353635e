import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDataCentre, type TestDataCentre } from './support/data-centre.ts';

const BOARD = `query Board($first: Int) {
  alerts(filter: { isOpen: true }, first: $first) {
    nodes {
      id
      name
      severity
      resolutionState { name }
      monitoredObject {
        displayName
        health
        configurationItem { displayName }
        virtualMachine { name status host { name state } }
      }
      incident { id priority status { name } }
      jobs(status: [RUNNING]) { nodes { id runbook { name } } }
    }
  }
}`;

interface Board {
  alerts: {
    nodes: {
      id: string;
      monitoredObject: {
        displayName: string;
        health: string;
        configurationItem: { displayName: string } | null;
        virtualMachine: { name: string; host: { name: string } | null } | null;
      } | null;
      incident: { id: string } | null;
      jobs: { nodes: { id: string }[] } | null;
    }[];
  };
}

describe('a board over four products', () => {
  let centre: TestDataCentre;
  beforeAll(async () => {
    centre = await startDataCentre();
  });
  afterAll(() => centre[Symbol.asyncDispose]());

  test('shows each alert with its object, machine, host, incident and running jobs', async () => {
    const { nodes } = (await centre.ask<Board>(BOARD, { first: 200 })).alerts;
    expect(nodes).toHaveLength(200);
    const withAll = nodes.filter(
      ({ monitoredObject, incident, jobs }) =>
        monitoredObject?.virtualMachine?.host !== null &&
        monitoredObject?.configurationItem !== null &&
        incident !== null &&
        (jobs?.nodes.length ?? 0) > 0,
    );
    expect(withAll.length).toBeGreaterThan(0);
    expect(nodes.filter(({ monitoredObject }) => monitoredObject === null)).toEqual([]);
  });

  test('asks each product once, however many alerts it shows', async () => {
    // The first time plans and compiles; what counts is what each further time costs.
    await centre.ask<Board>(BOARD, { first: 1 });
    centre.takeCosts();
    await centre.ask<Board>(BOARD, { first: 5 });
    const few = centre.takeCosts();
    await centre.ask<Board>(BOARD, { first: 50 });
    const many = centre.takeCosts();

    expect(many).toEqual(few);
    expect(many).toEqual({
      'operations-manager': { fetches: 1, statements: 2 },
      'service-manager': { fetches: 1, statements: 2 },
      'virtual-machine-manager': { fetches: 1, statements: 2 },
      orchestrator: { fetches: 1, statements: 2 },
    });
  });

  test('comes without the incidents, and says so, when Service Manager is down', async () => {
    centre.setFailing('service-manager', true);
    const { data, errors } = await centre.askForAnswer(BOARD, { first: 3 });
    centre.setFailing('service-manager', false);

    const { nodes } = (data as unknown as Board).alerts;
    expect(nodes.map(({ incident }) => incident)).toEqual([null, null, null]);
    expect(nodes.every(({ monitoredObject }) => monitoredObject !== null)).toBe(true);
    expect(errors?.map(({ extensions }) => extensions?.['serviceName'])).toContain(
      'service-manager',
    );
  });

  test('a machine leads back to its alerts, a configuration item to its object', async () => {
    const { virtualMachines } = await centre.ask<{
      virtualMachines: {
        nodes: {
          computerName: string;
          monitoredObject: { principalName: string; openAlertCount: number };
        }[];
      };
    }>(
      `{ virtualMachines(first: 20) { nodes { computerName monitoredObject { principalName openAlertCount } } } }`,
    );
    for (const { computerName, monitoredObject } of virtualMachines.nodes) {
      expect(monitoredObject.principalName).toBe(computerName);
    }
    const { computerName } = virtualMachines.nodes[0] ?? { computerName: '' };
    const { configurationItems } = await centre.ask<{
      configurationItems: {
        nodes: { monitoredObject: { virtualMachine: { computerName: string } | null } | null }[];
      };
    }>(
      `query ($name: String!) {
        configurationItems(filter: { principalName: { eq: $name } }) {
          nodes { monitoredObject { virtualMachine { computerName } } }
        }
      }`,
      { name: computerName },
    );
    expect(configurationItems.nodes).toContainEqual({
      monitoredObject: { virtualMachine: { computerName } },
    });
  });

  test('an alert that somebody takes up shows its incident to whoever follows', async () => {
    const { monitoredObjects } = await centre.ask<{
      monitoredObjects: { nodes: { id: string }[] };
    }>('{ monitoredObjects(filter: { inMaintenance: false }, first: 1) { nodes { id } } }');
    await using changes = await centre.follow<{
      alertChanges: {
        kind: string;
        alert: { id: string; owner: string | null; incident: { title: string } | null };
      };
    }>(`subscription {
      alertChanges(filter: { name: { eq: "Story" } }) { kind alert { id owner incident { title } } }
    }`);

    const { raiseAlert } = await centre.ask<{ raiseAlert: { alert: { id: string } } }>(
      `mutation ($id: ID!) { raiseAlert(input: { monitoredObjectId: $id, name: "Story" }) { alert { id } } }`,
      { id: monitoredObjects.nodes[0]?.id },
    );
    const alertId = raiseAlert.alert.id;
    expect(await changes.next()).toEqual({
      alertChanges: { kind: 'CREATED', alert: { id: alertId, owner: null, incident: null } },
    });

    const { createIncident } = await centre.ask<{
      createIncident: { incident: { id: string } | null; userErrors: unknown[] };
    }>(
      `mutation ($input: CreateIncidentInput!) { createIncident(input: $input) { incident { id } userErrors { message } } }`,
      { input: { title: 'Somebody look at the story', impact: 'Low', urgency: 'Low', alertId } },
    );
    expect(createIncident.userErrors).toEqual([]);
    await centre.ask(
      `mutation ($id: ID!) { updateAlert(input: { alertId: $id, owner: "kim" }) { alert { id } } }`,
      { id: alertId },
    );
    expect(await changes.next()).toEqual({
      alertChanges: {
        kind: 'CHANGED',
        alert: { id: alertId, owner: 'kim', incident: { title: 'Somebody look at the story' } },
      },
    });

    const { alert } = await centre.ask<{ alert: unknown }>(
      `query ($id: ID!) { alert(id: $id) { incident { id alert { id } } } }`,
      { id: alertId },
    );
    expect(alert).toEqual({
      incident: { id: createIncident.incident?.id, alert: { id: alertId } },
    });
  });
});
