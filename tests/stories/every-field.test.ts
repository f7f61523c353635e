import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeDataCentre } from '../../subgraphs/demonstration/data-centre.ts';
import type { Demonstration } from '../../subgraphs/demonstration/demonstration.ts';
import type { DatabaseLocation } from '../../subgraphs/kit/database/database.ts';
import type { Migration } from '../../subgraphs/kit/database/migrations.ts';
import { openDatabase } from '../../subgraphs/kit/database/open-database.ts';
import type { Subgraph } from '../../subgraphs/kit/subgraph.ts';
import { operationsManagerMigrations } from '../../subgraphs/operations-manager/migrations.ts';
import { STORM_RULE_ID } from '../../subgraphs/operations-manager/storms/storm-grouping.ts';
import { createOperationsManager } from '../../subgraphs/operations-manager/operations-manager.ts';
import { orchestratorMigrations } from '../../subgraphs/orchestrator/migrations.ts';
import { createOrchestrator } from '../../subgraphs/orchestrator/orchestrator.ts';
import { serviceManagerMigrations } from '../../subgraphs/service-manager/migrations.ts';
import { createServiceManager } from '../../subgraphs/service-manager/service-manager.ts';
import { virtualMachineManagerMigrations } from '../../subgraphs/virtual-machine-manager/migrations.ts';
import { createVirtualMachineManager } from '../../subgraphs/virtual-machine-manager/virtual-machine-manager.ts';
import { ask } from '../support/ask.ts';
import { createTestLocation, STORES } from '../support/databases.ts';
import {
  isEmpty,
  listFieldSelections,
  listOrderedLists,
  type FieldSelection,
} from '../support/every-field.ts';
import { quietLog } from '../support/quiet-log.ts';

interface Place {
  readonly type: string;
  /** The objects of the type as something leads to them; `%` is where their fields are asked for. */
  readonly query: string;
  /** For `_entities`: asks for what the references are made of. */
  /** Fields that need nothing but the key and are set nowhere. */
  readonly neverSet?: readonly string[];
  readonly references?: { readonly type: string; readonly of: string };
}

interface Product {
  readonly name: string;
  readonly migrations: readonly Migration[];
  readonly create: (location: DatabaseLocation) => Promise<Sample>;
  /** Sets what the demonstration sets nowhere. */
  readonly fill: readonly string[];
  readonly places: readonly Place[];
}

type Sample = Subgraph & { readonly demonstration: Demonstration };

const now = (): string => '2026-01-31T09:30:00.000Z';
const COMPUTER = 'Microsoft.Windows.Computer';
const TEN_FIELDS = '["1","2","3","4","5","6","7","8","9","10"]';
const PRODUCTS: readonly Product[] = [
  {
    name: 'operations-manager',
    migrations: operationsManagerMigrations,
    create: (location) => createOperationsManager({ location, log: quietLog, now }),
    fill: [
      `update alerts set context = '<x/>', parameters = '["a"]', custom_fields = '${TEN_FIELDS}',
         tfs_work_item_id = '7', tfs_work_item_owner = 'kim', consequence_of = monitored_object_id,
         storm_parent_id = (select id from alerts order by raised_at desc limit 1)`,
      `update alerts set source_id = '${STORM_RULE_ID}'
        where id = (select id from alerts order by raised_at desc limit 1)`,
      `update monitored_objects set in_maintenance = 1, maintenance_last_modified_at = '${now()}',
         properties = '[{"name":"a","value":"b"}]',
         removed_at = case when row % 5 = 0 then '${now()}' end`,
      `update maintenance_windows set is_active = 1, object_id =
         (select id from monitored_objects where class_name = '${COMPUTER}' order by display_name limit 1)
        where row = 1`,
    ],
    places: [
      {
        type: 'Alert',
        query: '{ alerts(first: 100) { nodes { % } } }',
        neverSet: ['history', 'connectorStatus', 'connectorTickets'],
      },
      {
        type: 'Alert',
        query:
          '{ monitoredObjects(first: 20, orderBy: { field: HEALTH, direction: DESC }) { nodes { alerts(onlyOpen: false) { nodes { % } } } } }',
      },
      {
        type: 'MonitoredObject',
        query: `{ monitoredObjects(first: 100, filter: { className: { eq: "${COMPUTER}" }, or: [{ isRemoved: true }, { isRemoved: false }] }) { nodes { % } } }`,
      },
      {
        type: 'MonitoredObject',
        query: '{ alerts(first: 100) { nodes { monitoredObject { % } } } }',
      },
      {
        type: 'MonitoredObject',
        query: `{ monitoredObjects(first: 100, filter: { className: { eq: "${COMPUTER}" } }) { nodes { contained(first: 3) { nodes { % } } } } }`,
      },
      {
        type: 'MonitoredObject',
        query: '{ groups(first: 5) { nodes { members(first: 5) { nodes { % } } } } }',
      },
      {
        type: 'MonitoredObject',
        query: 'VirtualMachine { monitoredObject { % } }',
        references: {
          type: 'VirtualMachine',
          of: '{ all: monitoredObjects(first: 50, filter: { className: { eq: "Microsoft.Windows.Computer" } }) { nodes { id computerName: principalName } } }',
        },
      },
    ],
  },
  {
    name: 'virtual-machine-manager',
    migrations: virtualMachineManagerMigrations,
    create: (location) => createVirtualMachineManager({ location, log: quietLog, now }),
    fill: [
      `update virtual_machines set migration_target_id = host_id, is_undergoing_live_migration = 1`,
      `update hosts set most_recent_job_id = (select id from jobs limit 1)`,
    ],
    places: [
      { type: 'VirtualMachine', query: '{ virtualMachines(first: 100) { nodes { % } } }' },
      {
        type: 'VirtualMachine',
        query: '{ hosts(first: 5) { nodes { virtualMachines(first: 10) { nodes { % } } } } }',
      },
      {
        type: 'VirtualMachine',
        query: 'MonitoredObject { virtualMachine { % } }',
        references: {
          type: 'MonitoredObject',
          of: '{ all: virtualMachines(first: 50) { nodes { id principalName: computerName } } }',
        },
      },
      { type: 'Host', query: '{ hosts(first: 100) { nodes { % } } }' },
      { type: 'Host', query: '{ virtualMachines(first: 50) { nodes { host { % } } } }' },
      { type: 'Host', query: '{ hostGroups { hosts { % } } }' },
      {
        type: 'Host',
        query: 'MonitoredObject { host { % } }',
        references: {
          type: 'MonitoredObject',
          of: '{ all: hosts(first: 50) { nodes { id principalName: computerName } } }',
        },
      },
    ],
  },
  {
    name: 'service-manager',
    migrations: serviceManagerMigrations,
    create: (location) => createServiceManager({ location, log: quietLog, now }),
    fill: [
      `update incidents set contact_method = 'phone', affected_user = 'kim', has_knowledge_article = 1,
         scheduled_start_at = '${now()}', scheduled_end_at = '${now()}', monitoring_rule_id = 'rule-1',
         related_items = affected_items, custom_fields = '${TEN_FIELDS}'`,
    ],
    places: [
      { type: 'Incident', query: '{ incidents(first: 100) { nodes { % } } }' },
      {
        type: 'Incident',
        query:
          '{ incidents(first: 20) { nodes { affectedConfigurationItems { nodes { incidents(first: 5) { nodes { % } } } } } } }',
      },
      {
        type: 'Incident',
        query: 'Alert { incident { % } }',
        references: {
          type: 'Alert',
          of: '{ all: incidents(first: 50) { nodes { id: alertId } } }',
        },
      },
    ],
  },
  {
    name: 'orchestrator',
    migrations: orchestratorMigrations,
    create: (location) => createOrchestrator({ location, log: quietLog, now }),
    fill: [
      `update jobs set current_activity = 'Wait', candidate_server_ids = '["' || runbook_server_id || '"]'
        where status = 'COMPLETED'`,
    ],
    places: [
      // Those that have ended, as others go on.
      {
        type: 'Job',
        query: '{ jobs(first: 100, filter: { status: { eq: COMPLETED } }) { nodes { % } } }',
      },
      { type: 'Runbook', query: '{ runbooks(first: 100) { nodes { % } } }' },
      { type: 'Runbook', query: '{ jobs(first: 50) { nodes { runbook { % } } } }' },
    ],
  },
];

