import type { RootFetch } from '../planning/plan.ts';
import { renameKeys } from '../planning/key-renames.ts';
import { toResponseKey } from '../planning/source-keys.ts';
import { isObject } from './data.ts';
import type { Execution } from './execution.ts';
import { createFetchRequest } from './fetch-request.ts';
import { mergeObject } from './merge.ts';
import type { SubgraphAnswer } from './subgraph-client.ts';
import { addError, describeFailure, invalidAnswer, relocateError } from './subgraph-errors.ts';

/** Asks a subgraph for root fields and merges what it says. Never rejects: a failure costs these fields alone. */
export async function fetchRoot(execution: Execution, fetch: RootFetch): Promise<void> {
  const client = execution.clients.get(fetch.subgraph);
  let answer: SubgraphAnswer;
  try {
    if (client === undefined) throw invalidAnswer(fetch.subgraph, 'there is no way to it');
    answer = await client.execute(createFetchRequest(fetch, execution, []));
  } catch (failure) {
    reportRootFailure(execution, fetch, failure);
    return;
  }
  mergeRootAnswer(execution, fetch, answer);
}

export function mergeRootAnswer(
  execution: Execution,
  fetch: RootFetch,
  answer: SubgraphAnswer,
): void {
  const { data, errors, plain = false } = answer;
  execution.plain &&= plain;
  const reported = Array.isArray(errors) ? errors : [];
  for (const error of reported) {
    const relocated = relocateError(error, fetch.subgraph, clientPath(error));
    if (!addError(execution.errors, relocated)) break;
  }
  if (isObject(data)) {
    for (const rename of fetch.renames) renameKeys(data, rename);
    mergeObject(execution.data, data, execution.isAbstract);
  } else if (reported.length === 0) {
    const failure = invalidAnswer(fetch.subgraph, 'it answered neither data nor errors');
    reportRootFailure(execution, fetch, failure);
  }
}

/** One error per root field that stays without a value. */
export function reportRootFailure(execution: Execution, fetch: RootFetch, failure: unknown): void {
  for (const key of fetch.rootKeys) {
    addError(execution.errors, describeFailure(failure, fetch.subgraph, toClientPath([key])));
  }
}

/** Paths of a root fetch are the client's own but for what the plan renamed. */
function clientPath(error: unknown): (string | number)[] | null {
  const path = isObject(error) ? error['path'] : undefined;
  return Array.isArray(path) ? toClientPath(path) : null;
}

/** A path of fetched data as the client calls its keys. */
export function toClientPath(path: readonly unknown[]): (string | number)[] {
  return path.flatMap((key) => {
    if (typeof key === 'string') return toResponseKey(key);
    return typeof key === 'number' ? key : [];
  });
}
