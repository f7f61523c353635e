import { describe, expect, test } from 'vitest';
import { checkQuota, type CloudUse } from '../../subgraphs/virtual-machine-manager/clouds/cloud.ts';
import { HOST_STATES } from '../../subgraphs/virtual-machine-manager/hosts/host.ts';
import { estimateDurationMs } from '../../subgraphs/virtual-machine-manager/jobs/job-durations.ts';
import {
  nameOfJob,
  progressOf,
  type VmmJob,
} from '../../subgraphs/virtual-machine-manager/jobs/vmm-job.ts';
import { enterStatus } from '../../subgraphs/virtual-machine-manager/virtual-machines/virtual-machine.ts';
import { STATUSES } from '../../subgraphs/virtual-machine-manager/virtual-machines/virtual-machine-status.ts';
import { cloudOf, machineOf } from './support/fabric.ts';

const JOB: VmmJob = {
  id: 'job-1',
  action: 'MIGRATE',
  status: 'RUNNING',
  owner: 'CONTOSO\\kim',
  comment: null,
  startedAt: '2026-01-31T09:30:00.000Z',
  dueAt: '2026-01-31T09:30:20.000Z',
  endedAt: null,
  error: null,
  targetKind: 'VirtualMachine',
  targetId: 'web-1',
  targetName: 'web-1',
  parentId: null,
  passage: null,
};

describe('a job', () => {
  test.each([
    [JOB, '2026-01-31T09:30:00.000Z', 0],
    [JOB, '2026-01-31T09:30:05.000Z', 25],
    [JOB, '2026-01-31T09:30:20.000Z', 99],
    [JOB, '2026-01-31T10:00:00.000Z', 99],
    [{ ...JOB, dueAt: JOB.startedAt }, '2026-01-31T09:30:00.000Z', 99],
    [{ ...JOB, dueAt: null }, '2026-01-31T10:00:00.000Z', 0],
    [{ ...JOB, status: 'COMPLETED' }, '2026-01-31T09:30:20.000Z', 100],
    [{ ...JOB, status: 'COMPLETED_WITH_INFO' }, '2026-01-31T09:30:20.000Z', 100],
    [{ ...JOB, status: 'FAILED' }, '2026-01-31T09:30:20.000Z', 0],
  ] as const)(
    'is as far as its time is, and done only when it has ended: %#',
    (job, now, percent) => {
      expect(progressOf(job, now)).toBe(percent);
    },
  );

  test('has the name that operators know it by', () => {
    expect(nameOfJob(JOB)).toBe('Live migrate virtual machine');
    expect(nameOfJob({ action: 'CREATE' })).toBe('Create virtual machine');
    expect(nameOfJob({ action: 'STOP_MAINTENANCE' })).toBe('Stop maintenance mode on host');
  });

  test('takes its usual time, a migration longer the more memory it carries', () => {
    expect(estimateDurationMs('START', { memoryMb: 65_536, pace: 1 })).toBe(8_000);
    expect(estimateDurationMs('MIGRATE', { memoryMb: 4_096, pace: 1 })).toBe(14_000);
    expect(estimateDurationMs('MIGRATE', { memoryMb: 65_536, pace: 1 })).toBe(74_000);
    expect(estimateDurationMs('MIGRATE', { memoryMb: 65_536, pace: 0.5 })).toBe(37_000);
    expect(estimateDurationMs('CREATE', { memoryMb: 4_096, pace: 0 })).toBe(0);
  });
});

describe('the documented numbers', () => {
  test.each([
    [0, 'RUNNING'],
    [1, 'POWER_OFF'],
    [14, 'RESET'],
    [80, 'DISCARDING_DRIVES'],
    [109, 'UNDER_REPLACEMENT'],
    [200, 'UNDER_MIGRATION'],
    [215, 'FINISHING_CHECKPOINT_OPERATION'],
    [227, 'DB_ONLY'],
    [250, 'V2V_CREATION_FAILED'],
  ] as const)('%i of a virtual machine is %s', (code, name) => {
    expect(STATUSES.toName(code)).toBe(name);
    expect(STATUSES.toCode(name)).toBe(code);
  });

  test.each([
    [2, 'RESPONDING'],
    [8, 'MAINTENANCE_MODE'],
    [12, 'STOPPED'],
  ] as const)('%i of a host is %s', (code, name) => {
    expect(HOST_STATES.toName(code)).toBe(name);
    expect(HOST_STATES.toCode(name)).toBe(code);
  });

  test('name 42 statuses and 13 states, and anything else is UNKNOWN', () => {
    expect(new Set(STATUSES.codes).size).toBe(42);
    expect(new Set(HOST_STATES.codes).size).toBe(13);
    expect([STATUSES.toName(7), HOST_STATES.toName(13)]).toEqual(['UNKNOWN', 'UNKNOWN']);
  });
});

describe('a machine', () => {
  test('that comes to rest uses nothing, one that starts a little until it is measured', () => {
    const busy = machineOf({ id: 'web-1', cpuUtilizationPercent: 70, memoryAvailablePercent: 15 });

    const off = enterStatus(busy, 'POWER_OFF');
    expect([off.cpuUtilizationPercent, off.memoryAvailablePercent]).toEqual([0, 100]);
    const started = enterStatus(enterStatus(off, 'STARTING'), 'RUNNING');
    expect([started.cpuUtilizationPercent, started.memoryAvailablePercent]).toEqual([5, 60]);
    const moved = enterStatus(enterStatus(busy, 'UNDER_MIGRATION'), 'RUNNING');
    expect([moved.cpuUtilizationPercent, moved.memoryAvailablePercent]).toEqual([70, 15]);
  });
});

describe('a quota', () => {
  const none: CloudUse = { cpuCount: 0, memoryMb: 0, storageGb: 0, virtualMachineCount: 0 };

  test('may be used up to the last, where there is none anything goes', () => {
    const quota = { cpuCount: 4, memoryMb: null, storageGb: null, virtualMachineCount: null };
    const cloud = cloudOf({ id: 'cloud-1', quota });

    expect(() =>
      checkQuota(cloud, { ...none, cpuCount: 2 }, { ...none, cpuCount: 2, memoryMb: 1e9 }),
    ).not.toThrow();
    expect(() => checkQuota(cloud, { ...none, cpuCount: 3 }, { ...none, cpuCount: 2 })).toThrow(
      'Cannot create a virtual machine in cloud "cloud-1": it would have 5 virtual processors, its quota is 4',
    );
  });
});