const ON_BOTH = STORES.flatMap((kind) => PRODUCTS.map((product) => ({ kind, ...product })));

describe.each(ON_BOTH)('whatever is asked of $name on $kind', (sample) => {
  const { kind, migrations, create, fill, places } = sample;
  let product: Sample;
  const started = new AsyncDisposableStack();
  beforeAll(async () => {
    const { location } = started.use(await createTestLocation(kind));
    product = await create(location);
    started.defer(() => product.close());
    await product.demonstration.prepare(describeDataCentre(0.1));
    const database = await openDatabase({ location, migrations });
    await database.transaction(async (transaction) => {
      for (const statement of fill) await transaction.raw(statement);
    });
    await database.close();
  });
  afterAll(() => started.disposeAsync());

  test.each(places)(
    'each field of $type is the same alone and with others: $query',
    async (place) => {
      const fields = listFieldSelections(product.schema, place.type);
      const references = await readReferences(product, place);
      const answer = (asked: readonly FieldSelection[]): Promise<unknown> =>
        ask(product, toQuery(place, asked), references);
      const whole = await answer(fields);

      const neverSet: string[] = [];
      for (const field of fields) {
        const alone = await answer([field]);
        expect(whole).toMatchObject(alone as object);
        if (isEmpty(alone)) neverSet.push(field.name);
      }
      // Of all places of a type the first has everything; what the others lead to has at least keys.
      if (places.find(({ type }) => type === place.type) === place) {
        expect(neverSet).toEqual(place.neverSet ?? []);
      }
      expect(neverSet).not.toContain('id');
      await fc.assert(
        fc.asyncProperty(fc.subarray(fields, { minLength: 2 }), async (some) => {
          expect(whole).toMatchObject((await answer(some)) as object);
        }),
        { numRuns: 30 },
      );
    },
  );

  test('each list has the same cursors alone and with everything, in every order', async () => {
    const lists = listOrderedLists(product.schema);
    expect(lists.length).toBeGreaterThan(0);
    for (const { name, order, nodeText } of lists) {
      const read = (text: string): Promise<unknown> =>
        ask(
          product,
          `{ ${name}(first: 5, orderBy: { field: ${order}, direction: ASC }) { ${text} } }`,
        );
      const cursors = 'edges { cursor node { __typename } } pageInfo { endCursor }';
      const whole = await read(`${cursors} ${nodeText}`);
      expect(whole).toMatchObject((await read(cursors)) as object);
    }
  });
});

function toQuery({ query, references }: Place, fields: readonly FieldSelection[]): string {
  const filled = query.replace('%', fields.map(({ text }) => text).join(' '));
  return references === undefined
    ? filled
    : `query ($all: [_Any!]!) { _entities(representations: $all) { ... on ${filled} } }`;
}

async function readReferences(product: Subgraph, { references }: Place) {
  if (references === undefined) return {};
  const { all } = await ask<{ all: { nodes: object[] } }>(product, references.of);
  return {
    variables: { all: all.nodes.map((node) => ({ __typename: references.type, ...node })) },
  };
}
