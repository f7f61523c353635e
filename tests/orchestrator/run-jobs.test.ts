import { describe, expect, test } from 'vitest';
import { STORES } from '../support/databases.ts';
import {
  makeActivity,
  makeRunbook,
  startOrchestrator,
  waitFor,
  type TestOrchestrator,
} from './fixture.ts';

describe.each(STORES)('on %s', (kind) => {
  test('a started runbook runs through its activities and returns what it is to return', async () => {
    await using orchestrator = await startOrchestrator(kind, { runbooks: [RESTART] });
    const { startRunbook } = await orchestrator.ask<{
      startRunbook: { job: { id: string; status: string }; userErrors: unknown[] };
    }>(
      `mutation { startRunbook(input: { runbookId: "restart", parameters: [{ name: "Computer", value: "web-1" }], alertId: "alert-1" }) {
        job { id status } cursor userErrors { code message field } } }`,
    );
    expect(startRunbook.userErrors).toEqual([]);
    expect(startRunbook.job.status).toBe('PENDING');
    const job = await waitForEnd(orchestrator, startRunbook.job.id);
    expect(job).toEqual({
      status: 'COMPLETED',
      outcome: 'SUCCESS',
      currentActivity: null,
      runbook: { path: '\\Tests\\restart' },
      runbookServer: { name: 'orch-1' },
      alert: { id: 'alert-1' },
      lastModifiedBy: 'orch-1',
      instances: {
        totalCount: 1,
        nodes: [
          {
            number: 1,
            status: 'SUCCESS',
            parameters: [
              { name: 'Computer', direction: 'IN', value: 'web-1' },
              { name: 'Result', direction: 'OUT', value: 'web-1 is done' },
            ],
            activityInstances: [
              {
                name: 'Start',
                status: 'SUCCESS',
                publishedData: [{ name: 'Computer', value: 'web-1' }],
                error: null,
              },
              { name: 'Return', status: 'SUCCESS', publishedData: [], error: null },
            ],
          },
        ],
      },
    });
  });
});

const RESTART = makeRunbook({
  id: 'restart',
  parameters: [
    { id: 'p1', name: 'Computer', type: 'STRING', direction: 'IN', description: '' },
    { id: 'p2', name: 'Result', type: 'STRING', direction: 'OUT', description: '' },
  ],
  activities: [
    makeActivity('Start', 'Initialize Data'),
    makeActivity('Return', 'Return Data', { Result: '{Start.Computer} is done' }),
  ],
});

async function waitForEnd(orchestrator: TestOrchestrator, id: string): Promise<unknown> {
  return await waitFor(async () => {
    const { job } = await orchestrator.ask<{ job: { status: string } }>(
      `query ($id: ID!) { job(id: $id) { status outcome currentActivity runbook { path } runbookServer { name } alert { id } lastModifiedBy
        instances { totalCount nodes { number status parameters { name direction value }
          activityInstances { name status publishedData { name value } error } } } } }`,
      { id },
    );
    return job.status === 'PENDING' || job.status === 'RUNNING' ? null : job;
  });
}
