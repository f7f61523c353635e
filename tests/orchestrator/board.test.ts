import { describe, expect, test } from 'vitest';
import type { Job } from '../../subgraphs/orchestrator/jobs/job.ts';
import { STORES } from '../support/databases.ts';
import {
  makeRunbook,
  SERVER_1,
  startOrchestrator,
  waitFor,
  type TestOrchestrator,
} from './support/orchestrator.ts';

/** Jobs that nobody takes up, so that they stay as they are. */
const SERVERS = [{ ...SERVER_1, state: 'STOPPED' as const }];
const RUNBOOKS = [
  makeRunbook({ id: 'r-1', name: 'Clean Disk', folder: '\\Operations\\Disks' }),
  makeRunbook({ id: 'r-2', name: 'Restart', folder: '\\Operations' }),
  makeRunbook({ id: 'r-3', name: 'Watch', folder: '\\OperationsOld', isMonitor: true }),
  makeRunbook({
    id: 'r-4',
    name: 'Top',
    folder: '\\',
    checkedOutBy: 'jm',
    checkedOutAt: '2026-01-01T00:00:00.000Z',
  }),
];

const SUBJECTS = [
  ['Alert', 'alertId'],
  ['Incident', 'incidentId'],
  ['VirtualMachine', 'virtualMachineId'],
] as const;

