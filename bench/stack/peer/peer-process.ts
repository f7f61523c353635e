import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema, type GraphQLResolverMap } from '@apollo/subgraph';
import { parse } from 'graphql';
import { connectPeer } from './connect-peer.ts';
import { PEER_SUBGRAPHS } from './peer-subgraphs.ts';

/** One subgraph of the stack that ours is compared with: Apollo Server as its documentation sets it up. */
const [name = '', port = '', location = ''] = process.argv.slice(2);
const subgraph = PEER_SUBGRAPHS.find((candidate) => candidate.name === name);
if (subgraph === undefined) throw new Error(`Cannot serve "${name}": there is no such subgraph`);
const { typeDefs, resolvers, createLoaders } = subgraph;

const knex = connectPeer(name, location);
// Each resolver names what it is given; graphql-js gives it just that.
const resolverMap = resolvers as unknown as GraphQLResolverMap<unknown>;
const server = new ApolloServer({
  schema: buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers: resolverMap }]),
});
await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: Number(port) },
  context: () => Promise.resolve({ knex, loaders: createLoaders(knex) }),
});
