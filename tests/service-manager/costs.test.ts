import type { Knex } from 'knex';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { describeDataCentre } from '../../subgraphs/demonstration/data-centre.ts';
import type { Database } from '../../subgraphs/kit/database/database.ts';
import { openDatabase } from '../../subgraphs/kit/database/open-database.ts';
import { rawRows } from '../../subgraphs/kit/database/raw-rows.ts';
import type { Filter } from '../../subgraphs/kit/filter/filter-table.ts';
import { fillServiceManager } from '../../subgraphs/service-manager/demonstration/fill-service-manager.ts';
import { serviceManagerMigrations } from '../../subgraphs/service-manager/migrations.ts';
import { createStores } from '../../subgraphs/service-manager/stores.ts';
import { ask } from '../support/ask.ts';
import { createTestLocation, STORES } from '../support/databases.ts';
import {
  open,
  reportItems,
  startServiceManager,
  type TestServiceManager,
} from './support/service-manager.ts';

describe.each(STORES)('statements on %s', (kind) => {
  let manager: TestServiceManager;
  beforeEach(async () => {
    manager = await startServiceManager(kind);
    await reportItems(
      manager,
      [1, 2, 3].map((number) => ({ id: `ci-${number}`, monitoredObjectId: `object-${number}` })),
    );
    await open(manager, { alertId: 'alert-0' });
    for (const number of [1, 2, 3]) {
      await open(manager, {
        alertId: `alert-${number}`,
        monitoredObjectId: `object-${number}`,
        parentId: 'IR1',
      });
    }
    // The first look at a list item reads the lists once for the whole process.
    await ask(manager, '{ incident(id: "IR1") { status { name } } }');
    manager.takeStatements();
  });
  afterEach(() => manager[Symbol.asyncDispose]());

  /** Without those of the journal's reader, which follows what is written whoever asks. */
  const countReads = (): number =>
    manager
      .takeStatements()
      .filter((sql) => /^\s*(select|with)\b/i.test(sql) && !/from .?journal\b/.test(sql)).length;

  test('a board with items, logs, parents and children takes one for each kind', async () => {
    await ask(
      manager,
      `{ incidents { nodes {
        id status { name parent { name } } impact { name } urgency { name }
        parent { id } children { totalCount nodes { id } }
        affectedConfigurationItems { nodes { id displayName } } relatedConfigurationItems { totalCount }
        actionLog(first: 1) { totalCount nodes { text } }
      } totalCount } }`,
    );
    // Incidents, their total, parents, children, totals of children, items, logs, totals of logs.
    expect(countReads()).toBe(8);
  });

  test('alerts and monitored objects of other products are looked up together', async () => {
    const ids = Array.from({ length: 50 }, (_, index) => index);
    const data = await ask<{ _entities: object[] }>(
      manager,
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on Alert { incident { id } incidents(first: 1) { nodes { id } } }
        ... on MonitoredObject { configurationItem { id incidents { totalCount } } }
        ... on Incident { title }
        ... on ConfigurationItem { displayName }
      } }`,
      {
        variables: {
          representations: [
            ...ids.map((id) => ({ __typename: 'Alert', id: `alert-${id}` })),
            ...ids.map((id) => ({ __typename: 'MonitoredObject', id: `object-${id}` })),
            ...ids.map((id) => ({ __typename: 'Incident', id: `IR${id}` })),
            ...ids.map((id) => ({ __typename: 'ConfigurationItem', id: `ci-${id}` })),
          ],
        },
      },
    );
    expect(data._entities[2]).toEqual({
      incident: { id: 'IR3' },
      incidents: { nodes: [{ id: 'IR3' }] },
    });
    expect(data._entities[40]).toEqual({ incident: null, incidents: { nodes: [] } });
    expect(data._entities[52]).toEqual({
      configurationItem: { id: 'ci-2', incidents: { totalCount: 1 } },
    });
    expect(data._entities[90]).toEqual({ configurationItem: null });
    // By alert twice, by object, incidents of items and their totals, incidents by id, items by id.
    expect(countReads()).toBe(7);
  });

  test('a report of 200 items reads twice and writes in a few statements', async () => {
    await reportItems(
      manager,
      Array.from({ length: 200 }, (_, index) => ({
        id: `new-${index}`,
        monitoredObjectId: `new-${index}`,
      })),
    );
    const statements = manager.takeStatements();
    expect(
      statements.filter((sql) => /from .?(configuration_items|list_items)/.test(sql)),
    ).toHaveLength(2);
    expect(statements.filter((sql) => /into .?configuration_items/.test(sql))).toHaveLength(1);
    expect(statements.filter((sql) => /into .?journal.? /.test(sql))).toHaveLength(1);
  });
});

describe('indexes', () => {
  let database: Database;
  let dispose: () => PromiseLike<void>;
  beforeEach(async () => {
    const place = await createTestLocation('sqlite');
    dispose = () => place[Symbol.asyncDispose]();
    database = await openDatabase({
      location: place.location,
      migrations: serviceManagerMigrations,
    });
    await fillServiceManager(database, describeDataCentre(1));
    await database.transaction(async (transaction) => {
      await transaction.raw('analyze');
    });
  });
  afterEach(async () => {
    await database.close();
    await dispose();
  });

  const FILTERS: Readonly<Record<string, object>> = {
    id: { eq: 'IR1' },
    title: { eq: 'x' },
    status: { eq: 'x' },
    isOpen: { eq: true },
    impact: { eq: 'x' },
    urgency: { eq: 'x' },
    priority: { eq: 1 },
    classification: { eq: 'x' },
    source: { eq: 'x' },
    supportGroup: { eq: 'x' },
    isEscalated: { eq: true },
    resolutionCategory: { eq: 'x' },
    assignedTo: { eq: 'x' },
    primaryOwner: { eq: 'x' },
    affectedUser: { eq: 'x' },
    parentId: { eq: 'x' },
    alertId: { eq: 'x' },
    monitoredObjectId: { eq: 'x' },
    managementGroupName: { eq: 'x' },
    affectedConfigurationItemId: { eq: 'x' },
  };

  test('no documented filter of incidents reads the whole table', async () => {
    const statements = await gather(async (stores) => {
      for (const [field, operand] of Object.entries(FILTERS)) {
        await stores.incidents.list({
          filter: { [field]: operand },
          orderBy: { field: 'CREATED_AT', direction: 'DESC' },
        });
      }
      for (const field of ['title', 'description']) {
        await stores.incidents.list({
          filter: { [field]: { contains: 'disk' } },
          orderBy: { field: 'CREATED_AT', direction: 'DESC' },
        });
      }
      await stores.incidents.findManyOfAlerts(['x']);
      for (const parent of ['alert', 'parent', 'configurationItem'] as const) {
        await stores.incidents.listOf(parent, ['x'], { filter: null });
      }
      await stores.actionLog.listOfIncidents(['IR1'], {});
    });
    expect(await listScans(statements)).toEqual([]);
  });

  test('no documented filter of configuration items reads the whole table', async () => {
    const statements = await gather(async (stores) => {
      for (const [field, operand] of Object.entries({
        id: { eq: 'x' },
        class: { eq: 'x' },
        displayName: { contains: 'web' },
        principalName: { eq: 'x' },
        objectStatus: { eq: 'DELETED' },
        assetStatus: { eq: 'x' },
        monitoredObjectId: { eq: 'x' },
      })) {
        await stores.configurationItems.list({
          filter: { [field]: operand },
          orderBy: { field: 'DISPLAY_NAME', direction: 'ASC' },
        });
      }
    });
    expect(await listScans(statements)).toEqual([]);
  });

  test('a range of time is read along an index, its own or that of the order', async () => {
    const statements = await gather(async (stores) => {
      for (const field of ['createdAt', 'lastModifiedAt', 'resolveBy', 'resolvedAt', 'closedAt']) {
        await stores.incidents.list({
          filter: { [field]: { gte: '2026-01-01T00:00:00.000Z' } } as Filter,
          orderBy: { field: 'CREATED_AT', direction: 'DESC' },
        });
      }
    });
    const plans = await listPlans(statements);
    expect(plans.filter(({ detail }) => /^SCAN \w+$/.test(detail))).toEqual([]);
  });

  test('every documented order is read off an index', async () => {
    const statements = await gather(async (stores) => {
      for (const field of INCIDENT_ORDERS) {
        for (const direction of ['ASC', 'DESC'] as const) {
          await stores.incidents.list({ filter: null, orderBy: { field, direction } });
        }
      }
      for (const field of ITEM_ORDERS) {
        for (const direction of ['ASC', 'DESC'] as const) {
          await stores.configurationItems.list({ filter: null, orderBy: { field, direction } });
        }
      }
    });
    expect(statements).toHaveLength(18);
    const plans = await listPlans(statements);
    expect(plans.filter(({ detail }) => !/^SCAN \w+ USING INDEX/.test(detail))).toEqual([]);
  });

  /** The statements that some reading makes, with their values. */
  async function gather(
    read: (stores: ReturnType<typeof createStores>) => Promise<void>,
  ): Promise<Statement[]> {
    const statements: Statement[] = [];
    const remember = (statement: Statement) => void statements.push(statement);
    database.reader.on('query', remember);
    await read(createStores(database.reader));
    database.reader.removeListener('query', remember);
    return statements;
  }

  /** Those whose plan goes through a whole table, be it along an index. The text index is a table of its own. */
  async function listScans(statements: readonly Statement[]): Promise<Step[]> {
    const table = /^SCAN (incidents|incident_log|incident_items|configuration_items)\b(?!_text)/;
    return (await listPlans(statements)).filter(({ detail }) => table.test(detail));
  }

  async function listPlans(statements: readonly Statement[]): Promise<Step[]> {
    const steps: Step[] = [];
    for (const { sql, bindings } of statements) {
      const plan = await rawRows<{ detail: string }>(
        database.reader,
        `explain query plan ${sql}`,
        bindings,
      );
      steps.push(...plan.map(({ detail }) => ({ detail, sql })));
    }
    return steps;
  }
});

interface Statement {
  readonly sql: string;
  readonly bindings: readonly Knex.RawBinding[];
}

interface Step {
  readonly detail: string;
  readonly sql: string;
}

const INCIDENT_ORDERS = [
  'CREATED_AT',
  'LAST_MODIFIED_AT',
  'PRIORITY',
  'RESOLVE_BY',
  'TITLE',
] as const;
const ITEM_ORDERS = ['DISPLAY_NAME', 'CLASS', 'CREATED_AT', 'LAST_MODIFIED_AT'] as const;
