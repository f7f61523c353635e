import type { Knex } from 'knex';
import type { Clock } from './clock.ts';
import {
  openDatabase,
  type Database,
  type DatabaseLocation,
  type DatabaseLog,
} from './database/database.ts';
import type { Migration } from './database/migrations.ts';
import { createIdempotencyKeys, type IdempotencyKeys } from './idempotency.ts';
import { createJournalReader, type JournalReader } from './journal/journal-reader.ts';
import { createJournalWriter, readJournalHead, type JournalWriter } from './journal/journal.ts';
import { encodeStreamCursor } from './journal/stream-cursor.ts';
import type { Viewer } from './viewer.ts';

/** Everything one product keeps: its stores, its journal, and the transaction that changes both together. */
export interface ProductStore<Stores> {
  /** Below the stores: for filling a demonstration and for upkeep, never for answering. */
  readonly database: Database;
  /** For reading: sees only what is committed. */
  readonly stores: Stores;
  readonly journal: JournalReader;
  /** A transaction that writes in this viewer's name; listeners are woken after the commit. */
  transactionOf(viewer: Viewer): Transaction<Stores>;
  /** Several reads of one moment. */
  snapshot<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
  /** The stream cursor behind a change that this store numbered. */
  cursorAt(sequence: number): string;
  /** The stream cursor behind the newest change. */
  readCursor(): Promise<string>;
  findTrouble(): Promise<string | null>;
  close(): Promise<void>;
}

export type Transaction<Stores> = <T>(work: (unit: Unit<Stores>) => Promise<T>) => Promise<T>;

/** What an action works with inside its transaction. */
export type Unit<Stores> = Stores & {
  readonly journal: JournalWriter;
  readonly idempotencyKeys: IdempotencyKeys;
};

/** A logger as pino makes them; only what is used of it. */
export interface StoreLog extends DatabaseLog {
  error(fields: object, message: string): void;
}

export async function openProductStore<Stores extends object>(options: {
  readonly location: DatabaseLocation;
  readonly migrations: readonly Migration[];
  readonly now: Clock;
  readonly log: StoreLog;
  readonly onQuery?: (sql: string) => void;
  createStores(knex: Knex): Stores;
}): Promise<ProductStore<Stores>> {
  const { location, migrations, createStores, now, log, onQuery } = options;
  const database = await openDatabase({
    location,
    migrations,
    log,
    ...(onQuery === undefined ? {} : { onQuery }),
  });
  const identity = await readJournalHead(database.reader);
  const journal = await createJournalReader({
    reader: database.reader,
    onError: (error) =>
      log.error({ err: error }, 'cannot read the journal; it will be tried again'),
  });
  const cursorAt = (sequence: number): string =>
    encodeStreamCursor({ sequence, snapshotAfter: null }, identity);

  return {
    database,
    stores: createStores(database.reader),
    journal,
    transactionOf: (viewer) => async (work) => {
      let hasAppended = false;
      const onAppend = (): void => {
        hasAppended = true;
      };
      const result = await database.transaction((transaction) =>
        work({
          ...createStores(transaction),
          journal: createJournalWriter(transaction, { viewer, now, onAppend }),
          idempotencyKeys: createIdempotencyKeys(transaction, now),
        }),
      );
      if (hasAppended) journal.wake();
      return result;
    },
    snapshot: (work) => database.snapshot((transaction) => work(createStores(transaction))),
    cursorAt,
    readCursor: async () => cursorAt((await readJournalHead(database.reader)).sequence),
    async findTrouble() {
      try {
        await readJournalHead(database.reader);
        return null;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
    async close() {
      await journal.close();
      await database.close();
    },
  };
}
