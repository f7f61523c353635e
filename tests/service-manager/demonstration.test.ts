import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeDataCentre } from '../../subgraphs/demonstration/data-centre.ts';
import { createRandom } from '../../subgraphs/demonstration/random.ts';
import { ask } from '../support/ask.ts';
import { STORES } from '../support/databases.ts';
import { open, startServiceManager, type TestServiceManager } from './support/service-manager.ts';

describe.each(STORES)('the demonstration on %s', (kind) => {
  const dataCentre = describeDataCentre(1);
  let manager: TestServiceManager;
  let state: string;
  beforeAll(async () => {
    manager = await startServiceManager(kind);
    state = await manager.demonstration.prepare(dataCentre);
  });
  afterAll(() => manager[Symbol.asyncDispose]());

  test('an empty store is filled, once', async () => {
    expect(state).toBe('filled');
    expect(await manager.demonstration.prepare(dataCentre)).toBe('kept');
    expect(
      await ask(
        manager,
        `{ incidents(first: 1) { totalCount } open: incidents(filter: { isOpen: true }) { totalCount }
           configurationItems(first: 1) { totalCount } templates { name } }`,
      ),
    ).toEqual({
      incidents: { totalCount: 800 },
      open: { totalCount: 122 },
      configurationItems: { totalCount: 4000 },
      templates: [
        { name: 'Hardware Issue' },
        { name: 'Networking Issue' },
        { name: 'Operations Manager Incident' },
      ],
    });
  });

  test('an incident of an alert joins the alert, the object and the item of its computer', async () => {
    const { incidents } = await ask<{
      incidents: {
        nodes: {
          alert: { id: string; incident: { id: string } };
          monitoredObject: { configurationItem: { id: string; displayName: string } };
          affectedConfigurationItems: { nodes: { id: string }[] };
          actionLog: { totalCount: number };
        }[];
      };
    }>(
      manager,
      `{ incidents(filter: { alertId: { isNull: false } }, first: 200) { nodes {
        id alert { id incident { id } } monitoredObject { configurationItem { id displayName } }
        affectedConfigurationItems { nodes { id } } actionLog { totalCount }
      } } }`,
    );
    expect(incidents.nodes).toHaveLength(200);
    for (const {
      alert,
      monitoredObject,
      affectedConfigurationItems,
      actionLog,
    } of incidents.nodes) {
      expect(alert.incident).not.toBeNull();
      expect(affectedConfigurationItems.nodes).toEqual([
        { id: monitoredObject.configurationItem.id },
      ]);
      expect(monitoredObject.configurationItem.displayName).toMatch(/\.contoso\.example$/);
      expect(actionLog.totalCount).toBeGreaterThan(0);
    }
  });

  test('each host and each virtual machine has its item', async () => {
    const computers = [...dataCentre.hosts, ...dataCentre.virtualMachines];
    const { _entities } = await ask<{ _entities: { configurationItem: object | null }[] }>(
      manager,
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on MonitoredObject { configurationItem { id principalName } }
      } }`,
      {
        variables: {
          representations: computers.map(({ monitoredObjectId }) => ({
            __typename: 'MonitoredObject',
            id: monitoredObjectId,
          })),
        },
      },
    );
    expect(_entities).toEqual(
      computers.map(({ configurationItemId, computerName }) => ({
        configurationItem: { id: configurationItemId, principalName: computerName },
      })),
    );
  });

  test('what is done afterwards goes on from there', async () => {
    expect((await open(manager, {})).id).toBe('IR801');
  });

  test('the service desk works by itself, and every step of it is a change in the stream', async () => {
    const readCursor = async () =>
      (await ask<{ incidents: { cursor: string } }>(manager, '{ incidents(first: 1) { cursor } }'))
        .incidents.cursor;
    const count = async () =>
      (
        await ask<{
          incidentStatistics: { buckets: { status: { name: string }; count: number }[] };
        }>(manager, '{ incidentStatistics(by: [STATUS]) { buckets { status { name } count } } }')
      ).incidentStatistics.buckets;
    const [before, cursor] = [await count(), await readCursor()];
    const random = createRandom(7);
    for (let step = 0; step < 40; step += 1) await manager.demonstration.act(random);
    expect(await count()).not.toEqual(before);
    expect(await readCursor()).not.toBe(cursor);
  });
});

test('a store that somebody works in is never filled and never acts', async () => {
  await using manager = await startServiceManager('sqlite');
  await open(manager, { title: 'A real one' });
  expect(await manager.demonstration.prepare(describeDataCentre(1))).toBe('foreign');
  await manager.demonstration.act(createRandom(1));
  expect(await ask(manager, '{ incidents { nodes { title version } } }')).toEqual({
    incidents: { nodes: [{ title: 'A real one', version: 1 }] },
  });
});
