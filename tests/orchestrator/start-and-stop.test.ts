import { describe, expect, test } from 'vitest';
import { STORES } from '../support/databases.ts';
import {
  makeActivity,
  makeRunbook,
  SERVER_1,
  startOrchestrator,
  waitFor,
  type TestOrchestrator,
} from './support/orchestrator.ts';

const CLEAN = makeRunbook({
  id: 'clean',
  parameters: [
    { id: 'p1', name: 'Computer', type: 'STRING', direction: 'IN', description: '' },
    { id: 'p2', name: 'Percent', type: 'INTEGER', direction: 'IN', description: '' },
  ],
  activities: [makeActivity('Start', 'Initialize Data')],
});
const LONG = makeRunbook({
  id: 'long',
  activities: [makeActivity('Sleep', 'Wait', { Seconds: '3600' })],
});
const EDITED = makeRunbook({
  id: 'edited',
  checkedOutBy: 'CONTOSO\\jmeyer',
  checkedOutAt: '2026-02-01T10:00:00.000Z',
});
const CONTENT = { runbooks: [CLEAN, LONG, EDITED] };
const VALUES = [
  { name: 'Computer', value: 'web-1' },
  { name: 'Percent', value: '5' },
];
const AT_USUAL_PACE = { running: { pace: 1 } };

describe.each(STORES)('on %s', (kind) => {
  describe('a runbook to start', () => {
    test('becomes a job that says by whom, with what and on whose account', async () => {
      await using orchestrator = await startOrchestrator(kind, {
        ...CONTENT,
        servers: [{ ...SERVER_1, state: 'STOPPED' }],
      });
      const { job, cursor, userErrors } = await start(orchestrator, {
        runbookId: 'clean',
        parameters: VALUES.toReversed(),
        runbookServerIds: ['server-1', 'server-1'],
        alertId: 'alert-1',
        incidentId: 'IR7',
        virtualMachineId: 'vm-1',
      });
      expect(userErrors).toEqual([]);
      expect(cursor).toEqual(expect.any(String));
      expect(job).toMatchObject({
        status: 'PENDING',
        outcome: null,
        parameters: VALUES,
        runbookServer: null,
        candidateServers: [{ name: 'orch-1' }],
        createdBy: 'local administrator',
        startedAt: null,
        endedAt: null,
        alert: { id: 'alert-1' },
        incident: { id: 'IR7' },
        virtualMachine: { id: 'vm-1' },
        version: 1,
      });
    });

    test.each([
      [
        'is unknown',
        { runbookId: 'gone' },
        'NOT_FOUND',
        ['input', 'runbookId'],
        'Cannot start runbook "gone": there is none',
      ],
      [
        'is checked out',
        { runbookId: 'edited' },
        'RUNBOOK_CHECKED_OUT',
        ['input', 'runbookId'],
        'Cannot start runbook "\\Tests\\edited": it is checked out by CONTOSO\\jmeyer',
      ],
      [
        'lacks a value',
        { runbookId: 'clean', parameters: [VALUES[0]] },
        'PARAMETER_MISSING',
        ['input', 'parameters'],
        'Cannot start runbook "\\Tests\\clean": it needs a value for "Percent"',
      ],
      [
        'names an unknown server',
        { runbookId: 'long', runbookServerIds: ['server-1', 'x'] },
        'NOT_FOUND',
        ['input', 'runbookServerIds', '1'],
        'Cannot start runbook "\\Tests\\long": there is no runbook server "x"',
      ],
      [
        'is about nothing',
        { runbookId: 'long', alertId: '' },
        'BAD_LENGTH',
        ['input', 'alertId'],
        'Cannot take an alert id of 0 characters: it must have 1 to 200',
      ],
      [
        'names too many servers',
        {
          runbookId: 'long',
          runbookServerIds: Array.from({ length: 51 }, (_, index) => `s${index}`),
        },
        'OUT_OF_RANGE',
        ['input', 'runbookServerIds'],
        'Cannot choose among 51 runbook servers: 50 may be named',
      ],
    ])('is refused and makes no job when it %s', async (_case, input, code, field, message) => {
      await using orchestrator = await startOrchestrator(kind, CONTENT);
      const { job, cursor, userErrors } = await start(orchestrator, input);
      expect([job, cursor]).toEqual([null, null]);
      expect(userErrors).toEqual([{ code, field, message }]);
      expect(await orchestrator.ask('{ jobs { totalCount } }')).toEqual({
        jobs: { totalCount: 0 },
      });
    });

    test('is started once under one key, and the answer is the same job and cursor', async () => {
      await using orchestrator = await startOrchestrator(kind, CONTENT);
      const input = { runbookId: 'clean', parameters: VALUES, idempotencyKey: 'key-1' };
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => start(orchestrator, input)),
      );
      expect(new Set(answers.map(({ job }) => job?.['id'])).size).toBe(1);
      expect(new Set(answers.map(({ cursor }) => cursor))).toEqual(
        new Set([expect.any(String) as string]),
      );
      // However far things have come since.
      await waitForStatus(orchestrator, String(answers[0]?.job?.['id']), 'COMPLETED');
      expect((await start(orchestrator, input)).cursor).toBe(answers[0]?.cursor);
      expect(await orchestrator.ask('{ jobs { totalCount } }')).toEqual({
        jobs: { totalCount: 1 },
      });
    });

    test('is refused under a key that stands for another request', async () => {
      await using orchestrator = await startOrchestrator(kind, CONTENT);
      await start(orchestrator, { runbookId: 'long', idempotencyKey: 'key-1' });
      const { userErrors } = await start(orchestrator, {
        runbookId: 'long',
        alertId: 'alert-1',
        idempotencyKey: 'key-1',
      });
      expect(userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
    });
  });

  describe('a job to stop', () => {
    test('is CANCELED with the activity it was in, at once and for good', async () => {
      await using orchestrator = await startOrchestrator(kind, CONTENT, AT_USUAL_PACE);
      const { job } = await start(orchestrator, { runbookId: 'long' });
      const id = String(job?.['id']);
      await waitForStatus(orchestrator, id, 'RUNNING');
      const { job: stopped, userErrors } = await stop(orchestrator, {
        jobId: id,
        comment: 'enough',
      });
      expect(userErrors).toEqual([]);
      expect(stopped).toMatchObject({
        status: 'CANCELED',
        outcome: 'FAILED',
        currentActivity: null,
        lastModifiedBy: 'local administrator',
        instances: {
          nodes: [
            {
              status: 'FAILED',
              activityInstances: [
                { name: 'Sleep', status: 'FAILED', error: 'Stopped by local administrator' },
              ],
            },
          ],
        },
      });
      expect(await orchestrator.ask('{ runbookServers { runningJobCount } }')).toEqual({
        runbookServers: [{ runningJobCount: 0 }],
      });
    });

    test('that waits is CANCELED without ever having run', async () => {
      await using orchestrator = await startOrchestrator(kind, {
        ...CONTENT,
        servers: [{ ...SERVER_1, state: 'STOPPED' }],
      });
      const { job } = await start(orchestrator, { runbookId: 'long' });
      const { job: stopped } = await stop(orchestrator, { jobId: String(job?.['id']) });
      expect(stopped).toMatchObject({ status: 'CANCELED', outcome: null, startedAt: null });
    });

    test('is refused when it is over, gone, or not as expected', async () => {
      await using orchestrator = await startOrchestrator(kind, CONTENT);
      const { job } = await start(orchestrator, { runbookId: 'clean', parameters: VALUES });
      const id = String(job?.['id']);
      await waitForStatus(orchestrator, id, 'COMPLETED');
      const refusals = [
        await stop(orchestrator, { jobId: id }),
        await stop(orchestrator, { jobId: 'gone' }),
        await stop(orchestrator, { jobId: id, expectedVersion: 1 }),
      ];
      expect(refusals.map(({ userErrors }) => userErrors)).toEqual([
        [
          {
            code: 'NOT_ALLOWED_IN_STATE',
            message: `Cannot stop job "${id}": it is COMPLETED, it must be PENDING or RUNNING`,
            field: ['input', 'jobId'],
          },
        ],
        [
          {
            code: 'NOT_FOUND',
            message: 'Cannot stop job "gone": there is none',
            field: ['input', 'jobId'],
          },
        ],
        [
          {
            code: 'CONCURRENT_UPDATE',
            message: `Cannot stop job "${id}": it has changed since version 1 and is at version 3`,
            field: ['input', 'expectedVersion'],
          },
        ],
      ]);
    });
  });
});

