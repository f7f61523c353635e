import { describe, expect, test } from 'vitest';
import type { ActivityKind } from '../../subgraphs/orchestrator/activities/activity-kind.ts';
import { BUILT_IN_KINDS } from '../../subgraphs/orchestrator/activities/built-in-kinds.ts';
import { createOrchestrator } from '../../subgraphs/orchestrator/orchestrator.ts';
import { STORES } from '../support/databases.ts';
import { quietLog } from '../support/quiet-log.ts';
import {
  makeActivity,
  makeRunbook,
  SERVER_1,
  SERVER_2,
  startOrchestrator,
  waitFor,
  type TestOrchestrator,
} from './support/orchestrator.ts';

const RESTART = makeRunbook({
  id: 'restart',
  parameters: [
    { id: 'p1', name: 'Computer', type: 'STRING', direction: 'IN', description: '' },
    { id: 'p2', name: 'Result', type: 'STRING', direction: 'OUT', description: '' },
  ],
  activities: [
    makeActivity('Start', 'Initialize Data'),
    makeActivity('Sleep', 'Wait', { Seconds: '3600' }),
    makeActivity('Return', 'Return Data', { Result: '{Start.Computer} is done' }),
  ],
});

describe.each(STORES)('on %s, a job', (kind) => {
  test('runs through its activities and returns what its runbook returns', async () => {
    await using orchestrator = await startOrchestrator(kind, { runbooks: [RESTART] });
    const parameters = [{ name: 'Computer', value: 'web-1' }];
    const job = await waitForEnd(
      orchestrator,
      await start(orchestrator, 'restart', { parameters }),
    );
    expect(job).toEqual({
      status: 'COMPLETED',
      outcome: 'SUCCESS',
      currentActivity: null,
      runbookServer: { name: 'orch-1' },
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
              {
                name: 'Sleep',
                status: 'SUCCESS',
                publishedData: [{ name: 'Waited seconds', value: '3600' }],
                error: null,
              },
              { name: 'Return', status: 'SUCCESS', publishedData: [], error: null },
            ],
          },
        ],
      },
    });
  });

  test('is COMPLETED with the outcome FAILED where an activity is of a kind that is not connected', async () => {
    const runbook = makeRunbook({ id: 'enrich', activities: [makeActivity('Look', 'Get Alert')] });
    await using orchestrator = await startOrchestrator(kind, { runbooks: [runbook] });
    const job = await waitForEnd(orchestrator, await start(orchestrator, 'enrich'));
    expect([job.status, job.outcome]).toEqual(['COMPLETED', 'FAILED']);
    expect(job.instances.nodes[0]?.activityInstances).toMatchObject([
      {
        status: 'FAILED',
        error: 'Cannot run "Look": its kind "Get Alert" is not connected here',
      },
    ]);
    expect(await orchestrator.ask('{ runbooks { nodes { activities { isRunnable } } } }')).toEqual({
      runbooks: { nodes: [{ activities: [{ isRunnable: false }] }] },
    });
  });

  test('has the outcome WARNING where the runbook goes on after a failure', async () => {
    const runbook = makeRunbook({
      id: 'notify',
      activities: [
        makeActivity('Call', 'Fail', { Message: 'Nobody answers' }, { onFailure: 'CONTINUE' }),
        makeActivity('Note', 'Publish Data', { Called: 'no' }),
      ],
    });
    await using orchestrator = await startOrchestrator(kind, { runbooks: [runbook] });
    const job = await waitForEnd(orchestrator, await start(orchestrator, 'notify'));
    expect([job.status, job.outcome]).toEqual(['COMPLETED', 'WARNING']);
    expect(job.instances.nodes[0]?.activityInstances).toMatchObject([
      { name: 'Call', status: 'FAILED', error: 'Nobody answers' },
      { name: 'Note', status: 'SUCCESS', error: null },
    ]);
  });

  test('that breaks down inside says so without telling how the inside looks', async () => {
    const broken = makeKind('Broken', async () => {
      throw new Error('SECRET at line 7');
    });
    const runbook = makeRunbook({ id: 'broken', activities: [makeActivity('Try', 'Broken')] });
    await using orchestrator = await startOrchestrator(
      kind,
      { runbooks: [runbook] },
      withKinds(broken),
    );
    const job = await waitForEnd(orchestrator, await start(orchestrator, 'broken'));
    expect(job.instances.nodes[0]?.activityInstances).toMatchObject([
      { status: 'FAILED', error: '"Try" broke down; the log of the server says why' },
    ]);
  });
});

