import {
  createSourceEventStream,
  GraphQLError,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { CompiledOperation } from './compiled-operation.ts';
import { Refusal } from './refusal.ts';

/**
 * Runs a subscription: the source events of its one field, each answered by an execution with a context of its own.
 * graphql-js would give every event the context of the subscribe call, whose loaders go on answering from the first one.
 */
export async function subscribeWithFreshContexts(options: {
  schema: GraphQLSchema;
  document: DocumentNode;
  variables: Readonly<Record<string, unknown>>;
  execute: CompiledOperation;
  createContext: () => unknown;
}): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const { schema, document, variables, execute, createContext } = options;
  const source = await createSourceEventStream({
    schema,
    document,
    contextValue: createContext(),
    variableValues: variables,
  });
  if (!(Symbol.asyncIterator in source)) return source;
  const results = mapStream(source[Symbol.asyncIterator](), (event) =>
    execute(createContext(), variables, event),
  );
  return endWithRefusal(results);
}

/**
 * A stream that can no longer go on says why in one last result. Thrown, the reason would be an accident to whatever
 * carries the stream, and the client would only learn that something broke.
 */
function endWithRefusal(
  results: AsyncIterableIterator<ExecutionResult>,
): AsyncIterableIterator<ExecutionResult> {
  let isOver = false;
  const stream: AsyncIterableIterator<ExecutionResult> = {
    async next() {
      if (isOver) return { value: undefined, done: true };
      try {
        return await results.next();
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        isOver = true;
        const told = new GraphQLError(error.message, { originalError: error });
        return { value: { errors: [told] }, done: false };
      }
    },
    async return() {
      await results.return?.();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}

/**
 * An iterator written by hand: a generator that was never started would skip its `finally`, and the source would
 * stay registered when a client leaves before the first event.
 */
export function mapStream<From, To>(
  source: AsyncIterator<From>,
  toResult: (value: From) => Promise<To> | To,
): AsyncIterableIterator<To> {
  const stream: AsyncIterableIterator<To> = {
    async next() {
      const { value, done } = await source.next();
      if (done === true) return { value: undefined, done: true };
      return { value: await toResult(value), done: false };
    },
    async return() {
      await source.return?.();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}
