import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseStrictJson } from '../../gateway/guard/strict-json.ts';

test('what JSON.stringify writes is read as JSON.parse reads it, however it is spaced', () => {
  fc.assert(
    fc.property(
      fc.jsonValue({ maxDepth: 5 }),
      fc.constantFrom(0, 1, '\t', '\r\n '),
      (value, space) => {
        const text = JSON.stringify(value, null, space).toWellFormed();
        expect(parseStrictJson(text)).toEqual(JSON.parse(text));
      },
    ),
    { numRuns: 2_000 },
  );
});

test('a member that is named twice is found wherever it stands', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), fc.string(), (value, name) => {
      const member = `${JSON.stringify(name)}: ${JSON.stringify(value)}`.toWellFormed();
      const text = `{"around":[{${member}, "between":"\\\\", ${member}}]}`;
      expect(() => parseStrictJson(text)).toThrow('an object in it has two members of one name');
    }),
    { numRuns: 2_000 },
  );
});
