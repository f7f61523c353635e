import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ask } from '../support/ask.ts';
import { STORES } from '../support/databases.ts';
import {
  open,
  reportItems,
  startServiceManager,
  type TestServiceManager,
} from './support/service-manager.ts';

describe.each(STORES)('configuration items on %s', (kind) => {
  let manager: TestServiceManager;
  beforeEach(async () => {
    manager = await startServiceManager(kind);
  });
  afterEach(() => manager[Symbol.asyncDispose]());

  const read = async (id: string) =>
    (
      await ask<{ configurationItem: object | null }>(
        manager,
        `query ($id: ID!) { configurationItem(id: $id) {
          id class displayName principalName objectStatus assetStatus { name } notes
          properties { name value } monitoredObjectId lastInventoryAt version
        } }`,
        { variables: { id } },
      )
    ).configurationItem;

  test('an item that nobody knew is recorded, with what was said about it', async () => {
    const { results } = await reportItems(manager, [
      {
        id: 'ci-1',
        monitoredObjectId: 'object-1',
        principalName: 'web-01.contoso.example',
        assetStatus: 'Deployed',
        notes: 'Rack 7',
        properties: [
          { name: 'Model', value: 'R760' },
          { name: 'Cores', value: '64' },
        ],
      },
    ]);
    expect(results.map(({ outcome }) => outcome)).toEqual(['CREATED']);
    expect(await read('ci-1')).toEqual({
      id: 'ci-1',
      class: 'Microsoft.Windows.Server.Computer',
      displayName: 'web-01',
      principalName: 'web-01.contoso.example',
      objectStatus: 'ACTIVE',
      assetStatus: { name: 'Deployed' },
      notes: 'Rack 7',
      properties: [
        { name: 'Cores', value: '64' },
        { name: 'Model', value: 'R760' },
      ],
      monitoredObjectId: 'object-1',
      lastInventoryAt: '2026-01-31T09:30:00.000Z',
      version: 1,
    });
  });

  test('of a report, what has a NUL is refused and the others are taken', async () => {
    const { results } = await reportItems(
      manager,
      [{ id: '\0' }, { id: 'ci-1', monitoredObjectId: '\0' }, { id: 'ci-2' }],
      [{ id: '\0' }],
    );
    expect(results.map(({ outcome, refusal }) => outcome ?? refusal?.code)).toEqual([
      'BAD_VALUE',
      'BAD_VALUE',
      'CREATED',
      'NOT_FOUND',
    ]);
  });

  test('reported again, what is named changes and the rest stays', async () => {
    await reportItems(manager, [
      {
        id: 'ci-1',
        notes: 'Rack 7',
        properties: [
          { name: 'Cores', value: '64' },
          { name: 'OS', value: '2025' },
        ],
      },
    ]);
    const { results } = await reportItems(manager, [
      {
        id: 'ci-1',
        displayName: 'web-02',
        properties: [
          { name: 'OS', value: null },
          { name: 'RAM', value: '512' },
        ],
      },
    ]);
    expect(results[0]?.outcome).toBe('CHANGED');
    expect(await read('ci-1')).toMatchObject({
      displayName: 'web-02',
      notes: 'Rack 7',
      properties: [
        { name: 'Cores', value: '64' },
        { name: 'RAM', value: '512' },
      ],
      version: 2,
    });
  });

  test('an inventory that finds nothing new moves its time and nothing else', async () => {
    await reportItems(manager, [{ id: 'ci-1' }]);
    manager.clock.advanceMs(60_000);
    const { results } = await reportItems(manager, [{ id: 'ci-1' }]);
    expect(results[0]).toMatchObject({ outcome: 'UNCHANGED', configurationItem: { version: 1 } });
    expect(await read('ci-1')).toMatchObject({ lastInventoryAt: '2026-01-31T09:31:00.000Z' });
  });

  test('an item is recognized by its monitored object too', async () => {
    await reportItems(manager, [{ id: 'ci-1', monitoredObjectId: 'object-1' }]);
    const { results } = await reportItems(manager, [
      { monitoredObjectId: 'object-1', displayName: 'web-01 (new name)' },
    ]);
    expect(results).toMatchObject([{ outcome: 'CHANGED', configurationItem: { id: 'ci-1' } }]);
  });

  test('each item is answered on its own, and one that is refused holds up no other', async () => {
    await reportItems(manager, [{ id: 'ci-1', monitoredObjectId: 'object-1' }, { id: 'ci-2' }]);
    const { results, userErrors } = await reportItems(
      manager,
      [
        { id: 'ci-2', monitoredObjectId: 'object-1' },
        { id: 'ci-3', assetStatus: 'Melted' },
        { id: 'ci-4', displayName: '' },
        { id: 'ci-5' },
      ],
      [{ id: 'ci-9' }, { monitoredObjectId: 'object-1' }],
    );
    expect(userErrors).toEqual([]);
    expect(
      results.map(({ outcome, configurationItem, refusal }) => [
        outcome ?? refusal?.code,
        configurationItem?.id ?? refusal?.field.join('.'),
      ]),
    ).toEqual([
      ['CONTRADICTION', 'input.items.0.monitoredObjectId'],
      ['NOT_FOUND', 'input.items.1.assetStatus'],
      ['BAD_LENGTH', 'input.items.2.displayName'],
      ['CREATED', 'ci-5'],
      ['NOT_FOUND', 'input.removed.0'],
      ['REMOVED', 'ci-1'],
    ]);
  });

  test('one report may name an item twice', async () => {
    const { results } = await reportItems(manager, [
      { id: 'ci-1', monitoredObjectId: 'object-1' },
      { monitoredObjectId: 'object-1', notes: 'Seen twice' },
    ]);
    expect(results.map(({ outcome }) => outcome)).toEqual(['CREATED', 'CHANGED']);
    expect(await read('ci-1')).toMatchObject({ notes: 'Seen twice', version: 2 });
  });

  test('what is gone waits to be deleted, and is back when it is reported again', async () => {
    await reportItems(manager, [{ id: 'ci-1' }]);
    await reportItems(manager, [], [{ id: 'ci-1' }]);
    expect(await read('ci-1')).toMatchObject({ objectStatus: 'PENDING_DELETE', version: 2 });
    const { results } = await reportItems(manager, [], [{ id: 'ci-1' }]);
    expect(results[0]).toMatchObject({ outcome: 'REMOVED', configurationItem: { version: 2 } });
    await reportItems(manager, [{ id: 'ci-1' }]);
    expect(await read('ci-1')).toMatchObject({ objectStatus: 'ACTIVE', version: 3 });
  });

  test('a report of nothing is refused', async () => {
    expect(await reportItems(manager, [])).toEqual({
      results: [],
      userErrors: [
        {
          code: 'MISSING',
          message: 'Cannot take a report: it names no configuration item',
          field: ['input'],
        },
      ],
    });
  });

  test('a report of more than 500 items is refused as a whole', async () => {
    const items = Array.from({ length: 501 }, (_, index) => ({ id: `ci-${index}` }));
    const { results, userErrors } = await reportItems(manager, items);
    expect(results).toEqual([]);
    expect(userErrors).toEqual([
      {
        code: 'OUT_OF_RANGE',
        message: 'Cannot take a report of 501 items: at most 500 at once',
        field: ['input', 'items'],
      },
    ]);
  });

  test('items are found by class, name and status, in order of their names', async () => {
    await reportItems(manager, [
      { id: 'ci-1', displayName: 'web-02' },
      { id: 'ci-2', displayName: 'web-01', assetStatus: 'Retired' },
      { id: 'ci-3', displayName: 'C: on web-01', class: 'Microsoft.Windows.Server.LogicalDisk' },
    ]);
    const find = async (filter: object) =>
      (
        await ask<{ configurationItems: { nodes: { id: string }[] } }>(
          manager,
          'query ($filter: ConfigurationItemFilter) { configurationItems(filter: $filter) { nodes { id } } }',
          { variables: { filter } },
        )
      ).configurationItems.nodes.map(({ id }) => id);
    expect(await find({})).toEqual(['ci-3', 'ci-2', 'ci-1']);
    expect(await find({ displayName: { contains: 'WEB-01' } })).toEqual(['ci-3', 'ci-2']);
    expect(await find({ class: { eq: 'Microsoft.Windows.Server.LogicalDisk' } })).toEqual(['ci-3']);
    expect(await find({ assetStatus: { eq: 'retired' } })).toEqual(['ci-2']);
    expect(await find({ objectStatus: { in: ['DELETED'] } })).toEqual([]);
  });

  test('an item tells of the incidents that affect it', async () => {
    await reportItems(manager, [{ id: 'ci-1' }, { id: 'ci-2' }]);
    await open(manager, { affectedConfigurationItemIds: ['ci-1'] });
    await open(manager, { relatedConfigurationItemIds: ['ci-1'] });
    manager.clock.advanceMs(1_000);
    await open(manager, { affectedConfigurationItemIds: ['ci-2', 'ci-1'], urgency: 'High' });
    const { configurationItem } = await ask(
      manager,
      `{ configurationItem(id: "ci-1") {
        incidents { totalCount nodes { id } }
        urgent: incidents(filter: { urgency: { eq: "High" } }) { totalCount nodes { id } }
      } }`,
    );
    expect(configurationItem).toEqual({
      incidents: { totalCount: 2, nodes: [{ id: 'IR3' }, { id: 'IR1' }] },
      urgent: { totalCount: 1, nodes: [{ id: 'IR3' }] },
    });
  });
});
