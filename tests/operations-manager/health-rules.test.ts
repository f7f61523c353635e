import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  HEALTH_STATES,
  countStates,
  rollUpStates,
  toHealthNumber,
  type HealthState,
  type RollupPolicy,
} from '../../subgraphs/operations-manager/health/health-state.ts';
import {
  createDependencyMonitor,
  createStandardMonitors,
  createUnitMonitor,
  findEntityHealth,
  listSubtree,
  rollUpTree,
  toAspectMonitorId,
} from '../../subgraphs/operations-manager/health/health-tree.ts';
import {
  moveMonitor,
  type Monitor,
  type MonitorAlert,
} from '../../subgraphs/operations-manager/health/monitor.ts';

const AT = '2026-01-31T09:30:00.000Z';
const LATER = '2026-01-31T10:00:00.000Z';
const WARNING_ALERT: MonitorAlert = {
  on: 'WARNING',
  name: 'Service is down',
  severity: 'CRITICAL',
  priority: 'HIGH',
  autoResolve: true,
};

describe('rolling states up', () => {
  test.each<[RollupPolicy, number | null, HealthState[], HealthState]>([
    ['WORST_OF', null, ['SUCCESS', 'WARNING', 'SUCCESS'], 'WARNING'],
    ['WORST_OF', null, ['SUCCESS', 'ERROR', 'WARNING'], 'ERROR'],
    ['WORST_OF', null, ['UNINITIALIZED', 'SUCCESS'], 'SUCCESS'],
    ['WORST_OF', null, ['UNINITIALIZED'], 'UNINITIALIZED'],
    ['WORST_OF', null, [], 'UNINITIALIZED'],
    ['BEST_OF', null, ['ERROR', 'WARNING'], 'WARNING'],
    ['BEST_OF', null, ['ERROR', 'SUCCESS'], 'SUCCESS'],
    ['BEST_OF', null, ['ERROR', 'UNINITIALIZED'], 'ERROR'],
    ['PERCENTAGE', 60, ['SUCCESS', 'SUCCESS', 'SUCCESS', 'ERROR', 'ERROR'], 'SUCCESS'],
    ['PERCENTAGE', 60, ['SUCCESS', 'SUCCESS', 'WARNING', 'ERROR', 'ERROR'], 'WARNING'],
    ['PERCENTAGE', 60, ['SUCCESS', 'SUCCESS', 'ERROR', 'ERROR', 'ERROR'], 'ERROR'],
    ['PERCENTAGE', 1, ['ERROR', 'SUCCESS'], 'SUCCESS'],
    ['PERCENTAGE', 100, ['SUCCESS', 'ERROR'], 'ERROR'],
  ])('%s (%s) of %j is %s', (policy, percentage, states, expected) => {
    expect(rollUpStates(countStates(states), { policy, percentage })).toBe(expected);
  });

  test('no policy gives a better state than the best or a worse one than the worst', () => {
    const states = fc.array(fc.constantFrom(...HEALTH_STATES.slice(1)), { minLength: 1 });
    fc.assert(
      fc.property(
        states,
        fc.constantFrom<RollupPolicy>('WORST_OF', 'BEST_OF', 'PERCENTAGE'),
        fc.integer({ min: 1, max: 100 }),
        (some, policy, percentage) => {
          const numbers = some.map(toHealthNumber);
          const result = toHealthNumber(rollUpStates(countStates(some), { policy, percentage }));
          expect(result).toBeGreaterThanOrEqual(Math.min(...numbers));
          expect(result).toBeLessThanOrEqual(Math.max(...numbers));
        },
      ),
    );
  });

  test('looking at more of the members never gives a better state', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...HEALTH_STATES), { minLength: 1 }),
        fc.integer({ min: 1, max: 99 }),
        (some, percentage) => {
          const counts = countStates(some);
          const less = rollUpStates(counts, { policy: 'PERCENTAGE', percentage });
          const more = rollUpStates(counts, {
            policy: 'PERCENTAGE',
            percentage: percentage + 1,
          });
          expect(toHealthNumber(more)).toBeGreaterThanOrEqual(toHealthNumber(less));
        },
      ),
    );
  });
});

