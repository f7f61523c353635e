import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BUILT_IN_KINDS } from '../../subgraphs/orchestrator/activities/built-in-kinds.ts';
import { COMPARISONS } from '../../subgraphs/orchestrator/activities/comparisons.ts';
import { resolveReferences } from '../../subgraphs/orchestrator/activities/published-data.ts';
import {
  beginActivity,
  completeInstance,
  createInstance,
  endActivity,
  failWith,
  findNextActivity,
  type ActivityEnding,
  type RunbookInstance,
} from '../../subgraphs/orchestrator/jobs/runbook-instance.ts';
import { checkParameters } from '../../subgraphs/orchestrator/runbooks/runbook-parameters.ts';
import { isWithinFolder, type Runbook } from '../../subgraphs/orchestrator/runbooks/runbook.ts';
import { makeActivity, makeRunbook } from './support/orchestrator.ts';

const AT = '2026-02-01T10:00:00.000Z';
const FINE: ActivityEnding = {
  status: 'SUCCESS',
  publishedData: [],
  returnedData: [],
  error: null,
};

describe('the values a runbook is started with', () => {
  const runbook = makeRunbook({
    id: 'Clean',
    parameters: [
      { id: '1', name: 'Computer', type: 'STRING', direction: 'IN', description: '' },
      { id: '2', name: 'Count', type: 'INTEGER', direction: 'IN', description: '' },
      { id: '3', name: 'Force', type: 'BOOLEAN', direction: 'IN', description: '' },
      { id: '4', name: 'When', type: 'DATE_TIME', direction: 'IN', description: '' },
      { id: '5', name: 'Result', type: 'STRING', direction: 'OUT', description: '' },
    ],
  });
  const right = { Computer: 'web-1', Count: '-12', Force: 'True', When: '2026-02-01T10:00:00Z' };

  test('come in the order of its parameters, whatever the order they are given in', () => {
    const given = toValues(right).toReversed();
    expect(checkParameters(runbook, given, ['input'])).toEqual(toValues(right));
  });

  test.each([
    [
      { Count: 'many' },
      'PARAMETER_INVALID',
      ['input', '1', 'value'],
      'Cannot start runbook "\\Tests\\Clean": "many" is no value for "Count", which takes a whole number',
    ],
    [
      { Count: '1.5' },
      'PARAMETER_INVALID',
      ['input', '1', 'value'],
      'Cannot start runbook "\\Tests\\Clean": "1.5" is no value for "Count", which takes a whole number',
    ],
    [
      { Force: 'yes' },
      'PARAMETER_INVALID',
      ['input', '2', 'value'],
      'Cannot start runbook "\\Tests\\Clean": "yes" is no value for "Force", which takes true or false',
    ],
    [
      { When: '2026-02-30' },
      'PARAMETER_INVALID',
      ['input', '3', 'value'],
      'Cannot start runbook "\\Tests\\Clean": "2026-02-30" is no value for "When", which takes a moment as in 2026-01-31T09:30:00Z',
    ],
    [
      { computer: 'x' },
      'PARAMETER_UNKNOWN',
      ['input', '4', 'name'],
      'Cannot start runbook "\\Tests\\Clean": it has no parameter "computer"',
    ],
    [
      { Result: 'x' },
      'PARAMETER_UNKNOWN',
      ['input', '4', 'name'],
      'Cannot start runbook "\\Tests\\Clean": "Result" is returned by it, not given to it',
    ],
    [
      { Computer: 'x'.repeat(10_001) },
      'BAD_LENGTH',
      ['input', '0', 'value'],
      'Cannot take a value of "Computer" of 10001 characters: it must have 0 to 10000',
    ],
  ])(
    'are refused with a name, a code and a place when wrong: %j',
    (wrong, code, field, message) => {
      const given = toValues({ ...right, ...wrong });
      expect(() => checkParameters(runbook, given, ['input'])).toThrow(
        expect.objectContaining({ code, field, message }),
      );
    },
  );

  test('are refused when one is missing, naming all that are', () => {
    expect(() => checkParameters(runbook, [{ name: 'Count', value: '1' }], ['input'])).toThrow(
      expect.objectContaining({
        code: 'PARAMETER_MISSING',
        message:
          'Cannot start runbook "\\Tests\\Clean": it needs a value for "Computer", "Force", "When"',
      }),
    );
  });

  test('are refused when one is given twice', () => {
    const twice = [...toValues(right), { name: 'Count', value: '3' }];
    expect(() => checkParameters(runbook, twice, ['input'])).toThrow(
      expect.objectContaining({ code: 'PARAMETER_REPEATED', field: ['input', '4', 'name'] }),
    );
  });

  test('are none for a runbook without parameters', () => {
    expect(checkParameters(makeRunbook({ id: 'Plain' }), [], ['input'])).toEqual([]);
  });
});

