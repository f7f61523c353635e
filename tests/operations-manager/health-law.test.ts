import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  HEALTH_STATES,
  isUnhealthy,
  toHealthNumber,
  type HealthState,
} from '../../subgraphs/operations-manager/health/health-state.ts';
import { openProductStore, type ProductStore } from '../../subgraphs/kit/product-store.ts';
import { attempt } from '../../subgraphs/kit/refusal.ts';
import { LOCAL_ADMINISTRATOR } from '../../subgraphs/kit/viewer.ts';
import { reportMonitorState } from '../../subgraphs/operations-manager/health/monitor-actions.ts';
import {
  endMaintenanceMode,
  setMaintenanceMode,
} from '../../subgraphs/operations-manager/maintenance/maintenance-actions.ts';
import { operationsManagerMigrations } from '../../subgraphs/operations-manager/migrations.ts';
import { reportMonitoredObjects } from '../../subgraphs/operations-manager/monitored-objects/monitored-object-actions.ts';
import {
  createStores,
  type OperationsManagerStores,
} from '../../subgraphs/operations-manager/stores.ts';
import { createTestLocation, STORES } from '../support/databases.ts';
import { quietLog } from '../support/quiet-log.ts';
import { createTestClock } from '../support/test-clock.ts';

/** Which object contains which: 0 contains 1 and 2, 1 contains 3 and 4, and so on; two trees. */
const CONTAINERS = [null, 0, 0, 1, 1, 2, null, 6] as const;
const OBJECTS = CONTAINERS.map((_container, index) => index);

type Step =
  | { readonly kind: 'report'; readonly object: number; readonly state: HealthState }
  | { readonly kind: 'start' | 'end'; readonly object: number; readonly withContained: boolean };

const object = fc.constantFrom(...OBJECTS);
const steps = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('report' as const),
        object,
        state: fc.constantFrom(...HEALTH_STATES),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constantFrom('start' as const, 'end' as const),
        object,
        withContained: fc.boolean(),
      }),
    },
  ),
  { minLength: 1, maxLength: 14 },
);

/** What the health of everything must be, worked out anew from the whole estate after every step. */
class Model {
  readonly units = OBJECTS.map((): HealthState => 'SUCCESS');
  readonly health = OBJECTS.map((): HealthState => 'SUCCESS');
  readonly waiting = new Map<number, HealthState>();
  readonly maintained = new Set<number>();

  apply(step: Step): void {
    if (step.kind === 'report') {
      if (this.maintained.has(step.object)) this.waiting.set(step.object, step.state);
      else this.units[step.object] = step.state;
    } else {
      for (const index of step.withContained ? listContained(step.object) : [step.object]) {
        if (step.kind === 'start') this.maintained.add(index);
        else this.#end(index);
      }
    }
    for (const index of OBJECTS.toReversed()) this.#rollUp(index);
  }

  #end(index: number): void {
    if (!this.maintained.delete(index)) return;
    this.units[index] = this.waiting.get(index) ?? this.units[index] ?? 'SUCCESS';
    this.waiting.delete(index);
  }

  #rollUp(index: number): void {
    if (this.maintained.has(index)) return;
    const inside = OBJECTS.filter(
      (member) => CONTAINERS[member] === index && !this.maintained.has(member),
    );
    const states = [this.units[index], ...inside.map((member) => this.health[member])];
    this.health[index] = states.reduce<HealthState>(
      (worst, state = 'UNINITIALIZED') =>
        toHealthNumber(state) > toHealthNumber(worst) ? state : worst,
      'UNINITIALIZED',
    );
  }
}

function listContained(index: number): number[] {
  const inside = OBJECTS.filter((member) => CONTAINERS[member] === index);
  return [index, ...inside.flatMap(listContained)];
}