interface Payload {
  readonly job: Record<string, unknown> | null;
  readonly cursor: string | null;
  readonly userErrors: readonly object[];
}

const JOB = `id status outcome parameters { name value } runbookServer { name } candidateServers { name }
  currentActivity createdBy startedAt endedAt lastModifiedBy version
  alert { id } incident { id } virtualMachine { id }
  instances { nodes { status activityInstances { name status error } } }`;

async function start(orchestrator: TestOrchestrator, input: object): Promise<Payload> {
  const { startRunbook } = await orchestrator.ask<{ startRunbook: Payload }>(
    `mutation ($input: StartRunbookInput!) {
      startRunbook(input: $input) { job { ${JOB} } cursor userErrors { code message field } } }`,
    { input },
  );
  return startRunbook;
}

async function stop(orchestrator: TestOrchestrator, input: object): Promise<Payload> {
  const { stopJob } = await orchestrator.ask<{ stopJob: Payload }>(
    `mutation ($input: StopJobInput!) {
      stopJob(input: $input) { job { ${JOB} } cursor userErrors { code message field } } }`,
    { input },
  );
  return stopJob;
}

async function waitForStatus(
  orchestrator: TestOrchestrator,
  id: string,
  status: string,
): Promise<void> {
  await waitFor(async () => {
    const { job } = await orchestrator.ask<{ job: { status: string } }>(
      'query ($id: ID!) { job(id: $id) { status } }',
      { id },
    );
    return job.status === status ? job : null;
  });
}