describe('an instance', () => {
  const condition = { activity: 'Compare', data: 'Comparison result', equals: 'true' };
  const runbook = makeRunbook({
    id: 'Steps',
    parameters: [{ id: '1', name: 'Result', type: 'STRING', direction: 'OUT', description: '' }],
    activities: [
      makeActivity('Compare', 'Compare Values'),
      makeActivity('If so', 'Publish Data', {}, { condition }),
      makeActivity('Call', 'Fail', {}, { onFailure: 'CONTINUE' }),
      makeActivity('Last', 'Return Data'),
    ],
  });

  test('follows the links whose condition holds', () => {
    expect(
      runThrough(runbook, [{ ...FINE, publishedData: toValues({ 'Comparison result': 'true' }) }]),
    ).toEqual({
      ran: ['Compare', 'If so', 'Call', 'Last'],
      status: 'SUCCESS',
    });
  });

  test('passes over what stands behind a link that is not followed', () => {
    expect(
      runThrough(runbook, [{ ...FINE, publishedData: toValues({ 'Comparison result': 'false' }) }]),
    ).toEqual({
      ran: ['Compare', 'Call', 'Last'],
      status: 'SUCCESS',
    });
  });

  test('ends as FAILED where an activity fails', () => {
    expect(runThrough(runbook, [failWith('no')])).toEqual({ ran: ['Compare'], status: 'FAILED' });
  });

  test('goes on where it is made to, and ends as WARNING', () => {
    expect(runThrough(runbook, [FINE, failWith('no')])).toEqual({
      ran: ['Compare', 'Call', 'Last'],
      status: 'WARNING',
    });
  });

  test('ends as WARNING when an activity warns', () => {
    expect(runThrough(runbook, [{ ...FINE, status: 'WARNING', error: 'hm' }])).toEqual({
      ran: ['Compare', 'Call', 'Last'],
      status: 'WARNING',
    });
  });

  test('of a runbook without activities succeeds at once', () => {
    expect(runThrough(makeRunbook({ id: 'Empty' }), [])).toEqual({ ran: [], status: 'SUCCESS' });
  });

  test('keeps the last of what is returned under one name', () => {
    const first = endFirst(runbook, { Result: 'one' });
    const [, last] = runbook.activities;
    if (last === undefined) throw new Error('The runbook has two activities');
    const again = endActivity(beginActivity(first, last, { id: 'a-2', at: AT }), runbook, {
      ending: { ...FINE, returnedData: toValues({ Result: 'two' }) },
      at: AT,
    });
    expect(again.parameters).toEqual([{ name: 'Result', value: 'two', direction: 'OUT' }]);
  });

  test('fails where an activity returns what the runbook does not declare', () => {
    const ended = endFirst(runbook, { Rseult: 'typo' });
    expect(ended.activities[0]?.error).toBe('The runbook has no OUT parameter "Rseult"');
    expect(ended.parameters).toEqual([]);
  });
});

test('whatever a runbook holds and however its activities end, each runs at most once, in order, and the end says what happened', () => {
  const activity = fc.record({
    onFailure: fc.constantFrom('STOP' as const, 'CONTINUE' as const),
    /** Of which earlier activity the link asks, if of any. */
    asks: fc.option(fc.nat(5)),
    ending: fc.constantFrom('SUCCESS' as const, 'WARNING' as const, 'FAILED' as const),
    publishes: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(activity, { maxLength: 8 }), (drafts) => {
      const runbook = makeRunbook({
        id: 'any',
        activities: drafts.map(({ onFailure, asks }, index) =>
          makeActivity(
            String(index),
            'Any',
            {},
            {
              onFailure,
              condition:
                asks === null ? null : { activity: String(asks), data: 'Go', equals: 'true' },
            },
          ),
        ),
      });
      let instance = startInstance();
      for (;;) {
        const next = findNextActivity(instance, runbook);
        if (next === null) break;
        const draft = drafts[Number(next.name)];
        const publishedData = draft?.publishes === true ? toValues({ Go: 'true' }) : [];
        instance = endActivity(beginActivity(instance, next, { id: next.id, at: AT }), runbook, {
          ending: { ...FINE, status: draft?.ending ?? 'SUCCESS', publishedData },
          at: AT,
        });
      }
      const { status, activities } = completeInstance(instance, runbook, AT);
      const ran = activities.map(({ name }) => Number(name));
      expect(ran).toEqual([...new Set(ran)].toSorted((a, b) => a - b));
      // What was left out, its link was not followed, or something had ended the instance.
      const stops = activities.filter(
        (one) => one.status === 'FAILED' && drafts[Number(one.name)]?.onFailure === 'STOP',
      );
      expect(stops).toEqual(status === 'FAILED' ? activities.slice(-1) : []);
      expect(status === 'SUCCESS').toBe(activities.every((one) => one.status === 'SUCCESS'));
      for (const [index, { asks }] of drafts.entries()) {
        if (asks === null && status !== 'FAILED') expect(ran).toContain(index);
      }
    }),
  );
});