describe.each(STORES)('on %s, runbook servers', (kind) => {
  const gated = makeRunbook({ id: 'gated', activities: [makeActivity('Gate', 'Gate')] });

  test('run as many jobs as they may, and the next as soon as there is room', async () => {
    const gate = makeGate();
    const server = { ...SERVER_1, maxConcurrentJobs: 2 };
    await using orchestrator = await startOrchestrator(
      kind,
      { runbooks: [gated], servers: [server] },
      withKinds(gate.kind),
    );
    const ids = [];
    for (let count = 0; count < 3; count += 1) ids.push(await start(orchestrator, 'gated'));
    await waitFor(async () => (gate.waiting() === 2 ? true : null));
    expect(await listStatuses(orchestrator, ids)).toEqual(['RUNNING', 'RUNNING', 'PENDING']);

    gate.openOne();
    await waitFor(async () => (gate.begun() === 3 ? true : null));
    const statuses = await listStatuses(orchestrator, ids);
    expect(statuses.toSorted()).toEqual(['COMPLETED', 'RUNNING', 'RUNNING']);
    gate.openAll();
    for (const id of ids) await waitForEnd(orchestrator, id);
  });

  test('are used beyond the primary one only when that is full, and never beyond those named', async () => {
    const gate = makeGate();
    const servers = [
      { ...SERVER_1, maxConcurrentJobs: 1 },
      { ...SERVER_2, maxConcurrentJobs: 1 },
    ];
    await using orchestrator = await startOrchestrator(
      kind,
      { runbooks: [gated], servers },
      withKinds(gate.kind),
    );
    const ids = [
      await start(orchestrator, 'gated'),
      await start(orchestrator, 'gated'),
      await start(orchestrator, 'gated', { runbookServerIds: ['server-1'] }),
    ];
    await waitFor(async () => (gate.waiting() === 2 ? true : null));
    expect(await listServers(orchestrator, ids)).toEqual(['orch-1', 'orch-2', null]);
    gate.openAll();
    for (const id of ids) await waitForEnd(orchestrator, id);
    expect(await listServers(orchestrator, ids)).toEqual(['orch-1', 'orch-2', 'orch-1']);
  });

  test('that are stopped let their jobs wait until they run again', async () => {
    const stopped = { ...SERVER_2, state: 'STOPPED' as const };
    await using orchestrator = await startOrchestrator(kind, {
      runbooks: [makeRunbook({ id: 'empty' })],
      servers: [SERVER_1, stopped],
    });
    const waiting = await start(orchestrator, 'empty', { runbookServerIds: ['server-2'] });
    const other = await start(orchestrator, 'empty');
    await waitForEnd(orchestrator, other);
    expect(await listStatuses(orchestrator, [waiting])).toEqual(['PENDING']);
    await orchestrator.write(({ runbookServers }) => runbookServers.save(SERVER_2));
    expect((await waitForEnd(orchestrator, waiting)).runbookServer).toEqual({ name: 'orch-2' });
  });
});

