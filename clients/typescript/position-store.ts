import { open, readFile, rename } from 'node:fs/promises';

/** How far a partner has come: what it would have to be told again after a crash if nobody remembered. */
export interface Position {
  /** Cursor of the last change that was handled. */
  readonly cursor: string;
  /** Ids of the changes handled last, to recognize one that comes again all the same. */
  readonly handledIds: readonly string[];
}

/** Where the position is kept. Keep it with what you handle, if you can: then no crash comes between the two. */
export interface PositionStore {
  load(): Promise<Position | null>;
  save(position: Position): Promise<void>;
}

/** In a file that always holds a whole position, the old one or the new one. */
export function createFileStore(file: string): PositionStore {
  return {
    async load() {
      try {
        return JSON.parse(await readFile(file, 'utf8')) as Position; // written below
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw new Error(`Cannot read the position in "${file}"`, { cause: error });
      }
    },
    async save(position) {
      const next = `${file}.next`;
      const handle = await open(next, 'w');
      try {
        await handle.writeFile(JSON.stringify(position));
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(next, file);
    },
  };
}