describe('a health tree', () => {
  const unit = (state: HealthState, aspect: 'AVAILABILITY' | 'SECURITY' = 'AVAILABILITY') => ({
    ...createUnitMonitor('object', AT, {
      name: `Unit.${aspect}`,
      displayName: 'Unit',
      aspect,
      alert: null,
    }),
    state,
  });
  const stateOf = (monitors: readonly Monitor[], name: string) =>
    monitors.find((monitor) => monitor.name === name)?.state;

  test('has Entity Health at the top and the four standard aggregates under it', () => {
    const [top, ...aspects] = createStandardMonitors('object', AT);
    expect(top).toMatchObject({ name: 'System.Health.EntityState', parentId: null });
    expect(aspects.map(({ name, parentId }) => [name, parentId === top?.id])).toEqual([
      ['System.Health.AvailabilityState', true],
      ['System.Health.ConfigurationState', true],
      ['System.Health.PerformanceState', true],
      ['System.Health.SecurityState', true],
    ]);
  });

  test('takes the state of a unit monitor through its aspect to the top', () => {
    const tree = rollUpTree(
      [...createStandardMonitors('object', AT), unit('ERROR'), unit('WARNING', 'SECURITY')],
      new Map(),
      LATER,
    );
    expect(findEntityHealth(tree)).toBe('ERROR');
    expect(stateOf(tree, 'System.Health.AvailabilityState')).toBe('ERROR');
    expect(stateOf(tree, 'System.Health.SecurityState')).toBe('WARNING');
    expect(stateOf(tree, 'System.Health.PerformanceState')).toBe('UNINITIALIZED');
  });

  test('leaves monitors that keep their state the very same objects', () => {
    const before = rollUpTree(
      [...createStandardMonitors('object', AT), unit('SUCCESS')],
      new Map(),
      AT,
    );
    expect(rollUpTree(before, new Map(), LATER).every((monitor, i) => monitor === before[i])).toBe(
      true,
    );
  });

  test('does not count a monitor that is switched off', () => {
    const off = { ...unit('ERROR'), isEnabled: false };
    const tree = rollUpTree([...createStandardMonitors('object', AT), off], new Map(), LATER);
    expect(findEntityHealth(tree)).toBe('UNINITIALIZED');
  });

  test('takes a dependency monitor from what the object contains', () => {
    const dependency = createDependencyMonitor('object', AT, {
      name: 'Machines',
      displayName: 'Machines',
      aspect: 'AVAILABILITY',
      memberMonitorName: 'System.Health.EntityState',
      policy: 'PERCENTAGE',
      percentage: 50,
    });
    const members = new Map([['System.Health.EntityState', { SUCCESS: 1, WARNING: 2, ERROR: 1 }]]);
    const tree = rollUpTree([...createStandardMonitors('object', AT), dependency], members, LATER);
    expect(findEntityHealth(tree)).toBe('WARNING');
  });

  test('a subtree is a monitor with all below it', () => {
    const tree = [...createStandardMonitors('object', AT), unit('SUCCESS')];
    const names = listSubtree(tree, toAspectMonitorId('object', 'AVAILABILITY')).map(
      ({ name }) => name,
    );
    expect(names).toEqual(['System.Health.AvailabilityState', 'Unit.AVAILABILITY']);
  });
});

describe('the alert of a unit monitor', () => {
  const healthy = {
    ...createUnitMonitor('object', AT, {
      name: 'Unit',
      displayName: 'Unit',
      aspect: 'AVAILABILITY',
      alert: WARNING_ALERT,
    }),
  };
  const walk = (monitor: Monitor, states: readonly HealthState[]) => {
    let current = monitor;
    return states.map((state) => {
      const moved = moveMonitor(current, state, LATER);
      current = moved.monitor;
      return moved.duty;
    });
  };

  test.each<[string, HealthState[], string[]]>([
    [
      'is raised once for an unhealthy time',
      ['WARNING', 'ERROR', 'WARNING'],
      ['RAISE', 'NONE', 'NONE'],
    ],
    ['is closed when the monitor is healthy again', ['ERROR', 'SUCCESS'], ['RAISE', 'RESOLVE']],
    [
      'is raised anew for the next unhealthy time',
      ['ERROR', 'SUCCESS', 'WARNING'],
      ['RAISE', 'RESOLVE', 'RAISE'],
    ],
    [
      'is raised again when the monitor was lost in between, for its open alert may have been closed',
      ['ERROR', 'UNINITIALIZED', 'ERROR'],
      ['RAISE', 'NONE', 'RAISE'],
    ],
    [
      'is not touched by a state that stays',
      ['SUCCESS', 'WARNING', 'WARNING'],
      ['NONE', 'RAISE', 'NONE'],
    ],
  ])('%s', (_name, states, duties) => {
    expect(walk(healthy, states)).toEqual(duties);
  });

  test('that begins with Critical waits for Critical', () => {
    const strict = { ...healthy, alert: { ...WARNING_ALERT, on: 'ERROR' as const } };
    expect(walk(strict, ['WARNING', 'ERROR', 'WARNING', 'SUCCESS'])).toEqual([
      'NONE',
      'RAISE',
      'NONE',
      'RESOLVE',
    ]);
  });

  test('that does not close by itself stays open', () => {
    const lasting = { ...healthy, alert: { ...WARNING_ALERT, autoResolve: false } };
    expect(walk(lasting, ['ERROR', 'SUCCESS', 'ERROR'])).toEqual(['RAISE', 'NONE', 'RAISE']);
  });

  test('is never raised by a monitor without one', () => {
    expect(walk({ ...healthy, alert: null }, ['ERROR', 'SUCCESS'])).toEqual(['NONE', 'NONE']);
  });
});
