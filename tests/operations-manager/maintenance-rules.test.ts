import { describe, expect, test } from 'vitest';
import { Refusal } from '../../subgraphs/kit/refusal.ts';
import {
  endWindow,
  findScheduledEnd,
  isPlannedReason,
  prolongWindow,
  startWindow,
  type MaintenancePlan,
} from '../../subgraphs/operations-manager/maintenance/maintenance-window.ts';

const NOW = '2026-01-31T09:30:00.000Z';
const PLAN: MaintenancePlan = {
  scheduledEndAt: '2026-01-31T10:30:00.000Z',
  reason: 'PLANNED_HARDWARE_MAINTENANCE',
  comment: 'new memory',
  user: 'kim',
};

describe('how long maintenance lasts', () => {
  test.each([
    [5, '2026-01-31T09:35:00.000Z'],
    [60, '2026-01-31T10:30:00.000Z'],
    [1_051_200, '2028-01-31T09:30:00.000Z'],
  ])('%i minutes end at %s', (minutes, end) => {
    expect(findScheduledEnd({ minutes, endAt: null }, NOW)).toBe(end);
  });

  test.each([4, 0, -1, 1_051_201, 2_147_483_647, -2_147_483_648])(
    '%i minutes are refused',
    (minutes) => {
      expect(() => findScheduledEnd({ minutes, endAt: null }, NOW)).toThrow(
        `Cannot set maintenance mode for ${minutes} minutes: it must last 5 to 1051200 minutes`,
      );
    },
  );

  test.each([
    ['2026-01-31T09:34:59.999Z', 'refused'],
    ['2026-01-31T09:35:00.000Z', 'allowed'],
    ['2028-01-31T09:30:00.000Z', 'allowed'],
    ['2028-01-31T09:30:00.001Z', 'refused'],
    ['2020-01-01T00:00:00.000Z', 'refused'],
  ])('an end at %s is %s', (endAt, verdict) => {
    const ask = () => findScheduledEnd({ minutes: null, endAt }, NOW);
    if (verdict === 'allowed') expect(ask()).toBe(endAt);
    else expect(ask).toThrow(Refusal);
  });

  test('minutes and an end together, or neither, are a contradiction', () => {
    expect(() => findScheduledEnd({ minutes: 5, endAt: PLAN.scheduledEndAt }, NOW)).toThrow(
      'give either "minutes" or "endAt"',
    );
    expect(() => findScheduledEnd({ minutes: null, endAt: null }, NOW)).toThrow(
      'give either "minutes" or "endAt"',
    );
  });
});

describe('a maintenance window', () => {
  const window = startWindow({ id: 'window', objectId: 'object' }, PLAN, NOW);

  test('is planned when its reason is', () => {
    expect(window.isPlanned).toBe(true);
    expect(isPlannedReason('APPLICATION_INSTALLATION')).toBe(true);
    expect(isPlannedReason('SECURITY_ISSUE')).toBe(false);
  });

  test('takes the furthest end, with the reason that goes with it', () => {
    const later = { ...PLAN, scheduledEndAt: '2026-01-31T12:00:00.000Z', comment: 'more memory' };
    expect(prolongWindow(window, later, NOW)).toMatchObject({
      scheduledEndAt: '2026-01-31T12:00:00.000Z',
      comment: 'more memory',
      user: 'kim',
    });
  });

  test.each(['2026-01-31T10:30:00.000Z', '2026-01-31T10:00:00.000Z'])(
    'stays as it is when the other end is %s',
    (scheduledEndAt) => {
      expect(prolongWindow(window, { ...PLAN, scheduledEndAt }, NOW)).toBe(window);
    },
  );

  test('that ends by itself ended when it was to end, however late that is noticed', () => {
    expect(endWindow(window, { by: null, at: '2026-02-07T00:00:00.000Z' })).toMatchObject({
      endedAt: '2026-01-31T10:30:00.000Z',
      endedBy: null,
      isActive: false,
    });
  });

  test('that somebody ends ended at that moment', () => {
    expect(endWindow(window, { by: 'alex', at: '2026-01-31T10:00:00.000Z' })).toMatchObject({
      endedAt: '2026-01-31T10:00:00.000Z',
      endedBy: 'alex',
      isActive: false,
    });
  });
});
