import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import type { GraphAnswer } from '../supergraph/graph.ts';
import type { Completion } from './completion.ts';
import type { DataObject } from './data.ts';

/** An answer to an operation that was executed. Values that did not fit are told beside it, as Apollo's gateway does. */
export function createAnswer(
  { data, problems, denials }: Completion,
  fetchErrors: readonly GraphQLFormattedError[],
): GraphAnswer {
  const told = denials.length > 0 ? [...fetchErrors, ...denials] : fetchErrors;
  // Null for everything needs an error that says why, and a value that did not fit is one.
  const errors = data === null && told.length === 0 ? problems : told;
  return new Answer({
    ...(errors.length > 0 ? { errors } : {}),
    data,
    ...(problems.length > 0 ? { extensions: { valueCompletion: problems } } : {}),
  });
}

/** Nothing came of the operation, though it was tried. */
export function createFailedAnswer(errors: readonly GraphQLFormattedError[]): GraphAnswer {
  return new Answer({ errors, data: null });
}

/** Nothing was tried: the request itself was at fault. */
export function createRefusal(errors: readonly GraphQLFormattedError[]): GraphAnswer {
  return new Answer({ errors });
}

class Answer implements GraphAnswer {
  readonly #result: FormattedExecutionResult<DataObject>;

  constructor(result: FormattedExecutionResult<DataObject>) {
    this.#result = result;
  }

  get hasErrors(): boolean {
    return this.#result.errors !== undefined;
  }

  get refused(): boolean {
    return this.#result.data === undefined;
  }

  toObject(): FormattedExecutionResult {
    return this.#result;
  }

  toJson(): string {
    return JSON.stringify(this.#result);
  }
}
