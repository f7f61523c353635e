import { mapStream } from '../event-stream.ts';
import { checkFilter } from '../filter/check-filter.ts';
import type { Filter } from '../filter/filter-table.ts';
import { checkFirst } from '../paging/page.ts';
import { BOOKMARK_SECONDS, openChangeStream } from './change-stream.ts';
import { readChangePage, type ChangePage } from './change-page.ts';
import type { ChangeEvent, StreamedNoun } from './change-event.ts';
import type { JournalReader } from './journal-reader.ts';

/** The arguments of every `…Changes` subscription, as the schema has them. */
export interface ChangesArguments {
  readonly filter?: Filter | null | undefined;
  readonly after?: string | null | undefined;
  readonly snapshot?: boolean | null | undefined;
  readonly bookmarkSeconds?: number | null | undefined;
}

/** The arguments of every `…ChangesPage` query. */
export interface ChangesPageArguments {
  readonly filter?: Filter | null | undefined;
  readonly after?: string | null | undefined;
  readonly first?: number | null | undefined;
}

/** Both ways to follow one noun, as resolvers: the subscription, and the same events by the page. */
export interface ChangeResolvers<Context, T, Field extends string> {
  readonly subscribe: (
    root: unknown,
    args: ChangesArguments,
    context: Context,
  ) => Promise<AsyncIterableIterator<Record<Field, ChangeEvent<T>>>>;
  readonly page: (
    root: unknown,
    args: ChangesPageArguments,
    context: Context,
  ) => Promise<ChangePage<T>>;
}

/**
 * Follows a noun under the name of its subscription field. `readFilter` is for nouns whose filters say things that the
 * filter table does not know; the others' filters are only checked.
 */
export function createChangeResolvers<
  Context extends { readonly journal: JournalReader },
  T,
  Field extends string,
>(
  field: Field,
  streamOf: (context: Context) => StreamedNoun<T>,
  readFilter?: (context: Context, filter: Filter | null) => Promise<Filter | null>,
): ChangeResolvers<Context, T, Field> {
  async function prepare(context: Context, given: Filter | null | undefined) {
    const noun = streamOf(context);
    if (readFilter !== undefined) return { noun, filter: await readFilter(context, given ?? null) };
    const filter = given ?? null;
    if (filter !== null) checkFilter(filter, noun.filterTable, ['filter']);
    return { noun, filter };
  }

  return {
    async subscribe(_root, args, context) {
      const { noun, filter } = await prepare(context, args.filter);
      const changes = await openChangeStream(context.journal, noun, {
        filter,
        after: args.after ?? null,
        snapshot: args.snapshot ?? false,
        bookmarkSeconds: args.bookmarkSeconds ?? BOOKMARK_SECONDS.usual,
      });
      // A computed key is typed as any text; here it is this one.
      return mapStream(changes, (event) => ({ [field]: event }) as Record<Field, ChangeEvent<T>>);
    },
    async page(_root, args, context) {
      const first = checkFirst(args.first);
      const { noun, filter } = await prepare(context, args.filter);
      return await readChangePage(context.journal, noun, {
        filter,
        after: args.after ?? null,
        first,
      });
    },
  };
}
