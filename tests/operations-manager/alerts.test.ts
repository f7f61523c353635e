import { parse } from 'graphql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LOCAL_ADMINISTRATOR } from '../../subgraphs/kit/viewer.ts';
import { ask, askForAnswer, follow } from '../support/ask.ts';
import { STORES } from '../support/databases.ts';
import {
  startOperationsManager,
  type TestOperationsManager,
} from './support/operations-manager.ts';

const RAISE = `mutation ($input: RaiseAlertInput!) {
  raiseAlert(input: $input) {
    alert { id name repeatCount version owner resolutionState { value name } principalName netbiosComputerName siteName }
    isRepeat cursor userErrors { code message field }
  }
}`;
const RESOLVE = `mutation ($input: ResolveAlertInput!) {
  resolveAlert(input: $input) {
    alert { id resolvedAt resolvedBy resolutionState { value } version } cursor userErrors { code message field }
  }
}`;
const UPDATE = `mutation ($input: UpdateAlertInput!) {
  updateAlert(input: $input) {
    alert { owner ticketId customFields resolutionState { value name } version } userErrors { code message field }
  }
}`;
const LIST = `query ($filter: AlertFilter, $orderBy: AlertOrder, $first: Int, $after: String) {
  alerts(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { name } totalCount cursor pageInfo { hasNextPage endCursor }
  }
}`;

