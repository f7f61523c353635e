import { describe, expect, test } from 'vitest';
import { alertIdOf, describeDataCentre } from '../../subgraphs/demonstration/data-centre.ts';
import { createRandom } from '../../subgraphs/demonstration/random.ts';
import { STORES } from '../support/databases.ts';
import { startOrchestrator, waitFor } from './support/orchestrator.ts';

const EMPTY = { runbooks: [], servers: [] };

describe.each(STORES)('the demonstration on %s', (kind) => {
  test('holds forty runbooks, three servers and two thousand jobs, the newest running', async () => {
    await using orchestrator = await startOrchestrator(kind, EMPTY, {
      running: { pace: 1, pollMs: 60_000 },
    });
    expect(await orchestrator.demonstration.prepare(describeDataCentre())).toBe('filled');
    expect(
      await orchestrator.ask(`{
        runbooks { totalCount }
        monitors: runbooks(filter: { isMonitor: true }) { totalCount }
        inEditing: runbooks(filter: { isCheckedOut: true }) { totalCount }
        runbookServers { name isPrimary state maxConcurrentJobs }
        jobs { totalCount }
        running: jobs(filter: { status: { eq: RUNNING } }) { totalCount }
        waiting: jobs(filter: { status: { eq: PENDING } }) { totalCount }
      }`),
    ).toEqual({
      runbooks: { totalCount: 40 },
      monitors: { totalCount: 5 },
      inEditing: { totalCount: 1 },
      runbookServers: [
        { name: 'orch-east-1', isPrimary: true, state: 'RUNNING', maxConcurrentJobs: 50 },
        { name: 'orch-west-1', isPrimary: false, state: 'RUNNING', maxConcurrentJobs: 50 },
        { name: 'orch-west-2', isPrimary: false, state: 'STOPPED', maxConcurrentJobs: 50 },
      ],
      jobs: { totalCount: 2_000 },
      running: { totalCount: 43 },
      waiting: { totalCount: 3 },
    });
  });

  test('shows running jobs on a board of the newest open alerts', async () => {
    await using orchestrator = await startOrchestrator(kind, EMPTY, {
      running: { pace: 1, pollMs: 60_000 },
    });
    const dataCentre = describeDataCentre();
    await orchestrator.demonstration.prepare(dataCentre);
    const representations = Array.from({ length: 50 }, (_, age) => ({
      __typename: 'Alert',
      id: alertIdOf(dataCentre.counts.alerts - 1 - age),
    }));
    const { _entities: alerts } = await orchestrator.ask<{
      _entities: { jobs: { nodes: { currentActivity: string }[] } }[];
    }>(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on Alert { jobs(status: [RUNNING]) { nodes { currentActivity virtualMachine { id } } } } } }`,
      { representations },
    );
    expect(alerts.filter(({ jobs }) => jobs.nodes.length > 0)).toHaveLength(40);
    expect(alerts[0]?.jobs.nodes[0]?.currentActivity).toMatch(/: wait$/);
  });

  test('goes on with its running jobs, and starts runbooks that can run to their end', async () => {
    await using orchestrator = await startOrchestrator(kind, EMPTY, {
      // Monitor runbooks keep to the clock at any pace.
      running: { pace: 0.000_1, pollMs: 20 },
    });
    await orchestrator.demonstration.prepare(describeDataCentre());
    const random = createRandom(7);
    for (let step = 0; step < 200; step += 1) await orchestrator.demonstration.act(random);
    await waitFor(async () => {
      const { jobs } = await orchestrator.ask<{ jobs: { totalCount: number } }>(
        '{ jobs(filter: { status: { in: [PENDING, RUNNING] } }) { totalCount } }',
      );
      // Left are the three monitors and the three jobs that wait for the stopped server.
      return jobs.totalCount === 6 ? jobs : null;
    });
    const {
      jobs: { nodes: started },
    } = await orchestrator.ask<{
      jobs: {
        nodes: {
          status: string;
          instances: { nodes: { activityInstances: { error: string | null }[] }[] };
        }[];
      };
    }>(`{ jobs(filter: { createdBy: { eq: "CONTOSO\\\\svc-schedule" } }) { nodes {
      status instances { nodes { activityInstances { error } } } } } }`);
    expect(started.length).toBeGreaterThan(5);
    expect(new Set(started.map(({ status }) => status))).toEqual(new Set(['COMPLETED']));
    const errors = started.flatMap(({ instances }) =>
      instances.nodes.flatMap(({ activityInstances }) =>
        activityInstances.flatMap(({ error }) => (error === null ? [] : [error])),
      ),
    );
    for (const error of errors) {
      expect([
        'The gateway of the duty phone does not answer',
        'The change is not approved',
      ]).toContain(error);
    }
  });
});
