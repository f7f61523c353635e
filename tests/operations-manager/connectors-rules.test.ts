import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../subgraphs/kit/journal/journal.ts';
import type { ForwardingMark } from '../../subgraphs/operations-manager/connectors/connector-alert-store.ts';
import {
  checkAcknowledgement,
  checkAction,
  CONNECTOR_ACTIONS,
  findTrouble,
  type Connector,
  type ConnectorAction,
} from '../../subgraphs/operations-manager/connectors/connector.ts';
import {
  routeEntry,
  toChangeId,
  toEntryNumber,
} from '../../subgraphs/operations-manager/connectors/connector-routing.ts';
import { toSubscriptionFilter } from '../../subgraphs/operations-manager/connectors/connector-subscription.ts';

const CONNECTOR: Connector = {
  id: 'connector-1',
  name: 'service desk',
  displayName: 'Service desk',
  description: '',
  isTwoWay: true,
  state: 'INITIALIZED',
  delivery: 'SOCKET',
  webhookUrl: null,
  webhookSecret: null,
  keyHash: '',
  keyHint: '',
  acknowledgedTo: 10,
  lastAcknowledged: 5,
  acknowledgedCount: 0,
  sentTo: 20,
  lastContactAt: null,
  lastError: null,
  lastErrorAt: null,
  silentAfterSeconds: 60,
  behindAfterSeconds: 120,
  initializedAt: '2026-01-31T09:00:00.000Z',
  monitoredObjectId: 'object-1',
  createdAt: '2026-01-31T08:00:00.000Z',
  lastModifiedAt: '2026-01-31T09:00:00.000Z',
  version: 1,
};

describe('what may be done to a connector', () => {
  test.each<[ConnectorAction, Connector['state'], 'allowed' | 'refused']>([
    ['initialize', 'UNINITIALIZED', 'allowed'],
    ['initialize', 'INITIALIZED', 'refused'],
    ['uninitialize', 'INITIALIZED', 'allowed'],
    ['uninitialize', 'UNINITIALIZED', 'refused'],
    ['delete', 'UNINITIALIZED', 'allowed'],
    ['delete', 'INITIALIZED', 'refused'],
    ['receive', 'UNINITIALIZED', 'refused'],
    ['acknowledge', 'UNINITIALIZED', 'refused'],
    ['write back', 'UNINITIALIZED', 'refused'],
    ['update', 'INITIALIZED', 'allowed'],
    ['change the delivery of', 'INITIALIZED', 'refused'],
  ])('to %s it while it is %s is %s', (action, state, verdict) => {
    const check = () => checkAction({ ...CONNECTOR, state }, action);
    if (verdict === 'allowed') expect(check).not.toThrow();
    else {
      expect(check).toThrow(`Cannot ${action} connector "service desk": it is ${state}`);
    }
    const allowed: readonly string[] = CONNECTOR_ACTIONS[state];
    expect(allowed.includes(action)).toBe(verdict === 'allowed');
  });

  test.each([
    [4, 'CURSOR_BEHIND'],
    [5, 'taken'],
    [10, 'taken'],
    [20, 'taken'],
    [21, 'CURSOR_NOT_SENT'],
  ])('to acknowledge up to %i is %s', (sequence, verdict) => {
    const check = () => checkAcknowledgement(CONNECTOR, sequence, CONNECTOR.sentTo);
    if (verdict === 'taken') expect(check).not.toThrow();
    else expect(check).toThrow(expect.objectContaining({ code: verdict }));
  });
});

describe('when somebody should look after a connector', () => {
  const at = '2026-01-31T09:10:00.000Z';
  test.each<[string, Partial<Connector>, string | null, string | null, string]>([
    ['heard of just now', {}, '2026-01-31T09:09:30.000Z', null, ''],
    ['not heard of for longer than it should', {}, '2026-01-31T09:08:59.000Z', null, 'silent'],
    ['never heard of since it was initialized', {}, null, null, 'silent'],
    ['heard of before it was initialized only', {}, '2026-01-31T08:59:59.000Z', null, 'silent'],
    ['a webhook with nothing to send', { delivery: 'WEBHOOK' }, null, null, ''],
    ['a webhook with something to send', { delivery: 'WEBHOOK' }, null, at, 'silent'],
    ['waited for not too long', {}, at, '2026-01-31T09:08:00.000Z', ''],
    ['waited for too long', {}, at, '2026-01-31T09:07:59.000Z', 'behind'],
    ['not receiving', { state: 'UNINITIALIZED' }, null, '2026-01-31T09:00:00.000Z', ''],
  ])('%s', (_what, changes, lastContactAt, waitingSince, verdict) => {
    expect(findTrouble({ ...CONNECTOR, ...changes }, { lastContactAt, waitingSince, at })).toEqual({
      isSilent: verdict === 'silent',
      isBehind: verdict === 'behind',
    });
  });
});

