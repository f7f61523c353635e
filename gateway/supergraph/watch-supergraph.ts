import { watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Logger } from 'pino';
import type { CurrentGraph } from './current-graph.ts';

/** Editors and composers write in several steps; the last of a burst is the one to read. */
const SETTLE_MS = 100;

export interface SupergraphWatch {
  /** Reads the file now, whatever the watch has noticed (SIGHUP). */
  readNow(): Promise<void>;
  close(): void;
}

/** Offers the file's text to the current graph whenever it may have changed. */
export function watchSupergraph(
  file: string,
  { graphs, log }: { graphs: CurrentGraph; log: Pick<Logger, 'error'> },
): SupergraphWatch {
  let settling: NodeJS.Timeout | null = null;

  async function readNow(): Promise<void> {
    try {
      await graphs.offer(await readFile(file, 'utf8'));
    } catch (error) {
      log.error({ err: error, file }, 'supergraph file not read; the old one keeps serving');
    }
  }

  // The folder and not the file: a file that is replaced by a rename is another file, which nobody would watch. Any
  // change in the folder counts, since mounted configuration is swapped by links beside it.
  const watcher = watch(dirname(resolve(file)), () => {
    if (settling !== null) clearTimeout(settling);
    settling = setTimeout(() => void readNow(), SETTLE_MS);
  });
  watcher.on('error', (error) =>
    log.error({ err: error, file }, 'supergraph file no longer watched'),
  );
  // Watching keeps no process alive that has nothing else to do.
  watcher.unref();

  return {
    readNow,
    close() {
      if (settling !== null) clearTimeout(settling);
      watcher.close();
    },
  };
}
