import { randomUUID } from 'node:crypto';
import { GraphQLError, type ExecutionResult } from 'graphql';
import { isStoreUnavailable } from './database/errors.ts';
import { Refusal } from './refusal.ts';

export interface ErrorLog {
  error(fields: object, message: string): void;
}

/** While a store is away every field that needs it fails: more than this says nothing new. */
const TELL_OF_STORE_EVERY_MS = 10_000;

/**
 * Makes of an answer what a client may read of its errors: refusals and faults of the request as they are. A store that
 * is not available has a code of its own, since asking again later helps. Anything else is ours; it is logged whole,
 * once, and the client gets a reference to find it by.
 */
export function createErrorHider(
  name: string,
  log: ErrorLog,
): (result: ExecutionResult) => ExecutionResult {
  let toldOfStoreAt = Number.NEGATIVE_INFINITY;

  function hide(error: GraphQLError): GraphQLError {
    if (isExpected(error)) return error;
    if (isStoreUnavailable(error.originalError)) return hideStore(error);
    const reference = randomUUID();
    log.error({ err: error.originalError, path: error.path, reference }, 'a resolver failed');
    return replace(
      error,
      `Cannot answer: ${name} failed, and its log tells why under ${reference}`,
      {
        code: 'INTERNAL_SERVER_ERROR',
        reference,
      },
    );
  }

  function hideStore(error: GraphQLError): GraphQLError {
    const now = performance.now();
    if (now - toldOfStoreAt >= TELL_OF_STORE_EVERY_MS) {
      toldOfStoreAt = now;
      log.error({ err: error.originalError, path: error.path }, 'the store is not available');
    }
    return replace(error, `Cannot answer: the store of ${name} is not available at the moment`, {
      code: 'STORE_UNAVAILABLE',
    });
  }

  return (result) =>
    result.errors === undefined ? result : { ...result, errors: result.errors.map(hide) };
}

function isExpected({ originalError }: GraphQLError): boolean {
  return (
    originalError === undefined ||
    originalError === null ||
    originalError instanceof Refusal ||
    originalError instanceof GraphQLError
  );
}

function replace(
  { nodes, path }: GraphQLError,
  message: string,
  extensions: { readonly code: string; readonly reference?: string },
): GraphQLError {
  return new GraphQLError(message, { nodes: nodes ?? null, path: path ?? null, extensions });
}
