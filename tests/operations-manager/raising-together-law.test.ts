import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LOCAL_ADMINISTRATOR, type Viewer } from '../../subgraphs/kit/viewer.ts';
import { ask } from '../support/ask.ts';
import { STORES } from '../support/databases.ts';
import { change } from './support/connectors.ts';
import {
  startOperationsManager,
  type TestOperationsManager,
} from './support/operations-manager.ts';

/** One request: one alert raised by `raiseAlert`, or several by `raiseAlerts`. */
interface Request {
  readonly author: string;
  readonly alerts: readonly Wish[];
}

interface Wish {
  readonly object: string;
  readonly problem: number;
  readonly key: number | null;
}

const WISH: fc.Arbitrary<Wish> = fc.record({
  object: fc.constantFrom('computer-1', 'computer-2', 'disk-1', 'nowhere'),
  problem: fc.nat(2),
  key: fc.option(fc.nat(3), { freq: 3 }),
});
const REQUEST: fc.Arbitrary<Request> = fc.record({
  author: fc.constantFrom('anna', 'boris'),
  alerts: fc.oneof(
    { weight: 4, arbitrary: fc.array(WISH, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(WISH, { minLength: 2, maxLength: 4 }) },
  ),
});

describe.each(STORES)('alerts raised at once on %s', (kind) => {
  test('are answered, kept and told of as if they had been raised one after the other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(REQUEST, { minLength: 2, maxLength: 16 }), async (requests) => {
        await using together = await startCalm(kind);
        await using apart = await startCalm(kind);
        const answers = await Promise.all(requests.map((request) => raise(together, request)));
        const expected = [];
        for (const request of requests) expected.push(await raise(apart, request));

        expect(answers).toEqual(expected);
        expect(await readChanges(together)).toEqual(await readChanges(apart));
      }),
      { numRuns: kind === 'sqlite' ? 25 : 6 },
    );
  });

  test('cost the statements of a few, however many they are', async () => {
    await using manager = await startCalm(kind);
    const one = { author: 'anna', alerts: [{ object: 'computer-1', problem: 1, key: null }] };
    await raise(manager, one);
    manager.takeStatements();
    await Promise.all(
      Array.from({ length: 40 }, (_, problem) =>
        raise(manager, { ...one, alerts: [{ object: 'computer-2', problem, key: null }] }),
      ),
    );
    const inserts = manager.takeStatements().filter((sql) => /^insert into .alerts. /.test(sql));
    expect(inserts.length).toBeLessThanOrEqual(2);
  });
});

/** Without storms: what is raised at once is in a storm from its birth, what is raised before it began joins it. */
async function startCalm(kind: (typeof STORES)[number]): Promise<TestOperationsManager> {
  const manager = await startOperationsManager(kind);
  await change(manager, 'setStormSettings', { isEnabled: false });
  await change(manager, 'setMaintenanceMode', {
    monitoredObjectIds: ['disk-1'],
    minutes: 60,
    reason: 'PLANNED_OTHER',
  });
  return manager;
}

const OUTCOME = `alert { name repeatCount version lastModifiedBy } isRepeat cursor userErrors { code message field }`;

interface Outcome {
  readonly cursor: string | null;
}

/** What is answered; of cursors, which are of one store alone, only whether there is one. */
async function raise(manager: TestOperationsManager, { author, alerts }: Request) {
  const viewer: Viewer = { ...LOCAL_ADMINISTRATOR, name: author };
  const inputs = alerts.map(({ object, problem, key }) => ({
    monitoredObjectId: object,
    // Between two authors no order is promised, so they have no problem and no key in common.
    name: `Problem ${problem} of ${author}`,
    ...(key === null ? {} : { idempotencyKey: `${author} ${key}` }),
  }));
  const [input] = inputs;
  const outcomes =
    inputs.length === 1
      ? [
          (
            await ask<{ raiseAlert: Outcome }>(
              manager,
              `mutation ($input: RaiseAlertInput!) { raiseAlert(input: $input) { ${OUTCOME} } }`,
              { variables: { input }, viewer },
            )
          ).raiseAlert,
        ]
      : (
          await ask<{ raiseAlerts: { results: Outcome[] } }>(
            manager,
            `mutation ($input: RaiseAlertsInput!) { raiseAlerts(input: $input) { results { ${OUTCOME} } } }`,
            { variables: { input: { alerts: inputs } }, viewer },
          )
        ).raiseAlerts.results;
  return outcomes.map((outcome) => ({ ...outcome, cursor: outcome.cursor !== null }));
}

interface Page {
  readonly alertChangesPage: {
    readonly events: readonly { readonly by: string }[];
  };
}

/** What everybody is told, by author. */
async function readChanges(manager: TestOperationsManager) {
  const { alertChangesPage } = await ask<Page>(
    manager,
    `{ alertChangesPage(first: 200) {
        events { kind by changes { field from to } alert { name repeatCount monitoredObject { id } } }
    } }`,
  );
  return Object.groupBy(alertChangesPage.events, ({ by }) => by);
}
