import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ask } from '../support/ask.ts';
import { STORES } from '../support/databases.ts';
import { change } from './support/connectors.ts';
import {
  startOperationsManager,
  type TestOperationsManager,
} from './support/operations-manager.ts';
import { listAlerts, raiseMany, resolveMany, type StormAlert } from './support/storms.ts';

type Step =
  | { readonly kind: 'RAISE'; readonly count: number; readonly name: number }
  | { readonly kind: 'CLOSE_MEMBERS'; readonly share: number }
  | { readonly kind: 'CLOSE_ANY'; readonly share: number }
  | { readonly kind: 'WAIT'; readonly seconds: number };

const STEP: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('RAISE' as const),
      count: fc.integer({ min: 1, max: 6 }),
      name: fc.nat(1),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('CLOSE_MEMBERS' as const),
      share: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('CLOSE_ANY' as const),
      share: fc.integer({ min: 1, max: 5 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('WAIT' as const),
      seconds: fc.integer({ min: 1, max: 90 }),
    }),
  },
);
const BOARD = { isOpen: true, isStormMember: false };

describe.each(STORES)('the law of storms on %s', (kind) => {
  test('whatever is raised and closed, no open alert is hidden, and who follows knows what who asks is told', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(STEP, { minLength: 1, maxLength: 12 }), async (steps) => {
        await using manager = await startOperationsManager(kind);
        await change(manager, 'setStormSettings', { threshold: 4, windowSeconds: 60 });
        for (const step of steps) {
          await take(manager, step);
          await checkAll(manager);
        }
        expect(await readBoard(manager)).toEqual(
          (await listAlerts(manager, BOARD))
            .map(({ id, version }) => `${id} ${version}`)
            .toSorted(),
        );
      }),
      { numRuns: kind === 'sqlite' ? 30 : 6 },
    );
  });
});

async function take(manager: TestOperationsManager, step: Step): Promise<void> {
  switch (step.kind) {
    case 'RAISE':
      await raiseMany(manager, step.count, { name: `Link ${step.name}` });
      return;
    case 'CLOSE_MEMBERS':
      return await closeSome(manager, { isOpen: true, isStormMember: true }, step.share);
    case 'CLOSE_ANY':
      return await closeSome(manager, { isOpen: true }, step.share);
    case 'WAIT':
      manager.clock.advanceMs(step.seconds * 1_000);
  }
}

/** Closes every so manieth of the alerts that match, parents among them like any other. */
async function closeSome(
  manager: TestOperationsManager,
  filter: object,
  share: number,
): Promise<void> {
  const found = await listAlerts(manager, { ...filter });
  const ids = found.filter((_alert, index) => index % share === 0).map(({ id }) => id);
  if (ids.length > 0) await resolveMany(manager, ids);
}

async function checkAll(manager: TestOperationsManager): Promise<void> {
  const all = await listAlerts(manager, {});
  const byId = new Map(all.map((alert) => [alert.id, alert]));
  const membersOf = Map.groupBy(all, ({ stormParent }) => stormParent?.id ?? null);
  const isOpen = ({ resolvedAt }: StormAlert): boolean => resolvedAt === null;
  for (const alert of all) {
    if (alert.stormParent !== null && isOpen(alert)) {
      expect(byId.get(alert.stormParent.id)?.resolvedAt).toBeNull();
    }
    if (alert.name.startsWith('Alert storm') && isOpen(alert)) {
      const members = membersOf.get(alert.id) ?? [];
      expect(members.some(isOpen)).toBe(true);
      expect([alert.repeatCount, alert.stormMemberCount]).toEqual([members.length, members.length]);
    }
  }
  const parents = all.filter((alert) => alert.name.startsWith('Alert storm') && isOpen(alert));
  expect(new Set(parents.map(({ name }) => name)).size).toBe(parents.length);
}

/** What somebody holds who followed from the beginning and kept what each event says to keep. */
async function readBoard(manager: TestOperationsManager): Promise<string[]> {
  const held = new Map<string, number>();
  let after: string | null = null;
  for (;;) {
    const { alertChangesPage: page }: Page = await ask<Page>(
      manager,
      `query ($filter: AlertFilter, $after: String) {
        alertChangesPage(filter: $filter, after: $after, first: 200) {
          events { kind alert { id version } } endCursor hasNextPage
        }
      }`,
      { variables: { filter: BOARD, after } },
    );
    for (const { kind, alert } of page.events) {
      if (kind === 'LEFT') held.delete(alert.id);
      else held.set(alert.id, alert.version);
    }
    if (!page.hasNextPage) break;
    after = page.endCursor;
  }
  return [...held].map(([id, version]) => `${id} ${version}`).toSorted();
}

interface Page {
  readonly alertChangesPage: {
    readonly events: readonly {
      readonly kind: string;
      readonly alert: { readonly id: string; readonly version: number };
    }[];
    readonly endCursor: string;
    readonly hasNextPage: boolean;
  };
}
