import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Subgraph } from '../../subgraphs/kit/subgraph.ts';
import { LOCAL_ADMINISTRATOR, type Viewer } from '../../subgraphs/kit/viewer.ts';
import { ask } from '../support/ask.ts';
import { STORES } from '../support/databases.ts';
import {
  change,
  connect,
  listCodes,
  look,
  outline,
  raise,
  receive,
  subscribe,
  take,
  until,
  type Input,
} from './support/connectors.ts';
import { reportObjects, reportState, describeComputer, type Problem } from './support/estate.ts';
import {
  startOperationsManager,
  type TestOperationsManager,
} from './support/operations-manager.ts';

interface WrittenBack {
  readonly results: readonly {
    readonly alertId: string;
    readonly alert: { readonly owner: string | null; readonly ticketId: string | null } | null;
    readonly cursor: string | null;
    readonly refusal: Problem | null;
  }[];
  readonly userErrors: readonly Problem[];
}

interface AlertView {
  readonly ticketId: string | null;
  readonly owner: string | null;
  readonly lastModifiedBy: string;
  readonly connectorStatus: readonly {
    readonly status: string;
    readonly connector: { readonly id: string };
  }[];
  readonly connectorTickets: readonly {
    readonly ticketId: string;
    readonly connector: { readonly id: string };
  }[];
}

