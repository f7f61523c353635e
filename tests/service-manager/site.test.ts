import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ask } from '../support/ask.ts';
import { STORES } from '../support/databases.ts';
import {
  ANALYST,
  open,
  startServiceManager,
  type TestServiceManager,
} from './support/service-manager.ts';

describe.each(STORES)('what a site decides for itself, on %s', (kind) => {
  let manager: TestServiceManager;
  beforeEach(async () => {
    manager = await startServiceManager(kind);
  });
  afterEach(() => manager[Symbol.asyncDispose]());

  const createItem = async (input: object) =>
    (
      await ask<{ createListItem: { item: object | null; userErrors: object[] } }>(
        manager,
        `mutation ($input: CreateListItemInput!) { createListItem(input: $input) {
          item { path list isBuiltIn parent { name } } userErrors { code message field }
        } }`,
        { variables: { input } },
      )
    ).createListItem;

  test('the lists come with the ids that other products know', async () => {
    const { list } = await ask<{ list: { items: { id: string; path: string }[] } }>(
      manager,
      '{ list(name: INCIDENT_STATUS) { displayName items { id path parent { path } isBuiltIn } } }',
    );
    expect(list).toEqual({
      displayName: 'Incident status',
      items: [
        {
          id: '5e2d3932-ca6d-1515-7310-6f58584df73e',
          path: 'Active',
          parent: null,
          isBuiltIn: true,
        },
        {
          id: 'b6679968-e84e-96fa-1fec-8cd4ab39c3de',
          path: 'Active.Pending',
          parent: { path: 'Active' },
          isBuiltIn: true,
        },
        {
          id: '2b8830b6-59f0-f574-9c2a-f4b4682f1681',
          path: 'Resolved',
          parent: null,
          isBuiltIn: true,
        },
        {
          id: 'bd0ae7c4-3315-2eb3-7933-82dfc482dbaf',
          path: 'Closed',
          parent: null,
          isBuiltIn: true,
        },
      ],
    });
    const { lists } = await ask<{ lists: { name: string; items: object[] }[] }>(
      manager,
      '{ lists { name items { id } } }',
    );
    expect(lists.map(({ name, items }) => [name, items.length])).toEqual([
      ['INCIDENT_STATUS', 4],
      ['IMPACT', 3],
      ['URGENCY', 3],
      ['SOURCE', 7],
      ['CLASSIFICATION', 9],
      ['TIER_QUEUE', 3],
      ['RESOLUTION_CATEGORY', 8],
      ['ASSET_STATUS', 5],
    ]);
  });

  test('a site adds items of its own below those that are there', async () => {
    expect(
      await createItem({ list: 'TIER_QUEUE', name: 'Network Team', parent: 'Tier 2' }),
    ).toEqual({
      item: {
        path: 'Tier 2.Network Team',
        list: 'TIER_QUEUE',
        isBuiltIn: false,
        parent: { name: 'Tier 2' },
      },
      userErrors: [],
    });
    await open(manager, { supportGroup: 'Tier 2.Network Team' });
    const { incidents } = await ask(
      manager,
      '{ incidents(filter: { supportGroup: { under: "Tier 2" } }) { nodes { supportGroup { name } } } }',
    );
    expect(incidents).toEqual({ nodes: [{ supportGroup: { name: 'Network Team' } }] });
  });

  test('an item that is asked for again under the same key is added once', async () => {
    const night = { list: 'TIER_QUEUE', name: 'Night', idempotencyKey: 'once' };
    const first = await createItem(night);
    expect(first).toMatchObject({ item: { path: 'Night' }, userErrors: [] });
    expect(await createItem(night)).toEqual(first);
    expect(await createItem({ ...night, name: 'Day' })).toMatchObject({
      userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }],
    });
  });

  test('a name that may mean two items is refused where it is used', async () => {
    await createItem({ list: 'TIER_QUEUE', name: 'Night', parent: 'Tier 1' });
    await createItem({ list: 'TIER_QUEUE', name: 'Night', parent: 'Tier 2' });
    const { createIncident } = await ask(
      manager,
      'mutation { createIncident(input: { title: "Down", supportGroup: "night" }) { userErrors { code message field } } }',
    );
    expect(createIncident).toEqual({
      userErrors: [
        {
          code: 'AMBIGUOUS',
          message:
            'Cannot use "night" of the list "Incident tier queue": it may mean "Tier 1.Night", "Tier 2.Night"',
          field: ['input', 'supportGroup'],
        },
      ],
    });
  });

  test.each([
    ['IMPACT', 'Gigantic', null, 'NOT_ALLOWED', 'list'],
    ['INCIDENT_STATUS', 'Sleeping', null, 'NOT_ALLOWED', 'parent'],
    ['INCIDENT_STATUS', 'Sleeping', 'Closed', 'NOT_ALLOWED', 'parent'],
    ['TIER_QUEUE', 'tier 1', null, 'ALREADY_EXISTS', 'name'],
    ['TIER_QUEUE', 'Tier 1.5', null, 'BAD_VALUE', 'name'],
    ['TIER_QUEUE', 'Night', 'Tier 9', 'NOT_FOUND', 'parent'],
    ['TIER_QUEUE', '', null, 'BAD_LENGTH', 'name'],
  ])('to %s, "%s" cannot be added below %s: %s', async (list, name, parent, code, field) => {
    const { item, userErrors } = await createItem({ list, name, parent });
    expect(item).toBeNull();
    expect(userErrors).toEqual([expect.objectContaining({ code, field: ['input', field] })]);
  });

  test('the priority matrix is data; incidents keep the priority they have', async () => {
    const before = await open(manager, {});
    const { setPriorityMatrix } = await ask<{
      setPriorityMatrix: { priorityMatrix: { cells: { priority: number }[] } };
    }>(
      manager,
      `mutation { setPriorityMatrix(input: {
        cells: [{ impact: "Medium", urgency: "Medium", priority: 1 }]
        resolutionTimes: [{ priority: 1, minutes: 15 }]
      }) { priorityMatrix { cells { priority } resolutionTimes { priority minutes } } } }`,
    );
    expect(setPriorityMatrix.priorityMatrix.cells.map(({ priority }) => priority)).toEqual([
      1, 2, 3, 4, 1, 6, 7, 8, 9,
    ]);
    const after = await open(manager, {});
    expect([before.priority, after.priority, after.resolveBy]).toEqual([
      5,
      1,
      '2026-01-31T09:45:00.000Z',
    ]);
    const { incident } = await ask(manager, '{ incident(id: "IR1") { priority } }');
    expect(incident).toEqual({ priority: 5 });
  });

  test.each([
    ['cells: [{ impact: "High", urgency: "High", priority: 10 }]', 'OUT_OF_RANGE'],
    ['cells: [{ impact: "Huge", urgency: "High", priority: 1 }]', 'NOT_FOUND'],
    ['resolutionTimes: [{ priority: 1, minutes: 0 }]', 'OUT_OF_RANGE'],
    ['resolutionTimes: [{ priority: 0, minutes: 5 }]', 'OUT_OF_RANGE'],
  ])('a matrix with %s is refused with %s', async (input, code) => {
    const { setPriorityMatrix } = await ask(
      manager,
      `mutation { setPriorityMatrix(input: { ${input} }) { priorityMatrix { cells { priority } } userErrors { code } } }`,
    );
    expect(setPriorityMatrix).toEqual({ priorityMatrix: null, userErrors: [{ code }] });
  });

  test.each([
    ['setPriorityMatrix(input: {})', 'Cannot change the priority matrix: only administrators may'],
    [
      'setIncidentSettings(input: {})',
      'Cannot change the incident settings: only administrators may',
    ],
    [
      'createListItem(input: { list: TIER_QUEUE, name: "Night" })',
      'Cannot add "Night" to the list "Incident tier queue": only administrators may',
    ],
    [
      'createTemplate(input: { name: "Night" })',
      'Cannot create template "Night": only administrators may',
    ],
  ])('an operator is refused %s', async (mutation, message) => {
    const data = await ask<Record<string, { userErrors: object[] }>>(
      manager,
      `mutation { ${mutation} { userErrors { code message } } }`,
      { viewer: ANALYST },
    );
    expect(Object.values(data)[0]?.userErrors).toEqual([{ code: 'FORBIDDEN', message }]);
  });

  test('a bad prefix is refused, a good one numbers what comes next', async () => {
    const set = (idPrefix: string) =>
      ask<{ setIncidentSettings: { userErrors: { code: string }[] } }>(
        manager,
        'mutation ($input: SetIncidentSettingsInput!) { setIncidentSettings(input: $input) { userErrors { code } } }',
        { variables: { input: { idPrefix } } },
      );
    expect((await set('I R')).setIncidentSettings.userErrors).toEqual([{ code: 'BAD_VALUE' }]);
    expect((await set('HD')).setIncidentSettings.userErrors).toEqual([]);
    expect((await open(manager, {})).id).toBe('HD1');
  });

  test('two templates do not share a name, and one key makes one template', async () => {
    const create = (input: object) =>
      ask<{ createTemplate: { template: { id: string } | null; userErrors: object[] } }>(
        manager,
        'mutation ($input: CreateTemplateInput!) { createTemplate(input: $input) { template { id } userErrors { code } } }',
        { variables: { input } },
      );
    const first = await create({ name: 'Hardware', idempotencyKey: 'key-1' });
    const again = await create({ name: 'Hardware', idempotencyKey: 'key-1' });
    expect(again.createTemplate.template).toEqual(first.createTemplate.template);
    const other = await create({ name: 'Hardware' });
    expect(other.createTemplate).toEqual({
      template: null,
      userErrors: [{ code: 'ALREADY_EXISTS' }],
    });
    expect(await ask(manager, '{ templates { name isEscalated } }')).toEqual({
      templates: [{ name: 'Hardware', isEscalated: false }],
    });
  });
});