describe.each(STORES)('on %s, the job of a monitor runbook', (kind) => {
  const watch = makeRunbook({
    id: 'watch',
    isMonitor: true,
    activities: [
      makeActivity('When', 'Trigger'),
      makeActivity('Then', 'Gate', { What: '{When.What}' }),
    ],
  });

  test('goes on running and makes one instance after another, one for each trigger', async () => {
    const events = ['first', 'second'];
    const trigger = makeKind(
      'Trigger',
      async ({ signal }) => {
        const what = await waitFor(async () => {
          signal.throwIfAborted();
          return events.shift() ?? null;
        });
        return { publishedData: [{ name: 'What', value: what }] };
      },
      { isTrigger: true },
    );
    const gate = makeGate();
    await using orchestrator = await startOrchestrator(
      kind,
      { runbooks: [watch] },
      withKinds(trigger, gate.kind),
    );
    const id = await start(orchestrator, 'watch');
    await waitFor(async () => (gate.waiting() === 1 ? true : null));
    // The second trigger has to wait: a job has at most one running instance.
    expect(events).toEqual(['second']);
    gate.openOne();
    await waitFor(async () => (gate.begun() === 2 ? true : null));
    gate.openAll();

    await waitFor(async () => {
      const { instances } = await readJob(orchestrator, id);
      return instances.nodes[0]?.status === 'SUCCESS' ? instances : null;
    });
    // Read anew: on PostgreSQL the job and its instances are read one after the other, each as of its moment.
    const job = await readJob(orchestrator, id);
    expect(job).toMatchObject({
      status: 'RUNNING',
      outcome: 'SUCCESS',
      currentActivity: 'When',
      instances: {
        totalCount: 2,
        nodes: [
          { number: 2, status: 'SUCCESS' },
          { number: 1, status: 'SUCCESS' },
        ],
      },
    });
    expect(job.instances.nodes.map(({ activityInstances }) => activityInstances[0])).toMatchObject([
      { name: 'When', publishedData: [{ name: 'What', value: 'second' }] },
      { name: 'When', publishedData: [{ name: 'What', value: 'first' }] },
    ]);
  });

  test('is FAILED when there is nothing to wait for', async () => {
    const idle = makeRunbook({ id: 'idle', isMonitor: true });
    await using orchestrator = await startOrchestrator(kind, { runbooks: [idle] });
    const job = await waitForEnd(orchestrator, await start(orchestrator, 'idle'));
    expect(job).toMatchObject({ status: 'FAILED', outcome: null, instances: { nodes: [] } });
  });

  test('is FAILED when what it waits for cannot be waited for', async () => {
    await using orchestrator = await startOrchestrator(kind, { runbooks: [watch] });
    const job = await waitForEnd(orchestrator, await start(orchestrator, 'watch'));
    expect(job).toMatchObject({
      status: 'FAILED',
      outcome: 'FAILED',
      instances: {
        nodes: [
          {
            status: 'FAILED',
            activityInstances: [
              { error: 'Cannot run "When": its kind "Trigger" is not connected here' },
            ],
          },
        ],
      },
    });
  });
});

