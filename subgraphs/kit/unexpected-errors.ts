import { randomUUID } from 'node:crypto';
import { GraphQLError, type ExecutionResult } from 'graphql';
import { Refusal } from './refusal.ts';

export interface ErrorLog {
  error(fields: object, message: string): void;
}

/**
 * What a client may read of an answer's errors: refusals and faults of the request as they are. Anything else is ours;
 * it is logged whole, once, and the client gets a reference to find it by.
 */
export function hideUnexpectedErrors(
  result: ExecutionResult,
  { name, log }: { name: string; log: ErrorLog },
): ExecutionResult {
  if (result.errors === undefined) return result;
  return {
    ...result,
    errors: result.errors.map((error) => (isExpected(error) ? error : hide(error, { name, log }))),
  };
}

function isExpected({ originalError }: GraphQLError): boolean {
  return (
    originalError === undefined ||
    originalError === null ||
    originalError instanceof Refusal ||
    originalError instanceof GraphQLError
  );
}

function hide(error: GraphQLError, { name, log }: { name: string; log: ErrorLog }): GraphQLError {
  const reference = randomUUID();
  log.error({ err: error.originalError, path: error.path, reference }, 'a resolver failed');
  return new GraphQLError(
    `Cannot answer: ${name} failed, and its log tells why under ${reference}`,
    {
      nodes: error.nodes ?? null,
      path: error.path ?? null,
      extensions: { code: 'INTERNAL_SERVER_ERROR', reference },
    },
  );
}
