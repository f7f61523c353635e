import { describe, expect, test } from 'vitest';
import { Refusal } from '../../subgraphs/kit/refusal.ts';
import {
  decideChildren,
  requireParentage,
  requireStep,
} from '../../subgraphs/service-manager/incidents/incident-guards.ts';
import { ID_PREFIX } from '../../subgraphs/service-manager/incidents/incident-settings.ts';
import {
  ALLOWED_STEPS,
  type Incident,
} from '../../subgraphs/service-manager/incidents/incident.ts';
import {
  priorityOf,
  resolveByOf,
  setMatrix,
  USUAL_MATRIX,
} from '../../subgraphs/service-manager/incidents/priority-matrix.ts';
import { IMPACT, STATUS, URGENCY } from '../../subgraphs/service-manager/lists/built-in-items.ts';

describe('what may be done to an incident', () => {
  test('the table of steps is the contract', () => {
    expect(ALLOWED_STEPS).toEqual({
      ACTIVE: ['update', 'setStatus', 'resolve', 'comment', 'link'],
      RESOLVED: ['update', 'reactivate', 'close', 'comment'],
      CLOSED: [],
    });
  });

  test.each([
    ['active', STATUS.active, 'resolve', 'allowed'],
    ['pending', STATUS.pending, 'resolve', 'allowed'],
    ["a site's own", 'status-of-the-site', 'resolve', 'allowed'],
    ['resolved', STATUS.resolved, 'resolve', 'refused'],
    ['closed', STATUS.closed, 'resolve', 'refused'],
    ['active', STATUS.active, 'close', 'refused'],
    ['pending', STATUS.pending, 'close', 'refused'],
    ['resolved', STATUS.resolved, 'close', 'allowed'],
    ['closed', STATUS.closed, 'close', 'refused'],
    ['active', STATUS.active, 'reactivate', 'refused'],
    ['resolved', STATUS.resolved, 'reactivate', 'allowed'],
    ['closed', STATUS.closed, 'reactivate', 'refused'],
    ['resolved', STATUS.resolved, 'setStatus', 'refused'],
    ['closed', STATUS.closed, 'comment', 'refused'],
    ['closed', STATUS.closed, 'update', 'refused'],
  ] as const)('an incident that is %s (%s): to %s is %s', (_name, status, step, verdict) => {
    const attempt = () => requireStep(incident({ status }), step);
    if (verdict === 'allowed') expect(attempt).not.toThrow();
    else expect(attempt).toThrow(Refusal);
  });

  test('a refusal says what was attempted and how things stand', () => {
    expect(() => requireStep(incident({ status: STATUS.closed }), 'resolve')).toThrow(
      'Cannot resolve incident "IR7": it is closed, it must be active',
    );
  });
});

describe('parents and children', () => {
  test.each([
    ['itself', { id: 'IR7' }, 0, 'an incident is not its own parent'],
    ['a child of another', { id: 'IR1', parent: 'IR2' }, 0, 'that is a child of "IR2" itself'],
    ['another, having children', { id: 'IR1' }, 2, 'it has 2 children of its own'],
    ['a resolved one', { id: 'IR1', status: STATUS.resolved }, 0, 'it is resolved'],
    ['a closed one', { id: 'IR1', status: STATUS.closed }, 0, 'it is closed'],
  ] as const)('cannot become a child of %s', (_name, parent, childCount, reason) => {
    expect(() => requireParentage({ id: 'IR7', childCount }, incident(parent))).toThrow(reason);
  });

  test.each([
    ['ALWAYS', null, 3, true],
    ['ALWAYS', true, 3, true],
    ['NEVER', null, 3, false],
    ['NEVER', false, 3, false],
    ['ASK', true, 3, true],
    ['ASK', false, 3, false],
    ['ASK', null, 0, false],
  ] as const)(
    'by the setting %s, asked %s, with %s children: %s',
    (rule, asked, childCount, follow) => {
      expect(decideChildren(rule, asked, { childCount, field: 'resolveChildren' })).toBe(follow);
    },
  );

  test.each([
    ['ALWAYS', false, 'NOT_ALLOWED'],
    ['NEVER', true, 'NOT_ALLOWED'],
    ['ASK', null, 'CHOICE_REQUIRED'],
  ] as const)('by the setting %s, asked %s: refused with %s', (rule, asked, code) => {
    const attempt = () => decideChildren(rule, asked, { childCount: 1, field: 'resolveChildren' });
    expect(attempt).toThrow(expect.objectContaining({ code }));
  });
});

describe('priorities', () => {
  test.each([
    ['high', 'high', 1],
    ['high', 'low', 3],
    ['medium', 'medium', 5],
    ['low', 'high', 7],
    ['low', 'low', 9],
  ] as const)('impact %s and urgency %s make priority %i', (impact, urgency, priority) => {
    const pair = { impact: IMPACT[impact], urgency: URGENCY[urgency] };
    expect(priorityOf(USUAL_MATRIX, pair)).toBe(priority);
  });

  test('the moment to resolve by follows from the priority', () => {
    const createdAt = '2026-01-31T09:30:00.000Z';
    expect(resolveByOf(USUAL_MATRIX, { priority: 1, createdAt })).toBe('2026-01-31T10:30:00.000Z');
    expect(resolveByOf(USUAL_MATRIX, { priority: 5, createdAt })).toBe('2026-02-01T09:30:00.000Z');
  });

  test('setting a cell leaves the others alone', () => {
    const cell = { impact: IMPACT.low, urgency: URGENCY.low, priority: 1 };
    const { cells } = setMatrix(USUAL_MATRIX, { cells: [cell], resolutionTimes: [] });
    expect(cells.map(({ priority }) => priority)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 1]);
  });
});

test.each([
  ['IR', true],
  ['IR2', true],
  ['', false],
  ['2IR', false],
  ['I-R', false],
  ['ABCDEFGHIJK', false],
])('"%s" as a prefix of numbers: %s', (prefix, isGood) => {
  expect(ID_PREFIX.test(prefix)).toBe(isGood);
});

/** Only what the rules look at. */
function incident(fields: Partial<Incident>): Incident {
  return { id: 'IR7', status: STATUS.active, parent: null, version: 1, ...fields } as Incident;
}
