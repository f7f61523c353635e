import type { PlanNode, SubgraphFetch } from '../planning/plan.ts';
import type { Execution } from './execution.ts';
import { fetchEntities } from './fetch-entities.ts';
import { fetchRoot } from './fetch-root.ts';

/**
 * Execution, chapter by chapter:
 *
 * - `execute-plan.ts` walks a plan; the fetches it makes add to one tree of data and one list of errors.
 * - `fetch-root.ts` asks for root fields; `fetch-entities.ts` finds the entities that earlier fetches brought, folds
 *   duplicates, sends their representations (`fetch-request.ts`) and puts each answer where its entity stands.
 * - `merge.ts` is the one place where two answers become one.
 * - `subgraph-errors.ts` gives each error the client's path and the subgraph's name.
 * - `passage.ts` is text of a subgraph that nobody has to read, on its way to the client.
 * - `write-answer.ts` writes the answer from the data where everything in it fits; `completion.ts` shapes it as graphql-js
 *   would where something does not, or where an object is wanted; `answer.ts` is what the client is handed.
 * - `execute-subscription.ts` does all this for every event of a subgraph's stream.
 *
 * A fetch never rejects. What a subgraph does wrong costs the fields it was asked for, and the walk goes on.
 */
export function executePlan(execution: Execution, node: PlanNode): Promise<unknown> {
  switch (node.kind) {
    case 'sequence':
      return executeInTurn(execution, node.nodes);
    case 'parallel':
      return Promise.all(node.nodes.map((child) => executePlan(execution, child)));
    case 'rootFetch':
      return isLeft(execution, node) ? DONE : fetchRoot(execution, node);
    case 'entityFetch':
      return isLeft(execution, node) ? DONE : fetchEntities(execution, node);
  }
}

const DONE = Promise.resolve();

async function executeInTurn(execution: Execution, nodes: readonly PlanNode[]): Promise<void> {
  for (const node of nodes) await executePlan(execution, node);
}

/** Nobody waits for what is only read; mutations that were begun are made, whoever is there to see it. */
function isLeft({ caller }: Execution, { operation }: SubgraphFetch): boolean {
  return caller.signal?.aborted === true && operation.kind === 'query';
}
