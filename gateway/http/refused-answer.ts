import type { GraphQLError } from 'graphql';
import type { GraphAnswer } from '../supergraph/graph.ts';

/** The answer to an operation that is not run. */
export function toRefusedAnswer(errors: readonly GraphQLError[]): GraphAnswer {
  return {
    toJson: () => JSON.stringify({ errors }),
    toObject: () => ({ errors: errors.map((error) => error.toJSON()) }),
    hasErrors: true,
    refused: true,
  };
}