describe.each(STORES)('on %s, after an interruption', (kind) => {
  const steps = makeRunbook({
    id: 'steps',
    activities: [
      makeActivity('Before', 'Count'),
      makeActivity('During', 'Gate'),
      makeActivity('After', 'Count'),
    ],
  });

  test('a job goes on with the activity it was in, and repeats none that had ended', async () => {
    const gate = makeGate();
    const count = makeCounter();
    const options = withKinds(gate.kind, count.kind);
    await using orchestrator = await startOrchestrator(kind, { runbooks: [steps] }, options);
    const id = await start(orchestrator, 'steps');
    await waitFor(async () => (gate.waiting() === 1 ? true : null));
    await orchestrator.restart();
    await waitFor(async () => (gate.begun() === 2 ? true : null));
    expect(gate.instanceIds()).toHaveLength(1);
    gate.openAll();
    const job = await waitForEnd(orchestrator, id);
    expect([job.status, job.outcome, count.total()]).toEqual(['COMPLETED', 'SUCCESS', 2]);
    expect(job.instances.nodes[0]?.activityInstances.map(({ name }) => name)).toEqual([
      'Before',
      'During',
      'After',
    ]);
  });

  test('a job is FAILED that was in an activity which must not be repeated', async () => {
    const gate = makeGate({ isRepeatable: false });
    const count = makeCounter();
    const options = withKinds(gate.kind, count.kind);
    await using orchestrator = await startOrchestrator(kind, { runbooks: [steps] }, options);
    const id = await start(orchestrator, 'steps');
    await waitFor(async () => (gate.waiting() === 1 ? true : null));
    await orchestrator.restart();
    const job = await waitForEnd(orchestrator, id);
    expect([job.status, job.outcome, gate.begun(), count.total()]).toEqual([
      'FAILED',
      'FAILED',
      1,
      1,
    ]);
    expect(job.instances.nodes[0]?.activityInstances[1]?.error).toBe(
      'The server was interrupted in it. It may have taken effect, so it is not run again.',
    );
  });

  test('a waiting activity waits only for what is left of its time', async () => {
    const sleep = makeRunbook({
      id: 'sleep',
      activities: [makeActivity('Sleep', 'Wait', { Seconds: '0.4' })],
    });
    const options = { running: { pace: 1 } };
    await using orchestrator = await startOrchestrator(kind, { runbooks: [sleep] }, options);
    const id = await start(orchestrator, 'sleep');
    await waitFor(async () =>
      (await readJob(orchestrator, id)).status === 'RUNNING' ? true : null,
    );
    await orchestrator.restart();
    await waitForEnd(orchestrator, id);
    const { job } = await orchestrator.ask<{ job: { startedAt: string; endedAt: string } }>(
      'query ($id: ID!) { job(id: $id) { startedAt endedAt } }',
      { id },
    );
    expect(Date.parse(job.endedAt) - Date.parse(job.startedAt)).toBeGreaterThanOrEqual(400);
  });

  test('a job of a process that is gone is taken over once its claim has ended, not before', async () => {
    const gate = makeGate();
    const count = makeCounter();
    const options = withKinds(gate.kind, count.kind);
    await using orchestrator = await startOrchestrator(kind, { runbooks: [steps] }, options);
    const id = await start(orchestrator, 'steps');
    await waitFor(async () => (gate.waiting() === 1 ? true : null));
    const claimEndsAt = await orchestrator.restart(options, async () => {
      const now = new Date().toISOString();
      const endsAt = new Date(Date.now() + 400).toISOString();
      await orchestrator.write(({ jobClaims }) =>
        jobClaims.claim(id, { runnerId: 'somebody else', endsAt, now }),
      );
      return endsAt;
    });
    await waitFor(async () => (gate.begun() === 2 ? true : null));
    expect(new Date().toISOString() >= claimEndsAt).toBe(true);
    gate.openAll();
    expect((await waitForEnd(orchestrator, id)).outcome).toBe('SUCCESS');
  });

  test('several processes over one store carry each job out once', async () => {
    const count = makeCounter();
    const runbook = makeRunbook({
      id: 'count',
      activities: [makeActivity('One', 'Count'), makeActivity('Two', 'Count')],
    });
    const options = withKinds(count.kind);
    await using orchestrator = await startOrchestrator(kind, { runbooks: [runbook] }, options);
    const other = await createOrchestrator({
      location: orchestrator.location,
      log: quietLog,
      activityKinds: options.activityKinds,
      running: { pace: 0, pollMs: 5, leaseMs: 5_000 },
    });
    try {
      const ids = await Promise.all(Array.from({ length: 30 }, () => start(orchestrator, 'count')));
      for (const id of ids) expect((await waitForEnd(orchestrator, id)).outcome).toBe('SUCCESS');
      expect(count.total()).toBe(60);
    } finally {
      await other.close();
    }
  });
});

