import type { Knex } from 'knex';
import type { Database } from '../kit/database/database.ts';
import { refreshStatistics } from '../kit/database/refresh-statistics.ts';
import type { DataCentre } from './data-centre.ts';
import type { Random } from './random.ts';

/** What a product can do to be shown: fill its empty store, and let things happen in it. */
export interface Demonstration {
  /** Whether the store holds data that is somebody's own. */
  hasOwnData(): Promise<boolean>;
  /** Fills the store if it is empty, and says what it is now. */
  prepare(dataCentre: DataCentre): Promise<DemonstrationState>;
  /** One small thing that happens by itself, through the product's own actions. Only on a demonstration store. */
  act(random: Random): Promise<void>;
}

export type DemonstrationState =
  /** It was empty and has just been filled. */
  | 'filled'
  /** It was filled as a demonstration before. */
  | 'kept'
  /** Somebody's own data: nothing is filled in and nothing happens by itself. */
  | 'foreign';

const FACT = 'demonstration';
/** What is larger than this does not fit into the time that one transaction may take. */
const SCALE_AT_ONCE = 5;

/** A product's demonstration over its store; the mark that the store is one stands in the store itself. */
export function createDemonstration(options: {
  readonly database: Database;
  /** The table that no store in use has empty. */
  readonly mainTable: string;
  readonly fill: (database: Database, dataCentre: DataCentre) => Promise<void>;
  readonly act: (random: Random) => Promise<void>;
}): Demonstration {
  const { database, mainTable, fill, act } = options;

  /** A fill that is interrupted leaves nothing behind. */
  async function fillAtOnce(dataCentre: DataCentre): Promise<void> {
    await database.transaction(async (transaction) => {
      await fill({ ...database, transaction: (work) => work(transaction) }, dataCentre);
      await writeMark(transaction, 'filled');
    });
    await refreshStatistics(database);
  }

  /** A fill that is interrupted leaves a store that is known not to be whole, nor anybody's own. */
  async function fillInSteps(dataCentre: DataCentre): Promise<void> {
    await database.transaction((transaction) => writeMark(transaction, 'filling'));
    await fill(database, dataCentre);
    await refreshStatistics(database);
    await database.transaction((transaction) => writeMark(transaction, 'filled'));
  }

  return {
    async hasOwnData() {
      const mark = await readMark(database.reader);
      return mark === null && !(await isEmpty(database.reader, mainTable));
    },
    async prepare(dataCentre) {
      const mark = await readMark(database.reader);
      if (mark === 'filled') return 'kept';
      if (mark === 'filling') {
        throw new Error(
          `Cannot use store "${database.store}": filling it was interrupted, so parts are missing; remove it and start again`,
        );
      }
      if (!(await isEmpty(database.reader, mainTable))) return 'foreign';

      await (dataCentre.scale <= SCALE_AT_ONCE ? fillAtOnce : fillInSteps)(dataCentre);
      return 'filled';
    },
    async act(random) {
      if ((await readMark(database.reader)) === 'filled') await act(random);
    },
  };
}

type Mark = 'filling' | 'filled';

async function readMark(reader: Knex): Promise<Mark | null> {
  const fact = (await reader('store_facts').where({ name: FACT }).first()) as
    | { readonly value: Mark }
    | undefined;
  return fact?.value ?? null;
}

async function writeMark(transaction: Knex.Transaction, value: Mark): Promise<void> {
  await transaction('store_facts').insert({ name: FACT, value }).onConflict('name').merge();
}

async function isEmpty(reader: Knex, mainTable: string): Promise<boolean> {
  const row = (await reader(mainTable).select('row').first()) as object | undefined;
  const head = (await reader('journal_head').first()) as { readonly sequence: number } | undefined;
  return row === undefined && head?.sequence === 0;
}
