import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import type { GraphAnswer } from '../supergraph/graph.ts';
import { completeAnswer } from './completion.ts';
import type { DataObject } from './data.ts';
import { writeAnswer, type WritableAnswer } from './write-answer.ts';

/** What an operation that was executed comes to. */
export interface Outcome extends WritableAnswer {
  readonly errors: readonly GraphQLFormattedError[];
}

export function createAnswer(outcome: Outcome): GraphAnswer {
  const text = writeAnswer(outcome);
  return text === null ? createCompletedAnswer(outcome) : new WrittenAnswer(outcome, text);
}

/** Values that did not fit are told beside the answer, as Apollo's gateway does. */
function createCompletedAnswer(outcome: Outcome): GraphAnswer {
  const { data, problems, denials } = completeAnswer(outcome);
  const told = denials.length > 0 ? [...outcome.errors, ...denials] : outcome.errors;
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

/** Everything fits, so it was written at once; the object is made only for those who want one. */
class WrittenAnswer implements GraphAnswer {
  readonly refused = false;
  readonly #outcome: Outcome;
  readonly #text: string;
  #result: FormattedExecutionResult | null = null;

  constructor(outcome: Outcome, text: string) {
    this.#outcome = outcome;
    this.#text = text;
  }

  get hasErrors(): boolean {
    return this.#outcome.errors.length > 0;
  }

  toObject(): FormattedExecutionResult {
    const { errors } = this.#outcome;
    return (this.#result ??= {
      ...(errors.length > 0 ? { errors } : {}),
      data: completeAnswer(this.#outcome).data,
    });
  }

  toJson(): string {
    const { errors } = this.#outcome;
    const told = errors.length > 0 ? `"errors":${JSON.stringify(errors)},` : '';
    return `{${told}"data":${this.#text}}`;
  }
}
