import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { execute, parse, subscribe, type GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

/** A subgraph on a real socket. */
export interface HttpSubgraph extends AsyncDisposable {
  readonly url: string;
  /** Bodies and headers of the requests that came, in order. */
  readonly requests: { body: string; headers: IncomingMessage['headers'] }[];
  /** Payloads of `connection_init`, in order. */
  readonly connections: unknown[];
  /** Ends every websocket at once, as a restart would. */
  dropSockets(): void;
}

export type Answering = (
  body: string,
  response: ServerResponse,
  request: IncomingMessage,
) => void | Promise<void>;

/** Answers as it is told, however badly. */
export async function serveRaw(
  answer: Answering,
  schema: GraphQLSchema | null = null,
  at = 0,
): Promise<HttpSubgraph> {
  const requests: HttpSubgraph['requests'] = [];
  const connections: unknown[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    requests.push({ body, headers: request.headers });
    await answer(body, response, request);
  });
  const websockets = new WebSocketServer({ server, path: '/graphql' });
  const protocol = useServer(
    {
      ...(schema === null ? {} : { schema }),
      onConnect: ({ connectionParams }) => {
        connections.push(connectionParams);
      },
      subscribe,
      execute,
    },
    websockets,
  );
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    requests,
    connections,
    dropSockets() {
      for (const socket of websockets.clients) socket.terminate();
    },
    async [Symbol.asyncDispose]() {
      for (const socket of websockets.clients) socket.terminate();
      await protocol.dispose();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A subgraph as it should be; on any free port unless it is told which. */
export async function serveSchema(schema: GraphQLSchema, port = 0): Promise<HttpSubgraph> {
  const answer: Answering = async (body, response) => {
    const { query, variables } = JSON.parse(body) as {
      query: string;
      variables?: Record<string, unknown>;
    };
    const result = await execute({
      schema,
      document: parse(query),
      variableValues: variables ?? {},
    });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(result));
  };
  return await serveRaw(answer, schema, port);
}
