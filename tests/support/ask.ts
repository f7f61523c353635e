import { parse, validate, type DocumentNode } from 'graphql';
import type { Subgraph } from '../../subgraphs/kit/subgraph.ts';
import { LOCAL_ADMINISTRATOR, type Viewer } from '../../subgraphs/kit/viewer.ts';

export interface AskOptions {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly viewer?: Viewer;
}

/** Asks a subgraph and gives the data; any error fails the test. */
export async function ask<Data = Record<string, never>>(
  subgraph: Subgraph,
  text: string,
  { variables = {}, viewer = LOCAL_ADMINISTRATOR }: AskOptions = {},
): Promise<Data> {
  const result = await askForAnswer(subgraph, text, { variables, viewer });
  if (result.errors !== undefined) {
    throw new Error(result.errors.map((error) => error.message).join('\n'), {
      cause: result.errors[0],
    });
  }
  return JSON.parse(JSON.stringify(result.data)) as Data;
}

/** The whole answer, errors included. */
export async function askForAnswer(
  subgraph: Subgraph,
  text: string,
  { variables = {}, viewer = LOCAL_ADMINISTRATOR }: AskOptions = {},
) {
  return await subgraph.execute({
    document: toDocument(subgraph, text),
    variables,
    caller: { viewer },
  });
}

/** Subscribes; the events are as the one root field has them. */
export async function follow<Event>(
  subgraph: Subgraph,
  text: string,
  { variables = {}, viewer = LOCAL_ADMINISTRATOR }: AskOptions = {},
): Promise<AsyncIterableIterator<Event> & AsyncDisposable> {
  const stream = await subgraph.subscribe({
    document: toDocument(subgraph, text),
    variables,
    caller: { viewer },
  });
  if (!(Symbol.asyncIterator in stream)) {
    throw new Error(stream.errors?.map((error) => error.message).join('\n'), {
      cause: stream.errors?.[0],
    });
  }
  const events: AsyncIterableIterator<Event> & AsyncDisposable = {
    async next() {
      const { value, done } = await stream.next();
      if (done === true) return { value: undefined, done: true };
      if (value.errors !== undefined) throw value.errors[0];
      const data = JSON.parse(JSON.stringify(value.data)) as Record<string, Event>;
      return { value: Object.values(data)[0] as Event, done: false };
    },
    async return() {
      await stream.return?.();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]: () => events,
    async [Symbol.asyncDispose]() {
      await stream.return?.();
    },
  };
  return events;
}

const documents = new WeakMap<Subgraph, Map<string, DocumentNode>>();

/** Parsed and validated once for each subgraph, as a gateway would have it. */
function toDocument(subgraph: Subgraph, text: string): DocumentNode {
  let known = documents.get(subgraph);
  if (known === undefined) documents.set(subgraph, (known = new Map()));
  let document = known.get(text);
  if (document === undefined) {
    document = parse(text);
    const [fault] = validate(subgraph.schema, document);
    if (fault !== undefined) throw fault;
    known.set(text, document);
  }
  return document;
}
