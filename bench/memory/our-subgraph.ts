import pino, { type Logger } from 'pino';
import { createSubgraph, type Subgraph } from '../../subgraphs/kit/subgraph.ts';
import { createMemorySubgraph } from './memory-subgraphs.ts';

/** One of the subgraphs as our products are put together: references are looked up all of one type at once. */
export function createOurSubgraph(name: string): Subgraph {
  const { typeDefs, resolvers, entity } = createMemorySubgraph(name);
  const { typename, byId } = entity;
  return createSubgraph({
    name,
    typeDefs,
    resolvers,
    entities: {
      [typename]: (references) => references.map(({ id }) => byId.get(String(id)) ?? null),
    },
    log: QUIET,
    createContext: ({ viewer }) => ({ viewer }),
    findTrouble: () => Promise.resolve(null),
    close: () => Promise.resolve(),
  });
}

export const QUIET: Logger = pino({ level: 'warn' }, pino.destination(2));
