import { describe, expect, test } from 'vitest';
import {
  OutsideReferences,
  type GraphClient,
  type OutsideNoun,
} from '../../subgraphs/kit/outside-references.ts';
import { LOCAL_ADMINISTRATOR } from '../../subgraphs/kit/viewer.ts';

const LAMP: OutsideNoun = { name: 'lamp', list: 'lamps' };

function refer(...ids: readonly (string | null)[]) {
  return ids.map((id) => ({ noun: LAMP, id, field: ['input', 'lampId'] }));
}

interface Told {
  readonly message: string;
  readonly noun: unknown;
}

/** References to lamps of a graph, and what is logged about them. */
function createReferences(execute: GraphClient['execute'] | null, patienceMs?: number) {
  const told: Told[] = [];
  const references = new OutsideReferences(
    { warn: (fields: { noun?: unknown }, message) => told.push({ message, noun: fields.noun }) },
    patienceMs,
  );
  if (execute !== null) references.joinGraph({ execute });
  const listUnknown = async (...ids: readonly (string | null)[]) => {
    const unknown = await references.findUnknown(refer(...ids), LOCAL_ADMINISTRATOR);
    return unknown.map(({ id }) => id);
  };
  return { told, listUnknown };
}

const TAKEN = { message: 'cannot ask what others know; taking it as given', noun: 'lamp' };

describe('references to what other products own', () => {
  test('are all taken where there is no graph to ask', async () => {
    const { listUnknown, told } = createReferences(null);
    expect(await listUnknown('a', 'b')).toEqual([]);
    expect(told).toEqual([]);
  });

  test('are asked for in the name of the viewer, each id once, as many at once as a list shows', async () => {
    const asked: { count: number; viewer: string }[] = [];
    const { listUnknown } = createReferences(({ variables, viewer }) => {
      const ids = variables['ids'] as string[];
      asked.push({ count: ids.length, viewer: viewer.name });
      const nodes = ids.filter((id) => id !== 'dark').map((id) => ({ id }));
      return Promise.resolve({ data: { known: { nodes } } });
    });
    const many = Array.from({ length: 250 }, (_, index) => `lamp ${index}`);
    expect(await listUnknown(...many, 'dark', null, 'lamp 1', 'dark')).toEqual(['dark', 'dark']);
    expect(asked).toEqual([
      { count: 200, viewer: 'local administrator' },
      { count: 51, viewer: 'local administrator' },
    ]);
  });

  test('are not asked for where none is given', async () => {
    const { listUnknown } = createReferences(() => Promise.reject(new Error('was asked')));
    expect(await listUnknown(null)).toEqual([]);
  });

  test.each<[string, GraphClient['execute']]>([
    ['fails', () => Promise.reject(new Error('out of order'))],
    [
      'answers with an error',
      () => Promise.resolve({ data: { known: null }, errors: [{ message: 'down' }] }),
    ],
    ['never answers', () => new Promise(() => undefined)],
  ])('are all taken, and the log says so, where the graph %s', async (_name, execute) => {
    const { listUnknown, told } = createReferences(execute, 20);
    expect(await listUnknown('a')).toEqual([]);
    expect(told).toEqual([TAKEN]);
  });
});