describe('a setting', () => {
  const earlier = endFirst(
    makeRunbook({ id: 'r', activities: [makeActivity('Start', 'Initialize Data')] }),
    {},
    { Computer: 'web-1', 'Free percent': '7' },
  ).activities;

  test('has its references replaced by what earlier activities published', () => {
    const settings = [
      { name: 'Text', value: '{Start.Computer} has {Start.Free percent} % {free}' },
    ];
    expect(resolveReferences(settings, earlier)).toEqual([
      { name: 'Text', value: 'web-1 has 7 % {free}' },
    ]);
  });

  test('that refers to nothing fails its activity and says what is missing', () => {
    expect(() => resolveReferences([{ name: 'Text', value: '{Start.Disk}' }], earlier)).toThrow(
      'The setting "Text" refers to {Start.Disk}, but no activity "Start" has published "Disk"',
    );
  });
});

describe('Compare Values', () => {
  test.each([
    ['equals', 'a', 'a', true],
    ['equals', 'a', 'A', false],
    ['does not equal', 'a', 'b', true],
    ['contains', 'abc', 'b', true],
    ['does not contain', 'abc', 'b', false],
    ['starts with', 'abc', 'ab', true],
    ['ends with', 'abc', 'bc', true],
    ['is less than', '9', '10', true],
    ['is less than', 'nine', 'ten', true],
    ['is less than or equal to', '10', '10.0', true],
    ['is greater than', '-2', '-10', true],
    ['is greater than or equal to', '1', '2', false],
  ])('"%s" of %s and %s is %s', (condition, left, right, expected) => {
    expect(COMPARISONS.get(condition)?.(left, right)).toBe(expected);
  });
});

test('the activities that need no other product are these', () => {
  expect([...BUILT_IN_KINDS.keys()]).toEqual([
    'Initialize Data',
    'Compare Values',
    'Wait',
    'Publish Data',
    'Return Data',
    'Fail',
    'Monitor Date/Time',
  ]);
});

test.each([
  ['\\Operations', '\\Operations', true],
  ['\\Operations\\Disks', '\\Operations', true],
  ['\\OperationsOld', '\\Operations', false],
  ['\\Operations', '\\Operations\\Disks', false],
  ['\\Anything', '\\', true],
])('folder %s lies in %s: %s', (folder, outer, expected) => {
  expect(isWithinFolder(folder, outer)).toBe(expected);
});

function toValues(values: Record<string, string>): { name: string; value: string }[] {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}

function startInstance(): RunbookInstance {
  return createInstance({ id: 'i-1', jobId: 'job-1', number: 1, parameters: [], at: AT });
}

/** Runs an instance to its end, its activities ending as listed and the rest well. */
function runThrough(
  runbook: Runbook,
  endings: readonly ActivityEnding[],
): { ran: string[]; status: string } {
  let instance = startInstance();
  for (let index = 0; ; index += 1) {
    const next = findNextActivity(instance, runbook);
    if (next === null) break;
    const begun = beginActivity(instance, next, { id: `a-${index}`, at: AT });
    instance = endActivity(begun, runbook, { ending: endings[index] ?? FINE, at: AT });
  }
  const { status, activities } = completeInstance(instance, runbook, AT);
  return { ran: activities.map(({ name }) => name), status };
}

/** An instance whose first activity has returned and published these. */
function endFirst(
  runbook: Runbook,
  returned: Record<string, string>,
  published: Record<string, string> = {},
): RunbookInstance {
  const [activity] = runbook.activities;
  if (activity === undefined) throw new Error('The runbook has an activity');
  return endActivity(beginActivity(startInstance(), activity, { id: 'a-1', at: AT }), runbook, {
    ending: { ...FINE, returnedData: toValues(returned), publishedData: toValues(published) },
    at: AT,
  });
}
