import { readFileSync } from 'node:fs';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { readArguments } from './read-fixture.ts';

/** Apollo's gateway as its documentation sets it up. */
const { fixture, port } = readArguments();
const gateway = new ApolloGateway({ supergraphSdl: readFileSync(fixture.supergraphFile, 'utf8') });
const server = new ApolloServer({ gateway });
await startStandaloneServer(server, { listen: { host: '127.0.0.1', port } });