interface Raised {
  raiseAlert: {
    alert: { id: string; repeatCount: number; version: number } | null;
    isRepeat: boolean;
    cursor: string;
    userErrors: { code: string; message: string; field: string[] }[];
  };
}
interface Listed {
  alerts: {
    nodes: { name: string }[];
    totalCount: number;
    cursor: string;
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}

describe.each(STORES)('alerts on %s', (kind) => {
  let manager: TestOperationsManager;
  beforeEach(async () => {
    manager = await startOperationsManager(kind);
  });
  afterEach(() => manager[Symbol.asyncDispose]());

  const raise = (input: object) => ask<Raised>(manager, RAISE, { variables: { input } });
  const raiseId = async (input: object): Promise<string> => {
    const { alert, userErrors } = (await raise(input)).raiseAlert;
    if (alert === null) throw new Error(userErrors[0]?.message);
    return alert.id;
  };
  const list = async (filter: object | null, more: object = {}) =>
    (await ask<Listed>(manager, LIST, { variables: { filter, ...more } })).alerts;

  test('an alert takes over what is known of its object', async () => {
    const { raiseAlert } = await raise({
      monitoredObjectId: 'computer-1',
      name: 'Disk is full',
      owner: 'kim',
    });
    expect(raiseAlert).toMatchObject({
      alert: {
        name: 'Disk is full',
        repeatCount: 0,
        version: 1,
        owner: 'kim',
        resolutionState: { value: 0, name: 'New' },
        principalName: 'web-01.contoso.example',
        netbiosComputerName: 'WEB-01',
        siteName: 'east',
      },
      isRepeat: false,
      userErrors: [],
    });
  });

  test('the same problem again raises the repeat count of the open alert', async () => {
    const first = await raise({ monitoredObjectId: 'computer-1', name: 'Disk is full' });
    const again = await raise({ monitoredObjectId: 'computer-1', name: 'Disk is full' });
    const other = await raise({
      monitoredObjectId: 'computer-1',
      name: 'Disk is full',
      suppressionValues: ['D:'],
    });

    expect(again.raiseAlert.alert).toMatchObject({
      id: first.raiseAlert.alert?.id,
      repeatCount: 1,
      version: 2,
    });
    expect(again.raiseAlert.isRepeat).toBe(true);
    expect(other.raiseAlert.isRepeat).toBe(false);
  });

  test('the same problem after its alert was closed is a new alert', async () => {
    const first = await raiseId({ monitoredObjectId: 'computer-1', name: 'Disk is full' });
    await ask(manager, RESOLVE, { variables: { input: { alertId: first } } });
    const second = await raise({ monitoredObjectId: 'computer-1', name: 'Disk is full' });

    expect(second.raiseAlert.isRepeat).toBe(false);
    expect(second.raiseAlert.alert?.id).not.toBe(first);
  });

  test('one problem found by many at once is one alert with every repeat counted', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () =>
        raise({ monitoredObjectId: 'computer-1', name: 'Disk is full' }),
      ),
    );
    const counts = outcomes.map(({ raiseAlert }) => raiseAlert.alert?.repeatCount ?? -1);
    expect(counts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n));
    expect((await list(null)).totalCount).toBe(1);
  });

  test('many alerts are raised together and each is answered', async () => {
    const { raiseAlerts } = await ask<{ raiseAlerts: { results: unknown[] } }>(
      manager,
      `mutation ($input: RaiseAlertsInput!) {
        raiseAlerts(input: $input) { results { alert { name repeatCount } isRepeat userErrors { code } } }
      }`,
      {
        variables: {
          input: {
            alerts: [
              { monitoredObjectId: 'computer-1', name: 'A' },
              { monitoredObjectId: 'nowhere', name: 'B' },
              { monitoredObjectId: 'computer-1', name: 'A' },
            ],
          },
        },
      },
    );
    expect(raiseAlerts.results).toEqual([
      { alert: { name: 'A', repeatCount: 0 }, isRepeat: false, userErrors: [] },
      { alert: null, isRepeat: null, userErrors: [{ code: 'NOT_FOUND' }] },
      { alert: { name: 'A', repeatCount: 1 }, isRepeat: true, userErrors: [] },
    ]);
  });

  test.each(['"yesterday"', '5', '"2026-02-30T00:00:00Z"'])(
    'the moment %s, written into an operation, is refused with how to write it',
    async (moment) => {
      const { errors } = await manager.execute({
        document: parse(`{ alerts(filter: { raisedAt: { gte: ${moment} } }) { totalCount } }`),
        variables: {},
        caller: { viewer: LOCAL_ADMINISTRATOR },
      });
      expect(errors?.map(({ message, extensions }) => [message, extensions['code']])).toEqual([
        [
          `Cannot read ${moment} as a DateTime: write it as in "2026-01-31T09:30:00Z"`,
          'BAD_USER_INPUT',
        ],
      ]);
    },
  );

  test('an alert of several that was raised before under its key is not raised again', async () => {
    const alerts = ['A', 'B', 'A'].map((name, index) => ({
      monitoredObjectId: 'computer-1',
      name,
      idempotencyKey: `key ${index}`,
    }));
    const raiseAll = async (wanted: readonly object[]) =>
      (
        await ask<{ raiseAlerts: { results: { cursor: string | null }[] } }>(
          manager,
          `mutation ($input: RaiseAlertsInput!) {
            raiseAlerts(input: $input) { results { alert { name repeatCount } cursor userErrors { code } } }
          }`,
          { variables: { input: { alerts: wanted } } },
        )
      ).raiseAlerts.results;
    const cursors = (await raiseAll(alerts)).map(({ cursor }) => cursor);
    expect(new Set(cursors).size).toBe(3);
    expect(
      await raiseAll([
        ...alerts,
        { ...alerts[0], name: 'C' },
        { ...alerts[1], name: 'D', idempotencyKey: 'key 0' },
        { ...alerts[1], idempotencyKey: 'key 3' },
      ]),
    ).toEqual([
      { alert: { name: 'A', repeatCount: 1 }, cursor: cursors[0], userErrors: [] },
      { alert: { name: 'B', repeatCount: 0 }, cursor: cursors[1], userErrors: [] },
      { alert: { name: 'A', repeatCount: 1 }, cursor: cursors[2], userErrors: [] },
      { alert: null, cursor: null, userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] },
      { alert: null, cursor: null, userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] },
      {
        alert: { name: 'B', repeatCount: 1 },
        cursor: expect.any(String) as string,
        userErrors: [],
      },
    ]);
    expect(await raiseAll([{ ...alerts[0], name: 'C' }])).toEqual([
      { alert: null, cursor: null, userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] },
    ]);
  });

  test('an idempotency key raises once, and stands for one request only', async () => {
    const input = { monitoredObjectId: 'computer-1', name: 'Disk is full', idempotencyKey: 'k1' };
    const first = await raise(input);
    const again = await raise(input);
    const other = await raise({ ...input, name: 'Disk is slow' });

    expect(again.raiseAlert).toEqual(first.raiseAlert);
    expect(other.raiseAlert.userErrors).toEqual([
      {
        code: 'IDEMPOTENCY_KEY_REUSED',
        message: 'Cannot use idempotency key "k1" again: it stands for another request',
        field: ['input', 'idempotencyKey'],
      },
    ]);
  });

  test.each([
    [
      { monitoredObjectId: 'nowhere', name: 'A' },
      'NOT_FOUND',
      'Cannot raise alert "A": there is no monitored object "nowhere"',
    ],
    [
      { monitoredObjectId: 'computer-1', name: '' },
      'BAD_LENGTH',
      'Cannot take an alert name of 0 characters: it must have 1 to 255',
    ],
    [
      { monitoredObjectId: 'computer-1', name: 'A', customFields: Array(11).fill('x') },
      'OUT_OF_RANGE',
      'Cannot take 11 custom fields: an alert has 10',
    ],
    [
      { monitoredObjectId: 'computer-1', name: '   ' },
      'BAD_VALUE',
      'Cannot take an alert name of blanks: nobody can read it',
    ],
    [
      { monitoredObjectId: 'computer-1', name: 'A', ruleId: '' },
      'BAD_LENGTH',
      'Cannot take a rule id of 0 characters: it must have 1 to 255',
    ],
    [
      { monitoredObjectId: 'computer-1', name: 'A', raisedAt: '2099-01-01T00:00:00Z' },
      'OUT_OF_RANGE',
      'Cannot raise an alert of 2099-01-01T00:00:00.000Z: it is 2026-01-31T09:30:00.000Z, and alerts are from 2000 on and at most a day ahead',
    ],
    [
      { monitoredObjectId: 'computer-1', name: 'A', raisedAt: '0001-01-01T00:00:00Z' },
      'OUT_OF_RANGE',
      'Cannot raise an alert of 0001-01-01T00:00:00.000Z: it is 2026-01-31T09:30:00.000Z, and alerts are from 2000 on and at most a day ahead',
    ],
  ])('refuses to raise %j with %s', async (input, code, message) => {
    const { alert, userErrors } = (await raise(input)).raiseAlert;
    expect(alert).toBeNull();
    expect(userErrors).toMatchObject([{ code, message }]);
  });

  test('closing an alert says when and by whom, and closing it again changes nothing', async () => {
    const alertId = await raiseId({ monitoredObjectId: 'computer-1', name: 'Disk is full' });
    manager.clock.advanceMs(60_000);
    const close = () =>
      ask<{ resolveAlert: { cursor: string | null } }>(manager, RESOLVE, {
        variables: { input: { alertId, comment: 'cleaned up' } },
      });

    const closed = {
      id: alertId,
      resolvedAt: '2026-01-31T09:31:00.000Z',
      resolvedBy: 'local administrator',
      resolutionState: { value: 255 },
      version: 2,
    };
    expect((await close()).resolveAlert).toMatchObject({ alert: closed, userErrors: [] });
    expect((await close()).resolveAlert).toMatchObject({ alert: closed, cursor: null });
  });

  test('a closed alert is never reopened', async () => {
    const alertId = await raiseId({ monitoredObjectId: 'computer-1', name: 'Disk is full' });
    await ask(manager, RESOLVE, { variables: { input: { alertId } } });
    const { updateAlert } = await ask<{ updateAlert: object }>(manager, UPDATE, {
      variables: { input: { alertId, resolutionState: 0 } },
    });
    expect(updateAlert).toEqual({
      alert: null,
      userErrors: [
        {
          code: 'NOT_ALLOWED_IN_STATE',
          message: `Cannot move alert "${alertId}" to resolution state 0: it is closed, and a closed alert is never reopened`,
          field: ['input', 'resolutionState'],
        },
      ],
    });
  });

  test('what an update leaves out stays, what is null is cleared', async () => {
    const alertId = await raiseId({
      monitoredObjectId: 'computer-1',
      name: 'Disk is full',
      owner: 'kim',
      ticketId: 'T-1',
    });
    const { updateAlert } = await ask<{ updateAlert: object }>(manager, UPDATE, {
      variables: {
        input: {
          alertId,
          owner: null,
          resolutionState: 249,
          customFields: [{ number: 10, value: 'ten' }],
        },
      },
    });
    expect(updateAlert).toEqual({
      alert: {
        owner: null,
        ticketId: 'T-1',
        customFields: [null, null, null, null, null, null, null, null, null, 'ten'],
        resolutionState: { value: 249, name: 'Acknowledged' },
        version: 2,
      },
      userErrors: [],
    });
  });

  test('an empty owner is none', async () => {
    const alertId = await raiseId({ monitoredObjectId: 'computer-1', name: 'A', owner: ' ' });
    expect((await list({ owner: { isNull: true } })).totalCount).toBe(1);
    for (const [owner, kept, version] of [
      ['', null, 1],
      ['kim', 'kim', 2],
      ['', null, 3],
    ] as const) {
      const { updateAlert } = await ask<{ updateAlert: object }>(manager, UPDATE, {
        variables: { input: { alertId, owner } },
      });
      expect(updateAlert).toMatchObject({ alert: { owner: kept, version }, userErrors: [] });
    }
  });

  test('a custom field that is given twice is refused', async () => {
    const alertId = await raiseId({ monitoredObjectId: 'computer-1', name: 'A' });
    const customFields = [
      { number: 1, value: 'a' },
      { number: 1, value: 'b' },
    ];
    const { updateAlert } = await ask<{ updateAlert: object }>(manager, UPDATE, {
      variables: { input: { alertId, customFields } },
    });
    expect(updateAlert).toEqual({
      alert: null,
      userErrors: [
        {
          code: 'CONTRADICTION',
          message: 'Cannot set custom field 1: it is given twice',
          field: ['input', 'customFields'],
        },
      ],
    });
  });

  test('to resolve no alert is refused, as to raise none is', async () => {
    const none = [{ code: 'OUT_OF_RANGE' }];
    expect(
      await ask(
        manager,
        `mutation {
          resolveAlerts(input: { alertIds: [] }) { userErrors { code } }
          raiseAlerts(input: { alerts: [] }) { userErrors { code } }
        }`,
      ),
    ).toEqual({ resolveAlerts: { userErrors: none }, raiseAlerts: { userErrors: none } });
  });

  test.each(['New', ' new', 'ACKNOWLEDGED'])(
    'a resolution state is not called %j as another one is',
    async (name) => {
      const { createResolutionState } = await ask<{ createResolutionState: object }>(
        manager,
        `mutation ($name: String!) {
          createResolutionState(input: { value: 10, name: $name }) { resolutionState { value } userErrors { code field } }
        }`,
        { variables: { name } },
      );
      expect(createResolutionState).toEqual({
        resolutionState: null,
        userErrors: [{ code: 'ALREADY_EXISTS', field: ['input', 'name'] }],
      });
    },
  );

  test('an update that expects another version is refused and tells who was faster', async () => {
    const alertId = await raiseId({ monitoredObjectId: 'computer-1', name: 'Disk is full' });
    await ask(manager, UPDATE, { variables: { input: { alertId, owner: 'kim' } } });
    const { updateAlert } = await ask<{ updateAlert: { userErrors: unknown } }>(manager, UPDATE, {
      variables: { input: { alertId, owner: 'sam', expectedVersion: 1 } },
    });
    expect(updateAlert.userErrors).toEqual([
      {
        code: 'CONCURRENT_UPDATE',
        message: `Cannot change alert "${alertId}": it is at version 2, not 1; local administrator changed it at 2026-01-31T09:30:00.000Z`,
        field: ['input', 'expectedVersion'],
      },
    ]);
  });

  test('alerts found by a filter are closed together, or only counted', async () => {
    for (const name of ['A', 'B', 'C']) {
      await raise({
        monitoredObjectId: 'computer-1',
        name,
        severity: name === 'C' ? 'CRITICAL' : 'WARNING',
      });
    }
    const resolveAll = (dryRun: boolean) =>
      ask<{ resolveAlerts: object }>(
        manager,
        `mutation ($input: ResolveAlertsInput!) {
          resolveAlerts(input: $input) { resolvedCount refusedCount results { alert { name resolutionState { value } } refusal { code } } }
        }`,
        { variables: { input: { filter: { severity: { eq: 'WARNING' } }, dryRun } } },
      );

    expect((await resolveAll(true)).resolveAlerts).toMatchObject({
      resolvedCount: 2,
      refusedCount: 0,
    });
    expect((await list({ isOpen: true })).totalCount).toBe(3);
    expect((await resolveAll(false)).resolveAlerts).toMatchObject({
      resolvedCount: 2,
      refusedCount: 0,
    });
    expect((await list({ isOpen: true })).nodes).toEqual([{ name: 'C' }]);
  });

  test('a bulk change is never widened by what was forgotten', async () => {
    await raise({ monitoredObjectId: 'computer-1', name: 'A' });
    const resolveBy = async (filter: string, variables: object = {}) => {
      const { resolveAlerts } = await ask<{ resolveAlerts: { userErrors: { code: string }[] } }>(
        manager,
        `mutation ${filter.includes('$id') ? '($id: ID)' : ''} { resolveAlerts(input: { filter: ${filter} }) { userErrors { code } } }`,
        { variables: variables as Record<string, unknown> },
      ).catch((error: Error) => ({ resolveAlerts: { userErrors: [{ code: error.message }] } }));
      return resolveAlerts.userErrors[0]?.code;
    };
    expect(await resolveBy('{}')).toBe('BAD_FILTER');
    expect(await resolveBy('{ severity: null }')).toBe('BAD_FILTER');
    expect(await resolveBy('{ monitoredObjectId: { eq: $id } }')).toMatch(
      /it says nothing about it/,
    );
    expect(await resolveBy('{ monitoredObjectId: { eq: $id } }', { id: null })).toMatch(
      /it is null/,
    );
    expect((await list({ isOpen: true })).totalCount).toBe(1);
  });

  test('an alert that was closed before is not counted as resolved', async () => {
    const alertId = await raiseId({ monitoredObjectId: 'computer-1', name: 'A' });
    const resolve = () =>
      ask(
        manager,
        `mutation ($ids: [ID!]) { resolveAlerts(input: { alertIds: $ids }) { resolvedCount refusedCount } }`,
        { variables: { ids: [alertId, 'nowhere'] } },
      );
    expect(await resolve()).toEqual({ resolveAlerts: { resolvedCount: 1, refusedCount: 1 } });
    expect(await resolve()).toEqual({ resolveAlerts: { resolvedCount: 0, refusedCount: 1 } });
  });

  test('a resolution state of the site can be made once, in the free numbers', async () => {
    const createFrom = (input: object) =>
      ask<{ createResolutionState: object }>(
        manager,
        `mutation ($input: CreateResolutionStateInput!) {
          createResolutionState(input: $input) { resolutionState { value name isBuiltIn } userErrors { code } }
        }`,
        { variables: { input } },
      );
    const create = (value: number) => createFrom({ value, name: 'With the vendor' });
    expect((await create(10)).createResolutionState).toEqual({
      resolutionState: { value: 10, name: 'With the vendor', isBuiltIn: false },
      userErrors: [],
    });
    expect((await create(10)).createResolutionState).toMatchObject({
      userErrors: [{ code: 'ALREADY_EXISTS' }],
    });
    const once = { value: 11, name: 'With the provider', idempotencyKey: 'once' };
    for (const time of ['first', 'again']) {
      expect((await createFrom(once)).createResolutionState, time).toMatchObject({
        resolutionState: { value: 11 },
        userErrors: [],
      });
    }
    expect((await create(250)).createResolutionState).toMatchObject({
      userErrors: [{ code: 'OUT_OF_RANGE' }],
    });
  });

  test('a resolution state that another process has just made is shown by its name', async () => {
    const id = await raiseId({ monitoredObjectId: 'disk-1', name: 'Disk is full' });
    await using other = await manager.startAnother();
    await ask(
      other,
      'mutation { createResolutionState(input: { value: 10, name: "With the vendor" }) { userErrors { code } } }',
    );
    await ask(
      other,
      'mutation ($id: ID!) { updateAlert(input: { alertId: $id, resolutionState: 10 }) { userErrors { code } } }',
      { variables: { id } },
    );
    expect(
      await ask(manager, 'query ($id: ID!) { alert(id: $id) { resolutionState { value name } } }', {
        variables: { id },
      }),
    ).toEqual({ alert: { resolutionState: { value: 10, name: 'With the vendor' } } });
  });

  test.each([
    [{ name: { contains: 'DISK' } }, ['Disk is full', 'Disk is slow']],
    [{ name: { contains: '100%' } }, ['CPU at 100%']],
    [{ not: { owner: { eq: 'kim' } } }, ['Disk is slow', 'CPU at 100%']],
    [{ owner: { isNull: true } }, ['Disk is slow']],
    [{ severity: { gte: 'WARNING' } }, ['Disk is full', 'CPU at 100%']],
    [
      { or: [{ severity: { eq: 'CRITICAL' } }, { name: { eq: 'Disk is slow' } }] },
      ['Disk is slow', 'CPU at 100%'],
    ],
    [{ and: [{ isOpen: true }, { monitoredObjectName: { contains: 'sql' } }] }, ['CPU at 100%']],
    [{ group: { eq: 'group-web' } }, ['Disk is full', 'Disk is slow']],
    [{ group: { in: ['group-sql', 'group-none'] } }, ['CPU at 100%']],
    [{ raisedAt: { gte: '2026-01-31T11:00:00+01:00' } }, ['Disk is slow', 'CPU at 100%']],
    [{ not: { or: [{ name: { contains: 'disk' } }, { isOpen: false }] } }, ['CPU at 100%']],
  ])('lists those that match %j', async (filter, names) => {
    await raise({ monitoredObjectId: 'disk-1', name: 'Disk is full', owner: 'kim' });
    manager.clock.advanceMs(3_600_000);
    await raise({ monitoredObjectId: 'disk-1', name: 'Disk is slow', severity: 'INFORMATION' });
    await raise({
      monitoredObjectId: 'computer-2',
      name: 'CPU at 100%',
      owner: 'sam',
      severity: 'CRITICAL',
    });

    const page = await list(filter, { orderBy: { field: 'RAISED_AT', direction: 'ASC' } });
    expect(page.nodes.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
    expect(page.totalCount).toBe(names.length);
  });

  test('pages follow each other without overlap or gap in every order', async () => {
    for (let index = 0; index < 23; index += 1) {
      await raise({
        monitoredObjectId: 'computer-1',
        name: `Alert ${index % 5}`,
        suppressionValues: [String(index)],
        severity: ['INFORMATION', 'WARNING', 'CRITICAL'][index % 3],
      });
    }
    for (const field of [
      'RAISED_AT',
      'LAST_MODIFIED_AT',
      'SEVERITY',
      'PRIORITY',
      'NAME',
      'REPEAT_COUNT',
    ]) {
      for (const direction of ['ASC', 'DESC']) {
        let after: string | null = null;
        let count = 0;
        do {
          const page: Listed['alerts'] = await list(null, {
            orderBy: { field, direction },
            first: 10,
            after,
          });
          count += page.nodes.length;
          after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
        } while (after !== null);
        expect([field, direction, count]).toEqual([field, direction, 23]);
      }
    }
  });

  test.each([
    [{ first: 0 }, 'OUT_OF_RANGE'],
    [{ first: 201 }, 'OUT_OF_RANGE'],
    [{ after: 'nonsense' }, 'CURSOR_UNKNOWN'],
    [{ filter: { id: { in: [] } } }, 'BAD_FILTER'],
    [{ filter: { id: { eq: null } } }, 'BAD_FILTER'],
    [{ filter: { id: {} } }, 'BAD_FILTER'],
    [{ filter: { severity: { eq: 'CRITICAL', in: ['WARNING'] } } }, 'BAD_FILTER'],
    [{ filter: { owner: { eq: 'kim', isNull: true } } }, 'BAD_FILTER'],
    [{ filter: { repeatCount: { gt: 5, lt: 5 } } }, 'BAD_FILTER'],
    [{ filter: { raisedAt: { gt: '2026-02-30T00:00:00Z' } } }, 'BAD_USER_INPUT'],
    [{ filter: { name: { contains: 'ab' } } }, 'BAD_FILTER'],
    [
      { filter: { raisedAt: { gte: '2026-02-01T00:00:00Z', lt: '2026-01-01T00:00:00Z' } } },
      'BAD_FILTER',
    ],
  ])('refuses to list with %j', async (variables, code) => {
    const { errors } = await askForAnswer(manager, LIST, { variables });
    expect(errors?.[0]?.extensions['code']).toBe(code);
  });

  test('a text with a NUL is like one that nobody has, and spoils nothing beside it', async () => {
    const id = await raiseId({ monitoredObjectId: 'disk-1', name: 'Disk is full' });

    const found = await ask(
      manager,
      `query ($a: ID!, $b: ID!) { a: alert(id: $a) { id } b: alert(id: $b) { id } }`,
      {
        variables: { a: '\0', b: id },
      },
    );
    expect(found).toEqual({ a: null, b: { id } });

    expect((await list({ name: { contains: 'is\0full' } })).nodes).toEqual([]);
    expect((await list({ id: { in: ['\0', id] } })).nodes).toEqual([{ name: 'Disk is full' }]);
    expect((await list({ not: { owner: { eq: '\0' } } })).totalCount).toBe(1);
    await using events = await follow(
      manager,
      `subscription { alertChanges(snapshot: true, filter: { or: [{ name: { eq: "\\u0000" } }, { name: { contains: "full" } }] }) { kind } }`,
    );
    expect((await events.next()).value).toEqual({ kind: 'SNAPSHOT' });
  });

  test('of several alerts, those with a NUL are refused and the others are taken', async () => {
    const { raiseAlerts } = await ask<{
      raiseAlerts: { results: { alert: { id: string } | null }[] };
    }>(
      manager,
      `mutation ($alerts: [RaiseAlertInput!]!) {
        raiseAlerts(input: { alerts: $alerts }) { results { alert { id } userErrors { code field } } userErrors { code } }
      }`,
      {
        variables: {
          alerts: [
            { monitoredObjectId: '\0', name: 'A' },
            { monitoredObjectId: 'disk-1', name: 'A\0' },
            { monitoredObjectId: 'disk-1', name: 'A', ruleId: '\0' },
            { monitoredObjectId: 'disk-1', name: 'A' },
          ],
        },
      },
    );
    const id = raiseAlerts.results[3]?.alert?.id ?? '';
    expect(raiseAlerts).toEqual({
      results: [
        { alert: null, userErrors: [{ code: 'NOT_FOUND', field: ['input', 'monitoredObjectId'] }] },
        { alert: null, userErrors: [{ code: 'BAD_VALUE', field: ['input', 'name'] }] },
        { alert: null, userErrors: [{ code: 'BAD_VALUE', field: ['input', 'ruleId'] }] },
        { alert: { id: expect.stringMatching(/./) }, userErrors: [] },
      ],
      userErrors: [],
    });

    const { resolveAlerts } = await ask<{ resolveAlerts: unknown }>(
      manager,
      `mutation ($ids: [ID!]!) {
        resolveAlerts(input: { alertIds: $ids }) { resolvedCount results { refusal { code message } } userErrors { code } }
      }`,
      { variables: { ids: ['nope', '\0', id] } },
    );
    expect(resolveAlerts).toEqual({
      resolvedCount: 1,
      results: [
        { refusal: { code: 'NOT_FOUND', message: 'Cannot resolve alert "nope": there is none' } },
        { refusal: { code: 'NOT_FOUND', message: 'Cannot resolve alert "\0": there is none' } },
        { refusal: null },
      ],
      userErrors: [],
    });
  });

  test('counts alerts by several properties at once', async () => {
    await raise({ monitoredObjectId: 'disk-1', name: 'A', severity: 'CRITICAL' });
    await raise({ monitoredObjectId: 'disk-1', name: 'B', severity: 'CRITICAL' });
    await raise({ monitoredObjectId: 'computer-2', name: 'C', severity: 'WARNING' });
    const { alertStatistics } = await ask<{ alertStatistics: { buckets: unknown[] } }>(
      manager,
      `{ alertStatistics(by: [SEVERITY, GROUP, HOUR]) {
        total buckets { severity group { displayName } hour resolutionState { value } count }
      } }`,
    );
    expect(alertStatistics).toMatchObject({ total: 3 });
    expect(alertStatistics.buckets).toHaveLength(4);
    expect(alertStatistics.buckets).toContainEqual({
      severity: 'CRITICAL',
      group: { displayName: 'Group web' },
      hour: '2026-01-31T09:00:00.000Z',
      resolutionState: null,
      count: 2,
    });
  });

  test('a viewer whose sight is cut to groups finds, counts and changes nothing beyond them', async () => {
    const viewer = { ...LOCAL_ADMINISTRATOR, name: 'web operator', groupIds: ['group-web'] };
    await raise({ monitoredObjectId: 'disk-1', name: 'A' });
    const hidden = await raiseId({ monitoredObjectId: 'computer-2', name: 'B' });

    const { alerts } = await ask<Listed>(manager, LIST, { viewer });
    expect(alerts).toMatchObject({ nodes: [{ name: 'A' }], totalCount: 1 });
    expect(await ask(manager, `{ alert(id: "${hidden}") { id } }`, { viewer })).toEqual({
      alert: null,
    });
    const { resolveAlert } = await ask<{ resolveAlert: { userErrors: { code: string }[] } }>(
      manager,
      RESOLVE,
      {
        viewer,
        variables: { input: { alertId: hidden } },
      },
    );
    expect(resolveAlert.userErrors[0]?.code).toBe('NOT_FOUND');
  });

  test('a board that is read and then followed from its cursor misses nothing', async () => {
    await raise({ monitoredObjectId: 'disk-1', name: 'A' });
    const { cursor } = await list(null);
    const alertId = await raiseId({ monitoredObjectId: 'computer-2', name: 'B' });
    await ask(manager, UPDATE, {
      variables: { input: { alertId, owner: 'kim', comment: 'mine' } },
    });

    await using changes = await follow<{ kind: string }>(
      manager,
      `subscription ($after: String) {
        alertChanges(after: $after) { kind by comment changes { field from to } alert { name owner version } }
      }`,
      { variables: { after: cursor } },
    );
    const seen = [];
    while (seen.length < 2) seen.push((await changes.next()).value);
    expect(seen).toEqual([
      {
        kind: 'CREATED',
        by: 'local administrator',
        comment: null,
        changes: [],
        alert: { name: 'B', owner: null, version: 1 },
      },
      {
        kind: 'CHANGED',
        by: 'local administrator',
        comment: 'mine',
        changes: [{ field: 'owner', from: null, to: 'kim' }],
        alert: { name: 'B', owner: 'kim', version: 2 },
      },
    ]);
  });

  test('an alert tells its own history', async () => {
    const alertId = await raiseId({ monitoredObjectId: 'disk-1', name: 'A' });
    await ask(manager, UPDATE, { variables: { input: { alertId, owner: 'kim' } } });
    manager.clock.advanceMs(60_000);
    await ask(manager, RESOLVE, { variables: { input: { alertId, comment: 'done' } } });
    expect(
      await ask(
        manager,
        `{ alert(id: "${alertId}") { history { kind comment changes { field to } } } }`,
      ),
    ).toEqual({
      alert: {
        history: [
          { kind: 'CREATED', comment: null, changes: [] },
          { kind: 'CHANGED', comment: null, changes: [{ field: 'owner', to: 'kim' }] },
          {
            kind: 'CHANGED',
            comment: 'done',
            changes: [
              { field: 'resolutionState', to: 255 },
              { field: 'resolutionStateLastModifiedAt', to: '2026-01-31T09:31:00.000Z' },
              { field: 'resolvedAt', to: '2026-01-31T09:31:00.000Z' },
              { field: 'resolvedBy', to: 'local administrator' },
            ],
          },
        ],
      },
    });
  });

  test('fifty references are looked up in one statement', async () => {
    const ids = [];
    for (let index = 0; index < 50; index += 1) {
      ids.push(await raiseId({ monitoredObjectId: 'disk-1', name: `A${index}` }));
    }
    manager.takeStatements();
    const { _entities } = await ask<{ _entities: { name: string }[] }>(
      manager,
      `query ($representations: [_Any!]!) {
        _entities(representations: $representations) { ... on Alert { name resolutionState { name } } }
      }`,
      { variables: { representations: ids.map((id) => ({ __typename: 'Alert', id })) } },
    );
    expect(_entities.map(({ name }) => name)).toEqual(
      Array.from({ length: 50 }, (_, n) => `A${n}`),
    );
    // The journal's reader may look at the same moment; it is not asked for by the fetch.
    const statements = manager.takeStatements().filter((sql) => !sql.includes('journal'));
    expect(statements).toHaveLength(1);
  });

  test('the changes can be read by the page, with the events of the stream', async () => {
    const page = `query ($after: String, $filter: AlertFilter) {
      alertChangesPage(after: $after, filter: $filter, first: 2) {
        events { kind id cursor previous alert { name } } endCursor hasNextPage
      }
    }`;
    interface Page {
      alertChangesPage: {
        events: { kind: string; id: string }[];
        endCursor: string;
        hasNextPage: boolean;
      };
    }
    for (const name of ['A', 'B', 'C']) await raise({ monitoredObjectId: 'disk-1', name });
    await raise({ monitoredObjectId: 'disk-1', name: 'A' });

    const first = (await ask<Page>(manager, page)).alertChangesPage;
    const second = (await ask<Page>(manager, page, { variables: { after: first.endCursor } }))
      .alertChangesPage;
    expect(first).toMatchObject({
      hasNextPage: true,
      events: [{ alert: { name: 'A' } }, { alert: { name: 'B' } }],
    });
    expect(second).toMatchObject({
      hasNextPage: false,
      events: [
        { kind: 'CREATED', previous: first.endCursor, alert: { name: 'C' } },
        { kind: 'CHANGED', alert: { name: 'A' } },
      ],
    });

    await using changes = await follow(
      manager,
      'subscription ($after: String) { alertChanges(after: $after) { kind id cursor previous alert { name } } }',
      { variables: { after: first.endCursor } },
    );
    expect((await changes.next()).value).toEqual(second.events[0]);
    expect((await changes.next()).value).toEqual(second.events[1]);

    const { operationsManagerChangeStream: kept } = await ask<{
      operationsManagerChangeStream: { oldest: string; newest: string; retentionHours: number };
    }>(manager, '{ operationsManagerChangeStream { oldest newest retentionHours } }');
    expect(kept).toMatchObject({ newest: second.endCursor, retentionHours: 72 });
    expect(
      (await ask<Page>(manager, page, { variables: { after: kept.oldest } })).alertChangesPage,
    ).toEqual(first);
  });
});
