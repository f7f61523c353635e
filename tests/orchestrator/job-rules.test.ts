import { describe, expect, test } from 'vitest';
import {
  isOver,
  moveJob,
  worsenOutcome,
  type Job,
  type JobStatus,
} from '../../subgraphs/orchestrator/jobs/job.ts';
import {
  chooseServer,
  type RunbookServer,
} from '../../subgraphs/orchestrator/runbook-servers/runbook-server.ts';

const AUTHOR = { by: 'somebody', at: '2026-02-01T10:00:00.000Z' };

describe('a job', () => {
  test.each([
    ['PENDING', 'RUNNING', 'allowed'],
    ['PENDING', 'COMPLETED', 'refused'],
    ['PENDING', 'FAILED', 'allowed'],
    ['PENDING', 'CANCELED', 'allowed'],
    ['RUNNING', 'PENDING', 'refused'],
    ['RUNNING', 'COMPLETED', 'allowed'],
    ['RUNNING', 'FAILED', 'allowed'],
    ['RUNNING', 'CANCELED', 'allowed'],
    ['COMPLETED', 'CANCELED', 'refused'],
    ['COMPLETED', 'RUNNING', 'refused'],
    ['FAILED', 'CANCELED', 'refused'],
    ['FAILED', 'RUNNING', 'refused'],
    ['CANCELED', 'CANCELED', 'refused'],
    ['CANCELED', 'RUNNING', 'refused'],
  ] as const)('moving from %s to %s is %s', (from, to, verdict) => {
    const move = (): Job => moveJob(makeJob(from), to, AUTHOR);
    if (verdict === 'allowed') expect(move().status).toBe(to);
    else expect(move).toThrow(/^Cannot \w+( \w+)? job "job-1": it is /);
  });

  test('that is taken up knows when, and has not ended', () => {
    const running = moveJob(makeJob('PENDING'), 'RUNNING', AUTHOR);
    expect([running.startedAt, running.endedAt]).toEqual(['2026-02-01T10:00:00.000Z', null]);
    expect([running.lastModifiedBy, running.version]).toEqual(['somebody', 2]);
  });

  test('that ends knows when, and has no activity any more', () => {
    const running = { ...makeJob('RUNNING'), currentActivity: 'Wait' };
    const ended = moveJob(running, 'COMPLETED', AUTHOR);
    expect([ended.endedAt, ended.currentActivity]).toEqual(['2026-02-01T10:00:00.000Z', null]);
  });

  test.each([
    ['PENDING', false],
    ['RUNNING', false],
    ['COMPLETED', true],
    ['FAILED', true],
    ['CANCELED', true],
  ] as const)('that is %s is over: %s', (status, expected) => {
    expect(isOver(makeJob(status))).toBe(expected);
  });
});

describe('the outcome of a job', () => {
  test.each([
    [null, 'IN_PROGRESS', null],
    [null, 'SUCCESS', 'SUCCESS'],
    [null, 'FAILED', 'FAILED'],
    ['SUCCESS', 'WARNING', 'WARNING'],
    ['WARNING', 'SUCCESS', 'WARNING'],
    ['WARNING', 'FAILED', 'FAILED'],
    ['FAILED', 'SUCCESS', 'FAILED'],
    ['FAILED', 'IN_PROGRESS', 'FAILED'],
  ] as const)('that was %s is, after an instance that is %s, %s', (before, ended, after) => {
    expect(worsenOutcome(before, ended)).toBe(after);
  });
});

describe('the server of a job', () => {
  const primary = makeServer('primary', { isPrimary: true });
  const standby = makeServer('standby', {});
  const stopped = makeServer('stopped', { state: 'STOPPED' });
  const servers = [standby, stopped, primary];

  test.each([
    ['the primary one when none is named', [], {}, 'primary'],
    ['a standby one when the primary one is full', [], { primary: 2 }, 'standby'],
    ['none when all are full', [], { primary: 2, standby: 2 }, null],
    ['the first one named', ['standby', 'primary'], {}, 'standby'],
    [
      'the next one named when the first is full',
      ['standby', 'primary'],
      { standby: 2 },
      'primary',
    ],
    ['the next one named when the first is stopped', ['stopped', 'primary'], {}, 'primary'],
    ['none when those named are full, whatever else is free', ['standby'], { standby: 2 }, null],
    ['none when the one named was removed', ['gone'], {}, null],
  ])('is %s', (_case, candidates, load, expected) => {
    const chosen = chooseServer(candidates, servers, new Map(Object.entries(load)));
    expect(chosen?.id ?? null).toBe(expected);
  });
});

function makeServer(id: string, rest: Partial<RunbookServer>): RunbookServer {
  return { id, name: id, isPrimary: false, state: 'RUNNING', maxConcurrentJobs: 2, ...rest };
}

function makeJob(status: JobStatus): Job {
  return {
    id: 'job-1',
    runbookId: 'runbook-1',
    status,
    outcome: null,
    parameters: [],
    runbookServerId: null,
    candidateServerIds: [],
    currentActivity: null,
    alertId: null,
    incidentId: null,
    virtualMachineId: null,
    createdAt: '2026-02-01T09:00:00.000Z',
    createdBy: 'starter',
    startedAt: null,
    endedAt: null,
    lastModifiedAt: '2026-02-01T09:00:00.000Z',
    lastModifiedBy: 'starter',
    version: 1,
  };
}
