import { createServer } from 'node:http';
import { createGatewayRuntime, getGraphQLWSOptions } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { readArguments } from './read-fixture.ts';

/** Hive Gateway with the engine it comes with, or with the one that plans in Rust. */
const { fixture, port, rest } = readArguments();
const runtime = createGatewayRuntime({
  supergraph: fixture.supergraphFile,
  logging: 'warn',
  transportEntries: {
    '*.http': { options: { subscriptions: { kind: 'ws', location: '/graphql' } } },
  },
  ...(rest[0] === 'router' ? { unifiedGraphHandler } : {}),
});
const server = createServer(runtime);
const sockets = new WebSocketServer({ server, path: '/graphql' });
useServer(
  getGraphQLWSOptions(runtime, (context) => ({ connectionParams: context.connectionParams })),
  sockets,
);
server.listen(port, '127.0.0.1');
