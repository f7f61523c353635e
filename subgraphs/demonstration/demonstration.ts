import type { Knex } from 'knex';
import type { Database } from '../kit/database/database.ts';
import { refreshStatistics } from '../kit/database/refresh-statistics.ts';
import type { DataCentre } from './data-centre.ts';
import type { Random } from './random.ts';

/** What a product can do to be shown: fill its empty store, and let things happen in it. */
export interface Demonstration {
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

/** A product's demonstration over its store; the mark that the store is one stands in the store itself. */
export function createDemonstration(options: {
  readonly database: Database;
  /** The table that no store in use has empty. */
  readonly mainTable: string;
  readonly fill: (database: Database, dataCentre: DataCentre) => Promise<void>;
  readonly act: (random: Random) => Promise<void>;
}): Demonstration {
  const { database, mainTable, fill, act } = options;
  return {
    async prepare(dataCentre) {
      if (await isMarked(database.reader)) return 'kept';
      const anything = (await database.reader(mainTable).select('row').first()) as
        | object
        | undefined;
      const head = (await database.reader('journal_head').first()) as
        | { sequence: number }
        | undefined;
      if (anything !== undefined || head?.sequence !== 0) return 'foreign';

      // Marked first: a fill that was interrupted leaves a store that is known not to be anybody's own.
      await database.transaction(async (transaction) => {
        await transaction('store_facts').insert({
          name: FACT,
          value: JSON.stringify({ seed: dataCentre.seed, scale: dataCentre.scale }),
        });
      });
      await fill(database, dataCentre);
      await refreshStatistics(database);
      return 'filled';
    },
    async act(random) {
      if (await isMarked(database.reader)) await act(random);
    },
  };
}

async function isMarked(reader: Knex): Promise<boolean> {
  const fact = (await reader('store_facts').where({ name: FACT }).first()) as object | undefined;
  return fact !== undefined;
}
