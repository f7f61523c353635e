import type { Knex } from 'knex';
import { addMs, type Clock } from './clock.ts';
import type { Database, DatabaseLocation, DatabaseLog } from './database/database.ts';
import { isStoreUnavailable } from './database/errors.ts';
import { openDatabase } from './database/open-database.ts';
import { refreshStatistics } from './database/refresh-statistics.ts';
import type { Migration } from './database/migrations.ts';
import {
  createIdempotencyKeys,
  forgetIdempotencyKeys,
  type IdempotencyKeys,
} from './idempotency.ts';
import {
  createJournalReader,
  USUAL_RETENTION_HOURS,
  type JournalReader,
} from './journal/journal-reader.ts';
import { pruneJournal } from './journal/prune-journal.ts';
import { openWakeUps } from './journal/wake-ups.ts';
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

const UPKEEP_EVERY_MS = 60_000;
const ROUNDS_PER_HOUR = 60;

export async function openProductStore<Stores extends object>(options: {
  readonly location: DatabaseLocation;
  readonly migrations: readonly Migration[];
  readonly now: Clock;
  readonly log: StoreLog;
  readonly onQuery?: (sql: string) => void;
  /** How long changes are kept for those who come back. */
  readonly retentionHours?: number;
  readonly createStores: (knex: Knex) => Stores;
}): Promise<ProductStore<Stores>> {
  const { location, migrations, createStores, now, log, onQuery } = options;
  const { retentionHours = USUAL_RETENTION_HOURS } = options;
  const database = await openDatabase({
    location,
    migrations,
    log,
    ...(onQuery === undefined ? {} : { onQuery }),
  });
  const identity = await readJournalHead(database.reader);
  const journal = await createJournalReader({
    reader: database.reader,
    retentionHours,
    onError: (error) =>
      log.error({ err: error }, 'cannot read the journal; it will be tried again'),
  });
  const wakeUps = openWakeUps(location, {
    onWake: () => journal.wake(),
    onError: (error) =>
      log.warn({ err: error }, 'cannot hear of changes elsewhere; polling goes on'),
  });
  const upkeep = startUpkeep(database, { retentionHours, now, log });
  // Pages and payloads name the newest position again and again; sealing it once is enough.
  let newest = { sequence: -1, cursor: '' };
  function cursorAt(sequence: number): string {
    if (newest.sequence !== sequence) {
      const cursor = encodeStreamCursor({ sequence, snapshotAfter: null }, identity);
      newest = { sequence, cursor };
    }
    return newest.cursor;
  }

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
      if (hasAppended) {
        journal.wake();
        wakeUps.announce();
      }
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
        // Whoever asks may be anybody, and need not hear where the store is.
        if (isStoreUnavailable(error)) return 'its store is not available, and its log tells why';
        return error instanceof Error ? error.message : String(error);
      }
    },
    async close() {
      await upkeep.stop();
      await wakeUps.close();
      await journal.close();
      await database.close();
    },
  };
}

/** Once a minute forgets old changes and keys, once an hour looks at how many rows there are of what. */
function startUpkeep(
  database: Database,
  { retentionHours, now, log }: { retentionHours: number; now: Clock; log: StoreLog },
): { stop(): Promise<void> } {
  let round: Promise<void> = Promise.resolve();
  let rounds = 0;
  let isRunning = false;

  async function upkeep(): Promise<void> {
    const count = await pruneJournal(database, addMs(now(), -retentionHours * 3_600_000));
    if (count > 0) log.info({ count }, 'forgot changes older than the retention');
    await forgetIdempotencyKeys(database, now);
    if (rounds % ROUNDS_PER_HOUR === 0) await refreshStatistics(database);
    rounds += 1;
  }

  const timer = setInterval(() => {
    if (isRunning) return;
    isRunning = true;
    round = upkeep()
      .catch((error: unknown) => log.error({ err: error }, 'cannot keep the store in order'))
      .finally(() => {
        isRunning = false;
      });
  }, UPKEEP_EVERY_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await round;
    },
  };
}
