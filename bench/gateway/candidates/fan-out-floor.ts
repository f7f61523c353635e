import { Pool, type Dispatcher } from 'undici';
import { readArguments } from './read-fixture.ts';
import { readFloor } from './read-floor.ts';
import { serveBodies } from './serve-bodies.ts';
import type { SubgraphCall } from '../floor.ts';

/** What the HTTP of a gateway costs: the calls it has to make, read to the end, and an answer that lies ready. */
const { fixture, port } = readArguments();
const pools = new Map(
  fixture.subgraphs.map(({ name, port: subgraphPort }) => [
    name,
    new Pool(`http://127.0.0.1:${subgraphPort}`, { connections: 256 }),
  ]),
);
const prepared = new Map(
  readFloor(fixture).map(
    ({ body, answer, ...calls }) => [body, { ...calls, answer: Buffer.from(answer) }] as const,
  ),
);
const headers = ['content-type', 'application/json', 'accept', 'application/json'];

serveBodies(port, async (body) => {
  const request = prepared.get(body);
  if (request === undefined) return null;
  await call(request.root);
  if (request.entities.length > 0) await Promise.all(request.entities.map(call));
  return request.answer;
});

function call({ subgraph, body }: SubgraphCall): Promise<Buffer> {
  const pool = pools.get(subgraph);
  return new Promise((resolve, reject) => {
    pool?.dispatch({ path: '/graphql', method: 'POST', headers, body }, collect(resolve, reject));
  });
}

/** The rawest way undici has to read an answer. */
function collect(
  resolve: (bytes: Buffer) => void,
  reject: (error: unknown) => void,
): Dispatcher.DispatchHandler {
  const chunks: Buffer[] = [];
  return {
    onRequestStart() {},
    onResponseData(_controller, chunk) {
      chunks.push(chunk);
    },
    onResponseEnd() {
      const [first = Buffer.alloc(0)] = chunks;
      resolve(chunks.length === 1 ? first : Buffer.concat(chunks));
    },
    onResponseError(_controller, error) {
      reject(error);
    },
  };
}
