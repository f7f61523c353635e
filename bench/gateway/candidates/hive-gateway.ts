import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { readArguments } from './read-fixture.ts';

/** Hive Gateway with the engine it comes with, or with the one that plans in Rust. */
const { fixture, port, rest } = readArguments();
const runtime = createGatewayRuntime({
  supergraph: fixture.supergraphFile,
  logging: 'warn',
  ...(rest[0] === 'router' ? { unifiedGraphHandler } : {}),
});
createServer(runtime).listen(port, '127.0.0.1');
