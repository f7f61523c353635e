import type { ServerResponse } from 'node:http';
import type { DrainList } from '../subscriptions/drain-list.ts';
import type { CurrentGraph } from '../supergraph/current-graph.ts';

/** Whether the process is worth keeping: it answers, and that is all there is to know. */
export function answerLive(response: ServerResponse): void {
  sendStatus(response, 200, { status: 'live' });
}

/** Whether new work should be sent here. */
export async function answerReady(
  response: ServerResponse,
  {
    graphs,
    drainList,
    findTrouble,
  }: { graphs: CurrentGraph; drainList: DrainList; findTrouble: () => Promise<string | null> },
): Promise<void> {
  const trouble = drainList.draining ? 'it is shutting down' : await findTrouble();
  if (trouble !== null) sendStatus(response, 503, { status: 'not ready', trouble });
  else sendStatus(response, 200, { status: 'ready', supergraph: graphs.graph.id });
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
