import type { Knex } from 'knex';
import { Refusal } from '../refusal.ts';
import { readJournal, readJournalHead, type JournalEntry, type JournalHead } from './journal.ts';
import { encodeStreamCursor } from './stream-cursor.ts';

/**
 * Follows the journal for everybody in this process: one query serves all streams.
 *
 * The reader keeps the newest entries in a window and pulls the next ones when woken; a wake-up is only a hint, and a
 * slow poll makes up for lost ones. A follower holds nothing but its position: it takes from the window what lies
 * behind that, or, when it has fallen out of the window, reads the store itself until it is back. So a slow follower
 * costs no memory, loses nothing and holds up nobody.
 */
export interface JournalReader {
  /** The head as of now, from the store. */
  readHead(): Promise<JournalHead>;
  /** From where to where changes can be asked for. */
  readExtent(): Promise<JournalExtent>;
  /** Says that there may be something new; cheap to call in any number. */
  wake(): void;
  /**
   * The next entries behind a position, as soon as there are any; none once the time has passed without; null once the
   * signal aborts or the reader closes. Refused when entries behind it were there and none is kept.
   */
  readNext(
    after: number,
    signal: AbortSignal,
    timeoutMs?: number,
  ): Promise<readonly JournalEntry[] | null>;
  /** Entries behind a position as the store has them now, without waiting. */
  read(after: number, limit: number): Promise<readonly JournalEntry[]>;
  /** The newest number this reader has seen. */
  readonly position: number;
  close(): Promise<void>;
}

export interface JournalExtent {
  /** Cursor behind the newest change that is no longer kept: the earliest one can continue from. */
  readonly oldest: string;
  /** Cursor behind the newest change. */
  readonly newest: string;
  readonly retentionHours: number;
}

export const USUAL_RETENTION_HOURS = 72;

export interface JournalReaderOptions {
  readonly reader: Knex;
  /** How long changes are kept, for those who ask. */
  readonly retentionHours?: number;
  readonly pollMs?: number;
  /** Entries kept for followers that are nearly up to date. */
  readonly windowEntries?: number;
  readonly onError: (error: unknown) => void;
}

const BATCH_ENTRIES = { least: 100, most: 5_000 } as const;

export async function createJournalReader(options: JournalReaderOptions): Promise<JournalReader> {
  const { reader, pollMs = 5_000, windowEntries = 2_000, onError } = options;
  const { retentionHours = USUAL_RETENTION_HOURS } = options;
  let position = (await readJournalHead(reader)).sequence;
  /** Entries up to `position`, oldest first, without a gap. */
  let window: JournalEntry[] = [];
  let batchEntries: number = BATCH_ENTRIES.least;
  let pull: Promise<void> | null = null;
  let wokenWhilePulling = false;
  let closed = false;
  const waiting = new Set<() => void>();

  function wake(): void {
    if (closed) return;
    if (pull !== null) {
      wokenWhilePulling = true;
      return;
    }
    pull = pullAll()
      .catch(onError)
      .finally(() => {
        pull = null;
        if (wokenWhilePulling) {
          wokenWhilePulling = false;
          wake();
        }
      });
  }

  /** Pulls until a batch comes back short; batches grow with the backlog. */
  async function pullAll(): Promise<void> {
    while (!closed) {
      const limit = batchEntries;
      const entries = await readJournal(reader, { after: position, limit });
      batchEntries =
        entries.length === limit ? Math.min(limit * 2, BATCH_ENTRIES.most) : BATCH_ENTRIES.least;
      if (entries.length > 0) extendWindow(entries);
      if (entries.length < limit) return;
    }
  }

  function extendWindow(entries: readonly JournalEntry[]): void {
    // What was forgotten before this reader saw it leaves a gap, and places in the window are counted from its first.
    if (entries[0]?.sequence !== position + 1) window = [];
    position = entries.at(-1)?.sequence ?? position;
    for (const entry of entries) window.push(entry);
    // Cut in one go now and then, not one by one: each cut copies the window.
    if (window.length > windowEntries * 2) window = window.slice(-windowEntries);
    const woken = [...waiting];
    waiting.clear();
    for (const resume of woken) resume();
  }

  function takeFromWindow(after: number): readonly JournalEntry[] | null {
    const first = window[0];
    if (first === undefined || after < first.sequence - 1) return null;
    return window.slice(
      after - first.sequence + 1,
      after - first.sequence + 1 + BATCH_ENTRIES.most,
    );
  }

  const poll = setInterval(wake, pollMs);
  poll.unref();

  return {
    get position() {
      return position;
    },
    readHead: () => readJournalHead(reader),
    async readExtent() {
      const head = await readJournalHead(reader);
      const cursorAt = (sequence: number): string =>
        encodeStreamCursor({ sequence, snapshotAfter: null }, head);
      return { oldest: cursorAt(head.prunedTo), newest: cursorAt(head.sequence), retentionHours };
    },
    wake,
    read: (after, limit) => readJournal(reader, { after, limit }),
    async readNext(after, signal, timeoutMs = Number.POSITIVE_INFINITY) {
      const endsAt = performance.now() + timeoutMs;
      while (!closed && !signal.aborted) {
        if (after < position) {
          const entries =
            takeFromWindow(after) ??
            (await readJournal(reader, { after, limit: BATCH_ENTRIES.least * 5 }));
          // This reader has seen further, so all of that is no longer kept; the next change may be long in coming.
          if (entries.length === 0) throw overtaken(after, position);
          return entries;
        }
        const leftMs = endsAt - performance.now();
        if (leftMs <= 0) return [];
        await waitForMore(waiting, signal, leftMs);
      }
      return null;
    },
    async close() {
      closed = true;
      clearInterval(poll);
      for (const resume of waiting) resume();
      waiting.clear();
      await pull;
    },
  };
}

/** Longer than any bookmark interval: such a wait needs no timer. */
const WITHOUT_TIMER_MS = 2 ** 31 - 1;

function waitForMore(
  waiting: Set<() => void>,
  signal: AbortSignal,
  timeoutMs: number,
): Promise<void> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const resume = (): void => {
      waiting.delete(resume);
      signal.removeEventListener('abort', resume);
      clearTimeout(timer);
      resolve();
    };
    waiting.add(resume);
    signal.addEventListener('abort', resume);
    if (timeoutMs >= WITHOUT_TIMER_MS) return;
    // Rounded up, so that the time has passed when it fires.
    timer = setTimeout(resume, Math.ceil(timeoutMs));
    timer.unref();
  });
}

/** Numbers have no gap, so a gap means that pruning overtook this reader. */
export function checkGapless(sequence: number, entries: readonly JournalEntry[]): void {
  const first = entries[0]?.sequence ?? sequence + 1;
  if (first !== sequence + 1) throw overtaken(sequence, first - 1);
}

function overtaken(sequence: number, prunedTo: number): Refusal {
  return new Refusal(
    'CURSOR_EXPIRED',
    `Cannot continue: this stream is at change ${sequence}, kept are those after ${prunedTo}; take a snapshot and follow from there`,
    ['after'],
  );
}