interface JobFound {
  readonly status: string;
  readonly outcome: string | null;
  readonly currentActivity: string | null;
  readonly runbookServer: { readonly name: string } | null;
  readonly instances: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly status: string;
      readonly activityInstances: readonly {
        readonly name: string;
        readonly error: string | null;
      }[];
    }[];
  };
}

async function start(
  orchestrator: TestOrchestrator,
  runbookId: string,
  rest: object = {},
): Promise<string> {
  const { startRunbook } = await orchestrator.ask<{ startRunbook: { job: { id: string } } }>(
    'mutation ($input: StartRunbookInput!) { startRunbook(input: $input) { job { id } } }',
    { input: { runbookId, ...rest } },
  );
  return startRunbook.job.id;
}

async function readJob(orchestrator: TestOrchestrator, id: string): Promise<JobFound> {
  const { job } = await orchestrator.ask<{ job: JobFound }>(
    `query ($id: ID!) { job(id: $id) {
      status outcome currentActivity runbookServer { name } lastModifiedBy
      instances { totalCount nodes { number status parameters { name direction value }
        activityInstances { name status publishedData { name value } error } } } } }`,
    { id },
  );
  return job;
}

async function waitForEnd(orchestrator: TestOrchestrator, id: string): Promise<JobFound> {
  return await waitFor(async () => {
    const job = await readJob(orchestrator, id);
    return job.status === 'PENDING' || job.status === 'RUNNING' ? null : job;
  });
}

async function listStatuses(
  orchestrator: TestOrchestrator,
  ids: readonly string[],
): Promise<string[]> {
  const jobs = await Promise.all(ids.map((id) => readJob(orchestrator, id)));
  return jobs.map(({ status }) => status);
}

async function listServers(
  orchestrator: TestOrchestrator,
  ids: readonly string[],
): Promise<(string | null)[]> {
  const jobs = await Promise.all(ids.map((id) => readJob(orchestrator, id)));
  return jobs.map(({ runbookServer }) => runbookServer?.name ?? null);
}

function makeKind(
  name: string,
  run: ActivityKind['run'],
  rest: Partial<Pick<ActivityKind, 'isTrigger' | 'isRepeatable'>> = {},
): ActivityKind {
  const usualMs = { least: 0, most: 0 };
  return { name, isTrigger: false, isRepeatable: true, usualMs, run, ...rest };
}

function withKinds(...kinds: ActivityKind[]) {
  return {
    activityKinds: new Map([...BUILT_IN_KINDS, ...kinds.map((one) => [one.name, one] as const)]),
  };
}

/** An activity that lasts until the test lets it go on. */
function makeGate(rest: Partial<Pick<ActivityKind, 'isRepeatable'>> = {}) {
  const waiting = new Set<() => void>();
  const instanceIds = new Set<string>();
  let begun = 0;
  let isOpen = false;
  const kind = makeKind(
    'Gate',
    async ({ instanceId, signal }) => {
      begun += 1;
      instanceIds.add(instanceId);
      if (!isOpen) {
        await new Promise<void>((resolve, reject) => {
          const pass = (): void => {
            waiting.delete(pass);
            resolve();
          };
          waiting.add(pass);
          signal.addEventListener('abort', () => {
            waiting.delete(pass);
            reject(signal.reason as Error);
          });
        });
      }
      return { publishedData: [] };
    },
    rest,
  );
  return {
    kind,
    waiting: () => waiting.size,
    begun: () => begun,
    instanceIds: () => [...instanceIds],
    openOne: () => [...waiting][0]?.(),
    openAll() {
      isOpen = true;
      for (const pass of waiting) pass();
    },
  };
}

/** An activity that counts how often it was run. */
function makeCounter() {
  let total = 0;
  const kind = makeKind('Count', async () => {
    total += 1;
    return { publishedData: [] };
  });
  return { kind, total: () => total };
}
