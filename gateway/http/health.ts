import type { ServerResponse } from 'node:http';
import type { SubgraphState } from '../execution/probe-subgraphs.ts';
import { GATEWAY_ITSELF } from '../guard/viewer.ts';
import type { DrainList } from '../subscriptions/drain-list.ts';
import type { CurrentGraph } from '../supergraph/current-graph.ts';

/** Whether the process is worth keeping: it answers, and that is all there is to know. */
export function answerLive(response: ServerResponse): void {
  sendStatus(response, 200, { status: 'live' });
}

/** However often it is asked: the subgraphs are not, since anybody may ask. */
const KEPT_MS = 1_000;

/**
 * Answers whether new work should be sent here. A subgraph that is away costs its own fields and nothing else, here as on
 * every other gateway, so it is named and the gateway stays ready. One that never reached any is of no use to anybody.
 */
export function createReadiness({
  graphs,
  drainList,
  findTrouble,
}: {
  graphs: CurrentGraph;
  drainList: DrainList;
  findTrouble: () => Promise<string | null>;
}): (response: ServerResponse) => Promise<void> {
  let hasReached = false;
  let probed: { at: number; states: Promise<readonly SubgraphState[]> } | null = null;

  function probe(): Promise<readonly SubgraphState[]> {
    const at = performance.now();
    if (probed === null || at - probed.at > KEPT_MS) {
      probed = { at, states: graphs.graph.probe(GATEWAY_ITSELF) };
    }
    return probed.states;
  }

  return async (response) => {
    const trouble = drainList.draining ? 'it is shutting down' : await findTrouble();
    if (trouble !== null) return sendStatus(response, 503, { status: 'not ready', trouble });

    const states = await probe();
    const subgraphs = states.map(toReport);
    hasReached ||= states.some((state) => state.trouble === null);
    if (hasReached) {
      return sendStatus(response, 200, {
        status: 'ready',
        supergraph: graphs.graph.id,
        subgraphs,
      });
    }
    sendStatus(response, 503, {
      status: 'not ready',
      trouble: 'no subgraph has been reached yet',
      subgraphs,
    });
  };
}

function toReport({ name, trouble }: SubgraphState): object {
  return trouble === null ? { name, reachable: true } : { name, reachable: false, trouble };
}

function sendStatus(response: ServerResponse, status: number, body: object): void {
  const text = `${JSON.stringify(body)}\n`;
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  response.end(text);
}
