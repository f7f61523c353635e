import { describe, expect, test } from 'vitest';
import { STORES } from '../support/databases.ts';
import {
  makeActivity,
  makeRunbook,
  startOrchestrator,
  waitFor,
  type TestOrchestrator,
} from './support/orchestrator.ts';

const TWO_STEPS = makeRunbook({
  id: 'two-steps',
  activities: [
    makeActivity('One', 'Initialize Data'),
    makeActivity('Two', 'Publish Data', { A: 'b' }),
  ],
});

describe.each(STORES)('on %s, the stream of job changes', (kind) => {
  test('tells every step of a job, chained by its cursors', async () => {
    await using orchestrator = await startOrchestrator(kind, { runbooks: [TWO_STEPS] });
    const stream = await orchestrator.follow<Change>(`subscription { jobChanges { ${CHANGE} } }`);
    await start(orchestrator, 'alert-1');
    const events = await take(stream, 4);
    expect(events.map(({ kind: what, by, changes, job }) => ({ what, by, changes, job }))).toEqual([
      {
        what: 'CREATED',
        by: 'local administrator',
        changes: [],
        job: { status: 'PENDING', outcome: null, currentActivity: null, alert: { id: 'alert-1' } },
      },
      {
        what: 'CHANGED',
        by: 'orch-1',
        changes: [
          { field: 'status', from: 'PENDING', to: 'RUNNING' },
          { field: 'runbookServerId', from: null, to: 'server-1' },
          { field: 'currentActivity', from: null, to: 'One' },
          { field: 'startedAt', from: null, to: expect.any(String) },
        ],
        job: { status: 'RUNNING', outcome: null, currentActivity: 'One', alert: { id: 'alert-1' } },
      },
      {
        what: 'CHANGED',
        by: 'orch-1',
        changes: [{ field: 'currentActivity', from: 'One', to: 'Two' }],
        job: { status: 'RUNNING', outcome: null, currentActivity: 'Two', alert: { id: 'alert-1' } },
      },
      {
        what: 'CHANGED',
        by: 'orch-1',
        changes: [
          { field: 'status', from: 'RUNNING', to: 'COMPLETED' },
          { field: 'outcome', from: null, to: 'SUCCESS' },
          { field: 'currentActivity', from: 'Two', to: null },
          { field: 'endedAt', from: null, to: expect.any(String) },
        ],
        job: {
          status: 'COMPLETED',
          outcome: 'SUCCESS',
          currentActivity: null,
          alert: { id: 'alert-1' },
        },
      },
    ]);
    expect(events.slice(1).map(({ previous }) => previous)).toEqual(
      events.slice(0, -1).map(({ cursor }) => cursor),
    );
  });

  test('takes a job off the board when it does not match any more', async () => {
    await using orchestrator = await startOrchestrator(kind, { runbooks: [TWO_STEPS] });
    const stream = await orchestrator.follow<Change>(
      `subscription { jobChanges(filter: { status: { in: [PENDING, RUNNING] }, alertId: { eq: "alert-1" } }) { ${CHANGE} } }`,
    );
    await start(orchestrator, 'alert-2');
    await start(orchestrator, 'alert-1');
    const events = await take(stream, 4);
    expect(events.map(({ kind: what, job }) => [what, job?.status])).toEqual([
      ['CREATED', 'PENDING'],
      ['CHANGED', 'RUNNING'],
      ['CHANGED', 'RUNNING'],
      ['LEFT', 'COMPLETED'],
    ]);
  });

  test('continues behind the cursor that a mutation or a list gave', async () => {
    await using orchestrator = await startOrchestrator(kind, { runbooks: [TWO_STEPS] });
    const { jobs } = await orchestrator.ask<{ jobs: { cursor: string } }>('{ jobs { cursor } }');
    const cursor = await start(orchestrator, 'alert-1');
    await waitFor(async () => {
      const { jobs: ended } = await orchestrator.ask<{ jobs: { totalCount: number } }>(
        '{ jobs(filter: { status: { eq: COMPLETED } }) { totalCount } }',
      );
      return ended.totalCount === 1 ? true : null;
    });
    const afterList = await orchestrator.follow<Change>(
      `subscription { jobChanges(after: "${jobs.cursor}") { ${CHANGE} } }`,
    );
    const afterMutation = await orchestrator.follow<Change>(
      `subscription { jobChanges(after: "${cursor}") { ${CHANGE} } }`,
    );
    expect((await take(afterList, 1))[0]?.kind).toBe('CREATED');
    expect((await take(afterMutation, 1))[0]?.changes[0]).toEqual({
      field: 'status',
      from: 'PENDING',
      to: 'RUNNING',
    });
  });

  test('begins with the jobs as they stand when asked to', async () => {
    await using orchestrator = await startOrchestrator(kind, {
      runbooks: [TWO_STEPS],
      servers: [],
    });
    await start(orchestrator, 'alert-1');
    await start(orchestrator, 'alert-2');
    const stream = await orchestrator.follow<Change>(
      `subscription { jobChanges(snapshot: true, filter: { alertId: { eq: "alert-2" } }) { ${CHANGE} } }`,
    );
    const events = await take(stream, 2);
    expect(events.map(({ kind: what, job }) => [what, job?.alert.id])).toEqual([
      ['SNAPSHOT', 'alert-2'],
      ['SNAPSHOT_END', undefined],
    ]);
  });

  test('refuses a filter and a cursor that make no sense', async () => {
    await using orchestrator = await startOrchestrator(kind, { runbooks: [TWO_STEPS] });
    await expect(
      orchestrator.follow<Change>(
        'subscription { jobChanges(filter: { id: { in: [] } }) { cursor } }',
      ),
    ).rejects.toThrow('Cannot filter by filter.id.in: the list is empty, so nothing matches');
    await expect(
      orchestrator.follow<Change>('subscription { jobChanges(after: "x") { cursor } }'),
    ).rejects.toThrow('Cannot continue: the cursor is not of this store');
  });
});

const CHANGE = `kind cursor previous by changes { field from to }
  job { status outcome currentActivity alert { id } }`;

interface Change {
  readonly kind: string;
  readonly cursor: string;
  readonly previous: string;
  readonly by: string | null;
  readonly changes: readonly { field: string; from: unknown; to: unknown }[];
  readonly job: { readonly status: string; readonly alert: { readonly id: string } } | null;
}

async function start(orchestrator: TestOrchestrator, alertId: string): Promise<string> {
  const { startRunbook } = await orchestrator.ask<{ startRunbook: { cursor: string } }>(
    `mutation ($alertId: ID) { startRunbook(input: { runbookId: "two-steps", alertId: $alertId }) { cursor } }`,
    { alertId },
  );
  return startRunbook.cursor;
}

/** So many events, after which the stream is left. */
async function take(
  stream: AsyncIterableIterator<Change> & AsyncDisposable,
  count: number,
): Promise<Change[]> {
  await using events = stream;
  const taken: Change[] = [];
  while (taken.length < count) {
    const { value, done } = await events.next();
    if (done === true) break;
    taken.push(value);
  }
  return taken;
}
