import fc from 'fast-check';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createSharedTextIndex,
  createTextIndex,
  dropTextIndexes,
  whereContainsIn,
  whereSharedContainsIn,
} from '../../subgraphs/kit/filter/text-index.ts';
import { openTestStore, STORES, type TestStore } from '../support/databases.ts';

interface Note {
  readonly text: string;
  readonly place: string;
}

type Step =
  | { readonly kind: 'write'; readonly note: Note }
  | { readonly kind: 'rewrite'; readonly pick: number; readonly note: Partial<Note> }
  | { readonly kind: 'remove'; readonly pick: number };

const letters = fc.constantFrom('a', 'b', 'A', 'B', '%', '_', '\\', '"', "'", 'é', ' ');
const texts = fc.string({ unit: letters, minLength: 3, maxLength: 6 });
const notes = fc.record({ text: texts, place: texts });
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('write' as const), note: notes }) },
  fc.record({
    kind: fc.constant('rewrite' as const),
    pick: fc.nat(),
    note: fc.record({ text: texts, place: texts }, { requiredKeys: [] }),
  }),
  fc.record({ kind: fc.constant('remove' as const), pick: fc.nat() }),
);

const migrations = [
  {
    name: '001-notes',
    async up(knex: Knex): Promise<void> {
      await knex.schema.createTable('notes', (table) => {
        table.increments('row');
        table.text('text').notNullable();
        table.text('place').notNullable().index();
      });
      await createTextIndex(knex, { table: 'notes', columns: ['text', 'place'] });
    },
  },
];

describe.each(STORES)('searching by a part of a text on %s', (kind) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openTestStore(kind, migrations);
  });
  afterAll(() => store[Symbol.asyncDispose]());

  test('finds what has the part, whatever was written, changed and removed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(steps, { maxLength: 12 }),
        fc.array(fc.string({ unit: letters, minLength: 3, maxLength: 4 }), { minLength: 1 }),
        async (history, parts) => {
          await store.transaction(async (transaction) => {
            await transaction('notes').delete();
            const half = history.length >> 1;
            const kept = new Map<number, Note>();
            await apply(transaction, kept, history.slice(0, half));
            // From here on the places are searched as texts that many share; what is there already is found as before.
            await dropTextIndexes(transaction, { table: 'notes' });
            if (kind === 'sqlite') {
              await createTextIndex(transaction, { table: 'notes', columns: ['text'] });
              await createSharedTextIndex(transaction, { table: 'notes', column: 'place' });
            }
            await apply(transaction, kept, history.slice(half));

            const known = [...kept.values()].flatMap(({ text, place }) => [text, place]);
            for (const part of [...parts, ...known]) {
              expect(await find(transaction, 'text', part)).toEqual(listRows(kept, 'text', part));
              expect(await find(transaction, 'place', part)).toEqual(listRows(kept, 'place', part));
            }
            if (kind === 'postgres') return;
            await dropTextIndexes(transaction, { table: 'notes', shared: ['place'] });
            await createTextIndex(transaction, { table: 'notes', columns: ['text', 'place'] });
          });
        },
      ),
      { numRuns: kind === 'sqlite' ? 150 : 50 },
    );
  });
});

async function apply(
  transaction: Knex,
  kept: Map<number, Note>,
  history: readonly Step[],
): Promise<void> {
  for (const step of history) {
    if (step.kind === 'write') {
      const [row] = (await transaction('notes').insert(step.note).returning('row')) as [
        { row: number },
      ];
      kept.set(row.row, step.note);
      continue;
    }
    const rows = [...kept.keys()];
    const row = rows[step.pick % rows.length];
    if (row === undefined) continue;
    if (step.kind === 'remove') {
      await transaction('notes').where({ row }).delete();
      kept.delete(row);
    } else if (Object.keys(step.note).length > 0) {
      await transaction('notes').where({ row }).update(step.note);
      kept.set(row, { ...(kept.get(row) as Note), ...step.note });
    }
  }
}

async function find(
  transaction: Knex,
  column: 'text' | 'place',
  part: string,
): Promise<readonly number[]> {
  const query = transaction('notes').select('row').orderBy('row');
  const narrow = column === 'text' ? whereContainsIn : whereSharedContainsIn;
  narrow('notes', column)(query, part);
  return ((await query) as { row: number }[]).map(({ row }) => row);
}

function listRows(kept: ReadonlyMap<number, Note>, column: keyof Note, part: string): number[] {
  const has = (note: Note): boolean => note[column].toLowerCase().includes(part.toLowerCase());
  return [...kept].filter(([, note]) => has(note)).map(([row]) => row);
}
