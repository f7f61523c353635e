import pg from 'pg';
import type { DatabaseLocation } from '../database/database.ts';

/**
 * Tells other processes on the same store that there is something new. Only a hint: readers go by sequence, so a lost
 * or doubled one costs nothing, and their slow poll makes up for those lost.
 */
export interface WakeUps {
  /** Something was committed; cheap to call in any number. */
  announce(): void;
  close(): Promise<void>;
}

export interface WakeUpOptions {
  /** Something was committed elsewhere. */
  readonly onWake: () => void;
  readonly onError: (error: unknown) => void;
}

/** An embedded store has one process, which wakes its reader itself. */
const NOBODY_ELSE: WakeUps = { announce: () => undefined, close: () => Promise.resolve() };

const RETRY_MS = { first: 200, most: 10_000 } as const;

export function openWakeUps(location: DatabaseLocation, options: WakeUpOptions): WakeUps {
  return location.kind === 'sqlite'
    ? NOBODY_ELSE
    : openPostgresWakeUps(location.url, `journal_${location.schema}`, options);
}

/**
 * LISTEN on a connection of its own, and NOTIFY on the same one: not in the transactions that write, because PostgreSQL
 * holds one lock for all of them while it commits a notification. Many announcements become one while one is under way.
 */
function openPostgresWakeUps(url: string, channel: string, options: WakeUpOptions): WakeUps {
  const { onWake, onError } = options;
  let client: pg.Client | null = null;
  let closed = false;
  let retryMs: number = RETRY_MS.first;
  let retry: NodeJS.Timeout | undefined;
  let announcing = false;
  let announceAgain = false;

  const connecting = connect();

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: channel });
    next.on('notification', onWake);
    next.on('error', onError);
    next.on('end', () => {
      if (client === next) client = null;
      reconnectLater();
    });
    try {
      await next.connect();
      await next.query(`listen "${channel}"`);
    } catch (error) {
      onError(error);
      await next.end().catch(() => undefined);
      reconnectLater();
      return;
    }
    if (closed) return await next.end();
    client = next;
    retryMs = RETRY_MS.first;
    // Whatever was announced while nobody listened.
    onWake();
  }

  function reconnectLater(): void {
    if (closed || retry !== undefined) return;
    retry = setTimeout(() => {
      retry = undefined;
      void connect();
    }, retryMs);
    retry.unref();
    retryMs = Math.min(retryMs * 2, RETRY_MS.most);
  }

  function announce(): void {
    if (client === null) return;
    if (announcing) {
      announceAgain = true;
      return;
    }
    announcing = true;
    client
      .query('select pg_notify($1, $2)', [channel, ''])
      .catch(onError)
      .finally(() => {
        announcing = false;
        if (!announceAgain) return;
        announceAgain = false;
        announce();
      });
  }

  return {
    announce,
    async close() {
      closed = true;
      clearTimeout(retry);
      await connecting;
      await client?.end().catch(() => undefined);
    },
  };
}
