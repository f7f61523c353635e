import type { FormattedExecutionResult } from 'graphql';
import type { GraphAccess, GraphAccessRequest } from './inside.ts';
import type { Graph, GraphAnswer } from './supergraph/graph.ts';

/** Lets whoever lives in this process ask the graph as a client would, with no socket in between. */
export function createGraphAccess(graphs: { readonly graph: Graph }): GraphAccess {
  return {
    async execute(request) {
      const prepared = graphs.graph.prepare(request);
      if (prepared.kind === 'refused') return toRefusal(prepared.errors);
      return (await prepared.execute(request.variables, toCaller(request))).toObject();
    },
    async subscribe(request) {
      const prepared = graphs.graph.prepare(request);
      if (prepared.kind === 'refused') return toRefusal(prepared.errors);
      const opened = await prepared.subscribe(request.variables, toCaller(request));
      return 'toJson' in opened ? opened.toObject() : toObjects(opened);
    },
  };
}

function toRefusal(errors: readonly { toJSON(): object }[]): FormattedExecutionResult {
  return { errors: errors.map((error) => error.toJSON()) } as FormattedExecutionResult; // GraphQLErrors write themselves so
}

function toCaller({ viewer, signal }: GraphAccessRequest) {
  return signal === undefined ? { viewer } : { viewer, signal };
}

/** Written by hand: a generator that waits for its source cannot be left. */
function toObjects(
  answers: AsyncIterableIterator<GraphAnswer>,
): AsyncIterableIterator<FormattedExecutionResult> {
  return {
    async next() {
      const answer = await answers.next();
      return answer.done === true
        ? { done: true, value: undefined }
        : { done: false, value: answer.value.toObject() };
    },
    async return() {
      await answers.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
