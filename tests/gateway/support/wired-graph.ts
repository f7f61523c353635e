import type { SubgraphRequest } from '../../../gateway/execution/subgraph-client.ts';
import { createGraph } from '../../../gateway/supergraph/create-graph.ts';
import { readAnswer } from '../../../gateway/transport/read-answer.ts';
import { countPassages } from './count-passages.ts';
import { ANYONE, compose } from './federation.ts';

/** A graph whose subgraphs answer with the very texts that a test says. */
export function createWiredGraph(
  subgraphs: Parameters<typeof compose>[0],
  answer: (subgraph: string, request: SubgraphRequest, wire: string) => string,
) {
  let wire = '';
  let isParsed = true;
  let unread = 0;
  const graph = createGraph({
    supergraphSdl: compose(subgraphs),
    createClient: ({ name }) => ({
      name,
      execute: (request) =>
        // A promise from the start: what is no answer is a failure of this fetch alone.
        Promise.resolve().then(() => {
          const text = answer(name, request, wire);
          const response = { status: 200, contentType: undefined, text };
          const read = readAnswer(response, name, isParsed ? null : request.reader);
          unread += countPassages(read.data);
          return read;
        }),
      subscribe: () => {
        throw new Error('there are no streams here');
      },
      close: () => Promise.resolve(),
    }),
  });

  async function ask(query: string, text: string, parsing: boolean) {
    wire = text;
    isParsed = parsing;
    unread = 0;
    const prepared = graph.prepare({ query });
    if (prepared.kind === 'refused') throw new Error(prepared.errors.join('\n'));
    const given = await prepared.execute({}, ANYONE);
    return { json: JSON.parse(given.toJson()) as unknown, object: given.toObject(), unread };
  }

  return {
    /** With every answer parsed, as is always right. */
    askParsed: (query: string, text: string) => ask(query, text, true),
    /** With what nobody reads passed on; says how many runs of fields that were. */
    askUnread: (query: string, text: string) => ask(query, text, false),
    close: () => graph.close(),
  };
}
