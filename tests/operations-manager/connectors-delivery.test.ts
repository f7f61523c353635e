import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../subgraphs/kit/database/database.ts';
import { openDatabase } from '../../subgraphs/kit/database/open-database.ts';
import { readJournalHead } from '../../subgraphs/kit/journal/journal.ts';
import { pruneJournal } from '../../subgraphs/kit/journal/prune-journal.ts';
import { encodeStreamCursor } from '../../subgraphs/kit/journal/stream-cursor.ts';
import { addMs } from '../../subgraphs/kit/clock.ts';
import { operationsManagerMigrations } from '../../subgraphs/operations-manager/migrations.ts';
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
import {
  startOperationsManager,
  type TestOperationsManager,
} from './support/operations-manager.ts';

describe.each(STORES)('delivery to connectors on %s', (kind) => {
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
  const acknowledge = (input: { connectorId: string; cursor: string; session?: number }) =>
    change(manager, 'acknowledgeAlertChanges', input);
  const resolve = (alertId: string) => change(manager, 'resolveAlert', { alertId });

  test('a connector is told of what happens from its first initialization on, in order and chained', async () => {
    await raise(manager, 'Before');
    const { id } = await connectNew();
    const { id: alertId } = await raise(manager, 'Disk is full');
    await change(manager, 'updateAlert', { alertId, owner: 'kim', comment: 'mine' });
    await resolve(alertId);

    await using stream = await receive(manager, id);
    const events = await take(stream, 4);
    expect(outline(events)).toEqual([
      'SESSION',
      'CREATED Disk is full',
      'CHANGED Disk is full',
      'CHANGED Disk is full',
    ]);
    expect(events.slice(1).map(({ previous }) => previous)).toEqual(
      events.slice(0, -1).map(({ cursor }) => cursor),
    );
    expect(events[2]).toMatchObject({
      by: 'local administrator',
      comment: 'mine',
      changes: [{ field: 'owner', to: 'kim' }],
      session: events[0]?.session,
    });
  });

  test('what was not acknowledged comes again, what was never does', async () => {
    const { id } = await connectNew();
    for (const name of ['A', 'B', 'C']) await raise(manager, name);
    const first = await receive(manager, id);
    const events = await take(first, 4);
    const [, , second] = events;
    if (second === undefined) throw new Error('there were four');
    expect(
      await acknowledge({ connectorId: id, cursor: second.cursor, session: second.session }),
    ).toEqual([]);
    await first.return?.();
    await raise(manager, 'D');

    await using again = await receive(manager, id);
    const rest = await take(again, 3);
    expect(outline(rest)).toEqual(['SESSION', 'CREATED C', 'CREATED D']);
    expect(rest[1]?.id).toBe(events[3]?.id);
    expect(rest[1]?.session).toBe((events[3]?.session ?? 0) + 1);
  });

  test('a change that came while nobody listened is there when somebody does', async () => {
    const { id } = await connectNew();
    const first = await receive(manager, id);
    await take(first, 1);
    await first.return?.();
    await raise(manager, 'In between');

    await using again = await receive(manager, id);
    expect(outline(await take(again, 2))).toEqual(['SESSION', 'CREATED In between']);
  });

  test('a session may continue behind what is not acknowledged yet, but not behind what it was never sent', async () => {
    const { id } = await connectNew();
    for (const name of ['A', 'B']) await raise(manager, name);
    const first = await receive(manager, id);
    const a = (await take(first, 2))[1];
    await first.return?.();
    const again = await receive(manager, id, { after: a?.cursor ?? '' });
    expect(outline(await take(again, 2))).toEqual(['SESSION', 'CREATED B']);
    await again.return?.();

    const { cursor } = await raise(manager, 'C');
    await expect(receive(manager, id, { after: cursor })).rejects.toMatchObject({
      cause: { extensions: { code: 'CURSOR_NOT_SENT' } },
    });
  });

  test('pending, acknowledged and lag are counted', async () => {
    const { id } = await connectNew();
    await raise(manager, 'A');
    await raise(manager, 'B');
    expect(await look(manager, id)).toMatchObject({
      pendingCount: 2,
      acknowledgedCount: 0,
      lagEntries: 2,
      session: null,
    });
    await using stream = await receive(manager, id);
    const last = (await take(stream, 3)).at(-1);
    await acknowledge({ connectorId: id, cursor: last?.cursor ?? '' });
    expect(await look(manager, id)).toMatchObject({
      pendingCount: 0,
      acknowledgedCount: 2,
      lagEntries: 0,
      lagSeconds: 0,
      session: { heldBy: 'local administrator' },
    });
  });

  test.each([
    ['what it acknowledged before', 'CURSOR_BEHIND'],
    ['what it was never sent', 'CURSOR_NOT_SENT'],
    ['a forged cursor', 'CURSOR_UNKNOWN'],
    ['a truncated cursor', 'CURSOR_UNKNOWN'],
    ['a megabyte', 'CURSOR_UNKNOWN'],
  ] as const)('acknowledging %s is refused and loses nothing', async (what, code) => {
    const { id } = await connectNew();
    for (const name of ['A', 'B', 'C']) await raise(manager, name);
    const stream = await receive(manager, id);
    const [session, , b] = await take(stream, 3);
    if (session === undefined || b === undefined) throw new Error('there were three');
    await acknowledge({ connectorId: id, cursor: b.cursor });
    // C is read from the journal by now, but nobody asked for it.
    const { cursor: unsent } = await raise(manager, 'D');
    const cursors = {
      'what it acknowledged before': session.cursor,
      'what it was never sent': unsent,
      'a forged cursor': Buffer.from('1.2.3.4').toString('base64url'),
      'a truncated cursor': b.cursor.slice(0, -2),
      'a megabyte': 'A'.repeat(1_000_000),
    };
    expect(await listCodes(acknowledge({ connectorId: id, cursor: cursors[what] }))).toEqual([
      code,
    ]);
    await stream.return?.();

    await using again = await receive(manager, id);
    expect(outline(await take(again, 3))).toEqual(['SESSION', 'CREATED C', 'CREATED D']);
  });

  test('acknowledging the future is refused by name', async () => {
    const { id } = await connectNew();
    const cursor = await atDatabase(async (database) => {
      const head = await readJournalHead(database.reader);
      return encodeStreamCursor({ sequence: head.sequence + 1_000, snapshotAfter: null }, head);
    });
    expect(await acknowledge({ connectorId: id, cursor })).toEqual([
      {
        code: 'CURSOR_AHEAD',
        message: expect.stringMatching(
          /^Cannot acknowledge: the cursor is at change \d+, the newest here is \d+$/,
        ),
        field: ['input', 'cursor'],
      },
    ]);
  });

  test('a second session waits as a stand-by and takes over when the first goes', async () => {
    const { id } = await connectNew();
    const first = await receive(manager, id);
    await take(first, 1);
    await using second = await receive(manager, id);
    expect(outline(await take(second, 1))).toEqual(['STAND_BY']);

    await raise(manager, 'A');
    expect(outline(await take(first, 1))).toEqual(['CREATED A']);
    await first.return?.();
    expect(outline(await take(second, 2))).toEqual(['SESSION', 'CREATED A']);
  });

  test('a second session that will not wait is refused by name', async () => {
    const { id } = await connectNew();
    await using first = await receive(manager, id);
    await take(first, 1);
    await expect(receive(manager, id, { standBy: false })).rejects.toMatchObject({
      cause: { extensions: { code: 'SESSION_HELD' } },
    });
  });

  test('leaving before the first event lets go of the connector', async () => {
    const { id } = await connectNew();
    const stream = await receive(manager, id);
    expect((await look(manager, id)).session).not.toBeNull();
    await stream.return?.();
    expect((await look(manager, id)).session).toBeNull();
  });

  test('a session that is not heard of loses the connector, and what it acknowledges is refused', async () => {
    const { id } = await connectNew();
    await using other = await manager.startAnother({ connectors: { leaseMs: 600 } });
    const lost = await receive(manager, id);
    await raise(manager, 'A');
    const stale = (await take(lost, 2))[1];
    if (stale === undefined) throw new Error('there were two');

    // The other process has not heard of the first for longer than its lease.
    other.clock.advanceMs(3_600_000);
    await using taker = await receive(other, id);
    const taken = (await take(taker, 2))[1];
    expect(taken?.id).toBe(stale.id);
    expect(
      await listCodes(
        acknowledge({ connectorId: id, cursor: stale.cursor, session: stale.session }),
      ),
    ).toEqual(['SESSION_LOST']);
    await expect(take(lost, 1)).rejects.toMatchObject({
      extensions: { code: 'SESSION_LOST' },
    });
    expect(
      await listCodes(
        change(other, 'acknowledgeAlertChanges', {
          connectorId: id,
          cursor: taken?.cursor,
          session: taken?.session,
        }),
      ),
    ).toEqual([]);
  });

  test('two processes that ask at once: one holds the connector, the other waits', async () => {
    const { id } = await connectNew();
    await using other = await manager.startAnother();
    const streams = await Promise.all([
      receive(manager, id),
      receive(other, id),
      receive(manager, id),
      receive(other, id),
    ]);
    const kinds = await Promise.all(streams.map(async (stream) => outline(await take(stream, 1))));
    expect(kinds.flat().toSorted()).toEqual(['SESSION', 'STAND_BY', 'STAND_BY', 'STAND_BY']);
    for (const stream of streams) await stream.return?.();
  });

  test('uninitializing ends the session by name and keeps what is pending', async () => {
    const { id } = await connectNew();
    const stream = await receive(manager, id);
    await take(stream, 1);
    const next = take(stream, 1);
    await change(manager, 'uninitializeConnector', { connectorId: id });
    await expect(next).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED_IN_STATE' } });
    await raise(manager, 'Meanwhile');
    await change(manager, 'initializeConnector', { connectorId: id });

    await using again = await receive(manager, id);
    expect(outline(await take(again, 2))).toEqual(['SESSION', 'CREATED Meanwhile']);
  });

  test('a connector that begins anew has nothing pending', async () => {
    const { id } = await connectNew();
    await raise(manager, 'Dropped');
    await change(manager, 'uninitializeConnector', { connectorId: id });
    await change(manager, 'initializeConnector', { connectorId: id, from: 'NOW' });
    await raise(manager, 'Told');
    await using stream = await receive(manager, id);
    expect(outline(await take(stream, 2))).toEqual(['SESSION', 'CREATED Told']);
  });

  test('a position that is no longer kept is said, and given up only by whoever initializes anew', async () => {
    const { id } = await connectNew();
    await raise(manager, 'Forgotten');
    manager.clock.advanceMs(1_000);
    await atDatabase((database) => pruneJournal(database, addMs(manager.clock.now(), -500)));
    await raise(manager, 'Kept');
    await expect(receive(manager, id)).rejects.toMatchObject({
      cause: { extensions: { code: 'CURSOR_EXPIRED' } },
    });
    await change(manager, 'uninitializeConnector', { connectorId: id });
    await change(manager, 'initializeConnector', { connectorId: id });
    await using stream = await receive(manager, id);
    expect(outline(await take(stream, 2))).toEqual(['SESSION', 'CREATED Kept']);
  });

  test('an alert that stops matching is told of one last time', async () => {
    const { id } = await connectNew({}, { filter: { isOpen: true }, severities: ['CRITICAL'] });
    await raise(manager, 'Not critical', { severity: 'WARNING' });
    const { id: alertId } = await raise(manager, 'Critical', { severity: 'CRITICAL' });
    await resolve(alertId);
    await using stream = await receive(manager, id);
    expect(outline(await take(stream, 3))).toEqual([
      'SESSION',
      'CREATED Critical',
      'LEFT Critical',
    ]);
  });

  test('every list of a subscription narrows it, and several subscriptions add up', async () => {
    const { id } = await connectNew(
      {},
      {
        groupIds: ['group-web'],
        classNames: ['Microsoft.Windows.LogicalDisk'],
        priorities: ['HIGH'],
        categories: ['PERFORMANCE_HEALTH'],
        resolutionStates: [0],
      },
    );
    await subscribe(manager, { connectorId: id, name: 'sql', groupIds: ['group-sql'] });
    const disk = {
      monitoredObjectId: 'disk-1',
      priority: 'HIGH',
      category: 'PERFORMANCE_HEALTH',
    };
    await raise(manager, 'All of it', disk);
    await raise(manager, 'Another class', { ...disk, monitoredObjectId: 'computer-1' });
    await raise(manager, 'Another priority', { ...disk, priority: 'LOW' });
    await raise(manager, 'Another category', { ...disk, category: 'ALERT' });
    await raise(manager, 'Of the other subscription', { monitoredObjectId: 'computer-2' });
    await using stream = await receive(manager, id);
    expect(outline(await take(stream, 3))).toEqual([
      'SESSION',
      'CREATED All of it',
      'CREATED Of the other subscription',
    ]);
  });

  test('a changed subscription applies at once to the session that runs', async () => {
    const { id } = await connectNew({}, null);
    const subscriptionId = await subscribe(manager, { connectorId: id, severities: ['CRITICAL'] });
    await using stream = await receive(manager, id);
    await take(stream, 1);
    await change(manager, 'updateConnectorSubscription', {
      subscriptionId,
      severities: ['INFORMATION'],
    });
    await raise(manager, 'Critical', { severity: 'CRITICAL' });
    await raise(manager, 'Informative', { severity: 'INFORMATION' });
    expect(outline(await take(stream, 1))).toEqual(['CREATED Informative']);
  });

  test('a connector never hears its own echo, and others do', async () => {
    const own = await connectNew();
    const other = await connectNew();
    const { id: alertId } = await raise(manager, 'A');
    await change(manager, 'updateAlertsFromConnector', {
      connectorId: own.id,
      updates: [{ alertId, owner: 'service desk' }],
    });
    await raise(manager, 'B');
    await using ownStream = await receive(manager, own.id);
    await using otherStream = await receive(manager, other.id);
    expect(outline(await take(ownStream, 3))).toEqual(['SESSION', 'CREATED A', 'CREATED B']);
    expect(outline(await take(otherStream, 4))).toEqual([
      'SESSION',
      'CREATED A',
      'CHANGED A',
      'CREATED B',
    ]);
  });

  test('a subscription with a delay tells of alerts that outlive it, and not of those that go by themselves', async () => {
    const { id } = await connectNew({}, { forwardingDelaySeconds: 60 });
    await using stream = await receive(manager, id);
    await take(stream, 1);
    const short = await raise(manager, 'Goes by itself');
    await raise(manager, 'Stays');
    manager.clock.advanceMs(30_000);
    await resolve(short.id);
    manager.clock.advanceMs(31_000);
    const [event] = await take(stream, 1);
    expect(outline(event === undefined ? [] : [event])).toEqual(['FORWARDED Stays']);

    await change(manager, 'updateAlert', { alertId: event?.alert?.id, owner: 'kim' });
    expect(outline(await take(stream, 1))).toEqual(['CHANGED Stays']);
    expect(await look(manager, id)).toMatchObject({ pendingCount: 2 });
  });

  test('an alert that is held back is told of though the journal has forgotten it', async () => {
    const { id } = await connectNew({}, { forwardingDelaySeconds: 3_600 });
    await using stream = await receive(manager, id);
    await take(stream, 1);
    await raise(manager, 'Stays');
    const short = await raise(manager, 'Goes by itself', { monitoredObjectId: 'computer-2' });
    manager.clock.advanceMs(30_000);
    await resolve(short.id);
    manager.clock.advanceMs(30_000);
    await atDatabase((database) => pruneJournal(database, addMs(manager.clock.now(), -500)));
    expect(outline(await take(stream, 1))).toEqual(['FORWARDED Stays']);
    const late = await raise(manager, 'Later');
    await change(manager, 'forwardAlert', { connectorId: id, alertId: late.id });
    expect(outline(await take(stream, 1))).toEqual(['FORWARDED Later']);
  });

  test('an alert that outlived a delay is forwarded once, however many processes look after it', async () => {
    const { id } = await connectNew({}, { forwardingDelaySeconds: 60 });
    await using other = await manager.startAnother({ connectors: { watchMs: 10 } });
    await raise(manager, 'Stays');
    const marker = await raise(manager, 'Closed', { monitoredObjectId: 'computer-2' });
    await resolve(marker.id);
    manager.clock.advanceMs(61_000);
    other.clock.advanceMs(61_000);
    await using stream = await receive(manager, id);
    expect(outline(await take(stream, 2))).toEqual(['SESSION', 'FORWARDED Stays']);
    await change(manager, 'forwardAlert', { connectorId: id, alertId: marker.id });
    expect(outline(await take(stream, 1))).toEqual(['FORWARDED Closed']);
  });

  test('an alert that is sent by hand is followed from there on', async () => {
    const { id } = await connectNew({}, null);
    const { id: alertId } = await raise(manager, 'Outside');
    await raise(manager, 'Never sent');
    await using stream = await receive(manager, id);
    await take(stream, 1);
    await change(manager, 'forwardAlert', { connectorId: id, alertId, comment: 'please look' });
    await change(manager, 'updateAlert', { alertId, owner: 'kim' });
    const events = await take(stream, 2);
    expect(outline(events)).toEqual(['FORWARDED Outside', 'CHANGED Outside']);
    expect(events[0]?.comment).toBe('please look');
  });

  test('a quiet connector gets bookmarks, which it may acknowledge', async () => {
    const { id } = await connectNew({}, { severities: ['CRITICAL'] });
    await using stream = await receive(manager, id, { bookmarkSeconds: 1 });
    await take(stream, 1);
    await raise(manager, 'Not for it');
    const [bookmark] = await take(stream, 1);
    expect(bookmark?.kind).toBe('BOOKMARK');
    expect(await acknowledge({ connectorId: id, cursor: bookmark?.cursor ?? '' })).toEqual([]);
  });

  test('the bookmark of a connector for which nothing waits follows the journal', async () => {
    const { id } = await connectNew({}, { severities: ['CRITICAL'] });
    await raise(manager, 'Not for it');
    await until('the bookmark has followed', async () => {
      const answer = await ask<{
        connector: { acknowledgedCursor: string };
        operationsManagerChangeStream: { newest: string };
      }>(
        manager,
        `query ($id: ID!) {
          connector(id: $id) { acknowledgedCursor } operationsManagerChangeStream { newest }
        }`,
        { variables: { id } },
      );
      return answer.connector.acknowledgedCursor === answer.operationsManagerChangeStream.newest;
    });
    expect(await look(manager, id)).toMatchObject({ acknowledgedCount: 0, pendingCount: 0 });
  });

  /** As an operator's tool would open the same store. */
  async function atDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const database = await openDatabase({
      location: manager.location,
      migrations: operationsManagerMigrations,
    });
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  }
});