describe.each(STORES)('health on %s', (kind) => {
  let stack: AsyncDisposableStack;
  let store: Store;
  beforeEach(async () => {
    stack = new AsyncDisposableStack();
    const { location } = stack.use(await createTestLocation(kind));
    store = await openProductStore({
      location,
      migrations: operationsManagerMigrations,
      createStores,
      now: createTestClock().now,
      log: quietLog,
    });
    stack.defer(() => store.close());
    await store.database.transaction(async (transaction) => {
      await transaction('management_groups').insert({ id: 'mg', name: 'MG', site: 'east' });
    });
  });
  afterEach(() => stack.disposeAsync());

  test('is after any history what it would be if all of it were worked out anew', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        run += 1;
        const model = new Model();
        await buildEstate(store, run);
        for (const step of history) {
          await takeStep(store, run, step);
          model.apply(step);
        }
        expect(await readHealth(store, run)).toEqual(model.health);
        expect(await countOpenAlerts(store, run)).toBe(
          model.units.filter(isUnhealthy).length + (await countLost(store, run)),
        );
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });

  test('is right also when everything reports at the same moment', async () => {
    const states = fc.array(fc.constantFrom<HealthState>('SUCCESS', 'WARNING', 'ERROR'), {
      minLength: 3,
      maxLength: 3,
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.tuple(...OBJECTS.map(() => states)), async (findings) => {
        run += 1;
        const model = new Model();
        await buildEstate(store, run);
        await Promise.all(
          findings.map(async (some, index) => {
            for (const state of some) {
              await takeStep(store, run, { kind: 'report', object: index, state });
              model.apply({ kind: 'report', object: index, state });
            }
          }),
        );
        expect(await readHealth(store, run)).toEqual(model.health);
        expect(await countOpenAlerts(store, run)).toBe(model.units.filter(isUnhealthy).length);
      }),
      { numRuns: 10, endOnFailure: true },
    );
  });
});

type Store = ProductStore<OperationsManagerStores>;
const UNIT = 'Unit';
const idOf = (run: number, index: number): string => `object-${run}-${index}`;

function contextOf(store: Store) {
  return {
    transaction: store.transactionOf(LOCAL_ADMINISTRATOR),
    viewer: LOCAL_ADMINISTRATOR,
    now: () => '2026-01-31T09:30:00.000Z',
  };
}

async function buildEstate(store: Store, run: number): Promise<void> {
  await reportMonitoredObjects(contextOf(store), {
    objects: OBJECTS.map((index) => {
      const container = CONTAINERS[index] ?? null;
      return {
        id: idOf(run, index),
        description: {
          managementGroupId: 'mg',
          className: 'Contoso.Thing',
          displayName: idOf(run, index),
          containerId: container === null ? null : idOf(run, container),
        },
        unitMonitors: [
          {
            name: UNIT,
            displayName: UNIT,
            aspect: 'AVAILABILITY' as const,
            alert: {
              on: 'WARNING' as const,
              name: 'Not well',
              severity: 'WARNING' as const,
              priority: 'MEDIUM' as const,
              autoResolve: true,
            },
          },
        ],
        dependencyMonitors: null,
      };
    }),
    removedIds: [],
    comment: null,
  });
}

async function takeStep(store: Store, run: number, step: Step): Promise<void> {
  const context = contextOf(store);
  const objectId = idOf(run, step.object);
  if (step.kind === 'report') {
    await reportMonitorState(context, {
      monitorId: null,
      objectId,
      monitorName: UNIT,
      state: step.state,
      description: null,
      context: null,
      comment: null,
    });
    return;
  }
  const target = {
    objectIds: [objectId],
    groupId: null,
    includeContained: step.withContained,
  };
  if (step.kind === 'start') {
    await setMaintenanceMode(context, {
      ...target,
      idempotencyKey: null,
      minutes: 60,
      endAt: null,
      reason: 'PLANNED_OTHER',
      comment: '',
    });
    return;
  }
  // Nothing of it may be in maintenance, which is refused and changes nothing.
  const { userErrors } = await attempt(endMaintenanceMode(context, { ...target, comment: null }));
  expect(userErrors.every(({ code }) => code === 'NOT_IN_MAINTENANCE')).toBe(true);
}

async function readHealth(store: Store, run: number): Promise<(string | undefined)[]> {
  const objects = await store.stores.monitoredObjects.findMany(
    OBJECTS.map((index) => idOf(run, index)),
    null,
  );
  return objects.map((found) => found?.health);
}

async function countOpenAlerts(store: Store, run: number): Promise<number> {
  const counts = await store.stores.objectAlerts.countOpenOfObjects(
    OBJECTS.map((index) => idOf(run, index)),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Open alerts of monitors that are not heard from any more: nobody has said that they are healthy. */
async function countLost(store: Store, run: number): Promise<number> {
  const trees = await store.stores.monitors.listOfObjects(OBJECTS.map((index) => idOf(run, index)));
  const lost = [...trees.values()]
    .flat()
    .filter((monitor) => monitor.kind === 'UNIT' && monitor.state === 'UNINITIALIZED');
  const alerts = await store.stores.objectAlerts.findOpenOfMonitors(lost.map(({ id }) => id));
  return alerts.filter((alert) => alert !== null).length;
}
