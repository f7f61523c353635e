import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { serveSubgraph } from '../../subgraphs/kit/serving/subgraph-server.ts';
import { createMemorySubgraph } from './memory-subgraphs.ts';
import { createOurSubgraph, QUIET } from './our-subgraph.ts';

/** One subgraph by itself: as our products serve themselves, or Apollo Server as its documentation sets it up. */
const [server = '', name = '', givenPort = ''] = process.argv.slice(2);
const port = Number(givenPort);
if (server === 'ours') {
  await serveSubgraph(createOurSubgraph(name), {
    host: '127.0.0.1',
    port,
    secret: null,
    log: QUIET,
  });
} else {
  const { typeDefs, resolvers } = createMemorySubgraph(name);
  const schema = buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers }]);
  await startStandaloneServer(new ApolloServer({ schema }), {
    listen: { host: '127.0.0.1', port },
  });
}
