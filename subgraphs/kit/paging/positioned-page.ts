import type { JournalReader } from '../journal/journal-reader.ts';
import type { Page } from './page.ts';

/** A page and where it stands in the stream of changes: whoever follows from there has missed nothing. */
export type PositionedPage<T> = Page<T> & { readonly cursor: string };

export async function readPositionedPage<T>(
  {
    journal,
    cursorAt,
  }: { readonly journal: JournalReader; readonly cursorAt: (sequence: number) => string },
  read: () => Promise<Page<T>>,
): Promise<PositionedPage<T>> {
  // Taken before the page is read: what is committed in between will be told again rather than never.
  const cursor = cursorAt(journal.position);
  return { ...(await read()), cursor };
}