describe.each(STORES)('on %s', (kind) => {
  test.each(SUBJECTS)(
    'a board of fifty of type %s gets its jobs in one statement',
    async (typename, field) => {
      await using orchestrator = await startWithJobs(
        kind,
        Array.from({ length: 200 }, (_, index) =>
          makeJob(index, {
            [field]: `subject-${index % 40}`,
            status: index < 120 ? 'COMPLETED' : 'PENDING',
          }),
        ),
      );
      const representations = Array.from({ length: 50 }, (_, index) => ({
        __typename: typename,
        id: `subject-${index}`,
      }));
      orchestrator.takeStatements();
      const { _entities: found } = await orchestrator.ask<{ _entities: { jobs: Connection }[] }>(
        `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on ${typename} { id jobs(first: 1, status: [PENDING, RUNNING]) {
          nodes { id status } pageInfo { hasNextPage } } } } }`,
        { representations },
      );
      expect(takeTablesRead(orchestrator)).toEqual(['jobs']);
      expect(found).toHaveLength(50);
      expect(found[0]).toEqual({
        id: 'subject-0',
        jobs: { nodes: [{ id: 'job-160', status: 'PENDING' }], pageInfo: { hasNextPage: true } },
      });
      expect(found[39]?.jobs.nodes).toEqual([{ id: 'job-199', status: 'PENDING' }]);
      expect(found[40]?.jobs.nodes).toEqual([]);
    },
  );

  test('a page of jobs gets its runbooks, servers and instances in one statement each', async () => {
    await using orchestrator = await startWithJobs(
      kind,
      Array.from({ length: 50 }, (_, index) => makeJob(index, { runbookServerId: 'server-1' })),
    );
    orchestrator.takeStatements();
    await orchestrator.ask(
      `{ jobs(first: 50) { totalCount cursor nodes { runbook { path } runbookServer { name }
        instances { totalCount nodes { id } } alert { id } } } }`,
    );
    // Jobs and instances are read and counted.
    expect(takeTablesRead(orchestrator)).toEqual([
      'jobs',
      'jobs',
      'runbook_instances',
      'runbook_instances',
      'runbook_servers',
      'runbooks',
    ]);
  });

  test('jobs are turned page by page without a gap or a repeat', async () => {
    await using orchestrator = await startWithJobs(
      kind,
      // Many of one moment, so that the id has to break the tie.
      Array.from({ length: 25 }, (_, index) => makeJob(index, { createdAt: momentOf(index % 3) })),
    );
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { jobs }: { jobs: Connection } = await orchestrator.ask(
        `query ($after: String) { jobs(first: 7, after: $after) {
          nodes { id status } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      seen.push(...jobs.nodes.map(({ id }) => id));
      after = jobs.pageInfo.hasNextPage ? jobs.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
    expect(seen.slice(0, 2)).toEqual(['job-8', 'job-5']);
  });

  test.each([
    ['{ status: { eq: FAILED } }', ['job-1']],
    ['{ status: { in: [FAILED, CANCELED] } }', ['job-2', 'job-1']],
    ['{ outcome: { eq: WARNING } }', ['job-3']],
    ['{ outcome: { isNull: true } }', ['job-4', 'job-2']],
    ['{ not: { outcome: { eq: WARNING } } }', ['job-4', 'job-2', 'job-1', 'job-0']],
    ['{ alertId: { eq: "alert-1" }, runbookId: { eq: "r-2" } }', ['job-0']],
    [
      '{ or: [{ incidentId: { eq: "IR1" } }, { virtualMachineId: { isNull: false } }] }',
      ['job-4', 'job-2'],
    ],
    [
      '{ createdAt: { gte: "2026-02-01T01:00:00Z", lt: "2026-02-01T04:00:00+01:00" } }',
      ['job-2', 'job-1'],
    ],
    ['{ endedAt: { isNull: false } }', ['job-3']],
    ['{ createdBy: { in: ["asingh"] } }', ['job-3']],
    ['{ runbookServerId: { eq: "server-1" } }', ['job-1']],
  ])('jobs are found by %s', async (filter, ids) => {
    await using orchestrator = await startWithJobs(kind, [
      makeJob(0, { alertId: 'alert-1', runbookId: 'r-2', status: 'COMPLETED', outcome: 'SUCCESS' }),
      makeJob(1, {
        alertId: 'alert-1',
        status: 'FAILED',
        outcome: 'FAILED',
        runbookServerId: 'server-1',
      }),
      makeJob(2, { incidentId: 'IR1', status: 'CANCELED' }),
      makeJob(3, {
        outcome: 'WARNING',
        status: 'COMPLETED',
        endedAt: momentOf(4),
        createdBy: 'asingh',
      }),
      makeJob(4, { virtualMachineId: 'vm-1' }),
    ]);
    const { jobs } = await orchestrator.ask<{ jobs: Connection }>(
      `{ jobs(filter: ${filter}) { totalCount nodes { id } } }`,
    );
    expect(jobs.nodes.map(({ id }) => id)).toEqual(ids);
    expect(jobs.totalCount).toBe(ids.length);
  });

  test.each([
    ['filter: { folder: { under: "\\\\Operations" } }', ['Restart', 'Clean Disk']],
    ['filter: { folder: { eq: "\\\\Operations" } }', ['Restart']],
    ['filter: { folder: { under: "\\\\" } }', ['Restart', 'Clean Disk', 'Watch', 'Top']],
    ['filter: { folder: { eq: "\\\\" } }', ['Top']],
    ['filter: { path: { eq: "\\\\Operations\\\\Disks\\\\Clean Disk" } }', ['Clean Disk']],
    ['filter: { name: { contains: "clean" } }', ['Clean Disk']],
    ['filter: { isMonitor: true }', ['Watch']],
    ['filter: { isCheckedOut: true }', ['Top']],
    ['filter: { isCheckedOut: false, not: { isMonitor: true } }', ['Restart', 'Clean Disk']],
    ['orderBy: { field: NAME, direction: DESC }', ['Watch', 'Top', 'Restart', 'Clean Disk']],
  ])('runbooks are found by %s', async (asked, names) => {
    await using orchestrator = await startOrchestrator(kind, { runbooks: RUNBOOKS });
    const { runbooks } = await orchestrator.ask<{ runbooks: { nodes: { name: string }[] } }>(
      `{ runbooks(${asked}) { nodes { name } } }`,
    );
    const found = runbooks.nodes.map(({ name }) => name);
    // How "\" sorts among letters is a matter of the database's collation.
    expect(asked.startsWith('orderBy') ? found : found.toSorted()).toEqual(
      asked.startsWith('orderBy') ? names : names.toSorted(),
    );
  });

  test('what cannot be asked is refused by name', async () => {
    await using orchestrator = await startOrchestrator(kind, { runbooks: RUNBOOKS });
    const codes = [];
    for (const query of [
      '{ jobs(first: 0) { totalCount } }',
      '{ jobs(first: 201) { totalCount } }',
      '{ jobs(after: "nonsense") { totalCount } }',
      '{ jobs(filter: { id: { in: [] } }) { totalCount } }',
      '{ runbooks(filter: { name: { contains: "ab" } }) { totalCount } }',
    ]) {
      const { errors } = await orchestrator.askForAnswer(query);
      codes.push(errors?.[0]?.extensions['code']);
    }
    expect(codes).toEqual([
      'OUT_OF_RANGE',
      'OUT_OF_RANGE',
      'CURSOR_UNKNOWN',
      'BAD_FILTER',
      'BAD_FILTER',
    ]);
  });
});

interface Connection {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string; readonly status: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

async function startWithJobs(
  kind: (typeof STORES)[number],
  jobs: readonly Job[],
): Promise<TestOrchestrator> {
  const orchestrator = await startOrchestrator(
    kind,
    { runbooks: RUNBOOKS, servers: SERVERS },
    { running: { pollMs: 60_000 } },
  );
  // The runner looks once for something to do; from then on the statements are those of the questions.
  await waitFor(async () =>
    orchestrator.takeStatements().some((sql) => sql.includes('group by')) ? true : null,
  );
  await orchestrator.write((stores) => stores.jobs.insert(jobs));
  return orchestrator;
}

/** The table of each statement since the last look; whoever follows the journal reads it at any time. */
function takeTablesRead(orchestrator: TestOrchestrator): string[] {
  return orchestrator
    .takeStatements()
    .map((sql) => /from ["`](\w+)["`]/.exec(sql)?.[1] ?? sql)
    .filter((table) => table !== 'journal')
    .toSorted();
}

function momentOf(hour: number): string {
  return `2026-02-01T${String(hour).padStart(2, '0')}:00:00.000Z`;
}

function makeJob(index: number, rest: Partial<Job>): Job {
  const createdAt =
    index < 24 ? momentOf(index) : `2026-02-02T00:00:00.${String(index).padStart(3, '0')}Z`;
  return {
    id: `job-${index}`,
    runbookId: 'r-1',
    status: 'PENDING',
    outcome: null,
    parameters: [],
    runbookServerId: null,
    candidateServerIds: [],
    currentActivity: null,
    alertId: null,
    incidentId: null,
    virtualMachineId: null,
    createdAt,
    createdBy: 'jmeyer',
    startedAt: null,
    endedAt: null,
    lastModifiedAt: createdAt,
    lastModifiedBy: 'jmeyer',
    version: 1,
    ...rest,
  };
}