describe.each(STORES)('connectors on %s', (kind) => {
  let manager: TestOperationsManager;
  beforeAll(async () => {
    manager = await startOperationsManager(kind, {
      connectors: { watchMs: 20, standByPollMs: 20, leaseMs: 600 },
    });
  });
  afterAll(() => manager[Symbol.asyncDispose]());

  let count = 0;
  const connectNew = (input: Input = {}, subscription: Input | null = {}) => {
    // Far from what the test before raised, or it would be taken for a storm.
    manager.clock.advanceMs(600_000);
    return connect(manager, { name: `connector ${(count += 1)}`, ...input }, subscription);
  };
  const viewAlert = async (id: string, viewer: Viewer = LOCAL_ADMINISTRATOR) =>
    (
      await ask<{ alert: AlertView }>(
        manager,
        `query ($id: ID!) {
          alert(id: $id) {
            ticketId owner lastModifiedBy
            connectorStatus { status connector { id } } connectorTickets { ticketId connector { id } }
          }
        }`,
        { variables: { id }, viewer },
      )
    ).alert;
  const statusOf = async (alertId: string, connectorId: string) =>
    (await viewAlert(alertId)).connectorStatus.find(({ connector }) => connector.id === connectorId)
      ?.status ?? 'NOT_MARKED_FOR_FORWARDING';
  const writeBack = async (
    connectorId: string,
    updates: readonly object[],
    subgraph: Subgraph = manager,
  ) =>
    (
      await ask<{ updateAlertsFromConnector: WrittenBack }>(
        subgraph,
        `mutation ($input: UpdateAlertsFromConnectorInput!) {
          updateAlertsFromConnector(input: $input) {
            results { alertId alert { owner ticketId } cursor refusal { code message field } }
            userErrors { code message field }
          }
        }`,
        { variables: { input: { connectorId, updates, comment: 'from the desk' } } },
      )
    ).updateAlertsFromConnector;
  const asConnector = (connectorId: string): Viewer => ({
    name: 'connector',
    profile: 'CONNECTOR',
    groupIds: null,
    connectorId,
  });

  const findOwner = async (key: string, viewer: Viewer = LOCAL_ADMINISTRATOR) =>
    (
      await ask<{ connectorOfKey: { id: string } | null }>(
        manager,
        'query ($key: String!) { connectorOfKey(key: $key) { id } }',
        { variables: { key }, viewer },
      )
    ).connectorOfKey;

  test('a key is shown once, identifies its connector and ends when it is renewed', async () => {
    const { id, key } = await connectNew({}, null);
    expect(await findOwner(key)).toEqual({ id });
    expect(await findOwner(`${key}x`)).toBeNull();
    expect(await findOwner('somebody')).toBeNull();

    const { updateConnector } = await ask<{ updateConnector: { key: string } }>(
      manager,
      'mutation ($input: UpdateConnectorInput!) { updateConnector(input: $input) { key } }',
      { variables: { input: { connectorId: id, renewKey: true } } },
    );
    expect(await findOwner(key)).toBeNull();
    expect(await findOwner(updateConnector.key)).toEqual({ id });
    await expect(findOwner(updateConnector.key, asConnector(id))).rejects.toThrow(
      'Cannot say whose key it is: "connector" is not an administrator',
    );
  });

  test('a registration that comes twice at once is done once', async () => {
    const input = { name: 'twice at once', idempotencyKey: 'register-2' };
    const answers = await Promise.all(
      Array.from({ length: 4 }, () =>
        ask<{ createConnector: { connector: { id: string }; key: string | null } }>(
          manager,
          `mutation ($input: CreateConnectorInput!) {
            createConnector(input: $input) { connector { id } key }
          }`,
          { variables: { input } },
        ),
      ),
    );
    const connectors = answers.map(({ createConnector }) => createConnector);
    expect(new Set(connectors.map(({ connector }) => connector.id)).size).toBe(1);
    expect(connectors.filter(({ key }) => key !== null)).toHaveLength(1);
  });

  test.each([
    ['initializing twice', ['initializeConnector']],
    ['deleting while it is initialized', ['deleteConnector']],
    ['uninitializing twice', ['uninitializeConnector', 'uninitializeConnector']],
  ] as const)('%s is refused by name', async (_what, mutations) => {
    const { id } = await connectNew();
    const codes: string[] = [];
    for (const mutation of mutations) {
      codes.push(...(await listCodes(change(manager, mutation, { connectorId: id }))));
    }
    expect(codes).toEqual(['NOT_ALLOWED_IN_STATE']);
  });

  test('deleting a connector that somebody uses is refused, and possible once it is uninitialized', async () => {
    const { id } = await connectNew();
    const { id: alertId } = await raise(manager, 'A');
    await using stream = await receive(manager, id);
    await take(stream, 2);
    await writeBack(id, [{ alertId, ticketId: 'INC-1' }]);
    expect(await change(manager, 'deleteConnector', { connectorId: id })).toMatchObject([
      { code: 'NOT_ALLOWED_IN_STATE', field: ['input', 'connectorId'] },
    ]);
    expect((await look(manager, id)).session).not.toBeNull();

    await change(manager, 'uninitializeConnector', { connectorId: id });
    expect(await change(manager, 'deleteConnector', { connectorId: id })).toEqual([]);
    expect(await look(manager, id)).toBeNull();
    const view = await viewAlert(alertId);
    expect(view.connectorTickets).toEqual([]);
    expect(view.connectorStatus.some(({ connector }) => connector.id === id)).toBe(false);
  });

  test('a name is given once, and an idempotency key registers once', async () => {
    const input = { name: 'the only one', idempotencyKey: 'register-1' };
    const register = async (more: object) =>
      (
        await ask<{
          createConnector: {
            connector: { id: string } | null;
            key: string | null;
            userErrors: Problem[];
          };
        }>(
          manager,
          `mutation ($input: CreateConnectorInput!) {
            createConnector(input: $input) { connector { id } key userErrors { code } }
          }`,
          { variables: { input: { ...input, ...more } } },
        )
      ).createConnector;
    const first = await register({});
    const again = await register({});
    expect(again).toEqual({ connector: first.connector, key: null, userErrors: [] });
    expect((await register({ idempotencyKey: null })).userErrors).toEqual([
      { code: 'ALREADY_EXISTS' },
    ]);
    expect((await register({ description: 'another' })).userErrors).toEqual([
      { code: 'IDEMPOTENCY_KEY_REUSED' },
    ]);
  });

  test.each([
    [{ silentAfterSeconds: 59 }, 'OUT_OF_RANGE', 'silentAfterSeconds'],
    [{ behindAfterSeconds: 604_801 }, 'OUT_OF_RANGE', 'behindAfterSeconds'],
    [{ name: '' }, 'BAD_LENGTH', 'name'],
    [{ delivery: 'WEBHOOK' }, 'MISSING', 'webhookUrl'],
    [{ managementGroupId: 'nowhere' }, 'NOT_FOUND', 'managementGroupId'],
    [{ webhookUrl: 'file:///etc/passwd' }, 'WEBHOOK_URL_REFUSED', 'webhookUrl'],
  ])('registering with %j is refused', async (input, code, field) => {
    const problems = await change(manager, 'createConnector', { name: 'refused', ...input });
    expect(problems).toMatchObject([{ code, field: ['input', field] }]);
  });

  test.each([
    [{ groupIds: ['nowhere'] }, 'NOT_FOUND'],
    [{ resolutionStates: [42] }, 'NOT_FOUND'],
    [{ filter: { name: { contains: 'ab' } } }, 'BAD_FILTER'],
    [{ forwardingDelaySeconds: 86_401 }, 'OUT_OF_RANGE'],
    [{ name: 'all' }, 'ALREADY_EXISTS'],
  ])('a subscription with %j is refused', async (input, code) => {
    const { id } = await connectNew();
    const problems = change(manager, 'createConnectorSubscription', {
      connectorId: id,
      name: 'refused',
      ...input,
    });
    expect(await listCodes(problems)).toEqual([code]);
  });

  test('a subscription that is asked for again under the same key is added once', async () => {
    const { id: connectorId } = await connectNew();
    const input = { connectorId, name: 'web', idempotencyKey: 'once' };
    expect(await subscribe(manager, input)).toBe(await subscribe(manager, input));
  });

  test('a subscription shows its conditions, and ends', async () => {
    const { id } = await connectNew({}, null);
    const subscriptionId = await subscribe(manager, {
      connectorId: id,
      groupIds: ['group-web'],
      severities: ['CRITICAL'],
      resolutionStates: [0],
      filter: { owner: { isNull: true } },
      forwardingDelaySeconds: 30,
    });
    const view = async () =>
      (
        await ask<{ connector: { subscriptions: object[] } }>(
          manager,
          `query ($id: ID!) { connector(id: $id) { subscriptions {
            name groups { id } severities priorities resolutionStates { name } filter forwardingDelaySeconds
          } } }`,
          { variables: { id } },
        )
      ).connector.subscriptions;
    expect(await view()).toEqual([
      {
        name: 'all',
        groups: [{ id: 'group-web' }],
        severities: ['CRITICAL'],
        priorities: [],
        resolutionStates: [{ name: 'New' }],
        filter: { owner: { isNull: true } },
        forwardingDelaySeconds: 30,
      },
    ]);
    await change(manager, 'updateConnectorSubscription', { subscriptionId, filter: null });
    expect(await view()).toMatchObject([{ filter: null, severities: ['CRITICAL'] }]);
    await change(manager, 'deleteConnectorSubscription', { subscriptionId });
    expect(await view()).toEqual([]);
  });

  test('a connected system uses its own connector and no other', async () => {
    const own = await connectNew();
    const other = await connectNew();
    const viewer = asConnector(own.id);
    const use = (mutation: string, input: Input) =>
      listCodes(change(manager, mutation, { connectorId: other.id, ...input }, viewer));

    expect(await use('acknowledgeAlertChanges', { cursor: 'x' })).toEqual(['FORBIDDEN']);
    expect(await use('rejectAlertChanges', { changes: [] })).toEqual(['FORBIDDEN']);
    expect(await use('replayDeadLetters', {})).toEqual(['FORBIDDEN']);
    expect(await use('updateAlertsFromConnector', { updates: [] })).toEqual(['FORBIDDEN']);
    expect(await use('forwardAlert', { alertId: 'x' })).toEqual(['FORBIDDEN']);
    for (const mutation of ['initializeConnector', 'uninitializeConnector', 'deleteConnector']) {
      expect(await use(mutation, { connectorId: own.id })).toEqual(['FORBIDDEN']);
    }
    await expect(receive(manager, other.id, { viewer })).rejects.toMatchObject({
      cause: { extensions: { code: 'FORBIDDEN' } },
    });
    await using stream = await receive(manager, own.id, { viewer });
    expect(outline(await take(stream, 1))).toEqual(['SESSION']);
    const { connectors, connector } = await ask<{
      connectors: { nodes: { id: string }[] };
      connector: null;
    }>(manager, 'query ($id: ID!) { connectors { nodes { id } } connector(id: $id) { id } }', {
      variables: { id: other.id },
      viewer,
    });
    expect(connectors.nodes).toEqual([{ id: own.id }]);
    expect(connector).toBeNull();
  });

  test('registering and changing connectors takes an administrator', async () => {
    const { id } = await connectNew();
    const viewer: Viewer = { name: 'kim', profile: 'ADVANCED_OPERATOR', groupIds: null };
    for (const [mutation, input] of [
      ['createConnector', { name: 'refused' }],
      ['updateConnector', { connectorId: id, description: '' }],
      ['createConnectorSubscription', { connectorId: id, name: 'refused' }],
    ] as const) {
      expect(await listCodes(change(manager, mutation, input, viewer))).toEqual(['FORBIDDEN']);
    }
  });

  test('what is written back is answered item by item', async () => {
    const { id } = await connectNew({}, { severities: ['CRITICAL'] });
    const mine = await raise(manager, 'Mine', { severity: 'CRITICAL' });
    const stale = await raise(manager, 'Changed since', { severity: 'CRITICAL' });
    const notMine = await raise(manager, 'Not mine', { severity: 'WARNING' });
    await change(manager, 'updateAlert', { alertId: stale.id, owner: 'kim' });
    const { results, userErrors } = await writeBack(id, [
      { alertId: mine.id, owner: 'service desk' },
      { alertId: stale.id, owner: 'service desk', expectedVersion: 1 },
      { alertId: 'nowhere', owner: 'service desk' },
      { alertId: notMine.id, owner: 'service desk' },
      { alertId: mine.id, resolutionState: 42 },
      { alertId: mine.id, ticketId: '' },
    ]);
    expect(userErrors).toEqual([]);
    expect(results.map(({ refusal }) => refusal?.code ?? null)).toEqual([
      null,
      'CONCURRENT_UPDATE',
      'DOES_NOT_EXIST',
      'DOES_NOT_OWN',
      'NOT_FOUND',
      'BAD_LENGTH',
    ]);
    expect(results[0]?.alert?.owner).toBe('service desk');
    expect(results[4]?.refusal?.field).toEqual(['input', 'updates', '4', 'resolutionState']);
  });

  test('an item that fails here is answered as UNKNOWN, and nothing of it is done', async () => {
    const { id } = await connectNew();
    const failing = await raise(manager, 'Its ticket cannot be kept');
    const other = await raise(manager, 'Another');
    await using disturbed = await manager.startAnother({
      onQuery(sql) {
        if (/insert into \W?connector_tickets/.test(sql)) throw new Error('the disk is gone');
      },
    });
    const { results } = await writeBack(
      id,
      [
        { alertId: failing.id, owner: 'service desk', ticketId: 'INC-1' },
        { alertId: other.id, owner: 'service desk' },
      ],
      disturbed,
    );
    expect(results.map(({ refusal }) => refusal?.code ?? null)).toEqual(['UNKNOWN', null]);
    expect(results[0]?.refusal?.message).toBe(
      `Cannot write back to alert "${failing.id}": it failed here; nothing of it was done, and it may be tried again`,
    );
    expect(await viewAlert(failing.id)).toMatchObject({ owner: null, ticketId: null });
    expect((await viewAlert(other.id)).owner).toBe('service desk');
  });

  test('the alert of an unhealthy monitor is closed only together with a reset', async () => {
    const { id } = await connectNew();
    await reportObjects(manager, [describeComputer(`computer-of-${id}`)]);
    const { alert } = await reportState(manager, {
      monitoredObjectId: `computer-of-${id}`,
      state: 'ERROR',
    });
    const update = { alertId: alert?.id, resolutionState: 255 };
    const refused = await writeBack(id, [update]);
    expect(refused.results[0]?.refusal?.code).toBe('MONITOR_UNHEALTHY');
    const taken = await writeBack(id, [{ ...update, resetMonitor: true }]);
    expect(taken.results[0]?.refusal).toBeNull();
  });

  test('each connected system has a ticket of its own for an alert', async () => {
    const desk = await connectNew();
    const other = await connectNew();
    const { id: alertId } = await raise(manager, 'A');
    await writeBack(desk.id, [{ alertId, ticketId: 'INC-1' }]);
    await writeBack(other.id, [{ alertId, ticketId: 'CHG-7' }]);
    const view = await viewAlert(alertId);
    expect(view.ticketId).toBe('INC-1');
    expect(
      new Map(view.connectorTickets.map(({ connector, ticketId }) => [connector.id, ticketId])),
    ).toEqual(
      new Map([
        [desk.id, 'INC-1'],
        [other.id, 'CHG-7'],
      ]),
    );
    await using stream = await receive(manager, other.id);
    expect((await take(stream, 2)).at(-1)?.ticketId).toBe('CHG-7');
    await writeBack(desk.id, [{ alertId, ticketId: null }]);
    expect((await viewAlert(alertId)).connectorTickets).toHaveLength(1);
  });

  test('a one-way connector writes nothing back', async () => {
    const { id } = await connectNew({ isTwoWay: false });
    const { id: alertId } = await raise(manager, 'A');
    const { userErrors } = await writeBack(id, [{ alertId, owner: 'service desk' }]);
    expect(userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await viewAlert(alertId)).owner).toBeNull();
  });

  test('how far a connector has come with an alert is told by the alert', async () => {
    const { id } = await connectNew({}, { severities: ['CRITICAL'] });
    const told = await raise(manager, 'Told', { severity: 'CRITICAL' });
    const other = await raise(manager, 'Not told', { severity: 'WARNING' });
    expect(await statusOf(told.id, id)).toBe('PENDING');
    expect(await statusOf(other.id, id)).toBe('NOT_MARKED_FOR_FORWARDING');

    const stream = await receive(manager, id);
    const event = (await take(stream, 2))[1];
    await change(manager, 'acknowledgeAlertChanges', { connectorId: id, cursor: event?.cursor });
    expect(await statusOf(told.id, id)).toBe('SUCCESSFULLY_FORWARDED');

    await change(manager, 'forwardAlert', { connectorId: id, alertId: other.id });
    expect(await statusOf(other.id, id)).toBe('PENDING');
    const forwarded = (await take(stream, 1))[0];
    await change(manager, 'rejectAlertChanges', {
      connectorId: id,
      changes: [{ changeId: forwarded?.id, reason: 'no such service' }],
    });
    expect(await statusOf(other.id, id)).toBe('FAILED');
    await stream.return?.();
  });

  test('a change that is set aside does not come again, is visible, and comes when it is replayed', async () => {
    const { id } = await connectNew();
    const { id: alertId } = await raise(manager, 'Poison');
    await raise(manager, 'Good');
    const first = await receive(manager, id);
    const poison = (await take(first, 3))[1];
    const reject = (changeId: string | undefined) =>
      ask<{
        rejectAlertChanges: {
          results: { deadLetter: { reason: string } | null; refusal: { code: string } | null }[];
        };
      }>(
        manager,
        `mutation ($input: RejectAlertChangesInput!) {
          rejectAlertChanges(input: $input) { results { deadLetter { reason } refusal { code } } }
        }`,
        {
          variables: {
            input: { connectorId: id, changes: [{ changeId, reason: 'field too long' }] },
          },
        },
      );
    const setAside = { deadLetter: { reason: 'field too long' }, refusal: null };
    expect((await reject(poison?.id)).rejectAlertChanges.results).toEqual([setAside]);
    expect((await reject(poison?.id)).rejectAlertChanges.results).toEqual([setAside]);
    expect((await reject('alert-999999')).rejectAlertChanges.results).toEqual([
      { deadLetter: null, refusal: { code: 'NOT_FOUND' } },
    ]);
    await first.return?.();

    const again = await receive(manager, id);
    expect(outline(await take(again, 2))).toEqual(['SESSION', 'CREATED Good']);
    expect((await look(manager, id)).deadLetterCount).toBe(1);
    const { deadLetters } = await ask<{ deadLetters: { nodes: object[]; totalCount: number } }>(
      manager,
      `query ($connectorId: ID!) { deadLetters(connectorId: $connectorId) {
        nodes { changeId kind reason by alert { id name } connector { id } replayedAt } totalCount
      } }`,
      { variables: { connectorId: id } },
    );
    expect(deadLetters).toEqual({
      nodes: [
        {
          changeId: poison?.id,
          kind: 'CREATED',
          reason: 'field too long',
          by: 'local administrator',
          alert: { id: alertId, name: 'Poison' },
          connector: { id },
          replayedAt: null,
        },
      ],
      totalCount: 1,
    });

    expect(await change(manager, 'replayDeadLetters', { connectorId: id })).toEqual([]);
    expect(outline(await take(again, 1))).toEqual(['FORWARDED Poison']);
    expect((await look(manager, id)).deadLetterCount).toBe(0);
    await again.return?.();
  });

  test('a connector that falls silent raises an alert of its own, which goes when it is heard of', async () => {
    const { id } = await connectNew({ silentAfterSeconds: 60 });
    manager.clock.advanceMs(61_000);
    await until('the alert is raised', async () => (await listTrouble(id)).length === 1);
    expect(await listTrouble(id)).toEqual(['Connector is silent']);

    await using stream = await receive(manager, id);
    await take(stream, 1);
    await until('the alert is closed', async () => (await listTrouble(id)).length === 0);
    await change(manager, 'uninitializeConnector', { connectorId: id });
  });

  test('a connector that falls behind raises an alert of its own, which goes when it has caught up', async () => {
    const { id } = await connectNew({ behindAfterSeconds: 60 }, { severities: ['CRITICAL'] });
    await using stream = await receive(manager, id);
    await raise(manager, 'A', { severity: 'CRITICAL' });
    const last = (await take(stream, 2)).at(-1);
    manager.clock.advanceMs(61_000);
    await until('the alert is raised', async () => (await listTrouble(id)).length === 1);
    expect(await listTrouble(id)).toEqual(['Connector is behind']);
    expect((await look(manager, id)).lagSeconds).toBe(61);

    await change(manager, 'acknowledgeAlertChanges', { connectorId: id, cursor: last?.cursor });
    await until('the alert is closed', async () => (await listTrouble(id)).length === 0);
    await change(manager, 'uninitializeConnector', { connectorId: id });
  });

  test('the cursor of a registration is where its object is told of', async () => {
    const { createConnector } = await ask<{
      createConnector: { cursor: string; connector: { id: string } };
    }>(
      manager,
      'mutation { createConnector(input: { name: "followed" }) { cursor connector { id } } }',
    );
    const { deleteConnector } = await ask<{ deleteConnector: { cursor: string } }>(
      manager,
      'mutation ($id: ID!) { deleteConnector(input: { connectorId: $id }) { cursor } }',
      { variables: { id: createConnector.connector.id } },
    );
    const { healthChangesPage } = await ask<{
      healthChangesPage: { events: { kind: string; cursor: string }[] };
    }>(
      manager,
      `query ($after: String!) {
        healthChangesPage(after: $after, filter: { displayName: { eq: "followed" }, isRemoved: true }) {
          events { kind cursor }
        }
      }`,
      { variables: { after: createConnector.cursor } },
    );
    expect(healthChangesPage.events).toEqual([{ kind: 'REMOVED', cursor: deleteConnector.cursor }]);
  });

  test('a connector is a watched object, and is gone from there once it is deleted', async () => {
    const { id } = await connectNew();
    const find = async () =>
      (
        await ask<{ connector: { monitoredObject: { id: string } } | null }>(
          manager,
          'query ($id: ID!) { connector(id: $id) { monitoredObject { id className health removedAt } } }',
          { variables: { id } },
        )
      ).connector?.monitoredObject;
    const objectId = (await find())?.id;
    expect(await find()).toEqual({
      id: objectId,
      className: 'Microsoft.SystemCenter.Connector',
      health: 'SUCCESS',
      removedAt: null,
    });
    await change(manager, 'uninitializeConnector', { connectorId: id });
    await change(manager, 'deleteConnector', { connectorId: id });
    const { monitoredObject } = await ask<{ monitoredObject: { removedAt: string } | null }>(
      manager,
      'query ($id: ID!) { monitoredObject(id: $id) { removedAt } }',
      { variables: { id: objectId } },
    );
    expect(monitoredObject?.removedAt).toBe(manager.clock.now());
  });

  async function listTrouble(connectorId: string): Promise<string[]> {
    const { connector } = await ask<{
      connector: { monitoredObject: { alerts: { nodes: { name: string }[] } } };
    }>(
      manager,
      `query ($id: ID!) { connector(id: $id) { monitoredObject { alerts { nodes { name } } } } }`,
      { variables: { id: connectorId } },
    );
    return connector.monitoredObject.alerts.nodes.map(({ name }) => name);
  }
});
