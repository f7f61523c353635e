import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Viewer } from '../../subgraphs/kit/viewer.ts';
import { ask, follow } from '../support/ask.ts';
import { STORES } from '../support/databases.ts';
import { change } from './support/connectors.ts';
import { describeComputer, reportObjects, reportState, type Problem } from './support/estate.ts';
import {
  startOperationsManager,
  type TestOperationsManager,
} from './support/operations-manager.ts';

type Input = Readonly<Record<string, unknown>>;

const OPERATOR: Viewer = { name: 'kim', profile: 'OPERATOR', groupIds: null };
const TO_WEB_TEAM = { name: 'web team', field: 'OWNER', value: { text: 'web team' } };

describe.each(STORES)('enrichment rules on %s', (kind) => {
  let manager: TestOperationsManager;
  beforeEach(async () => {
    manager = await startOperationsManager(kind);
  });
  afterEach(() => manager[Symbol.asyncDispose]());

  async function addRule(input: Input): Promise<string> {
    const { createEnrichmentRule } = await ask<{
      createEnrichmentRule: { enrichmentRule: { id: string } | null; userErrors: Problem[] };
    }>(
      manager,
      `mutation ($input: CreateEnrichmentRuleInput!) {
        createEnrichmentRule(input: $input) { enrichmentRule { id } userErrors { code message field } }
      }`,
      { variables: { input } },
    );
    const { enrichmentRule, userErrors } = createEnrichmentRule;
    if (enrichmentRule === null) throw new Error(userErrors[0]?.message);
    return enrichmentRule.id;
  }

  async function addTable(entries: readonly Input[]): Promise<string> {
    const { createMappingTable } = await ask<{
      createMappingTable: { mappingTable: { id: string } };
    }>(
      manager,
      `mutation { createMappingTable(input: { name: "teams" }) { mappingTable { id } } }`,
    );
    const { id } = createMappingTable.mappingTable;
    expect(
      await change(manager, 'setMappingTableEntries', { mappingTableId: id, entries }),
    ).toEqual([]);
    return id;
  }

  interface Enriched {
    owner: string | null;
    ticketId: string | null;
    priority: string;
    customFields: (string | null)[];
    version: number;
  }

  async function raise(input: Input = {}): Promise<Enriched> {
    const { raiseAlert } = await ask<{
      raiseAlert: { alert: Enriched | null; userErrors: Problem[] };
    }>(
      manager,
      `mutation ($input: RaiseAlertInput!) {
        raiseAlert(input: $input) {
          alert { owner ticketId priority customFields version } userErrors { message }
        }
      }`,
      { variables: { input: { monitoredObjectId: 'computer-1', name: 'Disk is full', ...input } } },
    );
    if (raiseAlert.alert === null) throw new Error(raiseAlert.userErrors[0]?.message);
    return raiseAlert.alert;
  }

  test('without rules an alert is what was raised', async () => {
    expect(await raise()).toMatchObject({ owner: null, ticketId: null, priority: 'MEDIUM' });
  });

  test('a rule sets a fixed text', async () => {
    await addRule(TO_WEB_TEAM);
    expect(await raise()).toMatchObject({ owner: 'web team', version: 1 });
  });

  test.each<[string, Input, Input, string | null]>([
    ['class, as asked', { monitoredObjectClass: { eq: 'Microsoft.Windows.Computer' } }, {}, 'team'],
    ['class, another', { monitoredObjectClass: { eq: 'Microsoft.Windows.LogicalDisk' } }, {}, null],
    ['group, member', { group: { eq: 'group-web' } }, {}, 'team'],
    ['group, no member', { group: { eq: 'group-web' } }, { monitoredObjectId: 'computer-2' }, null],
    ['name, part of it', { name: { contains: 'disk' } }, {}, 'team'],
    ['severity, worse', { severity: { gte: 'WARNING' } }, { severity: 'CRITICAL' }, 'team'],
    ['severity, less', { severity: { gte: 'WARNING' } }, { severity: 'INFORMATION' }, null],
    ['either of two', { or: [{ name: { eq: 'x' } }, { owner: { isNull: true } }] }, {}, 'team'],
  ])('conditions: %s', async (_name, filter, alert, owner) => {
    await addRule({ name: 'rule', field: 'OWNER', value: { text: 'team' }, filter });
    expect(await raise(alert)).toMatchObject({ owner });
  });

  test('rules read properties of the object', async () => {
    await reportObjects(manager, [
      {
        ...describeComputer('app-01'),
        properties: [
          { name: 'Application', value: 'Payroll' },
          { name: 'CostCentre', value: '4711' },
        ],
      },
    ]);
    await addRule({
      name: 'cost centre',
      field: 'CUSTOM_FIELD',
      customFieldNumber: 3,
      value: { objectProperty: 'CostCentre' },
    });
    await addRule({
      name: 'payroll is urgent',
      field: 'PRIORITY',
      objectProperty: { name: 'Application', value: 'Payroll' },
      value: { text: 'HIGH' },
    });
    expect(await raise({ monitoredObjectId: 'app-01' })).toMatchObject({
      priority: 'HIGH',
      customFields: [null, null, '4711', null, null, null, null, null, null, null],
    });
    expect(await raise()).toMatchObject({ priority: 'MEDIUM' });
  });

  test('rules name the first of some groups that the object is in', async () => {
    await addRule({
      name: 'team by group',
      field: 'OWNER',
      value: { groupIds: ['group-web', 'group-all'] },
    });
    expect(await raise()).toMatchObject({ owner: 'Group web' });
    expect(await raise({ monitoredObjectId: 'computer-2' })).toMatchObject({ owner: 'Group all' });
  });

  test('rules look up in mapping tables, whatever the case of the key', async () => {
    const mappingTableId = await addTable([
      { key: 'WEB-01.contoso.example', value: 'team web' },
      { key: 'other', value: 'team other' },
    ]);
    await addRule({
      name: 'team by computer',
      field: 'OWNER',
      value: { mapping: { mappingTableId, key: 'PRINCIPAL_NAME' } },
    });
    expect(await raise()).toMatchObject({ owner: 'team web' });
    expect(await raise({ monitoredObjectId: 'computer-2' })).toMatchObject({ owner: null });

    await change(manager, 'setMappingTableEntries', {
      mappingTableId,
      entries: [{ key: 'sql-01.contoso.example', value: 'team sql' }],
      removedKeys: ['WEB-01.CONTOSO.EXAMPLE'],
    });
    const again = { suppressionValues: ['again'] };
    expect(await raise(again)).toMatchObject({ owner: null });
    expect(await raise({ monitoredObjectId: 'computer-2', ...again })).toMatchObject({
      owner: 'team sql',
    });
    expect(
      await ask(
        manager,
        `{ mappingTables { name entries(first: 1) { totalCount nodes { key value } pageInfo { hasNextPage } } } }`,
      ),
    ).toEqual({
      mappingTables: [
        {
          name: 'teams',
          entries: {
            totalCount: 2,
            nodes: [{ key: 'other', value: 'team other' }],
            pageInfo: { hasNextPage: true },
          },
        },
      ],
    });
  });

  test('rules follow their order, and a later one finds what an earlier one did', async () => {
    await addRule({ ...TO_WEB_TEAM, order: 2 });
    await addRule({ name: 'first', field: 'OWNER', value: { text: 'first team' }, order: 1 });
    await addRule({
      name: 'ticket queue',
      order: 3,
      filter: { owner: { eq: 'first team' } },
      field: 'TICKET_ID',
      value: { text: 'QUEUE-1' },
    });
    expect(await raise()).toMatchObject({ owner: 'first team', ticketId: 'QUEUE-1' });
  });

  test('what whoever raised the alert said stays, unless the rule overwrites', async () => {
    const id = await addRule(TO_WEB_TEAM);
    expect(await raise({ owner: 'kim' })).toMatchObject({ owner: 'kim' });
    await change(manager, 'updateEnrichmentRule', { enrichmentRuleId: id, overwrites: true });
    expect(await raise({ owner: 'kim', suppressionValues: ['2'] })).toMatchObject({
      owner: 'web team',
    });
  });

  test('a repeat keeps what operators made of the alert', async () => {
    await addRule(TO_WEB_TEAM);
    await raise();
    const { alerts } = await ask<{ alerts: { nodes: { id: string }[] } }>(
      manager,
      `{ alerts { nodes { id } } }`,
    );
    await change(manager, 'updateAlert', { alertId: alerts.nodes[0]?.id, owner: 'kim' });
    expect(await raise()).toMatchObject({ owner: 'kim', version: 3 });
  });

  test('alerts of monitors are enriched as well, before anybody hears of them', async () => {
    await reportObjects(manager, [describeComputer('web-09')]);
    await addRule(TO_WEB_TEAM);
    const stream = await follow<{ kind: string; alert: { owner: string } }>(
      manager,
      `subscription { alertChanges(filter: { owner: { eq: "web team" } }) { kind alert { owner } } }`,
    );
    await reportState(manager, { monitoredObjectId: 'web-09', state: 'ERROR' });
    expect((await stream.next()).value).toEqual({ kind: 'CREATED', alert: { owner: 'web team' } });
    await stream.return?.();
  });

  test('a rule that is switched off or deleted does nothing', async () => {
    const id = await addRule(TO_WEB_TEAM);
    await change(manager, 'updateEnrichmentRule', { enrichmentRuleId: id, isEnabled: false });
    expect(await raise({ suppressionValues: ['1'] })).toMatchObject({ owner: null });
    await change(manager, 'updateEnrichmentRule', { enrichmentRuleId: id, isEnabled: true });
    expect(await raise({ suppressionValues: ['2'] })).toMatchObject({ owner: 'web team' });
    await change(manager, 'deleteEnrichmentRule', { enrichmentRuleId: id });
    expect(await raise({ suppressionValues: ['3'] })).toMatchObject({ owner: null });
  });

  test('another process applies a changed rule at once', async () => {
    const id = await addRule(TO_WEB_TEAM);
    await raise({ suppressionValues: ['1'] });
    await using other = await manager.startAnother();
    await change(other, 'updateEnrichmentRule', {
      enrichmentRuleId: id,
      value: { text: 'another team' },
    });
    expect(await raise({ suppressionValues: ['2'] })).toMatchObject({ owner: 'another team' });
  });

  test('rules are read as they are', async () => {
    const mappingTableId = await addTable([]);
    await addRule({
      name: 'team by class',
      order: 5,
      filter: { severity: { eq: 'CRITICAL' } },
      objectProperty: { name: 'Stage', value: 'production' },
      field: 'CUSTOM_FIELD',
      customFieldNumber: 10,
      value: { mapping: { mappingTableId, key: 'OBJECT_PROPERTY', objectProperty: 'Application' } },
    });
    await addRule({ name: 'group', field: 'OWNER', value: { groupIds: ['group-web'] } });
    expect(
      await ask(
        manager,
        `{
          enrichmentRules {
            name order isEnabled filter objectProperty { name value } field customFieldNumber overwrites version
            value { text objectProperty groups { name } mapping { mappingTable { name } key objectProperty } }
          }
        }`,
      ),
    ).toEqual({
      enrichmentRules: [
        {
          name: 'team by class',
          order: 5,
          isEnabled: true,
          filter: { severity: { eq: 'CRITICAL' } },
          objectProperty: { name: 'Stage', value: 'production' },
          field: 'CUSTOM_FIELD',
          customFieldNumber: 10,
          overwrites: false,
          version: 1,
          value: {
            text: null,
            objectProperty: null,
            groups: [],
            mapping: {
              mappingTable: { name: 'teams' },
              key: 'OBJECT_PROPERTY',
              objectProperty: 'Application',
            },
          },
        },
        {
          name: 'group',
          order: 100,
          isEnabled: true,
          filter: null,
          objectProperty: null,
          field: 'OWNER',
          customFieldNumber: null,
          overwrites: false,
          version: 1,
          value: { text: null, objectProperty: null, groups: [{ name: 'web' }], mapping: null },
        },
      ],
    });
  });

  test('a key adds a rule once', async () => {
    const rule = { ...TO_WEB_TEAM, idempotencyKey: 'once' };
    expect(await addRule(rule)).toBe(await addRule(rule));
    expect(
      await change(manager, 'createEnrichmentRule', { ...rule, name: 'another' }),
    ).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
  });

  test.each<[string, Input, string]>([
    ['no name', { name: '' }, 'BAD_LENGTH'],
    ['a place out of range', { order: -1 }, 'OUT_OF_RANGE'],
    ['two values', { value: { text: 'a', objectProperty: 'b' } }, 'CONTRADICTION'],
    ['no value', { value: {} }, 'CONTRADICTION'],
    ['no number of a custom field', { field: 'CUSTOM_FIELD' }, 'OUT_OF_RANGE'],
    ['custom field 11', { field: 'CUSTOM_FIELD', customFieldNumber: 11 }, 'OUT_OF_RANGE'],
    ['a number for an owner', { customFieldNumber: 1 }, 'CONTRADICTION'],
    ['no such priority', { field: 'PRIORITY', value: { text: 'URGENT' } }, 'BAD_VALUE'],
    ['a priority in small letters', { field: 'PRIORITY', value: { text: 'high' } }, 'BAD_VALUE'],
    ['a text too long', { value: { text: 'x'.repeat(256) } }, 'BAD_LENGTH'],
    ['no such group', { value: { groupIds: ['none'] } }, 'NOT_FOUND'],
    ['no groups', { value: { groupIds: [] } }, 'OUT_OF_RANGE'],
    [
      'no such table',
      { value: { mapping: { mappingTableId: 'none', key: 'SEVERITY' } } },
      'NOT_FOUND',
    ],
    [
      'no name of the property to look up',
      { value: { mapping: { mappingTableId: 'none', key: 'OBJECT_PROPERTY' } } },
      'BAD_LENGTH',
    ],
    ['a filter that nothing matches', { filter: { name: { in: [] } } }, 'BAD_FILTER'],
    ['a name that is taken', { name: 'taken' }, 'ALREADY_EXISTS'],
  ])('a rule is refused for %s', async (_name, input, code) => {
    await addRule({ ...TO_WEB_TEAM, name: 'taken' });
    expect(
      await change(manager, 'createEnrichmentRule', { ...TO_WEB_TEAM, ...input }),
    ).toMatchObject([{ code }]);
  });

  test('a rule that changed meanwhile, or is gone, is not changed', async () => {
    const id = await addRule(TO_WEB_TEAM);
    const input = { enrichmentRuleId: id, expectedVersion: 1, order: 7 };
    expect(await change(manager, 'updateEnrichmentRule', input)).toEqual([]);
    expect(await change(manager, 'updateEnrichmentRule', input)).toMatchObject([
      { code: 'CONCURRENT_UPDATE' },
    ]);
    expect(await change(manager, 'deleteEnrichmentRule', { enrichmentRuleId: id })).toEqual([]);
    expect(await change(manager, 'deleteEnrichmentRule', { enrichmentRuleId: id })).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
  });

  test('a table in use is not deleted, one that is not goes with its entries', async () => {
    const mappingTableId = await addTable([{ key: 'CRITICAL', value: 'HIGH' }]);
    const enrichmentRuleId = await addRule({
      name: 'priority by severity',
      field: 'PRIORITY',
      value: { mapping: { mappingTableId, key: 'SEVERITY' } },
    });
    expect(await raise({ severity: 'CRITICAL' })).toMatchObject({ priority: 'HIGH' });
    expect(await change(manager, 'deleteMappingTable', { mappingTableId })).toMatchObject([
      { code: 'IN_USE' },
    ]);
    await change(manager, 'deleteEnrichmentRule', { enrichmentRuleId });
    expect(await change(manager, 'deleteMappingTable', { mappingTableId })).toEqual([]);
    expect(await ask(manager, `{ mappingTables { id } }`)).toEqual({ mappingTables: [] });
  });

  test.each<[string, Input]>([
    ['createEnrichmentRule', TO_WEB_TEAM],
    ['updateEnrichmentRule', { enrichmentRuleId: 'any' }],
    ['deleteEnrichmentRule', { enrichmentRuleId: 'any' }],
    ['createMappingTable', { name: 'teams' }],
    ['setMappingTableEntries', { mappingTableId: 'any' }],
    ['deleteMappingTable', { mappingTableId: 'any' }],
  ])('%s is for administrators', async (mutation, input) => {
    expect(await change(manager, mutation, input, OPERATOR)).toMatchObject([{ code: 'FORBIDDEN' }]);
  });

  test('a batch reads what rules need once', async () => {
    const mappingTableId = await addTable([{ key: 'web-01', value: 'team web' }]);
    await addRule({
      name: 'team',
      field: 'OWNER',
      value: { mapping: { mappingTableId, key: 'MONITORED_OBJECT_NAME' } },
    });
    await addRule({
      name: 'property',
      field: 'CUSTOM_FIELD',
      customFieldNumber: 1,
      value: { objectProperty: 'any' },
    });
    const raiseMany = async (count: number) => {
      manager.takeStatements();
      await ask(
        manager,
        `mutation ($alerts: [RaiseAlertInput!]!) { raiseAlerts(input: { alerts: $alerts }) { results { alert { owner } } } }`,
        {
          variables: {
            alerts: Array.from({ length: count }, (_, index) => ({
              monitoredObjectId: 'computer-1',
              name: `Alert ${count} ${index}`,
            })),
          },
        },
      );
      return manager.takeStatements().filter((sql) => /alert|mapping|enrichment|objects/.test(sql));
    };
    await raiseMany(1);
    const one = await raiseMany(2);
    expect((await raiseMany(200)).length).toBe(one.length);
    expect(one.filter((sql) => /mapping|enrichment/.test(sql))).toEqual([]);
  });
});
