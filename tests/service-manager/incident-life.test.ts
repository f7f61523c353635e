import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ask, follow } from '../support/ask.ts';
import {
  change,
  INCIDENT_FIELDS,
  SOLVED,
  startServiceManager,
  type AnsweredIncident,
  type TestServiceManager,
} from './support/service-manager.ts';

/** A few incidents and a series of things that people try with them, many of which are refused. */
const INCIDENTS = ['IR1', 'IR2', 'IR3'] as const;
const incidentId = fc.constantFrom(...INCIDENTS);
const attempt = fc.oneof(
  fc.record({ kind: fc.constant('resolve' as const), id: incidentId }),
  fc.record({ kind: fc.constant('reactivate' as const), id: incidentId }),
  fc.record({ kind: fc.constant('close' as const), id: incidentId }),
  fc.record({
    kind: fc.constant('setStatus' as const),
    id: incidentId,
    status: fc.constantFrom('Active', 'Pending'),
  }),
  fc.record({
    kind: fc.constant('link' as const),
    id: incidentId,
    parentId: fc.option(incidentId),
  }),
  fc.record({
    kind: fc.constant('assign' as const),
    id: incidentId,
    to: fc.option(fc.constant('Ana')),
  }),
);
type Attempt = typeof attempt extends fc.Arbitrary<infer Value> ? Value : never;

interface Event {
  readonly kind: string;
  readonly cursor: string;
  readonly previous: string;
  readonly incident: AnsweredIncident;
}

describe('whatever people try with a few incidents', () => {
  test('each is at any time what its phase says, and the stream tells exactly what became of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(attempt, { minLength: 1, maxLength: 25 }), async (attempts) => {
        await using manager = await startServiceManager('sqlite');
        const start = await readCursor(manager);
        let end = start;
        for (const title of INCIDENTS) {
          end = (await change(manager, 'createIncident', { title })).cursor ?? end;
        }
        for (const one of attempts) {
          manager.clock.advanceMs(1_000);
          const before = await readAll(manager);
          const { cursor } = await run(manager, one);
          end = cursor ?? end;
          const after = await readAll(manager);
          for (const incident of after) expectSound(incident, after);
          for (const closed of before.filter(({ closedAt }) => closedAt !== null)) {
            expect(after).toContainEqual(closed);
          }
        }
        await expectToldExactly(manager, { start, end });
      }),
      { numRuns: 25 },
    );
  });
});

async function run(manager: TestServiceManager, one: Attempt) {
  const incidentId = one.id;
  switch (one.kind) {
    case 'resolve':
      return await change(manager, 'resolveIncident', { incidentId, ...SOLVED });
    case 'reactivate':
      return await change(manager, 'reactivateIncident', { incidentId });
    case 'close':
      return await change(manager, 'closeIncident', { incidentId });
    case 'setStatus':
      return await change(manager, 'updateIncident', { incidentId, status: one.status });
    case 'link':
      return await change(manager, 'updateIncident', { incidentId, parentId: one.parentId });
    case 'assign':
      return await change(manager, 'updateIncident', { incidentId, assignedTo: one.to });
  }
}

function expectSound(incident: AnsweredIncident, all: readonly AnsweredIncident[]): void {
  const { status, isOpen, resolvedAt, closedAt, resolutionCategory, parent } = incident;
  expect(isOpen).toBe(status.path.startsWith('Active'));
  expect(resolvedAt === null).toBe(isOpen);
  expect(resolutionCategory === null).toBe(isOpen);
  expect(closedAt !== null).toBe(status.path === 'Closed');
  // One level: whoever is a parent has none.
  expect(all.find(({ id }) => id === parent?.id)?.parent ?? null).toBeNull();
}

async function expectToldExactly(
  manager: TestServiceManager,
  { start, end }: { start: string; end: string },
): Promise<void> {
  await using events = await follow<Event>(
    manager,
    `subscription ($after: String) { incidentChanges(after: $after) {
      kind cursor previous incident { ${INCIDENT_FIELDS} }
    } }`,
    { variables: { after: start } },
  );
  const told = new Map<string, AnsweredIncident>();
  let cursor = start;
  while (cursor !== end) {
    const { value: event } = (await events.next()) as { value: Event };
    expect(event.previous).toBe(cursor);
    const known = told.get(event.incident.id);
    expect(event.incident.version).toBe((known?.version ?? 0) + 1);
    expect(event.kind).toBe(known === undefined ? 'CREATED' : 'CHANGED');
    told.set(event.incident.id, event.incident);
    cursor = event.cursor;
  }
  expect([...told.values()]).toEqual(expect.arrayContaining([...(await readAll(manager))]));
}

async function readAll(manager: TestServiceManager): Promise<readonly AnsweredIncident[]> {
  const { incidents } = await ask<{ incidents: { nodes: AnsweredIncident[] } }>(
    manager,
    `{ incidents { nodes { ${INCIDENT_FIELDS} } } }`,
  );
  return incidents.nodes;
}

async function readCursor(manager: TestServiceManager): Promise<string> {
  const { incidents } = await ask<{ incidents: { cursor: string } }>(
    manager,
    '{ incidents(first: 1) { cursor } }',
  );
  return incidents.cursor;
}
