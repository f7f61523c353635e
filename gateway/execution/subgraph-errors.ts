import type { GraphQLFormattedError } from 'graphql';
import type { ResponsePath } from '../planning/entity-path.ts';
import { isObject } from './data.ts';
import { SubgraphUnavailable } from './subgraph-client.ts';

/** What an error says when the subgraph gave it no code; the name that clients of Apollo's gateway know. */
const DEFAULT_CODE = 'DOWNSTREAM_SERVICE_ERROR';

/** Never handed on: they describe the subgraph's inside. */
const INTERNAL_EXTENSIONS: ReadonlySet<string> = new Set([
  'stacktrace',
  'exception',
  'serviceName',
]);

/** One answer tells no more errors than this: one failing entity may stand in ten thousand places. */
const MAX_ERRORS = 1_000;

/** Adds an error to what the client will be told; false when that is as much as it will be told. */
export function addError(errors: GraphQLFormattedError[], error: GraphQLFormattedError): boolean {
  if (errors.length >= MAX_ERRORS) return false;
  errors.push(error);
  return true;
}

/** An error a subgraph reported, at the client's path and with the subgraph's name. */
export function relocateError(
  error: unknown,
  subgraph: string,
  path: ResponsePath | null,
): GraphQLFormattedError {
  const reported = isObject(error) ? error : {};
  const message =
    typeof reported['message'] === 'string'
      ? reported['message']
      : `Subgraph "${subgraph}" reported an error without a message`;
  const extensions: Record<string, unknown> = { code: DEFAULT_CODE };
  if (isObject(reported['extensions'])) {
    for (const [key, value] of Object.entries(reported['extensions'])) {
      if (key !== '__proto__' && !INTERNAL_EXTENSIONS.has(key)) extensions[key] = value;
    }
  }
  extensions['serviceName'] = subgraph;
  return { message, ...(path === null ? {} : { path: [...path] }), extensions };
}

/** A fetch that brought nothing: the way failed, or what came was not an answer. */
export function describeFailure(
  failure: unknown,
  subgraph: string,
  path: ResponsePath | null,
): GraphQLFormattedError {
  const isKnown = failure instanceof SubgraphUnavailable;
  return {
    message: isKnown ? failure.message : `Cannot ask subgraph "${subgraph}": it failed`,
    ...(path === null ? {} : { path: [...path] }),
    extensions: { code: isKnown ? failure.code : 'SUBGRAPH_FAILED', serviceName: subgraph },
  };
}

export function invalidAnswer(subgraph: string, message: string): SubgraphUnavailable {
  return new SubgraphUnavailable(subgraph, { code: 'SUBGRAPH_ANSWER_INVALID', message });
}