describe('what an entry of the journal is to a connector', () => {
  const ADDED = '2026-01-31T09:00:00.000Z';
  const LATER = '2026-01-31T09:01:00.000Z';
  const alert = (severity: string) => ({
    id: 'alert-1',
    severity,
    addedAt: ADDED,
    groupIds: ['g'],
  });
  const entry = (changes: Partial<JournalEntry>): JournalEntry => ({
    sequence: 7,
    noun: 'alert',
    objectId: 'alert-1',
    kind: 'CHANGED',
    at: LATER,
    by: 'kim',
    connectorId: null,
    comment: null,
    changes: [],
    after: alert('CRITICAL'),
    ...changes,
  });
  const route = (delaySeconds: number, sight: string | null = null) => ({
    connectorId: 'connector-1',
    subscriptions: [
      {
        delayMs: delaySeconds * 1_000,
        matches: ({ severity }: { severity: string }) => severity === 'CRITICAL',
      },
    ],
    isVisible: ({ groupIds }: { groupIds: readonly string[] }) =>
      sight === null || groupIds.includes(sight),
  });
  const worse = [{ field: 'severity', from: 'WARNING', to: 'CRITICAL' }];
  const better = [{ field: 'severity', from: 'CRITICAL', to: 'WARNING' }];
  const byHand = (at: number): ForwardingMark => ({ kind: 'BY_HAND', entry: at });
  const byDelay = (at: number): ForwardingMark => ({ kind: 'BY_DELAY', entry: at });
  const forwarding = (connectorId: string): Partial<JournalEntry> => ({
    noun: 'alert-forwarding',
    after: { connectorId, alert: alert('WARNING') },
  });

  test.each<
    [string, Partial<JournalEntry>, ReturnType<typeof route>, ForwardingMark | null, string | null]
  >([
    ['an alert that was raised', { kind: 'CREATED' }, route(0), null, 'CREATED'],
    ['a change of it', {}, route(0), null, 'CHANGED'],
    ['a change by which it is wanted', { changes: worse }, route(0), null, 'CHANGED'],
    ['the last change of it', { changes: better, after: alert('WARNING') }, route(0), null, 'LEFT'],
    ['one that is not wanted', { after: alert('WARNING') }, route(0), null, null],
    ['its own echo', { connectorId: 'connector-1' }, route(0), null, null],
    ["another connector's change", { connectorId: 'connector-2' }, route(0), null, 'CHANGED'],
    ['another noun', { noun: 'health' }, route(0), null, null],
    ['one out of sight', {}, route(0, 'other'), null, null],
    ['one as old as the delay', {}, route(60), null, 'CHANGED'],
    ['one younger than the delay', {}, route(61), null, null],
    [
      'the end of one that was held back',
      { changes: better, after: alert('WARNING') },
      route(61),
      null,
      null,
    ],
    ['a young one that was released before', {}, route(61), byDelay(6), 'CHANGED'],
    ['a young one that was released since', {}, route(61), byDelay(8), null],
    [
      'a change of one sent by hand before',
      { after: alert('WARNING') },
      route(0),
      byHand(6),
      'CHANGED',
    ],
    ['a change before it was sent by hand', { after: alert('WARNING') }, route(0), byHand(8), null],
    ['a forwarding to it', forwarding('connector-1'), route(0), null, 'FORWARDED'],
    ['a forwarding to another', forwarding('connector-2'), route(0), null, null],
    ['a forwarding out of sight', forwarding('connector-1'), route(0, 'other'), null, null],
  ])('%s', (_what, changes, to, mark, kind) => {
    // Of an alert, what routing looks at is enough here.
    const routed = routeEntry(entry(changes), to as Parameters<typeof routeEntry>[1], mark);
    expect(routed?.kind ?? null).toBe(kind);
  });

  test('a change is known by its id, and nothing else is taken for one', () => {
    expect(toChangeId(entry({}))).toBe('alert-7');
    expect(toEntryNumber('alert-7')).toBe(7);
    expect(toEntryNumber('alert-forwarding-12')).toBe(12);
    for (const id of [
      'alert-',
      'alert-7x',
      'health-7',
      '7',
      'alert--7',
      `alert-${'9'.repeat(16)}`,
    ]) {
      expect(toEntryNumber(id)).toBeNull();
    }
  });

  test('the conditions of a subscription make one filter, and none make one that takes all', () => {
    const none = {
      groupIds: [],
      classNames: [],
      severities: [],
      priorities: [],
      resolutionStates: [],
      categories: [],
      filter: null,
    };
    expect(toSubscriptionFilter(none)).toEqual({});
    expect(
      toSubscriptionFilter({
        ...none,
        groupIds: ['g'],
        severities: ['CRITICAL'],
        resolutionStates: [0, 249],
        filter: { not: {} },
      }),
    ).toEqual({
      and: [
        { group: { in: ['g'] } },
        { severity: { in: ['CRITICAL'] } },
        { resolutionState: { in: [0, 249] } },
        { not: {} },
      ],
    });
  });
});
